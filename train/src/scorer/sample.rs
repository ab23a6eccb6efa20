//! Annotated articles as pairs of entities to learn from, with names as a recognizer finds them.

use crate::gold::{self, Gold};
use crate::logistic::Example;
use crate::network;
use tidings::entity::Resolver;
use tidings::mention::Recognizer;
use tidings::ontology::Ontology;
use tidings::relation::Extractor;
use tidings::relation::scorer::{Features, Scene, Sight, View, pairs};
use tidings::sentence::{Sentence, Vectors};
use tidings::text::{Article, Text};

/// A pair of entities in a sentence, seen from both ends.
pub(super) struct PairSample {
    /// The ends: annotated entities, or numbers behind theirs.
    pub(super) first: usize,
    pub(super) second: usize,
    pub(super) ways: [Example; 2],
    /// What a network sees, where an encoder read the sentence.
    pub(super) views: Option<[network::View; 2]>,
    /// The types that rules propose, one bit each, from both ends.
    pub(super) proposed: [u32; 2],
    /// The types that the ends' kinds allow.
    pub(super) fits: [u32; 2],
}

impl PairSample {
    /// Source and target as seen from one end.
    pub(super) fn ends(&self, way: usize) -> (usize, usize) {
        if way == 1 {
            (self.second, self.first)
        } else {
            (self.first, self.second)
        }
    }
}

/// An article with its pairs.
pub(super) struct Sample<'g> {
    pub(super) gold: &'g Gold,
    /// Whether it is more than a news item.
    pub(super) long: bool,
    pub(super) pairs: Vec<PairSample>,
}

/// What a recognizer and the rules make of an article.
pub(super) struct Reader<'a> {
    recognizer: &'a Recognizer,
    resolver: &'a Resolver,
    extractor: &'a Extractor,
    names: Vec<u64>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        recognizer: &'a Recognizer,
        resolver: &'a Resolver,
        extractor: &'a Extractor,
    ) -> Self {
        let names = tidings::relation::scorer::names(extractor.ontology());
        Self {
            recognizer,
            resolver,
            extractor,
            names,
        }
    }

    pub(super) fn sample<'g>(
        &self,
        gold: &'g Gold,
        (sentences, vectors): (&[Sentence], &Vectors),
    ) -> Sample<'g> {
        let ontology = self.extractor.ontology();
        let article = Article {
            text: gold.text.clone(),
            ..Article::default()
        };
        let text = Text::read(&article);
        let mentions = self.recognizer.recognize(&text, (sentences, vectors));
        let entities = self.resolver.resolve(
            &gold.id,
            &text,
            (sentences, vectors),
            &mentions,
            self.recognizer.gazetteer(),
        );
        let aligned = gold::align(gold, &mentions, &entities);
        let end = |e: u32| {
            let e = e as usize;
            aligned[e].unwrap_or(gold.entities.len() + e)
        };
        let (mut out, mut long) = (Vec::new(), false);
        let mut features = Features::default();
        self.extractor.read(
            &gold.text,
            (sentences, vectors),
            &mentions,
            &entities,
            &mut |reading| {
                long = reading.long();
                let scene = Scene::new(ontology, reading);
                let view = View {
                    scene: &scene,
                    ontology,
                    reading,
                    names: &self.names,
                };
                let span = reading.tree.sentence.span;
                for pair in pairs(&scene, reading) {
                    let mut sample = PairSample {
                        first: end(pair.first),
                        second: end(pair.second),
                        ways: Default::default(),
                        views: (vectors.width() > 0).then(|| {
                            [false, true].map(|turned| {
                                let sight = Sight::new(&scene, reading, ontology, &pair, turned);
                                network::View::new(&sight, reading.vectors, vectors.width())
                            })
                        }),
                        proposed: [0; 2],
                        fits: [0; 2],
                    };
                    for &at in &pair.proposals {
                        let c = &reading.candidates[at];
                        sample.proposed[usize::from(c.source != pair.first)] |= 1 << c.relation;
                    }
                    for (way, turned) in [false, true].into_iter().enumerate() {
                        view.features(&pair, turned, &mut features);
                        let (source, target) = if turned {
                            (pair.second, pair.first)
                        } else {
                            (pair.first, pair.second)
                        };
                        let (truth, elsewhere) =
                            truths(gold, ontology, end(source), end(target), span);
                        let kind = |e: u32| entities[e as usize].entity_type;
                        let mut fits = 0;
                        for (at, t) in ontology.types.iter().enumerate() {
                            if t.domain.holds(kind(source)) && t.range.holds(kind(target)) {
                                fits |= 1 << at;
                            }
                        }
                        sample.fits[way] = fits;
                        sample.ways[way] = Example {
                            plain: features.plain.clone(),
                            hints: features
                                .hints()
                                .iter()
                                .map(|(r, h)| (usize::from(*r), h.clone()))
                                .collect(),
                            truth,
                            told: fits & !elsewhere,
                        };
                    }
                    out.push(sample);
                }
            },
        );
        Sample {
            gold,
            long,
            pairs: out,
        }
    }
}

/// The types that hold from `source` to `target` in the sentence at `span`, and those that hold only elsewhere.
pub(super) fn truths(
    gold: &Gold,
    ontology: &Ontology,
    source: usize,
    target: usize,
    span: tidings::Span,
) -> (u32, u32) {
    let (mut here, mut elsewhere) = (0, 0);
    for r in &gold.relations {
        let symmetric = ontology.symmetric(r.relation);
        let fits = (r.source, r.target) == (source, target)
            || symmetric && (r.target, r.source) == (source, target);
        if fits {
            if r.evidence.is_empty() || r.evidence.iter().any(|e| e.overlaps(span)) {
                here |= 1 << r.relation;
            } else {
                elsewhere |= 1 << r.relation;
            }
        }
    }
    (here, elsewhere & !here)
}
