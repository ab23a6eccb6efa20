//! What the ranker sees of a phrase and of one that it may continue: how far apart they are, which parts they play,
//! what they are, and how the trees lie between them.

use super::discourse::Discourse;
use super::phrase::Phrase;
use crate::mention::{Gender, MentionKind};
use crate::model::feature::{join, join3};
use crate::sentence::{Deprel, Sentence};

/// The features of a choice, option by option.
#[derive(Clone, Debug, Default)]
pub struct Features {
    flat: Vec<u64>,
    /// Each option's phrase, none for a new chain, and where its features end.
    ends: Vec<(Option<u32>, usize)>,
}

impl Features {
    pub(super) fn clear(&mut self) {
        self.flat.clear();
        self.ends.clear();
    }

    fn close(&mut self, option: Option<u32>) {
        self.ends.push((option, self.flat.len()));
    }

    fn add(&mut self, template: u32, a: u64, b: u64) {
        self.flat.push(join(template, a, b));
    }

    fn add3(&mut self, template: u32, a: u64, b: u64, c: u64) {
        self.flat.push(join3(template, a, b, c));
    }

    /// The options: first a new chain (none), then phrases, each with its features.
    pub fn options(&self) -> impl Iterator<Item = (Option<u32>, &[u64])> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|&(_, end)| end));
        starts
            .zip(&self.ends)
            .map(|(start, &(option, end))| (option, self.flat.get(start..end).unwrap_or_default()))
    }
}

/// The templates' numbers begin here for pronouns, nouns, new chains and names ahead.
const PRONOUN: u32 = 0x100;
const NOUN: u32 = 0x200;
const NEW: u32 = 0x300;
const AHEAD: u32 = 0x400;

/// Small numbers side by side in one.
const fn pack(numbers: [u64; 4]) -> u64 {
    numbers[0] | numbers[1] << 12 | numbers[2] << 24 | numbers[3] << 36
}

/// The largest of the steps that `number` reaches.
fn step(number: u32, steps: &[u32]) -> u64 {
    steps.iter().take_while(|&&step| step <= number).count() as u64
}

/// One phrase that looks for what it continues.
pub(super) struct Question<'a> {
    discourse: &'a Discourse<'a>,
    phrase: &'a Phrase,
    sentence: Option<&'a Sentence>,
    /// For each candidate how many names before it in the row could be meant.
    names: Vec<u32>,
    /// Whether a candidate has the same noun.
    alike: bool,
}

impl<'a> Question<'a> {
    pub(super) fn new(
        discourse: &'a Discourse<'a>,
        phrase: &'a Phrase,
        candidates: &[u32],
    ) -> Self {
        let of = |at: &u32| discourse.phrases.get(*at as usize);
        let personal = phrase.personal();
        let mut passed = 0;
        let names = candidates.iter().map(|at| {
            let now = passed;
            passed += u32::from(of(at).is_some_and(|p| p.named() && (!personal || p.person())));
            now
        });
        Self {
            discourse,
            phrase,
            sentence: discourse.sentences.get(phrase.sentence as usize),
            names: names.collect(),
            alike: candidates
                .iter()
                .filter_map(of)
                .any(|other| other.lemma == phrase.lemma && other.kind != MentionKind::Pronoun),
        }
    }

    /// The features of a new chain.
    pub(super) fn begin(&self, out: &mut Features) {
        let phrase = self.phrase;
        let (kind, part) = (phrase.kind as u64, phrase.part as u64);
        out.add(NEW, kind, 0);
        if kind == MentionKind::Pronoun as u64 {
            let class = phrase.pronoun as u64;
            let deprel = self
                .word(phrase.head)
                .map_or(Deprel::Dep, |word| word.deprel);
            let next = self.word(phrase.head + 1);
            let next = next.map_or(0, |word| crate::model::feature::text(&word.lemma));
            out.add3(NEW + 1, class, part, 0);
            out.add(NEW + 2, phrase.words, 0);
            out.add(NEW + 3, class, u64::from(phrase.sentence == 0));
            out.add(NEW + 4, class, phrase.governor_lemma);
            out.add(NEW + 5, class, u64::from(phrase.quoted));
            out.add(NEW + 6, class, next);
            out.add(NEW + 7, class, deprel as u64);
        } else {
            let determiner = phrase.determiner as u64;
            let modified = u64::from(!phrase.modifiers.is_empty());
            out.add(NEW + 16, determiner, 0);
            out.add(NEW + 17, phrase.lemma, 0);
            out.add(NEW + 18, phrase.lemma, 1 + determiner);
            out.add3(NEW + 19, determiner, part, 0);
            out.add3(NEW + 20, determiner, modified, u64::from(phrase.heavy));
            out.add(NEW + 21, determiner, u64::from(self.alike));
            out.add(NEW + 22, determiner, u64::from(phrase.plural));
            out.add(NEW + 23, determiner, step(phrase.seen, &[1, 2, 4, 8]));
            out.add(NEW + 24, phrase.xpos, 0);
            out.add(NEW + 25, determiner, u64::from(phrase.nested));
            out.add(NEW + 26, u64::from(phrase.group), 0);
            out.add(NEW + 27, determiner, phrase.kind_of_thing);
        }
        out.close(None);
    }

