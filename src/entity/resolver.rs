//! The stage's one verb: joins mentions to entities. The sieves, in order: the same known thing; the same words; a
//! person's full name, then surnames; acronyms; a short form of a longer name. Then types are counted out over each
//! chain, and what is no name looks for its antecedent (after Lee et al. 2013, "Deterministic coreference resolution
//! based on entity-centric, precision-ranked rules").

use super::Entity;
use super::chain::{Chain, Name, reading};
use super::discourse::{Discourse, Named};
use super::doubt::{doubtful, located};
use super::ranker::Ranker;
use crate::error::LoadError;
use crate::id::Id;
use crate::mention::typer::{Votes, allowed, winner};
use crate::mention::{Gazetteer, Gender, Mention, MentionKind, NameClass};
use crate::model::Model;
use crate::ontology::{Coarse, EntityType};
use crate::sentence::{Sentence, Vectors};
use crate::text::Text;

/// Joins mentions to entities.
#[derive(Clone, Debug)]
pub struct Resolver {
    ranker: Ranker,
}

impl Resolver {
    /// One with the weights that the program carries for what `model` reads.
    ///
    /// # Errors
    /// Where they are damaged.
    pub fn builtin(model: &Model) -> Result<Self, LoadError> {
        Ranker::builtin(model).map(Self::new)
    }

    /// One with a ranker trained elsewhere.
    pub const fn new(ranker: Ranker) -> Self {
        Self { ranker }
    }

    /// The entities of an article, in the order of their first names. `document` is the article's id.
    pub fn resolve(
        &self,
        document: &str,
        text: &Text,
        (sentences, vectors): (&[Sentence], &Vectors),
        mentions: &[Mention],
        gazetteer: &Gazetteer,
    ) -> Vec<Entity> {
        let (mut chains, mut types) = named(text.content, mentions, gazetteer);
        let discourse = discourse(
            text.content,
            sentences,
            mentions,
            gazetteer,
            (&chains, &types),
        );
        attach(
            &discourse,
            &discourse.chains(&self.ranker, vectors),
            mentions,
            (&mut chains, &mut types),
        );
        chains
            .iter()
            .zip(types)
            .map(|(chain, entity_type)| {
                entity(
                    document,
                    text.content,
                    chain,
                    entity_type,
                    mentions,
                    gazetteer,
                )
            })
            .collect()
    }

    /// The article's phrases and the chain of each, also of what the article gives no name.
    pub fn chains<'a>(
        &self,
        text: &str,
        (sentences, vectors): (&'a [Sentence], &Vectors),
        mentions: &[Mention],
        gazetteer: &Gazetteer,
    ) -> (Discourse<'a>, Vec<u32>) {
        let discourse = Self::phrases(text, sentences, mentions, gazetteer);
        let chains = discourse.chains(&self.ranker, vectors);
        (discourse, chains)
    }

    /// The article's phrases, its names joined and nothing else.
    pub fn phrases<'a>(
        text: &str,
        sentences: &'a [Sentence],
        mentions: &[Mention],
        gazetteer: &Gazetteer,
    ) -> Discourse<'a> {
        let (chains, types) = named(text, mentions, gazetteer);
        discourse(text, sentences, mentions, gazetteer, (&chains, &types))
    }
}

/// The chains of names with their types, in the order of their first mentions.
fn named(text: &str, mentions: &[Mention], gazetteer: &Gazetteer) -> (Vec<Chain>, Vec<EntityType>) {
    let mut chains = chains(text, mentions, gazetteer);
    chains.sort_by_key(|chain| chain.mentions.first().copied());
    let types = chains
        .iter()
        .map(|chain| entity_type(chain, mentions, gazetteer))
        .collect();
    (chains, types)
}

fn discourse<'a>(
    text: &str,
    sentences: &'a [Sentence],
    mentions: &[Mention],
    gazetteer: &Gazetteer,
    (chains, types): (&[Chain], &[EntityType]),
) -> Discourse<'a> {
    let mut names = vec![None; mentions.len()];
    for (at, (chain, &entity_type)) in chains.iter().zip(types).enumerate() {
        let place =
            |&m: &u32| (mentions.get(m as usize)).is_some_and(|m| located(text, sentences, m));
        let doubtful = doubtful(chain, entity_type, gazetteer) && !chain.mentions.iter().any(place);
        for &mention in &chain.mentions {
            if let Some(name) = names.get_mut(mention as usize) {
                *name = Some(Named {
                    entity: at as u32,
                    entity_type,
                    gender: chain.gender,
                    doubtful,
                });
            }
        }
    }
    Discourse::read(text, sentences, mentions, &names)
}

