//! How the format of a file is detected.

use crate::run::Shell;

const ALL: [(&str, &str); 6] = [
    ("json", "json"),
    ("cbor", "cbor"),
    ("messagepack", "msgpack"),
    ("pickle", "pkl"),
    ("npy", "npy"),
    ("npz", "npz"),
];

/// The document that is one array, in each format.
fn shell() -> Shell {
    let shell = Shell::with_golden();
    for (_, extension) in ALL {
        shell.ok(&["convert", "weights.npy", &format!("a.{extension}")]);
    }
    shell
}

const TREE: &str = "float32 [2, 3], 0.0 to 1.25\n";

fn tree(format: &str) -> String {
    if format == "npz" { format!("arr_0: {TREE}") } else { TREE.to_owned() }
}

#[test]
fn the_content_tells_without_a_name() {
    let shell = shell();
    for (format, extension) in ALL {
        let content = shell.read(&format!("a.{extension}"));
        shell.write("bare", &content);
        assert_eq!(shell.ok(&["show", "bare"]), tree(format), "{format}");
        let done = shell.pipe(&content, &["show", "-"]);
        assert_eq!((done.code, done.out), (Some(0), tree(format).into_bytes()), "{format}");
    }
}

#[test]
fn the_content_counts_for_more_than_the_name() {
    let shell = shell();
    for (format, extension) in [("json", "json"), ("pickle", "pkl"), ("npy", "npy"), ("npz", "npz")]
    {
        let content = shell.read(&format!("a.{extension}"));
        for (_, other) in ALL {
            let name = format!("b.{other}");
            shell.write(&name, &content);
            assert_eq!(shell.ok(&["show", &name]), tree(format), "{name} is {format}");
        }
    }
    // What says that it is CBOR.
    shell.write("b.json", [&b"\xd9\xd9\xf7"[..], &shell.read("a.cbor")].concat());
    assert_eq!(shell.ok(&["show", "b.json"]), TREE);
}

#[test]
fn the_name_tells_where_the_content_does_not() {
    let shell = Shell::new();
    // An empty list in CBOR is an empty map in MessagePack, and 49 is 1 in JSON.
    for (name, content, tree) in [
        ("a.cbor", &b"\x80"[..], "[]\n"),
        ("a.msgpack", b"\x80", "{}\n"),
        ("a.MSGPACK", b"\x80", "{}\n"),
        ("a.msgpack", b"1", "49\n"),
        ("a.json", b"1", "1\n"),
        ("a.p", b"I1\n.", "1\n"),
    ] {
        shell.write(name, content);
        assert_eq!(shell.ok(&["show", name]), tree, "{name}");
    }
}

#[test]
fn from_and_to_say_what_nothing_else_does() {
    let shell = shell();
    shell.write("a.dat", b"\x80");
    assert_eq!(shell.ok(&["show", "a.dat", "--from", "messagepack"]), "{}\n");
    assert_eq!(shell.ok(&["show", "a.dat", "--from", "cbor"]), "[]\n");
    let error = shell.trouble(&["show", "a.json", "--from", "npy"]);
    assert!(error.starts_with("ndserde: a.json: npy: a file starts with"), "{error}");
    for (format, extension) in ALL {
        shell.ok(&["convert", "weights.npy", "out.dat", "--to", format]);
        assert_eq!(shell.read("out.dat"), shell.read(&format!("a.{extension}")), "{format}");
    }
    let error = shell.trouble(&["convert", "weights.npy", "b.dat"]);
    let names = "json, npy, npz, pickle, cbor, messagepack";
    let why = "its name does not tell its format; --to names it";
    assert_eq!(error, format!("ndserde: b.dat: {why}: {names}"));
    let done = shell.run(&["convert", "weights.npy", "b.dat", "--to", "nope"]);
    assert_eq!(done.code, Some(2));
    assert!(done.err.contains(names), "{done:?}");
}

#[test]
fn what_is_no_format_is_said() {
    let shell = Shell::new();
    for (content, why) in [(&b""[..], "the file is empty"), (b"\xff\xff hello", "neither says")] {
        shell.write("a", content);
        let error = shell.trouble(&["show", "a"]);
        assert!(error.contains("its format cannot be told") && error.contains(why), "{error}");
    }
}

/// Whatever the file is called, and whichever format is asked for.
#[test]
fn a_compressed_file_is_told_by_what_compressed_it() {
    let shell = Shell::new();
    for (start, why) in [
        (&b"\x1f\x8b\x08\x00"[..], "gzip: unpack it first, with gunzip"),
        (b"\x28\xb5\x2f\xfd", "zstd: unpack it first, with unzstd"),
        (b"BZh91AY&SY", "bzip2: unpack it first, with bunzip2"),
        (b"\xfd7zXZ\0", "xz: unpack it first, with unxz"),
        (b"\x04\x22\x4d\x18", "LZ4: unpack it first, with unlz4"),
        (b"\x78\x9c\x4b", "zlib, as by joblib: unpack it first, with Python's zlib.decompress"),
    ] {
        let file = [start, b"\x00\x01\x02 and so on"].concat();
        for name in ["a.x", "a.json", "a.cbor", "a.msgpack", "a.pkl", "a.npy", "a.npz"] {
            shell.write(name, &file);
            let error = shell.trouble(&["show", name]);
            let expected = format!("{name}: this is compressed by {why}");
            assert!(error.starts_with("ndserde: ") && error.ends_with(&expected), "{error}");
        }
        for from in ["json", "cbor", "messagepack", "pickle", "npy", "npz"] {
            let error = shell.pipe(&file, &["show", "-", "--from", from]).trouble(from);
            assert!(error.contains(why), "{error}");
        }
    }
    // What reads as something is that: text of 156 bytes, which starts as zlib's bytes do.
    shell.write("a.cbor", [&b"\x78\x9c"[..], &[b'a'; 156]].concat());
    assert!(shell.ok(&["show", "a.cbor"]).starts_with("\"aaa"));
}
