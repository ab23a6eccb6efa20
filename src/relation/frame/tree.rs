//! A sentence's tree with its children at hand, and the small questions that frames ask of it. The tree is the
//! parser's, with the repairs of `repair.rs`: a name is one node, whatever the parser saw in it.

use super::repair;
use crate::ontology::Ontology;
use crate::sentence::{Deprel, Sentence, Upos, Word, Xpos};
use smol_str::{SmolStr, StrExt};

/// Lemmas with the one under which the ontology has the word: nouns that treebanks list in the plural, and titles cut short.
const LEMMAS: &[(&str, &str)] = &[
    ("troops", "troop"),
    ("supplies", "supply"),
    ("goods", "good"),
    ("remains", "remain"),
    ("gov.", "governor"),
    ("sen.", "senator"),
    ("rep.", "representative"),
    ("gen.", "general"),
    ("adm.", "admiral"),
    ("brig.", "brigadier"),
    ("col.", "colonel"),
    ("maj.", "major"),
    ("capt.", "captain"),
    ("lt.", "lieutenant"),
    ("sgt.", "sergeant"),
    ("prof.", "professor"),
];

/// A word's place in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// The head; `None` at the root.
    pub head: Option<u32>,
    /// Relation to it.
    pub deprel: Deprel,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank part of speech.
    pub xpos: Xpos,
}

/// A parsed sentence indexed by head.
#[derive(Debug)]
pub struct Tree<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The sentence.
    pub sentence: &'a Sentence,
    /// Index of the sentence in the article.
    pub index: u32,
    nodes: Vec<Node>,
    names: Vec<Option<(u32, u32)>>,
    starts: Vec<u32>,
    kids: Vec<u32>,
    lemmas: Vec<SmolStr>,
}

impl<'a> Tree<'a> {
    /// Indexes `sentence`, number `index` of the article `text`.
    pub fn new(text: &'a str, sentence: &'a Sentence, index: u32) -> Self {
        Self::informed(text, sentence, index, &[], None)
    }

    /// The same, knowing which runs of words (first, last) are names.
    pub fn with_names(
        text: &'a str,
        sentence: &'a Sentence,
        index: u32,
        names: &[(u32, u32)],
    ) -> Self {
        Self::informed(text, sentence, index, names, None)
    }

    /// The same, knowing also which words the ontology lists.
    pub fn informed(
        text: &'a str,
        sentence: &'a Sentence,
        index: u32,
        names: &[(u32, u32)],
        ontology: Option<&Ontology>,
    ) -> Self {
        let words = &sentence.words;
        let nodes = words
            .iter()
            .map(|w| Node {
                head: w.head,
                deprel: w.deprel,
                upos: w.upos,
                xpos: w.xpos,
            })
            .collect();
        let lemmas = words
            .iter()
            .map(|w| {
                let plain = w.lemma.bytes().all(|b| b.is_ascii_lowercase());
                let lemma = if plain {
                    w.lemma.clone()
                } else {
                    w.lemma.to_lowercase_smolstr()
                };
                let ends = lemma.ends_with(['s', '.']);
                let listed = LEMMAS.iter().find(|(listed, _)| ends && *listed == lemma);
                match (listed, lemma.strip_prefix("ex-")) {
                    (Some((_, meant)), _) => SmolStr::new_static(meant),
                    // "ex-president"
                    (None, Some(office)) => office.into(),
                    (None, None) => lemma,
                }
            })
            .collect();
        let mut of = vec![None; words.len()];
        for &(first, last) in names {
            for slot in of
                .get_mut(first as usize..=last as usize)
                .unwrap_or_default()
            {
                let wider = slot.is_none_or(|(a, b): (u32, u32)| b - a < last - first);
                if wider {
                    *slot = Some((first, last));
                }
            }
        }
        let mut tree = Self {
            text,
            sentence,
            index,
            nodes,
            names: of,
            starts: Vec::new(),
            kids: Vec::new(),
            lemmas,
        };
        tree.link();
        repair::repair(&mut tree, ontology);
        tree
    }

