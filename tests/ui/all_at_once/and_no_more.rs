use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
#[nd(wires = Readable)]
struct Model<'a, T> {
    #[nd(wire = "readable", plane)]
    weights: Array1<T>,
    #[nd(plain, plain)]
    name: &'a str,
}

#[derive(NdSerialize, NdDeserialize)]
struct Outer<'a> {
    #[serde(borrow)]
    model: Model<'a, f64>,
}

fn needs<T: serde::Serialize + for<'de> serde::Deserialize<'de>>(_: T) {}

fn main() {
    needs(Model { weights: Array1::<f64>::zeros(1), name: "" });
}
