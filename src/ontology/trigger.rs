//! Triggers: the one-line patterns of `schema/ontology.toml` that say which words state a relation, taken apart
//! once so that matching a predicate is a lookup of its lemma.

use super::TypeSet;
use crate::relation::{Modality, Polarity};
use smol_str::SmolStr;

/// Prepositions that may end a trigger and name its target's phrase.
const PREPOSITIONS: &[&str] = &[
    "of",
    "to",
    "on",
    "upon",
    "in",
    "at",
    "with",
    "against",
    "from",
    "by",
    "for",
    "over",
    "about",
    "between",
    "among",
    "into",
    "towards",
    "toward",
    "near",
    "after",
    "through",
    "as",
    "off",
    "behind",
    "under",
    "alongside",
    "along",
    "across",
    "outside",
    "around",
    "inside",
    "within",
    "throughout",
    "targeting",
    "concerning",
    "regarding",
    // no prepositions, but asked for in their place: who is to do what the clause says, to whom one will do it, on whose
    // doing that depends, and of whom something is found out
    "that",
    "doing",
    "if",
    "revealing",
];

/// One pattern of a predicate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trigger {
    /// Index of the relation type.
    pub relation: u16,
    /// Particles of a verb ("lash out").
    pub particles: Vec<SmolStr>,
    /// Lemmas of which one must be the verb's object or a word before the noun; empty if none is asked for.
    pub object: Vec<SmolStr>,
    /// Prepositions and lemmas of a phrase that must stand with the verb ("put on trial"); empty if none is asked for.
    pub phrase: (Vec<SmolStr>, Vec<SmolStr>),
    /// Prepositions of the target's phrase; empty: the object.
    pub slot: Vec<SmolStr>,
    /// Types that the target may have; `None`: the relation type's range.
    pub target: Option<TypeSet>,
    /// Whether the first party named is the target.
    pub reversed: bool,
    /// Whether each party does it to the other ("clash with"), though the type has a direction.
    pub mutual: bool,
    /// Whether only persons do it: "Ruiz is in Lima".
    pub person: bool,
    /// Whether it holds beside what others say of the same words ("ultimatum to": a demand as well as a threat).
    pub also: bool,
    /// Modality that the words themselves give.
    pub modality: Option<Modality>,
    /// Polarity that the words themselves give.
    pub polarity: Polarity,
}

impl Trigger {
    /// Whether it asks for an object only.
    pub fn is_plain(&self) -> bool {
        self.particles.is_empty()
            && self.object.is_empty()
            && self.phrase.1.is_empty()
            && self.slot.is_empty()
    }

    /// Whether both ask for the same words around the lemma.
    pub fn same_words(&self, other: &Self) -> bool {
        self.particles == other.particles
            && self.object == other.object
            && self.phrase == other.phrase
            && self.slot == other.slot
            && self.target == other.target
    }

    /// Takes apart one line. The lemma it is filed under comes first.
    ///
    /// # Errors
    /// With what is wrong with it, to be read behind the line.
    pub fn parse(
        line: &str,
        relation: u16,
        reversed: bool,
        noun: bool,
    ) -> Result<(SmolStr, Self), String> {
        let mut trigger = Self {
            relation,
            particles: Vec::new(),
            object: Vec::new(),
            phrase: (Vec::new(), Vec::new()),
            slot: Vec::new(),
            target: None,
            reversed,
            mutual: false,
            person: false,
            also: false,
            modality: None,
            polarity: Polarity::Positive,
        };
        let mut words: Vec<&str> = Vec::new();
        let preposition = |w: &str| PREPOSITIONS.contains(&w);
        for word in line.split_whitespace() {
            match word {
                "!planned" => trigger.modality = Some(Modality::Planned),
                "!possible" => trigger.modality = Some(Modality::Possible),
                "!mutual" => trigger.mutual = true,
                "!person" => trigger.person = true,
                "!also" => trigger.also = true,
                "!negated" => trigger.polarity = Polarity::Negated,
                _ => match word.strip_prefix('@') {
                    Some(kinds) => {
                        let names: Vec<&str> = kinds.split('/').collect();
                        let set = TypeSet::named(&names)
                            .map_err(|n| format!("asks for an unknown entity type {n:?}"))?;
                        trigger.target = Some(set);
                    }
                    None if word.starts_with('!') => {
                        return Err(format!(
                            "has an unknown mark {word}; known are !planned, !possible, !negated, !mutual, !person and !also"
                        ));
                    }
                    None => {
                        let parts = word.split('/').filter(|w| preposition(w)).count();
                        if parts > 0 && parts < word.split('/').count() {
                            return Err(format!("mixes prepositions with other words in {word:?}"));
                        }
                        words.push(word);
                    }
                },
            }
        }
        if let [_, .., last] = words.as_slice()
            && last.split('/').all(preposition)
        {
            trigger.slot = last.split('/').map(SmolStr::from).collect();
            words.pop();
        }
        let lemma = if noun {
            let head = words.pop().ok_or("holds no word")?;
            trigger.object = words.iter().map(|w| SmolStr::from(*w)).collect();
            head
        } else {
            let mut first = words.first().ok_or("holds no word")?.split('+');
            let verb = first.next().ok_or("holds no word")?;
            trigger.particles = first.map(SmolStr::from).collect();
            let mut rest = words.iter().skip(1);
            while let Some(word) = rest.next() {
                let parts = word.split('/').map(SmolStr::from);
                if word.split('/').all(preposition) {
                    let nouns = rest.next().ok_or("breaks off behind a preposition")?;
                    trigger.phrase = (
                        parts.collect(),
                        nouns.split('/').map(SmolStr::from).collect(),
                    );
                } else {
                    trigger.object.extend(parts);
                }
            }
            verb
        };
        Ok((lemma.into(), trigger))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_particle_object_and_preposition_apart() {
        let (lemma, t) = Trigger::parse("lash+out at/against", 0, false, false).unwrap();
        assert_eq!(lemma, "lash");
        assert_eq!(t.particles, ["out"]);
        assert_eq!(t.slot, ["at", "against"]);
        let (lemma, t) = Trigger::parse("lift sanction/ban on !planned", 0, false, false).unwrap();
        assert_eq!(lemma, "lift");
        assert_eq!(t.object, ["sanction", "ban"]);
        assert_eq!(t.modality, Some(Modality::Planned));
    }

    #[test]
    fn a_phrase_in_the_middle_must_stand_with_the_verb() {
        let (lemma, t) =
            Trigger::parse("hold in contempt/custody @person", 0, false, false).unwrap();
        assert_eq!(lemma, "hold");
        assert_eq!(t.phrase.0, ["in"]);
        assert_eq!(t.phrase.1, ["contempt", "custody"]);
        assert!(t.target.unwrap().holds(crate::ontology::EntityType::Leader));
    }

    #[test]
    fn files_a_noun_under_its_last_word() {
        let (lemma, t) = Trigger::parse("phone call with", 0, false, true).unwrap();
        assert_eq!(lemma, "call");
        assert_eq!(t.object, ["phone"]);
    }
}
