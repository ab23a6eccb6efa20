//! Any bytes read as a graph file: a graph or an error comes out, and a graph that was read can be written, counted
//! and read again as the same graph.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tidings::export::Format;

fuzz_target!(|bytes: &[u8]| {
    for format in Format::ALL.iter().filter(|format| format.is_readable()) {
        let Ok(graph) = format.read(bytes, "fuzz") else { continue };
        let mut written = Vec::new();
        format.write(&graph, &[], &mut written).unwrap();
        let again = format.read(&written, "written").unwrap();
        assert_eq!(graph.statistics(), again.statistics());
        Format::Html.write(&graph, &[], &mut Vec::new()).unwrap();
        Format::Cypher.write(&graph, &[], &mut Vec::new()).unwrap();
    }
});
