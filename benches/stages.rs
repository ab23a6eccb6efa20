//! How fast each stage and the whole way are, in tokens, on the articles under `fixtures/`. Run with
//! `cargo bench`; `cargo bench -- sentence` runs one stage. The stages read what the stages before them made.

use criterion::{BenchmarkId, Criterion, Throughput};
use std::error::Error;
use std::hint::black_box;
use tidings::Pipeline;
use tidings::entity::Resolver;
use tidings::mention::Recognizer;
use tidings::model::Model;
use tidings::ontology::Ontology;
use tidings::relation::Extractor;
use tidings::sentence::{Syntax, Vectors};
use tidings::text::{Article, Text};
use tidings::token::Tokenizer;

const ARTICLES: [&str; 5] = [
    include_str!("../fixtures/news/clashes-on-the-frontier/article.txt"),
    include_str!("../fixtures/news/coalition-in-crisis/article.txt"),
    include_str!("../fixtures/news/experts-on-grain-deal/article.txt"),
    include_str!("../fixtures/news/sanctions-over-straits/article.txt"),
    include_str!("../fixtures/news/summit-in-tashkent/article.txt"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let tokenizer = Tokenizer::builtin()?;
    let syntax = Syntax::builtin()?;
    let recognizer = Recognizer::builtin(&Model::Fast)?;
    let resolver = Resolver::builtin(&Model::Fast)?;
    let extractor = Extractor::new(Ontology::read("<built in>", Ontology::BUILTIN)?);
    let pipeline = Pipeline::builtin()?;

    let articles = ARTICLES.map(|text| Article {
        id: "bench".into(),
        text: text.to_owned(),
        ..Article::default()
    });
    let texts: Vec<_> = articles.iter().map(Text::read).collect();
    let segments: Vec<_> = texts.iter().map(|text| tokenizer.tokenize(text)).collect();
    let read = || texts.iter().zip(&segments);
    let sentences: Vec<_> = read()
        .map(|(text, segments)| syntax.parse(text.content, segments))
        .collect();
    let parsed = || texts.iter().zip(&sentences);
    let mentions: Vec<_> = parsed()
        .map(|(text, sentences)| recognizer.recognize(text, (sentences, &Vectors::default())))
        .collect();
    let resolve = |text: &Text, sentences: &[_], mentions: &[_]| {
        resolver.resolve(
            "bench",
            text,
            (sentences, &Vectors::default()),
            mentions,
            recognizer.gazetteer(),
        )
    };
    let entities: Vec<_> = parsed()
        .zip(&mentions)
        .map(|((text, sentences), mentions)| resolve(text, sentences, mentions))
        .collect();
    let tokens: usize = segments
        .iter()
        .flatten()
        .map(|segment| segment.tokens.len())
        .sum();

    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("stage");
    group.throughput(Throughput::Elements(tokens as u64));
    let mut stage = |name: &str, run: &mut dyn FnMut()| {
        group.bench_function(BenchmarkId::from_parameter(name), |bench| {
            bench.iter(&mut *run)
        });
    };
    stage("text", &mut || {
        articles
            .iter()
            .for_each(|article| drop(black_box(Text::read(article))));
    });
    stage("token", &mut || {
        texts
            .iter()
            .for_each(|text| drop(black_box(tokenizer.tokenize(text))));
    });
    stage("sentence", &mut || {
        read().for_each(|(text, segments)| drop(black_box(syntax.parse(text.content, segments))));
    });
    stage("mention", &mut || {
        parsed().for_each(|(text, sentences)| {
            drop(black_box(
                recognizer.recognize(text, (sentences, &Vectors::default())),
            ))
        });
    });
    stage("entity", &mut || {
        let all = parsed().zip(&mentions);
        all.for_each(|((text, sentences), mentions)| {
            drop(black_box(resolve(text, sentences, mentions)))
        });
    });
    stage("relation", &mut || {
        let all = parsed().zip(mentions.iter().zip(&entities));
        all.for_each(|((text, sentences), (mentions, entities))| {
            drop(black_box(extractor.extract(
                text.content,
                None,
                (sentences, &Vectors::default()),
                mentions,
                entities,
            )));
        });
    });
    stage("whole", &mut || {
        articles
            .iter()
            .for_each(|article| drop(black_box(pipeline.analyze(article.clone()))));
    });
    group.finish();
    criterion
        .benchmark_group("start")
        .bench_function("pipeline", |bench| {
            bench.iter(|| Pipeline::builtin().is_ok());
        });
    criterion.final_summary();
    Ok(())
}
