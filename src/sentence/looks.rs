//! Tagger and parser look twice where once is not enough: they score a few features first, and the rest only where the
//! best option does not lead by far. How far is learnt together with the weights, and lies beside them.

use crate::error::LoadError;
use crate::model::{Container, LinearModel};

/// The leads at which the first look decides, for tags, moves and labels, in points of the trainer's weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Looks(pub [f32; 3]);

impl Looks {
    /// Reads the section `looks`.
    ///
    /// # Errors
    /// Where it is missing.
    pub fn load(container: &Container) -> Result<Self, LoadError> {
        let (numbers, _) = container.section("looks")?.as_chunks::<4>();
        let mut looks = [f32::MAX; 3];
        for (look, &bytes) in looks.iter_mut().zip(numbers) {
            *look = f32::from_le_bytes(bytes);
        }
        Ok(Self(looks))
    }

    /// The section's bytes.
    pub fn encode(self) -> Vec<u8> {
        self.0.iter().flat_map(|look| look.to_le_bytes()).collect()
    }

    /// Lead number `at` in points of `model`.
    pub(super) fn points(self, at: usize, model: &LinearModel) -> i32 {
        let look = self.0.get(at).copied().unwrap_or(f32::MAX);
        (look / model.unit()).ceil() as i32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ContainerWriter;

    #[test]
    fn looks_survive_the_file() {
        let looks = Looks([1.5, 20.0, 0.0]);
        let mut writer = ContainerWriter::default();
        writer.section("looks", looks.encode());
        let container = Container::open(writer.finish().leak(), "test").unwrap();
        assert_eq!(Looks::load(&container).unwrap(), looks);
    }
}
