//! What serde's readers cannot tell, and the command finds in the file: CBOR's `undefined`,
//! `MessagePack`'s text that is not UTF-8.

use crate::run::Shell;

/// A file, the same without what is lost, and what is said of it.
struct Row {
    file: &'static str,
    bytes: &'static [u8],
    tree: &'static str,
    lost: &'static [&'static str],
    left: &'static [u8],
    /// What `diff` says of the two.
    differs: &'static [&'static str],
}

const ROWS: [Row; 8] = [
    Row {
        file: "a.cbor",
        bytes: b"\xf7",
        tree: "undefined\n",
        lost: &["the whole document is undefined, which becomes null"],
        left: b"\xf6",
        differs: &["the whole document: undefined and null"],
    },
    // {"n": null, "a": [1, undefined, 5(undefined)], "s": h'f7', "t": "u"}, of lengths not stated
    Row {
        file: "a.cbor",
        bytes: b"\xbfan\xf6aa\x9f\x01\xf7\xc5\xf7\xffas\x5f\x41\xf7\xffat\x7f\x61u\xff\xff",
        tree: "n: null\na: [1, undefined, tag 5: undefined]\ns: 1 bytes\nt: \"u\"\n",
        lost: &["a[1] is undefined, which becomes null", "a[2] is undefined, which becomes null"],
        left: b"\xa4an\xf6aa\x83\x01\xf6\xc5\xf6as\x41\xf7at\x61u",
        differs: &["a[1]: undefined and null", "a[2]: undefined and null"],
    },
    // Numbers of each length that have its byte, and itself in two bytes.
    Row {
        file: "a.cbor",
        bytes: b"\x86\x18\xf7\x19\xf7\xf7\x1a\xf7\xf7\xf7\xf7\x3b\x00\xf7\xf7\xf7\xf7\xf7\xf7\xf7\xfa\xf7\xf7\xf7\xf7\xf8\x17",
        tree: "[247, 63479, 4160223223, -69796963636738040, -1.0058801942080824e34, undefined]\n",
        lost: &["[5] is undefined, which becomes null"],
        left: b"\x86\x18\xf7\x19\xf7\xf7\x1a\xf7\xf7\xf7\xf7\x3b\x00\xf7\xf7\xf7\xf7\xf7\xf7\xf7\xfa\xf7\xf7\xf7\xf7\xf6",
        differs: &["[5]: undefined and null"],
    },
    // {"a": 28([undefined]), "b": 29(0), "c": a typed array that has its byte}
    Row {
        file: "a.cbor",
        bytes: b"\xa3aa\xd8\x1c\x81\xf7ab\xd8\x1d\x00ac\xd8\x40\x41\xf7",
        tree: "a: [undefined]\nb: [undefined]\nc: uint8 [1], 247 to 247\n",
        lost: &["a[0] is undefined, which becomes null", "b[0] is undefined, which becomes null"],
        left: b"\xa3aa\x81\xf6ab\x81\xf6ac\xd8\x40\x41\xf7",
        differs: &["a[0]: undefined and null", "b[0]: undefined and null"],
    },
    Row {
        file: "a.msgpack",
        bytes: b"\xa1\xff",
        tree: "text that is not UTF-8: 1 bytes\n",
        lost: &["the whole document is text that is not UTF-8, which becomes bytes"],
        left: b"\xc4\x01\xff",
        differs: &["the whole document: text that is not UTF-8: 1 bytes and 1 bytes"],
    },
    // Behind a number, bytes or an extension type of each kind.
    Row {
        file: "a.msgpack",
        bytes: b"\xdc\x00\x16\xc0\xc2\xe0\xcc\xa1\xcd\xa1\xa1\xce\xa1\xa1\xa1\xa1\xcf\xa1\xa1\xa1\xa1\xa1\xa1\xa1\xa1\
            \xd0\xa1\xd1\xa1\xa1\xd2\xa1\xa1\xa1\xa1\xd3\xa1\xa1\xa1\xa1\xa1\xa1\xa1\xa1\
            \xca\xa1\xa1\xa1\xa1\xcb\xa1\xa1\xa1\xa1\xa1\xa1\xa1\xa1\xc4\x01\xa1\xc5\x00\x01\xa1\
            \xd4\x05\xa1\xd5\x05\xa1\xa1\xd6\x05\xa1\xa1\xa1\xa1\xc7\x01\x05\xa1\xc8\x00\x01\x05\xa1\xdd\0\0\0\x01\xd9\x01a\
            \xda\x00\x01\xff",
        tree: TWO_AND_TWENTY,
        lost: &["[21] is text that is not UTF-8, which becomes bytes"],
        left: b"\xdc\x00\x16\xc0\xc2\xe0\xcc\xa1\xcd\xa1\xa1\xce\xa1\xa1\xa1\xa1\xcf\xa1\xa1\xa1\xa1\xa1\xa1\xa1\xa1\
            \xd0\xa1\xd1\xa1\xa1\xd2\xa1\xa1\xa1\xa1\xd3\xa1\xa1\xa1\xa1\xa1\xa1\xa1\xa1\
            \xca\xa1\xa1\xa1\xa1\xcb\xa1\xa1\xa1\xa1\xa1\xa1\xa1\xa1\xc4\x01\xa1\xc5\x00\x01\xa1\
            \xd4\x05\xa1\xd5\x05\xa1\xa1\xd6\x05\xa1\xa1\xa1\xa1\xc7\x01\x05\xa1\xc8\x00\x01\x05\xa1\xdd\0\0\0\x01\xd9\x01a\
            \xc4\x01\xff",
        differs: &["[21]: text that is not UTF-8: 1 bytes and 1 bytes"],
    },
    // {1: {"k\xff": ["x", "\xfe"]}, b"\xff": 2}
    Row {
        file: "a.msgpack",
        bytes: b"\x82\x01\x81\xa2k\xff\x92\xa1x\xdb\0\0\0\x01\xfe\xc4\x01\xff\x02",
        tree: "1:\n  b\"k\\xff\": the key is text that is not UTF-8: [\"x\", text that is not UTF-8: 1 bytes]\nb\"\\xff\": 2\n",
        lost: &[
            "1.b\"k\\xff\" has a key of text that is not UTF-8, which becomes bytes",
            "1.b\"k\\xff\"[1] is text that is not UTF-8, which becomes bytes",
        ],
        left: b"\x82\x01\x81\xc4\x02k\xff\x92\xa1x\xc4\x01\xfe\xc4\x01\xff\x02",
        differs: &["1.b\"k\\xff\": the key is text that is not UTF-8: a list of 2 and a list of 2"],
    },
    // In an array, whose bytes Python wrote as text for years, and beside one.
    // {"a": {"dtype": "uint8", "shape": [1], "data": "\xff"},
    //  "b": {"name": "\xff", "datatype": "UINT8", "shape": [1], "data": [255]}, "c": "\xfe"}
    Row {
        file: "a.msgpack",
        bytes: b"\x83\xa1a\x83\xa5dtype\xa5uint8\xa5shape\x91\x01\xa4data\xa1\xff\
            \xa1b\x84\xa4name\xa1\xff\xa8datatype\xa5UINT8\xa5shape\x91\x01\xa4data\x91\xcc\xff\xa1c\xa1\xfe",
        tree: "a: uint8 [1], 255 to 255\nb:\n  name: text that is not UTF-8: 1 bytes\n  data: uint8 [1], 255 to 255\n\
            c: text that is not UTF-8: 1 bytes\n",
        lost: &[
            "b.name is text that is not UTF-8, which becomes bytes",
            "c is text that is not UTF-8, which becomes bytes",
        ],
        left: b"\x83\xa1a\x83\xa5dtype\xa5uint8\xa5shape\x91\x01\xa4data\xc4\x01\xff\
            \xa1b\x84\xa4name\xc4\x01\xff\xa8datatype\xa5UINT8\xa5shape\x91\x01\xa4data\x91\xcc\xff\xa1c\xc4\x01\xfe",
        differs: &[
            "b.name: text that is not UTF-8: 1 bytes and 1 bytes",
            "c: text that is not UTF-8: 1 bytes and 1 bytes",
        ],
    },
];

