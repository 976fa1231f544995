//! `ndserde diff`.

use crate::run::Shell;

/// A document in JSON with the array `a`, of these elements in base64.
fn array(dtype: &str, data: &str, len: usize) -> String {
    format!(r#"{{"a": ["{dtype}", "{data}", [{len}]]}}"#)
}

fn diff(one: &str, other: &str, options: &[&str]) -> (Option<i32>, String) {
    let shell = Shell::new();
    shell.write("one.json", one);
    shell.write("other.json", other);
    let done = shell.run(&[&["diff", "one.json", "other.json"], options].concat());
    assert_eq!(done.err, "");
    (done.code, String::from_utf8(done.out).unwrap())
}

#[test]
fn where_and_by_how_much() {
    for (one, other, line) in [
        // Of arrays
        (
            array("int16", "AQACAAMA", 3),
            array("int16", "AQAEAAgA", 3),
            "a: 2 of 3 elements differ, by at most 5 at [2]: 3, 8",
        ),
        (
            array("uint64", "AAAAAAAAAAA=", 1),
            array("uint64", "//////////8=", 1),
            "a: 1 of 1 elements differs, by at most 18446744073709551615 at [0]: 0, 18446744073709551615",
        ),
        (
            array("float32", "AACAPwAAAEA=", 2),
            array("float32", "AACAPwAAwH8=", 2),
            "a: 1 of 2 elements differs, 1 by no number, the first at [1]: 2.0, NaN",
        ),
        (
            array("float32", "AAAAAA==", 1),
            array("float32", "AAAAgA==", 1),
            "a: 1 of 1 elements differs, by at most 0.0 at [0]: 0.0, -0.0",
        ),
        (
            array("float16", "ADw=", 1),
            array("float16", "AD4=", 1),
            "a: 1 of 1 elements differs, by at most 0.5 at [0]: 1.0, 1.5",
        ),
        (
            array("complex64", "AACAPwAAAAA=", 1),
            array("complex64", "AAAAAAAAAAA=", 1),
            "a: 1 of 1 elements differs, by at most 1.0 at [0]: 1.0+0.0i, 0.0+0.0i",
        ),
        (
            array("bool", "AAE=", 2),
            array("bool", "AQE=", 2),
            "a: 1 of 2 elements differs, by at most 1 at [0]: false, true",
        ),
        (
            array("datetime64[D]", "AAAAAAAAAIA=", 1),
            array("datetime64[D]", "AAAAAAAAAAA=", 1),
            "a: 1 of 1 elements differs, 1 by no number, the first at [0]: NaT, 1970-01-01",
        ),
        (
            array("datetime64[D]", "AAAAAAAAAAA=", 1),
            array("datetime64[D]", "AQAAAAAAAAA=", 1),
            "a: 1 of 1 elements differs, by at most 1 D at [0]: 1970-01-01, 1970-01-02",
        ),
        (
            array("timedelta64[25s]", "AAAAAAAAAAA=", 1),
            array("timedelta64[25s]", "AQAAAAAAAAA=", 1),
            "a: 1 of 1 elements differs, by at most 1 x 25s at [0]: 0, 1",
        ),
        (
            array("<U1", "YQAAAA==", 1),
            array("<U1", "YgAAAA==", 1),
            "a: 1 of 1 elements differs, the first at [0]: \"a\", \"b\"",
        ),
        (
            array("|S1", "YQ==", 1),
            array("|S1", "AA==", 1),
            "a: 1 of 1 elements differs, the first at [0]: b\"a\", b\"\"",
        ),
        (array("int16", "AQA=", 1), array("uint8", "AQA=", 2), "a: int16 [1] and uint8 [2]"),
        // Of anything else
        (r#"{"a": 1}"#.into(), r#"{"a": 2}"#.into(), "a: 1 and 2"),
        (r#"{"a": 1}"#.into(), r#"{"a": 1.0}"#.into(), "a: 1 and 1.0"),
        (r#"{"a": 0.0}"#.into(), r#"{"a": -0.0}"#.into(), "a: 0.0 and -0.0"),
        (r#"{"a": "x"}"#.into(), r#"{"a": null}"#.into(), "a: \"x\" and null"),
        (r#"{"a": [1]}"#.into(), r#"{"a": {}}"#.into(), "a: a list of 1 and a map of 0"),
        (r#"{"a": [1]}"#.into(), r#"{"a": [1, 2]}"#.into(), "a[1]: only in other.json: 2"),
        (r#"{"a": {"b c": 1}}"#.into(), r#"{"a": {}}"#.into(), "a.\"b c\": only in one.json: 1"),
        ("1".into(), "2".into(), "the whole document: 1 and 2"),
        (
            array("int16", "AQA=", 1),
            r#"{"a": [1]}"#.into(),
            "a: int16 [1] and a list of 1 (--lists takes it as an array)",
        ),
    ] {
        assert_eq!(diff(&one, &other, &[]), (Some(1), format!("{line}\n")), "{one} {other}");
        for same in [&one, &other] {
            assert_eq!(diff(same, same, &[]), (Some(0), String::new()), "{same}");
        }
    }
}

#[test]
fn every_difference_has_a_line() {
    let (code, lines) =
        diff(r#"{"a": 1, "b": [1, 2], "c": 0}"#, r#"{"c": 0, "b": [2, 3], "d": 1}"#, &[]);
    let expected = "\
a: only in one.json: 1
b[0]: 1 and 2
b[1]: 2 and 3
d: only in other.json: 1
";
    assert_eq!((code, &*lines), (Some(1), expected));
}

#[test]
fn tolerances_are_those_of_allclose() {
    let numbers = |numbers: &str| {
        let shell = Shell::new();
        shell.write("a.json", format!(r#"{{"dtype":"float64","shape":[{}],"byteorder":"little","order":"C","data":[{numbers}]}}"#, numbers.split(',').count()));
        shell.ok(&["convert", "a.json", "-", "--to", "json"])
    };
    for (one, other, options, code) in [
        ("100.0", "101.0", &["--rtol", "0.01"][..], 0),
        ("100.0", "101.0", &["--rtol", "0.009"], 1),
        // A share of the second: 1.0 is more than 0.0099 of 101, not of 100.
        ("101.0", "100.0", &["--rtol", "0.0099009901"], 1),
        ("100.0", "101.0", &["--atol", "1"], 0),
        ("100.0", "101.0", &["--atol", "0.5", "--rtol", "0.005"], 0),
        ("100.0", "101.0", &["--atol", "0.5"], 1),
        ("0.0", "-0.0", &["--atol", "0"], 0),
        ("1e308", "-1e308", &["--rtol", "1", "--atol", "1e300"], 1),
    ] {
        let (one, other) = (numbers(one), numbers(other));
        assert_eq!(diff(&one, &other, options).0, Some(code), "{one} {other} {options:?}");
    }
    // NaN is close only to itself, and nothing is close to infinity.
    let (nan, inf, one) = ("AAAAAAAA+H8=", "AAAAAAAA8H8=", "AAAAAAAA8D8=");
    let tolerance = ["--rtol", "1", "--atol", "1e300"];
    for (one, other, code) in
        [(nan, nan, 0), (inf, inf, 0), (nan, one, 1), (one, inf, 1), (inf, one, 1)]
    {
        let (one, other) = (array("float64", one, 1), array("float64", other, 1));
        assert_eq!(diff(&one, &other, &tolerance).0, Some(code), "{one} {other}");
    }
    // Numbers that are no arrays, and of which one is whole.
    assert_eq!(diff("[1, 2]", "[1.0, 2.25]", &["--atol", "0.25"]).0, Some(0));
    for wrong in ["-1", "nan", "x", "inf"] {
        let done = Shell::new().run(&["diff", "a", "b", &format!("--rtol={wrong}")]);
        assert_eq!(done.code, Some(2), "{wrong}");
    }
    for option in ["--atol", "--rtol"] {
        let done = Shell::new().run(&["diff", "a", "b", option, "-1"]);
        // It is a number, and not an argument that -- would have to divide from the option.
        let why = format!("error: invalid value '-1' for '{option} <");
        assert!(
            done.err.starts_with(&why) && done.err.contains("a number of at least 0"),
            "{done:?}"
        );
        assert!(!done.err.contains("tip:"), "{done:?}");
    }
}

/// A file of these numbers in each of two formats.
fn write_numbers(shell: &Shell, file: &str, dtype: &str, numbers: &str) {
    // Complex numbers are pairs.
    let len = if dtype == "complex64" { 2 } else { numbers.split(',').count() };
    let about = format!(r#""dtype":"{dtype}","shape":[{len}],"byteorder":"little","order":"C""#);
    shell.write("a.json", format!(r#"{{{about},"data":[{numbers}]}}"#));
    for format in ["npy", "cbor"] {
        shell.ok(&["convert", "a.json", &format!("{file}.{format}")]);
    }
}

/// Each number as it is, whatever its dtype; without a tolerance dtypes differ.
#[test]
fn tolerances_are_those_of_numbers_of_all_dtypes() {
    let shell = Shell::new();
    for (one, other, options, found) in [
        (("float32", "0.5,1"), ("float64", "0.5,1"), &["--rtol", "0"][..], None),
        (
            ("float32", "0.1"),
            ("float64", "0.1"),
            &["--atol", "0"],
            Some("1 of 1 elements differs, by at most 1.4901161138336505e-9 at [0]: 0.1, 0.1"),
        ),
        (("float32", "0.1"), ("float64", "0.1"), &["--rtol", "1e-7"], None),
        (("float64", "1e-8"), ("int16", "0"), &["--rtol", "1e-5", "--atol", "1e-8"], None),
        // A share of the number in B.
        (("int16", "100"), ("float16", "101"), &["--rtol", "0.0099009901"], None),
        (
            ("float16", "101"),
            ("int16", "100"),
            &["--rtol", "0.0099009901"],
            Some("1 of 1 elements differs, by at most 1.0 at [0]: 101.0, 100"),
        ),
        (
            ("uint8", "3"),
            ("int64", "-3"),
            &["--atol", "5"],
            Some("1 of 1 elements differs, by at most 6 at [0]: 3, -3"),
        ),
        (("bool", "true,false"), ("int8", "1,0"), &["--atol", "0"], None),
        (
            ("int64", "9007199254740993"),
            ("float64", "9007199254740992"),
            &["--atol", "0.5"],
            Some(
                "1 of 1 elements differs, by at most 1.0 at [0]: 9007199254740993, 9007199254740992.0",
            ),
        ),
        (
            ("float32", "\"Infinity\",\"NaN\""),
            ("float64", "\"Infinity\",\"NaN\""),
            &["--atol", "0"],
            None,
        ),
        (
            ("float32", "1"),
            ("float64", "\"NaN\""),
            &["--atol", "9"],
            Some("1 of 1 elements differs, 1 by no number, the first at [0]: 1.0, NaN"),
        ),
        (
            ("complex64", "[1,0],[1,2]"),
            ("float64", "1,1"),
            &["--atol", "1"],
            Some("1 of 2 elements differs, by at most 2.0 at [1]: 1.0+2.0i, 1.0"),
        ),
        (
            ("float32", "1"),
            ("float64", "1,2"),
            &["--atol", "1"],
            Some("float32 [1] and float64 [2]"),
        ),
        (
            ("datetime64[s]", "0"),
            ("int64", "0"),
            &["--atol", "1"],
            Some("datetime64[s] [1] and int64 [1]"),
        ),
        // Of a date there is no share, of a span there is.
        (
            ("datetime64[s]", "1000"),
            ("datetime64[s]", "1001"),
            &["--rtol", "0.1"],
            Some(
                "1 of 1 elements differs, by at most 1 s at [0]: 1970-01-01T00:16:40, 1970-01-01T00:16:41",
            ),
        ),
        (("datetime64[s]", "1000"), ("datetime64[s]", "1001"), &["--atol", "1"], None),
        (("timedelta64[s]", "1000"), ("timedelta64[s]", "1001"), &["--rtol", "0.1"], None),
    ] {
        check_tolerance(&shell, (one, other), options, found);
    }
}

/// A dtype and numbers.
type Numbers<'a> = (&'a str, &'a str);

/// What is printed with a tolerance, and that something is without one.
fn check_tolerance(
    shell: &Shell,
    (one, other): (Numbers<'_>, Numbers<'_>),
    options: &[&str],
    found: Option<&str>,
) {
    write_numbers(shell, "one", one.0, one.1);
    write_numbers(shell, "other", other.0, other.1);
    for format in ["npy", "cbor"] {
        let (file, other_file) = (format!("one.{format}"), format!("other.{format}"));
        let done = shell.run(&[&["diff", &file, &other_file], options].concat());
        let printed = found.map(|line| format!("the whole document: {line}\n")).unwrap_or_default();
        let code = Some(i32::from(found.is_some()));
        assert_eq!(
            (done.err, String::from_utf8(done.out).unwrap(), done.code),
            (String::new(), printed, code),
            "{one:?} {other:?}"
        );
        let done = shell.run(&["diff", &file, &other_file]);
        assert_eq!(done.code, Some(1), "{one:?} {other:?}");
    }
}

/// They are as far apart as they are, in the finer unit.
#[test]
fn times_of_two_units_are_compared() {
    let shell = Shell::new();
    for (one, other, options, found) in [
        (("datetime64[s]", "1000"), ("datetime64[ms]", "1000000"), &["--atol", "0"][..], None),
        (("datetime64[M]", "362"), ("datetime64[h]", "264409"), &["--atol", "1"], None),
        (
            ("datetime64[s]", "1000"),
            ("datetime64[ms]", "1000001"),
            &["--rtol", "0.1"],
            Some(
                "1 of 1 elements differs, by at most 1 ms at [0]: 1970-01-01T00:16:40, 1970-01-01T00:16:40.001",
            ),
        ),
        (("timedelta64[s]", "1000"), ("timedelta64[m]", "17"), &["--rtol", "0.1"], None),
        (
            ("timedelta64[s]", "1000"),
            ("timedelta64[m]", "17"),
            &["--atol", "1"],
            Some("1 of 1 elements differs, by at most 20 s at [0]: 1000 x s, 17 x m"),
        ),
        (
            ("timedelta64[M]", "1"),
            ("timedelta64[D]", "31"),
            &["--atol", "1"],
            Some("timedelta64[M] [1] and timedelta64[D] [1]"),
        ),
    ] {
        check_tolerance(&shell, (one, other), options, found);
    }
}

#[test]
fn formats_and_the_order_of_memory_make_no_difference() {
    let shell = Shell::with_golden();
    for file in ["a.json", "a.cbor", "a.msgpack", "a.pkl"] {
        shell.ok(&["convert", "model.pkl", file]);
        assert_eq!(shell.run(&["diff", "model.pkl", file]).code, Some(0), "{file}");
        let line = "layers[0].weights: 1 of 144 elements differs, by at most 0.25 at [2, 5]: 0.5127386, 0.7627386\n";
        let done = shell.run(&["diff", file, "later.pkl"]);
        assert_eq!((done.code, &*done.out), (Some(1), line.as_bytes()), "{file}");
        assert_eq!(shell.run(&["diff", file, "later.pkl", "--rtol", "0.5"]).code, Some(0));
    }
    // One is in F order, the other by the wire readable, which has the same order; the wire triple
    // has only C order.
    shell.ok(&["convert", "columns.npy", "c.json", "--wire", "triple"]);
    assert_eq!(shell.run(&["diff", "columns.npy", "c.json"]).code, Some(0));
    let error = shell.trouble(&["diff", "-", "-"]);
    assert!(error.contains("cannot be both files"), "{error}");
}

/// Tensors of a request of the Open Inference Protocol.
#[test]
fn names_beside_arrays_differ() {
    let tensor = |name| {
        format!(
            r#"{{"inputs": [{{"name": "{name}", "datatype": "UINT8", "shape": [2], "data": [1, 2]}}]}}"#
        )
    };
    let (code, out) = diff(&tensor("a"), &tensor("b"), &[]);
    assert_eq!((code, &*out), (Some(1), "inputs[0].name: \"a\" and \"b\"\n"));
    assert_eq!(diff(&tensor("a"), &tensor("a"), &[]), (Some(0), String::new()));

    let shell = Shell::new();
    shell.write("a.json", tensor("a"));
    for name in ["b.cbor", "c.msgpack", "d.pkl", "e.json"] {
        shell.ok(&["convert", "a.json", name]);
        let tree = "inputs:\n  [0]:\n    name: \"a\"\n    data: uint8 [2], 1 to 2\n";
        assert_eq!(shell.ok(&["show", name]), tree);
        shell.ok(&["diff", "a.json", name]);
        assert_eq!(shell.ok(&["get", name, "inputs[0].name"]), "\"a\"\n");
    }
}

/// Tags, extension types and integers of CBOR and `MessagePack`, which say something.
#[test]
fn what_only_one_format_has_is_compared() {
    let shell = Shell::new();
    for (one, other, file, printed) in [
        (
            &b"\xc0\x611"[..],
            &b"\xc1\x611"[..],
            "cbor",
            "the whole document: tag 0: \"1\" and tag 1: \"1\"\n",
        ),
        (b"\xc0\x611", b"\xc0\x612", "cbor", "the whole document: \"1\" and \"2\"\n"),
        (b"\xc0\x611", b"\x611", "cbor", "the whole document: tag 0: \"1\" and \"1\"\n"),
        // 2^70 and -1 - 2^70.
        (
            b"\xc2\x49\x40\0\0\0\0\0\0\0\0",
            b"\xc3\x49\x40\0\0\0\0\0\0\0\0",
            "cbor",
            "the whole document: 1180591620717411303424 and -1180591620717411303425\n",
        ),
        (
            b"\xd6\xff\x65\x93\x52\x00",
            b"\xd6\xff\x65\x93\x52\x01",
            "msgpack",
            "the whole document: extension -1: 4 bytes and extension -1: 4 bytes\n",
        ),
    ] {
        let names = [format!("a.{file}"), format!("b.{file}")];
        shell.write(&names[0], one);
        shell.write(&names[1], other);
        let done = shell.run(&["diff", &names[0], &names[1]]);
        assert_eq!((String::from_utf8(done.out).unwrap().as_str(), done.code), (printed, Some(1)));
        assert_eq!(shell.run(&["diff", &names[0], &names[0]]).code, Some(0));
    }
}

/// The state of NumPy's random generators has integers of 128 bits, which a float would make alike.
#[test]
fn long_integers_of_json_are_compared() {
    let shell = Shell::new();
    let [one, other] =
        ["35399562948360463058890781895381311971", "35399562948360463058890781895381311972"];
    shell.write("a.json", format!(r#"{{"state": {{"state": {one}}}}}"#));
    shell.write("b.json", format!(r#"{{"state": {{"state": {other}}}}}"#));
    let done = shell.run(&["diff", "a.json", "b.json"]);
    let printed = format!("state.state: {one} and {other}\n");
    assert_eq!((String::from_utf8(done.out).unwrap(), done.code), (printed, Some(1)));
    shell.ok(&["convert", "a.json", "a.cbor"]);
    assert_eq!(shell.run(&["diff", "a.json", "a.cbor"]).code, Some(0));
}
