//! What sentences state, on trees that are given.

mod bearer;
mod belonging;
mod contact;
mod deal;
mod deed;
mod lead;
mod force;
mod lie;
mod harm;
mod hit;
mod group;
mod mended;
mod office;
mod party;
mod place;
mod recalled;
mod several;
mod title;
mod serve;
mod whose;
mod word;
