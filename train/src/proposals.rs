//! Lists what the rules propose in all annotated texts, before any scorer judges it, and what they miss: the list that
//! whoever works on rules reads, and compares from before a change to after it.

use crate::gold::{self, Gold, key};
use crate::lesson::Lessons;
use crate::names::Language;
use anyhow::Result;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use tidings::Span;
use tidings::entity::Resolver;
use tidings::mention::Recognizer;
use tidings::model::Model;
use tidings::ontology::Ontology;
use tidings::relation::Extractor;
use tidings::text::{Article, Text};

/// Prints a line for each proposal, and for each annotated relation without one: verdict, type, article, source,
/// target, rule (of what is missed, why it may be) and sentence, with tabs between them.
///
/// `right` and `wrong` are proposals. What is `missed` is `unnamed` where an end was not found, `apart` where no
/// sentence of the evidence holds both ends, else `unsaid`, or `other` where another type is proposed for its ends.
pub(crate) fn run(lessons: &Lessons, model: &Model) -> Result<()> {
    let language = Language::with(model)?;
    let ontology = Ontology::read("<built in>", Ontology::BUILTIN)?;
    let reader = Reader {
        extractor: Extractor::new(ontology.clone()),
        recognizer: Recognizer::builtin(model)?,
        resolver: Resolver::builtin(model)?,
        ontology,
        language,
    };
    let mut golds = Vec::new();
    for file in lessons.news() {
        golds.extend(gold::read(&file, &reader.ontology)?);
    }
    golds.extend(lessons.extra(&reader.ontology)?);
    let lines: Vec<Vec<String>> = golds.par_iter().map(|g| reader.list(g)).collect();
    for line in lines.iter().flatten() {
        println!("{line}");
    }
    Ok(())
}

struct Reader {
    language: Language,
    recognizer: Recognizer,
    resolver: Resolver,
    extractor: Extractor,
    ontology: Ontology,
}

impl Reader {
    fn list(&self, gold: &Gold) -> Vec<String> {
        let article = Article {
            text: gold.text.clone(),
            ..Article::default()
        };
        let text = Text::read(&article);
        let (sentences, vectors) = self.language.read(&gold.text);
        let mentions = (self.recognizer).recognize(&text, (&sentences, &vectors));
        let gazetteer = self.recognizer.gazetteer();
        let entities = (self.resolver).resolve(
            &gold.id,
            &text,
            (&sentences, &vectors),
            &mentions,
            gazetteer,
        );
        let aligned = gold::align(gold, &mentions, &entities);
        let end = |e: u32| aligned[e as usize].unwrap_or(gold.entities.len() + e as usize);
        let name = |end: usize| match gold.entities.get(end) {
            Some((kind, spans)) => {
                let longest = spans.iter().max_by_key(|s| s.len());
                format!("{} ({kind})", longest.map_or("", |s| s.of_text(&gold.text)))
            }
            None => {
                let entity = &entities[end - gold.entities.len()];
                format!("{} (?{})", entity.name, entity.entity_type)
            }
        };
        let line =
            |verdict: &str, (relation, source, target): gold::Key, rule: &str, said: &str| {
                let kind = &self.ontology.types[usize::from(relation)].name;
                let said: Vec<&str> = said.split_whitespace().collect();
                let (source, target) = (name(source), name(target));
                format!(
                    "{verdict}\t{kind}\t{}\t{source}\t{target}\t{rule}\t{}",
                    gold.id,
                    said.join(" ")
                )
            };
        let truth: FxHashMap<gold::Key, &gold::GoldRelation> = (gold.relations.iter())
            .map(|r| (key(&self.ontology, r.relation, r.source, r.target), r))
            .collect();
        let (mut out, mut seen) = (Vec::new(), FxHashSet::default());
        let mut together: Vec<(Span, FxHashSet<usize>)> = Vec::new();
        let readings = &mut |reading: &tidings::relation::scorer::Reading<'_>| {
            let span = reading.tree.sentence.span;
            for c in &reading.candidates {
                let key = key(&self.ontology, c.relation, end(c.source), end(c.target));
                if seen.insert(key) {
                    let verdict = if truth.contains_key(&key) {
                        "right"
                    } else {
                        "wrong"
                    };
                    out.push(line(verdict, key, &c.rule, span.of_text(&gold.text)));
                }
            }
        };
        (self.extractor).read(
            &gold.text,
            (&sentences, &vectors),
            &mentions,
            &entities,
            readings,
        );
        for sentence in &sentences {
            together.push((sentence.span, FxHashSet::default()));
        }
        for (entity, of) in entities.iter().enumerate() {
            for mention in of.mentions.iter().filter_map(|&m| mentions.get(m as usize)) {
                if let Some((_, ends)) = together.get_mut(mention.sentence as usize) {
                    ends.extend(aligned[entity]);
                }
            }
        }
        let found: FxHashSet<usize> = aligned.iter().flatten().copied().collect();
        for r in &gold.relations {
            let key = key(&self.ontology, r.relation, r.source, r.target);
            if seen.contains(&key) {
                continue;
            }
            let ends = [r.source, r.target];
            let evident = |span: Span| r.evidence.iter().any(|e| e.overlaps(span));
            let why = if !ends.iter().all(|e| found.contains(e)) {
                "unnamed"
            } else if !(together.iter())
                .any(|(s, held)| evident(*s) && ends.iter().all(|e| held.contains(e)))
            {
                "apart"
            } else if seen
                .iter()
                .any(|k| ends.contains(&k.1) && ends.contains(&k.2))
            {
                "other"
            } else {
                "unsaid"
            };
            let said = (sentences.iter())
                .filter(|s| evident(s.span))
                .map(|s| s.span.of_text(&gold.text));
            out.push(line(
                "missed",
                key,
                why,
                &said.collect::<Vec<_>>().join(" … "),
            ));
        }
        out
    }
}
