use ndserde::{Nd, NdSerialize};

#[derive(NdSerialize)]
struct Model {
    weights: ndarray::Array1<f64>,
}

fn serialize<T: serde::Serialize>(_: T) {}

fn main() {
    let model = Model { weights: ndarray::arr1(&[1.0]) };
    serialize(Nd::new(&model));
}
