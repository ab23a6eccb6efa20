//! Events: frames matched against the ontology's triggers. Who stands at the ends is found in `ends.rs`; here the
//! most specific pattern that fits is chosen and its pairs become candidates.

mod guest;
mod joint;

use super::argument::{By, Referents};
use super::ends::{End, Ends};
use super::frame::{Frame, Kind, Role, Tree, Via};
use super::{Modality, Polarity};
use crate::ontology::{Coarse, Ontology, Trigger, TypeSet};
use crate::sentence::{Deprel, Upos};
use smol_str::{SmolStr, format_smolstr};

/// A relation as one frame states it, before its status is known.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Index of the relation type.
    pub relation: u16,
    /// Index of the source entity.
    pub source: u32,
    /// Index of the target entity.
    pub target: u32,
    /// Word of the predicate.
    pub predicate: usize,
    /// Its light verb.
    pub support: Option<usize>,
    /// Modality and polarity that the trigger itself gives.
    pub trigger_status: (Option<Modality>, Polarity),
    /// First and last word that show it.
    pub words: (usize, usize),
    /// 0..1, from the rule and the arguments.
    pub score: f32,
    /// The rule.
    pub rule: SmolStr,
    /// Words of the office, for states.
    pub role: Option<(usize, usize)>,
    /// The word that says a state is over ("former").
    pub former: Option<usize>,
    /// Whether it is what somebody's words do (demand, praise, blame): as real as they are spoken.
    pub spoken: bool,
    /// How the source was reached in the frame, and how its phrase leads to the entity.
    pub source_reach: (Via, By),
    /// The same for the target.
    pub target_reach: (Via, By),
}

/// Matches `frame` and appends what it states.
pub fn events(
    tree: &Tree<'_>,
    ontology: &Ontology,
    referents: &Referents<'_>,
    frame: &Frame,
    out: &mut Vec<Candidate>,
) {
    let lexicon = match frame.kind {
        Kind::Verb => &ontology.verbs,
        Kind::Noun => &ontology.nouns,
        Kind::Adjective => &ontology.adjectives,
        Kind::Office => return,
    };
    let known = out.len();
    if let Some(triggers) = lexicon.get(&frame.lemma) {
        matched(tree, ontology, referents, frame, triggers, out);
    }
    out.extend(guest::guests(tree, ontology, referents, frame, out, known));
    // "issued a joint statement" says already what they share
    let shared = |c: &Candidate| ontology.symmetric(c.relation);
    if !out.iter().skip(known).any(shared) {
        out.extend(joint::together(tree, ontology, referents, frame));
        out.extend(joint::fellows(tree, ontology, referents, frame));
        out.extend(joint::parts(tree, ontology, referents, frame));
        out.extend(joint::aligned(tree, ontology, referents, frame));
        // "exchanged fire" is against each other
        let against = |s: usize| matches!(tree.lemma(s), "exchange" | "trade");
        if !frame.support.is_some_and(against) {
            out.extend(joint::allies(ontology, referents, out, known));
        }
    }
}

/// What the most specific of the triggers that fit makes of `frame`, and of those that hold beside others.
fn matched(
    tree: &Tree<'_>,
    ontology: &Ontology,
    referents: &Referents<'_>,
    frame: &Frame,
    triggers: &[Trigger],
    out: &mut Vec<Candidate>,
) {
    // The most specific pattern that fits wins, also among those that hold beside others.
    let mut best: [Option<(u32, Vec<Candidate>)>; 2] = [None, None];
    for trigger in fitting(tree, frame, triggers) {
        let Some((weight, found)) = apply(tree, ontology, referents, frame, trigger) else {
            continue;
        };
        let [sole, beside] = &mut best;
        let best = if trigger.also { beside } else { sole };
        if !found.is_empty() && best.as_ref().is_none_or(|(w, _)| weight > *w) {
            *best = Some((weight, found));
        }
    }
    for (_, mut found) in best.into_iter().flatten() {
        found.retain(|c| !own(ontology, out, c));
        out.extend(found);
    }
}

/// Those of the triggers whose small words stand in `frame`.
pub(super) fn fitting<'t>(
    tree: &Tree<'_>,
    frame: &Frame,
    triggers: &'t [Trigger],
) -> impl Iterator<Item = &'t Trigger> {
    let particles = particles(tree, frame.predicate);
    let fits = move |p: &SmolStr| {
        particles.contains(&p.as_str())
            || frame.arguments.iter().any(|a| {
                // "told Peru": an indirect object has no "to" of its own; "stopped by Peru": nobody stops by
                !(frame.passive && p == "by")
                    && a.via == Via::Direct
                    && matches!(&a.role, Role::Oblique(q) if q == p)
                    && tree.preposition(a.head) == *p
            })
    };
    triggers
        .iter()
        .filter(move |t| t.particles.iter().all(&fits))
}

/// Whether a head of state would do it to the own country, where only a bare "the military" says so: "President Ruiz
/// ordered the military to".
fn own(ontology: &Ontology, known: &[Candidate], c: &Candidate) -> bool {
    if c.target_reach.1 != By::Context {
        return false;
    }
    let leads = ontology.index_of("leads");
    let mut own = known
        .iter()
        .filter(|k| (k.source, k.target) == (c.source, c.target));
    own.any(|k| Some(k.relation) == leads)
}

