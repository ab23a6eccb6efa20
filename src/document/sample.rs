//! Documents built by hand for the tests of the later stages, which so need no model.

use super::Document;
use crate::entity::Entity;
use crate::id::Id;
use crate::mention::{Mention, MentionKind};
use crate::ontology::EntityType;
use crate::relation::{Aspect, Cue, CueKind, Modality, Polarity, Precision, Relation, Time};
use crate::sentence::Sentence;
use crate::span::Span;
use crate::text::Article;

/// Puts a document together from words of its text.
pub(crate) struct Builder(Document);

impl Builder {
    pub(crate) fn new(id: &str, date: &str, text: &str) -> Self {
        let sentences = text
            .split_inclusive(". ")
            .scan(0, |at, part| {
                let start = *at;
                *at += part.len();
                Some(Sentence {
                    span: Span::of(start, start + part.trim_end().len()),
                    ..Sentence::default()
                })
            })
            .collect();
        Self(Document {
            article: Article {
                id: id.into(),
                text: text.into(),
                title: Some(format!("Report {id}")),
                date: date.parse().ok(),
                url: Some(format!("https://news.example/{id}?a=1&b=2")),
                publisher: Some("The Example".into()),
                language: Some("en".into()),
            },
            masked: Vec::new(),
            sentences,
            mentions: Vec::new(),
            entities: Vec::new(),
            relations: Vec::new(),
        })
    }

    pub(crate) fn span(&self, words: &str) -> Span {
        let start = self.0.article.text.find(words).unwrap();
        Span::of(start, start + words.len())
    }

    /// Adds an entity that each of `names` mentions once; the first is its name.
    pub(crate) fn entity(
        mut self,
        entity_type: EntityType,
        names: &[&str],
        wikidata: Option<&str>,
        iso: Option<&str>,
    ) -> Self {
        let mentions = names
            .iter()
            .map(|name| {
                let mention = Mention {
                    span: self.span(name),
                    sentence: 0,
                    head: 0,
                    first: 0,
                    last: 0,
                    kind: MentionKind::Name,
                    entity_type: Some(entity_type),
                    gazetteer: None,
                    score: 1.0,
                    ..Mention::default()
                };
                self.0.mentions.push(mention);
                self.0.mentions.len() as u32 - 1
            })
            .collect();
        self.0.entities.push(Entity {
            id: Id::of('e', &[&self.0.article.id, entity_type.name(), names[0]]),
            name: names[0].into(),
            entity_type,
            gazetteer: None,
            iso: iso.map(Into::into),
            wikidata: wikidata.map(Into::into),
            mentions,
        });
        self
    }

    /// Adds a relation; `change` gives it what is special about it.
    pub(crate) fn relation(
        mut self,
        relation_type: &str,
        (source, target): (u32, u32),
        trigger: &str,
        evidence: &str,
        change: impl FnOnce(&Self, &mut Relation),
    ) -> Self {
        let mut relation = Relation {
            relation_type: relation_type.into(),
            source,
            target,
            polarity: Polarity::Positive,
            modality: Modality::Actual,
            attribution: None,
            cues: Vec::new(),
            time: None,
            place: None,
            role: None,
            confidence: 0.91,
            rule: "verb:subj-obj/meet".into(),
            trigger: self.span(trigger),
            evidence: vec![self.span(evidence)],
        };
        change(&self, &mut relation);
        self.0.relations.push(relation);
        self
    }

    pub(crate) fn time(&self, words: &str, start: &str, end: &str) -> Option<Time> {
        Some(Time {
            span: self.span(words),
            start: start.parse().ok(),
            end: end.parse().ok(),
            precision: Some(Precision::Day),
        })
    }

    pub(crate) fn cue(&self, aspect: Aspect, kind: CueKind, words: &str) -> Cue {
        let span = self.span(words);
        Cue { aspect, kind, span }
    }

    pub(crate) fn build(self) -> Document {
        self.0
    }
}

/// Two leaders met on a Monday in a city; a spokesman denies a warning; one leads a country.
pub(crate) fn summit(id: &str) -> Document {
    let text = "President Željka Ďurić of Veldoria met Tomas Brandt in Lisbon on Monday. \
                Durand said Veldoria had not warned Norwich & Sons. Ďurić may visit Lisbon.";
    Builder::new(id, "2024-05-08", text)
        .entity(
            EntityType::Leader,
            &["Željka Ďurić", "Ďurić may"],
            None,
            None,
        )
        .entity(
            EntityType::Country,
            &["Veldoria"],
            Some("Q999001"),
            Some("VD"),
        )
        .entity(EntityType::Person, &["Tomas Brandt"], None, None)
        .entity(EntityType::Place, &["Lisbon"], Some("Q597"), None)
        .entity(EntityType::Person, &["Durand"], None, None)
        .entity(EntityType::Company, &["Norwich & Sons"], None, None)
        .relation(
            "met-with",
            (0, 2),
            "met",
            "Željka Ďurić of Veldoria met Tomas Brandt",
            |b, r| {
                r.time = b.time("on Monday", "2024-05-06", "2024-05-06");
                r.place = Some(3);
            },
        )
        .relation(
            "leads",
            (0, 1),
            "President",
            "President Željka Ďurić of Veldoria",
            |b, r| {
                r.role = Some(b.span("President"));
                r.rule = "title/of".into();
            },
        )
        .relation(
            "warned",
            (1, 5),
            "warned",
            "Veldoria had not warned Norwich & Sons",
            |b, r| {
                r.polarity = Polarity::Negated;
                r.attribution = Some(4);
                r.cues = vec![b.cue(Aspect::Polarity, CueKind::Negation, "not")];
                r.confidence = 0.6;
            },
        )
        .relation(
            "visited",
            (0, 3),
            "visit",
            "Ďurić may visit Lisbon",
            |_, r| {
                r.modality = Modality::Possible;
            },
        )
        .build()
}
