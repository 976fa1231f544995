//! What cannot be carried, and what stands beside it.

use std::{
    fs,
    io::{Cursor, Write},
};

use ndserde::{Value, json, npy};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::run::{Shell, library_golden};

/// What `show` prints of the archive that NumPy has written.
const TREE: &str = "\
weights: float32 [2, 3], 0.0 to 1.25
long: float128 [2], not read: ";

const OBJECTS: &str = "
meta:
  rate: 0.1
  steps: int32 [3], 0 to 2
names: [\"cat\", null, \"horse\"]
grid:
  [0]: [1, null]
  [1]:
    [0]: \"two\"
    [1]: [3.5]
turned:
  [0]: [1, null]
  [1]:
    [0]: \"two\"
    [1]: [3.5]
deep:
  [0]:
    [0]: [0, 1, 2]
    [1]: [3, 4, 5]
none: []
\"README.txt\": a file of 5 bytes, not read: no .npy file
notes/: a folder, not read: no .npy file
";

fn check_left_out(err: &str) {
    let start = "ndserde: left out in 3 places: long: float128 [2], not read: ";
    assert!(err.starts_with(start) && err.ends_with("; and \"README.txt\", notes/\n"), "{err}");
    assert_eq!(err.lines().count(), 1, "{err}");
}

#[test]
fn show_prints_all_that_there_is() {
    let shell = Shell::with_golden();
    let shown = shell.ok(&["show", "mixed.npz"]);
    let rest = shown.strip_prefix(TREE).unwrap_or_else(|| panic!("{shown}"));
    assert_eq!(&rest[rest.find('\n').unwrap()..], OBJECTS);
    let meta = "rate: 0.1\nsteps: int32 [3], 0 to 2\n";
    assert_eq!(shell.ok(&["show", "meta.npy"]), meta);
    assert_eq!(shell.ok(&["show", "meta.npy", "--no-range"]), meta.replace(", 0 to 2", ""));
}

#[test]
fn get_takes_what_is_asked_for() {
    let shell = Shell::with_golden();
    for (path, printed) in [
        ("meta.rate", "0.1\n"),
        ("meta.steps", "[0, 1, 2], dtype=int32, shape=[3]\n"),
        ("grid[1][1][0]", "3.5\n"),
    ] {
        assert_eq!(shell.ok(&["get", "mixed.npz", path]), printed, "{path}");
    }
    assert_eq!(shell.ok(&["get", "meta.npy", "rate"]), "0.1\n");
    shell.ok(&["get", "mixed.npz", "weights", "-o", "got.npy"]);
    assert_eq!(shell.read("got.npy"), shell.read("weights.npy"));
    shell.ok(&["get", "mixed.npz", "meta.steps", "-o", "steps.npy"]);
    for args in [
        &["get", "mixed.npz", "README.txt"][..],
        &["get", "mixed.npz", "\"README.txt\""],
        &["get", "mixed.npz", "README.txt", "--to", "json"],
        &["get", "mixed.npz", "README.txt", "--to", "json", "--skip"],
    ] {
        let error = shell.trouble(args);
        let why = "ndserde: mixed.npz: \"README.txt\": a file of 5 bytes, not read: no .npy file";
        assert_eq!(error, why);
    }
}

#[test]
fn convert_leaves_out_what_it_is_told_to() {
    let shell = Shell::with_golden();
    let error = shell.trouble(&["convert", "mixed.npz", "a.json"]);
    let start = "ndserde: mixed.npz: \"long.npy\": float128 [2], not read: ";
    let end = "; --skip leaves out what is not read";
    assert!(error.starts_with(start) && error.ends_with(end), "{error}");
    let done = shell.run(&["convert", "mixed.npz", "a.json", "--skip"]);
    assert_eq!(done.code, Some(0));
    check_left_out(&done.err);
    let tree = shell.ok(&["show", "a.json"]);
    let left = format!(
        "weights: float32 [2, 3], 0.0 to 1.25{}",
        OBJECTS.split("\"README").next().unwrap()
    );
    assert_eq!(tree, left);
    let done = shell.run(&["diff", "mixed.npz", "a.json", "--skip"]);
    assert_eq!((done.code, &*done.out), (Some(0), &b""[..]));
    check_left_out(&done.err);
    shell.ok(&["convert", "meta.npy", "meta.pkl"]);
    shell.ok(&["diff", "meta.npy", "meta.pkl"]);
}

#[test]
fn diff_names_what_it_cannot_compare() {
    let shell = Shell::with_golden();
    let error = shell.trouble(&["diff", "mixed.npz", "mixed.npz"]);
    assert!(
        error.starts_with("ndserde: mixed.npz: \"long.npy\": float128 [2], not read"),
        "{error}"
    );
    let done = shell.run(&["diff", "mixed.npz", "mixed.npz", "--skip"]);
    assert_eq!(done.code, Some(0), "{done:?}");
    check_left_out(&done.err);
    let done = shell.run(&["diff", "mixed.npz", "stored.npz"]);
    let lines = String::from_utf8(done.out).unwrap();
    for line in [
        "names: only in mixed.npz: a list of 3",
        "none: a list of 0 and uint32 [0, 3]",
        "\"README.txt\": only in mixed.npz: a file of 5 bytes",
    ] {
        assert!(lines.lines().any(|found| found == line), "{lines}");
    }
}

const VOID: &str =
    " (bytes without a meaning: --dtype bfloat16 or another dtype of 2 bytes reads it)";

/// NumPy has no name for the floats of `ml_dtypes`.
#[test]
fn bytes_without_a_meaning_are_read_as_what_they_are_said_to_be() {
    let shell = Shell::with_golden();
    let npy = fs::read(library_golden().join("void_bfloat16.npy")).unwrap();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("half.npy", &npy), ("other.npy", &shell.read("weights.npy"))] {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    shell.write("a.npz", archive.finish().unwrap().into_inner());
    shell.write("half.npy", npy);
    let other = "other: float32 [2, 3], 0.0 to 1.25\n";
    assert_eq!(shell.ok(&["show", "a.npz"]), format!("half: void2 [2, 3]{VOID}\n{other}"));
    let floats = "bfloat16 [2, 3], -1.5 to inf, 1 NaN\n";
    let dtype = ["--dtype", "bfloat16"];
    let with_dtype = |args: &[&'static str]| [args, &dtype].concat();
    assert_eq!(shell.ok(&with_dtype(&["show", "a.npz"])), format!("half: {floats}{other}"));
    assert_eq!(shell.ok(&with_dtype(&["show", "half.npy"])), floats);
    shell.ok(&["convert", "a.npz", "a.pkl"]);
    shell.ok(&["diff", "a.npz", "a.pkl"]);
    for file in ["a.pkl", "a.npz"] {
        assert_eq!(
            shell.ok(&with_dtype(&["get", file, "half"])),
            "[[0.0, -1.5, 3.0],\n [inf, NaN, 0.125]], dtype=bfloat16, shape=[2, 3]\n"
        );
    }
    shell.ok(&with_dtype(&["convert", "half.npy", "half.json"]));
    assert_eq!(shell.ok(&["show", "half.json"]), floats);
    let error = shell.trouble(&with_dtype(&["get", "a.npz", "half", "-o", "half.npy"]));
    assert!(error.contains("NumPy has no typestr for bfloat16"), "{error}");
    let done = shell.run(&["show", "half.npy", "--dtype", "float7"]);
    assert!(done.code == Some(2) && done.err.contains("unknown dtype \"float7\""), "{done:?}");
    let done = shell.run(&["show", "half.npy", "--dtype", ">i2"]);
    assert!(done.code == Some(2) && done.err.contains("are read as little-endian"), "{done:?}");
}

/// The archive claims far more than is there of every member but one, or has another wrong.
#[test]
fn a_member_costs_what_it_is_alone() {
    let shell = Shell::with_golden();
    let options = SimpleFileOptions::default();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("small.npy", npy::to_vec(&ndarray::arr1(&[1_u8])).unwrap()),
        ("large.npy", npy::to_vec(&ndarray::Array1::<u8>::zeros(5000)).unwrap()),
        ("wrong.npy", b"\x93NUMPY\x09\x00".to_vec()),
    ] {
        archive.start_file(name, options).unwrap();
        archive.write_all(&content).unwrap();
    }
    shell.write("a.npz", archive.finish().unwrap().into_inner());
    let get = ["get", "a.npz", "small", "--max-bytes", "1K"];
    assert_eq!(shell.ok(&get), "[1], dtype=uint8, shape=[1]\n");
    let error = shell.trouble(&["get", "a.npz", "large", "--max-bytes", "1K"]);
    assert!(
        error.contains("\"large.npy\": 5128 bytes to unpack would be more than 1024"),
        "{error}"
    );
    let error = shell.trouble(&["show", "a.npz"]);
    assert!(error.contains("\"wrong.npy\": npy: version 9.0 is unknown"), "{error}");
    let done = shell.run(&["show", "a.npz", "--max-bytes", "1K"]);
    let tree = "small: uint8 [1], 1 to 1\nlarge: not read: 5128 bytes to unpack would be more than \
                1024 in all; --max-bytes sets how many may be\nwrong: not read: npy: version 9.0 is \
                unknown, 1.0, 2.0 and 3.0 are read\n";
    assert_eq!(String::from_utf8(done.out).unwrap(), tree);
    assert!(done.err.ends_with("how many may be; another is wrong, too\n"), "{}", done.err);
    let error = shell.trouble(&["get", "a.npz", "wrong"]);
    assert_eq!(
        error,
        "ndserde: a.npz: \"wrong.npy\": npy: version 9.0 is unknown, 1.0, 2.0 and 3.0 are read"
    );
    let done = shell.run(&["convert", "a.npz", "-", "--to", "json", "--skip"]);
    assert_eq!(
        done.err,
        "ndserde: left out: wrong: not read: npy: version 9.0 is unknown, 1.0, 2.0 and 3.0 are read\n"
    );
}

/// What has the keys of an array and is none stays what it is, and says why.
#[test]
fn a_map_that_should_be_an_array_says_why_it_is_none() {
    let shell = Shell::new();
    let array = r#"{"dtype":"float64","shape":[2],"byteorder":"little","order":"C","data":"AAAA"}"#;
    shell.write("a.json", format!(r#"{{"a":1,"b":{array},"c":{{"dtype":"float64"}}}}"#));
    shell.ok(&["convert", "a.json", "a.cbor"]);
    shell.ok(&["convert", "a.json", "a.msgpack"]);
    for file in ["a.json", "a.cbor", "a.msgpack"] {
        let shown = shell.ok(&["show", file]);
        let start = "a: 1\nb: not read as an array: ";
        assert!(shown.starts_with(start), "{shown}");
        assert!(
            shown.contains("needs 16 bytes, the data has 3\n  dtype: \"float64\"\n"),
            "{shown}"
        );
        assert!(shown.ends_with("\nc:\n  dtype: \"float64\"\n"), "{shown}");
    }
}

#[test]
fn objects_are_what_numpy_has_written() {
    let shell = Shell::with_golden();
    let mut archive = ZipArchive::new(Cursor::new(shell.read("mixed.npz"))).unwrap();
    for (name, expected) in [
        ("names.npy", r#"["cat", null, "horse"]"#),
        ("grid.npy", r#"[[1, null], ["two", [3.5]]]"#),
        ("turned.npy", r#"[[1, null], ["two", [3.5]]]"#),
        ("deep.npy", "[[[0, 1, 2], [3, 4, 5]]]"),
        ("none.npy", "[]"),
    ] {
        let value: Value = npy::objects_from_reader(archive.by_name(name).unwrap()).unwrap();
        assert_eq!(value, json::from_str::<Value>(expected).unwrap(), "{name}");
    }
    let meta: Value = npy::objects_from_slice(&shell.read("meta.npy")).unwrap();
    assert_eq!(meta.get_path("rate").unwrap().as_f64(), Some(0.1));
}

#[test]
fn a_second_array_in_one_file_is_named() {
    let shell = Shell::with_golden();
    let weights = shell.read("weights.npy");
    shell.write("two.npy", [&weights[..], &weights].concat());
    for args in [&["show", "two.npy"][..], &["get", "two.npy", "", "--to", "json"]] {
        let error = shell.trouble(args);
        assert!(error.contains("a second .npy file stands behind the array"), "{error}");
    }
    shell.write("more.npy", [&weights[..], b"more"].concat());
    let error = shell.trouble(&["show", "more.npy"]);
    assert!(error.contains("needs 24 bytes, the data has 28"), "{error}");
}
