//! Tidings reads English. What is clearly another language is read all the same, with a warning.

/// Words that make up a quarter of any English text and a twentieth of none other.
const FREQUENT: [&str; 16] = [
    "the", "of", "and", "to", "that", "is", "was", "for", "on", "with", "as", "by", "said", "has",
    "from", "his",
];

/// The name of the language of `text` where it is surely not English; looks at its first few thousand characters.
pub(super) fn foreign_language(text: &str) -> Option<&'static str> {
    let end = text
        .char_indices()
        .nth(4000)
        .map_or(text.len(), |(at, _)| at);
    let head = text.get(..end).unwrap_or(text);
    let (mut words, mut frequent) = (0usize, 0usize);
    for word in head.split_whitespace() {
        words += 1;
        frequent += usize::from(FREQUENT.iter().any(|f| f.eq_ignore_ascii_case(word)));
    }
    if frequent * 12 >= words {
        return None;
    }
    let info = whatlang::detect(head)?;
    let foreign =
        info.lang() != whatlang::Lang::Eng && info.is_reliable() && head.chars().count() >= 80;
    foreign.then(|| info.lang().eng_name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_language_that_is_not_english() {
        let german = "Die Bundesregierung hat am Montag beschlossen, die Beziehungen zu dem Nachbarland neu zu ordnen. \
                      Der Minister sagte, man werde die Gespräche bald wieder aufnehmen und nichts überstürzen.";
        assert_eq!(foreign_language(german), Some("German"));
        let english = "Ministers agreed late Monday to reopen talks about fishing rights along the disputed coast, \
                       the government in Lima said.";
        assert_eq!(foreign_language(english), None);
        assert_eq!(foreign_language("Lima"), None);
    }
}
