//! Turtle, N-Triples and TriG. Turtle and N-Triples hold the triples of JSON-LD; TriG holds the same with each
//! article's statements in a graph of its name, and there, too, the plain triples that the article asserts, so that a
//! query can ask which article says what. The bytes are those that oxttl's serializers write of the same triples, which a
//! test holds; they are made here without a term of its own for each, several times faster.

use super::context::READ;
use super::resource;
use super::triple::{Sink, Term};
use super::value::Object;
use crate::KnowledgeGraph;
use crate::graph::{Link, Statement};
use oxrdf::vocab::{rdf, xsd};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Prefixes of what the graph itself holds, beside those of the context.
const OWN: [(&str, &str); 4] = [
    ("entity", "urn:tidings:entity:"),
    ("relation", "urn:tidings:relation:"),
    ("statement", "urn:tidings:statement:"),
    ("document", "urn:tidings:document:"),
];

/// All prefixes, the longest IRI first.
fn prefixes() -> Vec<(&'static str, &'static str)> {
    let mut prefixes: Vec<_> = READ.prefixes().chain(OWN).collect();
    prefixes.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.cmp(b)));
    prefixes
}

/// Writes the graph as Turtle.
///
/// # Errors
/// Those of `out`.
pub fn write_turtle<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    let mut turtle = Turtle::new(out)?;
    each_triple(graph, &mut turtle)?;
    turtle.finish()
}

/// Writes the graph as N-Triples.
///
/// # Errors
/// Those of `out`.
pub fn write_ntriples<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    each_triple(graph, &mut Lines(out))
}

/// Writes the graph as TriG.
///
/// # Errors
/// Those of `out`.
pub fn write_trig<W: Write>(graph: &KnowledgeGraph, out: &mut W) -> io::Result<()> {
    let mut trig = Turtle::new(out)?;
    each_merged(graph, |object| READ.triples(object, &mut trig))?;
    let mut by_document: BTreeMap<&str, Vec<(Link<'_>, &Statement)>> = BTreeMap::new();
    for link in graph.links() {
        for statement in &link.edge.statements {
            let said = by_document.entry(&statement.document).or_default();
            said.push((link, statement));
        }
    }
    for (document, said) in by_document {
        trig.open(&resource::document_iri(document))?;
        for (link, statement) in said {
            if let Some(plain) = resource::plain(link, statement) {
                READ.triples(&plain, &mut trig)?;
            }
            READ.triples(&resource::statement(statement), &mut trig)?;
        }
    }
    trig.finish()
}

/// Gives all triples to `sink`.
fn each_triple(graph: &KnowledgeGraph, sink: &mut impl Sink) -> io::Result<()> {
    each_merged(graph, |object| READ.triples(object, sink))?;
    let mut statements = graph.links().flat_map(|link| &link.edge.statements);
    statements.try_for_each(|statement| READ.triples(&resource::statement(statement), sink))
}

/// Gives articles, nodes and edges to `sink`.
fn each_merged(
    graph: &KnowledgeGraph,
    mut sink: impl FnMut(&Object<'_>) -> io::Result<()>,
) -> io::Result<()> {
    for source in graph.sources() {
        sink(&resource::article(source))?;
    }
    for index in graph.petgraph().node_indices() {
        sink(&resource::entity(graph, index))?;
    }
    graph
        .links()
        .try_for_each(|link| sink(&resource::relation(link, resource::statement_link)))
}

/// A triple a line.
struct Lines<'w, W>(&'w mut W);

impl<W: Write> Sink for Lines<'_, W> {
    fn triple(&mut self, subject: &str, predicate: &str, object: Term<'_>) -> io::Result<()> {
        let Self(out) = self;
        for part in ["<", subject, "> <", predicate, "> "] {
            out.write_all(part.as_bytes())?;
        }
        match object {
            Term::Iri(iri) => whole(iri, out)?,
            Term::Text(text) => quoted(text, out)?,
            Term::Typed(text, datatype) => {
                quoted(text, out)?;
                out.write_all(b"^^")?;
                whole(datatype, out)?;
            }
        }
        out.write_all(b" .\n")
    }
}

/// Turtle, and TriG once a graph is open.
struct Turtle<'w, W> {
    out: &'w mut W,
    /// The prefixes of the context.
    others: Vec<(&'static str, &'static str)>,
    /// Of the triple before; empty where the next is the first of its graph.
    subject: String,
    predicate: String,
    /// What a line begins with: a tab inside a graph.
    margin: &'static str,
}

impl<'w, W: Write> Turtle<'w, W> {
    fn new(out: &'w mut W) -> io::Result<Self> {
        for (name, iri) in prefixes() {
            writeln!(out, "@prefix {name}: <{iri}> .")?;
        }
        let mut others: Vec<_> = READ.prefixes().collect();
        others.sort_by_key(|(_, iri)| !iri.starts_with("urn:"));
        Ok(Self {
            out,
            others,
            subject: String::new(),
            predicate: String::new(),
            margin: "",
        })
    }

    /// Goes on in the graph `name`.
    fn open(&mut self, name: &str) -> io::Result<()> {
        self.close()?;
        self.iri(name)?;
        self.margin = "\t";
        self.out.write_all(b" {\n")
    }

