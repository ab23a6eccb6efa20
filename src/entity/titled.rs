//! Whom "the governor" means: the one whom the article calls by that office.

use super::discourse::Discourse;
use super::phrase::{Determiner, Phrase};
use crate::mention::{Mention, MentionKind};
use crate::model::feature;
use crate::sentence::Sentence;

/// Words that make another office of one, or say that it is held no more.
const OTHER: &[&str] = &[
    "vice",
    "deputy",
    "assistant",
    "prime",
    "former",
    "ex",
    "late",
    "then",
    "onetime",
    "ousted",
    "deposed",
    "shadow",
];

/// An office by which the article calls somebody whom it names.
#[derive(Clone, Debug)]
pub(super) struct Title {
    /// The key of the person's phrases.
    bearer: u64,
    /// Hash of its noun's lemma.
    noun: u64,
    /// Hashes of the words in front of that.
    words: Vec<u64>,
}

impl Title {
    /// The title beside the name `mention`, whose phrases have the key `bearer`.
    pub(super) fn of(
        text: &str,
        sentence: &Sentence,
        mention: &Mention,
        bearer: u64,
    ) -> Option<Self> {
        let role = mention.role?;
        let noun = sentence.words.get(role.last as usize)?;
        let words =
            (role.first..role.last).map(|at| sentence.form(text, at as usize).to_lowercase());
        Some(Self {
            bearer,
            noun: feature::text(&noun.lemma.to_lowercase()),
            words: words.map(|word| feature::text(&word)).collect(),
        })
    }

    /// Whether a phrase can mean its bearer: "the Peruvian president" President Ana Ruiz of Peru, but not a vice president.
    fn fits(&self, phrase: &Phrase) -> bool {
        let said = |word: &u64| phrase.modifiers.contains(word);
        let other = OTHER.iter().map(|word| feature::text(word));
        self.noun == phrase.lemma
            && phrase
                .modifiers
                .iter()
                .all(|word| self.words.contains(word))
            && other
                .filter(|word| self.words.contains(word))
                .all(|word| said(&word))
    }
}

impl Discourse<'_> {
    /// The last phrase before `at` that names whom a bare "the governor" means: who is called so more often than all others
    /// together.
    pub(super) fn titled(&self, at: usize, phrase: &Phrase) -> Option<u32> {
        let bare = phrase.determiner == Determiner::Definite && !phrase.heavy && !phrase.plural;
        if phrase.kind != MentionKind::Nominal || !bare || phrase.last > phrase.head {
            return None;
        }
        let bearers: Vec<u64> = (self.titles.iter())
            .filter(|title| title.fits(phrase))
            .map(|title| title.bearer)
            .collect();
        let most = |bearer: &&u64| {
            let own = bearers.iter().filter(|other| other == bearer).count();
            2 * own > bearers.len()
        };
        let bearer = bearers.iter().find(most)?;
        let before = self.phrases.get(..at)?;
        before
            .iter()
            .rposition(|other| other.named() && other.key == *bearer)
            .map(|found| found as u32)
    }
}
