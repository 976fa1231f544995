//! Every golden file with one byte changed, and cut off anywhere: a value or an error, within the
//! memory that the input deserves.

use std::{fs, num::NonZero, path::Path, thread};

use ndarray::{Array1, ArrayD};
use ndserde::{Element, wire::Wire};
use ndserde_test_support::{
    any::Any,
    backend::{One, one},
    check::{check, check_npy, check_pickle, check_pickle_value},
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

/// Tries an input; returns whether it was a value.
type Try = fn(&[u8]) -> bool;

/// What tries an input as an array of these elements.
fn by_elements<B: One, W: Wire, A: Element>(row: &Row) -> Try {
    if row.file.contains("-no-shape") {
        // Without a shape only a field of one axis can be meant.
        check::<B, W, Array1<A>>
    } else {
        check::<B, W, ArrayD<A>>
    }
}

/// What tries an input as an array of the file's own dtype.
fn by_row(row: &Row) -> Try {
    let mut found: Option<Try> = None;
    with_wire!(row.wire.as_str(), W => { for_each_element!(A => {
        if found.is_none() && A::DTYPE.to_string() == *row.dtype {
            found = Some(match row.backend.as_str() {
                "json" => by_elements::<one::JsonSlice, W, A>(row),
                "cbor" => by_elements::<one::Ciborium, W, A>(row),
                "msgpack" => by_elements::<one::RmpNamed, W, A>(row),
                "raw" => |input| check_npy::<A>(input).is_some(),
                other => panic!("give the backend {other} its place here"),
            });
        }
    }); });
    found.unwrap_or_else(|| panic!("no element type of {}", row.dtype))
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
            values += usize::from(check_pickle_value(input) | check_pickle::<Any>(input));
        };
        // Each input is read whole, so that of long files a share must do.
        let step = bytes.len().div_ceil((40_000 / bytes.len()).clamp(6, 40));
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

/// How many there were.
#[derive(Default)]
struct Counts {
    files: usize,
    inputs: usize,
    values: usize,
}

fn try_changed_and_cut(row: &Row, bytes: &[u8], counts: &mut Counts) {
    let read = by_row(row);
    assert!(read(bytes), "{} is not read at all", row.file);
    counts.files += 1;
    let mut attempt = |input: &[u8]| {
        counts.inputs += 1;
        counts.values += usize::from(read(input));
    };
    for len in 0..bytes.len() {
        attempt(&bytes[..len]);
    }
    let mut changed = bytes.to_vec();
    for at in 0..bytes.len() {
        for other in replacements(bytes[at]) {
            changed[at] = other;
            attempt(&changed);
        }
        changed[at] = bytes[at];
    }
}

#[test]
fn changed_and_cut_golden_files_are_values_or_errors() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let manifest = fs::read_to_string(golden.join("manifest.json")).unwrap();
    let rows: Vec<Row> = serde_json::from_str(&manifest).unwrap();
    assert!(rows.len() >= 750, "{}", rows.len());
    // A share by default: what optimised code does in a second takes these minutes.
    let every = std::env::var("NDSERDE_MUTATE_EVERY").map_or(3, |every| every.parse().unwrap());
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let (rows, golden) = (&rows, &golden);
    let counts: Vec<Counts> = thread::scope(|scope| {
        let threads: Vec<_> = (0..threads)
            .map(|first| {
                scope.spawn(move || {
                    let mut counts = Counts::default();
                    for row in rows.iter().step_by(every).skip(first).step_by(threads) {
                        let bytes = fs::read(golden.join(&row.file)).unwrap();
                        try_changed_and_cut(row, &bytes, &mut counts);
                    }
                    counts
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let sum = |of: fn(&Counts) -> usize| counts.iter().map(of).sum::<usize>();
    let (files, inputs, values) = (sum(|c| c.files), sum(|c| c.inputs), sum(|c| c.values));
    println!("{files} files, {inputs} inputs, {values} of them values");
    assert_eq!(files, rows.len().div_ceil(every));
    assert!(values > 0 && values < inputs, "{inputs} {values}");
}
