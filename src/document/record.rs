//! The document as it leaves the program and comes back: JSON after `schema/document.schema.json`. Inside, positions
//! are bytes and entities are indices; here positions are Unicode code points and entities are ids, so that any
//! language can slice the text and join the tables. One type both writes and reads.

use crate::document::Document;
use crate::id::Id;
use crate::mention::MentionKind;
use crate::ontology::EntityType;
use crate::relation::{Aspect, CueKind, Modality, Polarity, Precision, Relation};
use crate::span::{CodePoints, Span};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// A half-open range of Unicode code points into the document's `text`.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct Offsets {
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl Offsets {
    /// Whether `other` shares a code point with this range.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The words under the range; the empty string where it does not fit `text`. Takes time linear in `text`; to slice
    /// often, index the text once with [`CodePoints`].
    pub fn of_text(self, text: &str) -> &str {
        self.slice(text, &CodePoints::new(text))
    }

    /// The same with the text's index at hand.
    pub fn slice<'t>(self, text: &'t str, points: &CodePoints) -> &'t str {
        Span::new(
            points.to_byte(text, self.start),
            points.to_byte(text, self.end),
        )
        .of_text(text)
    }
}

/// One analysed article as JSON.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DocumentRecord {
    /// The input's own id, or the file's name without its ending.
    pub id: String,
    /// Publication date.
    #[serde(default)]
    pub date: Option<Date>,
    /// Title from the input's metadata.
    #[serde(default)]
    pub title: Option<String>,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Newspaper, agency or site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Language of the text as a BCP 47 tag, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The text that all offsets count in, unchanged.
    pub text: String,
    /// Page furniture that was not read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub masked: Vec<Offsets>,
    /// The sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sentences: Vec<Offsets>,
    /// The things that the article names.
    #[serde(default)]
    pub entities: Vec<EntityRecord>,
    /// What it states between them.
    #[serde(default)]
    pub relations: Vec<RelationRecord>,
}

/// A thing that the article names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntityRecord {
    /// Unique in the document, and the same in every run.
    pub id: String,
    /// Fullest name in the article.
    pub name: String,
    /// What it is.
    #[serde(rename = "type")]
    pub entity_type: EntityType,
    /// Where the thing stands in the world's registers.
    #[serde(default)]
    pub links: Links,
    /// Where the text refers to it, in text order.
    #[serde(default)]
    pub mentions: Vec<MentionRecord>,
}

/// Identifiers of an entity in the world's registers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Links {
    /// Wikidata item, such as `Q30`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    /// ISO 3166-1 alpha-2 code of a country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
}

/// Words that refer to an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentionRecord {
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// How they refer.
    #[serde(default = "name")]
    pub kind: MentionKind,
}

const fn name() -> MentionKind {
    MentionKind::Name
}

impl MentionRecord {
    /// Where the words stand.
    pub const fn offsets(self) -> Offsets {
        Offsets {
            start: self.start,
            end: self.end,
        }
    }
}

/// A typed, directed statement between two entities.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RelationRecord {
    /// Hash of what is stated, where, and in which document.
    pub id: String,
    /// Name of its type in the ontology, such as `met-with`.
    #[serde(rename = "type")]
    pub relation_type: SmolStr,
    /// Id of the entity that it goes out from.
    pub source: String,
    /// Id of the entity that it goes to.
    pub target: String,
    /// Asserted or denied.
    #[serde(default)]
    pub polarity: Polarity,
    /// Actual, planned or possible.
    #[serde(default)]
    pub modality: Modality,
    /// Id of the entity to whom the article ascribes the statement; null in the article's own voice.
    #[serde(default)]
    pub attribution: Option<String>,
    /// The words behind polarity, modality and attribution; none where the article flatly asserts it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cues: Vec<CueRecord>,
    /// When.
    #[serde(default)]
    pub time: Option<TimeRecord>,
    /// Id of the entity where it happens.
    #[serde(default)]
    pub place: Option<String>,
    /// Office or role, for `leads` and `affiliated-with`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<RoleRecord>,
    /// 0..1.
    #[serde(default = "certain")]
    pub confidence: f32,
    /// Which rule drew it.
    #[serde(default)]
    pub rule: SmolStr,
    /// The word or words that name the relation.
    #[serde(default)]
    pub trigger: Offsets,
    /// The stretches of text that state it, in order.
    #[serde(default)]
    pub evidence: Vec<Offsets>,
}

