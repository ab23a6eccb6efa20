//! Claims about truth status, each over sentences in the manner of news. In a sentence `[…]` marks names and `<…>` the
//! predicate; the status is read with the parser that the program ships.

use super::*;
use crate::entity::Entity;
use crate::id::Id;
use crate::mention::{Mention, MentionKind};
use crate::ontology::EntityType;
use crate::sentence::{Sentence, Syntax};
use crate::text::{Article, Text};
use crate::token::Tokenizer;
use std::sync::LazyLock;

static MODELS: LazyLock<(Tokenizer, Syntax, Ontology)> = LazyLock::new(|| {
    let weights = crate::token::weights().unwrap();
    (
        Tokenizer::load(&weights).unwrap(),
        Syntax::load(&weights).unwrap(),
        Ontology::builtin().unwrap(),
    )
});

/// Polarity, modality, speaker's name and the cues of the predicate of a marked text.
fn read(marked: &str) -> (Polarity, Modality, Option<String>, Vec<String>) {
    let (mut text, mut names, mut predicate, mut open) =
        (String::new(), Vec::new(), Span::default(), 0);
    for c in marked.chars() {
        match c {
            '[' | '<' => open = text.len(),
            ']' => names.push(Span::of(open, text.len())),
            '>' => predicate = Span::of(open, text.len()),
            _ => text.push(c),
        }
    }
    let (tokenizer, syntax, ontology) = &*MODELS;
    let article = Article {
        text,
        ..Article::default()
    };
    let text = Text::read(&article);
    let sentences = syntax.parse(text.content, &tokenizer.tokenize(&text));
    let (mut mentions, mut entities) = (Vec::new(), Vec::<Entity>::new());
    for span in names {
        let mention = mention(&sentences, span);
        let name = span.of_text(text.content);
        mentions.push(mention);
        let index = mentions.len() as u32 - 1;
        match entities.iter_mut().find(|e| e.name == name) {
            Some(known) => known.mentions.push(index),
            None => entities.push(Entity {
                id: Id::of('e', &[name]),
                name: name.to_owned(),
                entity_type: EntityType::Official,
                gazetteer: None,
                iso: None,
                wikidata: None,
                mentions: vec![index],
            }),
        }
    }
    let owned = |n: u32| -> Vec<(u32, u32)> {
        (0u32..)
            .zip(&entities)
            .flat_map(|(e, entity)| entity.mentions.iter().map(move |&m| (m, e)))
            .filter(|&(m, _)| mentions[m as usize].sentence == n)
            .collect()
    };
    let trees: Vec<Tree<'_>> = (0..)
        .zip(&sentences)
        .map(|(n, sentence)| {
            let names: Vec<_> = owned(n)
                .iter()
                .map(|&(m, _)| (mentions[m as usize].first, mentions[m as usize].last))
                .collect();
            Tree::informed(text.content, sentence, n, &names, Some(ontology))
        })
        .collect();
    let referents: Vec<Referents<'_>> = trees
        .iter()
        .map(|tree| Referents::new(tree, ontology, &mentions, &entities, &owned(tree.index)))
        .collect();
    let readers = |quotations| -> Vec<StatusReader<'_>> {
        trees
            .iter()
            .zip(&referents)
            .map(|(tree, referents)| StatusReader::new(tree, ontology, referents, quotations))
            .collect()
    };
    let quotations = quotations(text.content, &sentences, &readers(&[]));
    let (n, i) = place(&sentences, predicate);
    let frames = crate::relation::frame::FrameBuilder::new(&trees[n], ontology).build();
    let support = frames
        .iter()
        .find(|f| f.predicate == i)
        .and_then(|f| f.support);
    let status = readers(&quotations)[n].read(i, support);
    let cues = status
        .cues
        .iter()
        .map(|c| {
            format!(
                "{} {} {}",
                c.aspect.name(),
                c.kind.name(),
                c.span.of_text(text.content)
            )
        })
        .collect();
    let speaker = status
        .attribution
        .map(|e| entities[e as usize].name.clone());
    (status.polarity, status.modality, speaker, cues)
}

fn place(sentences: &[Sentence], span: Span) -> (usize, usize) {
    let n = sentences
        .iter()
        .position(|s| s.span.overlaps(span))
        .unwrap();
    let words = &sentences[n].words;
    (n, words.iter().position(|w| w.span.overlaps(span)).unwrap())
}

fn mention(sentences: &[Sentence], span: Span) -> Mention {
    let (n, first) = place(sentences, span);
    let words = &sentences[n].words;
    let last = words.iter().rposition(|w| w.span.overlaps(span)).unwrap();
    Mention {
        span,
        sentence: n as u32,
        head: last as u32,
        first: first as u32,
        last: last as u32,
        kind: MentionKind::Name,
        entity_type: Some(EntityType::Official),
        score: 1.0,
        ..Mention::default()
    }
}

fn polarity(marked: &str) -> Polarity {
    read(marked).0
}

fn modality(marked: &str) -> Modality {
    read(marked).1
}

fn speaker(marked: &str) -> Option<String> {
    read(marked).2
}

#[test]
fn a_flat_statement_needs_no_cue() {
    let (polarity, modality, speaker, cues) = read("[Vega] <met> [Prats] in Lima on Monday.");
    assert_eq!(
        (polarity, modality, speaker),
        (Polarity::Positive, Modality::Actual, None)
    );
    assert!(cues.is_empty(), "{cues:?}");
}