    /// Ends the triple before and the graph that it stands in.
    fn close(&mut self) -> io::Result<()> {
        if !self.subject.is_empty() {
            self.out.write_all(b" .\n")?;
        }
        if !self.margin.is_empty() {
            self.out.write_all(b"}\n")?;
        }
        self.subject.clear();
        Ok(())
    }

    fn finish(mut self) -> io::Result<()> {
        self.close()
    }

    /// The IRI by its prefix, where it has one and the rest is a local name.
    fn iri(&mut self, iri: &str) -> io::Result<()> {
        // None of the IRIs begins another, so any order finds the same.
        let known = OWN.iter().rev().chain(&self.others);
        for (name, start) in known {
            let Some(local) = iri.strip_prefix(start) else {
                continue;
            };
            let Some(spelling) = Spelling::of(local) else {
                break;
            };
            self.out.write_all(name.as_bytes())?;
            self.out.write_all(b":")?;
            return match spelling {
                Spelling::Plain => self.out.write_all(local.as_bytes()),
                Spelling::Escaped => write_escaped(local, self.out),
            };
        }
        whole(iri, self.out)
    }

    fn predicate(&mut self, iri: &str) -> io::Result<()> {
        if iri == rdf::TYPE.as_str() {
            return self.out.write_all(b"a");
        }
        self.iri(iri)
    }

    fn object(&mut self, object: Term<'_>) -> io::Result<()> {
        match object {
            Term::Iri(iri) => self.iri(iri),
            Term::Text(text) => quoted(text, self.out),
            // As the mapping writes them, each is a number or a word of Turtle.
            Term::Typed(text, datatype)
                if [xsd::BOOLEAN, xsd::INTEGER, xsd::DOUBLE]
                    .iter()
                    .any(|bare| bare.as_str() == datatype) =>
            {
                self.out.write_all(text.as_bytes())
            }
            Term::Typed(text, datatype) => {
                quoted(text, self.out)?;
                self.out.write_all(b"^^")?;
                self.iri(datatype)
            }
        }
    }
}

impl<W: Write> Sink for Turtle<'_, W> {
    fn triple(&mut self, subject: &str, predicate: &str, object: Term<'_>) -> io::Result<()> {
        if self.subject == subject && self.predicate == predicate {
            self.out.write_all(b" , ")?;
            return self.object(object);
        }
        if self.subject == subject {
            self.out.write_all(b" ;\n\t")?;
            self.out.write_all(self.margin.as_bytes())?;
        } else {
            if !self.subject.is_empty() {
                self.out.write_all(b" .\n")?;
            }
            self.out.write_all(self.margin.as_bytes())?;
            self.iri(subject)?;
            self.out.write_all(b" ")?;
            self.subject.replace_range(.., subject);
        }
        self.predicate.replace_range(.., predicate);
        self.predicate(predicate)?;
        self.out.write_all(b" ")?;
        self.object(object)
    }
}

fn whole<W: Write>(iri: &str, out: &mut W) -> io::Result<()> {
    out.write_all(b"<")?;
    out.write_all(iri.as_bytes())?;
    out.write_all(b">")
}

/// How the rest of an IRI stands behind a prefix.
enum Spelling {
    Plain,
    Escaped,
}

impl Spelling {
    /// `None` where it is no local name: nothing that the mapping's percent-encoding yields.
    fn of(local: &str) -> Option<Self> {
        let bytes = local.as_bytes();
        let plain = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b':' | b'_' | b'-');
        if bytes.iter().all(plain) && bytes.first() != Some(&b'-') {
            return Some(Self::Plain);
        }
        let fits = |b: &u8| plain(b) || matches!(b, b'.' | b'~' | b'%');
        bytes.iter().all(fits).then_some(Self::Escaped)
    }
}

/// A local name with the escapes that Turtle asks for.
fn write_escaped<W: Write>(local: &str, out: &mut W) -> io::Result<()> {
    let last = local.len().saturating_sub(1);
    for (i, c) in local.char_indices() {
        let escaped = match c {
            '~' | '%' => true,
            '.' => i == 0 || i == last,
            '-' => i == 0,
            _ => false,
        };
        write!(out, "{}{c}", if escaped { "\\" } else { "" })?;
    }
    Ok(())
}

/// A string in quotes.
fn quoted<W: Write>(text: &str, out: &mut W) -> io::Result<()> {
    out.write_all(b"\"")?;
    let mut done = 0;
    for (i, c) in text.char_indices() {
        let short = match c {
            '\u{8}' => "\\b",
            '\t' => "\\t",
            '\n' => "\\n",
            '\u{c}' => "\\f",
            '\r' => "\\r",
            '"' => "\\\"",
            '\\' => "\\\\",
            '\0'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}' => "",
            _ => continue,
        };
        out.write_all(&text.as_bytes()[done..i])?;
        if short.is_empty() {
            write!(out, "\\u{:04X}", u32::from(c))?;
        } else {
            out.write_all(short.as_bytes())?;
        }
        done = i + c.len_utf8();
    }
    out.write_all(&text.as_bytes()[done..])?;
    out.write_all(b"\"")
}

#[cfg(test)]
#[path = "turtle_tests.rs"]
mod tests;
