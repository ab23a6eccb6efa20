//! Office frames: who bears a title, role or kinship, and whose it is. "French president Ana Ruiz", "Ana Ruiz, a
//! fellow at the institute", "his wife, Ana Ruiz", "Ana Ruiz, who became mayor of Lima" all give a frame whose
//! predicate is the role's last word, whose subject is the bearer and whose modifier or oblique is the owner. Titles
//! stand in noun phrases that trees over long names often break, so these frames follow the order of the words.

mod owner;

use super::predicate::predicative;
use super::{Frame, Kind, Role, Tree, Via, kin, roster};
use crate::ontology::Ontology;
use crate::sentence::{Deprel, Upos, Xpos};
pub use owner::whose;
use owner::{before, owners};

/// A role phrase: first and last word.
pub(super) type Phrase = (usize, usize);

/// Words that open an apposition.
const OPENING: &[&str] = &[",", "—", "–", "("];

/// Builds the office frames of a sentence.
pub(super) fn build(tree: &Tree<'_>, ontology: &Ontology) -> Vec<Frame> {
    let phrases = phrases(tree, ontology);
    let mut frames: Vec<Frame> = Vec::new();
    for &(first, last) in &phrases {
        let mut frame = Frame {
            predicate: last,
            kind: Kind::Office,
            lemma: tree.phrase(first, last).into(),
            passive: false,
            support: Some(first),
            reversed: false,
            arguments: Vec::new(),
        };
        let start = start(tree, ontology, (first, last), &phrases);
        let kin = ontology.mutual_role(&frame.lemma);
        let end = match kin::relative(tree, last).filter(|_| kin) {
            Some((owner, close)) => {
                before(tree, (start, first), &mut frame);
                frame.add(Role::Oblique("of".into()), owner, Via::Direct);
                close
            }
            None => owners(tree, ontology, (start, first, last), &phrases, &mut frame),
        };
        if kin {
            kin::survived(tree, last, &mut frame);
            kin::shared(tree, ontology, start, &frames, &mut frame);
        }
        let pairs = roster::pairs(tree, &frame, (last, end));
        if !pairs.is_empty() {
            frames.extend(pairs);
            continue;
        }
        bearer(tree, ontology, (start, last, end), &frames, &mut frame);
        let close = frame
            .heads(&Role::Subject)
            .find(|a| a.head > last)
            .map(|a| tree.name(a.head).map_or(a.head, |n| n.1));
        let others = close
            .filter(|_| roster::plural(tree, last))
            .map(|close| roster::rest(tree, &frame, close));
        frames.push(frame);
        frames.extend(others.into_iter().flatten());
    }
    share(tree, &mut frames);
    frames
}

/// Joined offices have one bearer, who stands behind the last of them ("party leader and former minister Ana Ruiz"), and one
/// owner ("president and chief executive of Norvik").
fn share(tree: &Tree<'_>, frames: &mut [Frame]) {
    for n in (1..frames.len()).rev() {
        let (left, right) = frames.split_at_mut(n);
        let (Some(one), Some(other)) = (left.last_mut(), right.first()) else {
            continue;
        };
        let joined = (one.predicate + 1..other.predicate).any(|w| tree.form(w) == "and")
            && other.predicate - one.predicate < 6;
        let bearer = other
            .arguments
            .iter()
            .find(|a| a.role == Role::Subject && a.head > other.predicate);
        if let Some(bearer) = bearer.filter(|_| joined && !one.has(&Role::Subject)) {
            one.add(Role::Subject, bearer.head, Via::Shared);
        }
        let both =
            other.support == Some(one.predicate + 2) && tree.form(one.predicate + 1) == "and";
        // "a priest and leader of the front" may lead no more than that
        let first = one.support.unwrap_or(one.predicate);
        let single = (first.saturating_sub(3)..first).any(|w| matches!(tree.form(w), "a" | "an"));
        let owned = single || one.arguments.iter().any(|a| a.role != Role::Subject);
        let owners = other
            .arguments
            .iter()
            .filter(|a| both && !owned && a.head > other.predicate);
        for owner in owners.filter(|a| matches!(a.role, Role::Oblique(_))) {
            one.add(owner.role.clone(), owner.head, Via::Shared);
        }
    }
}

