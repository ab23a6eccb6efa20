//! An edge: all that is said of one kind between two things; and beneath it the statements, each with its words.

use crate::document::record::{CueRecord, RoleRecord, TimeRecord};
use crate::id::Id;
use crate::ontology::Ontology;
use crate::relation::{Modality, Polarity};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// All statements of one type from one node to another, with what they come to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edge {
    /// Hash of its ends and type.
    pub id: Id,
    /// Name of its type in the ontology, such as `met-with`.
    #[serde(rename = "type")]
    pub relation_type: SmolStr,
    /// Whether the type holds both ways. The edge then goes out from the end whose id comes first.
    pub symmetric: bool,
    /// Number of statements; never 0.
    pub weight: u32,
    /// What the statements come to.
    pub status: Status,
    /// Whether some statements deny what others assert.
    pub disputed: bool,
    /// Share of the statements that deny it, 0..1.
    pub denied: f64,
    /// Share that announce it.
    pub planned: f64,
    /// Share that call it possible.
    pub possible: f64,
    /// Confidence of the surest statement, 0..1.
    pub confidence: f32,
    /// First day on which it is said to hold or happen, where a statement's time resolves.
    #[serde(default)]
    pub first_date: Option<Date>,
    /// Last such day.
    #[serde(default)]
    pub last_date: Option<Date>,
    /// Publication date of the first document that states it.
    #[serde(default)]
    pub first_reported: Option<Date>,
    /// Publication date of the last one.
    #[serde(default)]
    pub last_reported: Option<Date>,
    /// Ids of the documents that state it, sorted.
    pub documents: Vec<String>,
    /// What was said, sorted by document and place in the text.
    pub statements: Vec<Statement>,
}

/// How real the statements of an edge make it, the surest of them deciding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// At least one statement asserts it as actual.
    Asserted,
    /// Announced or expected, and asserted by none.
    Planned,
    /// Possible at most.
    Possible,
    /// Denied by every statement.
    Denied,
}

impl Status {
    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Planned => "planned",
            Self::Possible => "possible",
            Self::Denied => "denied",
        }
    }

    const fn of(polarity: Polarity, modality: Modality) -> Self {
        match (polarity, modality) {
            (Polarity::Negated, _) => Self::Denied,
            (_, Modality::Actual) => Self::Asserted,
            (_, Modality::Planned) => Self::Planned,
            (_, Modality::Possible) => Self::Possible,
        }
    }
}

/// One relation that one document states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Hash of the document and the relation's id in it.
    pub id: Id,
    /// Id of the document.
    pub document: String,
    /// Whether a symmetric relation is stated with its ends the other way round.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reversed: bool,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// Actual, planned or possible.
    pub modality: Modality,
    /// Id of the node to whom the document ascribes it.
    pub attribution: Option<Id>,
    /// The words behind polarity, modality and attribution.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cues: Vec<CueRecord>,
    /// When.
    pub time: Option<TimeRecord>,
    /// Id of the node where it happens.
    pub place: Option<Id>,
    /// Office or role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<RoleRecord>,
    /// 0..1.
    pub confidence: f32,
    /// Which rule drew it.
    pub rule: SmolStr,
    /// The words that name the relation.
    pub trigger: Quote,
    /// The stretches of text that state it.
    pub evidence: Vec<Evidence>,
}

/// Words of a document with their place in it, in Unicode code points.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// The words that state a relation, and the sentence or sentences around them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Evidence {
    /// The words.
    #[serde(flatten)]
    pub quote: Quote,
    /// The sentence; the words themselves where the document lists no sentences.
    pub sentence: Quote,
}

impl Edge {
    /// The edge over `statements`, whose documents `date_of` dates; `None` where there are none.
    pub(super) fn over(
        id: Id,
        relation_type: SmolStr,
        mut statements: Vec<Statement>,
        date_of: impl Fn(&str) -> Option<Date>,
    ) -> Option<Self> {
        statements.sort_by(|a, b| a.place_in_text().cmp(&b.place_in_text()));
        statements.dedup_by(|a, b| a.id == b.id);
        let mut documents: Vec<String> = statements.iter().map(|s| s.document.clone()).collect();
        documents.dedup();
        let dates: Vec<Date> = documents.iter().filter_map(|id| date_of(id)).collect();
        let statuses = || {
            statements
                .iter()
                .map(|s| Status::of(s.polarity, s.modality))
        };
        let status = statuses().min()?;
        let share =
            |of: Status| statuses().filter(|&s| s == of).count() as f64 / statements.len() as f64;
        let times = || statements.iter().filter_map(|s| s.time.as_ref());
        Some(Self {
            id,
            symmetric: Ontology::builtin_symmetric(&relation_type),
            relation_type,
            weight: statements.len() as u32,
            status,
            disputed: status == Status::Asserted && share(Status::Denied) > 0.0,
            denied: share(Status::Denied),
            planned: share(Status::Planned),
            possible: share(Status::Possible),
            confidence: statements.iter().map(|s| s.confidence).fold(0.0, f32::max),
            first_date: times().filter_map(|t| t.start.or(t.end)).min(),
            last_date: times().filter_map(|t| t.end.or(t.start)).max(),
            first_reported: dates.iter().min().copied(),
            last_reported: dates.iter().max().copied(),
            documents,
            statements,
        })
    }