const fn certain() -> f32 {
    1.0
}

/// When a relation holds: the words, and what they resolve to. A bare `start` is an open interval.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TimeRecord {
    /// The words.
    pub text: String,
    /// First day, where it resolves.
    #[serde(default)]
    pub start: Option<Date>,
    /// Last day, where it resolves.
    #[serde(default)]
    pub end: Option<Date>,
    /// How finely the words tell it, where it resolves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    /// Where the words stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Offsets>,
}

/// The words behind a decision about polarity, modality or attribution.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CueRecord {
    /// What they decide.
    pub aspect: Aspect,
    /// What kind of words they are.
    pub kind: CueKind,
    /// The words.
    pub text: String,
    /// Where they stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Offsets>,
}

/// The words of an office: "defence minister".
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RoleRecord {
    /// The words.
    pub text: String,
    /// Where they stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Offsets>,
}

impl DocumentRecord {
    /// The record of `document`. A relation whose ends are not among the entities is left out, which the extractor
    /// never yields.
    pub fn of(document: &Document) -> Self {
        Recorder {
            document,
            text: &document.article.text,
            points: CodePoints::new(&document.article.text),
        }
        .record()
    }

    /// Drops the relations below `confidence`.
    pub fn keep_confident(&mut self, confidence: f32) {
        self.relations.retain(|r| r.confidence >= confidence);
    }

    /// The entity of that id.
    pub fn entity(&self, id: &str) -> Option<&EntityRecord> {
        self.entities.iter().find(|e| e.id == id)
    }
}

impl From<&Document> for DocumentRecord {
    fn from(document: &Document) -> Self {
        Self::of(document)
    }
}

struct Recorder<'d> {
    document: &'d Document,
    text: &'d str,
    points: CodePoints,
}

impl Recorder<'_> {
    fn record(&self) -> DocumentRecord {
        let Document {
            article,
            masked,
            sentences,
            entities,
            relations,
            ..
        } = self.document;
        DocumentRecord {
            id: article.id.clone(),
            date: article.date,
            title: article.title.clone(),
            url: article.url.clone(),
            publisher: article.publisher.clone(),
            language: article.language.clone(),
            text: article.text.clone(),
            masked: masked.iter().map(|&s| self.offsets(s)).collect(),
            sentences: sentences.iter().map(|s| self.offsets(s.span)).collect(),
            entities: entities.iter().map(|e| self.entity(e)).collect(),
            relations: relations.iter().filter_map(|r| self.relation(r)).collect(),
        }
    }

    fn offsets(&self, span: Span) -> Offsets {
        let (start, end) = self.points.of_span(self.text, span);
        Offsets { start, end }
    }

    fn entity(&self, entity: &crate::entity::Entity) -> EntityRecord {
        let mentions = entity
            .mentions
            .iter()
            .filter_map(|&m| self.document.mentions.get(m as usize))
            .map(|mention| {
                let Offsets { start, end } = self.offsets(mention.span);
                MentionRecord {
                    start,
                    end,
                    kind: mention.kind,
                }
            })
            .collect();
        EntityRecord {
            id: entity.id.to_string(),
            name: entity.name.clone(),
            entity_type: entity.entity_type,
            links: Links {
                wikidata: entity.wikidata.clone(),
                iso: entity.iso.clone(),
            },
            mentions,
        }
    }

    fn id_of(&self, entity: u32) -> Option<String> {
        let entity = self.document.entities.get(entity as usize)?;
        Some(entity.id.to_string())
    }

    fn relation(&self, relation: &Relation) -> Option<RelationRecord> {
        let mut record = RelationRecord {
            id: String::new(),
            relation_type: relation.relation_type.clone(),
            source: self.id_of(relation.source)?,
            target: self.id_of(relation.target)?,
            polarity: relation.polarity,
            modality: relation.modality,
            attribution: relation.attribution.and_then(|e| self.id_of(e)),
            cues: relation
                .cues
                .iter()
                .map(|cue| CueRecord {
                    aspect: cue.aspect,
                    kind: cue.kind,
                    text: cue.span.of_text(self.text).into(),
                    at: Some(self.offsets(cue.span)),
                })
                .collect(),
            time: relation.time.as_ref().map(|time| TimeRecord {
                text: time.span.of_text(self.text).into(),
                start: time.start,
                end: time.end,
                precision: time.precision,
                at: Some(self.offsets(time.span)),
            }),
            place: relation.place.and_then(|e| self.id_of(e)),
            role: relation.role.map(|role| RoleRecord {
                text: role.of_text(self.text).into(),
                at: Some(self.offsets(role)),
            }),
            confidence: (relation.confidence * 1e4).round() / 1e4,
            rule: relation.rule.clone(),
            trigger: self.offsets(relation.trigger),
            evidence: relation.evidence.iter().map(|&s| self.offsets(s)).collect(),
        };
        record.id = record.content_id(&self.document.article.id).to_string();
        Some(record)
    }
}

