//! Whom somebody leans to, as the word in front of their name or title says: "the pro-Peruvian mayor Ana Ruiz".

use super::{Finder, Word};
use crate::mention::MentionKind;
use crate::relation::argument::{By, Referent};
use crate::sentence::Upos;

impl Finder<'_, '_> {
    /// Whoever is called "pro-" somebody backs them.
    pub(super) fn leaning(&mut self, i: usize) {
        let tree = self.tree;
        let form = |back: usize| i.checked_sub(back).map_or("", |w| tree.form(w));
        let pro = tree.form(i).starts_with("pro-")
            || form(1) == "pro-"
            || form(1) == "-" && form(2) == "pro";
        let named = self.referents.at(i).filter(|&(mention, _)| {
            pro && mention.kind == MentionKind::Name && mention.first as usize == i
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
            self.take(i, (source.entity, &target), Word::Praises, "stance/leans");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ontology::EntityType::{Country, Party};
    use crate::relation::sample::stated;

    #[test]
    fn who_is_called_pro_somebody_backs_them() {
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
    }
}
