//! A web page becomes an article: the readable part of it as paragraphs (Mozilla's Readability, ported in
//! `dom_smoothie`), with title, date, site and address from the page's own metadata.

use super::date::parse_date;
use crate::text::Article;
use dom_smoothie::{Config, Readability, TextMode};

/// Reads a page. A page that Readability finds nothing in is read as all of its text; the result may be empty.
pub(super) fn read(html: &str) -> Article {
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let document = dom_query::Document::from(html);
    let address = document.select("link[rel=canonical]").attr("href");
    let address = address.or_else(|| document.select("meta[property='og:url']").attr("content"));
    let parsed = Readability::with_document(document, None, Some(config));
    let Ok(page) = parsed.and_then(|mut page| page.parse()) else {
        let text = dom_query::Document::from(html).formatted_text().to_string();
        return Article {
            text: tidy(&text),
            ..Article::default()
        };
    };
    let body = tidy(&page.text_content);
    let title = Some(page.title.trim().to_owned()).filter(|title| !title.is_empty());
    let opening: String = body.lines().take(5).collect::<Vec<_>>().join("\n");
    let text = match &title {
        Some(title) if !opening.contains(title.as_str()) => format!("{title}\n\n{body}"),
        _ => body,
    };
    Article {
        id: String::new(),
        text,
        title,
        date: page.published_time.as_deref().and_then(parse_date),
        url: page.url.or_else(|| address.map(|url| url.to_string())),
        publisher: page.site_name,
        language: None,
    }
}

/// Paragraphs set apart by one blank line each, no space at either end of a line.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gives_its_story_and_its_metadata() {
        let story = "<p>The foreign ministers of Chile and Peru met in Lima on Tuesday to discuss fishing rights, \
                     officials said, after months of dispute over the coast.</p>"
            .repeat(8);
        let html = format!(
            "<html><head><title>Chile and Peru meet over fishing rights | The Coast</title>\
             <meta property='og:title' content='Chile and Peru meet over fishing rights'>\
             <meta property='og:site_name' content='The Coast'>\
             <meta property='article:published_time' content='2024-05-07T09:00:00Z'></head>\
             <body><nav><a href='/'>Home</a> <a href='/world'>World</a></nav><article>\
             <h1>Chile and Peru meet over fishing rights</h1>{story}</article>\
             <footer>© The Coast</footer></body></html>"
        );
        let article = read(&html);
        assert_eq!(
            article.title.as_deref(),
            Some("Chile and Peru meet over fishing rights")
        );
        assert_eq!(article.publisher.as_deref(), Some("The Coast"));
        assert_eq!(
            article.date.map(|d| d.to_string()).as_deref(),
            Some("2024-05-07")
        );
        assert!(
            article
                .text
                .starts_with("Chile and Peru meet over fishing rights\n\nThe foreign ministers")
        );
        assert!(!article.text.contains("Home"), "{}", article.text);
    }

    #[test]
    fn a_page_without_a_story_still_gives_its_words() {
        assert_eq!(read("<p>Oslo").text, "Oslo");
        assert_eq!(read("").text, "");
    }
}
