//! Text and records with a byte changed or cut off: a value that comes back, or an error, within the
//! bound on memory.

use ndarray::{Array1, ArrayD};
use ndserde::{
    DynArray,
    wire::{JsonNumpy, Readable, Tagged, Triple},
};
use ndserde_test_support::{backend::one::JsonSlice, check::check, record::Record};
use serde_json::Value;

const FILES: &[&str] = &[include_str!("golden/texts.jsonl"), include_str!("golden/records.jsonl")];

/// Reads the document by each wire that has its form, as each kind of field.
fn values(document: &[u8]) -> usize {
    let values = [
        check::<JsonSlice, Tagged, DynArray>(document),
        check::<JsonSlice, Tagged, ArrayD<String>>(document),
        check::<JsonSlice, Tagged, Array1<Vec<u8>>>(document),
        check::<JsonSlice, Tagged, Array1<Record>>(document),
        check::<JsonSlice, Readable, DynArray>(document),
        check::<JsonSlice, Readable, ArrayD<String>>(document),
        check::<JsonSlice, JsonNumpy, DynArray>(document),
        check::<JsonSlice, JsonNumpy, ArrayD<String>>(document),
        check::<JsonSlice, JsonNumpy, Array1<Record>>(document),
        check::<JsonSlice, Triple, DynArray>(document),
        check::<JsonSlice, Triple, ArrayD<String>>(document),
    ];
    values.into_iter().filter(|&value| value).count()
}

#[test]
fn changed_texts_and_records_are_values_or_errors() {
    let (mut inputs, mut read) = (0, 0);
    for row in FILES.iter().flat_map(|file| file.lines()) {
        let row: Value = serde_json::from_str(row).unwrap();
        for document in row.as_object().unwrap().values().filter_map(Value::as_str) {
            let bytes = document.as_bytes();
            for at in 0..bytes.len().min(80) {
                for byte in [b'0', b'9', b'<', b'>', b'U', b'"', b'[', bytes[at] ^ 1] {
                    let mut changed = bytes.to_vec();
                    changed[at] = byte;
                    read += values(&changed);
                    inputs += 1;
                }
                read += values(&bytes[..at]);
            }
        }
    }
    println!("{inputs} inputs, {read} values");
    assert!(inputs > 10_000 && read > 1_000, "{inputs} inputs, {read} values");
}
