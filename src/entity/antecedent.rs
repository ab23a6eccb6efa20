//! Pronouns and common-noun phrases look for the entity that they stand for: near, of a fitting type and sex, a
//! subject before others. Where the text leaves a choice open, nothing is joined.

use super::chain::Chain;
use crate::mention::{Gazetteer, Gender, Mention, MentionKind};
use crate::ontology::{Coarse, EntityType};
use crate::sentence::{Deprel, Sentence};

/// How many sentences back a pronoun and a nominal may look.
const REACH: [u32; 2] = [2, 4];

/// Joins what is no name to the chains, in text order.
pub(super) fn attach(
    text: &str,
    sentences: &[Sentence],
    mentions: &[Mention],
    gazetteer: &Gazetteer,
    types: &[EntityType],
    chains: &mut [Chain],
) {
    let mut owner: Vec<Option<usize>> = vec![None; mentions.len()];
    for (at, chain) in chains.iter().enumerate() {
        for &mention in &chain.mentions {
            if let Some(slot) = owner.get_mut(mention as usize) {
                *slot = Some(at);
            }
        }
    }
    for (index, mention) in mentions.iter().enumerate() {
        let found = match mention.kind {
            MentionKind::Name => None,
            MentionKind::Pronoun => pronoun(sentences, mentions, &owner, chains, index),
            MentionKind::Nominal => nominal(
                text, sentences, mentions, gazetteer, &owner, types, chains, index,
            ),
        };
        if let Some(chain) = found
            && let (Some(slot), Some(joined)) = (owner.get_mut(index), chains.get_mut(chain))
        {
            *slot = Some(chain);
            joined.mentions.push(index as u32);
            if joined.gender == Gender::Unknown {
                joined.gender = mention.gender;
            }
        }
    }
}

/// The mentions before `index` that have an entity, nearest sentence first, subjects before others, in text order.
fn candidates<'a>(
    sentences: &'a [Sentence],
    mentions: &'a [Mention],
    owner: &'a [Option<usize>],
    index: usize,
    reach: u32,
) -> impl Iterator<Item = (usize, &'a Mention)> {
    let here = mentions.get(index).map_or(0, |mention| mention.sentence);
    let mut near: Vec<(u32, bool, usize)> = mentions
        .iter()
        .enumerate()
        .take(index)
        .rev()
        .take_while(|(_, mention)| here - mention.sentence.min(here) <= reach)
        .filter(|(at, _)| owner.get(*at).copied().flatten().is_some())
        .map(|(at, mention)| {
            let subject = sentences
                .get(mention.sentence as usize)
                .and_then(|sentence| sentence.words.get(mention.head as usize))
                .is_some_and(|word| matches!(word.deprel, Deprel::Nsubj | Deprel::NsubjPass));
            (here - mention.sentence, !subject, at)
        })
        .collect();
    near.sort_unstable();
    near.into_iter()
        .filter_map(move |(.., at)| Some((owner.get(at).copied().flatten()?, mentions.get(at)?)))
}

fn pronoun(
    sentences: &[Sentence],
    mentions: &[Mention],
    owner: &[Option<usize>],
    chains: &[Chain],
    index: usize,
) -> Option<usize> {
    let gender = mentions.get(index)?.gender;
    let fits = |chain: &Chain| match gender {
        Gender::Male => chain.coarse == Coarse::Person && chain.gender != Gender::Female,
        Gender::Female => chain.coarse == Coarse::Person && chain.gender != Gender::Male,
        Gender::Neuter => chain.country || chain.coarse == Coarse::Organization,
        Gender::Plural => chain.coarse == Coarse::Organization || chain.coarse == Coarse::Group,
        Gender::Unknown => false,
    };
    candidates(sentences, mentions, owner, index, REACH[0])
        .map(|(chain, _)| chain)
        .find(|&chain| chains.get(chain).is_some_and(fits))
}

#[expect(
    clippy::too_many_arguments,
    reason = "the whole article is at hand where a phrase is read"
)]
fn nominal(
    text: &str,
    sentences: &[Sentence],
    mentions: &[Mention],
    gazetteer: &Gazetteer,
    owner: &[Option<usize>],
    types: &[EntityType],
    chains: &[Chain],
    index: usize,
) -> Option<usize> {
    let mention = mentions.get(index)?;
    let wanted = mention.entity_type?;
    // "the North Korean leader": the country within the phrase must be the person's.
    let within = mentions
        .iter()
        .enumerate()
        .find(|(_, inner)| inner.kind == MentionKind::Name && mention.span.contains(inner.span));
    let iso = |chain: usize| {
        chains
            .get(chain)
            .and_then(|c| c.row)
            .and_then(|row| gazetteer.row(row))
            .map(|row| row.iso)
    };
    let nation = within.and_then(|(at, _)| owner.get(at).copied().flatten());
    if nation.is_none() && mention.span.of_text(text).contains(' ') && within.is_some() {
        return None;
    }
    let reach = if nation.is_some() { 40 } else { REACH[1] };
    candidates(sentences, mentions, owner, index, reach)
        .map(|(chain, _)| chain)
        .find(|&chain| {
            let same = types.get(chain).is_some_and(|&t| {
                t == wanted || wanted == EntityType::Leader && t == EntityType::Leader
            });
            same && nation.is_none_or(|nation| {
                iso(nation).is_some_and(|land| !land.is_empty() && iso(chain) == Some(land))
            })
        })
}
