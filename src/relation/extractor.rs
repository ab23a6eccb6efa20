//! Runs the stage over an article: frames and states of each sentence, their status, and one relation for each
//! (source, type, target) with all of its evidence.

use super::argument::Referents;
use super::event::{Candidate, events};
use super::frame::{FrameBuilder, Frames, Tree};
use super::place::place;
use super::scorer::{self, Reading, Scorer};
use super::several::gather;
use super::stance::stances;
use super::state::{StateReader, namesakes};
use super::status::{Quotation, Status, StatusReader, quotations};
use super::time::TimeReader;
use super::view::views;
use super::{Modality, Polarity, Relation, Time};
use crate::entity::Entity;
use crate::error::LoadError;
use crate::mention::{Mention, MentionKind};
use crate::model::Model;
use crate::ontology::{EntityType, Ontology};
use crate::sentence::{Sentence, Vectors};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// Finds the relations of an article.
#[derive(Clone, Debug, Default)]
pub struct Extractor {
    ontology: Ontology,
    scorer: Option<Scorer>,
}

impl Extractor {
    /// An extractor for the types and triggers of `ontology`, by rules alone.
    pub fn new(ontology: Ontology) -> Self {
        Self {
            ontology,
            scorer: None,
        }
    }

    /// The same, with a scorer that judges what the rules propose and adds what they miss in what `model` reads.
    ///
    /// # Errors
    /// Where the scorer's weights are damaged.
    pub fn learned(ontology: Ontology, model: &Model) -> Result<Self, LoadError> {
        let scorer = Some(Scorer::builtin(&ontology, model)?);
        Ok(Self { ontology, scorer })
    }

    /// The ontology in use.
    pub fn ontology(&self) -> &Ontology {
        &self.ontology
    }

    /// The frames of each sentence of `text`, a line for each as [`Frame::describe`](super::frame::Frame::describe) writes it.
    pub fn frames(
        &self,
        text: &str,
        sentences: &[Sentence],
        mentions: &[Mention],
    ) -> Vec<Vec<String>> {
        let mut names: Vec<Vec<(u32, u32)>> = vec![Vec::new(); sentences.len()];
        for m in mentions.iter().filter(|m| m.kind == MentionKind::Name) {
            if let Some(list) = names.get_mut(m.sentence as usize) {
                list.push((m.first, m.last));
            }
        }
        let sentences = sentences.iter().zip(&names).enumerate();
        sentences
            .map(|(n, (sentence, names))| {
                let tree = Tree::informed(text, sentence, n as u32, names, Some(&self.ontology));
                let builder = FrameBuilder::new(&tree, &self.ontology);
                let mut frames = builder.build();
                frames.extend(builder.offices());
                frames.iter().map(|f| f.describe(&tree)).collect()
            })
            .collect()
    }

    /// The relations that `text`, published on `date`, states between its entities, in text order.
    pub fn extract(
        &self,
        text: &str,
        date: Option<Date>,
        (sentences, vectors): (&[Sentence], &Vectors),
        mentions: &[Mention],
        entities: &[Entity],
    ) -> Vec<Relation> {
        let sentences = (sentences, vectors);
        self.survey(text, sentences, mentions, entities, |readers, readings| {
            self.state(date, readers, readings)
        })
    }