/// Joins to the chains of names what stands for them; "he" or "she" makes a person of a doubtful one. Who speaks in a
/// quotation is left to whoever knows the speaker.
fn attach(
    discourse: &Discourse<'_>,
    chain_of: &[u32],
    mentions: &[Mention],
    (chains, types): (&mut [Chain], &mut [EntityType]),
) {
    let mut owner = vec![None; mentions.len()];
    for (at, chain) in chains.iter().enumerate() {
        for &mention in &chain.mentions {
            if let Some(slot) = owner.get_mut(mention as usize) {
                *slot = Some(at);
            }
        }
    }
    let mut entity_of: Vec<Option<usize>> = vec![None; chain_of.len()];
    for (phrase, &chain) in discourse.phrases.iter().zip(chain_of) {
        if phrase.named()
            && let Some(slot) = entity_of.get_mut(chain as usize)
            && slot.is_none()
        {
            *slot = owner.get(phrase.mention as usize).copied().flatten();
        }
    }
    for (phrase, &chain) in discourse.phrases.iter().zip(chain_of) {
        let entity = entity_of.get(chain as usize).copied().flatten();
        if phrase.stands_for_entities()
            && let Some(entity) = entity
            && let Some((joined, kind)) = chains.get_mut(entity).zip(types.get_mut(entity))
        {
            if phrase.personal() && kind.coarse() != Coarse::Person {
                joined.coarse = Coarse::Person;
                *kind = EntityType::Person;
            }
            joined.mentions.push(phrase.mention);
        }
    }
}

fn entity(
    document: &str,
    text: &str,
    chain: &Chain,
    entity_type: EntityType,
    mentions: &[Mention],
    gazetteer: &Gazetteer,
) -> Entity {
    let named = |&&index: &&u32| {
        mentions
            .get(index as usize)
            .is_some_and(|m| m.kind == MentionKind::Name)
    };
    let words = |&index: &u32| {
        mentions
            .get(index as usize)
            .map_or("", |m| m.span.of_text(text))
    };
    // The fullest is the longest; the first of equals. A place's adjective gives way to its name.
    let name = chain
        .mentions
        .iter()
        .filter(named)
        .map(words)
        .fold("", |best, name| {
            if best.is_empty()
                || fullness(name, chain, gazetteer) > fullness(best, chain, gazetteer)
            {
                name
            } else {
                best
            }
        });
    let row = chain.row.and_then(|row| gazetteer.row(row));
    let filled = |cell: &str| (!cell.is_empty()).then(|| cell.to_owned());
    let mut mentions = chain.mentions.clone();
    mentions.sort_unstable();
    Entity {
        id: Id::of('e', &[document, entity_type.name(), name]),
        name: name.split_whitespace().collect::<Vec<_>>().join(" "),
        entity_type,
        gazetteer: chain.row,
        iso: match row {
            Some(row) => filled(row.iso),
            None if entity_type == EntityType::Leader => gazetteer.led_by(name).and_then(filled),
            None if entity_type == EntityType::Agency => gazetteer.whose(name).and_then(filled),
            None => None,
        },
        wikidata: row.and_then(|row| filled(row.wikidata)),
        mentions,
    }
}

fn fullness(name: &str, chain: &Chain, gazetteer: &Gazetteer) -> (bool, bool, usize) {
    let own = chain.country
        && chain
            .row
            .and_then(|row| gazetteer.row(row))
            .is_some_and(|row| row.name == name);
    let taken = Name::new(name);
    let place = chain.coarse == Coarse::Place && !chain.country;
    let adjective = place && chain.names.iter().any(|known| taken.is_of(known));
    (own, !adjective, name.chars().count())
}

