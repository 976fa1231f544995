//! `ndserde convert`.

use std::fs;

use crate::run::{Shell, library_golden};

const FILES: [&str; 5] = ["b.json", "b.cbor", "b.msgpack", "b.pkl", "b.npz"];

/// Through every format to every other, and back to the file that it came from, byte for byte.
#[test]
fn arrays_stay_what_they_are_through_any_two_formats() {
    let shell = Shell::with_golden();
    shell.ok(&["convert", "stored.npz", "start.npz"]);
    for first in FILES {
        shell.ok(&["convert", "start.npz", first]);
        for second in FILES {
            let second = second.replacen('b', "c", 1);
            shell.ok(&["convert", first, &second]);
            shell.ok(&["convert", &second, "end.npz"]);
            assert_eq!(shell.read("end.npz"), shell.read("start.npz"), "{first} {second}");
        }
    }
}

/// Every .npy file that NumPy wrote for the library's tests, through every format; those that the
/// library writes byte for byte come back so.
#[test]
fn files_of_numpy_come_back_byte_for_byte() {
    let shell = Shell::new();
    let mut same = 0;
    for entry in fs::read_dir(library_golden().join("npy/raw")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let format = FILES[same % FILES.len()];
        shell.ok(&["convert", path.to_str().unwrap(), format]);
        let back = if format == "b.npz" {
            shell.ok(&["get", format, "arr_0", "-o", "back.npy"]);
            shell.read("back.npy")
        } else {
            shell.ok(&["convert", format, "back.npy"]);
            shell.read("back.npy")
        };
        let is_spelling =
            name.contains("version") || name.contains("numpy") || name.contains("big");
        if !is_spelling {
            assert_eq!(back, fs::read(&path).unwrap(), "{name} {format}");
            same += 1;
        }
        assert_eq!(
            shell.run(&["diff", path.to_str().unwrap(), "back.npy"]).code,
            Some(0),
            "{name}"
        );
    }
    assert!(same > 20, "{same}");
}