impl RelationRecord {
    /// The id of this statement in `document`: a hash of all that is stated and where. Rule and confidence are left
    /// out, so a better model that reads the same statement gives it the same id.
    pub fn content_id(&self, document: &str) -> Id {
        let time = self.time.as_ref().map_or("", |t| t.text.as_str());
        let at: Vec<String> = std::iter::once(&self.trigger)
            .chain(&self.evidence)
            .map(|o| format!("{}-{}", o.start, o.end))
            .collect();
        Id::of(
            'r',
            &[
                document,
                &self.relation_type,
                &self.source,
                &self.target,
                self.polarity.name(),
                self.modality.name(),
                self.attribution.as_deref().unwrap_or_default(),
                time,
                self.place.as_deref().unwrap_or_default(),
                &at.join(" "),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::sample;

    #[test]
    fn counts_code_points_where_the_text_is_not_ascii() {
        let record = DocumentRecord::of(&sample::summit("one"));
        let entity = &record.entities[0];
        let offsets = entity.mentions[0].offsets();
        assert_eq!(offsets.of_text(&record.text), "Željka Ďurić");
        assert_eq!(offsets.end - offsets.start, 12);
    }

    #[test]
    fn what_is_written_reads_back() {
        let record = DocumentRecord::of(&sample::summit("one"));
        let json = serde_json::to_string(&record).unwrap();
        assert_eq!(
            serde_json::from_str::<DocumentRecord>(&json).unwrap(),
            record
        );
    }

    #[test]
    fn the_id_names_the_statement_and_not_the_rule() {
        let mut document = sample::summit("one");
        let before = DocumentRecord::of(&document).relations[0].id.clone();
        document.relations[0].rule = "another".into();
        document.relations[0].confidence = 0.1;
        assert_eq!(DocumentRecord::of(&document).relations[0].id, before);
        document.relations[0].polarity = Polarity::Negated;
        assert_ne!(DocumentRecord::of(&document).relations[0].id, before);
    }

    #[test]
    fn reads_a_document_that_leaves_out_what_may_be_left_out() {
        let line = r#"{"id":"x","text":"A met B.","entities":[{"id":"1","name":"A","type":"person","mentions":[{"start":0,"end":1}]}]}"#;
        let record: DocumentRecord = serde_json::from_str(line).unwrap();
        assert_eq!(record.entities[0].mentions[0].kind, MentionKind::Name);
    }
}
