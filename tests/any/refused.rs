//! What is refused, and with which words, beyond `wires/rejects/any.rs`.

use ndarray::{Array1, Array2, ArrayD};
use ndserde::{DynArray, wire::Any};
use ndserde_test_support::{Backend, backend::One, for_each_backend};

use super::json;

#[test]
fn formats_that_do_not_describe_themselves_are_refused_by_name_both_ways() {
    let array = ndarray::arr1(&[1.0, 2.0]);
    let mut refused = 0;
    for_each_backend!(B in [BincodeSlice, BincodeReader, Postcard] => {
        let document = B::write_by::<ndserde::wire::Tagged, _>(&array).unwrap();
        for error in [
            B::write_by::<Any, _>(&array).unwrap_err(),
            B::read_by::<Any, Array1<f64>>(&document).unwrap_err(),
        ] {
            let named = error.contains("any: bincode is not self-describing");
            // Postcard keeps no message.
            assert!(named || B::BACKEND == Backend::Postcard, "{:?}: {error}", B::BACKEND);
            refused += 1;
        }
    });
    assert_eq!(refused, 6);
}

/// Maps of nothing take one byte in MessagePack, and much more in a tree.
#[test]
fn more_values_than_any_layout_has_are_refused() {
    let list = |len: usize| format!("[{}]", vec!["{}"; len].join(","));
    let error = json::<Array1<f64>>(&list(10_000)).unwrap_err();
    assert!(error.contains("the document has too many values to be an array"), "{error}");
    let error = json::<Array1<f64>>(&list(8_000)).unwrap_err();
    assert!(!error.contains("too many values"), "{error}");
}

#[test]
fn what_could_mean_two_things_is_refused_with_both_names() {
    for (text, words) in [
        (r#"["<U1","YQAAAA=="]"#, ["texts of the wire nested", "a triple"]),
        (
            r#"{"__ndarray__":[[1],"float64",[1.0]],"dtype":"float64","shape":[1]}"#,
            ["ase", "json_tricks"],
        ),
        (r#"{"__ndarray__":"AAA=","dtype":"int16","shape":[1],"order":"C"}"#, ["order", "bokeh 2"]),
        (r#"{"shape":[1]}"#, ["tagged needs `dtype`, `data`", "openpi needs"]),
    ] {
        let error = if text.starts_with('[') {
            json::<ArrayD<String>>(text).unwrap_err()
        } else {
            json::<DynArray>(text).unwrap_err()
        };
        assert!(words.iter().all(|word| error.contains(word)), "{text}: {error}");
    }
}

#[test]
fn what_the_input_says_is_shortened_and_escaped() {
    let long = "a\u{1b}".repeat(5000);
    let documents = [
        format!("{long:?}"),
        format!("[{long:?}, 1]"),
        format!("{{{long:?}: 1}}"),
        format!(r#"{{"dtype": {long:?}}}"#),
        format!(r#"{{"__ndarray__": [[1], {long:?}, [1]]}}"#),
        format!(r#"{{"py/object": {long:?}}}"#),
        format!(r#"{{"bdata": "", "shape": {long:?}}}"#),
    ];
    for document in documents {
        let document = document.replace("\\u{1b}", "\\u001b");
        let error = json::<DynArray>(&document).unwrap_err();
        assert!(error.len() < 600 && !error.contains('\u{1b}'), "{} {error}", error.len());
        assert!(error.contains("any: "), "{error}");
    }
}

#[test]
fn a_mark_in_the_wrong_place_is_no_array() {
    let no_array = [
        r"{}",
        r#"{"data":[1]}"#,
        r#"{"__ndarray__":true}"#,
        r#"{"__ndarray__":"AAAA"}"#,
        r#"{"nd":true,"_nd_":true}"#,
        r#"{"type":"numpy","dtype":"int16","shape":[1],"array":[1]}"#,
        r#"{"type":"<f8","dtype":"int16","value":[1]}"#,
        r"null",
        r"[]",
        r"[1, [2]]",
        r"[null]",
        r#"["int16"]"#,
        r#"["int16", [1]]"#,
        r#"["int16", 1]"#,
        r#"["int16", "AAA=", [1], 1]"#,
    ];
    for text in no_array {
        let error = json::<DynArray>(text).unwrap_err();
        assert!(json::<Array2<i16>>(text).is_err(), "{text}");
        assert!(!error.is_empty(), "{text}");
    }
}
