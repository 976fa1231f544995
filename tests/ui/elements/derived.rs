//! What `#[nd(elements)]` does not carry.
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
struct Model {
    #[nd(elements)]
    name: String,
    #[nd(elements)]
    gaps: Vec<Option<f64>>,
    #[nd(elements)]
    beside: (String, Vec<f64>),
}

fn main() {}
