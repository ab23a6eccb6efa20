//! What is known of a word before it is seen in its sentence: the cluster of words that stand in like places, learnt
//! from plain text (`train/src/cluster.rs`), the set of tags that the treebanks give it, and the one tag of words that
//! never have another.

use crate::error::LoadError;
use crate::model::{Container, Table};
use crate::token::Form;

/// Bits of a word's entry: eight of the cluster, eight of the kind.
const WORD_BITS: u32 = 16;
/// Bits of a class of the tagger.
const CLASS_BITS: u32 = 8;

/// Known words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lexicon {
    words: Table,
    sure: Table,
}

impl Lexicon {
    /// Reads the sections `words` and `sure`.
    ///
    /// # Errors
    /// Where a section is missing.
    pub fn load(container: &Container) -> Result<Self, LoadError> {
        let table = |name, bits| Ok(Table::decode(container.section(name)?, bits));
        Ok(Self {
            words: table("words", WORD_BITS)?,
            sure: table("sure", CLASS_BITS)?,
        })
    }

    /// The hashes of a word and what is known of it.
    pub fn form(&self, text: &str) -> Form {
        let form = Form::new(text);
        let known = u64::from(self.words.find(form.lower));
        Form {
            cluster: known & 0xff,
            kind: known >> 8,
            ..form
        }
    }

    /// The class of the one tag that the word has wherever it stands.
    pub fn sure(&self, form: &Form) -> Option<usize> {
        (self.sure.find(form.exact) as usize).checked_sub(1)
    }

    /// Writes the section `words`: hashes of words in small letters with cluster, kind (both below 256) and count.
    pub fn encode_words(words: impl Iterator<Item = (u64, u8, u8, u32)>) -> Vec<u8> {
        let entry = |(word, cluster, kind, count)| {
            (
                word,
                (u32::from(kind) << 8) | u32::from(cluster),
                count as f32,
            )
        };
        Table::encode(words.map(entry).collect(), WORD_BITS)
    }

    /// Writes the section `sure`: hashes of words as written with the class of their only tag and their count.
    pub fn encode_sure(words: impl Iterator<Item = (u64, u8, u32)>) -> Vec<u8> {
        let entry = |(word, class, count)| (word, u32::from(class) + 1, count as f32);
        Table::encode(words.map(entry).collect(), CLASS_BITS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ContainerWriter;

    #[test]
    fn words_come_back_with_cluster_and_kind() {
        let hash = |word: &str| Form::new(word).lower;
        let mut writer = ContainerWriter::default();
        let words = [(hash("seoul"), 7, 9, 3), (hash("said"), 200, 0, 50)];
        writer.section("words", Lexicon::encode_words(words.into_iter()));
        let sure = [(Form::new("the").exact, 0, 900)];
        writer.section("sure", Lexicon::encode_sure(sure.into_iter()));
        let container = Container::open(writer.finish().leak(), "test").unwrap();
        let lexicon = Lexicon::load(&container).unwrap();
        let seoul = lexicon.form("Seoul");
        assert_eq!((seoul.cluster, seoul.kind), (7, 9));
        assert_eq!(lexicon.form("said").cluster, 200);
        assert_eq!(lexicon.form("Busan").cluster, 0);
        assert_eq!(lexicon.sure(&Form::new("the")), Some(0));
        assert_eq!(lexicon.sure(&Form::new("The")), None);
    }
}
