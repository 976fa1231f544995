//! Python writes again what we wrote, by the lines on the pages of the wires: we must read both alike.

use std::{fs, path::Path};

use ndarray::ArrayD;
use ndserde::{
    DynArray, Nd,
    wire::{NdarrayV1, Nested, Tagged, Wire},
};
use ndserde_test_support::{
    backend::{One, one},
    by_name::dtypes,
    with_element, with_wire,
};
use serde_json::Value;

/// Compares what `write_again.py` has written with what it has read.
pub fn compare(ours: &Path, theirs: &Path) {
    let manifest = fs::read_to_string(ours.join("manifest.json")).unwrap();
    let rows: Vec<Value> = serde_json::from_str(&manifest).unwrap();
    let (mut compared, mut wrong) = ([0; 3], Vec::new());
    for row in rows {
        let word = |key: &str| row[key].as_str().unwrap_or_default();
        if word("backend") == "raw" || row.get("column").is_some() {
            continue; // a bare .npy file, and columns, which have a page of their own
        }
        let file = word("file");
        let expected = match read(&row, &fs::read(ours.join(file)).unwrap()) {
            Ok(expected) => expected,
            Err(why) => panic!("{file}, which we wrote, is refused: {why}"),
        };
        // In the machine's byte order, in the other one, and with gaps.
        for (place, variant) in ["", "-big", "-gaps"].into_iter().enumerate() {
            let Ok(written) = fs::read(theirs.join(format!("{file}{variant}"))) else {
                // Libraries that write no dates.
                let must = variant.is_empty() && !word("wire").ends_with("_numpy");
                assert!(!must, "Python did not write {file}");
                continue;
            };
            match read(&row, &written) {
                Ok(again) if again == expected => {}
                Ok(again) => wrong.push(format!("{file}{variant} is {again}, not {expected}")),
                Err(why) => wrong.push(format!("{file}{variant} is refused: {why}")),
            }
            compared[place] += 1;
        }
    }
    assert!(wrong.is_empty(), "{} files, every 50th: {:#?}", wrong.len(), every_50th(&wrong));
    assert!(compared.iter().all(|&count| count > 1000), "only {compared:?} files");
}

fn every_50th(wrong: &[String]) -> Vec<&String> {
    wrong.iter().step_by(50).collect()
}

/// The array in a document as JSON of the default wire, which says all of it.
fn read(row: &Value, content: &[u8]) -> Result<String, String> {
    let word = |key: &str| row[key].as_str().unwrap_or_default();
    let (wire, backend, dtype) = (word("wire"), word("backend"), word("dtype"));
    match wire {
        // These do not say the dtype: of text and dates they have what JSON has, of `raw` the bytes.
        "nested" | "ndarray_v1" if !dtypes().iter().any(|one| one == dtype) => {
            let lists: Value = serde_json::from_slice(content).unwrap();
            Ok(lists.to_string())
        }
        "nested" => with_element!(dtype, A => tagged::<Nested, ArrayD<A>>(backend, content)),
        "ndarray_v1" => with_element!(dtype, A => tagged::<NdarrayV1, ArrayD<A>>(backend, content)),
        "raw" => Ok(format!("{content:?}")),
        _ => with_wire!(wire, W => tagged::<W, DynArray>(backend, content)),
    }
}

fn tagged<W: Wire, T>(backend: &str, content: &[u8]) -> Result<String, String>
where
    T: for<'de> ndserde::field::DeserializeBy<'de, W>
        + ndserde::field::SerializeBy<Tagged>
        + ndserde::field::HoldsArray,
{
    let array: T = match backend {
        "json" => one::JsonSlice::read_by::<W, _>(content)?,
        "cbor" => one::Ciborium::read_by::<W, _>(content)?,
        _ => one::RmpNamed::read_by::<W, _>(content)?,
    };
    Ok(serde_json::to_string(&Nd::new(array)).unwrap())
}
