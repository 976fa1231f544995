//! The examples on the wires' pages are what the wires write, byte for byte, and are read.

use std::{fs, path::PathBuf};

use ndarray::{ArrayD, IxDyn, arr2};
use ndserde::wire::Wire;

use ndserde_test_support::{Backend, backend::One, with_backend, with_wire};

/// Wires that only CBOR carries.
const CBOR_ALONE: &[&str] = &["typed_array"];

/// Wires that carry the elements of one axis: those of the example in C order.
const ONE_AXIS: &[&str] = &["raw"];

const WIRES: &[&str] = &[
    "tagged",
    "readable",
    "nested",
    "triple",
    "npy",
    "npy_latin1",
    "pickle",
    "pickle_latin1",
    "ndarray_v1",
    "json_numpy",
    "msgpack_numpy",
    "packed",
    "raw",
    "typed_array",
    "any",
];

fn root() -> PathBuf {
    env!("CARGO_MANIFEST_DIR").into()
}

fn page(wire: &str) -> String {
    fs::read_to_string(root().join(format!("ndserde-core/src/wire/{wire}.md"))).unwrap()
}

/// The contents of the fenced blocks of a language.
fn blocks<'a>(page: &'a str, language: &str) -> Vec<&'a str> {
    page.split(&format!("\n```{language}\n"))
        .skip(1)
        .map(|after| after.split_once("\n```").expect("a block ends").0)
        .collect()
}

/// Hexadecimal digits, with comments after `#`.
fn hex(text: &str) -> Vec<u8> {
    text.lines()
        .flat_map(|line| line.split('#').next().unwrap_or_default().split_whitespace())
        .map(|byte| u8::from_str_radix(byte, 16).unwrap())
        .collect()
}

#[test]
fn examples_are_what_is_written() {
    for wire in WIRES {
        with_wire!(*wire, W => examples::<W>());
    }
}

fn examples<W: Wire>() {
    let page = page(W::NAME);
    let mut array = arr2(&[[1_i16, 2, 3], [4, 5, 6]]).into_dyn();
    let mut f = ArrayD::zeros(ndarray::ShapeBuilder::f(IxDyn(&[2, 3])));
    f.assign(&array);
    if ONE_AXIS.contains(&W::NAME) {
        array = array.flatten().to_owned().into_dyn();
    }
    for (language, backend) in
        [("json", Backend::JsonSlice), ("cbor", Backend::Ciborium), ("msgpack", Backend::RmpNamed)]
    {
        if CBOR_ALONE.contains(&W::NAME) && backend != Backend::Ciborium {
            continue;
        }
        let blocks = blocks(&page, language);
        assert!(!blocks.is_empty(), "no example in {language} on the page of {}", W::NAME);
        for (block, array) in blocks.into_iter().zip([&array, &f]) {
            let example = if backend.is_text() { unescaped(block) } else { hex(block) };
            let written = with_backend!(backend, B in [JsonSlice, Ciborium, RmpNamed] => {
                B::write_by::<W, _>(array)
            });
            let written = written.unwrap();
            let (is, says) =
                (written.escape_ascii().to_string(), example.escape_ascii().to_string());
            assert_eq!(is, says, "the example in {language} on the page of {}", W::NAME);
            let read = with_backend!(backend, B in [JsonSlice, Ciborium, RmpNamed] => {
                B::read_by::<W, ArrayD<i16>>(&example)
            });
            assert_eq!(read.as_ref(), Ok(array));
        }
    }
}

/// The page shows characters that do not print, such as U+0093, as their escapes, which are the same
/// JSON.
fn unescaped(json: &str) -> Vec<u8> {
    let mut json = json.to_owned();
    for c in '\u{7f}'..'\u{a0}' {
        json = json.replace(&format!("\\u{:04x}", u32::from(c)), &c.to_string());
    }
    json.into_bytes()
}

#[test]
fn the_readers_in_javascript_are_those_that_the_tests_run() {
    for wire in ["tagged", "packed", "typed_array"] {
        let reader = fs::read_to_string(root().join(format!("tests/peers/{wire}.mjs"))).unwrap();
        // A second one, of `typed_array`, is run by `tests/languages`.
        assert_eq!(blocks(&page(wire), "js").first(), Some(&reader.trim_end()));
    }
}