/// The small words that belong to the predicate: particles and adverbs ("lash out"), adjectives of its object ("hold
/// responsible"), nouns said of it ("take hostage"), what its clauses begin with ("want Peru to", "tasked with forming") and
/// what their infinitive says ("ordered the envoy to leave", "deployed to help").
fn particles<'t>(tree: &'t Tree<'_>, predicate: usize) -> Vec<&'t str> {
    let bare = |c: usize| {
        tree.upos(c) == Upos::Noun && tree.children(c).all(|d| tree.deprel(d) == Deprel::Punct)
    };
    let mut out: Vec<&str> = Vec::new();
    for c in tree.children(predicate) {
        match tree.deprel(c) {
            Deprel::CompoundPrt | Deprel::Advmod => out.push(tree.lemma(c)),
            // "took Ruiz hostage", whatever the parser calls the hostage
            Deprel::Obj if tree.by(predicate, Deprel::Obj).any(|o| o < c) && bare(c) => {
                out.push(tree.lemma(c));
            }
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl => {
                if tree.upos(c) == Upos::Adj || bare(c) {
                    out.push(tree.lemma(c));
                }
                let marks = tree.by(c, Deprel::Mark).chain(tree.by(c, Deprel::Case));
                let marks: Vec<&str> = marks.map(|m| tree.lemma(m)).collect();
                if marks.contains(&"to") && tree.upos(c) == Upos::Verb {
                    out.push(tree.lemma(c));
                }
                out.extend(marks);
            }
            _ => {}
        }
    }
    out
}

/// What `trigger` makes of `frame`, with the weight of the pattern.
fn apply(
    tree: &Tree<'_>,
    ontology: &Ontology,
    referents: &Referents<'_>,
    frame: &Frame,
    trigger: &Trigger,
) -> Option<(u32, Vec<Candidate>)> {
    let ends = Ends::find(tree, ontology, referents, frame, trigger)?;
    let weight = 8 * trigger.particles.len() as u32
        + 6 * u32::from(!trigger.object.is_empty())
        + 6 * u32::from(!trigger.phrase.1.is_empty())
        + 2 * u32::from(!trigger.slot.is_empty())
        + 3 * u32::from(trigger.target.is_some())
        + u32::from(trigger.target.is_some_and(TypeSet::narrow))
        + u32::from(!ends.fallback);
    Some((weight, propose(ontology, referents, frame, trigger, &ends)))
}

/// The candidates for the pairs that `ends` make.
fn propose(
    ontology: &Ontology,
    referents: &Referents<'_>,
    frame: &Frame,
    trigger: &Trigger,
    ends: &Ends,
) -> Vec<Candidate> {
    let Some(relation) = ontology.types.get(trigger.relation as usize) else {
        return Vec::new();
    };
    let mutual = trigger.mutual || ends.mutual;
    let both_ways = relation.symmetric || mutual;
    let mut pairs: Vec<(End, End)> = Vec::new();
    for s in &ends.sources {
        for t in &ends.targets {
            pairs.push((*s, *t));
        }
    }
    if both_ways && (ends.targets.is_empty() || ends.group.len() > 1) {
        let group = if ends.group.len() > 1 {
            &ends.group
        } else {
            &ends.sources
        };
        for (n, a) in group.iter().enumerate() {
            for b in group.iter().skip(n + 1) {
                pairs.push((*a, *b));
            }
        }
    }
    if mutual {
        let back: Vec<(End, End)> = pairs.iter().map(|&(a, b)| (b, a)).collect();
        pairs.extend(back);
    }
    let mut out: Vec<Candidate> = Vec::new();
    for (mut s, mut t) in pairs {
        if trigger.reversed != frame.reversed {
            std::mem::swap(&mut s, &mut t);
        }
        let fits = |source: &End, target: &End| {
            let entity = source.referent.entity;
            (relation.domain.holds(referents.kind(entity)) || ends.armed.contains(&entity))
                && relation.range.holds(referents.kind(target.referent.entity))
        };
        // what both do to each other may be said either way round
        if relation.symmetric && !fits(&s, &t) {
            std::mem::swap(&mut s, &mut t);
        }
        let person = |e: &End| referents.kind(e.referent.entity).coarse() == Coarse::Person;
        let fits = fits(&s, &t) && (!trigger.person || person(&s));
        let (source, target) = (s.referent.entity, t.referent.entity);
        let known = |c: &Candidate| c.source == source && c.target == target;
        if source == target || !fits || out.iter().any(known) {
            continue;
        }
        let anchor = frame.predicate;
        let first = anchor.min(s.referent.word).min(t.referent.word);
        let last = anchor.max(s.referent.word).max(t.referent.word);
        let distance = (last - first) as f32;
        let base = if frame.kind == Kind::Noun { 0.8 } else { 0.9 };
        let reach = s.referent.score * t.referent.score * s.via.factor() * t.via.factor();
        out.push(Candidate {
            relation: trigger.relation,
            source,
            target,
            predicate: anchor,
            support: frame.support,
            trigger_status: (trigger.modality, trigger.polarity),
            words: (first, last),
            score: base * reach * (1.0 - (distance / 120.0).min(0.4)),
            rule: rule(ends.how, &s, &t, &frame.lemma),
            role: None,
            former: None,
            spoken: false,
            source_reach: (s.via, s.referent.by),
            target_reach: (t.via, t.referent.by),
        });
    }
    out
}

/// The rule's name: the construction, how the ends were reached where that was not plain, the lemma.
fn rule(how: &str, source: &End, target: &End, lemma: &str) -> SmolStr {
    let mut ways: Vec<&str> = Vec::new();
    for end in [source, target] {
        if end.via != Via::Direct && !ways.contains(&end.via.name()) {
            ways.push(end.via.name());
        }
    }
    for end in [source, target] {
        let by = end.referent.by;
        if !matches!(by, By::Name | By::Title) && !ways.contains(&by.name()) {
            ways.push(by.name());
        }
    }
    if ways.is_empty() {
        format_smolstr!("{how}/{lemma}")
    } else {
        format_smolstr!("{how}+{}/{lemma}", ways.join("+"))
    }
}
