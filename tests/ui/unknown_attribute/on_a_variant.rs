use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
enum Model {
    #[nd(wire = ndserde::wire::Readable)]
    Dense(Array1<f64>),
}

fn main() {}
