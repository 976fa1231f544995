use ndserde::{Nd, NdDeserialize, NdSerialize, npy};

#[derive(NdSerialize, NdDeserialize)]
struct Model {
    weights: ndarray_0_16::Array2<f64>,
}

fn serialize<T: serde::Serialize>(_: T) {}

fn main() {
    let array = ndarray_0_16::arr1(&[1.0]);
    serialize(Nd::new(&array));
    npy::to_vec(&array);
}
