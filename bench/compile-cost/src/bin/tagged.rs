//! An array on the wire `tagged`.

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Model {
    name: String,
    #[serde(with = "ndserde::tagged")]
    a: ndarray::Array2<f64>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = std::io::read_to_string(std::io::stdin())?;
    let model: Model = serde_json::from_str(&text)?;
    println!("{}", serde_json::to_string(&model)?);
    Ok(())
}
