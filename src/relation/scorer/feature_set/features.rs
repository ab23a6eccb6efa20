//! Where the features of a pair are gathered; the room is kept from pair to pair.

/// The features of a pair in one direction.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// Those that bear on every type, each type with its own weights.
    pub plain: Vec<u64>,
    pub(super) hints: Hints,
}

impl Features {
    /// For each type that a rule proposes or a word near the path may state, the features whose weights all types share.
    pub fn hints(&self) -> &[(u16, Vec<u64>)] {
        let hints = &self.hints;
        hints.lists.get(..hints.count).unwrap_or_default()
    }

    pub(super) fn clear(&mut self) {
        self.plain.clear();
        self.hints.clear();
    }
}

/// Features of the types that are hinted at, a list for each type.
#[derive(Clone, Debug, Default)]
pub(super) struct Hints {
    lists: Vec<(u16, Vec<u64>)>,
    /// How many of the lists are this pair's; the others are room for the next one's.
    count: usize,
    /// For each type the number of its list, counted from 1; 0 where it has none.
    places: Vec<usize>,
}

impl Hints {
    fn clear(&mut self) {
        for (relation, _) in self.lists.iter().take(self.count) {
            if let Some(place) = self.places.get_mut(usize::from(*relation)) {
                *place = 0;
            }
        }
        self.count = 0;
    }

    /// Adds a feature of a type.
    pub(super) fn add(&mut self, relation: u16, feature: u64) {
        let at = usize::from(relation);
        if self.places.len() <= at {
            self.places.resize(at + 1, 0);
        }
        let Some(place) = self.places.get_mut(at) else {
            return;
        };
        let known = place.checked_sub(1).and_then(|n| self.lists.get_mut(n));
        if let Some((_, list)) = known {
            list.push(feature);
            return;
        }
        match self.lists.get_mut(self.count) {
            Some((room, list)) => {
                list.clear();
                list.push(feature);
                *room = relation;
            }
            None => self.lists.push((relation, vec![feature])),
        }
        self.count += 1;
        *place = self.count;
    }

    /// Adds the same feature to all types that are hinted at.
    pub(super) fn each(&mut self, feature: u64) {
        for (_, list) in self.lists.iter_mut().take(self.count) {
            list.push(feature);
        }
    }
}
