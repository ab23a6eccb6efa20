//! Which font draws which letter of a picture. Two faces are a part of the program (DejaVu Sans Condensed, under its free
//! licence, from the crate `dejavu`): a picture whose letters they have is the same on every machine. They cover Latin,
//! Greek, Cyrillic, Arabic and Hebrew letters and more; for others the fonts of the system are asked.

use resvg::usvg::fontdb::{Database, FaceInfo, ID, Style};
use resvg::usvg::{FontResolver, Options};
use skrifa::{FontRef, MetadataProvider};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Stands for a letter that no font has.
pub(super) const BOX: char = '□';

/// Fonts of the system that have a sign for every letter, which says no more than a box.
const LAST_RESORT: [&str; 2] = ["LastResort", "Last Resort"];
/// A font for the eye of a machine; any other comes first.
const COARSE: &str = "Unifont";

/// Fonts for the letters of one picture.
pub(super) struct Fonts {
    database: Database,
    regular: ID,
    bold: ID,
    others: BTreeMap<char, ID>,
    /// The letters that none of them has.
    pub(super) missing: BTreeSet<char>,
}

impl Fonts {
    /// Fonts for `letters`; those of the system are read where the program's own do not suffice.
    pub(super) fn of(letters: &BTreeSet<char>) -> Option<Self> {
        let (regular, bold) = (
            dejavu::sans_condensed::regular(),
            dejavu::sans_condensed::bold(),
        );
        Self::choose(letters, [regular, bold], Database::load_system_fonts)
    }

    fn choose(
        letters: &BTreeSet<char>,
        own: [&'static [u8]; 2],
        system: fn(&mut Database),
    ) -> Option<Self> {
        let mut database = Database::new();
        for font in own {
            database.load_font_data(font.to_vec());
        }
        let mut faces = database.faces().map(|face| face.id);
        let (regular, bold) = (faces.next()?, faces.next()?);
        drop(faces);
        let visible = letters.iter().copied().filter(|&c| !is_invisible(c));
        let mut missing: BTreeSet<char> = visible.collect();
        let held = covered(&database, bold, &missing);
        missing.retain(|c| !held.contains(c));
        let mut others = BTreeMap::new();
        if !missing.is_empty() {
            system(&mut database);
            let faces = database.faces().filter(|face| face.id != bold);
            let mut ranked: Vec<_> = faces
                .filter(|face| !LAST_RESORT.iter().any(|name| is_named(face, name)))
                .map(|face| (face, covered(&database, face.id, &missing)))
                .filter(|(_, letters)| !letters.is_empty())
                .collect();
            ranked.sort_by_cached_key(|(face, letters)| {
                (rank(face, regular), Reverse(letters.len()), name(face))
            });
            for (face, letters) in ranked {
                for letter in letters {
                    if missing.remove(&letter) {
                        others.insert(letter, face.id);
                    }
                }
            }
        }
        Some(Self {
            database,
            regular,
            bold,
            others,
            missing,
        })
    }

    /// Options that draw with these fonts.
    pub(super) fn options(self) -> Options<'static> {
        let Self {
            database,
            regular,
            bold,
            others,
            ..
        } = self;
        Options {
            fontdb: Arc::new(database),
            font_resolver: FontResolver {
                select_font: Box::new(move |font, _| {
                    Some(if font.weight() > 500 { bold } else { regular })
                }),
                select_fallback: Box::new(move |letter, used, _| {
                    let other = others.get(&letter).or(Some(&regular));
                    other.copied().filter(|id| !used.contains(id))
                }),
            },
            ..Options::default()
        }
    }
}

/// What speaks against a face, the gravest first: names are drawn upright and bold, without serifs.
fn rank(face: &FaceInfo, regular: ID) -> (bool, bool, bool, bool, bool, u16, u32) {
    (
        face.id != regular,
        is_named(face, COARSE),
        face.style != Style::Normal,
        face.monospaced || is_named(face, "Mono"),
        is_named(face, "Serif"),
        face.weight.0.abs_diff(700),
        face.index,
    )
}

fn is_named(face: &FaceInfo, part: &str) -> bool {
    let mut names = face.families.iter().map(|(name, _)| name);
    names.any(|name| name.contains(part))
}

fn name(face: &FaceInfo) -> String {
    face.post_script_name.clone()
}

/// Those of `letters` that the face has.
fn covered(database: &Database, face: ID, letters: &BTreeSet<char>) -> Vec<char> {
    let of = |data: &[u8], index| {
        let map = FontRef::from_index(data, index).ok()?;
        let map = map.charmap();
        let letters = letters.iter().copied();
        Some(letters.filter(|&c| map.map(c).is_some()).collect())
    };
    let found = database.with_face_data(face, of);
    found.flatten().unwrap_or_default()
}

/// Whether a letter leaves no mark of its own: controls, joiners, variation selectors, marks of direction, tags.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> BTreeSet<char> {
        text.chars().collect()
    }

    /// Fonts whose own lack Hebrew letters.
    fn fonts(text: &str, system: fn(&mut Database)) -> Fonts {
        let own = [dejavu::sans_mono::regular(), dejavu::sans_mono::bold()];
        Fonts::choose(&letters(text), own, system).unwrap()
    }

    #[test]
    fn the_system_is_not_asked_for_letters_that_the_program_has() {
        let own = [
            dejavu::sans_condensed::regular(),
            dejavu::sans_condensed::bold(),
        ];
        let text = "Ülő Ελλάδα Україна שלום السلام d\u{301}\u{200d}\u{fe0f}\u{202e}\0";
        let asked = |_: &mut Database| unreachable!("asked for fonts");
        let fonts = Fonts::choose(&letters(text), own, asked).unwrap();
        assert!(fonts.missing.is_empty() && fonts.others.is_empty());
    }

    #[test]
    fn the_system_draws_what_the_program_lacks() {
        let system = |database: &mut Database| {
            database.load_font_data(dejavu::serif::bold().to_vec());
            database.load_font_data(dejavu::sans::regular().to_vec());
            database.load_font_data(dejavu::sans::bold().to_vec());
            database.load_font_data(dejavu::sans::bold_oblique().to_vec());
        };
        let fonts = fonts("a של", system);
        assert!(fonts.missing.is_empty());
        assert_eq!(fonts.others.len(), 2);
        for id in fonts.others.values() {
            let face = fonts.database.face(*id).unwrap();
            assert_eq!(face.post_script_name, "DejaVuSans-Bold");
        }
    }

    #[test]
    fn a_letter_that_no_font_has_is_missing() {
        assert_eq!(fonts("a ש北\u{200d}", |_| {}).missing, letters("ש北"));
    }
}
