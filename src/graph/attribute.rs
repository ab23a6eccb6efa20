//! What is known of an article, a thing, an edge and a statement: one line for each, with its path in graph JSON, its
//! kind, and its term in `schema/context.jsonld`. RDF is written and read by these lists, and the columns of the
//! statements in tables follow them, so a new attribute needs a line here and a line in the schema and the context.
//! A test holds the lists against `schema/graph.schema.json`.

/// How an attribute is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A string.
    Text,
    /// A civil date.
    Day,
    /// True or false.
    Flag,
    /// A whole number.
    Count,
    /// A share or probability.
    Number,
    /// The id of a node.
    Node,
    /// The id of an article.
    Document,
    /// Ids of articles.
    Documents,
    /// A Wikidata item.
    Item,
    /// Names with their counts.
    Names,
    /// Words with their offsets.
    Words,
    /// Offsets of the words that stand beside them as `text`.
    Place,
    /// Stretches of text, each with its sentence.
    Evidence,
    /// Words that decide something, each with what it decides and its kind.
    Cues,
}

/// An attribute: where graph JSON has it, what it is, and what the context calls it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attribute {
    /// JSON pointer into the record.
    pub(crate) path: &'static str,
    /// How it is kept.
    pub(crate) kind: Kind,
    /// Term of the context.
    pub(crate) term: &'static str,
}

const fn at(path: &'static str, kind: Kind, term: &'static str) -> Attribute {
    Attribute { path, kind, term }
}

impl Attribute {
    /// Its name as a column: the path with underscores.
    pub(crate) fn column(&self) -> String {
        self.path.trim_start_matches('/').replace('/', "_")
    }
}

/// Of an article.
pub(crate) const SOURCE: [Attribute; 6] = [
    at("/id", Kind::Text, "schema:identifier"),
    at("/title", Kind::Text, "headline"),
    at("/date", Kind::Day, "datePublished"),
    at("/url", Kind::Text, "url"),
    at("/publisher", Kind::Text, "publisher"),
    at("/language", Kind::Text, "inLanguage"),
];

/// Of a node, beside its id and type.
pub(crate) const NODE: [Attribute; 8] = [
    at("/name", Kind::Text, "name"),
    at("/aliases", Kind::Names, "alias"),
    at("/links/wikidata", Kind::Item, "sameAs"),
    at("/links/iso", Kind::Text, "isoCode"),
    at("/mentions", Kind::Count, "mentions"),
    at("/documents", Kind::Documents, "mentionedIn"),
    at("/first_seen", Kind::Day, "firstSeen"),
    at("/last_seen", Kind::Day, "lastSeen"),
];

/// Of an edge, beside its id, ends, type and statements.
pub(crate) const EDGE: [Attribute; 13] = [
    at("/symmetric", Kind::Flag, "symmetric"),
    at("/weight", Kind::Count, "weight"),
    at("/status", Kind::Text, "status"),
    at("/disputed", Kind::Flag, "disputed"),
    at("/denied", Kind::Number, "denied"),
    at("/planned", Kind::Number, "planned"),
    at("/possible", Kind::Number, "possible"),
    at("/confidence", Kind::Number, "confidence"),
    at("/first_date", Kind::Day, "firstDate"),
    at("/last_date", Kind::Day, "lastDate"),
    at("/first_reported", Kind::Day, "firstReported"),
    at("/last_reported", Kind::Day, "lastReported"),
    at("/documents", Kind::Documents, "wasDerivedFrom"),
];

/// Of a statement, beside its id.
pub(crate) const STATEMENT: [Attribute; 18] = [
    at("/document", Kind::Document, "wasDerivedFrom"),
    at("/polarity", Kind::Text, "polarity"),
    at("/modality", Kind::Text, "modality"),
    at("/reversed", Kind::Flag, "reversed"),
    at("/attribution", Kind::Node, "attribution"),
    at("/cues", Kind::Cues, "cue"),
    at("/place", Kind::Node, "place"),
    at("/role/text", Kind::Text, "role"),
    at("/role/at", Kind::Place, "roleWords"),
    at("/time/text", Kind::Text, "timeText"),
    at("/time/start", Kind::Day, "timeStart"),
    at("/time/end", Kind::Day, "timeEnd"),
    at("/time/precision", Kind::Text, "timePrecision"),
    at("/time/at", Kind::Place, "timeWords"),
    at("/confidence", Kind::Number, "confidence"),
    at("/rule", Kind::Text, "rule"),
    at("/trigger", Kind::Words, "trigger"),
    at("/evidence", Kind::Evidence, "evidence"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use std::collections::BTreeSet;

    /// The paths of the attributes that the schema's definition `name` lists, down to those that a list here names.
    fn paths(
        schema: &Value,
        definition: &Value,
        at: &str,
        known: &[Attribute],
    ) -> BTreeSet<String> {
        let definition = match definition.get("$ref").and_then(Value::as_str) {
            Some(name) => schema.pointer(&name[1..]).unwrap(),
            None => definition,
        };
        let inner = definition.get("properties").and_then(Value::as_object);
        match inner {
            Some(inner) if !known.iter().any(|a| a.path == at) => inner
                .iter()
                .flat_map(|(name, d)| paths(schema, d, &format!("{at}/{name}"), known))
                .collect(),
            _ => BTreeSet::from([at.to_owned()]),
        }
    }

    #[test]
    fn the_lists_name_all_that_the_schema_names() {
        let schema: Value =
            serde_json::from_str(include_str!("../../schema/graph.schema.json")).unwrap();
        for (name, list, beside) in [
            ("source", &SOURCE[..], &[][..]),
            ("node", &NODE[..], &["/id", "/type"]),
            (
                "edge",
                &EDGE[..],
                &["/id", "/type", "/source", "/target", "/key", "/statements"],
            ),
            ("statement", &STATEMENT[..], &["/id"]),
        ] {
            let listed: BTreeSet<String> = list
                .iter()
                .map(|a| a.path)
                .chain(beside.iter().copied())
                .map(str::to_owned)
                .collect();
            let known = paths(&schema, &schema["$defs"][name], "", list);
            assert_eq!(known, listed, "{name}");
        }
    }
}
