//! `ndserde show`.

use std::fs;

use ndserde::{Value, json};

use crate::run::{Shell, library_golden};

#[test]
fn each_array_of_an_archive_has_a_line() {
    let shell = Shell::with_golden();
    let tree = "\
weights: float32 [2, 3], 0.0 to 1.25
columns: int64 [3, 4], 0 to 11
nan: float64 [3], -inf to 0.0, 1 NaN
flags: bool [2, 1], false to true
complex: complex64 [1]
days: datetime64[D] [2], 1 to 1, 1 NaT
words: <U5 [2]
bytes: |S2 [2]
records: [('id', '<u2'), ('x', '<f8')] [2]
half: float16 [2], 1.5 to inf
scalar: uint8 [], 7 to 7
none: uint32 [0, 3]
\"a/b c\": uint64 [1], 18446744073709551615 to 18446744073709551615
";
    assert_eq!(shell.ok(&["show", "stored.npz"]), tree);
    assert_eq!(shell.ok(&["show", "compressed.npz"]), tree);
    assert_eq!(shell.ok(&["show", "weights.npy"]), "float32 [2, 3], 0.0 to 1.25\n");
}

/// The command prints line by line, with pictures between, what the library prints whole.
#[test]
fn without_pictures_the_tree_is_the_librarys() {
    let shell = Shell::new();
    let (mut printed, mut lines) = (0, 0);
    for line in include_str!("../../../tests/golden/layouts.jsonl").lines() {
        let row: Value = json::from_str(line).unwrap();
        let Some(document) = row["json"].as_str() else { continue };
        let document = format!(r#"{{"a": [{document}, [], {{}}], "b": [1, 2, "x"], "c d": null}}"#);
        let value: Value = json::from_str(&document).unwrap();
        shell.write("a.json", &document);
        let shown = shell.ok(&["show", "a.json"]);
        assert_eq!(shown, format!("{value}\n"));
        (printed, lines) = (printed + 1, lines + shown.lines().count());
    }
    assert!(printed > 50 && lines > 300, "{printed} {lines}");
}

#[test]
fn pickles_of_every_protocol_are_what_the_archive_is() {
    let shell = Shell::with_golden();
    for protocol in 0..6 {
        let file = format!("arrays-{protocol}.pkl");
        assert_eq!(shell.ok(&["diff", "stored.npz", &file]), "");
        assert_eq!(shell.ok(&["show", &file]), shell.ok(&["show", "stored.npz"]));
    }
}

/// Those of the library's tests: the layout of CIFAR's batches is shown, and what is not read is
/// named.
#[test]
fn pickles_of_others_are_shown_or_refused_by_name() {
    let shell = Shell::new();
    let (mut shown, mut refused) = (0, 0);
    for entry in fs::read_dir(library_golden().join("whole_pickles")).unwrap() {
        let path = entry.unwrap().path();
        let (file, name) = (path.to_str().unwrap(), path.file_stem().unwrap().to_str().unwrap());
        if name.contains("objects") {
            let error = shell.trouble(&["show", file]);
            assert!(error.contains(r#""|O8" is object"#), "{error}");
            refused += 1;
            continue;
        }
        let tree = shell.ok(&["show", file]);
        let line = if name.contains("cifar") {
            ": uint8 [2, 12], 0 to 23\n"
        } else if name.contains("scalars") {
            "span: timedelta64[ns] [], 3 to 3\nrecord: [('id', '<u2'), ('x', '<f8')] []\n"
        } else {
            "span: timedelta64[25s] [], 3 to 3\n"
        };
        assert!(tree.contains(line), "{tree}");
        shown += 1;
    }
    assert!(shown > 20 && refused == 1, "{shown} {refused}");
}

#[test]
fn what_a_file_says_acts_on_no_terminal() {
    let shell = Shell::new();
    shell.write("a.json", "{\"\\u001b[2J\": \"\\u001b[31m\\n\", \"\\u202e\": 1}");
    let tree = shell.ok(&["show", "a.json"]);
    assert_eq!(tree, "\"\\u{1b}[2J\": \"\\u{1b}[31m\\n\"\n\"\\u{202e}\": 1\n");
    // The name of a record's field.
    let header = format!(
        "{:<117}\n",
        "{'descr': [('\u{1b}[2J', '<u2')], 'fortran_order': False, 'shape': (1,), }"
    );
    shell.write("a.npy", [b"\x93NUMPY\x01\x00\x76\x00", header.as_bytes(), &[1, 0]].concat());
    let dtype = "[('\\x1b[2J', '<u2')]";
    assert_eq!(shell.ok(&["show", "a.npy"]), format!("{dtype} [1]\n"));
    assert_eq!(shell.ok(&["get", "a.npy", ""]), format!("[(1)], dtype={dtype}, shape=[1]\n"));
    let done = shell.run(&["diff", "a.npy", "a.json"]);
    let line = format!("the whole document: {dtype} [1] and a map of 2\n");
    assert_eq!((done.code, String::from_utf8(done.out).unwrap()), (Some(1), line));
}
