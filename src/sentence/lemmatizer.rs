//! Dictionary forms: a lemma is the form after an edit script (a case, characters cut from the end, characters added),
//! and a linear classifier picks the script by the word and its tag (after Chrupała 2006). Words that the treebanks
//! hold with their tag, always with one script, are looked up, then verbs whose forms a list tells ("fled" of "flee"). Of another inflected word that they do not hold, the likeliest
//! script is taken that leads to a word known to exist: "blamed" is no form of "blam".

use super::{Upos, Xpos};
use crate::error::LoadError;
use crate::model::feature::{join, join3, text};
use crate::model::{Container, LinearModel, Table, best};
use crate::token::{Form, form::plain};
use rustc_hash::FxHashMap;
use smol_str::{SmolStr, SmolStrBuilder};
use std::sync::LazyLock;

const VERBS: &str = include_str!("../../gazetteer/facts/verbs.tsv");

/// The verbs of forms whose letters hide them.
static VERB_OF: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let lines = VERBS.lines().filter_map(|line| line.split_once('\t'));
    lines
        .flat_map(|(verb, forms)| forms.split(' ').map(move |form| (form, verb)))
        .collect()
});

/// Bits of a script's number, from 1.
const SCRIPT_BITS: u32 = 8;
/// Scripts that are tried for a lemma that is known to exist.
const TRIES: usize = 5;

/// How a form becomes its lemma.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Script {
    /// Whether the form is put into lower case first.
    pub lower: bool,
    /// How many characters are cut from the end.
    pub cut: u8,
    /// What is added then.
    pub add: SmolStr,
}

impl Script {
    /// The shortest script from `form` to `lemma`; lower case only where it helps.
    pub fn between(form: &str, lemma: &str) -> Option<Self> {
        let script = |lower: bool| {
            let base = base(form, lower);
            let same = base
                .chars()
                .zip(lemma.chars())
                .take_while(|(a, b)| a == b)
                .count();
            let cut = u8::try_from(base.chars().count() - same).ok()?;
            let add: SmolStr = lemma.chars().skip(same).collect();
            Some(Self { lower, cut, add })
        };
        let (keep, lower) = (script(false)?, script(true)?);
        let cost = |script: &Self| usize::from(script.cut) + script.add.len();
        Some(if cost(&lower) < cost(&keep) {
            lower
        } else {
            keep
        })
    }

    /// The lemma, or nothing where the form is too short.
    pub fn apply(&self, form: &str) -> Option<SmolStr> {
        let letters = form.bytes().all(|byte| byte.is_ascii_lowercase())
            || !self.lower && form.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if letters {
            let stem = form.get(..form.len().checked_sub(self.cut.into())?)?;
            let mut lemma = SmolStrBuilder::new();
            lemma.push_str(stem);
            lemma.push_str(&self.add);
            return Some(lemma.finish()).filter(|lemma| !lemma.is_empty());
        }
        let base = base(form, self.lower);
        let keep = base.chars().count().checked_sub(self.cut.into())?;
        let lemma: String = base.chars().take(keep).chain(self.add.chars()).collect();
        (!lemma.is_empty()).then(|| lemma.into())
    }
}

fn base(form: &str, lower: bool) -> String {
    let plain = form.chars().map(plain);
    if lower {
        plain.flat_map(char::to_lowercase).collect()
    } else {
        plain.collect()
    }
}

/// Finds lemmas.
#[derive(Clone, Debug)]
pub struct Lemmatizer {
    model: LinearModel,
    scripts: Vec<Script>,
    known: Table,
    bases: Table,
}

impl Lemmatizer {
    /// Reads the sections `lemma`, `lemmas`, `scripts` and `bases`.
    ///
    /// # Errors
    /// Where a section is missing or breaks off.
    pub fn load(container: &Container) -> Result<Self, LoadError> {
        Ok(Self {
            model: LinearModel::decode(container.section("lemma")?, container.place())?,
            scripts: decode(container.section("scripts")?),
            known: Table::decode(container.section("lemmas")?, SCRIPT_BITS),
            bases: Table::decode(container.section("bases")?, 1),
        })
    }