    /// What the rules find in each sentence that names an entity, for a scorer to judge or to learn from.
    pub fn read(
        &self,
        text: &str,
        sentences: (&[Sentence], &Vectors),
        mentions: &[Mention],
        entities: &[Entity],
        visit: &mut dyn FnMut(&Reading<'_>),
    ) {
        self.survey(text, sentences, mentions, entities, |_, readings| {
            readings.iter().flatten().for_each(visit);
        });
    }

    /// Reads the sentences as far as the rules go, one after the other; no reading of one that names nobody.
    fn survey<R>(
        &self,
        text: &str,
        (sentences, vectors): (&[Sentence], &Vectors),
        mentions: &[Mention],
        entities: &[Entity],
        then: impl FnOnce(&[StatusReader<'_>], &[Option<Reading<'_>>]) -> R,
    ) -> R {
        let mut owned: Vec<Vec<(u32, u32)>> = vec![Vec::new(); sentences.len()];
        for (e, entity) in entities.iter().enumerate() {
            for &m in &entity.mentions {
                let sentence = mentions
                    .get(m as usize)
                    .map_or(usize::MAX, |m| m.sentence as usize);
                if let Some(list) = owned.get_mut(sentence) {
                    list.push((m, e as u32));
                }
            }
        }
        let namesakes = namesakes(text, mentions, entities);
        let focus = focus(entities, &namesakes);
        let countries = scorer::countries(entities);
        let trees: Vec<Tree<'_>> = (0..)
            .zip(sentences.iter().zip(&mut owned))
            .map(|(n, (sentence, owned))| {
                owned.sort_unstable();
                let names: Vec<(u32, u32)> = owned
                    .iter()
                    .filter_map(|&(m, _)| mentions.get(m as usize))
                    .filter(|m| m.kind == MentionKind::Name)
                    .map(|m| (m.first, m.last))
                    .collect();
                Tree::informed(text, sentence, n, &names, Some(&self.ontology))
            })
            .collect();
        let mut referents: Vec<Referents<'_>> = trees
            .iter()
            .zip(&owned)
            .map(|(tree, owned)| Referents::new(tree, &self.ontology, mentions, entities, owned))
            .collect();
        let views = views(&trees, &referents, entities, focus);
        for (referents, view) in referents.iter_mut().zip(views) {
            referents.within(view);
        }
        let frames: Vec<Frames<'_>> = (trees.iter())
            .map(|tree| Frames::new(tree, &self.ontology))
            .collect();
        gather(&self.ontology, &trees, &frames, &mut referents);
        let quotations = quotations(text, sentences, &self.readers(&trees, &referents, &[]));
        let spoken: Vec<Vec<(usize, u32)>> = self
            .readers(&trees, &referents, &quotations)
            .iter()
            .map(StatusReader::spoken)
            .collect();
        for (referents, spoken) in referents.iter_mut().zip(spoken) {
            referents.hear(spoken);
        }
        let readers = self.readers(&trees, &referents, &quotations);
        let readings: Vec<Option<Reading<'_>>> = trees
            .iter()
            .zip(&frames)
            .zip(&referents)
            .zip(&owned)
            .zip(&readers)
            .map(|((((tree, frames), referents), owned), reader)| {
                if owned.is_empty() && !referents.gathers() {
                    return None;
                }
                let mut candidates = Vec::new();
                let article = (mentions, entities);
                StateReader::new(tree, &self.ontology, referents, article, owned, &namesakes)
                    .read(&frames.offices(), &mut candidates);
                for frame in frames.all() {
                    events(tree, &self.ontology, referents, frame, &mut candidates);
                }
                stances(
                    (tree, frames.all()),
                    &self.ontology,
                    referents,
                    reader,
                    &mut candidates,
                );
                Some(Reading {
                    tree,
                    referents,
                    sentences: sentences.len(),
                    mentions,
                    entities,
                    countries: &countries,
                    owned,
                    candidates,
                    vectors: vectors.sentence(tree.index as usize),
                })
            })
            .collect();
        then(&readers, &readings)
    }

    /// One reader for each tree.
    fn readers<'r>(
        &'r self,
        trees: &'r [Tree<'r>],
        referents: &'r [Referents<'r>],
        quotations: &'r [Quotation],
    ) -> Vec<StatusReader<'r>> {
        let pairs = trees.iter().zip(referents);
        pairs
            .map(|(tree, referents)| StatusReader::new(tree, &self.ontology, referents, quotations))
            .collect()
    }

    /// The relations that the readings of the sentences state.
    fn state(
        &self,
        date: Option<Date>,
        readers: &[StatusReader<'_>],
        readings: &[Option<Reading<'_>>],
    ) -> Vec<Relation> {
        let mut relations: Vec<Relation> = Vec::new();
        let mut seen: FxHashMap<(u16, u32, u32), usize> = FxHashMap::default();
        for (reading, reader) in readings.iter().zip(readers) {
            let Some(reading) = reading else { continue };
            let judged = self
                .scorer
                .as_ref()
                .map(|scorer| scorer.judge(&self.ontology, reading));
            let mut times = None;
            for candidate in judged.as_deref().unwrap_or(&reading.candidates) {
                let times = times
                    .get_or_insert_with(|| TimeReader::new(reading.tree, &self.ontology, date));
                let relation = self.relation(reading, reader, times, candidate);
                let symmetric = self.ontology.symmetric(candidate.relation);
                let (a, b) = (candidate.source, candidate.target);
                let key = if symmetric && b < a {
                    (candidate.relation, b, a)
                } else {
                    (candidate.relation, a, b)
                };
                match seen.get(&key).and_then(|&at| relations.get_mut(at)) {
                    Some(known) => merge(known, relation),
                    None => {
                        seen.insert(key, relations.len());
                        relations.push(relation);
                    }
                }
            }
        }
        for relation in &mut relations {
            relation.evidence.sort_unstable();
            relation.evidence.dedup();
        }
        relations.sort_by(|a, b| {
            (a.evidence.first(), &a.relation_type, a.source, a.target).cmp(&(
                b.evidence.first(),
                &b.relation_type,
                b.source,
                b.target,
            ))
        });
        relations
    }

    fn relation(
        &self,
        reading: &Reading<'_>,
        reader: &StatusReader<'_>,
        times: &TimeReader<'_>,
        c: &Candidate,
    ) -> Relation {
        let (tree, referents) = (reading.tree, reading.referents);
        let state = self
            .ontology
            .types
            .get(c.relation as usize)
            .is_none_or(|t| t.state);
        let span = |first: usize, last: usize| {
            let start = tree.word(first).map(|w| w.span).unwrap_or_default();
            let end = tree.word(last).map_or(start, |w| w.span);
            start.cover(end)
        };
        let trigger = c.role.map_or_else(
            || span(c.predicate, c.predicate),
            |(first, last)| span(first, last),
        );
        // "wants to join": a state that a verb brings about is as planned or possible as the deed
        let brought = c.rule.starts_with("verb");
        let mut status = if state && !brought {
            reader.read_state(c.predicate)
        } else if c.spoken {
            // saying so is the deed
            Status::default()
        } else {
            reader.read(c.predicate, c.support)
        };
        let (mut modality, polarity) = c.trigger_status;
        if let Some((first, last)) = c.role.filter(|_| state) {
            let elect = |i: usize| tree.sentence.form(tree.text, i).ends_with("elect");
            if elect(first) || elect(last) {
                modality = Some(Modality::Planned);
            }
        }
        status.with_trigger(modality, polarity, trigger);
        let name = self
            .ontology
            .types
            .get(c.relation as usize)
            .map_or("", |t| t.name.as_str());
        let narrated = matches!(
            name,
            "criticized" | "demanded-of" | "warned" | "supports" | "rejected"
        );
        if narrated && status.attribution == Some(c.source) {
            status.perform();
        }
        let (mut time, mut place) = (None, None);
        if !state {
            let found = times.read(c.predicate, c.support, status.modality);
            time = found.map(|(span, interval)| Time::new(span, interval));
            place = self::place(tree, referents, c);
        }
        if let Some(word) = c.former.filter(|_| state) {
            // "former president": it held until some day before the article's.
            time = Some(Time {
                span: span(word, word),
                start: None,
                end: times.reference(),
                precision: None,
            });
        }
        Relation {
            relation_type: name.into(),
            source: c.source,
            target: c.target,
            polarity: status.polarity,
            modality: status.modality,
            attribution: status.attribution,
            cues: status.cues,
            time,
            place,
            role: c.role.map(|(first, last)| span(first, last)),
            confidence: c.score.clamp(0.0, 1.0),
            rule: c.rule.clone(),
            trigger,
            evidence: vec![span(c.words.0, c.words.1)],
        }
    }
}

/// The country that an article speaks of most, itself or in the names of its bodies.
fn focus(entities: &[Entity], namesakes: &[Option<u32>]) -> Option<u32> {
    let bodies = |country: usize| -> usize {
        let own = entities.iter().zip(namesakes).filter(|(e, whose)| {
            e.entity_type == EntityType::Agency && **whose == Some(country as u32)
        });
        own.map(|(e, _)| e.mentions.len()).sum()
    };
    entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.entity_type == EntityType::Country)
        .max_by_key(|(i, e)| (e.mentions.len() + bodies(*i), usize::MAX - i))
        .filter(|(_, country)| !elsewhere(entities, country))
        .map(|(i, _)| i as u32)
}

/// Whether the cities that an article names lie in other countries than the one that it names most, and it names them more.
fn elsewhere(entities: &[Entity], country: &Entity) -> bool {
    let (mut here, mut there) = (country.mentions.len(), 0);
    for city in entities
        .iter()
        .filter(|e| e.entity_type == EntityType::Place)
    {
        match city.iso.as_deref() {
            Some(iso) if country.iso.as_deref() == Some(iso) => here += city.mentions.len(),
            Some(_) => there += city.mentions.len(),
            None => {}
        }
    }
    there > here
}

/// Adds another statement of the same relation; the stronger status wins.
fn merge(known: &mut Relation, other: Relation) {
    let strength = |r: &Relation| {
        (
            r.polarity == Polarity::Negated,
            r.modality,
            r.attribution.is_some(),
        )
    };
    known.confidence = known.confidence.max(other.confidence);
    known.evidence.extend(other.evidence.iter().copied());
    if strength(&other) < strength(known) {
        known.polarity = other.polarity;
        known.modality = other.modality;
        known.attribution = other.attribution;
        known.cues = other.cues;
    }
    if known.time.is_none() {
        known.time = other.time;
    }
    known.place = known.place.or(other.place);
    known.role = known.role.or(other.role);
}