const TWO_AND_TWENTY: &str = "\
[0]: null
[1]: false
[2]: -32
[3]: 161
[4]: 41377
[5]: 2711724449
[6]: 11646767826930344353
[7]: -95
[8]: -24159
[9]: -1583242847
[10]: -6799976246779207263
[11]: -1.0952567175892397e-18
[12]: -1.1031085289146104e-146
[13]: 1 bytes
[14]: 1 bytes
[15]: extension 5: 1 bytes
[16]: extension 5: 2 bytes
[17]: extension 5: 4 bytes
[18]: extension 5: 1 bytes
[19]: extension 5: 1 bytes
[20]: [\"a\"]
[21]: text that is not UTF-8: 1 bytes
";

#[test]
fn it_is_shown_and_compared_and_refused_or_said_to_be_lost() {
    let shell = Shell::new();
    for row in ROWS {
        let Row { file, bytes, tree, lost, left, differs } = row;
        shell.write(file, bytes);
        assert_eq!(shell.ok(&["show", file]), tree, "{bytes:x?}");
        assert_eq!(shell.ok(&["get", file, ""]), tree, "{bytes:x?}");
        assert_eq!(shell.ok(&["diff", file, file]), "", "{bytes:x?}");
        let same = format!("same-{file}");
        shell.write(&same, left);
        let done = shell.run(&["diff", file, &same]);
        let lines: Vec<_> = differs.iter().map(|line| format!("{line}\n")).collect();
        let said = String::from_utf8(done.out).unwrap();
        assert_eq!((done.code, said), (Some(1), lines.concat()), "{bytes:x?}");
        let all = ["no.msgpack", "no.json", "no.cbor", "no.pkl", "no.npz", "no.npy"];
        // What others refuse too, they may refuse first.
        let is_more = tree.contains("extension") || tree.contains("the key");
        let count = if is_more { 1 } else { all.len() };
        for to in &all[..count] {
            for args in [&["convert", file, to][..], &["get", file, "", "-o", to]] {
                let error = shell.trouble(args);
                let first = lost[0];
                assert_eq!(error, format!("ndserde: {to}: {first}; --lossy writes what is left"));
            }
        }
        let to = format!("left-{file}");
        let done = shell.run(&["convert", file, &to, "--lossy"]);
        // Of more than one place the paths are said.
        let (start, end) = match lost {
            [one] => ("ndserde: lost: ".to_owned(), one.len()),
            more => (format!("ndserde: lost in {} places: ", more.len()), more[0].len()),
        };
        let line = done.err.strip_prefix(&start).unwrap_or_else(|| panic!("{}", done.err));
        assert_eq!((done.code, &line[..end], line.lines().count()), (Some(0), lost[0], 1));
        assert_eq!(shell.ok(&["diff", &to, &same]), "", "{bytes:x?}");
    }
    assert!(!shell.files().iter().any(|name| name.starts_with("no.")), "{:?}", shell.files());
}

/// Parts that have nothing of the kind in them are written, and those behind a key, which stays
/// behind.
#[test]
fn a_part_without_it_is_written() {
    let shell = Shell::new();
    shell.write("a.cbor", b"\xa2aa\x82\x01\xf7ab\x02");
    shell.write("a.msgpack", b"\x82\xa1\xff\x01\xa1b\xa1\xfe");
    for (file, path, json) in
        [("a.cbor", "a[0]", "1\n"), ("a.cbor", "b", "2\n"), ("a.msgpack", "b\"\\xff\"", "1\n")]
    {
        assert_eq!(shell.ok(&["get", file, path, "--to", "json"]), json, "{file} {path}");
    }
}

/// What no reader takes, and the tags that the command has for marks.
#[test]
fn what_is_valid_in_no_file_is_an_error() {
    let shell = Shell::new();
    for (file, bytes, why) in [
        // Simple values that nothing is assigned to.
        ("a.cbor", &b"\xe0"[..], "invalid type: simple"),
        ("a.cbor", b"\xf3", "invalid type: simple"),
        ("a.cbor", b"\xf8\x20", "invalid type: simple"),
        ("a.cbor", b"\x82\x01\xf8\xff", "invalid type: simple"),
        // Text that is not UTF-8, whole and in parts, and as a key.
        ("a.cbor", b"\x62a\xff", "wrong at byte 0"),
        ("a.cbor", b"\x7f\x61a\x61\xff\xff", "wrong at byte 3"),
        ("a.cbor", b"\xa1\x61\xff\x01", "wrong at byte 1"),
        // The place is that in the file, wherever the marks stand.
        ("a.cbor", b"\x83\xf7\xf7\x61\xff", "wrong at byte 3"),
        ("a.cbor", b"\x83\xf7\xf7", "the file is cut off"),
        ("a.cbor", b"\x81\xf7\x01", "1 bytes stand behind the document"),
        ("a.cbor", b"\xa1\xf7\x01", "null, expected the key of a map"),
        ("a.cbor", b"\xd9\xff\xff\xf6", "the tag 65535, which is valid in no document, at byte 0"),
        ("a.cbor", b"\x81\xda\xff\xff\xff\xff\x40", "the tag 4294967295, which is valid in no"),
        ("a.cbor", b"\x81\xdb\xff\xff\xff\xff\xff\xff\xff\xff\x01", "the tag 18446744073709551615"),
        ("a.msgpack", b"\xc1", "wrong msgpack marker Reserved"),
        ("a.msgpack", b"\x92\xc1\xa1\xff", "wrong msgpack marker Reserved"),
    ] {
        shell.write(file, bytes);
        let error = shell.trouble(&["show", file]);
        assert!(error.contains(why), "{bytes:x?}: {error}");
    }
}
