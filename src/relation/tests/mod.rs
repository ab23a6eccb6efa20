//! What sentences state, on trees that are given.

mod deed;
mod harm;
mod mended;
mod office;
mod party;
mod several;
