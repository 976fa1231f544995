//! Compressed files, which are read as what is in them, and written by the name that they are to have.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};

use crate::run::Shell;

/// What the name of a file ends in that each program has made, and what it is called.
const ALL: [(&str, &str); 6] = [
    ("gz", "gzip"),
    ("zlib", "zlib"),
    ("bz2", "bzip2"),
    ("xz", "xz"),
    ("lzma", "lzma"),
    ("zst", "zstd"),
];

const TREE: &str = "float32 [2, 3], 0.0 to 1.25\n";

pub fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

/// As Python's modules write them; two frames of zstd.
#[test]
fn it_is_what_is_in_it_whatever_its_name() {
    let shell = Shell::with_golden();
    for (end, _) in ALL {
        let name = format!("weights.npy.{end}");
        let content = shell.read(&name);
        for name in [&name, "a", "a.json", "a.npz", "a.cbor"] {
            shell.write(name, &content);
            assert_eq!(shell.ok(&["show", name]), TREE, "{end} {name}");
            assert_eq!(shell.ok(&["show", name, "--no-range"]), "float32 [2, 3]\n", "{end}");
            assert_eq!(shell.ok(&["show", name, "--from", "npy"]), TREE, "{end} {name}");
            assert_eq!(shell.ok(&["diff", name, "weights.npy"]), "", "{end} {name}");
            for args in [&["convert", name, "out.npy"][..], &["get", name, "", "-o", "out.npy"]] {
                shell.ok(args);
                assert_eq!(shell.read("out.npy"), shell.read("weights.npy"), "{end} {name}");
            }
            shell.ok(&["convert", name, "out.json"]);
        }
        let done = shell.pipe(&content, &["show", "-"]);
        assert_eq!((done.code, done.out), (Some(0), TREE.into()), "{end}");
    }
    for by in ["zlib", "gzip", "bz2", "xz", "lzma"] {
        let tree = format!("w: {TREE}n: 3\n");
        assert_eq!(shell.ok(&["show", &format!("joblib-{by}.pkl")]), tree, "{by}");
    }
}

#[test]
fn members_of_an_archive_are_unpacked_by_what_python_packs_them() {
    let shell = Shell::with_golden();
    for name in ["bzip2.npz", "lzma.npz", "compressed.npz"] {
        assert_eq!(shell.ok(&["diff", name, "stored.npz"]), "", "{name}");
        shell.ok(&["get", name, "words", "-o", "out.npy"]);
        assert_eq!(shell.read("out.npy"), shell.read("words.npy"), "{name}");
        // One byte of each is another.
        let mut content = shell.read(name);
        content[90] ^= 1;
        shell.write("a.npz", content);
        let error = shell.trouble(&["show", "a.npz"]);
        assert!(error.starts_with("ndserde: a.npz: \"weights.npy\": "), "{error}");
    }
}

/// The name within the name tells where the content does not.
#[test]
fn every_format_is_read_from_it() {
    let shell = Shell::with_golden();
    for extension in ["json", "cbor", "msgpack", "pkl", "npy", "npz"] {
        let plain = format!("a.{extension}");
        shell.ok(&["convert", "weights.npy", &plain]);
        let packed = format!("{plain}.gz");
        shell.write(&packed, gzip(&shell.read(&plain)));
        assert_eq!(shell.ok(&["show", &packed]), shell.ok(&["show", &plain]), "{plain}");
        assert_eq!(shell.ok(&["diff", &packed, &plain]), "", "{plain}");
    }
    for (name, content, tree) in [
        ("b.cbor.gz", &b"\x80"[..], "[]\n"),
        ("b.msgpack.GZ", b"\x80", "{}\n"),
        ("b.json.gz", b"1", "1\n"),
        ("b.json.gz", b"[1.0]", "[1.0]\n"),
    ] {
        shell.write(name, gzip(content));
        assert_eq!(shell.ok(&["show", name]), tree, "{name}");
    }
    shell.write("b.gz", gzip(b"\x80"));
    assert_eq!(shell.ok(&["show", "b.gz", "--from", "cbor"]), "[]\n");
    // Some files after the other are one, as gunzip has it.
    shell.write("b.json.gz", [gzip(b"[1"), gzip(b", 2]")].concat());
    assert_eq!(shell.ok(&["show", "b.json.gz"]), "[1, 2]\n");
}

