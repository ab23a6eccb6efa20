//! Runs tokenizer, parser and relation stage over annotated articles with the annotators' own entities, so that the
//! relation stage can be judged apart from names and coreference. Prints documents that the scorer reads.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::path::PathBuf;
use tidings::Span;
use tidings::entity::Entity;
use tidings::id::Id;
use tidings::mention::{Mention, MentionKind};
use tidings::ontology::{EntityType, Ontology};
use tidings::relation::Extractor;
use tidings::sentence::{Sentence, Syntax, Vectors};
use tidings::span::CodePoints;
use tidings::text::{Article, Text};
use tidings::token::{Tokenizer, weights};

/// Prints one JSON line for each article of `files`.
pub(crate) fn extract(files: &[PathBuf]) -> Result<()> {
    let bytes = weights()?;
    let (tokenizer, syntax) = (Tokenizer::load(&bytes)?, Syntax::load(&bytes)?);
    let extractor = Extractor::new(Ontology::read("<built in>", Ontology::BUILTIN)?);
    for gold in articles(files)? {
        println!("{}", one(&tokenizer, &syntax, &extractor, &gold));
    }
    Ok(())
}

/// The articles of `files`: JSON files or JSON Lines.
pub(crate) fn articles(files: &[PathBuf]) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    for file in files {
        let content = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
        if file.extension().is_some_and(|e| e == "jsonl") {
            for line in content.lines() {
                all.push(serde_json::from_str(line)?);
            }
        } else {
            all.push(serde_json::from_str(&content)?);
        }
    }
    Ok(all)
}

/// An annotated article, read as far as the relation stage, with the annotators' own entities.
pub(crate) struct Annotated {
    pub(crate) article: Article,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) entities: Vec<Entity>,
}

impl Annotated {
    /// Reads `gold`, an article of the annotated data.
    pub(crate) fn read(tokenizer: &Tokenizer, syntax: &Syntax, gold: &Value) -> Self {
        let article = Article {
            text: gold["text"].as_str().unwrap_or_default().to_owned(),
            date: gold["date"].as_str().and_then(|d| d.parse().ok()),
            ..Article::default()
        };
        let text = Text::read(&article);
        let sentences = syntax.parse(text.content, &tokenizer.tokenize(&text));
        let points = CodePoints::new(&article.text);
        let (mut mentions, mut entities) = (Vec::new(), Vec::new());
        for entity in list(&gold["entities"]) {
            let mut owned = Vec::new();
            let kind = entity["type"].as_str().and_then(EntityType::from_name);
            for mention in list(&entity["mentions"]) {
                let span = span(&points, &article.text, mention);
                if let Some(found) = place(&sentences, span, kind) {
                    owned.push(mentions.len() as u32);
                    mentions.push(found);
                }
            }
            entities.push(Entity {
                id: Id::given(entity["id"].as_str().unwrap_or_default()),
                name: entity["name"].as_str().unwrap_or_default().to_owned(),
                entity_type: kind.unwrap_or(EntityType::Other),
                gazetteer: None,
                iso: None,
                wikidata: None,
                mentions: owned,
            });
        }
        Self {
            article,
            sentences,
            mentions,
            entities,
        }
    }
}

/// The elements of an array.
pub(crate) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The bytes of an annotated stretch `[start, end]`.
pub(crate) fn span(points: &CodePoints, text: &str, stretch: &Value) -> Span {
    let at = |i: usize| points.to_byte(text, stretch[i].as_u64().unwrap_or(0) as u32);
    Span::new(at(0), at(1))
}

fn one(tokenizer: &Tokenizer, syntax: &Syntax, extractor: &Extractor, gold: &Value) -> Value {
    let Annotated {
        article,
        sentences,
        mentions,
        entities,
    } = Annotated::read(tokenizer, syntax, gold);
    let id = |index: u32| {
        entities
            .get(index as usize)
            .map(|e| e.id.as_str().to_owned())
    };
    let relations: Vec<Value> = extractor
        .extract(
            &article.text,
            article.date,
            (&sentences, &Vectors::default()),
            &mentions,
            &entities,
        )
        .into_iter()
        .map(|r| {
            json!({
                "type": r.relation_type.as_str(), "source": id(r.source), "target": id(r.target),
                "polarity": r.polarity, "modality": r.modality, "attribution": r.attribution.and_then(id),
                "rule": r.rule.as_str(), "confidence": r.confidence,
                "evidence": r.evidence.iter().map(|s| s.of_text(&article.text)).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({ "id": gold["id"], "entities": gold["entities"], "relations": relations })
}

/// The mention at `span`, put on the words of its sentence.
fn place(sentences: &[Sentence], span: Span, kind: Option<EntityType>) -> Option<Mention> {
    let (index, sentence) = sentences
        .iter()
        .enumerate()
        .find(|(_, s)| s.span.overlaps(span))?;
    let inside: Vec<usize> = (0..sentence.words.len())
        .filter(|&i| sentence.words[i].span.overlaps(span))
        .collect();
    let (first, last) = (*inside.first()?, *inside.last()?);
    let head = inside.iter().copied().find(|&i| {
        sentence.words[i]
            .head
            .is_none_or(|h| !(first..=last).contains(&(h as usize)))
    })?;
    Some(Mention {
        span,
        sentence: index as u32,
        head: head as u32,
        first: first as u32,
        last: last as u32,
        kind: MentionKind::Name,
        entity_type: kind,
        score: 1.0,
        ..Mention::default()
    })
}
