//! Articles written and annotated for training (`train/stories/`): their reader.
//!
//! A story is a date, a table of entities and the text, one sentence a line, below each the relations that it states:
//!
//! ```text
//! ## 2019-08-14
//! zam: country = Zambia
//! nkh: official = Grace Nkhoma
//!
//! [zam Zambian] transport minister [nkh Grace Nkhoma] resigns
//! = nkh affiliated-with zam
//! ```
//!
//! `[id name]` marks a name, and marks may nest; an empty line parts paragraphs; behind a relation stand `negated`,
//! `planned`, `possible` and `by ID`, parted by semicolons.

use crate::gold::{Gold, GoldRelation};
use crate::lesson::files;
use anyhow::{Context, Result, bail};
use rustc_hash::FxHashMap;
use std::path::Path;
use tidings::Span;
use tidings::ontology::{EntityType, Ontology};

/// Reads all stories of a folder, its files in the order of their names.
pub(crate) fn read(folder: &Path, ontology: &Ontology) -> Result<Vec<Gold>> {
    let mut out = Vec::new();
    for path in &files(folder, "txt")? {
        let file = std::fs::read_to_string(path)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        for story in parse(&file, &name, ontology) {
            out.push(story.with_context(|| path.display().to_string())?);
        }
    }
    Ok(out)
}

/// The stories of a file; each gets the id `name/N`.
fn parse<'a>(
    file: &'a str,
    name: &'a str,
    ontology: &'a Ontology,
) -> impl Iterator<Item = Result<Gold>> + 'a {
    let stories = file.split("\n## ").enumerate();
    stories.map(move |(at, story)| {
        let mut draft = Draft::default();
        // The first line is the date.
        for line in story.trim_end().lines().skip(1) {
            draft
                .line(line, ontology)
                .with_context(|| format!("story {}: {line}", at + 1))?;
        }
        draft.gold.id = format!("{name}/{}", at + 1);
        Ok(draft.gold)
    })
}

/// A story as far as it is read.
#[derive(Default)]
struct Draft {
    gold: Gold,
    ids: FxHashMap<String, usize>,
    /// The last sentence.
    sentence: Span,
    /// Whether a paragraph begins.
    fresh: bool,
}

impl Draft {
    fn line(&mut self, line: &str, ontology: &Ontology) -> Result<()> {
        if line.trim().is_empty() {
            self.fresh = true;
            return Ok(());
        }
        if let Some(relation) = line.strip_prefix("= ") {
            return self.relation(relation, ontology);
        }
        match line.split_once(": ").zip(line.split_once(" = ")) {
            Some(((id, rest), _)) if self.gold.text.is_empty() && !id.contains(' ') => {
                let kind = rest.split(' ').next().and_then(EntityType::from_name);
                let kind = kind.context("no such type of entity")?;
                self.ids.insert(id.to_owned(), self.gold.entities.len());
                self.gold.entities.push((kind, Vec::new()));
                Ok(())
            }
            _ => self.sentence(line),
        }
    }

    fn id(&self, id: &str) -> Result<usize> {
        let known = self.ids.get(id).copied();
        known.with_context(|| format!("no entity {id}"))
    }

    fn sentence(&mut self, line: &str) -> Result<()> {
        if !self.gold.text.is_empty() {
            let gap = if self.fresh { "\n\n" } else { " " };
            self.gold.text.push_str(gap);
        }
        self.fresh = false;
        let start = self.gold.text.len() as u32;
        let mut open = Vec::new();
        let mut rest = line;
        while let Some(at) = rest.find(['[', ']']) {
            self.gold.text.push_str(&rest[..at]);
            let here = self.gold.text.len() as u32;
            if let Some(mark) = rest[at..].strip_prefix('[') {
                let (id, name) = mark.split_once(' ').context("a mark without a name")?;
                open.push((self.id(id)?, here));
                rest = name;
            } else {
                let (entity, start) = open.pop().context("a ] too many")?;
                self.gold.entities[entity].1.push(Span::new(start, here));
                rest = &rest[at + 1..];
            }
        }
        if !open.is_empty() {
            bail!("a ] is missing");
        }
        self.gold.text.push_str(rest);
        self.sentence = Span::new(start, self.gold.text.len() as u32);
        Ok(())
    }

    fn relation(&mut self, line: &str, ontology: &Ontology) -> Result<()> {
        let statement = line.split(';').next().unwrap_or_default().trim();
        let [source, name, target] = statement.split(' ').collect::<Vec<_>>()[..] else {
            bail!("want: source type target");
        };
        let relation = ontology.index_of(name).context("no such type")?;
        let (source, target) = (self.id(source)?, self.id(target)?);
        let same =
            |r: &&mut GoldRelation| (r.relation, r.source, r.target) == (relation, source, target);
        match self.gold.relations.iter_mut().find(same) {
            Some(known) => known.evidence.push(self.sentence),
            None => self.gold.relations.push(GoldRelation {
                relation,
                source,
                target,
                evidence: vec![self.sentence],
            }),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "## 2019-08-14\nzam: country = Zambia\nbank: agency = Bank of Zambia\nmin: official = Joy Phiri\n\n\
        [min Joy Phiri] quits\n\n[bank Bank of [zam Zambia]] is: shut.\n= bank part-of zam\nShe = wept.\n= min affiliated-with zam; possible\n";

    fn story(text: &str) -> Result<Gold> {
        let ontology = Ontology::read("<built in>", Ontology::BUILTIN)?;
        parse(text, "x", &ontology).next().context("a story")?
    }

    #[test]
    fn marks_leave_the_text_as_printed_and_may_nest() {
        let gold = story(STORY).unwrap();
        assert_eq!(
            gold.text,
            "Joy Phiri quits\n\nBank of Zambia is: shut. She = wept."
        );
        let name = |e: usize| gold.entities[e].1[0].of_text(&gold.text);
        assert_eq!(
            [name(0), name(1), name(2)],
            ["Zambia", "Bank of Zambia", "Joy Phiri"]
        );
    }

    #[test]
    fn relations_are_shown_by_the_sentence_above_them() {
        let gold = story(STORY).unwrap();
        let shown: Vec<&str> = gold
            .relations
            .iter()
            .map(|r| r.evidence[0].of_text(&gold.text))
            .collect();
        assert_eq!(shown, ["Bank of Zambia is: shut.", "She = wept."]);
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let told = |text: &str| format!("{:#}", story(text).expect_err("an error"));
        assert_eq!(
            told("## d\n\n[x A] left."),
            "story 1: [x A] left.: no entity x"
        );
        assert!(told("## d\na: person = A\n\n[a A left.").contains("a ] is missing"));
        assert!(told("## d\na: person = A\n\n[a A] left.\n= a hates a").contains("no such type"));
    }
}
