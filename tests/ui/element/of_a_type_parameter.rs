use ndarray::Array1;
use ndserde::NdSerialize;

trait Float: Copy {}

#[derive(NdSerialize)]
struct Model<F: Float> {
    weights: Array1<F>,
}

fn save<F: Float>(model: &Model<F>) {
    serialize(model);
}

fn serialize<T: serde::Serialize>(_: &T) {}

fn main() {}
