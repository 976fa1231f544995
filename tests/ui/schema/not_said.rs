//! What serde's attributes do not say of the schema.

use ndarray::Array1;
use ndserde::NdSchema;

#[derive(NdSchema)]
struct Model {
    #[serde(with = "hex")]
    hash: u64,
    #[serde(serialize_with = "rounded")]
    weights: Array1<f64>,
}

#[derive(NdSchema)]
enum Message {
    #[serde(with = "text")]
    Text(u8, u8),
    Pair(u8, #[serde(with = "self::hex")] u64),
}

#[derive(NdSchema)]
#[serde(remote = "other::Type")]
struct Remote {
    weights: Array1<f64>,
}

fn main() {}
