use super::{Calibration, Circumstances, odds, sigmoid};
use crate::entity::{Entity, Resolver};
use crate::mention::{Mention, Recognizer};
use crate::model::Model;
use crate::ontology::Ontology;
use crate::relation::scorer::sight::FACTS;
use crate::relation::scorer::{Features, Pair, Reading, Scene, Sight, View, names, pairs};
use crate::relation::{Extractor, Modality, Relation};
use crate::sentence::{Sentence, Syntax, Vectors};
use crate::text::{Article, Text};
use crate::token::Tokenizer;

struct Read {
    text: String,
    sentences: Vec<Sentence>,
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
}

fn read(text: &str) -> Read {
    let article = Article {
        text: text.to_owned(),
        ..Article::default()
    };
    let read = Text::read(&article);
    let segments = Tokenizer::builtin().unwrap().tokenize(&read);
    let (sentences, vectors) = Syntax::builtin().unwrap().read(text, &segments);
    let recognizer = Recognizer::builtin(&Model::Fast).unwrap();
    let mentions = recognizer.recognize(&read, (&sentences, &vectors));
    let gazetteer = recognizer.gazetteer();
    let entities = Resolver::builtin(&Model::Fast).unwrap().resolve(
        "test",
        &read,
        (&sentences, &vectors),
        &mentions,
        gazetteer,
    );
    Read {
        text: text.to_owned(),
        sentences,
        mentions,
        entities,
    }
}

fn extract(extractor: &Extractor, read: &Read) -> Vec<Relation> {
    let Read {
        text,
        sentences,
        mentions,
        entities,
    } = read;
    extractor.extract(
        text,
        None,
        (sentences, &Vectors::default()),
        mentions,
        entities,
    )
}

const PLAIN: &str =
    "French President Emmanuel Macron met Chinese President Xi Jinping in Beijing on Monday.";

#[test]
fn log_odds_and_probability_are_inverse() {
    for chance in [0.01, 0.2, 0.5, 0.93] {
        assert!((sigmoid(odds(chance)) - chance).abs() < 1e-5);
    }
    assert!(odds(0.0).is_finite() && odds(1.0).is_finite());
}

#[test]
fn a_calibrated_curve_keeps_the_order_and_stays_a_probability() {
    let curve = Calibration([0.6, -0.2, 0.1, 0.5, -0.1, -0.2]);
    let plain = Circumstances::default();
    let sure = Circumstances {
        state: true,
        proposed: true,
        long: false,
    };
    let (low, high) = (curve.apply(0.1, plain), curve.apply(0.9, plain));
    assert!(0.0 < low && low < high && high < curve.apply(0.9, sure));
    assert!(curve.apply(1.0, sure) <= 1.0);
}

#[test]
fn plain_statements_are_kept_with_a_probability() {
    let extractor = Extractor::learned(Ontology::builtin().unwrap(), &Model::Fast).unwrap();
    let read = read(PLAIN);
    let relations = extract(&extractor, &read);
    assert!(relations.iter().any(|r| r.relation_type == "met-with"));
    assert!(relations.iter().any(|r| r.relation_type == "leads"));
    for relation in relations {
        assert!((0.0..=1.0).contains(&relation.confidence));
    }
}

#[test]
fn a_membership_that_is_only_wanted_is_possible() {
    let extractor = Extractor::new(Ontology::builtin().unwrap());
    let modality = |text: &str| {
        let relations = extract(&extractor, &read(text));
        let member = |r: &&Relation| r.relation_type == "member-of";
        relations.iter().find(member).map(|r| r.modality)
    };
    let found = |text| modality(text).unwrap();
    assert_eq!(found("Ukraine wants to join NATO."), Modality::Possible);
    assert_eq!(found("Sweden joined NATO in 2024."), Modality::Actual);
}

