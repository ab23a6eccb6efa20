//! Whose an office is: "the French president", "fellow at the institute", "head of research at the bank".

use super::Phrase;
use crate::ontology::Ontology;
use crate::relation::frame::{Frame, Role, Tree, Via, roster};
use crate::sentence::{Deprel, Upos, Xpos};

/// Prepositions between a role and its owner.
const OWNERS: &[&str] = &["of", "at", "with", "for", "from", "in"];
/// Prepositions of what a role is about, which may stand in between ("expert on Asia at the institute").
const TOPICS: &[&str] = &["on", "to", "in"];

/// Adds whose office it is by the words in front of it.
pub(super) fn before(tree: &Tree<'_>, (start, first): (usize, usize), frame: &mut Frame) {
    let mut w = start;
    while w < first {
        if let Some((_, end)) = tree.name(w) {
            // "the Peru-backed leader" may be anybody's
            if !tree.compounded(end) {
                frame.add(Role::Modifier, w, Via::Direct);
            }
            w = end;
        } else if let Some(whose) = whose(tree, w) {
            frame.add(Role::Modifier, whose, Via::Direct);
        } else if tree.upos(w) == Upos::Pron || tree.deprel(w) == Deprel::NmodPoss {
            frame.add(Role::Modifier, w, Via::Direct);
        }
        w += 1;
    }
}

/// The name that "whose" at word `i` stands for: "the front, whose leader", "Ana Ruiz (PD), whose son".
pub fn whose(tree: &Tree<'_>, i: usize) -> Option<usize> {
    let before = i
        .checked_sub(1)
        .filter(|_| tree.form(i).eq_ignore_ascii_case("whose"))?;
    let last = before.checked_sub(usize::from(tree.form(before) == ","))?;
    let named = |w: usize| tree.name(w).map(|(first, _)| first);
    // "the front in Peru, whose leader": the tree says which of the two, where it says any
    let told = (0..3).try_fold(i, |w, _| match tree.deprel(w) {
        Deprel::AclRelcl => Err(tree.head(w)),
        _ => tree.head(w).ok_or(None),
    });
    let told = told.err().flatten().filter(|&w| w <= last).and_then(named);
    told.or_else(|| named(last))
}

/// Adds whose office it is; returns the last word of the phrase with its owners.
pub(super) fn owners(
    tree: &Tree<'_>,
    ontology: &Ontology,
    (start, first, last): (usize, usize, usize),
    phrases: &[Phrase],
    frame: &mut Frame,
) -> usize {
    // "head of the Cusco region": no person bears the title "region"
    let personal = |p: &&Phrase| ontology.personal_role(tree.lemma(p.1));
    let phrases: Vec<Phrase> = phrases.iter().filter(personal).copied().collect();
    let phrases = phrases.as_slice();
    before(tree, (start, first), frame);
    // "president of France", "fellow at the independent Institute", "member of A and B"
    let mut end = last;
    let mut at = last + 1;
    if TOPICS.contains(&tree.form(at)) {
        let owner = (at + 1..tree.len().min(at + 10))
            .find(|&w| tree.name(w).is_none() && matches!(tree.form(w), "of" | "at" | "with"));
        let plain = owner.is_some_and(|o| {
            // "a professor in Baltic studies at Y": the plural before "at" is easily taken for a verb, and who studies
            // there belongs to it as well.
            let field = |w: usize| {
                tree.form(at) == "in"
                    && w + 1 == o
                    && tree.node(w).is_some_and(|n| n.xpos == Xpos::Vbz)
            };
            (at + 1..o)
                .all(|w| field(w) || !matches!(tree.upos(w), Upos::Verb | Upos::Aux | Upos::Punct))
        });
        match owner.filter(|_| plain) {
            Some(owner) => at = owner,
            // "adviser to the Peruvian president", "aide to Ana Ruiz"
            None if tree.form(at) == "to"
                && ontology.words.assisting.contains(tree.lemma(last)) => {}
            // "ambassador to Chile Ana Ruiz": a place that is nobody's office
            None if tree.form(at) == "to" => {
                let article = usize::from(tree.upos(at + 1) == Upos::Det);
                return tree.name(at + 1 + article).map_or(end, |n| n.1);
            }
            None if tree.form(at) != "in" => return end,
            None => {}
        }
    }
    let assists = |w: usize| tree.form(w) == "to" && w == last + 1;
    while OWNERS.contains(&tree.form(at).to_lowercase().as_str()) || assists(at) {
        let preposition = tree.form(at).to_lowercase();
        let mut w = at + 1;
        let mut found = None;
        while w < tree.len() && w < at + 8 {
            if let Some((_, end)) = tree.name(w) {
                let owned = tree.owned(end, false);
                // "of the Peru-backed militia"
                if owned.is_none() && tree.compounded(end) {
                    w = end + 3;
                    continue;
                }
                found = Some((w, end));
                // "of the Peruvian Senate", "of Peru's Norvik Bank": the last counts
                let Some(owned) = owned else {
                    break;
                };
                w = owned;
                continue;
            }
            let passes = matches!(
                tree.upos(w),
                Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num
            ) || tree.form(w) == "of"
                || tree.possessive(w)
                || tree.form(w) == "-"
                || tree.deprel(w) == Deprel::Amod;
            if !passes || phrases.iter().any(|p| p.1 == w) && w > at + 1 && tree.form(w + 1) != "of"
            {
                break;
            }
            w += 1;
        }
        let Some((head, close)) = found else {
            // "head of research at Norvik"
            let behind = preposition == "of" && w > at + 1 && tree.form(w) != "of";
            if behind && OWNERS.contains(&tree.form(w)) {
                at = w;
                continue;
            }
            break;
        };
        frame.add(Role::Oblique(preposition.into()), head, Via::Direct);
        end = tail(tree, close, phrases);
        at = end + 1;
        // a list of owners
        while matches!(tree.form(at), "and" | "&") && tree.name(at + 1).is_some() {
            let next = at + 1;
            frame.add(Role::Oblique("of".into()), next, Via::Shared);
            end = tree.name(next).map_or(next, |n| n.1);
            at = end + 1;
        }
    }
    end
}

/// Last word of the common nouns and the bracket behind an owner whose name ends at word `close`: "party" in "leader of the
/// Alianza party", ")" in "head of Norvik (NS)".
fn tail(tree: &Tree<'_>, close: usize, phrases: &[Phrase]) -> usize {
    let common = |w: usize| {
        tree.upos(w) == Upos::Noun
            && tree.name(w).is_none()
            && !phrases.iter().any(|p| p.0 <= w && w <= p.1)
    };
    let own = tree.possessive(close + 1);
    let start = close + 1 + usize::from(own);
    let end = (start..start + 3).take_while(|&w| common(w)).last();
    // "head of Peruvian company Norvik": a demonym says whose the next name is, unless a comma parts the two as in
    // "head of the Peruvian army, Ana Ruiz"
    let parted = |end: usize| tree.form(end + 1) == "," && tree.name(end + 2).is_some();
    let demonym = own || tree.upos(close) == Upos::Adj;
    let end = end.filter(|&end| !demonym || parted(end)).unwrap_or(close);
    roster::behind_bracket(tree, end + 1) - 1
}
