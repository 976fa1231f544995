//! What the Python package writes: each dtype in each layout, read as arrays of any dtype.

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use half::bf16;
use ndarray::IxDyn;
use ndserde::{
    DType, DynArray, npy,
    wire::{Packed, Tagged},
};
use ndserde_test_support::{
    backend::{One, one},
    bits::bits,
};
use serde_json::{Value, json};

pub fn read_all(folder: &Path) {
    let manifest = fs::read_to_string(folder.join("manifest.json")).unwrap();
    let rows: Vec<Value> = serde_json::from_str(&manifest).unwrap();
    assert!(rows.len() > 1_300, "only {} files", rows.len());
    for row in rows {
        let word = |key: &str| row[key].as_str().unwrap_or_default();
        let content = fs::read(folder.join(word("file"))).unwrap();
        let read = match (word("wire"), word("backend")) {
            ("tagged", "json") => one::JsonSlice::read_by::<Tagged, DynArray>(&content),
            ("tagged", "cbor") => one::Ciborium::read_by::<Tagged, DynArray>(&content),
            ("tagged", _) => one::RmpNamed::read_by::<Tagged, DynArray>(&content),
            (_, "json") => one::JsonSlice::read_by::<Packed, DynArray>(&content),
            (_, "cbor") => one::Ciborium::read_by::<Packed, DynArray>(&content),
            (_, _) => one::RmpNamed::read_by::<Packed, DynArray>(&content),
        };
        let of = || format!("{} {} {}", row["wire"], row["backend"], row["name"]);
        let array = read.unwrap_or_else(|why| panic!("{}: {why}", of()));
        if *array.dtype() == DType::BFloat16 {
            assert_eq!(json!(array.shape()), row["shape"], "{}", of());
            assert_eq!(array.order().as_str(), word("order"), "{}", of());
            let array = array.into_array::<bf16, IxDyn>().unwrap();
            assert_eq!(BASE64_STANDARD.encode(bits(&array)), word("values"), "{}", of());
        } else {
            let mut file = Vec::new();
            npy::to_writer_dyn(&mut file, &array).unwrap();
            // Equal from the header on, which has dtype, order and shape.
            let expected = BASE64_STANDARD.decode(word("npy")).unwrap();
            let (file, expected) = (file.escape_ascii(), expected.escape_ascii());
            assert_eq!(file.to_string(), expected.to_string(), "{}", of());
        }
    }
}
