//! `ndserde convert --wire`.

use std::{collections::BTreeSet, fs};

use crate::run::{Shell, library_golden};

/// Each wire with what its form in JSON has, for the array of `weights.npy`; none where JSON is no
/// format for it.
const WIRES: [(&str, Option<&str>); 14] = [
    (
        "tagged",
        Some(r#"{"dtype":"float32","shape":[2,3],"byteorder":"little","order":"C","data":"AAAA"#),
    ),
    ("readable", Some(r#""data":[[0.0,0.25,0.5],[0.75,1.0,1.25]]}"#)),
    ("nested", Some("[[0.0,0.25,0.5],[0.75,1.0,1.25]]\n")),
    ("triple", Some(r#"["float32","AAAA"#)),
    ("npy", Some(r#""k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0Jyw"#)),
    ("npy_latin1", Some("\"\u{93}NUMPY\\u0001\\u0000v\\u0000{'descr': '<f4', ")),
    ("ndarray_v1", Some(r#"{"v":1,"dim":[2,3],"data":[0.0,0.25,0.5,0.75,1.0,1.25]}"#)),
    ("json_numpy", Some(r#"{"__numpy__":"AAAA"#)),
    ("msgpack_numpy", Some(r#"{"nd":true,"type":"<f4","kind":"","shape":[2,3],"data":"#)),
    ("pickle", Some(r#""gAR"#)),
    ("pickle_latin1", Some("numpy")),
    ("packed", Some(r#""+qgCA"#)),
    ("raw", None),
    ("typed_array", None),
];

/// What states no dtype is no array to whoever reads it, nor are bytes with a mark that others have.
const UNSTATED: [&str; 3] = ["nested", "ndarray_v1", "packed"];

#[test]
fn every_wire_of_the_library_is_there() {
    let mut wires = BTreeSet::new();
    for entry in fs::read_dir(library_golden().join("../../ndserde-core/src/wire")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        wires.extend(name.strip_suffix(".md").map(str::to_owned));
    }
    // It writes tagged.
    wires.remove("any");
    assert_eq!(wires, WIRES.iter().map(|(name, _)| (*name).to_owned()).collect());
}

#[test]
fn each_wire_is_written_and_found_again() {
    let shell = Shell::with_golden();
    for (wire, json) in WIRES {
        for (format, file) in [("json", "a.json"), ("cbor", "a.cbor"), ("messagepack", "a.msgpack")]
        {
            let args = ["convert", "weights.npy", file, "--wire", wire];
            if wire == "typed_array" && format != "cbor" {
                let error = shell.trouble(&args);
                assert!(error.contains("does not support CBOR tags"), "{error}");
                continue;
            }
            if wire == "raw" {
                let error = shell.trouble(&args);
                assert!(error.contains("this array has the shape [2, 3]"), "{error}");
                continue;
            }
            shell.ok(&args);
            if let ("json", Some(json)) = (format, json) {
                let text = String::from_utf8(shell.read(file)).unwrap();
                assert!(text.contains(json), "{wire}: {text}");
            }
            let same = shell.run(&["diff", "weights.npy", file]);
            let expected = i32::from(UNSTATED.contains(&wire));
            assert_eq!(same.code, Some(expected), "{wire} {format}: {same:?}");
        }
    }
}

#[test]
fn formats_of_one_form_take_no_wire() {
    let shell = Shell::with_golden();
    for file in ["a.npy", "a.npz", "a.pkl"] {
        let error = shell.trouble(&["convert", "weights.npy", file, "--wire", "tagged"]);
        assert!(error.contains("--wire is for json, jsonl, cbor and messagepack"), "{error}");
    }
    let error = shell.run(&["convert", "weights.npy", "a.json", "--wire", "nope"]);
    assert_eq!(error.code, Some(2));
    assert!(error.err.contains("[possible values: tagged, readable,"), "{error:?}");
}
