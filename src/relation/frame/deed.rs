//! Who is behind a deed that a noun or clause names, and whom it hits: its authors, who is accused of it, who made what it
//! says something of.

use super::{Argument, Frame, FrameBuilder, Role, Via};
use crate::sentence::{Deprel, Upos};

impl FrameBuilder<'_> {
    /// Who is behind a deed: "the perpetrator of the attack", "was responsible for it", "being behind it", "her role in
    /// it", "claimed by her".
    pub(super) fn authors(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        let mut found: Vec<usize> = Vec::new();
        if let Some(head) = t.head(i) {
            let lemma = t.lemma(head);
            let share = |&w: &usize| self.ontology.words.shares.contains(t.lemma(w));
            // "condemned her role in it", where the parser hangs it on the verb, but not "took part in it"
            let beside = t.by(head, Deprel::Obj);
            let beside =
                beside.filter(|&o| o < i && t.preposition(i) == "in" && t.lemma(o) != "part");
            if t.deprel(i) == Deprel::Nmod && self.ontology.words.authors.contains(lemma) {
                found.push(head);
            } else if t.deprel(i) == Deprel::Nmod && share(&head) {
                found.extend(self.sharers(head));
            } else if let Some(share) = beside.into_iter().find(share) {
                found.extend(self.sharers(share));
            } else if matches!(
                (lemma, t.preposition(i).as_str()),
                ("responsible", "for") | ("guilty", "of" | "to")
            ) {
                found.extend(self.subject_heads(head));
            }
        }
        found.extend(self.charged(i));
        if t.preposition(i) == "behind" {
            found.extend(self.subject_heads(i));
        }
        for clause in t.children(i) {
            let told =
                matches!(t.deprel(clause), Deprel::Acl | Deprel::AclRelcl) && self.passive(clause);
            let preposition = match t.lemma(clause) {
                verb if self.ontology.words.contriving.contains(verb) => "by",
                verb => match ascribing(verb) {
                    Some(preposition) => preposition,
                    None => continue,
                },
            };
            let author = |c: &usize| t.preposition(*c) == preposition;
            found.extend(t.children(clause).filter(author).filter(|_| told));
        }
        found.extend(self.ascribed(i));
        self.push_all(&mut frame.arguments, &Role::Subject, found, Via::Governor);
    }

    /// To whom a verb puts down the deed at word `i`: "the attack was blamed on her", "attributed the attack to her".
    fn ascribed(&self, i: usize) -> Vec<usize> {
        let t = self.tree;
        let said = matches!(t.deprel(i), Deprel::NsubjPass | Deprel::Obj);
        let verb = t.head(i).filter(|_| said);
        let Some((verb, link)) = verb.and_then(|v| Some((v, ascribing(t.lemma(v))?))) else {
            return Vec::new();
        };
        // the parser may hang it on the deed, or on whom that hit
        let own = t.by(i, Deprel::Nmod).filter(|&c| c > i && link != "on");
        let inner = own.flat_map(|c| std::iter::once(c).chain(t.by(c, Deprel::Nmod)));
        let phrases = t.by(verb, Deprel::Obl).chain(inner);
        phrases.filter(|&c| t.preposition(c) == link).collect()
    }

    /// Who had the share in a deed that the noun at word `i` says: "her role in", "claimed responsibility for".
    pub(super) fn sharers(&self, i: usize) -> Vec<usize> {
        let t = self.tree;
        let verb = t.head(i).filter(|&v| {
            t.deprel(i) == Deprel::Obj && matches!(t.lemma(v), "have" | "play" | "take" | "claim")
        });
        let subjects = verb.into_iter().flat_map(|v| self.subject_heads(v));
        // "the involvement of Peru in"
        let whole = matches!(t.lemma(i), "part" | "hand");
        let of = t
            .by(i, Deprel::Nmod)
            .filter(|&c| !whole && t.preposition(c) == "of");
        t.by(i, Deprel::NmodPoss)
            .chain(of)
            .chain(subjects)
            .collect()
    }

    /// Who is accused of the deed at word `i`: "was convicted of the murder of", "arrested in connection with".
    pub(super) fn charged(&self, i: usize) -> Vec<usize> {
        let t = self.tree;
        let first = t.first_conjunct(i);
        let deed = matches!(t.preposition(first).as_str(), "of" | "for" | "with");
        let link = |h: &usize| self.ontology.words.charges.contains(t.lemma(*h));
        let verb = t.head(first).filter(|_| deed).and_then(|h| match h {
            h if link(&h) => t.head(h),
            h => Some(h),
        });
        verb.filter(|&v| self.ontology.words.accusing.contains(t.lemma(v)))
            .map_or_else(Vec::new, |v| self.suspects(v))
    }

    /// "the death of Ruiz in a strike": who came to harm in what the noun says was its target.
    pub(super) fn victims(&self, i: usize, frame: &mut Frame) {
        let t = self.tree;
        let within = matches!(t.preposition(i).as_str(), "in" | "from" | "during" | "by");
        let head = t.head(i).filter(|_| within).map(|h| t.first_conjunct(h));
        let objects = head.into_iter().flat_map(|h| t.by(h, Deprel::Obj));
        let harm = |h: &usize| self.ontology.words.harms.contains(t.lemma(*h));
        let harm = head.into_iter().chain(objects).find(harm);
        let phrases = harm.into_iter().flat_map(|h| t.by(h, Deprel::Nmod));
        let victims = phrases.filter(|&c| t.preposition(c) == "of");
        let on = Role::Oblique("on".into());
        self.push_all(&mut frame.arguments, &on, victims, Via::Governor);
    }

    /// Who made what a clause says something of: "signed an order telling them", "a strike on a car targeting them".
    pub(super) fn maker(&self, i: usize, depth: u8, out: &mut Vec<Argument>) {
        let t = self.tree;
        let Some(head) = t.head(i) else { return };
        match t.deprel(i) {
            // but not "intercepted a missile targeting them"
            Deprel::Obj if t.upos(head) == Upos::Verb && self.makes(head) => {
                self.subjects(head, depth + 1, Via::Maker, Role::Subject, out);
            }
            // "claimed responsibility for a bombing that killed"
            Deprel::Nmod if self.ontology.words.shares.contains(t.lemma(head)) => {
                self.push_all(out, &Role::Subject, self.sharers(head), Via::Maker);
            }
            Deprel::Nmod if self.ontology.nouns.contains_key(t.lemma(head)) => {
                self.push(out, Role::Subject, head, Via::Maker);
            }
            // "attacked Lima in strikes targeting"
            Deprel::Obl
                if self.ontology.nouns.contains_key(t.lemma(i))
                    && !self.passive(head)
                    && matches!(t.preposition(i).as_str(), "in" | "with" | "during") =>
            {
                self.subjects(head, depth + 1, Via::Maker, Role::Subject, out);
            }
            _ => {}
        }
    }

    /// Whether a verb may be of making its object, or only carries it, rather than of doing something to it.
    fn makes(&self, verb: usize) -> bool {
        let lemma = self.tree.lemma(verb);
        self.ontology.words.light.contains(lemma) || !self.acts(lemma)
    }

    /// Whether `clause` is what somebody is accused, suspected or convicted of by `verb`.
    pub(super) fn accused(&self, verb: usize, clause: usize) -> bool {
        let t = self.tree;
        let marked = |words: &[&str]| t.children(clause).any(|c| words.contains(&t.lemma(c)));
        self.ontology.words.accusing.contains(t.lemma(verb)) && marked(&["of", "for", "with"])
            || marked(&["for"]) && !self.penalized(verb).is_empty()
    }

    /// On whom `verb` imposes something, or against whom it brings it: "imposed sanctions on Norvik for selling".
    fn penalized(&self, verb: usize) -> Vec<usize> {
        let t = self.tree;
        let penalty = |i: usize| self.ontology.words.penalties.contains(t.lemma(i));
        let things = t
            .children(verb)
            .filter(|&c| matches!(t.deprel(c), Deprel::Obj | Deprel::NsubjPass) && penalty(c));
        let things: Vec<usize> = things.collect();
        let phrases = |i: usize| {
            t.children(i)
                .filter(|&c| matches!(t.preposition(c).as_str(), "on" | "against"))
        };
        let beside = phrases(verb).filter(|_| !things.is_empty());
        let inner = things.iter().flat_map(|&thing| phrases(thing));
        inner.chain(beside).collect()
    }

    /// Whom `verb` accuses, suspects or convicts.
    pub(super) fn suspects(&self, verb: usize) -> Vec<usize> {
        let t = self.tree;
        let penalized = self.penalized(verb);
        if !penalized.is_empty() {
            return penalized;
        }
        if !self.passive(verb) {
            // "accused Ruiz, along with Diaz, of lying"
            let beside = t
                .by(verb, Deprel::Obl)
                .filter(|&c| c > verb && self.along(c));
            return t.by(verb, Deprel::Obj).chain(beside).collect();
        }
        let mut out = Vec::new();
        self.subjects(verb, 0, Via::Direct, Role::Object, &mut out);
        out.iter().map(|a| a.head).collect()
    }
}

/// The preposition of whom a verb puts a deed down to: "blamed on", "attributed to".
fn ascribing(verb: &str) -> Option<&'static str> {
    match verb {
        "blame" | "pin" => Some("on"),
        "attribute" | "ascribe" | "impute" | "trace" => Some("to"),
        _ => None,
    }
}
