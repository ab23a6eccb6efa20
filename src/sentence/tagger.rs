//! Parts of speech: UPOS and XPOS are one decision, taken word by word from left to right by an averaged perceptron
//! (Collins 2002) that sees the words around and the two tags before.

use super::lexicon::Lexicon;
use super::{Upos, Xpos};
use crate::error::LoadError;
use crate::model::feature::{join, join3, mix};
use crate::model::{Container, LinearModel, best};
use crate::token::Form;

/// Tags a sentence.
#[derive(Clone, Debug)]
pub struct Tagger {
    model: LinearModel,
    tags: Vec<(Upos, Xpos)>,
}

impl Tagger {
    /// Reads the sections `tagger` and `tags`.
    ///
    /// # Errors
    /// Where a section is missing or breaks off.
    pub fn load(container: &Container) -> Result<Self, LoadError> {
        let (pairs, _) = container.section("tags")?.as_chunks::<2>();
        let tags = pairs.iter().map(|&[upos, xpos]| {
            (
                Upos::from_index(upos.into()).unwrap_or_default(),
                Xpos::from_index(xpos.into()).unwrap_or_default(),
            )
        });
        Ok(Self {
            model: LinearModel::decode(container.section("tagger")?, container.place())?,
            tags: tags.collect(),
        })
    }

    /// The tags of a sentence, one pair for each word.
    pub fn tag(&self, forms: &[Form], lexicon: &Lexicon) -> Vec<(Upos, Xpos)> {
        let mut features = Vec::with_capacity(64);
        let mut scores = vec![0; self.model.classes()];
        let classes = walk(forms, lexicon, &mut features, |_, features| {
            scores.fill(0);
            self.model.score(features, &mut scores);
            best(&scores)
        });
        let tag = |class: usize| self.tags.get(class).copied().unwrap_or_default();
        classes.into_iter().map(tag).collect()
    }
}

/// Tags a sentence from left to right: the classes that the lexicon is sure of, and elsewhere those that `choose`
/// returns for a word and its features.
pub fn walk(
    forms: &[Form],
    lexicon: &Lexicon,
    features: &mut Vec<u64>,
    mut choose: impl FnMut(usize, &[u64]) -> usize,
) -> Vec<usize> {
    let title = is_title(forms);
    let (mut before, mut last) = (0, 0);
    let mut classes = Vec::with_capacity(forms.len());
    for (at, form) in forms.iter().enumerate() {
        let class = lexicon.sure(form).unwrap_or_else(|| {
            features_at(forms, at, before, last, title, features);
            choose(at, features)
        });
        (before, last) = (last, class as u64 + 1);
        classes.push(class);
    }
    classes
}

/// Whether most words begin with a capital, as in headlines.
pub fn is_title(forms: &[Form]) -> bool {
    forms.len() > 2 && forms.iter().filter(|form| form.capital).count() * 2 > forms.len()
}

/// The features of word `at`; `before` and `last` are the two tags in front, as class + 1, and 0 where there is none.
pub fn features_at(
    forms: &[Form],
    at: usize,
    before: u64,
    last: u64,
    title: bool,
    out: &mut Vec<u64>,
) {
    out.clear();
    let none = Form::default();
    let f = |step: isize| {
        let index = at.checked_add_signed(step);
        index.and_then(|index| forms.get(index)).unwrap_or(&none)
    };
    let (this, next, back) = (f(0), f(1), f(-1));
    let w = this.lower;
    let place = u64::from(at == 0) | u64::from(title) << 1 | u64::from(at + 1 == forms.len()) << 2;
    out.push(join(0, 0, 0));
    out.push(join(1, w, 0));
    out.push(join(2, this.exact, 0));
    out.push(join3(3, this.shape, place, 0));
    for (i, &prefix) in this.prefix.iter().enumerate() {
        out.push(join(4, prefix, i as u64));
    }
    for (i, &suffix) in this.suffix.iter().enumerate() {
        out.push(join(5, suffix, i as u64));
    }
    out.push(join3(6, this.suffix[2], this.shape, place));
    out.push(join(7, back.lower, 0));
    out.push(join(8, f(-2).lower, 0));
    out.push(join(9, next.lower, 0));
    out.push(join(10, f(2).lower, 0));
    out.push(join(11, back.lower, w));
    out.push(join(12, w, next.lower));
    out.push(join(13, back.lower, next.lower));
    out.push(join(14, last, 0));
    out.push(join(15, last, before));
    out.push(join(16, last, w));
    out.push(join3(17, last, before, w));
    out.push(join(18, last, next.lower));
    out.push(join(19, last, this.suffix[2]));
    out.push(join3(20, last, this.shape, place));
    out.push(join(21, back.suffix[2], 0));
    out.push(join(22, next.suffix[2], 0));
    out.push(join(23, next.suffix[1], last));
    out.push(join3(24, next.shape, this.shape, 0));
    out.push(join3(25, back.shape, this.shape, place));
    out.push(join(26, w, next.suffix[2]));
    out.push(join(27, w, mix(next.lower, f(2).lower)));
    out.push(join3(28, last, w, next.suffix[1]));
    out.push(join3(29, f(-2).lower, back.lower, w));
    out.push(join(30, w, next.shape));
    out.push(join(31, w, place));
    let ahead = f(2);
    out.push(join(32, this.cluster, 0));
    out.push(join(33, back.cluster, 0));
    out.push(join(34, next.cluster, 0));
    out.push(join(35, back.cluster, this.cluster));
    out.push(join(36, this.cluster, next.cluster));
    out.push(join(37, last, this.cluster));
    out.push(join3(38, last, this.cluster, next.cluster));
    out.push(join(39, next.cluster, ahead.cluster));
    out.push(join(40, this.kind, 0));
    out.push(join(41, next.kind, 0));
    out.push(join(42, last, next.kind));
    out.push(join(43, this.kind, next.kind));
    out.push(join3(44, last, this.kind, next.kind));
    out.push(join(45, w, next.kind));
    out.push(join3(46, this.kind, next.kind, ahead.kind));
    out.push(join(47, last, mix(next.kind, ahead.kind)));
    out.push(join3(48, w, last, next.kind));
}
