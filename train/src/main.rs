//! Trains and evaluates the models that Tidings ships.

mod perceptron;

fn main() {
    let _ = perceptron::Perceptron::new(2);
}
