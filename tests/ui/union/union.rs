use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
union Model {
    a: u8,
    b: u16,
}

fn main() {}
