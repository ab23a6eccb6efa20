//! Whom somebody leans to or against, as the word in front of their name or title says: "the pro-Peruvian mayor Ana Ruiz".

use super::{Finder, Word};
use crate::mention::MentionKind;
use crate::relation::argument::{By, Referent};
use crate::sentence::Upos;

impl Finder<'_, '_> {
    /// Whoever is called "pro-" somebody backs them, "anti-" somebody is against them.
    pub(super) fn leaning(&mut self, i: usize) {
        let tree = self.tree;
        let form = |back: usize| i.checked_sub(back).map_or("", |w| tree.form(w));
        let prefixed = |prefix: &str| {
            let before = match form(1) {
                "-" => form(2),
                joined => joined.strip_suffix('-').unwrap_or_default(),
            };
            let rest = tree.form(i).strip_prefix(prefix);
            rest.is_some_and(|rest| rest.starts_with('-')) || before == prefix
        };
        let word = if prefixed("pro") {
            Word::Praises
        } else if prefixed("anti") {
            Word::Blames
        } else {
            return;
        };
        let named = self.referents.at(i).filter(|&(mention, _)| {
            mention.kind == MentionKind::Name && mention.first as usize == i
        });
        let Some((_, entity)) = named else { return };
        let last = tree.name(i).map_or(i, |(_, last)| last);
        let noun = (last + 1..tree.len().min(last + 5))
            .take_while(|&w| tree.is_noun(w) || tree.upos(w) == Upos::Adj)
            .find(|&w| !tree.is_noun(w + 1) || tree.name(w).is_some());
        let Some(noun) = noun else { return };
        let target = Referent {
            entity,
            score: 0.8,
            word: i,
            by: By::Name,
        };
        let named = self.referents.of(noun, false);
        for source in named {
            self.take(i, (source.entity, &target), word, "stance/leans");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ontology::EntityType::{Country, Party};
    use crate::relation::sample::stated;

    #[test]
    fn who_is_called_pro_somebody_backs_them_and_anti_somebody_does_not() {
        let rows = "The the DET DT 4 det
pro pro ADJ JJ 4 amod
- - PUNCT HYPH 4 punct
Peruvian Peruvian ADJ JJ 5 amod
Azul Azul PROPN NNP 6 nsubj
won win VERB VBD 0 root";
        let names = [("Peruvian", Country), ("Azul", Party)];
        let found = stated(rows, &names);
        assert!(
            found.contains(&"Azul supports Peruvian".to_owned()),
            "{found:?}"
        );
        let against = rows.replace("pro pro", "anti anti");
        let found = stated(&against, &names);
        assert!(found.contains(&"Azul criticized Peruvian".to_owned()));
    }
}
