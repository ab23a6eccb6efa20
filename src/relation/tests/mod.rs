//! What sentences state, on trees that are given.

mod deed;
mod group;
mod mended;
mod office;
mod party;
mod several;
