use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
#[serde(rename_all = "loud")]
struct Model<T> {
    #[serde(rename_to = "w")]
    weights: Array1<T>,
    #[serde(default = 3)]
    n: u8,
}

fn main() {}
