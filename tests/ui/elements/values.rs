//! A vector by a wire alone, and what is no sequence of elements by `Elements`.
use ndserde::{Elements, Nd, wire::Npy};

fn serialize<T: serde::Serialize>(_: T) {}

fn read<T: serde::de::DeserializeOwned>() {}

fn main() {
    serialize(Nd::new(vec![1.0]));
    read::<Nd<[f64; 3], Npy>>();
    serialize(Nd::by::<Elements>(ndarray::arr1(&[1.0])));
    serialize(Nd::by::<Elements<Npy>>(1.0));
    read::<Nd<Vec<Option<f64>>, Elements>>();
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Model {
    #[serde(with = "Elements::<Npy>")]
    name: String,
}