    /// The features of continuing `before`, the candidate `rank` places back.
    pub(super) fn pair(&self, at: u32, before: &Phrase, rank: usize, out: &mut Features) {
        if self.phrase.kind == MentionKind::Pronoun {
            self.pronoun(before, rank, out);
        } else {
            self.noun(before, rank, out);
        }
        out.close(Some(at));
    }

    /// The features of standing for the subject `name`, which comes only after the pronoun.
    pub(super) fn ahead(&self, at: u32, name: &Phrase, out: &mut Features) {
        let phrase = self.phrase;
        let (class, own) = (phrase.pronoun as u64, phrase.part as u64);
        let rivals = self.names.last().copied().unwrap_or(0).min(4);
        let words = step(name.first - phrase.head, &[2, 4, 7, 11, 16]);
        out.add(AHEAD, 0, 0);
        out.add(AHEAD + 1, class, own);
        out.add(AHEAD + 2, own, u64::from(phrase.opens));
        out.add(AHEAD + 3, u64::from(rivals), class);
        out.add(AHEAD + 4, words, own);
        out.add(AHEAD + 5, name.kind_of_thing, class);
        out.add(AHEAD + 6, step(name.seen, &[1, 2, 4, 8]), class);
        out.add(AHEAD + 7, u64::from(name.main), u64::from(rivals));
        out.add3(AHEAD + 8, class, name.gender as u64, u64::from(rivals));
        let clause = phrase.governor.and_then(|verb| self.word(verb));
        let clause = clause.map_or(Deprel::Dep, |word| word.deprel);
        out.add(AHEAD + 9, clause as u64, own);
        out.add(AHEAD + 10, u64::from(name.leading), class);
        out.close(Some(at));
    }

