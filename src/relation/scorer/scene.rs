//! What the pairs of one sentence share: its words as hashes, the types that each word may state, and the paths
//! between words, so that a pair costs little.

use crate::mention::Mention;
use crate::model::feature::{self, mix};
use crate::ontology::{Coarse, Ontology};
use crate::relation::argument::Referents;
use crate::relation::frame::Tree;
use crate::relation::scorer::Reading;
use crate::sentence::{Deprel, Upos, Xpos};

/// Longest way from a word to the root that is followed.
const DEEPEST: usize = 48;
/// A path with more words between its ends says little and is cut there.
const LONGEST: usize = 14;
/// Most steps between a mention and a word that may state something of it.
const DOWN: usize = 6;
/// Most words of a sentence that are followed as triggers.
const MANY: usize = 16;

/// A word as the features see it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cell {
    /// Hash of the lower-case lemma.
    pub lemma: u64,
    /// Hash of the phrase's preposition, 0 without one.
    pub preposition: u64,
    /// Relation to its head.
    pub deprel: u64,
    /// Types that the word states as verb, event noun or adjective: one bit each.
    pub states: u64,
    /// Types that the word states as an office, kinship or kind of place.
    pub offices: u64,
    /// Index of the entity that it is part of, plus one.
    pub entity: u32,
    /// Words between it and the root.
    depth: u16,
}

/// A sentence ready for its pairs.
#[derive(Debug)]
pub struct Scene<'a> {
    /// Its tree.
    pub tree: &'a Tree<'a>,
    /// Who its words stand for.
    pub referents: &'a Referents<'a>,
    /// The article's mentions.
    pub mentions: &'a [Mention],
    /// Its words.
    pub cells: Vec<Cell>,
    /// Words that may state an event.
    pub triggers: Vec<usize>,
    /// For each mention of the sentence, in its order, the phrase that it stands for.
    pub anchors: Vec<Anchor>,
    /// For each mention of the sentence, in its order, how its phrase stands to each trigger.
    pub parts: Vec<Vec<Part>>,
}

/// Where a mention stands in the text, seen from a word; it holds where the tree does not.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Whether the mention comes first.
    pub before: bool,
    /// Words between.
    pub words: usize,
    /// Other entities between.
    pub entities: u64,
    /// Verbs between.
    pub verbs: u64,
    /// The preposition before the mention, 0 without one.
    pub preposition: u64,
}

/// The phrase that a mention stands for: "Senator X" for X, "Turkish troops" for Turkey, the first of a coordination.
#[derive(Clone, Copy, Debug, Default)]
pub struct Anchor {
    /// Head word of the phrase.
    pub word: usize,
    /// How the phrase stands for the entity: as its name, by a body, a title, a part; whether it is coordinated.
    pub class: u64,
}

/// How a mention stands to a word that may state something.
#[derive(Clone, Copy, Debug, Default)]
pub struct Part {
    /// Hash of the path between them; 0 where there is none to speak of.
    pub path: u64,
    /// Its steps.
    pub steps: u8,
}

/// The way from one word to another over the lowest word above both.
#[derive(Clone, Debug, Default)]
pub struct Path {
    /// From the first word up, without the top.
    pub up: Vec<usize>,
    /// The lowest word above both; one of the two where it stands above the other.
    pub top: usize,
    /// From below the top down to the second word.
    pub down: Vec<usize>,
}

impl Path {
    /// Steps from end to end.
    pub fn steps(&self) -> usize {
        self.up.len() + self.down.len()
    }

    /// The words strictly between the two ends, from the first to the second.
    pub fn inside(&self) -> impl Iterator<Item = usize> + '_ {
        let top = (!self.up.is_empty() && !self.down.is_empty()).then_some(self.top);
        let down = self.down.len().saturating_sub(1);
        (self.up.iter().skip(1).copied())
            .chain(top)
            .chain(self.down.iter().take(down).copied())
    }
}

