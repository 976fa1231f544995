use ndserde::{Nd, field::SerializeBy, wire::Npy};

fn serialize<T: serde::Serialize>(_: T) {}

fn read<T: serde::de::DeserializeOwned>() {}

fn by_npy<T: SerializeBy<Npy>>(value: T) {
    serialize(Nd::by::<Npy>(value));
}

fn main() {
    serialize(Nd::new(1.0));
    read::<Nd<Vec<f64>, Npy>>();
}
