use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
struct Model {
    #[nd(wire = ndserde::wire::Readable)]
    rate: f64,
    #[nd]
    names: Vec<String>,
}

fn main() {}
