//! Cooperation that no word of the ontology states: a deed done jointly, one attack by several, people of several houses
//! or states in one team.

use super::{Candidate, propose};
use crate::ontology::{Coarse, EntityType, Ontology, Trigger};
use crate::relation::argument::{By, Referent, Referents};
use crate::relation::ends::{End, Ends};
use crate::relation::frame::{Argument, Frame, Kind, Role, Tree, Via};
use crate::sentence::Deprel;
use smol_str::format_smolstr;

/// "Peru and Chile will jointly build", "drew a joint map", "a joint strike by them", "struck in a joint raid with them":
/// whoever does something together cooperates, whatever it is.
pub(super) fn together(
    tree: &Tree<'_>,
    ontology: &Ontology,
    referents: &Referents<'_>,
    frame: &Frame,
) -> Vec<Candidate> {
    let joint = |i: usize| {
        let words = &ontology.words.joint;
        tree.children(i)
            .any(|c| words.contains(tree.lemma(c)) || words.contains(tree.form(c)))
    };
    // "killed them in a joint operation"
    let means = |p: &str| matches!(p, "in" | "during" | "by" | "through");
    // "issued a joint statement": the noun says itself what they share
    let said = |i: usize| {
        let triggers = ontology.nouns.get(tree.lemma(i));
        triggers.is_some_and(|all| all.iter().any(|t| ontology.symmetric(t.relation)))
    };
    let shares = |a: &Argument| match &a.role {
        Role::Object => joint(a.head) && !said(a.head),
        Role::Oblique(p) => means(p) && joint(a.head),
        _ => false,
    };
    let shared = joint(frame.predicate)
        || frame
            .arguments
            .iter()
            .any(|a| a.via == Via::Direct && shares(a));
    if !shared || frame.kind == Kind::Adjective {
        return Vec::new();
    }
    let noun = frame.kind == Kind::Noun;
    let acts = |a: &&Argument| match &a.role {
        Role::Subject => !noun,
        Role::Modifier => noun,
        Role::Oblique(p) => p == "with" || noun && p == "by",
        Role::Object => false,
    };
    let doers = frame.arguments.iter().filter(acts);
    let group = doers.flat_map(|a| End::each(referents.of(a.head, false), a.via));
    let how = if noun { "noun/joint" } else { "verb/joint" };
    cooperation(ontology, referents, frame, group.collect(), how)
}

/// "Peruvian and Chilean jets bombed the front", "an attack on it by Peru and Chile": what states, bodies or movements do
/// by force to the same target, or take of land, they do together. `stated` ends in what the frame states, from `own` on.
pub(super) fn allies(
    ontology: &Ontology,
    referents: &Referents<'_>,
    stated: &[Candidate],
    own: usize,
) -> Vec<Candidate> {
    let (before, found) = stated.split_at_checked(own).unwrap_or_default();
    let Some(relation) = ontology.index_of("cooperates-with") else {
        return Vec::new();
    };
    let forced = |c: &&Candidate| {
        let kind = ontology.types.get(usize::from(c.relation));
        match kind.map_or("", |kind| kind.name.as_str()) {
            "attacked" | "mobilized-against" => true,
            "coerced" => referents.kind(c.target).coarse() == Coarse::Place,
            _ => false,
        }
    };
    let armed = |e: u32| {
        use EntityType::{Agency, Alliance, ArmedGroup, Country};
        matches!(referents.kind(e), Agency | Alliance | ArmedGroup | Country)
    };
    let hit = |e: u32| found.iter().any(|c| c.target == e);
    // "the Peruvian navy's fleet": it is the navy's own
    let joined = |a: u32, b: u32| {
        let ends = |c: &Candidate| (c.source, c.target);
        let mut known = before.iter().map(ends);
        known.any(|ends| ends == (a, b) || ends == (b, a))
    };
    let deeds: Vec<&Candidate> = found.iter().filter(forced).collect();
    let mut out: Vec<Candidate> = Vec::new();
    for (n, a) in deeds.iter().enumerate() {
        for b in deeds.iter().skip(n + 1) {
            let same = (a.relation, a.target) == (b.relation, b.target) && a.source != b.source;
            let apart = [a.source, b.source].iter().all(|&e| armed(e) && !hit(e));
            let known = |c: &Candidate| (c.source, c.target) == (a.source, b.source);
            if same && apart && !joined(a.source, b.source) && !out.iter().any(known) {
                out.push(Candidate {
                    relation,
                    source: a.source,
                    target: b.source,
                    rule: format_smolstr!("joint/{}", a.rule),
                    target_reach: b.source_reach,
                    ..(*a).clone()
                });
            }
        }
    }
    out
}

