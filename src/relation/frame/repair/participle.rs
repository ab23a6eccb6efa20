//! Participles that hang on the wrong word: who stands between "with" and a participle does what it says, and one behind
//! a comma says what the subject of its clause does, whatever noun is in front of the comma.

use super::finite;
use crate::ontology::{Ontology, Words};
use crate::relation::frame::Tree;
use crate::sentence::{Deprel, Upos, Xpos};

/// How many words a phrase may have that stands between "with" and its participle, "accused" and its "of".
const REACH: usize = 12;

/// "Peru left, with Chile saying that it won": Chile says so, not Peru.
pub(super) fn absolute(tree: &mut Tree<'_>) {
    for i in 2..tree.len() {
        if !participle(tree, i) || tree.deprel(i) != Deprel::Advcl {
            continue;
        }
        let Some(head) = tree.head(i) else { continue };
        let case = (i.saturating_sub(REACH).max(1)..i)
            .rfind(|&w| tree.form(w) == "with" && tree.form(w - 1) == ",");
        let doer = case.and_then(|case| {
            let doer = tree
                .head(case)
                .filter(|_| tree.deprel(case) == Deprel::Case)?;
            let phrase = (case + 1..i).all(|w| {
                tree.name(w).is_some()
                    || tree.below(w, doer)
                        && tree.upos(w) != Upos::Verb
                        && tree.upos(w) != Upos::Punct
            });
            let free = tree.head(doer) == Some(head) && doer > case && doer < i;
            (free && phrase).then_some((case, doer))
        });
        let Some((case, doer)) = doer else { continue };
        tree.set(doer, |n| {
            n.head = Some(i as u32);
            n.deprel = Deprel::Nsubj;
        });
        tree.set(case, |n| {
            n.head = Some(i as u32);
            n.deprel = Deprel::Mark;
        });
        tree.link();
    }
}

/// "accused Peru of bombing Chile": whom the parser gave to what they are accused of is accused.
pub(super) fn accused(tree: &mut Tree<'_>, ontology: &Ontology) {
    for verb in 0..tree.len() {
        let free = tree.upos(verb) == Upos::Verb
            && ontology.words.accusing.contains(tree.lemma(verb))
            && !tree.children(verb).any(|c| {
                matches!(
                    tree.deprel(c),
                    Deprel::Obj | Deprel::NsubjPass | Deprel::AuxPass
                )
            });
        if !free {
            continue;
        }
        let of = (verb + 2..tree.len().min(verb + REACH)).find(|&w| tree.form(w) == "of");
        let Some(of) = of else { continue };
        let phrase = |w: usize| {
            tree.name(w).is_some()
                || matches!(
                    tree.upos(w),
                    Upos::Det | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Pron
                )
        };
        let inside = |w: usize| w > verb && w < of;
        let whom = (verb + 1..of)
            .find(|&w| tree.head(w).is_none_or(|h| !inside(h)))
            .filter(|&whom| (verb + 1..of).all(phrase) && !tree.below(verb, whom));
        if let Some(whom) = whom {
            tree.set(whom, |n| {
                n.head = Some(verb as u32);
                n.deprel = Deprel::Obj;
            });
            tree.link();
        }
    }
}

/// "ordered Ana Ruiz detained": a participle, not a clause with a past tense of its own.
pub(super) fn caused(tree: &mut Tree<'_>, ontology: &Ontology) {
    for i in 2..tree.len() {
        let ordered = tree
            .head(i)
            .is_some_and(|v| tree.lemma(v) == "order" && tree.upos(v) == Upos::Verb && v < i);
        let clause = matches!(tree.deprel(i), Deprel::Ccomp | Deprel::Xcomp);
        let past = matches!(tree.xpos(i), Xpos::Vbd | Xpos::Vbn);
        let bare = tree.children(i).all(|c| {
            !matches!(
                tree.deprel(c),
                Deprel::Mark | Deprel::Aux | Deprel::AuxPass | Deprel::Obj
            )
        });
        if ordered && clause && past && bare && ontology.verbs.contains_key(tree.lemma(i)) {
            tree.set(i, |n| n.xpos = Xpos::Vbn);
            let doer = tree.by(i, Deprel::Nsubj).next();
            if let Some(doer) = doer {
                tree.set(doer, |n| n.deprel = Deprel::NsubjPass);
            }
        }
    }
}

/// "said that Chile attacked Lima, accusing it of fraud", "urged it to leave, citing fraud": what is said further is the
/// speaker's, not what was said or asked.
pub(super) fn further(tree: &mut Tree<'_>, ontology: &Ontology) {
    let words = &ontology.words;
    for i in 2..tree.len() {
        let hung = tree.deprel(i) == Deprel::Advcl && participle(tree, i);
        if !hung || !(tree.form(i - 1) == "," || tree.lemma(i - 1) == "while") {
            continue;
        }
        if !uttering(words, tree.lemma(i)) {
            continue;
        }
        if let Some(saying) = reporting(tree, words, i).or_else(|| outer(tree, i)) {
            tree.set(i, |n| n.head = Some(saying as u32));
            tree.link();
        }
    }
}

