use ndarray::ArrayView1;
use ndserde::NdDeserialize;

#[derive(NdDeserialize)]
struct Model<'de> {
    weights: ArrayView1<'de, u8>,
}

fn main() {}
