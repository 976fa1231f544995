//! The golden files: what the libraries that the formats come from wrote.
//!
//! Each file is read as the manifest says, and those marked exact are written again.

mod manifest;
mod pages;
mod typed_data;

use std::{collections::BTreeSet, fs};

use ndarray::{Array1, ArrayD, IxDyn};
use ndserde::{Order, npy, wire::Wire};

use manifest::{Row, folder, rows};
use ndserde_test_support::{
    Backend, Sample,
    backend::{One, one},
    bits::{array, bits, order},
    with_backend, with_element, with_wire,
};

#[test]
fn every_file_is_read_as_the_manifest_says() {
    let faults: Vec<String> = rows()
        .iter()
        .flat_map(|row| {
            let content = fs::read(folder().join(&row.file)).unwrap();
            with_wire!(row.wire.as_str(), W => with_element!(row.dtype.as_str(), A => read::<W, A>(row, &content)))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is not as the row says, for each backend that reads such files.
fn read<W: Wire, A: Sample>(row: &Row, content: &[u8]) -> Vec<String> {
    let backends: &[Backend] = match row.backend.as_str() {
        // Not sonic-rs, which reads the number -0.0 as 0.0.
        "json" => &[Backend::JsonSlice, Backend::JsonReader, Backend::JsonValue],
        "cbor" if row.wire == "typed_array" => {
            &[Backend::Ciborium, Backend::CiboriumValue, Backend::CborSlice]
        }
        "cbor" => &[Backend::Ciborium, Backend::CborSlice],
        "msgpack" => &[Backend::RmpCompact, Backend::RmpReader],
        _ => {
            let read = npy::from_slice::<A, IxDyn>(content).map_err(|error| error.to_string());
            return fault(row, "alone", read).into_iter().collect();
        }
    };
    backends
        .iter()
        .filter_map(|backend| {
            // Without a shape only a field of one axis can be meant.
            let read = with_backend!(
                backend,
                B in [
                    JsonSlice, JsonReader, JsonValue, Ciborium, CiboriumValue, CborSlice, RmpCompact,
                    RmpReader,
                ] => if row.file.contains("-no-shape") {
                    B::read_by::<W, Array1<A>>(content).map(Array1::into_dyn)
                } else {
                    B::read_by::<W, ArrayD<A>>(content)
                }
            );
            fault(row, &format!("{backend:?}"), read)
        })
        .collect()
}

fn fault<A: Sample>(row: &Row, by: &str, read: Result<ArrayD<A>, String>) -> Option<String> {
    let Row { file, shape, values, .. } = row;
    let why = match read {
        Err(error) => error,
        Ok(array) if array.shape() != shape => format!("shape {:?}", array.shape()),
        Ok(array) if bits(&array) != *values => format!("values {:02x?}", bits(&array)),
        Ok(array) if order(&array) != Some(row.order) => "another order".to_owned(),
        Ok(_) => return None,
    };
    Some(format!("{file}, {by}: {why}"))
}

#[test]
fn exact_files_are_written_byte_for_byte() {
    let faults: Vec<String> = rows()
        .iter()
        .filter(|row| row.exact)
        .filter_map(|row| {
            let content = fs::read(folder().join(&row.file)).unwrap();
            with_wire!(row.wire.as_str(), W => with_element!(row.dtype.as_str(), A => write::<W, A>(row, &content)))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn write<W: Wire, A: Sample>(row: &Row, content: &[u8]) -> Option<String> {
    // A wire that keeps no order writes the same from an array in the other.
    let order = if row.file.contains("-from-F") { Order::F } else { row.order };
    let array: ArrayD<A> = array(&row.values, &row.shape, order);
    let written = match row.backend.as_str() {
        "json" => one::JsonSlice::write_by::<W, _>(&array),
        "cbor" => one::Ciborium::write_by::<W, _>(&array),
        "msgpack" => one::RmpNamed::write_by::<W, _>(&array),
        _ => npy::to_vec(&array).map_err(|error| error.to_string()),
    };
    match written {
        Err(error) => Some(format!("{}: {error}", row.file)),
        Ok(written) if written != content => {
            let (written, content) = (written.escape_ascii(), content.escape_ascii());
            Some(format!("{}:\nwritten {written}\ngolden  {content}", row.file))
        }
        Ok(_) => None,
    }
}

#[test]
fn the_manifest_lists_every_file_once() {
    let rows = rows();
    let listed: BTreeSet<String> = rows.iter().map(|row| row.file.clone()).collect();
    assert_eq!(listed.len(), rows.len(), "a file is listed twice");
    let mut found = BTreeSet::new();
    for wire in fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()) {
        // `wires` is a package of the generator, and whole pickles and archives are no arrays.
        let others = ["wires", "whole_pickles", "archives", "__pycache__"];
        if !wire.is_dir() || others.iter().any(|other| wire.ends_with(other)) {
            continue;
        }
        for backend in fs::read_dir(wire).unwrap().map(|entry| entry.unwrap().path()) {
            for file in fs::read_dir(backend).unwrap().map(|entry| entry.unwrap().path()) {
                let file = file.strip_prefix(folder()).unwrap().to_str().unwrap();
                found.insert(file.replace('\\', "/"));
            }
        }
    }
    assert_eq!(listed, found);
}

#[test]
fn every_wire_has_exact_files_and_files_of_other_spellings() {
    for wire in [
        "tagged",
        "readable",
        "nested",
        "triple",
        "npy",
        "npy_latin1",
        "json_numpy",
        "packed",
        "typed_array",
    ] {
        for exact in [true, false] {
            let count = rows().iter().filter(|row| row.wire == wire && row.exact == exact).count();
            assert!(count >= 5, "{count} files of {wire} with exact {exact}");
        }
    }
}