#[test]
fn a_type_that_the_model_never_saw_stands_as_the_rules_say() {
    let own = "\n[types.partners-with]\nkind = \"event\"\nlabel = \"partners with\"\ndefinition = \"A test.\"\n\
               domain = [\"actor\"]\nrange = [\"actor\"]\nverbs = [\"grapple with\"]\nnouns = []\n";
    let ontology = Ontology::read("own", &format!("{}{own}", Ontology::BUILTIN)).unwrap();
    let read = read("France grappled with Germany on Monday.");
    let ruled = extract(&Extractor::new(ontology.clone()), &read);
    let learned = extract(&Extractor::learned(ontology, &Model::Fast).unwrap(), &read);
    let has = |relations: &[Relation]| relations.iter().any(|r| r.relation_type == "partners-with");
    assert!(has(&ruled) && has(&learned));
}

/// Shows `look` the pairs of each sentence of `text`, as the rules leave it.
fn each_pair(text: &str, look: &mut dyn FnMut(&Scene<'_>, &Reading<'_>, &Pair)) {
    let ontology = Ontology::builtin().unwrap();
    let read = read(text);
    Extractor::new(ontology.clone()).read(
        &read.text,
        (&read.sentences, &Vectors::default()),
        &read.mentions,
        &read.entities,
        &mut |reading| {
            let scene = Scene::new(&ontology, reading);
            for pair in pairs(&scene, reading) {
                look(&scene, reading, &pair);
            }
        },
    );
}

#[test]
fn both_ends_of_a_pair_are_seen_from_both_sides() {
    let ontology = Ontology::builtin().unwrap();
    let names = names(&ontology);
    let mut seen = 0;
    each_pair(PLAIN, &mut |scene, reading, pair| {
        let view = View {
            scene,
            reading,
            ontology: &ontology,
            names: &names,
        };
        let (mut there, mut back) = (Features::default(), Features::default());
        view.features(pair, false, &mut there);
        view.features(pair, true, &mut back);
        assert!(!there.plain.is_empty());
        assert_ne!(there.plain, back.plain);
        seen += 1;
    });
    assert!(seen > 3);
}

#[test]
fn a_pair_turned_round_swaps_what_is_seen_of_its_ends() {
    let ontology = Ontology::builtin().unwrap();
    let mut seen = 0;
    each_pair(PLAIN, &mut |scene, reading, pair| {
        let [there, back] =
            [false, true].map(|turned| Sight::new(scene, reading, &ontology, pair, turned));
        assert_eq!(there.parts[0], back.parts[1]);
        assert_eq!(there.parts[1], back.parts[0]);
        assert_eq!(there.parts[2..], back.parts[2..]);
        assert!(there.facts.iter().all(|&fact| fact < FACTS));
        seen += 1;
    });
    assert!(seen > 3);
}

#[test]
fn each_proposal_is_looked_at_by_the_mentions_that_it_speaks_of() {
    let ontology = Ontology::builtin().unwrap();
    let text = "Officials in Peru accused Chile of lying, and Chile warned Peru of consequences.";
    let mut seen = Vec::new();
    each_pair(text, &mut |_, reading, pair| {
        let Some(ends) = &pair.ends else { return };
        for &at in &pair.proposals {
            let kind = reading.candidates[at].relation;
            let ends = [ends.first, ends.second].map(|m| reading.mentions[m as usize].first);
            seen.push((ontology.types[usize::from(kind)].name.clone(), ends));
        }
    });
    let ends = |kind: &str| seen.iter().find(|(name, _)| name == kind).unwrap().1;
    let (accused, warned) = (ends("criticized"), ends("warned"));
    assert!(accused[1] < warned[0], "{seen:?}");
}

#[test]
fn what_two_proposals_state_in_one_sentence_is_shown_by_both() {
    let extractor = Extractor::learned(Ontology::builtin().unwrap(), &Model::Fast).unwrap();
    let read =
        read("Officials in Peru accused Chile of lying, and Peru blamed Chile for the delay.");
    let relations = extract(&extractor, &read);
    let accused: Vec<&Relation> = relations
        .iter()
        .filter(|r| r.relation_type == "criticized")
        .collect();
    assert_eq!(accused.len(), 1);
    assert_eq!(accused[0].evidence.len(), 2);
}
