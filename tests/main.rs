//! The one integration binary: the command as people run it, and promises that hold for any input.

#![allow(clippy::unwrap_used)]

mod any_text;
mod bad_input;
mod determinism;
mod fixtures;
mod formats;
mod help;
mod lists;
mod ontology;
mod run;
mod view;
