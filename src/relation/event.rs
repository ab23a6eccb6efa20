//! Events: frames matched against the ontology's triggers.

use super::argument::{Referent, Referents};
use super::frame::{Frame, Kind, Role, Tree};
use super::{Modality, Polarity};
use crate::ontology::{Coarse, EntityType, Ontology, Trigger};
use crate::sentence::Deprel;
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
    };
    let Some(triggers) = lexicon.get(&frame.lemma) else {
        return;
    };
    let particles: Vec<&str> = tree
        .children(frame.predicate)
        .filter(|&c| matches!(tree.deprel(c), Deprel::CompoundPrt | Deprel::Advmod))
        .map(|c| tree.lemma(c))
        .collect();
    // The most specific pattern that fits wins.
    let mut best: Option<(u32, Vec<Candidate>)> = None;
    for trigger in triggers {
        let Some(found) = apply(tree, ontology, referents, frame, trigger, &particles) else {
            continue;
        };
        if found.is_empty() {
            continue;
        }
        let weight = 4 * trigger.particles.len() as u32
            + 3 * u32::from(!trigger.object.is_empty())
            + u32::from(!trigger.slot.is_empty());
        if best.as_ref().is_none_or(|(w, _)| weight > *w) {
            best = Some((weight, found));
        }
    }
    if let Some((_, found)) = best {
        out.extend(found);
    }
}

fn apply(
    tree: &Tree<'_>,
    ontology: &Ontology,
    referents: &Referents<'_>,
    frame: &Frame,
    trigger: &Trigger,
    particles: &[&str],
) -> Option<Vec<Candidate>> {
    let relation = ontology.types.get(trigger.relation as usize)?;
    if !trigger
        .particles
        .iter()
        .all(|p| particles.contains(&p.as_str()))
    {
        return None;
    }
    let (sources, targets, both, how) = match frame.kind {
        Kind::Noun => noun_ends(tree, referents, frame, trigger, relation.symmetric)?,
        _ => verb_ends(tree, referents, frame, trigger, relation.symmetric)?,
    };
    let mut pairs: Vec<(Referent, Referent)> = Vec::new();
    for s in &sources {
        for t in &targets {
            pairs.push((*s, *t));
        }
    }
    let mutual = relation.symmetric && (targets.is_empty() || both.len() > 1);
    if mutual {
        let group = if both.len() > 1 { &both } else { &sources };
        for (n, a) in group.iter().enumerate() {
            for b in group.iter().skip(n + 1) {
                pairs.push((*a, *b));
            }
        }
    }
    let mut out: Vec<Candidate> = Vec::new();
    for (mut s, mut t) in pairs {
        if trigger.reversed != frame.reversed {
            std::mem::swap(&mut s, &mut t);
        }
        let fits = relation.domain.holds(referents.kind(s.entity))
            && relation.range.holds(referents.kind(t.entity));
        if s.entity == t.entity
            || !fits
            || out
                .iter()
                .any(|c| c.source == s.entity && c.target == t.entity)
        {
            continue;
        }
        let anchor = frame.predicate;
        let first = anchor.min(s.word).min(t.word);
        let last = anchor.max(s.word).max(t.word);
        let distance = (last - first) as f32;
        let base = if frame.kind == Kind::Noun { 0.75 } else { 0.85 };
        out.push(Candidate {
            relation: trigger.relation,
            source: s.entity,
            target: t.entity,
            predicate: anchor,
            support: frame.support,
            trigger_status: (trigger.modality, trigger.polarity),
            words: (first, last),
            score: base * s.score * t.score * (1.0 - (distance / 120.0).min(0.4)),
            rule: format_smolstr!("{how}/{}", frame.lemma),
            role: None,
        });
    }
    Some(out)
}

