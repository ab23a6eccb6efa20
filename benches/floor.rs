//! How near the fast engine comes to what its kind of work has to cost on this processor: `cargo bench --bench floor`.
//! Any linear engine of this accuracy reads each character, hashes each feature and fetches a cache line for it; this
//! times those on the spot and adds them up. The counts are those of the shortest linear pipeline that the
//! plan of the project measured (34 features for a tag, 45 for a name, 84 for each of two moves, 38 for a label), so the floor
//! stays the same when the engine's own counts change.

#![allow(clippy::print_stdout)]

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};
use tidings::Pipeline;
use tidings::model::feature::{join3, text};
use tidings::text::Article;

const ARTICLES: [&str; 5] = [
    include_str!("../fixtures/news/clashes-on-the-frontier/article.txt"),
    include_str!("../fixtures/news/coalition-in-crisis/article.txt"),
    include_str!("../fixtures/news/experts-on-grain-deal/article.txt"),
    include_str!("../fixtures/news/sanctions-over-straits/article.txt"),
    include_str!("../fixtures/news/summit-in-tashkent/article.txt"),
];

/// Cache lines fetched for a token: tag, name, moves and label.
const LINES: f64 = 34.0 + 45.0 + 2.0 * 84.0 + 38.0;
/// Features hashed for a token.
const HASHES: f64 = 285.0;
/// Nanoseconds that coreference and relations are granted.
const REST: f64 = 150.0;
/// Bytes of the tables, which should fit the second level of the cache.
const TABLE: usize = 8 << 20;

/// A cache line.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Line([u64; 8]);

/// Nanoseconds that one of `count` things takes that `work` does, at best.
fn nanoseconds(count: usize, mut work: impl FnMut()) -> f64 {
    let once = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    let best = (0..15).map(|_| once(&mut work)).min();
    best.unwrap_or(Duration::MAX).as_nanos() as f64 / count.max(1) as f64
}

fn main() -> Result<(), Box<dyn Error>> {
    let pipeline = Pipeline::builtin()?;
    let article = |text: &str| Article {
        id: "bench".into(),
        text: text.to_owned(),
        ..Article::default()
    };
    let articles = ARTICLES.map(article);
    let tokens: usize = articles
        .iter()
        .map(|article| {
            let sentences = pipeline.analyze(article.clone()).sentences;
            sentences.iter().map(|s| s.words.len()).sum::<usize>()
        })
        .sum();

    let table = vec![Line([1; 8]); TABLE / size_of::<Line>()];
    let features: Vec<u64> = (0..1 << 18).map(|i| join3(1, i, i >> 3, i >> 7)).collect();
    let line = nanoseconds(features.len(), || {
        let mut sum = [0; 8];
        for &feature in &features {
            let at = (((feature >> 32) * table.len() as u64) >> 32) as usize;
            if let Some(Line(line)) = table.get(at) {
                for (sum, part) in sum.iter_mut().zip(line) {
                    *sum += part;
                }
            }
        }
        black_box(sum);
    });
    let hash = nanoseconds(features.len(), || {
        let sum = features
            .windows(2)
            .map(|pair| join3(7, pair[0], pair[1], 3))
            .fold(0, u64::wrapping_add);
        black_box(sum);
    });
    let read = nanoseconds(tokens, || {
        for article in &articles {
            let words = article.text.split_ascii_whitespace();
            black_box(words.map(text).fold(0, u64::wrapping_add));
        }
    });
    let floor = read + LINES * line + HASHES * hash + REST;
    let whole = nanoseconds(tokens, || {
        for article in &articles {
            drop(black_box(pipeline.analyze(article.clone())));
        }
    });
    println!(
        "a cache line out of {} MB       {line:>8.2} ns",
        TABLE >> 20
    );
    println!("a hash of three numbers         {hash:>8.2} ns");
    println!("reading and hashing a word      {read:>8.1} ns");
    println!(
        "floor for a token               {floor:>8.0} ns  {:>9.0} tokens/s",
        1e9 / floor
    );
    println!(
        "pipeline for a token            {whole:>8.0} ns  {:>9.0} tokens/s",
        1e9 / whole
    );
    println!(
        "share of the floor              {:>8.1} %",
        100.0 * floor / whole
    );
    Ok(())
}