#[test]
fn nested_names_are_joined_and_what_is_no_array_is_refused_by_name() {
    let shell = Shell::new();
    shell.write("a.json", r#"{"a": {"b": ["uint8", "AQI=", [2]]}, "c": ["uint8", "AQ==", [1]]}"#);
    shell.ok(&["convert", "a.json", "a.npz"]);
    assert_eq!(shell.ok(&["show", "a.npz"]), "a/b: uint8 [2], 1 to 2\nc: uint8 [1], 1 to 1\n");
    for (value, sort) in [
        ("null", "null"),
        ("true", "a bool"),
        ("1", "a number"),
        ("1.5", "a number"),
        ("\"x\"", "text"),
        ("[\"x\"]", "a list"),
        ("[1]", "a list (--lists takes it as an array)"),
        ("{}", "an empty map"),
    ] {
        shell.write("a.json", format!(r#"{{"a": {{"b": {value}}}}}"#));
        let error = shell.trouble(&["convert", "a.json", "no.npz"]);
        let why = "and an .npz file holds arrays by their names alone";
        assert_eq!(error, format!("ndserde: no.npz: a.b is {sort}, {why}"));
    }
    shell.write("a.json", r#"{"a/b": ["uint8", "AQ==", [1]], "a": {"b": ["uint8", "AQ==", [1]]}}"#);
    let error = shell.trouble(&["convert", "a.json", "no.npz"]);
    assert!(error.contains("a/b"), "{error}");
    shell.write("a.json", "[1]");
    let error = shell.trouble(&["convert", "a.json", "no.npz"]);
    assert!(error.contains("the whole document is a list"), "{error}");
    assert_eq!(shell.files(), ["a.json", "a.npz"]);
}

#[test]
fn what_json_cannot_hold_is_refused_by_name() {
    let shell = Shell::new();
    // {"a": [0.5, NaN]}, {"a": {1: nil, "1": nil}}, {"a": {b"\xff": nil}}, {"a": {b"1": nil, 1: nil}}
    for (document, why) in [
        (
            &b"\x81\xa1a\x92\xca\x3f\0\0\0\xca\x7f\xc0\0\0"[..],
            "a[1] is NaN, which JSON has no number for",
        ),
        (b"\x81\xa1a\x82\x01\xc0\xa11\xc0", "a has two keys that are \"1\" as text"),
        (b"\x81\xa1a\x81\xc4\x01\xff\xc0", "a has the key b\"\\xff\", which is no text"),
        (b"\x81\xa1a\x82\xc4\x011\xc0\x01\xc0", "a has two keys that are \"1\" as text"),
    ] {
        shell.write("a.msgpack", document);
        let error = shell.trouble(&["convert", "a.msgpack", "a.json"]);
        assert!(error.contains(why), "{error}");
        shell.ok(&["convert", "a.msgpack", "a.cbor"]);
    }
    // As Python writes it, and as it is read.
    shell.write("a.json", r#"{"a": [0.5, NaN], "b": -Infinity}"#);
    assert_eq!(shell.ok(&["show", "a.json"]), "a: [0.5, NaN]\nb: -inf\n");
    let error = shell.trouble(&["convert", "a.json", "b.json"]);
    assert!(error.contains("a[1] is NaN, which JSON has no number for"), "{error}");
    shell.ok(&["convert", "a.json", "a.cbor"]);
    shell.ok(&["diff", "a.json", "a.cbor"]);
    // {1: nil, b"ab": b"\x01\x02"}
    shell.write("a.msgpack", b"\x82\x01\xc0\xc4\x02ab\xc4\x02\x01\x02");
    let json = shell.ok(&["convert", "a.msgpack", "-", "--to", "json"]);
    assert_eq!(json, "{\"1\":null,\"ab\":[1,2]}\n");
}

#[test]
fn what_was_there_stays_until_the_new_is_written() {
    let shell = Shell::with_golden();
    let before = shell.read("weights.npy");
    for target in ["weights.npy", "stored.npz"] {
        let before = shell.read(target);
        shell.trouble(&["convert", "model.pkl", target]);
        assert_eq!(shell.read(target), before);
    }
    let files = shell.files();
    // In place, and through a link, which stays one.
    shell.ok(&["convert", "weights.npy", "weights.npy"]);
    assert_eq!(shell.read("weights.npy"), before);
    assert_eq!(shell.files(), files);
    shell.trouble(&["convert", "weights.npy", "none/at/all.npy"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{PermissionsExt, symlink};
        symlink("weights.npy", shell.path("link.npy")).unwrap();
        let private = fs::Permissions::from_mode(0o600);
        fs::set_permissions(shell.path("weights.npy"), private.clone()).unwrap();
        shell.ok(&["get", "stored.npz", "columns", "-o", "link.npy"]);
        assert_eq!(shell.read("weights.npy"), shell.read("columns.npy"));
        assert!(fs::symlink_metadata(shell.path("link.npy")).unwrap().is_symlink());
        let mode = fs::metadata(shell.path("weights.npy")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, private.mode());
        // A device stays what it is.
        shell.ok(&["convert", "weights.npy", "/dev/null", "--to", "npy"]);
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}

#[test]
fn npy_holds_no_bfloat16_and_says_so() {
    let shell = Shell::new();
    shell.write("a.json", r#"{"x": ["bfloat16", "gD8=", [1]]}"#);
    let error = shell.trouble(&["convert", "a.json", "a.npz"]);
    assert!(error.contains("npz: at \"x\": NumPy has no typestr for bfloat16"), "{error}");
    shell.ok(&["convert", "a.json", "a.pkl"]);
    assert_eq!(shell.run(&["diff", "a.json", "a.pkl"]).code, Some(0));
}

/// Compares what Python loads from two files, which may be archives or pickles.
const COMPARE: &str = r#"
import pickle, sys, zipfile
import numpy as np

def load(name):
    if name.endswith(".pkl"):
        return pickle.load(open(name, "rb"))
    assert zipfile.ZipFile(name).testzip() is None
    return dict(np.load(name))

before, after = map(load, sys.argv[1:])
assert list(before) == list(after), (list(before), list(after))
for key in before:
    # Little-endian is what is written.
    one = before[key].astype(before[key].dtype.newbyteorder("<"))
    other = after[key]
    assert (one.dtype, one.shape) == (other.dtype, other.shape), key
    assert (one.flags.c_contiguous, one.tobytes()) == (other.flags.c_contiguous, other.tobytes()), key
print(len(before), "arrays")
"#;

/// Where `tests/peers/run.sh` says which Python has NumPy.
#[test]
fn python_loads_what_is_written() {
    let Ok(python) = std::env::var("NDSERDE_PYTHON") else { return };
    let shell = Shell::with_golden();
    for file in ["b.npz", "b.pkl"] {
        shell.ok(&["convert", "stored.npz", file]);
        let mut command = std::process::Command::new(&python);
        command.args(["-c", COMPARE, "stored.npz", file]).current_dir(shell.path(""));
        let output = command.output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout), "13 arrays\n", "{output:?}");
    }
}

/// `{"t": 0("2024"), "n": 2^70, "a": 5([1, 37(h'00')])}` in CBOR, and a timestamp in `MessagePack`.
const TAGS: &[u8] = b"\xa3at\xc0\x642024an\xc2\x49\x40\0\0\0\0\0\0\0\0aa\xc5\x82\x01\xd8\x25\x41\0";
const TIME: &[u8] = b"\x81\xa1t\xd6\xff\x65\x93\x52\x00";

#[test]
fn what_only_one_format_has_is_refused_by_its_place_or_said_to_be_lost() {
    let shell = Shell::new();
    shell.write("a.cbor", TAGS);
    shell.write("t.msgpack", TIME);
    shell.ok(&["convert", "a.cbor", "b.cbor"]);
    assert_eq!(shell.read("b.cbor"), TAGS);
    shell.ok(&["convert", "t.msgpack", "u.msgpack"]);
    assert_eq!(shell.read("u.msgpack"), TIME);
    assert_eq!(
        shell.ok(&["show", "a.cbor"]),
        "t: tag 0: \"2024\"\nn: 1180591620717411303424\na: tag 5: [1, tag 37: 1 bytes]\n"
    );
    assert_eq!(shell.ok(&["show", "t.msgpack"]), "t: extension -1: 4 bytes\n");
    for (from, to, why) in [
        ("a.cbor", "no.json", "t has the tag 0 of CBOR, which JSON has no form for"),
        ("a.cbor", "no.pkl", "t has the tag 0 of CBOR, which a pickle has no form for"),
        ("a.cbor", "no.msgpack", "t has the tag 0 of CBOR, which MessagePack has no form for"),
        ("a.cbor", "no.npz", "t has the tag 0 of CBOR, which an .npz file has no form for"),
        ("t.msgpack", "no.json", "t is the extension type -1 of MessagePack, which JSON"),
        ("t.msgpack", "no.cbor", "t is the extension type -1 of MessagePack, which CBOR"),
    ] {
        let error = shell.trouble(&["convert", from, to]);
        assert!(error.starts_with(&format!("ndserde: {to}: {why}")), "{error}");
        assert!(error.ends_with("; --lossy writes what is left"), "{error}");
    }
    let done = shell.run(&["convert", "a.cbor", "-", "--to", "json", "--lossy"]);
    assert_eq!(
        String::from_utf8(done.out).unwrap(),
        "{\"t\":\"2024\",\"n\":1180591620717411303424,\"a\":[1,[0]]}\n"
    );
    assert_eq!(
        done.err,
        "ndserde: lost in 3 places: t has the tag 0 of CBOR, which JSON has no form for; and a, \
         a[1]\n"
    );
    assert_eq!(done.code, Some(0));
    let done = shell.run(&["convert", "a.cbor", "n.msgpack", "--lossy"]);
    assert!(done.err.ends_with("no form for; and n, a, a[1]\n"), "{}", done.err);
    assert_eq!(shell.ok(&["get", "n.msgpack", "n"]), "1.1805916207174113e21\n");
    let done = shell.run(&["convert", "t.msgpack", "-", "--to", "json", "--lossy"]);
    assert_eq!(String::from_utf8(done.out).unwrap(), "{\"t\":[-1,[101,147,82,0]]}\n");
}

/// `1+2j` in Python, and a list of the two floats, which is something else.
#[test]
fn complex_numbers_of_pickles_are_arrays_without_axes() {
    const COMPLEX: &[u8] =
        b"\x80\x04cbuiltins\ncomplex\nG\x3f\xf0\0\0\0\0\0\0G\x40\0\0\0\0\0\0\0\x86R.";
    const PAIR: &[u8] = b"\x80\x04](G\x3f\xf0\0\0\0\0\0\0G\x40\0\0\0\0\0\0\0e.";
    let shell = Shell::new();
    shell.write("z.pkl", COMPLEX);
    shell.write("pair.pkl", PAIR);
    assert_eq!(shell.ok(&["show", "z.pkl"]), "complex128 [], 1.0+2.0i\n");
    let diff = shell.run(&["diff", "z.pkl", "pair.pkl"]);
    assert_eq!(diff.code, Some(1));
    for to in ["z.json", "z.cbor", "z.msgpack", "z.npy", "again.pkl"] {
        shell.ok(&["convert", "z.pkl", to]);
        assert_eq!(shell.run(&["diff", "z.pkl", to]).code, Some(0), "{to}");
    }
    let lists = shell.ok(&["convert", "z.pkl", "-", "--to", "json", "--wire", "nested"]);
    assert_eq!(lists, "[1.0,2.0]\n");
}

/// The last of them is what a float is rounded to.
#[test]
fn integers_stay_what_they_are() {
    let shell = Shell::new();
    let words =
        ["18446744073709551616", "-9223372036854775809", "170141183460469231731687303715884105727"];
    for word in words {
        let integer: i128 = word.parse().unwrap();
        shell.write("a.cbor", {
            let mut bytes = vec![if integer < 0 { 0xc3 } else { 0xc2 }, 0x50];
            bytes.extend(if integer < 0 { !integer } else { integer }.to_be_bytes());
            bytes
        });
        for to in ["b.cbor", "b.pkl"] {
            shell.ok(&["convert", "a.cbor", to]);
            assert_eq!(shell.ok(&["show", to]), format!("{word}\n"), "{to}");
        }
        // As a key too.
        let value = shell.read("a.cbor");
        shell.write("key.cbor", [&[0xa1], &value[..], &[1]].concat());
        shell.ok(&["convert", "key.cbor", "key.pkl"]);
        assert_eq!(shell.run(&["diff", "key.cbor", "key.pkl"]).code, Some(0));
        assert_eq!(shell.ok(&["get", "key.pkl", "--", word]), "1\n");
        let error = shell.trouble(&["convert", "key.cbor", "no.msgpack"]);
        let why = "and MessagePack has no integers of that length";
        assert!(error.contains(&format!("has the key {word}, {why}")), "{error}");
        assert_eq!(shell.ok(&["convert", "a.cbor", "-", "--to", "json"]), format!("{word}\n"));
        let error = shell.trouble(&["convert", "a.cbor", "no.msgpack"]);
        let why = "and MessagePack has no integers of that length; --lossy writes what is left";
        assert!(error.contains(&format!("is {word}, {why}")), "{error}");
    }
}
