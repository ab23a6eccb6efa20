//! Markdown becomes an article: CommonMark read without its markup, a paragraph per block, front matter as metadata.

use super::plain;
use crate::text::Article;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Reads a Markdown file. The first heading of the first level is the title where the front matter gives none.
pub(super) fn read(markdown: &str) -> Article {
    let mut article = Article::default();
    plain::front_matter(markdown, &mut article);
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES;
    let (mut blocks, mut block) = (Vec::new(), String::new());
    let (mut skipped, mut heading) = (0usize, false);
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::MetadataBlock(_)) => {
                skipped += 1
            }
            Event::End(TagEnd::Image | TagEnd::CodeBlock | TagEnd::MetadataBlock(_)) => {
                skipped = skipped.saturating_sub(1);
            }
            Event::Start(Tag::Heading { level, .. }) => {
                close(&mut block, &mut blocks);
                heading = level == pulldown_cmark::HeadingLevel::H1;
            }
            Event::End(TagEnd::Heading(_)) => {
                if heading && article.title.is_none() {
                    article.title = Some(block.trim().to_owned());
                }
                heading = false;
                close(&mut block, &mut blocks);
            }
            Event::Start(Tag::Paragraph | Tag::Item | Tag::TableRow | Tag::TableHead)
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead)
            | Event::Rule => close(&mut block, &mut blocks),
            Event::End(TagEnd::TableCell) => block.push_str("  "),
            Event::Text(text) | Event::Code(text) if skipped == 0 => block.push_str(&text),
            Event::SoftBreak | Event::HardBreak => block.push(' '),
            _ => {}
        }
    }
    close(&mut block, &mut blocks);
    article.text = blocks.join("\n\n");
    article
}

fn close(block: &mut String, blocks: &mut Vec<String>) {
    let text = std::mem::take(block);
    let text = text.trim();
    if !text.is_empty() {
        blocks.push(text.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_paragraphs_stay() {
        let article = read(
            "---\ntitle: Talks open\ndate: 2024-03-01\n---\n# Talks *open*\n\nThe [minister](http://x.org) met\n**Ana Prats**.\n\n![map](m.png)\n\n- one\n- two\n",
        );
        assert_eq!(
            article.text,
            "Talks open\n\nThe minister met Ana Prats.\n\none\n\ntwo"
        );
        assert_eq!(article.title.as_deref(), Some("Talks open"));
        assert!(article.date.is_some());
    }
}
