//! Typed arrays of JavaScript as the data of arrays, by the packages of npm, see `typed_data.mjs`.

use ndarray::{Array1, array};
use ndserde::{
    DynArray, Value,
    wire::{Any, Wire},
};
use ndserde_test_support::{
    backend::{One, one::CborSlice},
    for_each_backend, with_wire,
};
use serde_json::Value as Json;

const DOCUMENTS: &str = include_str!("typed_data.jsonl");

#[test]
fn a_typed_array_in_the_place_of_the_data_is_its_bytes() {
    let mut rows = 0;
    for line in DOCUMENTS.lines() {
        let row: Json = serde_json::from_str(line).unwrap();
        let word = |key: &str| row[key].as_str().unwrap();
        let cbor = bytes(word("cbor"));
        let refused = match word("data") {
            "float64" => Some("a typed array of float64, where the dtype is float32"),
            "big-endian float32" => {
                Some("a typed array of big-endian float32, where the byte order is little")
            }
            _ => None,
        };
        let place = format!("{} {} {}", word("library"), word("data"), word("name"));
        // Of no wire of its own.
        if word("wire") != "plotly" {
            with_wire!(word("wire"), W => read::<W>(&cbor, refused, &place));
        }
        read::<Any>(&cbor, refused, &place);
        let value: Value = CborSlice::read(&cbor).expect(&place);
        let found = value.as_array().map(|array| array == &DynArray::from(right()));
        assert_eq!(found, refused.is_none().then_some(true), "{place}: {value:?}");
        rows += 1;
    }
    assert_eq!(rows, 105);
}

fn right() -> Array1<f32> {
    array![1.5, -2.0, 0.25]
}

fn read<W: Wire>(cbor: &[u8], refused: Option<&str>, place: &str) {
    for_each_backend!(B in [Ciborium, CiboriumValue, CborSlice, CborReader, CborValue] => {
        let place = format!("{place} by {} {:?}", W::NAME, B::BACKEND);
        match (B::read_by::<W, Array1<f32>>(cbor), refused) {
            (Ok(array), None) => assert_eq!(array, right(), "{place}"),
            (Err(error), Some(why)) => assert!(error.contains(why), "{place}: {error}"),
            (found, _) => panic!("{place}: {found:?}"),
        }
    });
}

fn bytes(hex: &str) -> Vec<u8> {
    let pair = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
    (0..hex.len()).step_by(2).map(pair).collect()
}
