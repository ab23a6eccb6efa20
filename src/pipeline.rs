//! The whole way on one screen.

use crate::document::Document;
use crate::entity::Resolver;
use crate::error::LoadError;
use crate::mention::Recognizer;
use crate::model::Model;
use crate::ontology::Ontology;
use crate::relation::Extractor;
use crate::sentence::Syntax;
use crate::text::{Article, Text};
use crate::token::Tokenizer;

/// The stages with their models loaded; share one between threads.
#[derive(Clone, Debug)]
pub struct Pipeline {
    tokenizer: Tokenizer,
    syntax: Syntax,
    recognizer: Recognizer,
    resolver: Resolver,
    extractor: Extractor,
}

impl Pipeline {
    /// The pipeline with the models that are part of the program, and the engine that is the default.
    ///
    /// # Errors
    /// Where the program was built with damaged models.
    pub fn builtin() -> Result<Self, LoadError> {
        Self::load(&Model::default(), Ontology::builtin()?)
    }

    /// The pipeline with an engine and a vocabulary: the model reads the sentences, the rest is the same.
    ///
    /// # Errors
    /// Where the model can't be read, is damaged, or is not part of this build.
    pub fn load(model: &Model, ontology: Ontology) -> Result<Self, LoadError> {
        Ok(Self {
            tokenizer: Tokenizer::builtin()?,
            syntax: Syntax::load(&model.weights()?)?,
            recognizer: Recognizer::builtin(model)?,
            resolver: Resolver::builtin(model)?,
            extractor: Extractor::learned(ontology, model)?,
        })
    }

    /// Reads one article. Total: any text yields a document.
    pub fn analyze(&self, article: Article) -> Document {
        let text = Text::read(&article);
        let segments = self.tokenizer.tokenize(&text);
        let (sentences, vectors) = self.syntax.read(text.content, &segments);
        let mentions = self.recognizer.recognize(&text, (&sentences, &vectors));
        let gazetteer = self.recognizer.gazetteer();
        let read = (&*sentences, &vectors);
        let entities = (self.resolver).resolve(&article.id, &text, read, &mentions, gazetteer);
        let relations =
            self.extractor
                .extract(text.content, article.date, read, &mentions, &entities);
        let masked = text.masked;
        Document {
            article,
            masked,
            sentences,
            mentions,
            entities,
            relations,
        }
    }
}