    /// The lemma of each word.
    pub fn lemma(
        &self,
        text: &str,
        form: &Form,
        tag: (Upos, Xpos),
        scratch: &mut (Vec<u64>, Vec<i32>),
    ) -> SmolStr {
        if let Some(letters) = acronym(text).filter(|_| tag.1 == Xpos::Nns) {
            return letters.to_ascii_lowercase().into();
        }
        let known = self.known.find(key(form, tag)) as usize;
        let known = known.checked_sub(1).and_then(|at| self.scripts.get(at));
        if let Some(lemma) = known.and_then(|script| script.apply(text)) {
            return lemma;
        }
        if tag.0 == Upos::Verb
            && inflected(tag.1)
            && let Some(&verb) = VERB_OF.get(&*base(text, true))
        {
            return verb.into();
        }
        let (features, scores) = scratch;
        lemma_features(form, tag, features);
        scores.clear();
        scores.resize(self.scripts.len(), 0);
        self.model.score(features, scores);
        let mut likeliest = None;
        for tries in 0..self.scripts.len() {
            let class = best(scores);
            let script = self.scripts.get(class);
            if let Some(lemma) = script.and_then(|script| script.apply(text)) {
                if !inflected(tag.1) || self.bases.find(base_key(&lemma, tag.0)) != 0 {
                    return lemma;
                }
                likeliest.get_or_insert(lemma);
            }
            if let Some(score) = scores.get_mut(class) {
                *score = i32::MIN;
            }
            if tries + 1 >= TRIES && likeliest.is_some() {
                break;
            }
        }
        likeliest.unwrap_or_else(|| text.into())
    }
}

/// The letters of which "MPs" holds several.
fn acronym(text: &str) -> Option<&str> {
    let letters = text.strip_suffix('s')?;
    (letters.len() > 1 && letters.bytes().all(|b| b.is_ascii_uppercase())).then_some(letters)
}

/// The features of a word with its tag.
pub fn lemma_features(form: &Form, (upos, xpos): (Upos, Xpos), out: &mut Vec<u64>) {
    out.clear();
    let (upos, xpos) = (upos as u64, xpos as u64);
    let tag = upos << 8 | xpos;
    out.push(join(0, tag, 0));
    out.push(join(1, upos, u64::from(form.capital)));
    out.push(join(2, form.lower, tag));
    out.push(join(3, form.lower, 0));
    out.push(join(4, form.exact, upos));
    out.push(join(5, form.shape, tag));
    for (i, &suffix) in form.suffix.iter().enumerate() {
        out.push(join3(6, suffix, tag, i as u64));
        out.push(join3(7, suffix, upos, i as u64));
        out.push(join3(8, suffix, xpos, form.prefix[0]));
    }
    out.push(join3(9, form.prefix[1], form.suffix[1], tag));
    out.push(join3(10, form.prefix[2], form.suffix[2], tag));
}

/// The key under which a word with its tag is known.
pub fn key(form: &Form, (upos, xpos): (Upos, Xpos)) -> u64 {
    join3(0, form.exact, upos as u64, xpos as u64)
}

/// Whether words of a tag are other than their lemmas as a rule.
pub const fn inflected(xpos: Xpos) -> bool {
    matches!(
        xpos,
        Xpos::Vbd | Xpos::Vbn | Xpos::Vbg | Xpos::Vbz | Xpos::Nns | Xpos::Jjr | Xpos::Jjs
    )
}

/// The key under which a lemma is known to exist.
pub fn base_key(lemma: &str, upos: Upos) -> u64 {
    join3(1, text(lemma), upos as u64, 0)
}

/// Writes the section `bases`: the keys of lemmas that exist, with their counts.
pub fn encode_bases(lemmas: impl Iterator<Item = (u64, u32)>) -> Vec<u8> {
    Table::encode(
        lemmas.map(|(key, count)| (key, 1, count as f32)).collect(),
        1,
    )
}