type Ends = (Vec<Referent>, Vec<Referent>, Vec<Referent>, &'static str);

fn refer(
    referents: &Referents<'_>,
    heads: impl Iterator<Item = usize>,
    loose: bool,
) -> Vec<Referent> {
    let mut out: Vec<Referent> = Vec::new();
    for head in heads {
        for r in referents.of(head, loose) {
            if !out.iter().any(|o| o.entity == r.entity) {
                out.push(r);
            }
        }
    }
    out
}

/// The phrases that fill a trigger's slot.
fn slot(frame: &Frame, trigger: &Trigger) -> Vec<usize> {
    frame
        .arguments
        .iter()
        .filter(|a| match &a.role {
            Role::Oblique(p) => trigger.slot.contains(p),
            _ => false,
        })
        .map(|a| a.head)
        .collect()
}

fn verb_ends(
    tree: &Tree<'_>,
    referents: &Referents<'_>,
    frame: &Frame,
    trigger: &Trigger,
    symmetric: bool,
) -> Option<Ends> {
    let objects: Vec<usize> = frame.heads(&Role::Object).map(|a| a.head).collect();
    let subjects = refer(
        referents,
        frame.heads(&Role::Subject).map(|a| a.head),
        false,
    );
    let mut heads = slot(frame, trigger);
    if trigger.object.is_empty() {
        if trigger.slot.is_empty() {
            heads = objects;
        }
    } else {
        let carried: Vec<usize> = objects
            .into_iter()
            .filter(|&o| trigger.object.iter().any(|w| w.as_str() == tree.lemma(o)))
            .collect();
        let noun = *carried.first()?;
        if trigger.slot.is_empty() {
            heads = carried;
        } else {
            for c in tree.by(noun, Deprel::Nmod) {
                if trigger.slot.contains(&tree.preposition(c)) {
                    heads.extend(tree.conjuncts(c));
                }
            }
        }
    }
    let targets = refer(referents, heads.into_iter(), true);
    if targets.is_empty() && !symmetric {
        return None;
    }
    let how = if frame.passive {
        "verb/passive"
    } else {
        "verb/active"
    };
    Some((subjects, targets, Vec::new(), how))
}

fn noun_ends(
    tree: &Tree<'_>,
    referents: &Referents<'_>,
    frame: &Frame,
    trigger: &Trigger,
    symmetric: bool,
) -> Option<Ends> {
    let i = frame.predicate;
    if !trigger.object.is_empty() {
        let before = i.checked_sub(1)?;
        if trigger
            .object
            .last()
            .is_none_or(|w| w.as_str() != tree.lemma(before))
        {
            return None;
        }
    }
    let targets = refer(referents, slot(frame, trigger).into_iter(), true);
    let mut owners = refer(
        referents,
        frame.heads(&Role::Modifier).map(|a| a.head),
        true,
    );
    let mut actors = refer(
        referents,
        frame.heads(&Role::Subject).map(|a| a.head),
        false,
    );
    let by = |p: &str| {
        frame
            .arguments
            .iter()
            .filter(move |a| matches!(&a.role, Role::Oblique(q) if q == p))
            .map(|a| a.head)
            .collect::<Vec<_>>()
    };
    actors.extend(refer(referents, by("by").into_iter(), false));
    if !trigger.slot.iter().any(|s| s == "from") {
        actors.extend(refer(
            referents,
            by("from").into_iter().filter(|&h| tree.head(h) == Some(i)),
            false,
        ));
    }
    if symmetric {
        let mut both: Vec<Referent> = targets.clone();
        if targets.len() < 2 {
            both = Vec::new();
        }
        if both.is_empty() {
            actors.append(&mut owners);
        }
        return Some((actors, targets, both, "noun"));
    }
    if actors.is_empty() {
        if targets.is_empty() {
            return None;
        }
        // A place before "attack" says whose it is only as a demonym or possessor of an actor.
        owners.retain(|o| referents.kind(o.entity) != EntityType::Place);
        return Some((owners, targets, Vec::new(), "noun/owner"));
    }
    let mut targets = targets;
    if targets.is_empty() {
        targets = owners;
        targets.retain(|o| referents.kind(o.entity).coarse() != Coarse::Other);
    }
    Some((actors, targets, Vec::new(), "noun"))
}