/// The longest role phrases outside of names, in order.
fn phrases(tree: &Tree<'_>, ontology: &Ontology) -> Vec<Phrase> {
    let mut out: Vec<Phrase> = Vec::new();
    for last in 0..tree.len() {
        if tree.name(last).is_some() || matches!(tree.upos(last), Upos::Verb | Upos::Punct) {
            continue;
        }
        let alone = ontology.roles.contains_key(tree.lemma(last));
        if !alone && !ontology.role_ends.contains(&tree.form(last).to_lowercase()) {
            continue;
        }
        let found = (last.saturating_sub(4)..=last).find(|&first| {
            if (first..=last).any(|w| tree.name(w).is_some()) {
                return false;
            }
            let phrase = tree.phrase(first, last);
            ontology.roles.contains_key(&phrase) || first == last && alone
        });
        let Some(first) = found else { continue };
        // "army chief General Ana Ruiz": an officer's rank behind the office
        let rank = |w: usize| ontology.words.grades.contains(tree.lemma(w));
        let behind = |&&(_, b): &&Phrase| first == b + 1 && !rank(b) && (first..=last).all(rank);
        if out.last().filter(behind).is_some() {
            continue;
        }
        // "party" … "party leader": the longer phrase ends later.
        while out
            .last()
            .is_some_and(|&(_, b)| b >= first || b + 1 == first && compound(tree, b))
        {
            out.pop();
        }
        out.push((first, last));
    }
    out
}

/// Whether the word is a noun in the singular right in front of another.
fn compound(tree: &Tree<'_>, i: usize) -> bool {
    tree.deprel(i) == Deprel::Compound || tree.lemma(i) == tree.form(i).to_lowercase()
}

/// First word of the phrase around the role that begins at `first`.
fn start(tree: &Tree<'_>, ontology: &Ontology, (first, last): Phrase, phrases: &[Phrase]) -> usize {
    let mut at = first;
    while let Some(w) = at.checked_sub(1).filter(|&w| first - w < 14) {
        let joint = matches!(tree.form(w), "and" | "-" | "–" | "/" | "*")
            && w.checked_sub(1).is_some_and(|v| {
                phrases.iter().any(|p| p.1 == v)
                    || tree.form(w) != "and" && tree.name(v).is_some()
                    || matches!(tree.lemma(w + 1), "year" | "old")
                    || tree.form(w) == "and" && (both(tree, v, last) || twofold(tree, v, last))
            });
        // "Norvik Steel (NS) head": a bracket that repeats the name
        if let Some(name) = possessed(tree, w) {
            at = name.0;
            continue;
        }
        let passes = matches!(
            tree.upos(w),
            Upos::Noun | Upos::Adj | Upos::Propn | Upos::Det | Upos::Num | Upos::X
        ) || tree.name(w).is_some()
            || tree.possessive(w)
            || joint
            || tree.deprel(w) == Deprel::Amod
            || tree.deprel(w) == Deprel::NmodPoss
            || ontology.words.former.contains(tree.form(w))
            || tree.deprel(w) == Deprel::Advmod && tree.deprel(at) == Deprel::Amod;
        // "The High Court sentences former minister": a verb that was taken for a noun
        let verbal = tree.xpos(w) == Xpos::Nns
            && ontology.verbs.contains_key(tree.lemma(w))
            && !ontology.words.domains.contains(tree.lemma(w));
        if !passes || verbal {
            break;
        }
        at = w;
        if tree.upos(w) == Upos::Det && tree.name(w).is_none_or(|(f, _)| f >= w) {
            break;
        }
    }
    at
}

/// Whether the noun at word `i` and the role that ends at word `last` say the same person's business: "Peruvian smuggler
/// and fugitive Ana Ruiz".
fn both(tree: &Tree<'_>, i: usize, last: usize) -> bool {
    let named = tree.name(last + 1).is_some() && tree.deprel(last + 1) != Deprel::Conj;
    named && tree.xpos(i) == Xpos::Nn && tree.name(i).is_none()
}

/// Whether the demonym at word `i` and the name behind "and" are both whose the role that ends at word `last` is:
/// "Peruvian and Norvik player".
fn twofold(tree: &Tree<'_>, i: usize, last: usize) -> bool {
    let demonym = tree.name(i).is_some() && tree.upos(i) == Upos::Adj;
    demonym && tree.name(i + 2).is_some() && !roster::plural(tree, last)
}

