//! What a word's own auxiliaries, negations, adverbs and adjectives do to its truth. These are closed classes of
//! function words; the open classes (verbs that plan, doubt or deny) stand in the ontology file.

use super::CueKind;
use crate::relation::frame::Tree;
use crate::sentence::{Deprel, Upos, Xpos};

/// What a word does to the truth of a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Turns it round.
    Negates,
    /// Puts it into the future, on somebody's word.
    Plans,
    /// Leaves it open.
    Doubts,
}

/// A word with its effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    pub(super) effect: Effect,
    pub(super) kind: CueKind,
    pub(super) word: usize,
}

/// Adds the signs among the dependents of word `i`.
pub(super) fn own(tree: &Tree<'_>, i: usize, out: &mut Vec<Sign>) {
    let from = out.len();
    for c in tree.children(i) {
        let sign = match tree.deprel(c) {
            Deprel::Aux | Deprel::AuxPass | Deprel::Cop => auxiliary(tree, i, c),
            Deprel::Advmod if is_no_longer(tree, c) => Some((Effect::Negates, CueKind::Negation)),
            Deprel::Advmod | Deprel::Det | Deprel::CcPreconj | Deprel::Cc | Deprel::Discourse => {
                particle(tree, c)
            }
            Deprel::Amod => adjective(tree.lemma(c)),
            Deprel::Mark if matches!(tree.lemma(c), "whether" | "if" | "unless") => {
                Some((Effect::Doubts, CueKind::Condition))
            }
            Deprel::Mark if tree.lemma(c) == "without" => {
                Some((Effect::Negates, CueKind::Negation))
            }
            Deprel::Case if tree.lemma(c) == "without" => {
                Some((Effect::Negates, CueKind::Negation))
            }
            // "No country has …": the negation stands on the subject or object.
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj if is_nothing(tree, c) => {
                Some((Effect::Negates, CueKind::Negation))
            }
            _ => None,
        };
        if let Some((effect, kind)) = sign {
            out.push(Sign {
                effect,
                kind,
                word: c,
            });
        }
    }
    // "could not agree", "cannot meet": it did not happen, rather than that it may not.
    let own = out.get(from..).unwrap_or_default();
    let unable =
        own.iter().any(|s| s.effect == Effect::Negates) && own.iter().any(|s| is_ability(tree, s));
    if unable {
        let kept: Vec<Sign> = own
            .iter()
            .copied()
            .filter(|s| !is_ability(tree, s))
            .collect();
        out.truncate(from);
        out.extend(kept);
    }
}

fn is_ability(tree: &Tree<'_>, sign: &Sign) -> bool {
    sign.kind == CueKind::Auxiliary && matches!(tree.lemma(sign.word), "can" | "could")
}

fn auxiliary(tree: &Tree<'_>, i: usize, c: usize) -> Option<(Effect, CueKind)> {
    let form = tree.form(c).to_lowercase();
    let effect = match (form.as_str(), tree.lemma(c)) {
        ("would" | "'d" | "’d", "will" | "would") if is_backshifted(tree, i) => Effect::Plans,
        ("would" | "'d" | "’d", "will" | "would") => Effect::Doubts,
        (_, "will" | "shall" | "'ll" | "’ll" | "wo") => Effect::Plans,
        (_, "may" | "might" | "could" | "should" | "must" | "ought" | "can" | "ca") => {
            Effect::Doubts
        }
        // "is to meet", of what was fixed.
        (_, "be") if infinitive(tree, i).is_some_and(|to| to > c) => Effect::Plans,
        _ => return None,
    };
    Some((effect, CueKind::Auxiliary))
}

/// The "to" of an infinitive.
pub(super) fn infinitive(tree: &Tree<'_>, i: usize) -> Option<usize> {
    tree.children(i)
        .find(|&c| matches!(tree.deprel(c), Deprel::Mark | Deprel::Aux) && tree.lemma(c) == "to")
}

/// Whether the infinitive looks back: "is said to have met".
pub(super) fn is_perfect(tree: &Tree<'_>, i: usize) -> bool {
    tree.by(i, Deprel::Aux).any(|c| tree.lemma(c) == "have")
}

/// Whether somebody tells the clause of `i`, so that its "would" is a "will" said earlier.
fn is_backshifted(tree: &Tree<'_>, i: usize) -> bool {
    let mut at = i;
    for _ in 0..8 {
        let Some(head) = tree.head(at) else { break };
        match tree.deprel(at) {
            Deprel::Ccomp => {
                let condition = tree.by(i, Deprel::Advcl).any(|c| {
                    tree.by(c, Deprel::Mark)
                        .any(|m| matches!(tree.lemma(m), "if" | "unless"))
                });
                return !condition && tree.upos(head) == Upos::Verb;
            }
            Deprel::Conj | Deprel::Xcomp => at = head,
            _ => break,
        }
    }
    tree.by(at, Deprel::Parataxis)
        .any(|c| tree.xpos(c) == Xpos::Vbd)
}

fn particle(tree: &Tree<'_>, c: usize) -> Option<(Effect, CueKind)> {
    match tree.lemma(c) {
        "not" | "never" | "n't" | "n’t" | "no" | "neither" | "nor" => {
            let next = tree.word(c + 1).map_or("", |w| w.lemma.as_str());
            // "not only condemned": more than that, not less.
            let more = matches!(next, "only" | "just" | "merely" | "least");
            (!more).then_some((Effect::Negates, CueKind::Negation))
        }
        "possibly" | "perhaps" | "maybe" | "allegedly" | "likely" | "probably" | "reportedly"
        | "purportedly" | "potentially" | "presumably" | "supposedly" | "apparently" => {
            Some((Effect::Doubts, CueKind::Adverb))
        }
        _ => None,
    }
}

fn adjective(lemma: &str) -> Option<(Effect, CueKind)> {
    let effect = match lemma {
        "possible" | "potential" | "suspected" | "alleged" | "hypothetical" | "likely"
        | "purported" | "presumed" | "reported" | "would-be" | "proposed" | "threatened" => {
            Effect::Doubts
        }
        "planned" | "upcoming" | "scheduled" | "future" | "forthcoming" | "expected"
        | "impending" | "imminent" | "intended" => Effect::Plans,
        _ => return None,
    };
    Some((effect, CueKind::Adjective))
}

fn is_nothing(tree: &Tree<'_>, c: usize) -> bool {
    matches!(tree.lemma(c), "nobody" | "none" | "nothing" | "neither")
        || tree.by(c, Deprel::Det).any(|d| tree.lemma(d) == "no")
}

/// "no longer", "no more".
fn is_no_longer(tree: &Tree<'_>, c: usize) -> bool {
    matches!(tree.lemma(c), "longer" | "long" | "more")
        && tree.children(c).any(|k| tree.lemma(k) == "no")
}
