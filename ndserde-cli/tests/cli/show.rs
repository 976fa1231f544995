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
days: datetime64[D] [2], 1970-01-02 to 1970-01-02, 1 NaT
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

/// The command prints line by line, with pictures between, what the library prints whole, and why a map
/// that has the keys of an array is none.
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
        let without_why: Vec<_> = shown
            .lines()
            .map(|line| line.split(" not read as an array: ").next().unwrap_or_default())
            .collect();
        assert_eq!(without_why.join("\n"), value.to_string());
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

/// Those of the library's tests: the layout of CIFAR's batches, and objects of any class.
#[test]
fn pickles_of_others_are_shown() {
    let shell = Shell::new();
    let mut shown = 0;
    for entry in fs::read_dir(library_golden().join("whole_pickles")).unwrap() {
        let path = entry.unwrap().path();
        let (file, name) = (path.to_str().unwrap(), path.file_stem().unwrap().to_str().unwrap());
        let tree = shell.ok(&["show", file]);
        let line = if name.contains("cifar") {
            ": uint8 [2, 12], 0 to 23\n"
        } else if name.contains("longdouble") {
            ": numpy.ndarray: not read as an array"
        } else if name.contains("shared") {
            "the same as "
        } else if name.contains("times") {
            "odd: [not read: the pickle has text with a lone surrogate"
        } else if name == "joblib-objects" {
            "objects: [1, null]\n"
        } else if name == "joblib-model" {
            "[1]: whole_pickles.Layer:\n  weights: int64 [3], 0 to 2\n"
        } else if name.contains("objects") {
            "layer: whole_pickles.Layer:\n  weights: float64 [3], 1.0 to 3.0\n"
        } else if name.contains("scalars") {
            "span: timedelta64[ns] [], 3 to 3\nrecord: [('id', '<u2'), ('x', '<f8')] []\n"
        } else {
            "span: timedelta64[25s] [], 3 to 3\n"
        };
        assert!(tree.contains(line), "{tree}");
        shown += 1;
    }
    assert!(shown > 30, "{shown}");
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

/// As `head` has them; what is wrong with one hides no other.
#[test]
fn several_files_stand_below_their_names() {
    let shell = Shell::with_golden();
    shell.write("a.json", "[1, 2]");
    let weights = "==> weights.npy <==\nfloat32 [2, 3], 0.0 to 1.25\n";
    let both = format!("{weights}\n==> a.json <==\n[1, 2]\n");
    assert_eq!(shell.ok(&["show", "weights.npy", "a.json"]), both);
    shell.write("wrong.npy", &shell.read("weights.npy")[..140]);
    let done = shell.run(&["show", "wrong.npy", "weights.npy", "none.json", "a.json"]);
    assert_eq!((done.code, String::from_utf8(done.out).unwrap()), (Some(2), both));
    let names = ["ndserde: wrong.npy: ", "ndserde: none.json: "];
    assert!(done.err.lines().zip(names).all(|(line, name)| line.starts_with(name)), "{}", done.err);
    assert_eq!(done.err.lines().count(), 2, "{}", done.err);
}

/// Each key is always there, and each value of one kind or null.
#[test]
fn json_has_a_line_for_each_array() {
    let shell = Shell::with_golden();
    let lines = r#"
{"file":"stored.npz","path":"weights","dtype":"float32","shape":[2,3],"order":"C","bytes":24,"min":0.0,"max":1.25,"nan":0}
{"file":"stored.npz","path":"columns","dtype":"int64","shape":[3,4],"order":"F","bytes":96,"min":0,"max":11,"nan":0}
{"file":"stored.npz","path":"nan","dtype":"float64","shape":[3],"order":"C","bytes":24,"min":"-Infinity","max":0.0,"nan":1}
{"file":"stored.npz","path":"flags","dtype":"bool","shape":[2,1],"order":"C","bytes":2,"min":false,"max":true,"nan":0}
{"file":"stored.npz","path":"complex","dtype":"complex64","shape":[1],"order":"C","bytes":8,"min":null,"max":null,"nan":null}
{"file":"stored.npz","path":"days","dtype":"datetime64[D]","shape":[2],"order":"C","bytes":16,"min":"1970-01-02","max":"1970-01-02","nan":1}
{"file":"stored.npz","path":"words","dtype":"<U5","shape":[2],"order":"C","bytes":40,"min":null,"max":null,"nan":null}
{"file":"stored.npz","path":"bytes","dtype":"|S2","shape":[2],"order":"C","bytes":4,"min":null,"max":null,"nan":null}
{"file":"stored.npz","path":"records","dtype":"[('id', '<u2'), ('x', '<f8')]","shape":[2],"order":"C","bytes":20,"min":null,"max":null,"nan":null}
{"file":"stored.npz","path":"half","dtype":"float16","shape":[2],"order":"C","bytes":4,"min":1.5,"max":"Infinity","nan":0}
{"file":"stored.npz","path":"scalar","dtype":"uint8","shape":[],"order":"C","bytes":1,"min":7,"max":7,"nan":0}
{"file":"stored.npz","path":"none","dtype":"uint32","shape":[0,3],"order":"C","bytes":0,"min":null,"max":null,"nan":0}
{"file":"stored.npz","path":"\"a/b c\"","dtype":"uint64","shape":[1],"order":"C","bytes":8,"min":18446744073709551615,"max":18446744073709551615,"nan":0}
"#;
    assert_eq!(shell.ok(&["show", "--json", "stored.npz"]), lines.trim_start());
    // From memory, too.
    let pickled = shell.ok(&["show", "--json", "arrays-4.pkl"]);
    assert_eq!(pickled, lines.trim_start().replace("stored.npz", "arrays-4.pkl"));
    // The path is that of `get`.
    for line in lines.trim().lines() {
        let line: Value = json::from_str(line).unwrap();
        shell.ok(&["get", "stored.npz", line["path"].as_str().unwrap()]);
    }
    // Nothing has looked.
    let line = r#"{"file":"weights.npy","path":"","dtype":"float32","shape":[2,3],"order":"C","bytes":24,"min":null,"max":null,"nan":null}"#;
    assert_eq!(shell.ok(&["show", "--json", "--no-range", "weights.npy"]), format!("{line}\n"));
    shell.write("a.json", r#"{"a": 1, "b": [1, 2]}"#);
    assert_eq!(shell.ok(&["show", "--json", "a.json"]), "");
    let line = r#"{"file":"a.json","path":"b","dtype":"int64","shape":[2],"order":"C","bytes":16,"min":1,"max":2,"nan":0}"#;
    assert_eq!(shell.ok(&["show", "--json", "--lists", "a.json"]), format!("{line}\n"));
    let done = shell.run(&["show", "--json", "weights.npy", "none.npy", "words.npy"]);
    let lines = String::from_utf8(done.out).unwrap().lines().count();
    assert_eq!((done.code, lines), (Some(2), 2));
}
