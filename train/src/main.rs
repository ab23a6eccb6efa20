//! Trains and evaluates the models that Tidings ships.
fn main() {}
