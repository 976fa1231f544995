use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
#[nd(crate = "ndserde")]
struct Model {
    #[nd(wire = "ndserde::wire::Readable")]
    a: Array1<f64>,
    #[nd(wire)]
    b: Array1<f64>,
    #[nd(wire = (u8, u8))]
    c: Array1<f64>,
    #[nd(plain = true)]
    d: Vec<f64>,
}

fn main() {}
