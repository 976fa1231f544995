//! Fields whose types have no schema.

use ndarray::{Array1, Array2};
use ndserde::{NdSchema, wire::TypedArray};

struct Meta;

struct Alias(Array1<f64>);

#[derive(NdSchema)]
struct Model {
    weights: Array2<f64>,
    meta: Meta,
    pairs: Vec<(Meta, Array1<f64>)>,
    #[nd]
    alias: Alias,
    #[nd(wire = TypedArray)]
    cbor: Array1<f64>,
}

fn main() {}
