use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

struct Other {
    weights: Array1<f64>,
}

#[derive(NdSerialize, NdDeserialize)]
#[serde(remote = "Other")]
struct OtherDef {
    #[serde(getter = "Other::weights")]
    weights: Array1<f64>,
}

fn main() {}
