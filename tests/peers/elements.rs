//! Vectors and fixed arrays, which the other side sees as any array.

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use ndserde::{
    Elements, Nd,
    field::SerializeElements,
    wire::{Npy, Tagged, Wire},
};
use ndserde_test_support::backend::{One, one};
use serde_json::{Value, json};

/// Each by the wires that have a line of their own, and a row of the manifest.
pub fn write_all(folder: &Path, manifest: &mut Vec<Value>) {
    let rows = [[0.5_f64, -1.5, 2.5], [3.5, f64::INFINITY, 5.5]];
    let bytes: Vec<u8> = rows.as_flattened().iter().flat_map(|x| x.to_le_bytes()).collect();
    let vectors = rows.map(Vec::from);
    write::<Tagged, _>("fixed", &rows, &bytes, folder, manifest);
    write::<Npy, _>("fixed", &rows, &bytes, folder, manifest);
    write::<Tagged, _>("vectors", &vectors, &bytes, folder, manifest);
    write::<Npy, _>("vectors", &vectors, &bytes, folder, manifest);
}

fn write<W: Wire, T: SerializeElements<W>>(
    name: &str,
    value: T,
    bytes: &[u8],
    folder: &Path,
    manifest: &mut Vec<Value>,
) {
    let value = Nd::<T, Elements<W>>::from(value);
    for (backend, written) in [
        ("json", one::JsonSlice::write(&value)),
        ("cbor", one::Ciborium::write(&value)),
        ("msgpack", one::RmpNamed::write(&value)),
    ] {
        let file = format!("elements-{name}-{}-{backend}", W::NAME);
        fs::write(folder.join(&file), written.unwrap()).unwrap();
        manifest.push(json!({
            "wire": W::NAME,
            "backend": backend,
            "file": file,
            "dtype": "float64",
            "shape": [2, 3],
            "order": "C",
            "values": BASE64_STANDARD.encode(bytes),
        }));
    }
}