#[test]
fn what_is_wrong_with_it_is_said() {
    let shell = Shell::with_golden();
    for (end, by) in ALL {
        let name = format!("weights.npy.{end}");
        let content = shell.read(&name);
        for name in [&name, "a.json"] {
            for cut in [content.len() - 1, content.len() / 2, 20] {
                shell.write(name, &content[..cut]);
                let error = shell.trouble(&["show", name]);
                let why = format!("ndserde: {name}: {by}: ");
                assert!(error.starts_with(&why), "{by} cut at {cut}: {error}");
            }
            shell.write(name, [&*content, b"more"].concat());
            let error = shell.trouble(&["show", name]);
            assert!(error.starts_with(&format!("ndserde: {name}: {by}: ")), "{by}: {error}");
        }
        // A wrong checksum; what lzma alone has is a length, or none.
        if by != "lzma" {
            let mut wrong = content.clone();
            let last = wrong.len() - if by == "xz" { 40 } else { 6 };
            wrong[last] ^= 1;
            shell.write("a.npy", wrong);
            let error = shell.trouble(&["show", "a.npy"]);
            assert!(error.starts_with(&format!("ndserde: a.npy: {by}: ")), "{by}: {error}");
        }
        // What is in it is no format, or is packed once more.
        shell.write("b", gzip(&content));
        let error = shell.trouble(&["show", "b"]);
        let why = format!("this is compressed by {by}");
        assert!(error.starts_with("ndserde: b: ") && error.contains(&why), "{error}");
    }
    shell.write("b", gzip(b"\xff\xff hello"));
    assert!(shell.trouble(&["show", "b"]).contains("its format cannot be told"));
    shell.write("b.json", gzip(b"[1"));
    assert!(shell.trouble(&["show", "b.json"]).starts_with("ndserde: b.json: JSON: "));
    // What is not unpacked here is named.
    for name in ["a.x", "a.json", "a.cbor", "a.msgpack", "a.pkl", "a.npy", "a.npz"] {
        shell.write(name, b"\x04\x22\x4d\x18\x00\x01\x02 and so on");
        let error = shell.trouble(&["show", name]);
        let why = "this is compressed by LZ4: unpack it first, with unlz4";
        assert_eq!(error, format!("ndserde: {name}: {why}"));
    }
    // What reads as something is that: text of 156 bytes, which starts as zlib's bytes do.
    shell.write("a.cbor", [&b"\x78\x9c"[..], &[b'a'; 156]].concat());
    assert!(shell.ok(&["show", "a.cbor"]).starts_with("\"aaa"));
}

#[test]
fn a_name_says_by_what_a_file_is_compressed() {
    let shell = Shell::with_golden();
    let write_many = |len: u32| {
        let many = (0..len).map(|n| n.wrapping_mul(2_654_435_761) >> (n % 29)).collect::<Vec<_>>();
        shell.write("many.npy", ndserde::npy::to_vec(&ndarray::arr1(&many)).unwrap());
    };
    for (extension, start) in [
        ("gz", &b"\x1f\x8b\x08"[..]),
        ("gzip", b"\x1f\x8b\x08"),
        ("zlib", b"\x78\x9c"),
        ("bz2", b"BZh"),
        ("xz", b"\xfd7zXZ\0"),
        ("zst", b"\x28\xb5\x2f\xfd"),
        ("ZSTD", b"\x28\xb5\x2f\xfd"),
    ] {
        for format in ["npy", "json", "pkl"] {
            let file = format!("a.{format}.{extension}");
            shell.ok(&["convert", "weights.npy", &file]);
            assert!(shell.read(&file).starts_with(start), "{file}");
            assert_eq!(shell.ok(&["diff", "weights.npy", &file]), "", "{file}");
        }
        let to = format!("a.{extension}");
        shell.ok(&["get", "stored.npz", "", "--to", "npz", "-o", &to]);
        assert_eq!(shell.ok(&["diff", "stored.npz", &to]), "", "{to}");
        // Of zstd more than a frame.
        write_many(if extension == "zst" { 1_100_000 } else { 50_000 });
        let file = format!("many.npy.{extension}");
        shell.ok(&["convert", "many.npy", &file]);
        assert!(shell.read(&file).len() < shell.read("many.npy").len(), "{file}");
        assert_eq!(shell.ok(&["diff", "many.npy", &file]), "", "{file}");
    }
    for extension in ["lzma", "lz4", "Z", "z"] {
        // Before anything is read.
        let error = shell.trouble(&["convert", "absent.npy", &format!("a.json.{extension}")]);
        let why = "are not written; .gz, .zlib, .bz2, .xz and .zst are";
        assert_eq!(
            error,
            format!("ndserde: a.json.{extension}: files that end in .{extension} {why}")
        );
    }
    let error = shell.trouble(&["convert", "weights.npy", "a.gz"]);
    assert!(error.starts_with("ndserde: a.gz: its name does not tell its format"), "{error}");
}