    /// Indexes the children anew.
    pub(super) fn link(&mut self) {
        let nodes = &self.nodes;
        let mut starts = vec![0u32; nodes.len() + 2];
        for node in nodes {
            if let Some(slot) = node.head.and_then(|h| starts.get_mut(h as usize + 2)) {
                *slot += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut kids = vec![0u32; sum as usize];
        for (i, node) in nodes.iter().enumerate() {
            let Some(next) = node.head.and_then(|h| starts.get_mut(h as usize + 1)) else {
                continue;
            };
            if let Some(kid) = kids.get_mut(*next as usize) {
                *kid = i as u32;
            }
            *next += 1;
        }
        self.starts = starts;
        self.kids = kids;
    }

    /// Word `i`'s place.
    pub fn node(&self, i: usize) -> Option<Node> {
        self.nodes.get(i).copied()
    }

    pub(super) fn set(&mut self, i: usize, change: impl FnOnce(&mut Node)) {
        if let Some(node) = self.nodes.get_mut(i) {
            change(node);
        }
    }

    /// The longest name, first and last word, that word `i` is part of.
    pub fn name(&self, i: usize) -> Option<(usize, usize)> {
        let (first, last) = self.names.get(i).copied().flatten()?;
        Some((first as usize, last as usize))
    }

    /// The word of a name that the rest of the sentence attaches to.
    pub fn top(&self, (first, last): (usize, usize)) -> usize {
        (first..=last)
            .find(|&w| self.head(w).is_none_or(|h| h < first || h > last))
            .unwrap_or(last)
    }

    /// The last word of the name's phrase in front of the comma at word `i`: in front of an age, if one is there ("Ana Ruiz, 45, a
    /// surfer").
    pub fn before_age(&self, comma: usize) -> Option<usize> {
        let name = comma.checked_sub(1)?;
        let aged = self.upos(name) == Upos::Num;
        let says = |w: &usize| aged && matches!(self.form(*w), "aged" | "now" | "then");
        let first = name.checked_sub(1).filter(says).unwrap_or(name);
        let outer = first
            .checked_sub(1)
            .filter(|&w| aged && self.form(w) == ",");
        outer.map_or(Some(name), |w| w.checked_sub(1))
    }

    /// The comma behind the name that ends at word `last` or behind the age that follows it.
    pub fn behind_age(&self, last: usize) -> usize {
        let next = last + 1;
        let close = (next + 2..next + 4).find(|&w| self.form(w) == ",");
        let aged = |w: &usize| self.form(next) == "," && self.upos(w - 1) == Upos::Num;
        close.filter(aged).unwrap_or(next)
    }

    /// Whether word `i` only marks whose something is: "Peru's".
    pub fn possessive(&self, i: usize) -> bool {
        matches!(self.form(i), "'s" | "’s" | "'" | "’")
    }

    /// Whether the name that ends at word `last` only qualifies a participle: "Lima-based", "Peru-backed".
    pub fn compounded(&self, last: usize) -> bool {
        let participle = self.form(last + 2);
        self.form(last + 1) == "-" && participle.ends_with("ed") && participle.len() > 2
    }

    /// First word of the name that the name ending at word `last` owns or qualifies: Cusco in "Peru's Cusco region" and
    /// "the Peruvian city of Cusco", Norvik in "Lima-based Norvik"; of a country also in "the US city of Cusco".
    pub fn owned(&self, last: usize, country: bool) -> Option<usize> {
        let possessive = self.possessive(last + 1);
        let compounded = self.compounded(last);
        let skipped = if compounded {
            2
        } else {
            usize::from(possessive)
        };
        let start = last + 1 + skipped;
        let first = (start..start + 7).find(|&w| {
            let links = matches!(self.form(w), "of" | "-")
                || matches!(self.upos(w), Upos::Noun | Upos::Adj | Upos::Propn);
            self.name(w).is_some() || !links
        })?;
        let common = country && first > start + 1 && self.form(first - 1) == "of";
        let owns = possessive || self.upos(last) == Upos::Adj || common || compounded;
        (owns && self.name(first).is_some()).then_some(first)
    }

    /// The word as written.
    pub fn form(&self, i: usize) -> &'a str {
        self.sentence.form(self.text, i)
    }

    /// Words `first` to `last` in lower case, a hyphen without its spaces, the last word in the singular.
    pub fn phrase(&self, first: usize, last: usize) -> String {
        let mut out = String::new();
        for w in first..=last {
            let hyphen = self.form(w) == "-";
            if !out.is_empty() && !hyphen && !out.ends_with('-') {
                out.push(' ');
            }
            if w == last && self.xpos(w) == Xpos::Nns {
                out += self.lemma(w);
            } else {
                out += &self.form(w).to_lowercase();
            }
        }
        out
    }

    /// Penn Treebank part of speech.
    pub fn xpos(&self, i: usize) -> Xpos {
        self.node(i).map_or(Xpos::Xx, |n| n.xpos)
    }

    /// Whether `i` is `ancestor` or below it.
    pub fn below(&self, mut i: usize, ancestor: usize) -> bool {
        for _ in 0..self.len() {
            if i == ancestor {
                return true;
            }
            match self.head(i) {
                Some(h) => i = h,
                None => return false,
            }
        }
        false
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.sentence.words.len()
    }

    /// Whether the sentence has no word.
    pub fn is_empty(&self) -> bool {
        self.sentence.words.is_empty()
    }

    /// Word `i`.
    pub fn word(&self, i: usize) -> Option<&'a Word> {
        self.sentence.words.get(i)
    }

