//! The whole way on one screen.

use crate::document::Document;
use crate::text::{Article, Text};

/// The stages with their models loaded; share one between threads.
#[derive(Debug, Default)]
pub struct Pipeline {}

impl Pipeline {
    /// Reads one article. Total: any text yields a document.
    pub fn analyze(&self, article: Article) -> Document {
        let text = Text::read(&article);
        let masked = text.masked;
        Document {
            article,
            masked,
            sentences: Vec::new(),
            mentions: Vec::new(),
            entities: Vec::new(),
            relations: Vec::new(),
        }
    }
}
