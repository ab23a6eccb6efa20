//! Stage 2: text becomes tokens, the syntactic words of Universal Dependencies. "Don't" is two tokens, "do" and
//! "n't", that share no byte; every token can be sliced out of the text.

use crate::span::Span;

/// A syntactic word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// Whether it continues the multiword token (UD's `1-2` lines) that the token before it began.
    pub joined: bool,
}
