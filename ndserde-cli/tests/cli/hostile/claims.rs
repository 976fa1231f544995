//! Lengths that no file has.

use super::run;
use crate::run::Shell;

/// Documents that claim more than there is, with what the line on stderr says of them.
#[test]
fn an_absurd_length_is_an_error() {
    let npy = |shape: &str, version: &[u8]| {
        let dict = format!("{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}, }}\n");
        let len = u16::try_from(dict.len()).unwrap().to_le_bytes();
        [b"\x93NUMPY", version, &len, dict.as_bytes(), &[0; 64]].concat()
    };
    let shell = Shell::new();
    for (name, document, why) in [
        ("a.cbor", b"\x5b\x10\0\0\0\0\0\0\0".to_vec(), "cut off"),
        ("a.cbor", b"\x5b\0\0\0\xff\0\0\0\0".to_vec(), "cut off"),
        ("a.cbor", b"\x7b\0\0\0\xff\0\0\0\0".to_vec(), "cut off"),
        ("a.cbor", b"\x9b\x10\0\0\0\0\0\0\0".to_vec(), "cut off"),
        ("a.cbor", b"\xbb\x10\0\0\0\0\0\0\0".to_vec(), "cut off"),
        ("a.cbor", b"\xd8\x56\x5b\0\0\0\xff\0\0\0\0".to_vec(), "cut off"),
        ("a.msgpack", b"\xc6\xff\xff\xff\xff".to_vec(), "cut off"),
        ("a.msgpack", b"\xc9\xff\xff\xff\xff\x01".to_vec(), "cut off"),
        ("a.msgpack", b"\xdb\xff\xff\xff\xff".to_vec(), "cut off"),
        ("a.msgpack", b"\xdd\xff\xff\xff\xff".to_vec(), "cut off"),
        ("a.msgpack", b"\xdf\xff\xff\xff\xff".to_vec(), "cut off"),
        ("a.pkl", b"\x80\x04\x8e\0\0\0\0\0\0\0\x10.".to_vec(), "pickle: "),
        ("a.pkl", b"\x80\x04\x8d\0\0\0\0\0\0\0\x10.".to_vec(), "pickle: "),
        ("a.pkl", b"\x80\x04\x8b\xff\xff\xff\x7f.".to_vec(), "pickle: "),
        ("a.pkl", b"\x80\x04r\xff\xff\xff\xffN.".to_vec(), "pickle: "),
        ("a.npy", npy("(1152921504606846976,)", b"\x01\0"), "overflows"),
        ("a.npy", npy("(137438953472,)", b"\x01\0"), "needs 1099511627776 bytes, the data has 64"),
        ("a.npy", b"\x93NUMPY\x02\0\xff\xff\xff\xff{".to_vec(), "longer than NumPy's limit"),
        ("a.npy", b"\x93NUMPY\x09\0\xff\xff\xff\xff{".to_vec(), "version 9.0 is unknown"),
        ("a.json", b"[1e999]".to_vec(), "JSON: number out of range"),
    ] {
        shell.write(name, &document);
        let error = run(&shell, &["show", name]).trouble(&format!("{document:?}"));
        assert!(error.contains(why), "{error}");
    }
}

