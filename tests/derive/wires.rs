//! Which wire a field goes through.

use ndarray::{Array1, Array2};
use ndserde::{
    ByteOrder, NdDeserialize, NdSerialize,
    wire::{
        ArrayBytes, FieldType, PayloadBytes, PayloadSeed, Readable, Tagged, UncheckedArray, Wire,
    },
};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error},
};

use crate::{
    twins::twins,
    values::{one, two},
};

/// A wire of the user's own: one-dimensional data alone.
pub(crate) struct Bare;

impl Wire for Bare {
    const NAME: &'static str = "bare";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        PayloadBytes::new(array.data()).serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        // The document does not state the dtype, so it is the field's.
        let dtype = field.require_dtype().map_err(D::Error::custom)?;
        let describes_itself = deserializer.is_human_readable();
        let seed = PayloadSeed::new(Self::NAME, Some(dtype), describes_itself);
        let data = seed.deserialize(deserializer)?;
        let array = UncheckedArray::new(dtype, data.own_shape(dtype), data);
        Ok(array.with_byteorder(ByteOrder::Little))
    }
}

mod bare {
    pub(crate) use super::Bare;
}

twins! {
    of_a_field:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model { #[nd(wire = Readable)] a: Array2<f32>, #[nd(wire = bare::Bare)] b: Array1<f64>, c: Array1<f64> }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model {
            #[serde(with = "ndserde::readable")]
            a: Array2<f32>,
            #[serde(with = "ndserde::As::<Bare>")]
            b: Array1<f64>,
            #[serde(with = "ndserde::tagged")]
            c: Array1<f64>,
        }
        => Model { a: two(), b: one(), c: one() };

    of_the_container_and_the_field_wins:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[nd(wire = Readable)]
        enum Model { A { a: Array2<f32>, #[nd(wire = Tagged)] b: Array1<f64>, #[nd] c: Array1<f64> }, B(Vec<Array1<f64>>) }
        #[derive(Debug, Serialize, Deserialize)]
        enum Model {
            A {
                #[serde(with = "ndserde::readable")]
                a: Array2<f32>,
                #[serde(with = "ndserde::tagged")]
                b: Array1<f64>,
                #[serde(with = "ndserde::readable")]
                c: Array1<f64>,
            },
            B(#[serde(with = "ndserde::readable")] Vec<Array1<f64>>),
        }
        => Model::A { a: two(), b: one(), c: one() }, Model::B(vec![one()]);

    bare_in_containers:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model { #[nd(wire = Bare)] a: Vec<Option<Array1<f64>>> }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model { #[serde(with = "ndserde::As::<Bare>")] a: Vec<Option<Array1<f64>>> }
        => Model { a: vec![None, Some(one())] };
}

/// Not ndarray's, in spite of the name; it is serde's own business.
#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Array(Vec<u8>);

#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Plain {
    #[nd(plain)]
    array: Array,
    #[nd(plain)]
    arrays: Vec<Array>,
}

#[test]
fn plain_is_left_to_serde() {
    let value = Plain { array: Array(vec![1]), arrays: Vec::new() };
    let json = serde_json::to_string(&value).unwrap();
    assert_eq!(json, r#"{"array":[1],"arrays":[]}"#);
    assert_eq!(serde_json::from_str::<Plain>(&json).unwrap(), value);
}

/// A generic wrapper of the user's own carries arrays by its own derive.
#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Wrapper<A> {
    #[nd]
    inner: A,
}

#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Wrapped {
    #[nd(plain)]
    array: Wrapper<Array1<f64>>,
    number: Wrapper<u8>,
}

#[test]
fn wrappers_carry_arrays() {
    let value = Wrapped { array: Wrapper { inner: one() }, number: Wrapper { inner: 1 } };
    let json = serde_json::to_string(&value).unwrap();
    assert!(json.starts_with(r#"{"array":{"inner":{"dtype":"float64""#), "{json}");
    assert_eq!(serde_json::from_str::<Wrapped>(&json).unwrap(), value);
}

/// One derive alone, beside one of serde's.
#[derive(NdSerialize, serde::Deserialize)]
struct Mixed {
    #[serde(deserialize_with = "ndserde::tagged::deserialize")]
    weights: Array1<f64>,
    #[serde(default)]
    n: u8,
}

#[test]
fn one_derive_beside_one_of_serdes() {
    let json = serde_json::to_string(&Mixed { weights: one(), n: 1 }).unwrap();
    let back: Mixed = serde_json::from_str(&json).unwrap();
    assert_eq!((back.weights, back.n), (one(), 1));
}

mod facade {
    pub(crate) mod inner {
        pub(crate) use ndserde;
    }
}

#[derive(NdSerialize, NdDeserialize)]
#[nd(crate = crate::wires::facade::inner::ndserde, wire = Readable)]
struct ByAnotherPath<T> {
    weights: Array1<T>,
    n: T,
}

#[test]
fn the_crate_by_another_path() {
    let json = serde_json::to_string(&ByAnotherPath { weights: one(), n: 1.0 }).unwrap();
    let back: ByAnotherPath<f64> = serde_json::from_str(&json).unwrap();
    assert_eq!((back.weights, back.n), (one(), 1.0));
}