    /// Dependents of word `i`, in text order.
    pub fn children(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let from = self.starts.get(i).copied().unwrap_or(0) as usize;
        let to = self.starts.get(i + 1).copied().unwrap_or(0) as usize;
        self.kids
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .map(|&k| k as usize)
    }

    /// Dependents of `i` by `relation`.
    pub fn by(&self, i: usize, relation: Deprel) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.children(i)
            .filter(move |&c| self.deprel(c) == relation)
    }

    /// Lower-case lemma.
    pub fn lemma(&self, i: usize) -> &str {
        self.lemmas.get(i).map_or("", SmolStr::as_str)
    }

    /// Relation to the head.
    pub fn deprel(&self, i: usize) -> Deprel {
        self.node(i).map_or(Deprel::Dep, |n| n.deprel)
    }

    /// Part of speech.
    pub fn upos(&self, i: usize) -> Upos {
        self.node(i).map_or(Upos::X, |n| n.upos)
    }

    /// The head.
    pub fn head(&self, i: usize) -> Option<usize> {
        self.node(i).and_then(|n| n.head).map(|h| h as usize)
    }

    /// Whether `i` is a common or proper noun.
    pub fn is_noun(&self, i: usize) -> bool {
        matches!(self.upos(i), Upos::Noun | Upos::Propn)
    }

    /// Whether word `i` closes or opens the brackets around an abbreviation: "Norvik Front (NF) drones".
    pub fn abbreviation(&self, i: usize) -> bool {
        let inside = match self.form(i) {
            ")" => i.checked_sub(1),
            "(" => Some(i + 1),
            _ => None,
        };
        let name = inside.and_then(|w| self.name(w));
        name.is_some_and(|(first, last)| {
            let open = first.checked_sub(1).map_or("", |b| self.form(b));
            open == "(" && self.form(last + 1) == ")"
        })
    }

    /// The preposition of a phrase, such as `on` or `following`; empty without one.
    pub fn preposition(&self, i: usize) -> SmolStr {
        let possessive = |c: &usize| matches!(self.lemma(*c), "'s" | "'" | "’s");
        let Some(case) = self.by(i, Deprel::Case).find(|c| !possessive(c)) else {
            return SmolStr::default();
        };
        if self.form(case).ends_with("ing") {
            self.form(case).to_lowercase_smolstr()
        } else {
            self.lemma(case).into()
        }
    }

    /// `i` and what is coordinated with it.
    pub fn conjuncts(&self, i: usize) -> Vec<usize> {
        let mut all = vec![i];
        let mut at = 0;
        while let Some(&next) = all.get(at) {
            for c in self.by(next, Deprel::Conj) {
                if all.len() < 24 && !all.contains(&c) {
                    all.push(c);
                }
            }
            at += 1;
        }
        all
    }

    /// The phrases that name some of those meant by the common noun at word `i`: "states such as Peru", "a group including
    /// Chile".
    pub fn examples(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let plural = self.xpos(i) == Xpos::Nns;
        let opens = move |c: &usize| match self.preposition(*c).as_str() {
            "such" => plural,
            "including" => true,
            _ => false,
        };
        // not "including at Lima"
        let named = move |c: &usize| opens(c) && self.by(*c, Deprel::Case).nth(1).is_none();
        let common = self.name(i).is_none();
        self.by(i, Deprel::Nmod).filter(move |c| common && named(c))
    }

    /// The further names behind a title that is the head of its name: "commanders Ana Ruiz and Bo Diaz".
    pub fn namely(&self, title: usize) -> Vec<usize> {
        let name = self.children(title).find(|&c| {
            matches!(
                self.deprel(c),
                Deprel::Flat
                    | Deprel::Appos
                    | Deprel::Amod
                    | Deprel::NmodDesc
                    | Deprel::NmodUnmarked
            ) && self.name(c).is_some_and(|(first, _)| first == title + 1)
        });
        let names = name.filter(|_| self.name(title).is_none());
        names.map_or_else(Vec::new, |name| self.conjuncts(name).split_off(1))
    }

    /// The first word of a run of conjuncts.
    pub fn first_conjunct(&self, mut i: usize) -> usize {
        for _ in 0..24 {
            match self.head(i) {
                Some(h) if self.deprel(i) == Deprel::Conj => i = h,
                _ => break,
            }
        }
        i
    }
}