#[test]
fn negations_and_verbs_of_denial_turn_a_statement_round() {
    for text in [
        "[Vega] did not <meet> [Prats].",
        "[Vega] has never <visited> [Chile].",
        "[Vega] refused to <meet> [Prats].",
        "[Vega] failed to <meet> [Prats] in Lima.",
        "[Vega] denied that his army had <attacked> [Chile].",
        "[Chile] no longer <supports> [Vega].",
        "[Vega] left without <meeting> [Prats].",
    ] {
        assert_eq!(polarity(text), Polarity::Negated, "{text}");
    }
}

#[test]
fn two_negations_cancel_out_and_not_only_is_none() {
    assert_eq!(
        polarity("[Vega] did not refuse to <meet> [Prats]."),
        Polarity::Positive
    );
    assert_eq!(
        polarity("[Vega] not only <criticised> [Prats], he also left."),
        Polarity::Positive
    );
}

#[test]
fn what_is_announced_agreed_or_due_is_planned() {
    for text in [
        "[Vega] will <meet> [Prats] on Friday.",
        "[Vega] plans to <visit> [Chile] next month.",
        "[Vega] agreed to <meet> [Prats].",
        "[Vega] is expected to <visit> [Chile].",
        "[Vega] said he would <visit> [Chile].",
        "[Vega] is going to <meet> [Prats].",
        "[Vega] flew to Lima to <meet> [Prats].",
    ] {
        assert_eq!(modality(text), Modality::Planned, "{text}");
    }
}

#[test]
fn an_arrest_is_made_by_the_time_it_is_announced() {
    let of = |deed: &str| modality(&format!("[Vega] announced the <{deed}> of [Prats]."));
    assert_eq!(of("arrest"), Modality::Actual);
    assert_eq!(of("appointment"), Modality::Planned);
}

#[test]
fn what_may_be_is_asked_or_hangs_on_a_condition_is_possible() {
    for text in [
        "[Vega] may <visit> [Chile].",
        "[Vega] could <sanction> [Chile] soon.",
        "[Vega] reportedly <met> [Prats].",
        "[Vega] asked whether [Chile] had <attacked> [Peru].",
        "[Vega] urged [Chile] to <release> [Prats].",
        "Analysts fear that [Vega] has <attacked> [Chile].",
        "If [Chile] <attacks> [Peru], [Vega] will leave.",
        "Did [Vega] <meet> [Prats]?",
    ] {
        assert_eq!(modality(text), Modality::Possible, "{text}");
    }
}

#[test]
fn what_could_not_be_done_was_not_done() {
    let (polarity, modality, ..) = read("[Vega] could not <agree> with [Prats].");
    assert_eq!((polarity, modality), (Polarity::Negated, Modality::Actual));
}

#[test]
fn a_clause_of_its_own_is_not_touched_by_plans_around_it() {
    for text in [
        "[Vega] plans to leave the city that [Chile] <attacked>.",
        "[Vega] will resign after [Chile] <attacked> [Peru].",
    ] {
        assert_eq!(modality(text), Modality::Actual, "{text}");
    }
}

#[test]
fn each_decision_names_its_words() {
    let cues = read("[Vega] said [Chile] did not <attack> [Peru].").3;
    assert_eq!(cues, ["polarity negation not", "attribution report said"]);
    let cues = read("[Vega] may <visit> [Chile].").3;
    assert_eq!(cues, ["modality auxiliary may"]);
}

#[test]
fn verbs_of_saying_and_sources_name_the_speaker() {
    for text in [
        "[Prats] said that [Chile] had <attacked> [Peru].",
        "[Chile] <attacked> [Peru], [Prats] said.",
        "[Chile] <attacked> [Peru], according to [Prats].",
        "According to [Prats], [Chile] <attacked> [Peru].",
        "[Prats] said on Monday that [Chile] had <attacked> [Peru].",
        "[Chile] <attacked> [Peru], a spokesman, [Prats], said in Lima on Friday.",
        "[Prats] told reporters that [Chile] had <attacked> [Peru].",
        "[Prats] accused [Chile] of <attacking> [Peru].",
    ] {
        assert_eq!(speaker(text).as_deref(), Some("Prats"), "{text}");
    }
}

#[test]
fn what_the_article_knows_by_itself_has_no_speaker() {
    for text in [
        "[Prats] announced a truce after [Chile] <attacked> [Peru].",
        "[Prats] announced a mission which was <joined> by [Chile].",
    ] {
        assert_eq!(speaker(text), None, "{text}");
    }
}

#[test]
fn a_quotation_belongs_to_its_speaker_over_sentences() {
    let text =
        "“This cannot go on,” [Prats] said. “[Chile] has <attacked> [Peru] again and again.”";
    assert_eq!(speaker(text).as_deref(), Some("Prats"));
    let text = "[Vega] met [Prats]. “[Chile] <attacked> [Peru] in the night. We will answer,” [Vega] said.";
    assert_eq!(speaker(text).as_deref(), Some("Vega"));
}

#[test]
fn a_quotation_that_a_paragraph_leaves_open_goes_on_in_the_next() {
    let text = "“We have waited for a long time,” [Prats] said. “Nothing has happened at all.\n\n\
                “[Chile] has <attacked> [Peru] again and again.”\n\n[Vega] left the city.";
    let (.., speaker, cues) = read(text);
    assert_eq!(speaker.as_deref(), Some("Prats"));
    assert_eq!(cues, ["attribution quotation “"]);
}

#[test]
fn a_mark_that_is_never_closed_ends_with_its_paragraph() {
    let text =
        "[Prats] said: “We have waited for a long time.\n\n[Chile] <attacked> [Peru] in the night.";
    assert_eq!(speaker(text), None);
}
