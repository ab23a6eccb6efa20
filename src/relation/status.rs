//! The truth status of a predicate: polarity and modality, from its own auxiliaries and adverbs and from the verbs
//! that govern it ("refused to meet", "is expected to visit", "denied attacking"), and who says so.

use super::argument::Referents;
use super::frame::{FrameBuilder, Tree};
use super::{Modality, Polarity};
use crate::ontology::Ontology;
use crate::sentence::{Deprel, Upos};

/// What governs a predicate, summed up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// Asserted or denied.
    pub polarity: Polarity,
    /// Actual, planned or possible.
    pub modality: Modality,
    /// The word of the verb that reports it.
    pub reporter: Option<usize>,
}

/// The status of predicate `i`, whose light verb is `support`.
pub fn status(tree: &Tree<'_>, ontology: &Ontology, i: usize, support: Option<usize>) -> Status {
    let words = &ontology.words;
    let mut out = Status::default();
    let mut negations = own(tree, i, &mut out);
    let mut at = support.unwrap_or(i);
    if at != i {
        negations += own(tree, at, &mut out);
        if words.planned.contains(tree.lemma(at))
            && matches!(
                tree.lemma(at),
                "announce" | "schedule" | "plan" | "postpone" | "arrange" | "propose"
            )
        {
            // "announced sanctions" acts by saying so; a plan does not.
            if tree.lemma(at) != "announce" {
                raise(&mut out, Modality::Planned);
            }
        }
        if matches!(
            tree.lemma(at),
            "consider" | "seek" | "request" | "propose" | "threaten"
        ) {
            raise(&mut out, Modality::Possible);
        }
    }
    for _ in 0..8 {
        let Some(head) = tree.head(at) else { break };
        let relation = tree.deprel(at);
        let lemma = tree.lemma(head);
        let complement = matches!(
            relation,
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Csubj | Deprel::CsubjPass
        );
        let infinitive = tree.by(at, Deprel::Mark).any(|c| tree.lemma(c) == "to");
        let object =
            matches!(relation, Deprel::Obj | Deprel::NsubjPass | Deprel::Obl) && tree.is_noun(at);
        let of_noun = matches!(relation, Deprel::Acl | Deprel::Nmod) && tree.is_noun(head);
        if relation == Deprel::Advcl {
            let mark = tree
                .by(at, Deprel::Mark)
                .next()
                .map_or("", |c| tree.lemma(c));
            match mark {
                "if" | "unless" | "whether" => raise(&mut out, Modality::Possible),
                "to" => raise(&mut out, Modality::Planned),
                "without" => negations += 1,
                _ => {}
            }
            if mark == "to" {
                negations += usize::from(words.negating.contains(lemma) && infinitive);
            }
            at = head;
            continue;
        }
        if relation == Deprel::Conj {
            at = head;
            continue;
        }
        if complement || object || of_noun {
            let finite = relation == Deprel::Ccomp && !infinitive;
            if words.negating.contains(lemma) {
                negations += usize::from(!finite || lemma == "deny");
            } else if !finite && words.possible.contains(lemma) && (infinitive || object) {
                raise(&mut out, Modality::Possible);
            } else if !finite && words.planned.contains(lemma) && (infinitive || complement) {
                raise(&mut out, Modality::Planned);
            } else if finite
                && matches!(
                    lemma,
                    "hope"
                        | "fear"
                        | "suspect"
                        | "speculate"
                        | "believe"
                        | "think"
                        | "demand"
                        | "suggest"
                        | "propose"
                        | "ask"
                        | "allege"
                )
            {
                raise(&mut out, Modality::Possible);
            }
            if finite && words.speech.contains(lemma) && out.reporter.is_none() {
                out.reporter = Some(head);
            }
            if complement || of_noun {
                negations += own(tree, head, &mut out);
            }
            at = head;
            continue;
        }
        if relation == Deprel::Parataxis && words.speech.contains(lemma) {
            out.reporter.get_or_insert(head);
        }
        break;
    }
    // "…, said the minister": the reporting verb may hang below the clause that it reports.
    if out.reporter.is_none() {
        let mut top = support.unwrap_or(i);
        for _ in 0..12 {
            let report = tree
                .by(top, Deprel::Parataxis)
                .find(|&c| words.speech.contains(tree.lemma(c)) && tree.upos(c) == Upos::Verb);
            if report.is_some() {
                out.reporter = report;
                break;
            }
            match tree.head(top) {
                Some(h) => top = h,
                None => break,
            }
        }
    }
    if negations % 2 == 1 {
        out.polarity = Polarity::Negated;
    }
    out
}

fn raise(status: &mut Status, modality: Modality) {
    status.modality = status.modality.max(modality);
}

/// Reads a word's own auxiliaries, negations and adverbs; returns the number of negations.
fn own(tree: &Tree<'_>, i: usize, out: &mut Status) -> usize {
    let mut negations = 0;
    for c in tree.children(i) {
        match (tree.deprel(c), tree.lemma(c)) {
            (Deprel::Aux, "will" | "shall" | "'ll") => {
                let past = tree
                    .word(c)
                    .is_some_and(|w| tree.text.get(w.span.range()) == Some("would"));
                raise(
                    out,
                    if past {
                        Modality::Possible
                    } else {
                        Modality::Planned
                    },
                );
            }
            (Deprel::Aux, "may" | "might" | "could" | "should" | "would" | "must") => {
                raise(out, Modality::Possible)
            }
            (Deprel::Aux, "can") => raise(out, Modality::Possible),
            (
                Deprel::Advmod | Deprel::Det | Deprel::CcPreconj,
                "not" | "never" | "n't" | "no" | "neither" | "nor",
            ) => negations += 1,
            (
                Deprel::Advmod,
                "possibly" | "perhaps" | "maybe" | "allegedly" | "likely" | "probably"
                | "reportedly",
            ) => {
                raise(out, Modality::Possible);
            }
            (
                Deprel::Amod,
                "possible" | "potential" | "suspected" | "alleged" | "hypothetical" | "likely",
            ) => {
                raise(out, Modality::Possible);
            }
            (
                Deprel::Amod,
                "planned" | "upcoming" | "scheduled" | "future" | "forthcoming" | "expected",
            ) => {
                raise(out, Modality::Planned);
            }
            (Deprel::Mark, "whether" | "if") => raise(out, Modality::Possible),
            _ => {}
        }
    }
    negations
}

/// The entity that says what the clause around a predicate tells: subject of its reporting verb, or of "according to".
pub fn speaker(
    tree: &Tree<'_>,
    ontology: &Ontology,
    referents: &Referents<'_>,
    status: Status,
    predicate: usize,
) -> Option<u32> {
    if let Some(verb) = status.reporter {
        let frames = FrameBuilder::new(tree, ontology);
        return frames
            .subject_heads(verb)
            .into_iter()
            .find_map(|h| referents.of(h, true).first().map(|r| r.entity));
    }
    // "according to X" anywhere above
    let mut at = predicate;
    for _ in 0..12 {
        for c in tree.children(at) {
            let according = tree
                .by(c, Deprel::Case)
                .any(|k| tree.lemma(k) == "accord" || tree.lemma(k) == "according");
            if according && let Some(found) = referents.of(c, true).first() {
                return Some(found.entity);
            }
        }
        match tree.head(at) {
            Some(h) => at = h,
            None => break,
        }
    }
    None
}
