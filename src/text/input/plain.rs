//! Plain text: the whole file is the article's text. Front matter and a line that holds only the date are read for
//! what they say, and stay where they are; [`crate::text::Text`] masks them.

use super::date::parse_date;
use crate::text::Article;
use jiff::civil::Date;

/// Reads a plain text file.
pub(super) fn read(text: String) -> Article {
    let mut article = Article::default();
    front_matter(&text, &mut article);
    article.text = text;
    article
}

/// Bytes of the front matter at the top of `text`: `---`, lines of `key: value`, `---`. Zero where there is none.
pub(in crate::text) fn front_matter_len(text: &str) -> usize {
    let mut length = 0;
    for (index, line) in text.split_inclusive('\n').enumerate().take(60) {
        length += line.len();
        let line = line.trim_end();
        let key = line.split(':').next().unwrap_or_default();
        let keyed = line.contains(':') && !key.is_empty() && !key.contains(char::is_whitespace);
        match (index, line) {
            (0, "---") => {}
            (1.., "---") => return length,
            (1.., _) if keyed || line.starts_with([' ', '-', '#']) || line.is_empty() => {}
            _ => return 0,
        }
    }
    0
}

/// Takes id, title, date, address and site from front matter.
pub(super) fn front_matter(text: &str, article: &mut Article) {
    let block = text.get(..front_matter_len(text)).unwrap_or_default();
    for (key, value) in block.lines().filter_map(|line| line.split_once(':')) {
        let value = value.trim().trim_matches(['"', '\'']).to_owned();
        match key.trim() {
            _ if value.is_empty() => {}
            "id" => article.id = value,
            "title" => article.title = Some(value),
            "date" => article.date = parse_date(&value),
            "url" => article.url = Some(value),
            "publisher" | "site" | "source" => article.publisher = Some(value),
            _ => {}
        }
    }
}

/// The date that one of the first lines consists of: "Friday, January 4, 2019", "Published: 14 September 2023".
pub(super) fn date_line(text: &str) -> Option<Date> {
    let body = text.get(front_matter_len(text)..).unwrap_or_default();
    body.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(8)
        .find_map(date_of_line)
}

/// The date where a line says only that, with or without "Published" or "Updated" in front.
pub(super) fn date_of_line(line: &str) -> Option<Date> {
    if line.len() > 80 {
        return None;
    }
    let lower = line.to_ascii_lowercase();
    let rest = [
        "published on",
        "published",
        "last updated on",
        "last updated",
        "updated",
        "posted on",
        "posted",
        "date",
    ]
    .iter()
    .find_map(|label| lower.strip_prefix(label))
    .unwrap_or(&lower);
    let rest = rest.trim_start_matches([':', ' ']);
    parse_date(rest).filter(|_| rest.len() >= 8 && !rest.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_read_and_stays() {
        let text = "---\nid: lima-1\ntitle: \"Talks: day two\"\ndate: 2024-05-07\nsite: The Coast\n---\n\nLima waits.\n";
        let article = read(text.to_owned());
        assert_eq!(article.text, text);
        assert_eq!(article.id, "lima-1");
        assert_eq!(article.title.as_deref(), Some("Talks: day two"));
        assert_eq!(article.publisher.as_deref(), Some("The Coast"));
        assert!(article.date.is_some());
        assert_eq!(front_matter_len("---\nNo front matter here.\n---\n"), 0);
    }

    #[test]
    fn a_line_of_its_own_dates_the_article() {
        let date = |text| date_line(text).map(|d| d.to_string());
        assert_eq!(
            date("Talks open\n\nFriday, January 4, 2019\n\nLima waits.").as_deref(),
            Some("2019-01-04")
        );
        assert_eq!(
            date("Published: 14 September 2023\nLima waits.").as_deref(),
            Some("2023-09-14")
        );
        assert_eq!(date("On January 4, 2019 the talks opened."), None);
    }
}
