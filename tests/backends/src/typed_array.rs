//! CBOR's typed arrays, by each library that lets tags through serde.

use ndarray::{Array1, Array2, ArrayView1, ShapeBuilder, arr0, arr1, arr2};
use ndserde::{
    As, DynArray, Nd,
    wire::{Any, JsonNumpy, MsgpackNumpy, Readable, Tagged, Triple, TypedArray, Wire},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value as Json;

/// The same bytes by all of them, which each reads.
fn every_library<T: Serialize + DeserializeOwned>(value: &T) -> Vec<Result<T, String>> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    assert_eq!(cbor2::to_vec(value).unwrap(), bytes);
    assert_eq!(minicbor_serde::to_vec(value).unwrap(), bytes);
    let cbor2_value: cbor2::Value = cbor2::from_slice(&bytes).unwrap();
    vec![
        ciborium::from_reader(&bytes[..]).map_err(|error| error.to_string()),
        cbor2::from_slice(&bytes).map_err(|error| error.to_string()),
        cbor2::from_reader(&bytes[..]).map_err(|error| error.to_string()),
        cbor2_value.deserialized().map_err(|error| error.to_string()),
        minicbor_serde::from_slice(&bytes).map_err(|error| error.to_string()),
    ]
}

#[test]
fn each_writes_the_same_bytes_and_reads_them() {
    let arrays = [
        DynArray::from(arr1(&[1.0, f64::NAN])),
        arr1(&[u8::MAX, 0]).into(),
        arr0(-1_i16).into(),
        arr1(&[true, false]).into(),
        Array2::<bool>::from_elem((0, 3), true).into(),
        arr2(&[[1_u64, u64::MAX]]).into(),
        Array2::from_elem((2, 3).f(), 1.5_f32).into(),
        arr1(&[half::f16::ONE]).into(),
    ];
    for array in arrays {
        // As text, in which NaN is equal to itself.
        let before = serde_json::to_string(&Nd::new(&array)).unwrap();
        for read in every_library(&Nd::by::<TypedArray>(array.clone())) {
            assert_eq!(serde_json::to_string(&Nd::new(read.unwrap().get_ref())).unwrap(), before);
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct Inner {
    #[serde(with = "ndserde::typed_array")]
    array: Array1<u8>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "type")]
enum Internally {
    Variant(Inner),
}

#[test]
fn none_of_them_brings_tags_through_the_buffer_of_serde() {
    for read in every_library(&Internally::Variant(Inner { array: arr1(&[1]) })) {
        let error = read.unwrap_err();
        let known = error.contains("do not support enum input") || error.contains("unexpected tag");
        assert!(known, "{error}");
    }
}

#[test]
fn cbor2_and_minicbor_lend() {
    let mut bytes = Vec::new();
    let array = Array1::<u8>::zeros(10_000);
    ciborium::into_writer(&Nd::by::<TypedArray>(&array), &mut bytes).unwrap();
    let mut minicbor = minicbor_serde::Deserializer::new(&bytes);
    let mut cbor2 = cbor2::de::Deserializer::from_slice(&bytes);
    let views: [ArrayView1<'_, u8>; 2] = [
        As::<TypedArray>::deserialize(&mut minicbor).unwrap(),
        As::<TypedArray>::deserialize(&mut cbor2).unwrap(),
    ];
    for view in views {
        assert_eq!(view, array);
        assert!(bytes.as_ptr_range().contains(&view.as_ptr()));
    }
}

#[test]
fn cbor4ii_is_refused_by_name() {
    let nd = Nd::by::<TypedArray>(arr1(&[1_u8]));
    let error = cbor4ii::serde::to_vec(Vec::new(), &nd).unwrap_err().to_string();
    assert!(error.contains("typed_array: cbor4ii does not support CBOR tags"), "{error}");
    let error = cbor4ii::serde::from_slice::<Nd<Array1<u8>, TypedArray>>(b"\xd8\x40\x41\x01");
    let error = error.unwrap_err().to_string();
    assert!(error.contains("typed_array: cbor4ii does not support CBOR tags"), "{error}");
}

#[test]
fn serde_cbor_is_refused_where_the_feature_is_off() {
    let nd = Nd::by::<TypedArray>(arr1(&[1_u8]));
    let written = serde_cbor::to_vec(&nd).unwrap_err().to_string();
    let read = serde_cbor::from_slice::<Nd<Array1<u8>, TypedArray>>(b"\xd8\x40\x41\x01");
    for error in [written, read.unwrap_err().to_string()] {
        assert!(
            error.contains("typed_array: serde_cbor lets tags through by a type of its own alone")
        );
        assert!(error.contains("the feature serde_cbor_0_11 of ndserde"), "{error}");
    }
}

/// As `tests/golden/typed_data.rs` has it of the others.
#[test]
fn minicbor_takes_a_typed_array_as_the_data() {
    fn read<W: Wire>(cbor: &[u8]) -> Result<Array1<f32>, String> {
        minicbor_serde::from_slice::<Nd<Array1<f32>, W>>(cbor)
            .map(Nd::into_inner)
            .map_err(|error| error.to_string())
    }
    for line in include_str!("../../golden/typed_data.jsonl").lines() {
        let row: Json = serde_json::from_str(line).unwrap();
        let hex = row["cbor"].as_str().unwrap();
        let pair = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
        let cbor: Vec<u8> = (0..hex.len()).step_by(2).map(pair).collect();
        let own = match row["wire"].as_str().unwrap() {
            "tagged" => Some(read::<Tagged>(&cbor)),
            "readable" => Some(read::<Readable>(&cbor)),
            "triple" => Some(read::<Triple>(&cbor)),
            "json_numpy" => Some(read::<JsonNumpy>(&cbor)),
            "msgpack_numpy" => Some(read::<MsgpackNumpy>(&cbor)),
            _ => None,
        };
        let data = row["data"].as_str().unwrap();
        for read in own.into_iter().chain([read::<Any>(&cbor)]) {
            match read {
                Ok(array) => assert!(array == arr1(&[1.5, -2.0, 0.25]), "{row}: {array}"),
                Err(error) => {
                    assert!(error.contains("a typed array of "), "{row}: {error}");
                    assert!(data.contains("big-endian") || data == "float64", "{row}: {error}");
                }
            }
        }
    }
}