    /// When it holds, as statements that don't deny it say: first and last day, sorted, apart from each other by more than a
    /// day; an end that is open is `None`. Empty where no time is stated.
    pub fn intervals(&self) -> Vec<(Option<Date>, Option<Date>)> {
        let stated = self
            .statements
            .iter()
            .filter(|s| s.polarity == Polarity::Positive);
        let times = stated
            .filter_map(|s| s.time.as_ref())
            .map(|t| (t.start, t.end));
        let mut spells: Vec<_> = times
            .filter(|&(start, end)| match (start, end) {
                (Some(start), Some(end)) => start <= end,
                (start, end) => start.or(end).is_some(),
            })
            .collect();
        spells.sort();
        let mut merged: Vec<(Option<Date>, Option<Date>)> = Vec::new();
        for (start, end) in spells {
            match merged.last_mut() {
                Some((_, last)) if last.is_none_or(|last| touches(last, start)) => {
                    *last = last.zip(end).map(|(a, b)| a.max(b));
                }
                _ => merged.push((start, end)),
            }
        }
        merged
    }

    /// The words that state it, in the order of the statements.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        self.statements.iter().flat_map(|s| &s.evidence)
    }
}

/// Whether what begins on `start` begins at the latest on the day after `last`.
fn touches(last: Date, start: Option<Date>) -> bool {
    start.is_none_or(|start| start <= last.tomorrow().unwrap_or(last))
}

impl Statement {
    fn place_in_text(&self) -> (&str, Option<&Evidence>, u32, &Id) {
        (
            &self.document,
            self.evidence.first(),
            self.trigger.start,
            &self.id,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(start: &str, end: &str) -> Statement {
        Statement {
            id: Id::of('s', &[start, end]),
            document: "d".into(),
            reversed: false,
            polarity: Polarity::Positive,
            modality: Modality::Actual,
            attribution: None,
            cues: Vec::new(),
            time: Some(TimeRecord {
                start: start.parse().ok(),
                end: end.parse().ok(),
                ..TimeRecord::default()
            }),
            place: None,
            role: None,
            confidence: 1.0,
            rule: "rule".into(),
            trigger: Quote::default(),
            evidence: Vec::new(),
        }
    }

    fn intervals(of: &[(&str, &str)]) -> Vec<String> {
        let statements = of.iter().map(|(a, b)| statement(a, b)).collect();
        let edge = Edge::over(Id::given("r"), "leads".into(), statements, |_| None).unwrap();
        let day = |day: Option<Date>| day.map_or("?".to_owned(), |day| day.to_string());
        let spells = edge.intervals().into_iter();
        spells
            .map(|(a, b)| format!("{}/{}", day(a), day(b)))
            .collect()
    }

    #[test]
    fn times_that_overlap_or_touch_are_one_interval() {
        let times = [
            ("2024-05-06", "2024-05-08"),
            ("2024-05-07", "2024-05-07"),
            ("2024-05-09", "2024-05-10"),
            ("2024-06-01", "2024-06-01"),
            ("", ""),
            ("2024-08-02", "2024-08-01"),
        ];
        assert_eq!(
            intervals(&times),
            ["2024-05-06/2024-05-10", "2024-06-01/2024-06-01"]
        );
    }

    #[test]
    fn an_open_end_swallows_what_comes_behind() {
        let times = [
            ("2019-01-01", ""),
            ("2024-05-07", "2024-05-07"),
            ("", "2010-12-31"),
        ];
        assert_eq!(intervals(&times), ["?/2010-12-31", "2019-01-01/?"]);
    }

    #[test]
    fn what_is_denied_holds_never() {
        let mut denied = statement("2024-05-06", "2024-05-06");
        denied.polarity = Polarity::Negated;
        let edge = Edge::over(Id::given("r"), "leads".into(), vec![denied], |_| None).unwrap();
        assert!(edge.intervals().is_empty());
    }
}
