use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
#[nd(crate = ndserde)]
#[nd(crate = ndserde)]
struct Model {
    #[nd(wire = ndserde::wire::Readable, wire = ndserde::wire::Tagged)]
    weights: Array1<f64>,
    #[nd(plain, plain)]
    name: String,
}

fn main() {}
