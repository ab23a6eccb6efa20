//! Whose deed or words a noun means that does not say so itself: "Peru left the pact. Chile called the move a farce", "Peru
//! says that it won, but Chile denies the claim". Whoever did as much last is meant, apart from those who speak of it.

use super::argument::Referents;
use super::frame::{Frame, FrameBuilder, Frames, Kind, Role, Tree, Via};
use crate::ontology::{Coarse, Ontology, Words};
use crate::sentence::{Deprel, Upos};

/// Sentences before that are looked at.
const BACK: usize = 2;
/// The same for whoever died, of whom a whole article tells.
const MOURNED: usize = 30;
/// Most entities that do a deed together.
const MOST: usize = 3;

/// The nouns of sentence `at` that mean a deed or words told before, with those whose they are.
pub(super) fn authors(
    ontology: &Ontology,
    trees: &[Tree<'_>],
    frames: &[Frames<'_>],
    referents: &[Referents<'_>],
    at: usize,
) -> Vec<(usize, Vec<u32>)> {
    let (Some(tree), Some(told), Some(own)) = (trees.get(at), frames.get(at), referents.get(at))
    else {
        return Vec::new();
    };
    let found = (0..tree.len()).filter_map(|i| {
        let sort = Sort::of(ontology, tree, i)?;
        if sort == Sort::Loss && offered(tree, own, i) {
            return None;
        }
        let seeker = Seeker {
            words: &ontology.words,
            noun: tree.lemma(i),
            sort,
            apart: about(ontology, tree, own, i),
        };
        let here = seeker.seek((tree, told), own, i);
        let back = if sort == Sort::Loss { MOURNED } else { BACK };
        let before = trees.iter().zip(frames).zip(referents).take(at);
        let mut before =
            (before.rev().take(back)).map(|(there, own)| seeker.seek(there, own, there.0.len()));
        let authors = here.or_else(|| before.find_map(|found| found))?;
        Some((i, authors))
    });
    found.collect()
}

/// What kind of thing a noun points back to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Something that somebody said: "the claim".
    Words,
    /// Something that somebody did, whatever it was: "the move".
    Deed,
    /// Something that somebody was accused of: "denied involvement".
    Charge,
    /// The death of whom a noun mourns: "sent condolences".
    Loss,
    /// Something that has to be told by a word of the same stem: "the withdrawal".
    Event,
}

impl Sort {
    /// The sort of the noun at word `i`, if it points back: "the move", "these claims", but not "the Peruvian move".
    fn of(ontology: &Ontology, tree: &Tree<'_>, i: usize) -> Option<Self> {
        let (words, lemma) = (&ontology.words, tree.lemma(i));
        let noun = tree.upos(i) == Upos::Noun;
        if noun && words.farewells.contains(lemma) {
            return Some(Self::Loss);
        }
        let denied = tree.deprel(i) == Deprel::Obj
            && words.shares.contains(lemma)
            && (tree.head(i)).is_some_and(|verb| words.denying.contains(tree.lemma(verb)));
        if denied {
            return Some(Self::Charge);
        }
        if matches!(lemma, "this" | "that") && tree.upos(i) == Upos::Pron {
            return judged(ontology, tree, i).then_some(Self::Deed);
        }
        if !noun || tree.name(i).is_some() {
            return None;
        }
        let sort = if words.claims.contains(lemma) {
            Self::Words
        } else if words.deeds.contains(lemma) {
            Self::Deed
        } else {
            let triggers = ontology.nouns.get(lemma)?;
            let shared = triggers.iter().any(|t| ontology.symmetric(t.relation));
            (!shared).then_some(Self::Event)?
        };
        let back = |c: usize| {
            matches!(
                tree.lemma(c),
                "the" | "this" | "that" | "these" | "those" | "both" | "such"
            )
        };
        let bare = (tree.by(i, Deprel::Det).any(back) || aside(tree, i))
            && !tree.children(i).any(|c| owner(tree, c))
            && (answered(ontology, tree, i) || judged(ontology, tree, i));
        bare.then_some(sort)
    }
}

/// Whether the phrase of the noun at word `i`, or of its verb, says to whom it is offered: "condolences to her widow".
fn offered(tree: &Tree<'_>, own: &Referents<'_>, i: usize) -> bool {
    let verb = tree.head(i).into_iter().flat_map(|h| tree.children(h));
    let mut around = tree.children(i).chain(verb);
    around.any(|c| {
        let to = matches!(
            tree.preposition(c).as_str(),
            "to" | "for" | "from" | "of" | "with"
        );
        let someone = |c: usize| !own.of(c, true).is_empty();
        c > i && to && tree.conjuncts(c).into_iter().any(someone)
    })
}

/// Whether the noun at word `i` is what somebody criticizes, backs or rejects, so far as the verb above says.
fn answered(ontology: &Ontology, tree: &Tree<'_>, i: usize) -> bool {
    let answers = |verb: &str| {
        let triggers = ontology.verbs.get(verb).into_iter().flatten();
        let kinds = ["criticized", "supports", "rejected"].map(|name| ontology.index_of(name));
        let words = &ontology.words;
        words.naming.contains(verb)
            || words.denying.contains(verb)
            || triggers
                .map(|t| t.relation)
                .any(|r| kinds.contains(&Some(r)))
    };
    // "called the move illegal", "a move that Chile called illegal"
    let above = std::iter::successors(tree.head(i), |&w| tree.head(w)).take(2);
    let below = tree.children(i).filter(|&c| clause(tree, c));
    above.chain(below).any(|verb| answers(tree.lemma(verb)))
}

/// Whether word `i` is what somebody says is bad: "this is unacceptable".
fn judged(ontology: &Ontology, tree: &Tree<'_>, i: usize) -> bool {
    let judges = |&w: &usize| {
        let blames = ontology.words.blaming.contains(tree.lemma(w));
        blames && tree.by(w, Deprel::Cop).next().is_some()
    };
    tree.deprel(i) == Deprel::Nsubj && tree.head(i).filter(judges).is_some()
}

/// Whether word `c` heads a clause that says something of the noun above it.
fn clause(tree: &Tree<'_>, c: usize) -> bool {
    matches!(tree.deprel(c), Deprel::AclRelcl | Deprel::Acl)
}

/// Whether the noun at word `i` sums up what the clause in front of it tells: "Peru left, a move that".
fn aside(tree: &Tree<'_>, i: usize) -> bool {
    let apart = matches!(
        tree.deprel(i),
        Deprel::Appos | Deprel::Parataxis | Deprel::Dep
    );
    let article = tree.by(i, Deprel::Det).next();
    let comma = article.unwrap_or(i).checked_sub(1);
    let summing = comma.is_some_and(|c| matches!(tree.form(c), "," | "–" | "—"));
    apart || summing && tree.children(i).any(|c| clause(tree, c))
}

/// Whether word `c` says of the noun above it whose it is.
fn owner(tree: &Tree<'_>, c: usize) -> bool {
    tree.name(c).is_some()
        || tree.deprel(c) == Deprel::NmodPoss
        || matches!(tree.preposition(c).as_str(), "of" | "by" | "from")
}

/// Those who do what the clauses around word `i` say, who speak of another's deed.
fn about(ontology: &Ontology, tree: &Tree<'_>, own: &Referents<'_>, i: usize) -> Vec<u32> {
    let builder = FrameBuilder::new(tree, ontology);
    let clauses = tree.children(i).filter(|&c| clause(tree, c));
    let above = std::iter::successors(tree.head(i), |&w| tree.head(w)).take(8);
    // "Peru left, a move that Chile condemned": the clause above is what Chile condemned
    let verbs: Vec<usize> = if aside(tree, i) {
        clauses.collect()
    } else {
        clauses.chain(above).collect()
    };
    let verbs = verbs.into_iter().filter(|&w| tree.upos(w) == Upos::Verb);
    let doers = verbs.flat_map(|verb| builder.doers(verb));
    let found = doers.flat_map(|w| own.of(w, false));
    found.map(|r| r.entity).collect()
}

/// Looks for the authors of what one noun means.
struct Seeker<'a> {
    words: &'a Words,
    noun: &'a str,
    sort: Sort,
    /// Who speaks of it.
    apart: Vec<u32>,
}

impl Seeker<'_> {
    /// Its authors, as the words of a sentence in front of word `end` tell.
    fn seek(
        &self,
        (tree, frames): (&Tree<'_>, &Frames<'_>),
        own: &Referents<'_>,
        end: usize,
    ) -> Option<Vec<u32>> {
        let before = || frames.all().iter().rev().filter(|f| f.predicate < end);
        let akin = before().filter(|f| self.akin(f));
        let told = before().filter(|f| self.tells(tree, f));
        let akin = akin.filter(|_| !matches!(self.sort, Sort::Charge | Sort::Loss));
        akin.chain(told).find_map(|frame| {
            let doers = self.doers(own, frame);
            let fits = !doers.is_empty()
                && doers.len() <= MOST
                && !doers.iter().any(|e| self.apart.contains(e));
            fits.then_some(doers)
        })
    }

    /// Whether the frame's word is the noun, or the verb that it is made from: "withdrew" of "withdrawal".
    fn akin(&self, frame: &Frame) -> bool {
        let (verb, noun) = (frame.lemma.as_str(), self.noun);
        let shared = verb
            .chars()
            .zip(noun.chars())
            .take_while(|(a, b)| a == b)
            .count();
        match frame.kind {
            Kind::Verb => shared >= verb.len().saturating_sub(2).max(3),
            Kind::Noun => verb == noun,
            _ => false,
        }
    }

    /// Whether the frame tells of what the noun may mean, whatever that is.
    fn tells(&self, tree: &Tree<'_>, frame: &Frame) -> bool {
        let words = self.words;
        let says = |lemma: &str| words.speech.contains(lemma) || words.accusing.contains(lemma);
        let main = |i: usize| match tree.deprel(i) {
            Deprel::Root => true,
            Deprel::Ccomp => tree.head(i).is_some_and(|h| says(tree.lemma(h))),
            _ => false,
        };
        frame.kind == Kind::Verb
            && match self.sort {
                // "was killed", "has passed away", but not "passed the bill"
                Sort::Loss => {
                    words.dying.contains(&frame.lemma)
                        && (frame.passive || !frame.has(&Role::Object))
                }
                Sort::Words => says(&frame.lemma),
                Sort::Charge => {
                    words.accusing.contains(&frame.lemma)
                        || matches!(&*frame.lemma, "allege" | "claim")
                }
                Sort::Deed => main(frame.predicate) && !says(&frame.lemma),
                Sort::Event => false,
            }
    }

    /// Who does what the frame says.
    fn doers(&self, own: &Referents<'_>, frame: &Frame) -> Vec<u32> {
        let role = |role: &'static Role| frame.heads(role).filter(|a| a.via != Via::Near);
        let mut found: Vec<u32> = Vec::new();
        let whose = role(&Role::Modifier).filter(|_| frame.kind == Kind::Noun);
        let dead = self.sort == Sort::Loss;
        let done = if dead && frame.passive {
            role(&Role::Object)
        } else {
            role(&Role::Subject)
        };
        for doer in done.chain(whose) {
            for referent in own.of(doer.head, false) {
                if dead && own.kind(referent.entity).coarse() != Coarse::Person {
                    continue;
                }
                if !found.contains(&referent.entity) {
                    found.push(referent.entity);
                }
            }
        }
        found
    }
}