/// "says that Chile has left and urges it to return": whoever says the one also does the other in words.
pub(super) fn besides(tree: &mut Tree<'_>, ontology: &Ontology) {
    let words = &ontology.words;
    for i in 2..tree.len() {
        let bare = tree.children(i).all(|c| {
            !matches!(
                tree.deprel(c),
                Deprel::Nsubj | Deprel::NsubjPass | Deprel::AuxPass | Deprel::Aux | Deprel::Mark
            )
        });
        if tree.deprel(i) != Deprel::Conj || !bare || !uttering(words, tree.lemma(i)) {
            continue;
        }
        let told = tree.first_conjunct(i);
        // "says that Chile denies the attack and accuses Lima": Chile does
        let another = uttering(words, tree.lemma(told)) && finite(tree, told);
        let saying = clause_of(tree, words, told).or_else(|| reporting(tree, words, told));
        if let Some(saying) = saying.filter(|&s| !another && tree.xpos(s) == tree.xpos(i)) {
            tree.set(i, |n| n.head = Some(saying as u32));
            tree.link();
        }
    }
}

/// Whether the verb does something in words: urges, accuses, calls.
fn uttering(words: &Words, lemma: &str) -> bool {
    let kinds = [
        &words.speech,
        &words.accusing,
        &words.naming,
        &words.believed,
    ];
    kinds.iter().any(|kind| kind.contains(lemma))
}

/// The verb that reports the clause which word `i` hangs on, over infinitives and participles in between.
fn reporting(tree: &Tree<'_>, words: &Words, i: usize) -> Option<usize> {
    let mut said = tree.head(i).filter(|&said| said < i)?;
    for _ in 0..3 {
        if let Some(saying) = clause_of(tree, words, said) {
            return Some(saying);
        }
        let inner = matches!(
            tree.deprel(said),
            Deprel::Xcomp | Deprel::Acl | Deprel::Advcl
        ) && !finite(tree, said);
        said = tree.head(said).filter(|&above| inner && above < said)?;
    }
    None
}

/// The finite verb around the infinitive that word `i` hangs on.
fn outer(tree: &Tree<'_>, i: usize) -> Option<usize> {
    let infinitive = tree
        .head(i)
        .filter(|&v| v < i && tree.xpos(v) == Xpos::Vb)?;
    let bare = tree.by(infinitive, Deprel::Aux).next().is_none();
    let asked = bare && matches!(tree.deprel(infinitive), Deprel::Xcomp | Deprel::Advcl);
    tree.head(infinitive)
        .filter(|&verb| asked && verb < infinitive && finite(tree, verb))
}

/// The verb that reports the clause with the predicate `said`.
fn clause_of(tree: &Tree<'_>, words: &Words, said: usize) -> Option<usize> {
    let saying = tree.head(said).filter(|&saying| saying < said)?;
    let speech = words.speech.contains(tree.lemma(saying));
    (tree.deprel(said) == Deprel::Ccomp && speech).then_some(saying)
}

/// "Peru banned goods from Chile, accusing it of fraud": Peru accuses, not the goods nor Chile.
pub(super) fn attendant(tree: &mut Tree<'_>) {
    for i in 2..tree.len() {
        if !matches!(tree.deprel(i), Deprel::Acl | Deprel::AclRelcl) || !participle(tree, i) {
            continue;
        }
        let behind =
            tree.form(i - 1) == "," || tree.upos(i - 1) == Upos::Adv && tree.form(i - 2) == ",";
        let bare = !tree
            .children(i)
            .any(|c| matches!(tree.deprel(c), Deprel::Mark | Deprel::Nsubj));
        if !behind || !bare {
            continue;
        }
        if let Some(verb) = governor(tree, i).filter(|&verb| verb < i) {
            tree.set(i, |n| {
                n.head = Some(verb as u32);
                n.deprel = Deprel::Advcl;
            });
            tree.link();
        }
    }
}

fn participle(tree: &Tree<'_>, i: usize) -> bool {
    tree.upos(i) == Upos::Verb && tree.xpos(i) == Xpos::Vbg && tree.name(i).is_none()
}

/// The finite verb in front of the noun that word `i` hangs on, around it.
fn governor(tree: &Tree<'_>, i: usize) -> Option<usize> {
    let noun = tree.head(i).filter(|&noun| noun < i)?;
    let mut at = noun;
    loop {
        at = tree.head(at)?;
        let auxiliary = |c: usize| matches!(tree.deprel(c), Deprel::Aux | Deprel::AuxPass);
        if finite(tree, at) || tree.children(at).any(auxiliary) {
            return Some(at).filter(|&verb| verb < noun);
        }
    }
}
