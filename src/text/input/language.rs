//! Tidings reads English. What is clearly another language is read all the same, with a warning; what is clear either
//! way is noted with the document.

/// Words that make up a quarter of any English text and a twentieth of none other.
const FREQUENT: [&str; 16] = [
    "the", "of", "and", "to", "that", "is", "was", "for", "on", "with", "as", "by", "said", "has",
    "from", "his",
];

/// A language that a text is surely written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Language {
    /// Its BCP 47 tag.
    pub(super) tag: &'static str,
    /// Its English name.
    pub(super) name: &'static str,
}

const ENGLISH: Language = Language {
    tag: "en",
    name: "English",
};

/// The language of `text` where that is sure; looks at its first few thousand characters.
pub(super) fn language(text: &str) -> Option<Language> {
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
    if words >= 8 && frequent * 12 >= words {
        return Some(ENGLISH);
    }
    let info = whatlang::detect(head)?;
    let sure = info.is_reliable() && head.chars().count() >= 80;
    sure.then(|| Language {
        tag: tag(info.lang()),
        name: info.lang().eng_name(),
    })
}

/// BCP 47 asks for the two-letter code where there is one.
fn tag(language: whatlang::Lang) -> &'static str {
    let code = language.code();
    let mut codes = CODES.split(' ');
    let short = codes.by_ref().find(|&c| c == code).and(codes.next());
    short.unwrap_or(code)
}

/// ISO 639-3 and 639-1 codes, in turn, of the languages that are told apart.
const CODES: &str = "\
    epo eo eng en rus ru cmn zh spa es por pt ita it ben bn fra fr deu de ukr uk kat ka ara ar hin hi jpn ja heb \
    he yid yi pol pl amh am jav jv kor ko nob nb dan da swe sv fin fi tur tr nld nl hun hu ces cs ell el bul bg \
    bel be mar mr kan kn ron ro slv sl hrv hr srp sr mkd mk lit lt lav lv est et tam ta vie vi urd ur tha th guj \
    gu uzb uz pan pa aze az ind id tel te pes fa mal ml ori or mya my nep ne sin si khm km tuk tk aka ak zul zu \
    sna sn afr af lat la slk sk cat ca tgl tl hye hy cym cy";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_language_where_it_is_sure() {
        let german = "Die Bundesregierung hat am Montag beschlossen, die Beziehungen zu dem Nachbarland neu zu ordnen. \
                      Der Minister sagte, man werde die Gespräche bald wieder aufnehmen und nichts überstürzen.";
        let found = language(german).unwrap();
        assert_eq!((found.tag, found.name), ("de", "German"));
        let english = "Ministers agreed late Monday to reopen talks about fishing rights along the disputed coast, \
                       the government in Lima said.";
        assert_eq!(language(english), Some(ENGLISH));
        assert_eq!(language("Lima"), None);
    }

    #[test]
    fn every_language_that_is_told_apart_has_its_tag() {
        for language in whatlang::Lang::all() {
            assert_eq!(tag(*language).len(), 2, "{language}");
        }
    }
}
