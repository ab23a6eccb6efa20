//! Parts of speech: UPOS and XPOS are one decision, taken word by word from left to right by an averaged perceptron
//! (Collins 2002) that sees the words around and the two tags before.

use super::lexicon::Lexicon;
use super::looks::Looks;
use super::{Upos, Xpos};
use crate::error::LoadError;
use crate::model::feature::{cross, cross3};
use crate::model::{Container, LinearModel, best, lead};
use crate::token::Form;

/// Tags a sentence.
#[derive(Clone, Debug)]
pub struct Tagger {
    model: LinearModel,
    tags: Vec<(Upos, Xpos)>,
    /// The lead at which the first look is enough.
    sure: i32,
}

impl Tagger {
    /// Reads the sections `tagger`, `tags` and `looks`.
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
        let model = LinearModel::decode(container.section("tagger")?, container.place())?;
        Ok(Self {
            sure: Looks::load(container)?.points(0, &model),
            model,
            tags: tags.collect(),
        })
    }

    /// The tags of a sentence, one pair for each word.
    pub fn tag(&self, forms: &[Form], lexicon: &Lexicon) -> Vec<(Upos, Xpos)> {
        let mut features = Vec::with_capacity(64);
        let mut scores = vec![0; self.model.classes()];
        let classes = walk(forms, lexicon, |_, sight| {
            sight.first_look(&mut features);
            scores.fill(0);
            self.model.score(&features, &mut scores);
            let (class, lead) = lead(&scores);
            if lead >= self.sure {
                return class;
            }
            let known = features.len();
            sight.second_look(&mut features);
            self.model
                .score(features.get(known..).unwrap_or_default(), &mut scores);
            best(&scores)
        });
        let tag = |class: usize| self.tags.get(class).copied().unwrap_or_default();
        classes.into_iter().map(tag).collect()
    }
}

/// Tags a sentence from left to right: the classes that the lexicon is sure of, and elsewhere those that `choose`
/// returns for a word and what is seen there.
pub fn walk(
    forms: &[Form],
    lexicon: &Lexicon,
    mut choose: impl FnMut(usize, &Sight<'_>) -> usize,
) -> Vec<usize> {
    let mut sight = Sight {
        forms,
        title: is_title(forms),
        at: 0,
        before: 0,
        last: 0,
    };
    let mut classes = Vec::with_capacity(forms.len());
    for (at, form) in forms.iter().enumerate() {
        sight.at = at;
        let class = lexicon.sure(form).unwrap_or_else(|| choose(at, &sight));
        (sight.before, sight.last) = (sight.last, class as u64 + 1);
        classes.push(class);
    }
    classes
}

/// Whether most words begin with a capital, as in headlines.
pub fn is_title(forms: &[Form]) -> bool {
    forms.len() > 2 && forms.iter().filter(|form| form.capital).count() * 2 > forms.len()
}

/// What the tagger sees at a word. The first look decides on most words; only where it leaves it close, the second is
/// taken too.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'f> {
    forms: &'f [Form],
    title: bool,
    at: usize,
    /// The tag before the last as class + 1; 0 where there is none.
    before: u64,
    /// The tag in front, likewise.
    last: u64,
}

impl Sight<'_> {
    fn form(&self, step: isize) -> Form {
        let index = self.at.checked_add_signed(step);
        let form = index.and_then(|index| self.forms.get(index));
        form.copied().unwrap_or_default()
    }

    /// Whether the word stands first, in a headline, last.
    fn place(&self) -> u64 {
        let (first, last) = (self.at == 0, self.at + 1 == self.forms.len());
        u64::from(first) | u64::from(self.title) << 1 | u64::from(last) << 2
    }

    /// The features that most tags can be chosen by, in place of those in `out`.
    pub fn first_look(&self, out: &mut Vec<u64>) {
        out.clear();
        let (this, next, back) = (self.form(0), self.form(1), self.form(-1));
        let (last, before, place, w) = (self.last, self.before, self.place(), this.lower);
        out.extend([
            cross(1, w, 0),
            cross(2, this.exact, 0),
            cross(3, this.shape, place),
            cross(5, this.suffix[0], 0),
            cross(5, this.suffix[1], 1),
            cross(5, this.suffix[2], 2),
            cross(5, this.suffix[3], 3),
            cross3(6, this.suffix[2], this.shape, place),
            cross(9, next.lower, 0),
            cross(11, w, back.lower),
            cross(12, w, next.lower),
            cross(15, last, before),
            cross(16, w, last),
            cross(19, this.suffix[2], last),
            cross3(20, this.shape, last, place),
            cross(30, w, next.shape),
            cross(32, this.cluster, 0),
            cross(33, back.cluster, 0),
            cross(34, next.cluster, 0),
            cross(36, this.cluster, next.cluster),
            cross(37, last, this.cluster),
            cross(43, this.kind, next.kind),
            cross3(44, last, this.kind, next.kind),
            cross(45, w, next.kind),
        ]);
    }

    /// What a second look adds to `out`.
    pub fn second_look(&self, out: &mut Vec<u64>) {
        let (this, next, back) = (self.form(0), self.form(1), self.form(-1));
        let (early, ahead) = (self.form(-2), self.form(2));
        let (last, before, place, w) = (self.last, self.before, self.place(), this.lower);
        out.extend([
            cross(0, 0, 0),
            cross(4, this.prefix[0], 0),
            cross(4, this.prefix[1], 1),
            cross(4, this.prefix[2], 2),
            cross(5, this.suffix[4], 4),
            cross(7, back.lower, 0),
            cross(8, early.lower, 0),
            cross(10, ahead.lower, 0),
            cross(13, back.lower, next.lower),
            cross(14, last, 0),
            cross3(17, w, last, before),
            cross(18, next.lower, last),
            cross(21, back.suffix[2], 0),
            cross(22, next.suffix[2], 0),
            cross(23, next.suffix[1], last),
            cross(24, next.shape, this.shape),
            cross3(25, back.shape, this.shape, place),
            cross(26, w, next.suffix[2]),
            cross3(27, w, next.lower, ahead.lower),
            cross3(28, w, last, next.suffix[1]),
            cross3(29, early.lower, back.lower, w),
            cross(31, w, place),
            cross(35, back.cluster, this.cluster),
            cross3(38, last, this.cluster, next.cluster),
            cross(39, next.cluster, ahead.cluster),
            cross(40, this.kind, 0),
            cross(41, next.kind, 0),
            cross(42, last, next.kind),
            cross3(46, this.kind, next.kind, ahead.kind),
            cross3(47, last, next.kind, ahead.kind),
            cross3(48, w, last, next.kind),
        ]);
    }
}