/// The type with the most votes over the chain's mentions; what the gazetteer is sure of stands, and where the text says
/// somebody's role, only the mentions that say it vote.
fn entity_type(chain: &Chain, mentions: &[Mention], gazetteer: &Gazetteer) -> EntityType {
    let class = match (chain.coarse, chain.country) {
        (_, true) => return EntityType::Country,
        (Coarse::Place, _) => return EntityType::Place,
        (Coarse::Group, _) => return EntityType::Group,
        (Coarse::Other, _) => return EntityType::Other,
        (Coarse::Person, _) => NameClass::Person,
        (Coarse::Organization, _) => NameClass::Organization,
    };
    let row = chain
        .row
        .and_then(|row| gazetteer.row(row))
        .map(|row| row.entity_type);
    if let Some(row) = row
        && (class == NameClass::Organization && allowed(class, row) || row == EntityType::Leader)
    {
        return row;
    }
    // A mention that was tagged as something else has no vote.
    let voters = || {
        (chain.mentions.iter())
            .filter_map(|&index| mentions.get(index as usize))
            .filter(|mention| (mention.entity_type).is_some_and(|t| t.coarse() == chain.coarse))
    };
    let told = voters().any(|mention| mention.role.is_some());
    let mut votes = Votes::default();
    for mention in voters().filter(|mention| !told || mention.role.is_some()) {
        for (sum, vote) in votes.iter_mut().zip(mention.votes) {
            *sum += vote;
        }
    }
    for (vote, entity_type) in votes.iter_mut().zip(EntityType::ALL) {
        if !allowed(class, entity_type) {
            *vote = i32::MIN;
        }
    }
    winner(&votes)
}

/// The chains of names.
fn chains(text: &str, mentions: &[Mention], gazetteer: &Gazetteer) -> Vec<Chain> {
    let names: Vec<(u32, &Mention, Name)> = mentions
        .iter()
        .enumerate()
        .filter(|(_, mention)| mention.kind == MentionKind::Name)
        .map(|(index, mention)| (index as u32, mention, Name::new(written(text, mention))))
        .collect();
    let mut chains: Vec<Chain> = Vec::new();
    // Full names first, because a surname may stand in the title, before the name that it is short for.
    let (long, short): (Vec<_>, Vec<_>) = names.into_iter().partition(|(_, mention, name)| {
        let (coarse, ..) = reading(mention, gazetteer);
        name.words.len() > 1 || mention.gazetteer.is_some() && coarse != Coarse::Person
    });
    for (index, mention, name) in long.into_iter().chain(short) {
        let (mut coarse, mut country, row) = reading(mention, gazetteer);
        let found = find(
            &chains,
            mentions,
            text,
            (index, mention),
            &name,
            (coarse, country, row),
            gazetteer,
        );
        if let Some(chain) = found.and_then(|at| chains.get_mut(at)) {
            chain.row = chain
                .row
                .or(if chain.coarse == coarse { row } else { None });
            chain.join(index, mention, name);
            continue;
        }
        if country && row.is_none() {
            // A country that no table knows is more likely a place.
            country = false;
            coarse = Coarse::Place;
        }
        let mut chain = Chain {
            coarse,
            country,
            row,
            names: Vec::new(),
            mentions: Vec::new(),
            gender: Gender::Unknown,
        };
        chain.join(index, mention, name);
        chains.push(chain);
    }
    chains
}

/// A mention's words; those of "foreign ministry" in "Peru's foreign ministry" with the country, since others have one too.
fn written<'t>(text: &'t str, mention: &Mention) -> &'t str {
    let own = mention.span.of_text(text);
    let small = !own.contains(char::is_uppercase);
    let before = text.get(..mention.span.start() as usize).filter(|_| small);
    let owner = before.and_then(|b| b.strip_suffix("'s ").or_else(|| b.strip_suffix("’s ")));
    let whole = owner.and_then(|owner| {
        let first = owner.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        text.get(first..mention.span.end() as usize)
    });
    whole.unwrap_or(own)
}