impl<'a> Scene<'a> {
    /// Looks up the words of a sentence.
    pub fn new(ontology: &Ontology, reading: &Reading<'a>) -> Self {
        let (tree, referents, mentions) = (reading.tree, reading.referents, reading.mentions);
        let bits = |types: &mut dyn Iterator<Item = u16>| {
            types.fold(0, |bits, kind| {
                bits | 1_u64.checked_shl(kind.into()).unwrap_or(0)
            })
        };
        let mut cells: Vec<Cell> = (0..tree.len())
            .map(|i| {
                let lemma = tree.lemma(i);
                let lexicon = match tree.upos(i) {
                    Upos::Verb => Some(&ontology.verbs),
                    Upos::Noun => Some(&ontology.nouns),
                    Upos::Adj => Some(&ontology.adjectives),
                    _ => None,
                };
                let states = lexicon
                    .and_then(|l| l.get(lemma))
                    .map_or(0, |triggers| bits(&mut triggers.iter().map(|t| t.relation)));
                let offices = match tree.upos(i) {
                    Upos::Noun | Upos::Propn => ontology
                        .roles
                        .get(lemma)
                        .map_or(0, |types| bits(&mut types.iter().map(|(kind, _)| *kind))),
                    _ => 0,
                };
                Cell {
                    lemma: feature::text(lemma),
                    preposition: 0,
                    deprel: tree.deprel(i) as u64 + 1,
                    states,
                    offices,
                    entity: referents.at(i).map_or(0, |(_, entity)| entity + 1),
                    depth: depth(tree, i),
                }
            })
            .collect();
        for i in 0..tree.len() {
            if tree.deprel(i) != Deprel::Case || tree.lemma(i) == "'s" {
                continue;
            }
            let lemma = cells.get(i).map_or(0, |c| c.lemma);
            if let Some(head) = tree.head(i).and_then(|h| cells.get_mut(h))
                && head.preposition == 0
            {
                head.preposition = lemma;
            }
        }
        let triggers = (0..cells.len())
            .filter(|&i| cells.get(i).is_some_and(|c| c.states != 0))
            .take(MANY)
            .collect();
        let mut scene = Self {
            tree,
            referents,
            mentions,
            cells,
            triggers,
            anchors: Vec::new(),
            parts: Vec::new(),
        };
        for &(mention, entity) in reading.owned {
            let anchor = scene.anchor(ontology, mention, entity);
            scene.anchors.push(anchor);
            scene.parts.push(scene.parts_of(mention, anchor));
        }
        scene
    }

    /// Whether mentions of two entities stand in one coordination.
    pub fn coordinated(&self, a: u32, b: u32, owned: &[(u32, u32)]) -> bool {
        let root = |m: u32| {
            let head = self.mentions.get(m as usize).map(|m| m.head as usize);
            head.map(|h| self.tree.first_conjunct(h))
        };
        owned.iter().filter(|o| o.1 == a).any(|ours| {
            let top = root(ours.0);
            owned
                .iter()
                .any(|theirs| theirs.1 == b && root(theirs.0) == top)
        })
    }

    /// Words between a mention and word `i`.
    pub fn apart(&self, mention: u32, i: usize) -> usize {
        let (first, last) = self.mention(mention).unwrap_or_default();
        first.saturating_sub(i).max(i.saturating_sub(last))
    }

    /// Whether verb `i` looks passive.
    pub fn passive(&self, i: usize) -> bool {
        let tree = self.tree;
        tree.word(i).is_some_and(|w| w.xpos == Xpos::Vbn)
            && !tree.by(i, Deprel::Aux).any(|c| tree.lemma(c) == "have")
    }

    /// Where a mention stands, seen from word `i`; `None` where it holds the word.
    pub fn place(&self, mention: u32, i: usize) -> Option<Place> {
        let (first, last) = self.mention(mention)?;
        if (first..=last).contains(&i) {
            return None;
        }
        let before = last < i;
        let range = if before { last + 1..i } else { i + 1..first };
        let mut place = Place {
            before,
            words: range.len(),
            entities: 0,
            verbs: 0,
            preposition: 0,
        };
        let mut last = 0;
        for k in range {
            let entity = self.cell(k).entity;
            place.entities += u64::from(entity != 0 && entity != last);
            place.verbs += u64::from(self.tree.upos(k) == Upos::Verb);
            last = entity;
        }
        for k in (first.saturating_sub(5)..first).rev() {
            match self.tree.upos(k) {
                Upos::Adp => {
                    place.preposition = self.cell(k).lemma;
                    break;
                }
                Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det | Upos::Num => {}
                _ => break,
            }
        }
        Some(place)
    }

