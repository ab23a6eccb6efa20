//! The `tidings` command: parse the arguments, run one subcommand, turn its outcome into an exit code.
//! 0 all well, 1 some inputs failed or the work could not be done, 2 wrong usage. A closed pipe is no failure.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod args;
mod batch;
mod commands;
mod graph;
mod output;
mod spool;
mod table;

use args::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    arguments.color.set();
    let outcome = match &arguments.command {
        Command::Extract(args) => commands::extract::run(args),
        Command::Entities(args) => commands::entities::run(args),
        Command::Relations(args) => commands::relations::run(args),
        Command::Explain(args) => commands::explain::run(args),
        Command::Analyze(args) => commands::analyze::run(args),
        Command::Convert(args) => commands::convert::run(args),
        Command::Load(args) => commands::load::run(args),
        Command::Ontology(args) => commands::ontology::run(args),
        Command::Stats(args) => commands::stats::run(args),
        Command::View(args) => commands::view::run(args),
    };
    match outcome {
        Ok(tally) if tally.failed > 0 => ExitCode::FAILURE,
        Ok(_) => ExitCode::SUCCESS,
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("error: {error:#}");
            if error.is::<output::UsageError>() {
                ExitCode::from(2)
            } else {
                ExitCode::FAILURE
            }
        }
    }
}