/// "researchers from Lima University and the Quito Institute found": those who send people to one team work together.
pub(super) fn fellows(
    tree: &Tree<'_>,
    ontology: &Ontology,
    referents: &Referents<'_>,
    frame: &Frame,
) -> Vec<Candidate> {
    if frame.kind != Kind::Verb {
        return Vec::new();
    }
    let team = |a: &&Argument| {
        let doer = match &a.role {
            Role::Subject => a.via == Via::Direct,
            // "published a study by a team"
            Role::Oblique(p) => p == "by" && a.via == Via::Nested,
            _ => false,
        };
        doer && tree.name(a.head).is_none()
    };
    let teams = frame.arguments.iter().filter(team);
    let senders = teams.flat_map(|a| {
        let crew = ontology.words.crews.contains(tree.lemma(a.head));
        let sends = move |c: &usize| match tree.preposition(*c).as_str() {
            "from" => true,
            "at" => !crew,
            "of" => crew,
            _ => false,
        };
        let houses = tree.by(a.head, Deprel::Nmod).filter(sends);
        let houses = houses.flat_map(|c| tree.conjuncts(c));
        let met = houses.flat_map(|house| referents.of(house, false));
        met.filter(move |r| sender(referents, r, crew))
    });
    let group = End::each(senders, Via::Nested).collect();
    cooperation(ontology, referents, frame, group, "verb/fellows")
}

/// Whether an entity may send people to a team, or to a `crew` that states and their bodies send as well.
fn sender(referents: &Referents<'_>, r: &Referent, crew: bool) -> bool {
    use EntityType::{Agency, Alliance, Company, Country, Institute};
    match referents.kind(r.entity) {
        Institute | Company => true,
        Agency | Alliance | Country => crew && r.by == By::Name,
        _ => false,
    }
}

/// "the coalition, composed of Peru and Chile,": its parts work together.
pub(super) fn parts(
    tree: &Tree<'_>,
    ontology: &Ontology,
    referents: &Referents<'_>,
    frame: &Frame,
) -> Vec<Candidate> {
    let crew = |a: &Argument| ontology.words.crews.contains(tree.lemma(a.head));
    let composed = matches!(frame.lemma.as_str(), "compose" | "comprise" | "make");
    if !composed || !frame.passive || !frame.heads(&Role::Object).any(crew) {
        return Vec::new();
    }
    let of = Role::Oblique("of".into());
    let parts = frame.heads(&of).filter(|a| a.via == Via::Direct);
    let group = parts.flat_map(|a| End::each(referents.of(a.head, false), a.via));
    cooperation(ontology, referents, frame, group.collect(), "verb/parts")
}

/// "Peruvian troops and allied militias of the front": whoever is so called sides with those in front.
pub(super) fn aligned(
    tree: &Tree<'_>,
    ontology: &Ontology,
    referents: &Referents<'_>,
    frame: &Frame,
) -> Vec<Candidate> {
    let i = frame.predicate;
    let allied = matches!(tree.form(i), "allied" | "aligned") && tree.deprel(i) == Deprel::Amod;
    let Some(head) = tree.head(i).filter(|_| allied) else {
        return Vec::new();
    };
    let first = tree.first_conjunct(head);
    if first == head {
        return Vec::new();
    }
    let both = [first, head].into_iter().map(|w| referents.of(w, false));
    let group = both.flat_map(|found| End::each(found, Via::Direct));
    cooperation(ontology, referents, frame, group.collect(), "joint/allied")
}

/// What `frame` states where those of `group` cooperate in what it says.
fn cooperation(
    ontology: &Ontology,
    referents: &Referents<'_>,
    frame: &Frame,
    group: Vec<End>,
    how: &'static str,
) -> Vec<Candidate> {
    let Some(relation) = ontology.index_of("cooperates-with") else {
        return Vec::new();
    };
    let trigger = Trigger {
        relation,
        ..Trigger::default()
    };
    let ends = Ends {
        group,
        how,
        ..Ends::default()
    };
    propose(ontology, referents, frame, &trigger, &ends)
}
