//! Arrays of five types through three data formats, by serde's derives and ndarray's own feature
//! `serde`.

use ndarray::{Array1, Array2, Array3, ArrayD};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Model {
    name: String,
    a: Array1<f64>,
    b: Array2<f32>,
    c: Array3<i32>,
    d: ArrayD<u8>,
    e: Array2<i64>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = std::io::read_to_string(std::io::stdin())?;
    let model: Model = serde_json::from_str(&text)?;
    println!("{}", serde_json::to_string(&model)?);

    let packed = rmp_serde::to_vec_named(&model)?;
    let model: Model = rmp_serde::from_slice(&packed)?;

    let mut cbor = Vec::new();
    ciborium::into_writer(&model, &mut cbor)?;
    let _: Model = ciborium::from_reader(cbor.as_slice())?;
    Ok(())
}
