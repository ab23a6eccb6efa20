//! What sentences state, on trees that are given.

mod bearer;
mod belonging;
mod contact;
mod deal;
mod dealing;
mod deed;
mod journey;
mod lead;
mod force;
mod lie;
mod measure;
mod harm;
mod hit;
mod group;
mod mended;
mod office;
mod party;
mod place;
mod recalled;
mod several;
mod serve;
mod stance;
mod title;
mod whose;
mod word;