    fn anchor(&self, ontology: &Ontology, mention: u32, entity: u32) -> Anchor {
        let Some(mention) = self.mentions.get(mention as usize) else {
            return Anchor::default();
        };
        let tree = self.tree;
        let person = self.referents.kind(entity).coarse() == Coarse::Person;
        let mut i = mention.head as usize;
        let (mut phrase, mut listed) = (0, 0);
        for _ in 0..5 {
            let Some(head) = tree.head(i) else { break };
            let beside = matches!(
                tree.deprel(i),
                Deprel::Flat
                    | Deprel::Appos
                    | Deprel::Compound
                    | Deprel::NmodDesc
                    | Deprel::NmodUnmarked
                    | Deprel::Dep
            );
            let belongs = matches!(
                tree.deprel(i),
                Deprel::Amod
                    | Deprel::Compound
                    | Deprel::NmodPoss
                    | Deprel::NmodDesc
                    | Deprel::NmodUnmarked
                    | Deprel::Nmod
            );
            let cell = self.cell(head);
            let free = cell.entity == 0 || cell.entity == entity + 1;
            let body = ontology.words.bodies.contains(tree.lemma(head));
            if tree.deprel(i) == Deprel::Conj {
                listed = 1;
            } else if !free || !tree.is_noun(head) {
                break;
            } else if person && beside && (cell.offices != 0 || cell.entity == entity + 1) {
            } else if belongs && body {
                phrase = 1;
            } else if belongs && cell.offices != 0 {
                phrase = 2;
            } else {
                break;
            }
            i = head;
        }
        Anchor {
            word: i,
            class: phrase * 2 + listed,
        }
    }

    fn parts_of(&self, mention: u32, anchor: Anchor) -> Vec<Part> {
        let Some(mention) = self.mentions.get(mention as usize) else {
            return Vec::new();
        };
        let part = |&trigger: &usize| {
            if (mention.first as usize..=mention.last as usize).contains(&trigger) {
                return Part::default();
            }
            let mut path = 1 + anchor.class;
            let mut down = [0; DOWN];
            let mut depth = 0;
            let step = |i: usize| {
                let cell = self.cell(i);
                mix(cell.deprel, cell.preposition)
            };
            let (_, steps) = self.walk(
                anchor.word,
                trigger,
                |i| path = mix(path, step(i)),
                |i| {
                    if let Some(slot) = down.get_mut(depth) {
                        *slot = step(i);
                    }
                    depth += 1;
                },
            );
            if steps > DOWN {
                return Part::default();
            }
            for step in down.iter().take(depth).rev() {
                path = mix(path, !step);
            }
            Part {
                path,
                steps: steps as u8,
            }
        };
        self.triggers.iter().map(part).collect()
    }

    /// First and last word of mention `index`.
    pub fn mention(&self, index: u32) -> Option<(usize, usize)> {
        let mention = self.mentions.get(index as usize)?;
        Some((mention.first as usize, mention.last as usize))
    }

    /// Word `i`; an empty one beyond the sentence's ends.
    pub fn cell(&self, i: usize) -> Cell {
        self.cells.get(i).copied().unwrap_or_default()
    }

    /// Steps between two words, without the path itself.
    pub fn distance(&self, from: usize, to: usize) -> usize {
        self.walk(from, to, |_| {}, |_| {}).1
    }

    /// The path from one word to another; `None` where it is too long to say anything.
    pub fn path(&self, from: usize, to: usize) -> Option<Path> {
        let mut path = Path::default();
        let (mut up, mut down) = (Vec::new(), Vec::new());
        let (top, steps) = self.walk(from, to, |i| up.push(i), |i| down.push(i));
        if steps > LONGEST {
            return None;
        }
        down.reverse();
        (path.up, path.top, path.down) = (up, top, down);
        Some(path)
    }

    fn walk(
        &self,
        from: usize,
        to: usize,
        mut up: impl FnMut(usize),
        mut down: impl FnMut(usize),
    ) -> (usize, usize) {
        let (mut a, mut b) = (from, to);
        let mut steps = 0;
        while a != b && steps < 2 * DEEPEST {
            let (deep_a, deep_b) = (self.cell(a).depth, self.cell(b).depth);
            if deep_a >= deep_b {
                up(a);
                match self.tree.head(a) {
                    Some(head) => a = head,
                    None => return (a, usize::MAX),
                }
            } else {
                down(b);
                match self.tree.head(b) {
                    Some(head) => b = head,
                    None => return (b, usize::MAX),
                }
            }
            steps += 1;
        }
        (a, if a == b { steps } else { usize::MAX })
    }
}

fn depth(tree: &Tree<'_>, mut i: usize) -> u16 {
    let mut depth = 0;
    while let Some(head) = tree.head(i).filter(|_| usize::from(depth) < DEEPEST) {
        i = head;
        depth += 1;
    }
    depth
}