/// Adds who bears the office.
fn bearer(
    tree: &Tree<'_>,
    ontology: &Ontology,
    (start, last, end): (usize, usize, usize),
    frames: &[Frame],
    frame: &mut Frame,
) {
    let rank = |w: usize| tree.name(w).is_none() && ontology.words.grades.contains(tree.lemma(w));
    let close = roster::behind_bracket(tree, end + 1);
    let ranks = (close..close + 3).take_while(|&w| rank(w)).count();
    let next = close + ranks;
    // "president Ana Ruiz", "president of France Ana Ruiz", "chief General Ana Ruiz"
    let direct = if ontology.mutual_role(&frame.lemma) {
        roster::titled(tree, next)
    } else {
        tree.name(next).filter(|&(first, _)| first == next)
    };
    if let Some((first, close)) = direct {
        frame.add(Role::Subject, first, Via::Direct);
        // "President Ana Ruiz of Peru"
        if let Some((owner, _)) = roster::origin(tree, close + 1) {
            frame.add(Role::Oblique("of".into()), owner, Via::Direct);
        }
        return;
    }
    // "Ana Ruiz, the president of France"; "Ana Ruiz, then mayor of Lima and member of the party"
    let adverb = start
        .checked_sub(1)
        .is_some_and(|w| tree.upos(w) == Upos::Adv);
    if let Some(comma) = start.checked_sub(1 + usize::from(adverb)) {
        let form = tree.form(comma);
        // "Speaking to Ana Ruiz, the mayor of Lima said": who says so is nobody's apposition
        let acts = matches!(tree.deprel(last), Deprel::Nsubj | Deprel::NsubjPass);
        if OPENING.contains(&form)
            && !acts
            && whose(tree, start).is_none()
            && let Some(name) = tree.before_age(comma)
        {
            if let Some((first, _)) = tree.name(name).or_else(|| possessed(tree, name)) {
                frame.add(Role::Subject, first, Via::Relative);
                if roster::plural(tree, last) {
                    for other in roster::before(tree, first) {
                        frame.add(Role::Subject, other, Via::Relative);
                    }
                }
            } else if let Some(shared) = shared(tree, frames, comma) {
                frame.add(Role::Subject, shared, Via::Shared);
            }
        } else if form == "and" {
            let at = if tree.form(comma.saturating_sub(1)) == "," {
                comma - 1
            } else {
                comma
            };
            if let Some(shared) = shared(tree, frames, at) {
                frame.add(Role::Subject, shared, Via::Shared);
            }
        }
    }
    // "the president of France, Ana Ruiz,"
    // or "two Peruvian officials, minister Ana Ruiz and Bo Diaz"
    let several = roster::plural(tree, last);
    let listing = several
        && frame
            .arguments
            .iter()
            .any(|a| matches!(a.role, Role::Oblique(_)));
    if frame.arguments.iter().all(|a| a.role != Role::Subject)
        && !listing
        && (tree.form(next) == "," || several && tree.form(next) == ":")
        && let Some((first, close)) = if several || ontology.mutual_role(&frame.lemma) {
            roster::titled(tree, next + 1)
        } else {
            roster::styled(tree, next + 1)
        }
        && (several || !matches!(tree.form(close + 1), "and" | "or"))
    {
        frame.add(Role::Subject, first, Via::Relative);
    }
    if frame.arguments.iter().any(|a| a.role == Role::Subject) {
        return;
    }
    predicative(tree, ontology, last, frame);
}

/// A bracket right behind a name: "Ana Ruiz (PD), member of".
fn possessed(tree: &Tree<'_>, at: usize) -> Option<(usize, usize)> {
    (tree.form(at) == ")")
        .then(|| {
            let open = (at.saturating_sub(4)..at)
                .rev()
                .find(|&w| tree.form(w) == "(")?;
            tree.name(open.checked_sub(1)?)
        })
        .flatten()
}

/// The bearer of the office that ends right before word `at`.
fn shared(tree: &Tree<'_>, before: &[Frame], at: usize) -> Option<usize> {
    let frame = before.last()?;
    let near = at >= frame.predicate
        && at - frame.predicate < 9
        && (frame.predicate + 1..at).all(|w| !matches!(tree.upos(w), Upos::Verb | Upos::Aux));
    frame
        .arguments
        .iter()
        .find(|a| a.role == Role::Subject && a.head < frame.predicate)
        .filter(|_| near)
        .map(|a| a.head)
}
