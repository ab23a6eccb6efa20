//! Who an argument phrase stands for. The head's own mention comes first; then the name beside a title, the country
//! of a state body ("Turkish troops", "officials in Seoul"), and the members of a group ("two of its soldiers").

use super::frame::Tree;
use crate::entity::Entity;
use crate::mention::{Mention, MentionKind};
use crate::ontology::{Coarse, EntityType, Ontology};
use crate::sentence::{Deprel, Upos};

/// An entity that a phrase stands for, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Referent {
    /// Index of the entity.
    pub entity: u32,
    /// 0..1.
    pub score: f32,
    /// Last word that was needed to name it.
    pub word: usize,
}

/// Looks up the entities of one sentence's words.
#[derive(Debug)]
pub struct Referents<'a> {
    tree: &'a Tree<'a>,
    ontology: &'a Ontology,
    entities: &'a [Entity],
    /// For each word the mention that it is part of: the longest, names before nominals.
    words: Vec<Option<(u32, u32)>>,
    mentions: &'a [Mention],
}

impl<'a> Referents<'a> {
    /// `owned` holds (mention, entity) pairs of the sentence.
    pub fn new(
        tree: &'a Tree<'a>,
        ontology: &'a Ontology,
        mentions: &'a [Mention],
        entities: &'a [Entity],
        owned: &[(u32, u32)],
    ) -> Self {
        let mut words: Vec<Option<(u32, u32)>> = vec![None; tree.len()];
        let mut order: Vec<_> = owned.to_vec();
        order.sort_by_key(|&(m, _)| {
            mentions.get(m as usize).map_or((2, 0, 0), |m| {
                let class = u8::from(m.kind == MentionKind::Nominal);
                (class, u32::MAX - (m.last - m.first), m.first)
            })
        });
        for &(index, entity) in &order {
            let Some(mention) = mentions.get(index as usize) else {
                continue;
            };
            let range = match mention.kind {
                MentionKind::Nominal => mention.head..=mention.head,
                _ => mention.first..=mention.last,
            };
            for w in range {
                if let Some(slot) = words.get_mut(w as usize) {
                    slot.get_or_insert((index, entity));
                }
            }
        }
        Self {
            tree,
            ontology,
            entities,
            words,
            mentions,
        }
    }

    /// The mention and entity that word `i` is part of.
    pub fn at(&self, i: usize) -> Option<(&'a Mention, u32)> {
        let (mention, entity) = self.words.get(i).copied().flatten()?;
        Some((self.mentions.get(mention as usize)?, entity))
    }

    /// The type of an entity.
    pub fn kind(&self, entity: u32) -> EntityType {
        self.entities
            .get(entity as usize)
            .map_or(EntityType::Other, |e| e.entity_type)
    }

    fn direct(&self, i: usize, factor: f32) -> Option<Referent> {
        let (mention, entity) = self.at(i)?;
        let kind = match mention.kind {
            MentionKind::Name => 1.0,
            MentionKind::Nominal => 0.85,
            MentionKind::Pronoun => 0.75,
        };
        let score = kind * factor * (0.5 + 0.5 * mention.score.clamp(0.0, 1.0));
        Some(Referent {
            entity,
            score,
            word: mention.last as usize,
        })
    }

    /// The entities that the phrase headed by word `i` stands for; `loose` also takes the owner of a mere thing.
    pub fn of(&self, i: usize, loose: bool) -> Vec<Referent> {
        self.descend(i, loose, 1.0, 0)
    }

    fn descend(&self, i: usize, loose: bool, factor: f32, depth: u8) -> Vec<Referent> {
        let t = self.tree;
        if let Some(found) = self.direct(i, factor) {
            return vec![found];
        }
        if depth > 2 || matches!(t.upos(i), Upos::Verb | Upos::Punct | Upos::Adv) {
            return Vec::new();
        }
        let is_person = |w: usize| {
            self.at(w)
                .is_some_and(|(_, e)| self.kind(e).coarse() == Coarse::Person)
        };
        // "the minister, Ana Ruiz"; "Foreign Minister Ana Ruiz" whichever word the parser made the head
        for c in t.children(i) {
            let beside = matches!(t.deprel(c), Deprel::Appos | Deprel::Flat | Deprel::NmodDesc);
            if (beside || (t.deprel(c) == Deprel::Compound && c > i)) && is_person(c) {
                return self.direct(c, factor * 0.95).into_iter().collect();
            }
        }
        let lemma = t.lemma(i);
        let body = self.ontology.words.bodies.contains(lemma);
        let partitive = matches!(t.upos(i), Upos::Num | Upos::Det | Upos::Pron)
            || matches!(
                lemma,
                "member"
                    | "group"
                    | "number"
                    | "dozen"
                    | "hundred"
                    | "thousand"
                    | "part"
                    | "some"
                    | "leader"
                    | "series"
            );
        if !body && !partitive && !loose {
            return Vec::new();
        }
        let factor = factor * if body || partitive { 0.85 } else { 0.6 };
        let mut out = Vec::new();
        for c in t.children(i) {
            let take = match t.deprel(c) {
                Deprel::NmodPoss => true,
                Deprel::Amod | Deprel::Compound | Deprel::NmodDesc | Deprel::NmodUnmarked => {
                    c < i && self.at(c).is_some()
                }
                Deprel::Nmod => {
                    let p = t.preposition(c);
                    p.is_empty() && c < i
                        || matches!(
                            p.as_str(),
                            "of" | "from" | "in" | "including" | "at" | "near"
                        )
                }
                _ => false,
            };
            if take {
                for each in t.conjuncts(c) {
                    out.extend(self.descend(each, loose, factor, depth + 1));
                }
                if !out.is_empty() {
                    return out;
                }
            }
        }
        out
    }
}
