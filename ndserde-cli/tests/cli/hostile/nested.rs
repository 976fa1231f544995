//! Documents nested deeper than the readers go, and not so deep that they would harm other programs.

use super::run;
use crate::run::Shell;

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
        for args in [&["show", name][..], &["convert", name, "b.json"], &["diff", name, name]] {
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

/// A file of version 1.0 with this for its header.
fn npy(header: &str) -> Vec<u8> {
    let len = u16::try_from(header.len()).unwrap().to_le_bytes();
    [b"\x93NUMPY\x01\x00", &len[..], header.as_bytes()].concat()
}
