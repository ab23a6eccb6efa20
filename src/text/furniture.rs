//! Page furniture: breadcrumbs, share bars, comment forms, newsletter and cookie notices, credits, bylines, lists of
//! other stories. The phrases stand in `furniture.toml`; this file holds the shapes. A rule looks at whole lines only
//! and each is bounded in length, so that a sentence which merely contains such a word is never masked.

use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Phrases {
    lines: Vec<String>,
    openings: Vec<String>,
    wording: Vec<String>,
    share: Vec<String>,
    lists: Vec<String>,
    most_words: usize,
}

// The table is a part of the program: a test reads it, and an unreadable one would mask nothing.
static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    toml::from_str(include_str!("furniture.toml")).unwrap_or(Phrases {
        lines: Vec::new(),
        openings: Vec::new(),
        wording: Vec::new(),
        share: Vec::new(),
        lists: Vec::new(),
        most_words: 0,
    })
});

/// A line as the phrases are written: lower case, single spaces, straight quotes, bare ends.
pub(super) fn fold(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                '‘' | '’' => out.push('\''),
                '“' | '”' => out.push('"'),
                _ => out.extend(c.to_lowercase()),
            }
        }
    }
    let bare = |c: char| !c.is_alphanumeric() && !matches!(c, '©' | '(' | '"' | '\'' | ':');
    out.trim_matches(bare).to_owned()
}

/// Whether a line is furniture by itself.
pub(super) fn is_furniture(line: &str) -> bool {
    // Prose paragraphs are long: most lines leave here.
    if line.len() > 400 {
        return false;
    }
    let folded = fold(line);
    let bare = folded.trim_end_matches([':', '(', '"', '\'']);
    if bare.is_empty() {
        return true;
    }
    let words = folded.split(' ').count();
    PHRASES.lines.iter().any(|phrase| phrase == bare)
        || words <= PHRASES.most_words
            && (PHRASES.openings.iter().any(|phrase| opens(&folded, phrase))
                || PHRASES
                    .wording
                    .iter()
                    .any(|phrase| folded.contains(phrase.as_str())))
        || is_share_bar(&folded)
        || is_breadcrumb(line)
        || is_byline(line)
        || is_count(&folded)
}

/// Whether a line announces other stories or comments.
pub(super) fn opens_list(line: &str) -> bool {
    let folded = fold(line);
    let bare = folded.trim_end_matches(':');
    PHRASES.lists.iter().any(|phrase| phrase == bare)
}

/// Whether a folded line begins with a phrase, at the border of a word.
fn opens(folded: &str, phrase: &str) -> bool {
    folded.strip_prefix(phrase).is_some_and(|rest| {
        !phrase.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
    })
}

fn is_share_bar(folded: &str) -> bool {
    let mut words = 0;
    let all = folded
        .split([' ', '|', '/', ',', '·'])
        .filter(|w| !w.is_empty())
        .all(|word| {
            words += 1;
            PHRASES.share.iter().any(|share| share == word)
        });
    all && words >= 2
}

/// "Home > News > World": two separators between short parts, or one after "Home". The last part may be a headline.
fn is_breadcrumb(line: &str) -> bool {
    const SEPARATORS: [&str; 7] = [" > ", " › ", " » ", " / ", " | ", " → ", " · "];
    SEPARATORS.iter().any(|separator| {
        let parts: Vec<&str> = line.trim().split(separator).collect();
        let Some((last, path)) = parts.split_last() else {
            return false;
        };
        let home = path.first().is_some_and(|first| {
            matches!(
                fold(first).as_str(),
                "home" | "homepage" | "front page" | "news" | "you are here"
            )
        });
        let short = path.iter().all(|part| {
            part.split_whitespace().count() <= 4 && !part.contains(['.', '"', '“', ','])
        });
        short
            && (home || path.len() >= 2 && last.split_whitespace().count() <= 4)
            && !last.ends_with('.')
    })
}

/// "By Jane Doe", "By Jane Doe and John Roe, BBC News in Kyiv": no sentence, and names from the second word on.
fn is_byline(line: &str) -> bool {
    let line = line.trim();
    let Some(names) = line
        .strip_prefix("By ")
        .or_else(|| line.strip_prefix("BY "))
    else {
        return false;
    };
    let words: Vec<&str> = names.split_whitespace().collect();
    let name = |word: &&str| {
        word.starts_with(char::is_uppercase)
            || matches!(
                *word,
                "and" | "in" | "for" | "de" | "van" | "von" | "al" | "&" | "the" | "of"
            )
    };
    (2..=12).contains(&words.len())
        && words.iter().all(name)
        && words
            .first()
            .is_some_and(|w| w.starts_with(char::is_uppercase))
        && !line.ends_with(['.', '?', '!'])
        && !names.contains(char::is_numeric)
}

/// "5 min read", "12 comments", "3 hours ago".
fn is_count(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let number = |w: &str| w.parse::<u32>().is_ok();
    match words.as_slice() {
        [n, what] => {
            number(n)
                && matches!(
                    *what,
                    "comments" | "comment" | "shares" | "views" | "min" | "replies"
                )
        }
        [n, unit, end] => {
            number(n)
                && (*end == "ago" || *end == "read")
                && matches!(
                    *unit,
                    "min"
                        | "mins"
                        | "minute"
                        | "minutes"
                        | "hour"
                        | "hours"
                        | "day"
                        | "days"
                        | "week"
                        | "weeks"
                        | "minute's"
                )
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_phrases_is_read() {
        assert!(PHRASES.most_words > 0 && PHRASES.lines.len() > 50);
        for phrase in PHRASES.lines.iter().chain(&PHRASES.lists) {
            assert_eq!(&fold(phrase), phrase);
        }
    }

    #[test]
    fn furniture_is_known() {
        for line in [
            "Home > World > Asia > Ministers meet in Lima",
            "Home » Politics",
            "News | Europe | Balkans",
            "Leave a Comment",
            "LEAVE A REPLY",
            "Post navigation",
            "← Previous Post",
            "Advertisement",
            "Facebook Twitter WhatsApp Email",
            "Share on Facebook",
            "Read more: Lima and Quito reopen border talks",
            "RELATED: What the treaty says",
            "Sign up for our newsletter and never miss a story.",
            "We use cookies to improve your experience. Accept all cookies?",
            "© 2024 The Coast. All rights reserved.",
            "Your email address will not be published. Required fields are marked *",
            "By Ana Prats and Luis Vega in Lima",
            "By MARA HOLT, Diplomatic Correspondent",
            "Image source: Coast Pictures",
            "Reporting by Ana Prats; Editing by Luis Vega",
            "5 min read",
            "3 hours ago",
            "* * *",
        ] {
            assert!(is_furniture(line), "{line}");
        }
    }

    #[test]
    fn prose_is_left_alone() {
        for line in [
            "Sources in Lima said the talks would go on.",
            "By Monday, both armies had withdrawn.",
            "By Monday evening Peruvian forces held the bridge",
            "Home Secretary Ruth Amory warned Russia on Sunday.",
            "“Share the burden,” the minister told Germany.",
            "Subscribers of the state-owned company protested against the government.",
            "Copying the treaty of 1994, the two sides agreed to a truce.",
            "Related charges were dropped by the court in Accra.",
            "The Advertisement Standards Authority criticised Britain's interior ministry.",
            "Peru / Chile relations are at a low, said Vega.",
            "Watch the border, the general told his troops.",
            "Next month the leaders meet in Oslo",
            "Ministers from Chile, Peru and Ecuador signed the accord.",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
