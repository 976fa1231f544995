//! Every golden file with one byte changed, and cut off anywhere: a value or an error, within the
//! memory that the input deserves.

use std::{fs, path::Path};

use ndarray::{Array1, ArrayD};
use ndserde::{Element, wire::Wire};
use ndserde_test_support::{
    any::Any,
    backend::{One, one},
    check::{check, check_npy, check_pickle},
    for_each_element, with_wire,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    wire: String,
    backend: String,
    file: String,
    dtype: String,
}

/// What a byte becomes: each of its bits flipped, and the bytes that formats give a meaning.
fn replacements(byte: u8) -> Vec<u8> {
    if std::env::var_os("NDSERDE_EVERY_BYTE").is_some() {
        return (0..=255).filter(|&other| other != byte).collect();
    }
    let mut others: Vec<u8> = (0..8).map(|bit| byte ^ (1 << bit)).collect();
    others.extend([0x00, 0x7f, 0xff, b'"', b'9', b'[', b'}', byte.wrapping_add(1)]);
    others.sort_unstable();
    others.dedup();
    others.retain(|&other| other != byte);
    others
}

/// Tries one input as an array of these elements.
fn read_as<B: One, W: Wire, A: Element>(row: &Row, input: &[u8]) -> bool {
    if row.file.contains("-no-shape") {
        // Without a shape only a field of one axis can be meant.
        check::<B, W, Array1<A>>(input)
    } else {
        check::<B, W, ArrayD<A>>(input)
    }
}

/// Tries one input as an array of the file's own dtype; tells whether it was a value.
fn read(row: &Row, input: &[u8]) -> bool {
    let mut value = None;
    with_wire!(row.wire.as_str(), W => { for_each_element!(A => {
        if A::DTYPE.to_string() == *row.dtype && value.is_none() {
            value = Some(match row.backend.as_str() {
                "json" => read_as::<one::JsonSlice, W, A>(row, input),
                "cbor" => read_as::<one::Ciborium, W, A>(row, input),
                "msgpack" => read_as::<one::RmpNamed, W, A>(row, input),
                "raw" => check_npy::<A>(input).is_some(),
                other => panic!("give the backend {other} its place here"),
            });
        }
    }); });
    value.unwrap_or_else(|| panic!("no element type of {}", row.dtype))
}

/// Whole pickles, of which one shape of data takes every change that leaves a value.
#[test]
fn changed_and_cut_pickles_are_values_or_errors() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/whole_pickles");
    let (mut files, mut inputs, mut values) = (0, 0, 0);
    for file in fs::read_dir(folder).unwrap() {
        let mut bytes = fs::read(file.unwrap().path()).unwrap();
        files += 1;
        let mut attempt = |input: &[u8]| {
            inputs += 1;
            values += usize::from(check_pickle::<Any>(input));
        };
        // Each input is read whole, so that of long files a share must do.
        let step = bytes.len().div_ceil(400);
        for len in (0..bytes.len()).step_by(step) {
            attempt(&bytes[..len]);
        }
        for at in (0..bytes.len()).step_by(step) {
            let before = bytes[at];
            for other in replacements(before) {
                bytes[at] = other;
                attempt(&bytes);
            }
            bytes[at] = before;
        }
    }
    println!("{files} pickles, {inputs} inputs, {values} of them values");
    assert!(files >= 15 && values > 0 && values < inputs, "{files} {inputs} {values}");
}

#[test]
fn changed_and_cut_golden_files_are_values_or_errors() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let manifest = fs::read_to_string(golden.join("manifest.json")).unwrap();
    let rows: Vec<Row> = serde_json::from_str(&manifest).unwrap();
    // Machines that are emulated take a share of the files.
    let every = std::env::var("NDSERDE_MUTATE_EVERY").map_or(1, |every| every.parse().unwrap());
    let (mut files, mut inputs, mut values) = (0, 0, 0);
    for row in rows {
        let bytes = fs::read(golden.join(&row.file)).unwrap();
        assert!(read(&row, &bytes), "{} is not read at all", row.file);
        files += 1;
        if files % every != 0 {
            continue;
        }
        let mut attempt = |input: &[u8]| {
            inputs += 1;
            values += usize::from(read(&row, input));
        };
        for len in 0..bytes.len() {
            attempt(&bytes[..len]);
        }
        let mut changed = bytes.clone();
        for at in 0..bytes.len() {
            for other in replacements(bytes[at]) {
                changed[at] = other;
                attempt(&changed);
            }
            changed[at] = bytes[at];
        }
    }
    println!("{files} files, {inputs} inputs, {values} of them values");
    assert!(files >= 750 && values > 0 && values < inputs, "{files} {inputs} {values}");
}
