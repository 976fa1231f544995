use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};
use serde::{Deserialize, Serialize};

#[derive(NdSerialize, NdDeserialize)]
struct Page<P> {
    item: Option<P>,
}

fn writes(_: impl Serialize) {}
fn reads<'de, T: Deserialize<'de>>() {}

fn main() {
    writes(Page::<Array1<f64>> { item: None });
    reads::<Page<Array1<f64>>>();
}
