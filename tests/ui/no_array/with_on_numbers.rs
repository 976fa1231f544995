use ndserde::As;

#[derive(serde::Serialize, serde::Deserialize)]
struct Model {
    #[serde(with = "ndserde::tagged")]
    weights: Vec<f64>,
    #[serde(with = "As::<ndserde::wire::Npy>")]
    pair: (Option<u8>, Vec<String>),
}

fn main() {}