fn find(
    chains: &[Chain],
    mentions: &[Mention],
    text: &str,
    (index, mention): (u32, &Mention),
    name: &Name,
    (coarse, country, row): (Coarse, bool, Option<u32>),
    gazetteer: &Gazetteer,
) -> Option<usize> {
    let agrees = |chain: &Chain| chain.coarse == coarse && chain.country == country;
    let at = |test: &dyn Fn(&Chain) -> bool| chains.iter().position(test);
    // The same known thing.
    if let Some(found) = row.and_then(|row| at(&|chain| agrees(chain) && chain.row == Some(row))) {
        return Some(found);
    }
    let compatible = |chain: &Chain| {
        !matches!(
            (chain.gender, mention.gender),
            (Gender::Male, Gender::Female) | (Gender::Female, Gender::Male)
        )
    };
    if coarse == Coarse::Person && name.words.len() > 1 {
        return at(&|chain| {
            chain.coarse == Coarse::Person && compatible(chain) && chain.has_full_name(name)
        });
    }
    // One word of a person's name: the best rank, then the last mentioned before, then the first behind. The tagger
    // may have taken a surname for something else.
    if let [word] = name.words.as_slice()
        && (coarse == Coarse::Person
            || row.is_none() && mention.gazetteer.is_none() && !name.capitals)
    {
        // Whom the article has called by that word before keeps it; a namesake is told by the full name.
        let called = |chain: &Chain| {
            let named = |&&at: &&u32| {
                at < index
                    && (mentions.get(at as usize))
                        .is_some_and(|m| Name::new(m.span.of_text(text)).words == name.words)
            };
            chain.mentions.iter().filter(named).count()
        };
        let recency = |chain: &Chain| {
            let before = chain
                .mentions
                .iter()
                .rev()
                .find(|&&at| at < index)
                .map(|&at| at as i64);
            before.unwrap_or_else(|| -i64::from(chain.mentions.first().copied().unwrap_or(0)) - 1)
        };
        let surname = chains
            .iter()
            .enumerate()
            .filter(|(_, chain)| chain.coarse == Coarse::Person && compatible(chain))
            .map(|(at, chain)| (chain.rank(word).min(3), called(chain), recency(chain), at))
            .filter(|&(rank, ..)| rank > if coarse == Coarse::Person { 0 } else { 2 })
            .max();
        if let Some((.., found)) = surname {
            return Some(found);
        }
    }
    // The same words, also where the tagger wavered over the class; a city that acts is not the city.
    let same = |chain: &Chain| chain.names.iter().any(|known| known.folded == name.folded);
    if let Some(found) = at(&|chain| agrees(chain) && same(chain)) {
        return Some(found);
    }
    if mention.gazetteer.is_none()
        && let Some(found) = at(&|chain| same(chain))
    {
        return Some(found);
    }
    let native = |chain: &Chain| {
        let of = |known: &Name| name.is_of(known) || known.is_of(name);
        agrees(chain) && chain.names.iter().any(of)
    };
    if coarse == Coarse::Place
        && !country
        && let Some(found) = at(&native)
    {
        return Some(found);
    }
    if coarse == Coarse::Person {
        return None;
    }
    // "European Union (EU)", and the letters alone.
    let spelled = |chain: &Chain| {
        chain
            .row
            .is_none_or(|known| row.is_none_or(|row| known == row))
            && chain.coarse != Coarse::Person
            && chain
                .names
                .iter()
                .any(|known| name.is_acronym_of(known) || known.is_acronym_of(name))
    };
    let bracketed = |chain: &Chain| {
        name.capitals
            && chain.coarse != Coarse::Person
            && chain
                .mentions
                .last()
                .and_then(|&last| mentions.get(last as usize))
                .is_some_and(|last| {
                    let between = text.get(last.span.end() as usize..mention.span.start() as usize);
                    between == Some(" (") && last.span.of_text(text).split_whitespace().count() > 1
                })
    };
    if let Some(found) = at(&spelled).or_else(|| at(&bracketed)) {
        return Some(found);
    }
    // A short form of a longer name, or the other way round.
    let short = |chain: &Chain| {
        agrees(chain)
            && !country
            && (row.is_none() || chain.row.is_none())
            && chain.names.iter().any(|known| {
                name.is_part_of(known) && row.is_none()
                    || known.is_part_of(name) && chain.row.is_none()
            })
            && coarse != Coarse::Group
            && !chain.names.iter().any(|known| {
                let place = name.place_of(known).or_else(|| known.place_of(name));
                let row = place.and_then(|place| gazetteer.row(gazetteer.find(&place)?));
                row.is_some_and(|row| row.entity_type == EntityType::Place)
            })
    };
    // "the House" is rather the House of Representatives than its Ethics Committee, and not the White House
    let alike = |chain: &Chain| {
        let heads = |known: &Name| {
            let cut = chain.row.is_none() || known.words.last().map(String::as_str) != known.head();
            cut && known.head() == name.head()
        };
        short(chain) && chain.names.iter().any(heads)
    };
    chains
        .iter()
        .rposition(alike)
        .or_else(|| chains.iter().rposition(short))
}

#[cfg(test)]
#[path = "resolver_tests.rs"]
mod tests;
