//! How the format of a file is detected.

use crate::run::Shell;

const ALL: [(&str, &str); 7] = [
    ("json", "json"),
    ("cbor", "cbor"),
    ("messagepack", "msgpack"),
    ("pickle", "pkl"),
    ("npy", "npy"),
    ("npz", "npz"),
    ("safetensors", "safetensors"),
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
    if ["npz", "safetensors"].contains(&format) {
        format!("arr_0: {TREE}")
    } else {
        TREE.to_owned()
    }
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
    for (format, extension) in [
        ("json", "json"),
        ("pickle", "pkl"),
        ("npy", "npy"),
        ("npz", "npz"),
        ("safetensors", "safetensors"),
    ] {
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

/// Whatever it is called, but not where a format is asked for that reads it.
#[test]
fn files_of_other_formats_are_named() {
    let shell = Shell::new();
    for (start, why) in [
        (&b"\x89HDF\r\n\x1a\n"[..], "an HDF5 file, which is not read here; h5py reads it"),
        (b"MATLAB 5.0 MAT-file, Platform: GLNXA64", "a .mat file of MATLAB 5"),
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0", "a picture (JPEG)"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "sound (WAV)"),
        (b"PARE\x15\x04", "a Parquet file whose footer is encrypted, which is not read here"),
        (b"GGUF\x03\0\0\0", "a GGUF file"),
        (b"CDF\x01\0\0\0\0", "a NetCDF file"),
    ] {
        let file = [start, &[0x81, 1, 2, 3].repeat(20)].concat();
        for name in ["a.x", "a.json", "a.cbor", "a.msgpack", "a.pkl"] {
            shell.write(name, &file);
            let error = shell.trouble(&["show", name]);
            assert!(error.starts_with(&format!("ndserde: {name}: this is {why}")), "{error}");
            let error = shell.trouble(&["show", name, "--from", "json"]);
            assert!(error.contains(why), "{error}");
        }
    }
    // Bytes that happen to start so are what they are.
    shell.write("a.cbor", b"\x50AR1\x15and so on, .");
    assert_eq!(shell.ok(&["show", "a.cbor"]), "16 bytes\n");
    shell.write("a.cbor", b"\x89HDF\r\n\x1a\n1\x01\x02\x03\x04\x05\x06\x07\x08\x09");
    assert!(shell.ok(&["show", "a.cbor", "--from", "cbor"]).starts_with("[8 bytes, 2, 3"));
}

/// JSON of Python, of Windows, and of programs that write a document a line.
#[test]
fn json_of_many_programs() {
    let shell = Shell::new();
    let two = "[0]:\n  a: 1\n[1]:\n  a: 2\n";
    for (name, content, tree) in [
        ("a.json", "\u{feff}{\"a\":[1,2]}", "a: [1, 2]\n"),
        ("a", "\u{feff}{\"a\":[1,2]}", "a: [1, 2]\n"),
        ("a.json", "{\"loss\": [1.0, NaN, Infinity, -Infinity]}", "loss: [1.0, NaN, inf, -inf]\n"),
        ("a", "{\"a\": 1}\n{\"a\": 2}\n", two),
        ("a.json", "{\"a\": 1} {\"a\": 2}", two),
        ("a.json", "{\"a\": 1}{\"a\": 2}", two),
        ("a.jsonl", "\u{feff}{\"a\": 1}\n\n{\"a\": 2}\n", two),
        ("a.NDJSON", "{\"a\": 1}\n{\"a\": 2}", two),
        ("a.jsonl", "{\"a\": 1}\n", "[0]:\n  a: 1\n"),
        ("a.jsonl", "", "[]\n"),
        ("a.jsonl", "1\n2.5\n\"a\"", "[1, 2.5, \"a\"]\n"),
        ("a.json", "[1]\n[2]\n[3]", "[0]: [1]\n[1]: [2]\n[2]: [3]\n"),
    ] {
        shell.write(name, content);
        assert_eq!(shell.ok(&["show", name]), tree, "{name} {content}");
    }
    shell.write("a.dat", "{\"a\": 1}");
    assert_eq!(shell.ok(&["show", "a.dat", "--from", "jsonl"]), "[0]:\n  a: 1\n");
    for (name, content, why) in [
        ("a.json", "{\"a\": 1}\n{\"a\":", "EOF while parsing a value at line 2 column 5"),
        ("a.json", "{\"a\": 1}x", "trailing characters at line 1 column 9"),
        ("a.jsonl", "[1]\n[2\n", "EOF while parsing a list at line 3 column 0"),
    ] {
        shell.write(name, content);
        assert_eq!(shell.trouble(&["show", name]), format!("ndserde: {name}: JSON: {why}"));
    }
    // Written as lines, if it is a list.
    shell.write("a.json", "[{\"a\":1}, [1.5], null]");
    shell.ok(&["convert", "a.json", "b.jsonl"]);
    assert_eq!(shell.read("b.jsonl"), b"{\"a\":1}\n[1.5]\nnull\n");
    assert_eq!(shell.ok(&["diff", "a.json", "b.jsonl"]), "");
    shell.write("a.json", "{\"a\": 1}");
    let error = shell.trouble(&["convert", "a.json", "b.jsonl"]);
    assert!(error.contains("b.jsonl: the document is not a list"), "{error}");
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
    let names = "json, jsonl, npy, npz, safetensors, parquet, arrow, arrow-stream, pickle, cbor, messagepack";
    let why = "its name does not tell its format; --to names it";
    assert_eq!(error, format!("ndserde: b.dat: {why}: {names}"));
    let done = shell.run(&["convert", "weights.npy", "b.dat", "--to", "nope"]);
    assert_eq!(done.code, Some(2));
    assert!(done.err.contains(names), "{done:?}");
}

/// A number alone, or text that people read, may be what is left of any file.
#[test]
fn what_almost_all_bytes_mean_is_not_guessed() {
    let shell = Shell::new();
    for content in
        [&b"\x05"[..], b"a", b"ab", b"\x1f", b"\x80", b"\x93", b"\x28", b"`", b"B12", b"\xcd\0\x01"]
    {
        shell.write("a", content);
        let error = shell.trouble(&["show", "a"]);
        assert!(error.contains("its format cannot be told"), "{content:x?}: {error}");
        shell.write("a.npy.gz", content);
        let error = shell.trouble(&["show", "a.npy.gz"]);
        let why =
            "its name says that it is compressed, and its content does not say so: it is cut off";
        assert!(error.contains(why), "{content:x?}: {error}");
    }
    shell.write("a", b"\x81\xa1x\x05");
    assert_eq!(shell.ok(&["show", "a"]), "x: 5\n");
    shell.write("a.json.gz", b"{\"x\": 5}");
    assert_eq!(shell.ok(&["show", "a.json.gz"]), "x: 5\n");
}

/// `{"a": 1}`, one and two of them, and one of nothing.
#[test]
fn bson_is_named() {
    let shell = Shell::new();
    let one = b"\x0c\0\0\0\x10a\0\x01\0\0\0\0";
    let why = "this is BSON, which is not read here; MongoDB's `bsondump` makes JSON of it";
    for content in
        [&one[..], &one.repeat(2), b"\x05\0\0\0\0", &[&one[..], b"\x05\0\0\0\0"].concat()]
    {
        for name in ["a.bson", "a.json", "a"] {
            shell.write(name, content);
            let error = shell.trouble(&["show", name]);
            assert!(error.starts_with(&format!("ndserde: {name}: {why}")), "{error}");
        }
        shell.write("a", &content[..content.len() - 1]);
        assert!(!shell.trouble(&["show", "a"]).contains("BSON"));
        // Whoever says what it is has it tried as that alone.
        shell.write("a", content);
        for format in ["json", "cbor", "messagepack", "npz"] {
            let error = shell.trouble(&["show", "a", "--from", format]);
            assert!(!error.contains("BSON"), "{format}: {error}");
        }
    }
}

#[test]
fn utf16_is_named() {
    let shell = Shell::new();
    let text = "{\"a\": [1, 2]}".encode_utf16();
    let little: Vec<u8> = text.clone().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.flat_map(u16::to_be_bytes).collect();
    let marked = |mark: &[u8], text: &[u8]| [mark, text].concat();
    for content in
        [marked(b"\xff\xfe", &little), marked(b"\xfe\xff", &big), little.clone(), big.clone()]
    {
        for name in ["a.json", "a.txt", "a"] {
            shell.write(name, &content);
            let error = shell.trouble(&["show", name]);
            let why =
                "this is text in UTF-16, as PowerShell's > writes it; `iconv -f UTF-16 -t UTF-8`";
            assert!(error.starts_with(&format!("ndserde: {name}: {why}")), "{error}");
        }
    }
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
