use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
#[serde(tag = "type")]
enum Tagged {
    Tuple(Array1<f64>, u8),
}

#[derive(NdSerialize, NdDeserialize)]
#[serde(transparent)]
struct Transparent {
    a: u8,
    b: u8,
}

#[derive(NdDeserialize)]
enum Other {
    #[serde(other)]
    Newtype(u8),
}

#[derive(NdSerialize)]
struct Flat {
    weights: Array1<f64>,
    #[serde(flatten, skip_serializing)]
    #[serde(with = "a", serialize_with = "b")]
    more: u8,
}

#[derive(NdDeserialize)]
#[serde(default, transparent)]
struct Skipped(#[serde(skip)] u8, #[serde(borrow)] Array1<f64>);

fn main() {}
