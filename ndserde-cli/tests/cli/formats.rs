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
