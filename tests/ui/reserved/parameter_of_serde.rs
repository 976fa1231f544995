use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
struct Model<__S, T> {
    a: __S,
    b: T,
}

fn main() {}
