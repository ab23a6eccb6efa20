//! Any text read as an ontology of the user's own: it extends the built-in one or says what is wrong.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use tidings::ontology::Ontology;

static BUILTIN: LazyLock<Ontology> = LazyLock::new(|| Ontology::builtin().unwrap());

fuzz_target!(|text: &str| {
    let _ = BUILTIN.clone().extend("fuzz", text);
});
