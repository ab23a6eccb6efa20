//! Journeys that only a meeting tells of: who meets somebody in another country has gone there.

use super::Candidate;
use crate::ontology::{Coarse, EntityType, Ontology};
use crate::relation::argument::{By, Referents};
use crate::relation::frame::{Frame, Tree, Via};
use crate::relation::place::{hangs_over_names, place};
use smol_str::format_smolstr;

/// "Peruvian minister Ana Ruiz met Bo Diaz in Santiago": whoever of them is known to be of another country than the place
/// has travelled. `stated` ends in what `frame` states, from `own` on.
pub(super) fn guests(
    tree: &Tree<'_>,
    ontology: &Ontology,
    referents: &Referents<'_>,
    frame: &Frame,
    stated: &[Candidate],
    own: usize,
) -> Vec<Candidate> {
    let known = ontology
        .index_of("met-with")
        .zip(ontology.index_of("visited"));
    let Some((met, visited)) = known.filter(|_| ontology.words.gathering.contains(&frame.lemma))
    else {
        return Vec::new();
    };
    let serves = ["leads", "affiliated-with"].map(|name| ontology.index_of(name));
    let homes = |person: u32| {
        let states = stated.iter().filter(move |c| c.source == person);
        let states = states.filter(|c| serves.contains(&Some(c.relation)));
        let homes = states.filter_map(|c| referents.land(c.target));
        homes.chain(referents.land(person))
    };
    let mut out: Vec<Candidate> = Vec::new();
    for c in stated.iter().skip(own).filter(|c| c.relation == met) {
        let seat = || seat(tree, referents, c);
        let Some(target) = place(tree, referents, c).or_else(seat) else {
            continue;
        };
        let Some(there) = referents.land(target) else {
            continue;
        };
        for (source, source_reach) in [(c.source, c.source_reach), (c.target, c.target_reach)] {
            let person = referents.kind(source).coarse() == Coarse::Person;
            let abroad = homes(source).next().is_some() && homes(source).all(|home| home != there);
            let new = !out.iter().any(|o| (o.source, o.target) == (source, target));
            if person && abroad && new {
                out.push(Candidate {
                    relation: visited,
                    source,
                    target,
                    rule: format_smolstr!("guest/{}", c.rule),
                    source_reach,
                    target_reach: (Via::Direct, By::Name),
                    ..c.clone()
                });
            }
        }
    }
    out
}

/// The body at whose seat `c` takes place: "met at the White House".
fn seat(tree: &Tree<'_>, referents: &Referents<'_>, c: &Candidate) -> Option<u32> {
    let anchors = [Some(c.predicate), c.support];
    let at = |i: usize| {
        let (_, body) = referents.written(i)?;
        let agency = referents.kind(body) == EntityType::Agency && tree.preposition(i) == "at";
        let mut anchors = anchors.iter().flatten();
        let here = anchors.any(|&anchor| hangs_over_names(tree, i, anchor));
        let end = body == c.source || body == c.target;
        (agency && here && !end).then_some(body)
    };
    (0..tree.len()).find_map(at)
}
