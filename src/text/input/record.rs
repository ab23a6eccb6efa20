//! One JSON object becomes one article. Exports name the same things differently; this file knows the names that
//! trafilatura, news-please, news APIs and schema.org use. Fields that are no metadata are skipped unread.

use super::date::parse_date;
use crate::text::Article;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use std::fmt;

/// For each thing, the names of its field; an earlier name wins over a later one.
const ID: &[&str] = &["id", "_id", "uid", "guid", "uuid", "fingerprint"];
const TEXT: &[&str] = &[
    "text",
    "maintext",
    "main_text",
    "articleBody",
    "content",
    "body",
    "raw_text",
    "article",
];
const TITLE: &[&str] = &["title", "headline", "title_page"];
const DATE: &[&str] = &[
    "date",
    "date_publish",
    "datePublished",
    "date_published",
    "publishedAt",
    "published_at",
    "publication_date",
    "pubDate",
    "published",
    "publish_date",
];
const URL: &[&str] = &[
    "url",
    "source",
    "link",
    "source-url",
    "webUrl",
    "canonical_url",
];
const PUBLISHER: &[&str] = &[
    "publisher",
    "source-hostname",
    "sitename",
    "site_name",
    "hostname",
    "source_domain",
    "source_name",
    "source",
];
const LANGUAGE: &[&str] = &["language", "lang", "inLanguage"];
const WRAPPERS: &[&str] = &["articles", "documents", "items"];

/// What an object of a JSON input says.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// The article; its id is empty where the object gives none.
    pub(super) article: Article,
    /// A date that could not be read.
    pub(super) bad_date: Option<String>,
    /// Whether a text field was there at all.
    pub(super) has_text: bool,
    /// Whether it also holds what was found in the text before.
    pub(super) is_document: bool,
    /// The articles inside, where the object only wraps a list of them.
    pub(super) wrapped: Vec<Record>,
}

/// The fields seen so far, each with the rank of the name that gave it.
#[derive(Default)]
struct Fields {
    slots: [Option<(usize, String)>; 7],
}

const NAMES: [&[&str]; 7] = [ID, TEXT, TITLE, DATE, URL, PUBLISHER, LANGUAGE];

impl Fields {
    fn offer(&mut self, key: &str, value: &Value) {
        for (slot, names) in self.slots.iter_mut().zip(NAMES) {
            let Some(rank) = names.iter().position(|&name| name == key) else {
                continue;
            };
            let Some(value) = plain(value, key, names == URL, names == PUBLISHER) else {
                continue;
            };
            if slot.as_ref().is_none_or(|(held, _)| rank < *held) {
                *slot = Some((rank, value));
            }
        }
    }

    fn into_record(self, is_document: bool) -> Record {
        let [id, text, title, date, url, publisher, language] =
            self.slots.map(|slot| slot.map(|(_, value)| value));
        let parsed = date.as_deref().and_then(parse_date);
        Record {
            bad_date: date.filter(|_| parsed.is_none()),
            has_text: text.is_some(),
            is_document,
            article: Article {
                id: id.or_else(|| url.clone()).unwrap_or_default(),
                text: text.unwrap_or_default(),
                title,
                date: parsed,
                url,
                publisher,
                language: language.filter(|tag| is_tag(tag)),
            },
            wrapped: Vec::new(),
        }
    }
}

/// Whether it has the form of a BCP 47 tag, such as `en` or `pt-BR`.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// A field's value as text. `source` is an address with some exporters and a name, or an object with one, with others.
fn plain(value: &Value, key: &str, url: bool, publisher: bool) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Object(object) if publisher => object.get("name")?.as_str()?.to_owned(),
        _ => return None,
    };
    let address = text.contains("://");
    let fits = key != "source" || if url { address } else { !address };
    (fits && !text.is_empty())
        .then_some(text)
        .or_else(|| (key == "text").then(String::new))
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Record;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with a text field")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
                let (mut fields, mut wrapped) = (Fields::default(), Vec::new());
                let (mut entities, mut relations, mut sentences) = (false, false, false);
                while let Some(key) = map.next_key::<String>()? {
                    if WRAPPERS.contains(&key.as_str()) {
                        wrapped = map.next_value::<Wrapped>()?.0;
                    } else if NAMES.iter().any(|names| names.contains(&key.as_str())) {
                        fields.offer(&key, &map.next_value()?);
                    } else {
                        entities |= key == "entities";
                        relations |= key == "relations";
                        sentences |= key == "sentences";
                        map.next_value::<IgnoredAny>()?;
                    }
                }
                let record = fields.into_record(entities && relations && sentences);
                Ok(Record { wrapped, ..record })
            }
        }

        deserializer.deserialize_map(Object)
    }
}

/// A list of records, or anything else, which counts as an empty one.
struct Wrapped(Vec<Record>);

impl<'de> Deserialize<'de> for Wrapped {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let Value::Array(items) = value else {
            return Ok(Self(Vec::new()));
        };
        Ok(Self(
            items
                .into_iter()
                .filter_map(|item| serde_json::from_value(item).ok())
                .collect(),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(json: &str) -> Record {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn reads_what_trafilatura_writes() {
        let article = record(
            r#"{"title":"Talks open","author":"A","hostname":"x.org","date":"2024-03-01","fingerprint":"f1","id":null,
                "source":"https://x.org/a","source-hostname":"X Daily","text":"Words."}"#,
        )
        .article;
        assert_eq!(article.id, "f1");
        assert_eq!(article.url.as_deref(), Some("https://x.org/a"));
        assert_eq!(article.publisher.as_deref(), Some("X Daily"));
        assert_eq!(article.date.unwrap().to_string(), "2024-03-01");
    }

    #[test]
    fn reads_what_news_please_writes() {
        let article = record(
            r#"{"authors":[],"date_publish":"2024-03-01 10:00:00","maintext":"Words.","source_domain":"x.org",
                "title":"Talks open","url":"https://x.org/a","language":"en"}"#,
        )
        .article;
        assert_eq!(
            (article.id.as_str(), article.text.as_str()),
            ("https://x.org/a", "Words.")
        );
        assert_eq!(article.publisher.as_deref(), Some("x.org"));
        assert_eq!(article.language.as_deref(), Some("en"));
        assert!(article.date.is_some());
    }

    #[test]
    fn unwraps_the_answer_of_a_news_api() {
        let outer = record(
            r#"{"status":"ok","articles":[{"source":{"id":null,"name":"X"},"content":"Words.","publishedAt":"2024-03-01T00:00:00Z"}]}"#,
        );
        assert_eq!(outer.wrapped.len(), 1);
        assert_eq!(outer.wrapped[0].article.publisher.as_deref(), Some("X"));
    }

    #[test]
    fn a_number_may_be_an_id_and_a_bad_date_is_kept_for_the_warning() {
        let record = record(
            r#"{"id":7,"date":"soon","text":"Words.","entities":[],"relations":[],"sentences":[]}"#,
        );
        assert_eq!(record.article.id, "7");
        assert_eq!(record.bad_date.as_deref(), Some("soon"));
        assert!(record.is_document);
    }
}
