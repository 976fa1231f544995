use ndarray::Array1;

#[derive(serde::Serialize, serde::Deserialize)]
struct Model<A> {
    #[serde(with = "ndserde::tagged")]
    weights: Array1<A>,
}

fn main() {}
