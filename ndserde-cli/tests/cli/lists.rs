//! `--lists`: lists of numbers as arrays.

use crate::run::Shell;

#[test]
fn rectangular_lists_of_numbers_are_arrays() {
    let shell = Shell::new();
    for (document, shown) in [
        ("[[1, 2], [3, 4]]", "int64 [2, 2], 1 to 4"),
        ("[1, 2.5, -3]", "float64 [3], -3.0 to 2.5"),
        ("[1.5, \"NaN\", \"-Infinity\"]", "float64 [3], -inf to 1.5, 1 NaN"),
        ("[1, NaN]", "float64 [2], 1.0 to 1.0, 1 NaN"),
        ("[true, false]", "bool [2], false to true"),
        ("[18446744073709551615, 0]", "uint64 [2], 0 to 18446744073709551615"),
        ("[[[1]], [[2]]]", "int64 [2, 1, 1], 1 to 2"),
        (r#"[{"a": [1]}, [2]]"#, "[0]:\n  a: int64 [1], 1 to 1\n[1]: int64 [1], 2 to 2"),
        ("[[1, 2], [3]]", "[0]: int64 [2], 1 to 2\n[1]: int64 [1], 3 to 3"),
        (
            "[[[1], [2]], [[3], 4]]",
            "[0]: int64 [2, 1], 1 to 2\n[1]:\n  [0]: int64 [1], 3 to 3\n  [1]: 4",
        ),
        ("[[1], [true]]", "[0]: int64 [1], 1 to 1\n[1]: bool [1], true to true"),
        // What no dtype has exactly, what is no number, and what may be anything.
        ("[18446744073709551615, -1]", "[18446744073709551615, -1]"),
        ("[9007199254740993, 0.5]", "[9007199254740993, 0.5]"),
        ("[18446744073709551616]", "[18446744073709551616]"),
        ("[1, true]", "[1, true]"),
        ("[1, null]", "[1, null]"),
        ("[\"NaN\"]", "[\"NaN\"]"),
        ("[1, \"x\"]", "[1, \"x\"]"),
        ("[]", "[]"),
        ("[[], []]", "[0]: []\n[1]: []"),
    ] {
        shell.write("a.json", document);
        assert_eq!(shell.ok(&["show", "a.json", "--lists"]), format!("{shown}\n"), "{document}");
    }
    // A tag says what its list is: here 3 * 10^-1.
    shell.write("a.cbor", b"\xc4\x82\x20\x03");
    assert_eq!(shell.ok(&["show", "a.cbor", "--lists"]), "tag 4: [-1, 3]\n");
}

#[test]
fn they_are_taken_out_and_converted() {
    let shell = Shell::new();
    shell.write("a.json", r#"{"a": [[1, 2], [3, 4]], "b": [0.5]}"#);
    shell.ok(&["get", "a.json", "a", "-o", "a.npy", "--lists"]);
    let array = "[[1, 2],\n [3, 4]], dtype=int64, shape=[2, 2]\n";
    assert_eq!(shell.ok(&["get", "a.npy"]), array);
    shell.ok(&["convert", "a.json", "a.npz", "--lists"]);
    assert_eq!(shell.ok(&["get", "a.npz", "a"]), array);
    assert_eq!(
        shell.ok(&["get", "a.json", "a[:, 1]", "--lists"]),
        "[2, 4], dtype=int64, shape=[2]\n"
    );
    let document = shell.ok(&["convert", "a.npz", "-", "--to", "json", "--wire", "nested"]);
    assert_eq!(document, "{\"a\":[[1,2],[3,4]],\"b\":[0.5]}\n");
    for (args, why) in [
        (
            &["get", "a.json", "a", "-o", "b.npy"][..],
            "b.npy: the document is a list of numbers, which --lists takes as an array",
        ),
        (
            &["convert", "a.json", "b.npz"],
            "b.npz: a is a list (--lists takes it as an array), and an .npz file holds arrays by their names alone",
        ),
        (
            &["get", "a.json"],
            "a.json: it has no array but in lists of numbers, which --lists takes as arrays",
        ),
    ] {
        assert_eq!(shell.trouble(args), format!("ndserde: {why}"));
    }
}

/// Of any dtype that the wire `nested` has: a list says none, and is taken as that of the array.
#[test]
fn what_nested_has_written_differs_from_no_array() {
    let shell = Shell::with_golden();
    for name in [
        "weights",
        "columns",
        "nan",
        "flags",
        "complex",
        "days",
        "half",
        "scalar",
        "weights[0, 5:]",
        "a/b c",
    ] {
        shell.ok(&["get", "stored.npz", name, "-o", "a.npy"]);
        shell.ok(&["get", "stored.npz", name, "-o", "a.npz"]);
        // A NaN in text is any NaN, and this one is a certain one.
        let formats = ["cbor", "msgpack", "json"];
        for format in formats.into_iter().filter(|format| name != "nan" || *format != "json") {
            let lists = format!("a.{format}");
            shell.ok(&["convert", "a.npy", &lists, "--wire", "nested"]);
            assert_eq!(shell.ok(&["diff", "a.npy", &lists, "--lists"]), "", "{name} {format}");
            assert_eq!(shell.ok(&["diff", &lists, "a.npy", "--lists"]), "", "{name} {format}");
            shell.ok(&["convert", "a.npz", &lists, "--wire", "nested"]);
            assert_eq!(shell.ok(&["diff", "a.npz", &lists, "--lists"]), "", "{name} {format}");
        }
    }
    let (one, other) = ("one.json", "other.json");
    for (array, list, line) in [
        (
            r#"["int16", "AQACAA==", [2]]"#,
            "[1, 3]",
            "1 of 2 elements differs, by at most 1 at [1]: 2, 3",
        ),
        (r#"["int16", "AQACAA==", [2]]"#, "[1, 2.5]", "int16 [2] and float64 [2]"),
        (r#"["int16", "AQACAA==", [2]]"#, "[1, 99999]", "int16 [2] and int64 [2]"),
        (r#"["int16", "AQACAA==", [2]]"#, "[1]", "int16 [2] and int64 [1]"),
        (r#"["int16", "AQACAA==", [2]]"#, "[1, \"x\"]", "int16 [2] and a list of 2"),
        ("[1, 2, 3]", "[1, 2, 4]", "1 of 3 elements differs, by at most 1 at [2]: 3, 4"),
        ("[1, 2, 3]", "[1, 2]", "int64 [3] and int64 [2]"),
        ("[1, 2]", "[1.0, 2.0]", "int64 [2] and float64 [2]"),
    ] {
        shell.write(one, array);
        shell.write(other, list);
        let done = shell.run(&["diff", one, other, "--lists"]);
        let line = format!("the whole document: {line}\n");
        assert_eq!((done.code, String::from_utf8(done.out).unwrap()), (Some(1), line));
    }
}

/// Nothing is looked at again for each list around it.
#[test]
fn lists_within_lists_take_no_longer() {
    let shell = Shell::new();
    let numbers = vec!["1"; 1_000_000].join(",");
    let (open, close) = ("[".repeat(120), ",0]".repeat(120));
    shell.write("a.json", format!("{open}[{numbers}]{close}"));
    let start = std::time::Instant::now();
    shell.ok(&["show", "a.json"]);
    let plain = start.elapsed();
    shell.ok(&["show", "a.json", "--lists"]);
    assert!(start.elapsed() < plain * 10, "{plain:?} {:?}", start.elapsed());
}