    fn word(&self, at: u32) -> Option<&'a crate::sentence::Word> {
        self.sentence?.words.get(at as usize)
    }

    fn pronoun(&self, before: &Phrase, rank: usize, out: &mut Features) {
        let phrase = self.phrase;
        let class = phrase.pronoun as u64;
        let far = u64::from(phrase.sentence - before.sentence).min(3);
        let (kind, part, own) = (thing(before), before.part as u64, phrase.part as u64);
        let here = pack([class, kind, far, 0]);
        let names = self.names.get(rank).copied().unwrap_or(0).min(6);
        out.add(PRONOUN, class, far);
        out.add(PRONOUN + 1, here, 0);
        out.add(PRONOUN + 2, class, rank.min(10) as u64);
        out.add(PRONOUN + 3, pack([class, kind, 0, 0]), u64::from(names));
        out.add(PRONOUN + 4, class, part);
        out.add(PRONOUN + 5, pack([part, own, far, 0]), 0);
        out.add(PRONOUN + 6, pack([part, far, kind, 0]), 0);
        out.add(PRONOUN + 7, pack([part, own, far, 1 + kind]), 0);
        out.add(PRONOUN + 8, pack([class, kind, own, 0]), 0);
        if before.kind == MentionKind::Pronoun {
            let other = before.pronoun as u64;
            let same = u64::from(before.pronoun == phrase.pronoun);
            out.add(PRONOUN + 9, class, other);
            out.add3(PRONOUN + 10, class, other, far);
            out.add(PRONOUN + 11, pack([same, part, own, far]), 0);
        } else {
            let seen = step(before.seen, &[1, 2, 4, 8]);
            out.add(PRONOUN + 12, class, before.kind_of_thing);
            out.add3(
                PRONOUN + 13,
                class,
                before.gender as u64,
                before.kind_of_thing,
            );
            out.add(
                PRONOUN + 14,
                pack([class, kind, u64::from(before.plural), 0]),
                0,
            );
            if kind == MentionKind::Nominal as u64 {
                out.add(PRONOUN + 15, class, before.lemma);
                out.add(PRONOUN + 16, class, before.determiner as u64);
            }
            out.add(PRONOUN + 17, class, seen);
            out.add(PRONOUN + 18, pack([seen, far, kind, 0]), 0);
            out.add(PRONOUN + 19, class, before.xpos);
            let (total, leads) = (step(before.total, &[2, 3, 5, 8]), u64::from(before.leading));
            out.add(PRONOUN + 39, pack([class, total, far, 0]), kind);
            out.add(PRONOUN + 40, pack([class, leads, far, part]), 0);
            out.add(PRONOUN + 41, pack([leads, part, own, far]), kind);
        }
        out.add(PRONOUN + 20, here, u64::from(before.nested));
        out.add(PRONOUN + 21, kind, u64::from(before.sentence == 0));
        out.add(
            PRONOUN + 22,
            pack([part, far, u64::from(before.main), 0]),
            0,
        );
        let quoted = u64::from(before.quoted) + 2 * u64::from(phrase.quoted);
        out.add(PRONOUN + 23, class, quoted);
        out.add(PRONOUN + 24, class, u64::from(before.group));
        if before.governor_lemma != 0
            && before.governor_lemma == phrase.governor_lemma
            && before.part == phrase.part
        {
            out.add(PRONOUN + 25, far, 0);
        }
        if phrase.pronoun.speaks() {
            let says = self.discourse.says(before);
            out.add3(
                PRONOUN + 26,
                here,
                pack([part, quoted, u64::from(says), 0]),
                0,
            );
        }
        let opens = u64::from(before.opens);
        match far {
            0 => {
                out.add(PRONOUN + 27, pack([opens, kind, own, part]), 0);
                self.within_sentence(before, out);
            }
            1 => out.add(PRONOUN + 28, pack([opens, kind, own, 0]), 0),
            _ => {}
        }
    }

    /// How the tree lies between a pronoun and a phrase of its sentence: what binds it and what can't.
    fn within_sentence(&self, before: &Phrase, out: &mut Features) {
        let phrase = self.phrase;
        let (class, part, own) = (
            phrase.pronoun as u64,
            before.part as u64,
            phrase.part as u64,
        );
        let reflexive = u64::from(phrase.reflexive);
        let together = before.governor == phrase.governor;
        let clause = u64::from(together);
        out.add(PRONOUN + 32, pack([clause, part, own, reflexive]), 0);
        let owns = u64::from(phrase.part == super::phrase::Part::Possessor);
        out.add(PRONOUN + 33, pack([clause, class, reflexive, owns]), 0);
        let head = |at: u32| self.word(at).and_then(|word| word.head);
        let under = u64::from(head(phrase.head) == Some(before.head));
        out.add(
            PRONOUN + 34,
            pack([u64::from(before.holds(phrase.head)), own, under, 0]),
            0,
        );
        let words = phrase.head.saturating_sub(before.head);
        out.add(PRONOUN + 35, step(words, &[1, 2, 3, 5, 8, 13, 20]), own);
        if !together {
            let above = before
                .governor
                .is_some_and(|verb| self.below(phrase.head, verb));
            out.add(PRONOUN + 36, pack([u64::from(above), part, own, 0]), 0);
        }
        let joined = |one: u32, other: u32| {
            self.word(one)
                .is_some_and(|word| word.deprel == Deprel::Conj && word.head == Some(other))
        };
        if joined(before.head, phrase.head) || joined(phrase.head, before.head) {
            out.add(PRONOUN + 37, 0, 0);
        }
        if head(phrase.head).is_some_and(|above| joined(above, before.head)) {
            out.add(PRONOUN + 38, own, 0);
        }
    }

    /// Whether word `at` depends on word `top`.
    fn below(&self, at: u32, top: u32) -> bool {
        let mut above = Some(at);
        for _ in 0..60 {
            match above {
                Some(word) if word == top => return true,
                Some(word) => above = self.word(word).and_then(|word| word.head),
                None => return false,
            }
        }
        false
    }

    fn noun(&self, before: &Phrase, rank: usize, out: &mut Features) {
        let phrase = self.phrase;
        let far = step(phrase.sentence - before.sentence, &[1, 2, 3, 5, 10, 20]);
        let (kind, part, own) = (thing(before), before.part as u64, phrase.part as u64);
        let (determiner, other) = (phrase.determiner as u64, before.determiner as u64);
        let alike = u64::from(before.lemma == phrase.lemma);
        let same = u64::from(before.key == phrase.key && phrase.key != 0);
        let match_ = pack([alike, same, kind, 0]);
        let number = u64::from(before.plural == phrase.plural);
        out.add(NOUN, match_, 0);
        out.add(NOUN + 1, match_, 1 + far);
        out.add3(NOUN + 2, match_, determiner, other);
        out.add(NOUN + 3, match_, determiner);
        out.add(NOUN + 4, match_, number);
        out.add(NOUN + 5, part, own);
        let quoted = u64::from(before.quoted) + 2 * u64::from(phrase.quoted);
        out.add(NOUN + 6, quoted, 0);
        let heavy = u64::from(before.heavy) + 2 * u64::from(phrase.heavy);
        if alike == 1 {
            let all =
                |of: &Phrase, by: &Phrase| of.modifiers.iter().all(|m| by.modifiers.contains(m));
            let any = phrase
                .modifiers
                .iter()
                .any(|m| before.modifiers.contains(m));
            let modifiers = u64::from(all(phrase, before))
                + 2 * u64::from(all(before, phrase))
                + 4 * u64::from(any);
            out.add(NOUN + 7, modifiers, determiner);
            out.add(NOUN + 8, phrase.lemma, 0);
            out.add(NOUN + 9, match_, heavy);
            out.add(NOUN + 10, rank.min(4) as u64, 0);
            out.add(
                NOUN + 11,
                u64::from(before.words == phrase.words),
                determiner,
            );
        } else {
            let what = before.kind_of_thing;
            let modified = u64::from(!phrase.modifiers.is_empty());
            let seen = step(before.seen, &[1, 2, 4, 8]);
            out.add3(NOUN + 12, what, phrase.lemma, determiner);
            out.add3(
                NOUN + 13,
                what,
                phrase.kind_of_thing,
                pack([determiner, far, 0, 0]),
            );
            let plural = u64::from(before.plural) + 2 * u64::from(phrase.plural);
            out.add(NOUN + 14, pack([plural, kind, determiner, 0]), 0);
            out.add3(NOUN + 15, what, far, determiner);
            out.add3(NOUN + 16, phrase.lemma, kind, determiner);
            out.add(
                NOUN + 17,
                pack([rank.min(6) as u64, kind, determiner, 0]),
                0,
            );
            out.add(NOUN + 18, pack([part, own, far, kind]), 0);
            out.add(NOUN + 19, pack([seen, kind, determiner, 0]), 0);
            if matches!(phrase.gender, Gender::Male | Gender::Female) {
                let genders = pack([phrase.gender as u64, before.gender as u64, 0, 0]);
                out.add(NOUN + 20, genders, what);
            }
            out.add(NOUN + 21, pack([heavy, kind, determiner, 0]), 0);
            out.add(NOUN + 22, pack([modified, kind, determiner, 0]), 0);
            // "the company" and "the bank" of the same kind; "the Syrian president" and whoever leads Syria.
            let fits =
                what != 0 && (what == phrase.kind_of_thing || what + 31 == phrase.kind_of_thing);
            out.add(NOUN + 26, pack([u64::from(fits), kind, determiner, 0]), 0);
            out.add(
                NOUN + 27,
                pack([u64::from(fits), kind, 1 + far, 0]),
                u64::from(rank.min(3) as u32),
            );
        }
        if before.sentence == phrase.sentence {
            out.add(NOUN + 23, u64::from(before.holds(phrase.head)), 0);
            out.add(NOUN + 24, u64::from(phrase.holds(before.head)), 0);
            let together = u64::from(before.governor == phrase.governor);
            out.add(NOUN + 25, pack([together, part, own, 0]), 0);
        }
    }
}

/// Names, nouns, pronouns and groups, apart.
const fn thing(phrase: &Phrase) -> u64 {
    if phrase.group { 3 } else { phrase.kind as u64 }
}
