//! Each value through wires and data formats.

use std::fmt::Debug;

use ndserde::{
    Nd,
    field::{DeserializeBy, HoldsArray, SerializeBy},
    wire::{JsonNumpy, NdarrayV1, Nested, Npy, Packed, Pickle, Readable, Tagged, Triple, Wire},
};
use serde::{Serialize, de::DeserializeOwned};

/// There and back through each format.
fn formats<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, what: &str) {
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&json).expect(&json), value, "{what} json");
    let named = rmp_serde::to_vec_named(value).unwrap();
    assert_eq!(&rmp_serde::from_slice::<T>(&named).unwrap(), value, "{what} msgpack");
    let mut cbor = Vec::new();
    ciborium::into_writer(value, &mut cbor).unwrap();
    assert_eq!(&ciborium::from_reader::<T, _>(&cbor[..]).unwrap(), value, "{what} cbor");
    let bytes = postcard::to_stdvec(value).unwrap();
    assert_eq!(&postcard::from_bytes::<T>(&bytes).unwrap(), value, "{what} postcard");
    let config = bincode::config::standard();
    let bytes = bincode::serde::encode_to_vec(value, config).unwrap();
    let (back, _) = bincode::serde::decode_from_slice::<T, _>(&bytes, config).unwrap();
    assert_eq!(&back, value, "{what} bincode");
}

/// There and back through each wire and format.
pub(crate) fn everywhere<T>(value: &T)
where
    T: SerializeBy<Tagged> + SerializeBy<Readable> + SerializeBy<Nested> + SerializeBy<Triple>,
    T: SerializeBy<Npy> + SerializeBy<Pickle> + SerializeBy<NdarrayV1> + SerializeBy<JsonNumpy>,
    T: SerializeBy<Packed> + HoldsArray + PartialEq + Debug + Clone,
    T: for<'de> DeserializeBy<'de, Tagged> + for<'de> DeserializeBy<'de, Readable>,
    T: for<'de> DeserializeBy<'de, Nested> + for<'de> DeserializeBy<'de, Triple>,
    T: for<'de> DeserializeBy<'de, Npy> + for<'de> DeserializeBy<'de, Pickle>,
    T: for<'de> DeserializeBy<'de, NdarrayV1> + for<'de> DeserializeBy<'de, JsonNumpy>,
    T: for<'de> DeserializeBy<'de, Packed>,
{
    formats(&Nd::by::<Tagged>(value.clone()), "tagged");
    formats(&Nd::by::<Readable>(value.clone()), "readable");
    formats(&Nd::by::<Nested>(value.clone()), "nested");
    formats(&Nd::by::<Triple>(value.clone()), "triple");
    formats(&Nd::by::<Npy>(value.clone()), "npy");
    formats(&Nd::by::<Pickle>(value.clone()), "pickle");
    formats(&Nd::by::<NdarrayV1>(value.clone()), "ndarray_v1");
    formats(&Nd::by::<JsonNumpy>(value.clone()), "json_numpy");
    formats(&Nd::by::<Packed>(value.clone()), "packed");
}

/// What the wire writes in JSON.
pub(crate) fn json<W: Wire, T: SerializeBy<W> + HoldsArray>(value: &T) -> String
where
    for<'a> &'a T: SerializeBy<W>,
{
    serde_json::to_string(&Nd::by::<W>(value)).unwrap()
}

/// What is read of it, or the message.
pub(crate) fn read<W: Wire, T>(json: &str) -> Result<T, String>
where
    T: for<'de> DeserializeBy<'de, W> + HoldsArray,
{
    let read = serde_json::from_str::<Nd<T, W>>(json);
    read.map(Nd::into_inner).map_err(|error| error.to_string())
}
