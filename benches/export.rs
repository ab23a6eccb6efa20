//! How long a graph of a million edges takes to become a file, and how much memory beyond the graph itself: `cargo bench --bench
//! export`, or `-- 100000` for fewer edges. Limits are those of GraphML: 10 s of processor time and 200 MB for a million.

#![allow(clippy::print_stdout, clippy::panic)]

use std::io::{self, Write};
use tidings::KnowledgeGraph;
use tidings::document::record::{DocumentRecord, EntityRecord, RelationRecord};
use tidings::export::Format;

/// Relations in one article.
const RELATIONS: usize = 1000;

/// What is laid out, which takes its own time.
const PICTURES: [&str; 3] = ["svg", "html", "png"];

/// Counts bytes and keeps none.
struct Sink(u64);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An article that states a thousand relations, each with a sentence of ordinary length.
fn document(number: usize) -> DocumentRecord {
    let text = "The prime minister of Veldoria, Ana Belo, warned the northern province of Upper Marren on Tuesday that \
                its ports would close, according to a spokesman.";
    let entity = |i: usize| {
        let record = serde_json::json!({
            "id": i.to_string(), "name": format!("Body {}", (number * 37 + i) % 40_000), "type": "agency",
            "mentions": [{"start": 4, "end": 18}],
        });
        serde_json::from_value::<EntityRecord>(record)
    };
    let relation = |i: usize| {
        let record = serde_json::json!({
            "id": format!("r{i}"), "type": "warned", "source": i.to_string(), "target": ((i + 1 + number) % RELATIONS).to_string(),
            "confidence": 0.7026, "rule": "verb/active/warn",
            "time": {"text": "on Tuesday", "start": "2024-05-07", "end": "2024-05-07", "at": {"start": 92, "end": 102}},
            "trigger": {"start": 43, "end": 49}, "evidence": [{"start": 32, "end": 88}],
        });
        serde_json::from_value::<RelationRecord>(record)
    };
    DocumentRecord {
        id: format!("article-{number}"),
        title: Some("Veldoria warns".into()),
        date: "2024-05-08".parse().ok(),
        sentences: vec![tidings::document::record::Offsets {
            start: 0,
            end: text.len() as u32,
        }],
        entities: (0..RELATIONS).map_while(|i| entity(i).ok()).collect(),
        relations: (0..RELATIONS).map_while(|i| relation(i).ok()).collect(),
        text: text.into(),
        ..DocumentRecord::default()
    }
}

/// A number of `/proc/self/status`, in megabytes.
fn memory(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1024.0
}

/// Processor time of this process in seconds.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    let ticks = |i: usize| {
        fields
            .get(i)
            .and_then(|n| n.parse::<f64>().ok())
            .unwrap_or_default()
    };
    (ticks(11) + ticks(12)) / 100.0
}

fn main() {
    let number = std::env::args().find_map(|argument| argument.parse::<usize>().ok());
    let edges = number.unwrap_or(1_000_000);
    let documents: Vec<DocumentRecord> = (0..edges.div_ceil(RELATIONS)).map(document).collect();
    let graph = KnowledgeGraph::merge(&documents);
    drop(documents);
    println!(
        "{} nodes, {} edges",
        graph.nodes().len(),
        graph.links().len()
    );
    println!("format          s      MB beyond the graph      MB written");
    for &format in Format::ALL
        .iter()
        .filter(|format| format.is_graph() && !PICTURES.contains(&format.name()))
    {
        // Sets the high-water mark back to what is in use now.
        let _ = std::fs::write("/proc/self/clear_refs", "5");
        let (memory_before, before) = (memory("VmRSS"), processor());
        let mut sink = Sink(0);
        if let Err(error) = format.write(
            &graph,
            &[],
            &mut io::BufWriter::with_capacity(1 << 16, &mut sink),
        ) {
            panic!("{}: {error}", format.name());
        }
        let (seconds, more) = (processor() - before, memory("VmHWM") - memory_before);
        println!(
            "{:<12}{seconds:>7.2}{more:>20.0}{:>20.0}",
            format.name(),
            sink.0 as f64 / 1e6
        );
        if format == Format::GraphMl {
            let share = edges as f64 / 1e6;
            assert!(seconds < 10.0 * share.max(0.1), "GraphML took {seconds} s");
            assert!(more < 200.0, "GraphML took {more} MB");
        }
    }
}