/// Marks over what is no sound array leave it the map that it is, as the library has it.
#[test]
fn an_absurd_shape_is_no_array() {
    let shell = Shell::new();
    for shape in ["[1152921504606846976]", "[1099511627776, 1099511627776]", "[1000000000]"] {
        let document = format!(r#"{{"a": ["float64", "AAAA", {shape}]}}"#);
        shell.write("a.json", document);
        let done = run(&shell, &["show", "a.json"]);
        assert_eq!((done.code, &*done.err), (Some(0), ""), "{shape}");
        let tree = String::from_utf8(done.out).unwrap();
        assert!(tree.starts_with("a:\n  [0]: \"float64\"\n"), "{tree}");
    }
}

#[test]
fn a_second_document_is_an_error_wherever_it_is_cut_off() {
    let shell = Shell::new();
    let small = b"\x81\xa1a\x01".as_slice();
    let large = b"\x82\xa1a\xcd\x01\x00\xa1b\x92\xa3xyz\xc7\x02\x05\x01\x02".as_slice();
    for second in [small, large] {
        for len in 1..=second.len() {
            shell.write("a.msgpack", [small, &second[..len]].concat());
            let error = run(&shell, &["show", "a.msgpack"]).trouble(&format!("cut at {len}"));
            assert!(error.contains("more bytes stand behind the document"), "{len}: {error}");
        }
    }
}

/// An axis of 2^40 beside one of 0, which holds nothing to walk along.
#[test]
fn no_elements_take_no_time() {
    let shell = Shell::new();
    for shape in ["(0, 1099511627776, 3)", "(3, 1099511627776, 0)"] {
        let dict = format!("{{'descr': '|u1', 'fortran_order': True, 'shape': {shape}, }}\n");
        let len = u16::try_from(dict.len()).unwrap().to_le_bytes();
        shell.write("a.npy", [b"\x93NUMPY\x01\0", &len[..], dict.as_bytes()].concat());
        let pictures: &[&str] = &["show", "a.npy", "--pictures", "always"];
        for args in [
            pictures,
            &["get", "a.npy", ""],
            &["diff", "a.npy", "a.npy"],
            &["convert", "a.npy", "a.json"],
            &["convert", "a.npy", "a.json", "--wire", "triple"],
            &["convert", "a.npy", "a.msgpack", "--wire", "msgpack_numpy"],
            &["convert", "a.npy", "a.cbor", "--wire", "typed_array"],
            &["convert", "a.npy", "a.pkl"],
        ] {
            let done = run(&shell, args);
            assert_eq!((done.code, &*done.err), (Some(0), ""), "{shape} {args:?}");
        }
    }
}

/// A pickle of a pair of a pair, each of which names the one before twice: 2^40 numbers.
#[test]
fn a_pickle_that_repeats_itself_is_shown_once() {
    let shell = Shell::new();
    // A pair of the memo's last value with itself, which becomes the last.
    let pairs: Vec<u8> = (0..40_u8).flat_map(|n| [0x94, b'h', n, 0x86]).collect();
    shell.write("a.pkl", [&b"\x80\x04K\x01"[..], &pairs, b"."].concat());
    let shown = shell.ok(&["show", "a.pkl"]);
    assert!(shown.ends_with("\n[1]: the same as [0]\n"), "{shown}");
    let error = run(&shell, &["convert", "a.pkl", "a.json"]).trouble("pairs of pairs");
    assert!(error.contains("is the same as [0]"), "{error}");
}

/// Nothing that a pickle names is called: it is shown by its name.
#[test]
fn a_pickle_that_names_a_command_is_shown() {
    let shell = Shell::new();
    shell.write("a.pkl", b"\x80\x02cposix\nsystem\nX\x0c\x00\x00\x00touch harmed\x85R.");
    assert_eq!(shell.ok(&["show", "a.pkl"]), "posix.system: [\"touch harmed\"]\n");
    let error = run(&shell, &["convert", "a.pkl", "a.json"]).trouble("os.system");
    assert!(error.contains("an object of the class posix.system"), "{error}");
    assert_eq!(shell.files(), ["a.pkl"]);
}

#[test]
fn what_stands_behind_a_document_is_an_error() {
    let shell = Shell::with_golden();
    for file in ["a.json", "a.cbor", "a.msgpack", "a.pkl", "a.npy"] {
        shell.ok(&["convert", "weights.npy", file]);
        for more in [&b"\x01"[..], b"\xc6\xff", b"}"] {
            let whole = shell.read(file);
            shell.write(file, [&whole, more].concat());
            run(&shell, &["show", file]).trouble(file);
            shell.write(file, whole);
        }
    }
}
