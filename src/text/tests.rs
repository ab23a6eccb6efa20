//! What is read of a page, and what is masked.

use super::*;
use proptest::prelude::*;

fn article(text: &str) -> Article {
    Article {
        text: text.to_owned(),
        ..Article::default()
    }
}

fn read(text: &str) -> (Vec<(String, bool)>, Vec<String>) {
    let article = article(text);
    let text = Text::read(&article);
    let paragraphs = text
        .paragraphs
        .iter()
        .map(|p| (p.span.of_text(text.content).to_owned(), p.heading));
    let masked = text
        .masked
        .iter()
        .map(|m| m.of_text(text.content).to_owned());
    (paragraphs.collect(), masked.collect())
}

const PAGE: &str = "Home > World > Chile and Peru reopen talks on fishing

Chile and Peru reopen talks on fishing

By Ana Prats

Tuesday, May 7, 2024

The foreign ministers of Chile and Peru met in Lima on Tuesday, officials said.

Advertisement

Old quarrels

\u{201c}We share a sea,\u{201d} said the Chilean minister.

Related articles

Peru arrests fishermen off Tacna

Chile recalls its ambassador

The talks go on.

Chile and Peru reopen talks on fishing | The Coast

Post navigation

Chile votes

Leave a Reply

Your email address will not be published.
";

#[test]
fn a_page_is_read_without_its_furniture() {
    let (paragraphs, masked) = read(PAGE);
    let expected = [
        ("Chile and Peru reopen talks on fishing", true),
        (
            "The foreign ministers of Chile and Peru met in Lima on Tuesday, officials said.",
            false,
        ),
        ("Old quarrels", true),
        (
            "\u{201c}We share a sea,\u{201d} said the Chilean minister.",
            false,
        ),
        ("The talks go on.", false),
    ];
    assert_eq!(
        paragraphs,
        expected.map(|(words, heading)| (words.to_owned(), heading))
    );
    assert_eq!(masked.len(), 12);
}

#[test]
fn lines_without_blanks_between_them_are_paragraphs() {
    let (paragraphs, _) = read(
        "Lima waits\nThe foreign ministers of Chile and Peru met in Lima on Tuesday to discuss the fishing rights that the two have quarrelled about for years.\nShare\nThe talks go on.\n",
    );
    assert_eq!(paragraphs.len(), 3);
    assert!(paragraphs[0].1);
}

#[test]
fn lines_that_were_wrapped_make_one_paragraph() {
    let (paragraphs, _) = read(
        "The foreign ministers of Chile and Peru met in Lima\non Tuesday to discuss fishing rights, officials in\nthe Peruvian capital said.\n\nThe talks go on until Friday, when presidents will\nmeet in Arica.\n",
    );
    assert_eq!(paragraphs.len(), 2);
    assert!(paragraphs[1].0.ends_with("Arica."));
}

#[test]
fn front_matter_is_masked() {
    let (paragraphs, masked) = read("---\ntitle: Lima waits\n---\n\nThe talks go on.\n");
    assert_eq!(paragraphs, [("The talks go on.".to_owned(), false)]);
    assert_eq!(masked, ["---\ntitle: Lima waits\n---"]);
}

proptest! {
    #[test]
    fn any_text_gives_ordered_disjoint_slices(
        text in "([ \\t\\r\\n]{0,3}|Home > News|Advertisement|Post navigation|\u{201c}?[A-Za-z\u{e9}]{1,9}[.,]?|\\PC){0,60}"
    ) {
        let article = article(&text);
        let read = Text::read(&article);
        let mut all: Vec<Span> = read.paragraphs.iter().map(|p| p.span).collect();
        prop_assert!(all.windows(2).all(|w| w[0].end() <= w[1].start()));
        prop_assert!(read.masked.windows(2).all(|w| w[0].end() <= w[1].start()));
        all.extend(&read.masked);
        all.sort();
        prop_assert!(all.windows(2).all(|w| w[0].end() <= w[1].start()));
        for span in all {
            let words = text.get(span.range());
            prop_assert!(words.is_some_and(|w| !w.is_empty() && !w.contains("\n\n")));
        }
    }
}
