//! The tree from the words' vectors: every pair of words is scored as head and dependent by a biaffine form, the best
//! tree is taken, and each of its arcs gets its best relation (Dozat and Manning 2017).

use super::arborescence::arborescence;
use crate::error::LoadError;
use crate::model::kernel::{Level, dot, softmax};
use crate::model::{Affine, Container, Scratch};
use crate::sentence::Deprel;
use crate::sentence::parser::Attachment;

/// Words whose relations are scored together.
const BLOCK: usize = 12;

/// The heads of the network that make trees.
#[derive(Clone, Debug)]
pub(super) struct TreeReader {
    /// A word as dependent and as head of an arc, then of a relation.
    roles: Affine,
    /// What a head's vector is multiplied with to score the arc.
    arc: Affine,
    /// The same for each relation.
    relation: Affine,
    /// What the dependent alone says of its relation.
    prior: Affine,
    level: Level,
}

impl TreeReader {
    pub(super) fn load(container: &Container, width: usize) -> Result<Self, LoadError> {
        let affine = |name: &str| Affine::decode(container.section(name)?, container.place());
        let reader = Self {
            roles: affine("roles")?,
            arc: affine("arc")?,
            relation: affine("relation")?,
            prior: affine("prior")?,
            level: Level::detect(),
        };
        let (arc, label) = (reader.arc.inputs(), reader.prior.inputs());
        let agree = reader.roles.inputs() == width
            && reader.roles.outputs() == 2 * (arc + label)
            && reader.arc.outputs() == arc
            && reader.relation.inputs() == label
            && reader.relation.outputs() == Deprel::ALL.len() * label
            && reader.prior.outputs() == Deprel::ALL.len();
        if agree {
            Ok(reader)
        } else {
            Err(LoadError::new(
                container.place(),
                "has heads whose sizes don't agree",
                "take the weights of this release, or train them again (train/neural/README.md)",
            ))
        }
    }

    /// The place of each word; the first vector is the root's.
    pub(super) fn read(&self, vectors: &[f32], scratch: &mut Scratch) -> Vec<Attachment> {
        let count = vectors.len() / self.roles.inputs();
        let (arc, label) = (self.arc.inputs(), self.prior.inputs());
        let mut roles = vec![0.0; count * self.roles.width()];
        self.roles.apply(vectors, &mut roles, scratch);
        for value in &mut roles {
            *value = value.max(0.0);
        }
        let part = |start: usize, size: usize| -> Vec<f32> {
            let rows = roles.chunks_exact(self.roles.width());
            rows.flat_map(|row| &row[start..start + size])
                .copied()
                .collect()
        };
        let (dependents, heads) = (part(0, arc), part(arc, arc));
        let mut scores = self.scores(&dependents, &heads, count, scratch);
        let tree = arborescence(&scores, count);
        let (dependents, heads) = (part(2 * arc, label), part(2 * arc + label, label));
        let mut places = Vec::with_capacity(count.saturating_sub(1));
        for from in (1..count).step_by(BLOCK) {
            let block = from..count.min(from + BLOCK);
            let rows = &dependents[block.start * label..block.end * label];
            let mut forms = vec![0.0; block.len() * self.relation.width()];
            let mut priors = vec![0.0; block.len() * self.prior.width()];
            self.relation.apply(rows, &mut forms, scratch);
            self.prior.apply(rows, &mut priors, scratch);
            let rows = forms.chunks_exact(self.relation.width());
            for ((dependent, forms), relations) in block
                .zip(rows)
                .zip(priors.chunks_exact_mut(self.prior.width()))
            {
                let head = tree[dependent];
                let vector = &heads[head * label..][..label];
                let relations = &mut relations[..Deprel::ALL.len()];
                for (score, form) in relations.iter_mut().zip(forms.chunks_exact(label)) {
                    *score += dot(self.level, form, vector);
                }
                let shares = &mut scores[dependent * count..][..count];
                softmax(self.level, shares);
                places.push(place(head, shares[head], self.level, relations));
            }
        }
        places
    }

    /// The score of each node, the root first, as dependent of each.
    fn scores(
        &self,
        dependents: &[f32],
        heads: &[f32],
        count: usize,
        scratch: &mut Scratch,
    ) -> Vec<f32> {
        let size = self.arc.inputs();
        let mut forms = vec![0.0; count * self.arc.width()];
        self.arc.apply(dependents, &mut forms, scratch);
        let mut scores = Vec::with_capacity(count * count);
        for (dependent, form) in forms.chunks_exact(self.arc.width()).enumerate() {
            for (head, vector) in heads.chunks_exact(size).enumerate() {
                let score = dot(self.level, &form[..size], vector);
                scores.push(if head == dependent { f32::MIN } else { score });
            }
        }
        scores
    }
}

/// The place under `head`, which the share `sure` of all heads speaks for, with the best relation to it.
fn place(head: usize, sure: f32, level: Level, relations: &mut [f32]) -> Attachment {
    let Some(head) = head.checked_sub(1) else {
        return Attachment {
            head: None,
            deprel: Deprel::Root,
            margin: sure,
        };
    };
    relations[Deprel::Root as usize] = f32::MIN;
    softmax(level, relations);
    let better = |best, at| {
        if relations[at] > relations[best] {
            at
        } else {
            best
        }
    };
    let best = (1..relations.len()).fold(0, better);
    Attachment {
        head: Some(head as u32),
        deprel: Deprel::from_index(best).unwrap_or_default(),
        margin: sure.min(relations[best]),
    }
}
