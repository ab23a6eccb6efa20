//! What the tagger says of a word: outside of any name, or at which place of a name of which coarse class.

use crate::ontology::Coarse;

/// The classes that the tagger tells apart. Countries stand apart from other places, because everything later
/// treats them differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameClass {
    /// A person.
    Person,
    /// A state, its nation or government.
    Country,
    /// Any other place.
    Place,
    /// An organization.
    Organization,
    /// A people or community.
    Group,
    /// Anything else.
    Other,
}

impl NameClass {
    /// All, in the order of their numbers.
    pub const ALL: [Self; 6] = [
        Self::Person,
        Self::Country,
        Self::Place,
        Self::Organization,
        Self::Group,
        Self::Other,
    ];

    /// The coarse class of the ontology.
    pub const fn coarse(self) -> Coarse {
        match self {
            Self::Person => Coarse::Person,
            Self::Country | Self::Place => Coarse::Place,
            Self::Organization => Coarse::Organization,
            Self::Group => Coarse::Group,
            Self::Other => Coarse::Other,
        }
    }
}

/// Where in its name a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// The first of several words.
    Begin,
    /// Neither first nor last.
    Inside,
    /// The last of several.
    Last,
    /// The only one.
    Unit,
}

/// A label as a number: 0 outside, then four positions for each class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Label(pub u8);

impl Label {
    /// How many there are.
    pub const COUNT: usize = 25;
    /// No name.
    pub const OUTSIDE: Self = Self(0);

    /// The label of a word at `position` of a name of `class`.
    pub const fn new(class: NameClass, position: Position) -> Self {
        Self(1 + 4 * class as u8 + position as u8)
    }

    /// Class and position, where it is part of a name.
    pub fn parts(self) -> Option<(NameClass, Position)> {
        let number = self.0.checked_sub(1)?;
        let class = *NameClass::ALL.get(usize::from(number / 4))?;
        let position = match number % 4 {
            0 => Position::Begin,
            1 => Position::Inside,
            2 => Position::Last,
            _ => Position::Unit,
        };
        Some((class, position))
    }

    /// The labels that may follow.
    pub fn followers(self) -> &'static [u8] {
        // Begin and unit of each class, and none: behind what is complete.
        const FRESH: [u8; 13] = [0, 1, 4, 5, 8, 9, 12, 13, 16, 17, 20, 21, 24];
        // Inside and last of each class: behind what is open.
        const OPEN: [[u8; 2]; 6] = [[2, 3], [6, 7], [10, 11], [14, 15], [18, 19], [22, 23]];
        match self.parts() {
            Some((class, Position::Begin | Position::Inside)) => &OPEN[class as usize],
            _ => &FRESH,
        }
    }

    /// Whether `next` may follow; `None` is the sentence's border.
    pub fn allows(self, next: Option<Self>) -> bool {
        let open = match self.parts() {
            Some((class, Position::Begin | Position::Inside)) => Some(class),
            _ => None,
        };
        match (open, next.and_then(Self::parts)) {
            (None, None) => true,
            (None, Some((_, position))) => matches!(position, Position::Begin | Position::Unit),
            (Some(_), None) => false,
            (Some(class), Some((next, position))) => {
                class == next && matches!(position, Position::Inside | Position::Last)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_began_must_end_in_its_class() {
        let begin = Label::new(NameClass::Person, Position::Begin);
        assert!(begin.allows(Some(Label::new(NameClass::Person, Position::Last))));
        assert!(!begin.allows(Some(Label::new(NameClass::Place, Position::Last))));
        assert!(!begin.allows(Some(Label::OUTSIDE)));
        assert!(!begin.allows(None));
        assert!(Label::OUTSIDE.allows(None));
    }

    #[test]
    fn followers_are_what_is_allowed() {
        for before in (0..Label::COUNT as u8).map(Label) {
            let allowed: Vec<u8> = (0..Label::COUNT as u8)
                .filter(|&next| before.allows(Some(Label(next))))
                .collect();
            assert_eq!(before.followers(), allowed);
        }
    }

    #[test]
    fn labels_take_apart_as_they_were_made() {
        for number in 1..Label::COUNT as u8 {
            let (class, position) = Label(number).parts().unwrap();
            assert_eq!(Label::new(class, position), Label(number));
        }
    }
}