/// Writes the section `lemmas`: keys with the numbers of their scripts (below 255) and their counts.
pub fn encode_known(words: impl Iterator<Item = (u64, u8, u32)>) -> Vec<u8> {
    let entry = |(key, script, count)| (key, u32::from(script) + 1, count as f32);
    Table::encode(words.map(entry).collect(), SCRIPT_BITS)
}

/// Writes the section `scripts`.
pub fn encode(scripts: &[Script]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for script in scripts {
        bytes.extend([u8::from(script.lower), script.cut, script.add.len() as u8]);
        bytes.extend(script.add.as_bytes());
    }
    bytes
}

fn decode(mut bytes: &[u8]) -> Vec<Script> {
    let mut scripts = Vec::new();
    while let [lower, cut, length, rest @ ..] = bytes {
        let Some((add, rest)) = rest.split_at_checked(usize::from(*length)) else {
            break;
        };
        scripts.push(Script {
            lower: *lower == 1,
            cut: *cut,
            add: std::str::from_utf8(add).unwrap_or_default().into(),
        });
        bytes = rest;
    }
    scripts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_lead_from_form_to_lemma() {
        for (form, lemma) in [
            ("Warned", "warn"),
            ("Seoul", "Seoul"),
            ("was", "be"),
            ("n’t", "not"),
            ("É", "é"),
        ] {
            assert_eq!(
                Script::between(form, lemma).unwrap().apply(form).unwrap(),
                lemma
            );
        }
    }

    #[test]
    fn several_letters_in_the_plural_are_an_acronym() {
        assert_eq!(acronym("MPs"), Some("MP"));
        assert_eq!(acronym("MEPs"), Some("MEP"));
        assert_eq!(acronym("As"), None);
        assert_eq!(acronym("Taps"), None);
    }

    #[test]
    fn verbs_of_the_list_have_one_base_for_each_form() {
        let lines = || VERBS.lines().filter(|line| !line.starts_with('#'));
        for line in lines() {
            let (verb, forms) = line.split_once('\t').expect("a base, a tab, its forms");
            for form in forms.split(' ') {
                assert_eq!(VERB_OF.get(form), Some(&verb), "{form}");
            }
        }
        for (form, verb) in [("fled", "flee"), ("froze", "freeze"), ("fined", "fine")] {
            assert_eq!(VERB_OF.get(form), Some(&verb));
        }
    }

    #[test]
    fn of_two_scripts_the_one_to_a_known_word_is_taken() {
        let script = |cut| Script {
            lower: false,
            cut,
            add: "".into(),
        };
        let tag = (Upos::Verb, Xpos::Vbd);
        let lemma = |known: &str| {
            let seen = [(base_key(known, tag.0), 3)];
            let lemmatizer = Lemmatizer {
                model: LinearModel::decode(
                    LinearModel::encode(
                        2,
                        vec![(
                            join(0, (tag.0 as u64) << 8 | tag.1 as u64, 0),
                            vec![2.0, 1.0],
                        )],
                    )
                    .leak(),
                    "test",
                )
                .unwrap(),
                scripts: vec![script(2), script(1)],
                known: Table::default(),
                bases: Table::decode(encode_bases(seen.into_iter()).leak(), 1),
            };
            let form = Form::new("blamed");
            lemmatizer.lemma("blamed", &form, tag, &mut (Vec::new(), Vec::new()))
        };
        assert_eq!(lemma("blame"), "blame");
        assert_eq!(lemma("blam"), "blam");
        assert_eq!(lemma("accuse"), "blam");
    }

    #[test]
    fn scripts_survive_the_file() {
        let scripts = vec![
            Script {
                lower: true,
                cut: 3,
                add: "be".into(),
            },
            Script {
                lower: false,
                cut: 0,
                add: "".into(),
            },
        ];
        assert_eq!(decode(&encode(&scripts)), scripts);
    }
}
