//! Documents nested deeper than the readers go, and not so deep that they would harm other programs.

use std::{io, process::Stdio};

use super::{run, within};
use crate::run::{Done, Shell};

const DEEP: usize = 2_000;

/// A document this deep, in each format; each of the closings closes one.
fn documents(depth: usize) -> Vec<(&'static str, Vec<u8>)> {
    let repeat = |open: &[u8], inner: &[u8], close: &[u8]| {
        [open.repeat(depth), inner.to_vec(), close.repeat(depth)].concat()
    };
    vec![
        ("a.json", repeat(b"[", b"", b"]")),
        ("a.json", repeat(b"{\"a\":", b"1", b"}")),
        ("a.cbor", repeat(b"\x81", b"\x01", b"")),
        ("a.cbor", repeat(b"\x9f", b"\x01", b"\xff")),
        ("a.cbor", repeat(b"\xa1\x61a", b"\x01", b"")),
        ("a.msgpack", repeat(b"\x91", b"\x01", b"")),
        ("a.msgpack", repeat(b"\x81\xa1a", b"\x01", b"")),
        ("a.pkl", [&b"\x80\x02]"[..], &repeat(b"]", b"", b"a"), b"."].concat()),
        ("a.pkl", [&b"\x80\x02K\x01"[..], &repeat(b"", b"", b"\x85"), b"."].concat()),
    ]
}

#[test]
fn too_deep_is_an_error() {
    let shell = Shell::new();
    for (name, document) in documents(DEEP) {
        shell.write(name, document);
        if name == "a.pkl" {
            // What is not so deep is shown.
            let tree = shell.ok(&["show", name]);
            let end = "not read: the pickle is nested deeper than 128 levels]\n";
            assert!(tree.ends_with(end), "{:?}", &tree[tree.len().saturating_sub(100)..]);
        } else {
            run(&shell, &["show", name]).trouble(name);
        }
        for args in [&["convert", name, "b.json"], &["diff", name, name]] {
            run(&shell, args).trouble(&format!("{args:?}"));
        }
    }
    // Tags, headers of .npy files, and records within records.
    for (name, document) in [
        ("a.cbor", [b"\xc1".repeat(DEEP), b"\x01".to_vec()].concat()),
        ("a.npy", npy(&format!("{{'descr': {}", "[('a', ".repeat(100)))),
        ("a.npy", npy(&format!("{{'shape': {}", "(".repeat(100)))),
        ("a.npy", npy(&"{".repeat(100))),
    ] {
        shell.write(name, document);
        run(&shell, &["show", name]).trouble(name);
    }
}

/// As deep as the readers go, there and back: what is read can be printed, compared and dropped.
#[test]
fn deep_is_well() {
    let shell = Shell::new();
    for (name, document) in documents(120) {
        shell.write(name, document);
        let tree = shell.ok(&["show", name, "--pictures", "always"]);
        assert!(tree.lines().count() > 100, "{name}: {tree}");
        for file in ["b.json", "b.cbor", "b.msgpack", "b.pkl"] {
            shell.ok(&["convert", name, file]);
            assert_eq!(shell.run(&["diff", name, file]).code, Some(0), "{name} {file}");
        }
        let error = shell.trouble(&["convert", name, "b.npz"]);
        assert!(error.contains("an .npz file holds arrays"), "{error}");
    }
}

/// Each line is led by 238 blanks: all of them are 250 times what the document takes.
#[test]
fn what_is_printed_takes_no_memory() {
    let shell = Shell::new();
    let items = 200_000_u32;
    let lists = [&b"\x81".repeat(119)[..], b"\x9a", &items.to_be_bytes()].concat();
    let document = [&lists[..], b"\x81\x81\x01", &b"\x80".repeat(items as usize - 1)].concat();
    shell.write("a.cbor", document);
    // The program takes as much more itself.
    let memory = if cfg!(feature = "arrow") { 112 } else { 72 };
    for args in [&["show", "a.cbor"][..], &["get", "a.cbor", ""]] {
        let mut command = within(memory << 10, &shell, args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // Which has no memory of its own for it.
        let printed = io::copy(child.stdout.as_mut().unwrap(), &mut io::sink()).unwrap();
        let done = Done::from(child.wait_with_output().unwrap());
        assert_eq!((done.code, &*done.err), (Some(0), ""), "{args:?}");
        assert!(printed > 50_000_000, "{args:?}: {printed}");
    }
}

/// A file of version 1.0 with this for its header.
fn npy(header: &str) -> Vec<u8> {
    let len = u16::try_from(header.len()).unwrap().to_le_bytes();
    [b"\x93NUMPY\x01\x00", &len[..], header.as_bytes()].concat()
}
