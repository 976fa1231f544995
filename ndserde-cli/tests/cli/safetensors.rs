//! safetensors files.

use std::{
    env,
    process::{Command, Stdio},
};

use crate::run::Shell;

/// A file of this header and data.
fn file(header: &str, data: &[u8]) -> Vec<u8> {
    let len = u64::try_from(header.len()).unwrap();
    [&len.to_le_bytes()[..], header.as_bytes(), data].concat()
}

/// What the library of the format wrote is read, and written again byte for byte.
#[test]
fn files_of_the_library_come_back_byte_for_byte() {
    let shell = Shell::with_golden();
    let tree = shell.ok(&["show", "tensors.safetensors"]);
    for line in [
        "\"layer.bfloat16\": bfloat16 [2, 3], 0.0 to 5.0\n",
        "\"layer.float16\": float16 [2, 3], 0.0 to 5.0\n",
        "\"layer.bool\": bool [2, 3], false to true\n",
        "scalar: int32 [], 7 to 7\n",
        "none: float32 [0, 3]\n",
    ] {
        assert!(tree.contains(line), "{tree}");
    }
    assert_eq!(tree.lines().count(), 16);
    for between in ["a.safetensors", "a.cbor", "a.msgpack", "a.json", "a.pkl"] {
        shell.ok(&["convert", "tensors.safetensors", between]);
        shell.ok(&["convert", between, "back.safetensors"]);
        assert_eq!(shell.read("back.safetensors"), shell.read("tensors.safetensors"), "{between}");
    }
    assert_eq!(shell.ok(&["diff", "tensors.safetensors", "a.cbor"]), "");
    // Texts beside the arrays are shown, and no part of them.
    let tree = "__metadata__:\n  format: \"np\"\na: float32 [2], 1.0 to 1.0\n";
    assert_eq!(shell.ok(&["show", "metadata.safetensors"]), tree);
    let done = shell.run(&["convert", "metadata.safetensors", "metadata.npz"]);
    let left_out = "ndserde: left out: __metadata__: texts, which are no arrays\n";
    assert_eq!((done.code, &*done.err), (Some(0), left_out));
    shell.ok(&["get", "metadata.safetensors", "a", "-o", "a.npy"]);
    assert_eq!(shell.ok(&["get", "a.npy", ""]), "[1.0, 1.0], dtype=float32, shape=[2]\n");
}

#[test]
fn names_of_maps_are_joined_and_what_has_no_name_is_refused() {
    let shell = Shell::with_golden();
    shell.write("a.json", r#"{"b": {"w": ["<i2", "AQACAA==", [2]]}, "a": ["|u1", "AQ==", [1]]}"#);
    shell.ok(&["convert", "a.json", "a.safetensors"]);
    let tree = "\"b.w\": int16 [2], 1 to 2\na: uint8 [1], 1 to 1\n";
    assert_eq!(shell.ok(&["show", "a.safetensors"]), tree);
    for (json, why) in [
        (r#"{"a": 1}"#, "a is a number, and a safetensors file holds arrays by their names alone"),
        (
            r#"{"a": ["<U1", "YQAAAA==", [1]]}"#,
            "\"a\" is <U1, which a safetensors file has no name",
        ),
        (r#"{"a": ["<c16", "", [0]]}"#, "\"a\" is complex128, which"),
        (r#"{"__metadata__": ["|u1", "AQ==", [1]]}"#, "the name __metadata__ is that of something"),
        (
            r#"{"a": {"b": ["|u1", "AQ==", [1]]}, "a.b": ["|u1", "AQ==", [1]]}"#,
            "two arrays would be called \"a.b\"",
        ),
    ] {
        shell.write("a.json", json);
        let error = shell.trouble(&["convert", "a.json", "b.safetensors"]);
        assert!(error.starts_with(&format!("ndserde: b.safetensors: {why}")), "{error}");
    }
}

/// Each byte belongs to one array, and no length is believed.
#[test]
fn headers_that_are_wrong_are_errors() {
    let shell = Shell::new();
    let one = |entry: &str| format!(r#"{{"a":{{{entry}}}}}"#);
    let rows: &[(Vec<u8>, &str)] = &[
        (
            file(&one(r#""dtype":"U8","shape":[2],"data_offsets":[0,2]"#), b"\x01"),
            "its elements end at 2, the file at 1: it is cut off",
        ),
        (
            file(&one(r#""dtype":"U8","shape":[2],"data_offsets":[0,2]"#), b"\x01\x02\x03"),
            "take 2 bytes, the file has 3",
        ),
        (
            file(&one(r#""dtype":"U8","shape":[2],"data_offsets":[1,3]"#), b"\0\x01\x02"),
            "\"a\": its elements start at 1, where those before them end at 0",
        ),
        (
            file(&one(r#""dtype":"U8","shape":[3],"data_offsets":[0,2]"#), b"\x01\x02"),
            "shape [3] of U8 does not take the bytes from 0 to 2",
        ),
        (file(&one(r#""dtype":"U8","shape":[2],"data_offsets":[2,0]"#), b"\x01\x02"), "\"a\": "),
        (
            file(
                &one(r#""dtype":"U64","shape":[4294967296,4294967296,2],"data_offsets":[0,0]"#),
                b"",
            ),
            "\"a\": shape",
        ),
        (
            file(&one(r#""dtype":"X8","shape":[2],"data_offsets":[0,2]"#), b"\x01\x02"),
            "\"a\": unknown dtype \"X8\"",
        ),
        (
            file(&one(r#""dtype":"U8","shape":[2]"#), b"\x01\x02"),
            "its entry is not dtype, shape and data_offsets",
        ),
        (
            file(&one(r#""dtype":"U8","shape":[-2],"data_offsets":[0,2]"#), b"\x01\x02"),
            "its entry is not",
        ),
        (
            file(
                r#"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}"#,
                b"\x01\x02\x03",
            ),
            "\"b\": its elements start at 1, where those before them end at 2",
        ),
        (
            file(
                r#"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}"#,
                b"\x01\x02",
            ),
            "two arrays are called \"a\"",
        ),
        (file(r#"{"__metadata__":{"a":1}}"#, b""), "header: "),
        (file("{\"a\":", b""), "header: EOF while parsing"),
        (
            [&1000_u64.to_le_bytes()[..], b"{}"].concat(),
            "a header of 1000 bytes, of which the file has 2",
        ),
        (
            [&50_000_000_u64.to_le_bytes()[..], b"{}"].concat(),
            "a header of 50000000 bytes, of which the file has 2",
        ),
    ];
    for (content, why) in rows {
        shell.write("a.safetensors", content);
        let error = shell.trouble(&["show", "a.safetensors"]);
        assert!(error.starts_with("ndserde: a.safetensors: "), "{error}");
        assert!(error.contains(why), "{error} lacks {why}");
    }
    // What is said of the elements.
    shell.write("a", file(&one(r#""dtype":"BOOL","shape":[2],"data_offsets":[0,2]"#), b"\x01\x02"));
    let error = shell.trouble(&["show", "a"]);
    assert!(error.starts_with("ndserde: a: \"a\": element 1 of the bool data"), "{error}");
    shell.write("a", file("{}", b""));
    assert_eq!(shell.ok(&["show", "a"]), "{}\n");
}

/// Where `NDSERDE_PYTHON` names a Python with the library.
#[test]
fn python_reads_what_is_written() {
    let Some(python) = env::var_os("NDSERDE_PYTHON") else { return };
    let shell = Shell::with_golden();
    shell.write("a.json", r#"{"b": {"w": ["<i2", "AQACAA==", [2]]}, "a": ["|u1", "AQ==", [1]]}"#);
    shell.ok(&["convert", "a.json", "a.safetensors"]);
    let program = "import sys, safetensors.numpy as s\n\
        read = s.load_file(sys.argv[1])\n\
        assert sorted(read) == ['a', 'b.w'], read\n\
        assert read['b.w'].tolist() == [1, 2] and read['b.w'].dtype == 'int16', read\n\
        assert read['a'].tolist() == [1], read\n";
    let done = Command::new(python)
        .args(["-c", program])
        .arg(shell.path("a.safetensors"))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// What is wrong with one array, or cannot be read, hides no other; floats of 8 bits are their bytes.
#[test]
fn each_array_is_what_it_is() {
    let shell = Shell::new();
    let header = r#"{"__metadata__":{"format":"pt"},"a":{"dtype":"F8_E4M3","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]},"c":{"dtype":"F4","shape":[2],"data_offsets":[3,4]},"d":{"dtype":"U8","shape":[2],"data_offsets":[4,5]},"e":{"dtype":"X8"},"f":{"dtype":"U8","shape":[2],"data_offsets":[5,7]}}"#;
    shell.write("a.safetensors", file(header, b"\x01\x02\x03\x04\x05\x06"));
    let done = shell.run(&["show", "a.safetensors"]);
    assert_eq!(
        String::from_utf8(done.out).unwrap(),
        "__metadata__:\n  format: \"pt\"\n\
         a: void1 [2] (F8_E4M3: --dtype uint8 reads its bytes)\n\
         b: uint8 [1], 3 to 3\n\
         c: F4 [2], not read: its elements are no whole bytes, which those of all dtypes here are\n\
         d: not read: shape [2] of U8 does not take the bytes from 4 to 5\n\
         e: not read: its entry is not dtype, shape and data_offsets\n\
         f: not read: its elements end at 7, the file at 6: it is cut off\n"
    );
    assert_eq!(done.code, Some(2));
    assert_eq!(
        done.err,
        "ndserde: a.safetensors: \"d\": shape [2] of U8 does not take the bytes from 4 to 5; 2 \
         others are wrong, too\n"
    );
    assert_eq!(shell.ok(&["get", "a.safetensors", "__metadata__.format"]), "\"pt\"\n");
    let bytes = shell.ok(&["get", "a.safetensors", "a", "--dtype", "uint8"]);
    assert_eq!(bytes, "[1, 2], dtype=uint8, shape=[2]\n");
    let done = shell.run(&["convert", "a.safetensors", "a.npz", "--skip"]);
    let left_out =
        "ndserde: left out in 5 places: __metadata__: texts, which are no arrays; and c, d, e, f\n";
    assert_eq!(done.err, left_out);
    let shown = shell.ok(&["show", "a.npz"]);
    assert!(shown.starts_with("a: void1 [2]") && shown.ends_with("\nb: uint8 [1], 3 to 3\n"));
    // Of one that is damaged nobody can say whether it differs, unless the other file has none.
    shell.write(
        "b.safetensors",
        file(r#"{"b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}"#, b"\x03"),
    );
    for [one, other] in [["a.safetensors", "b.safetensors"], ["b.safetensors", "a.safetensors"]] {
        let done = shell.run(&["diff", one, other, "--skip"]);
        let lines = String::from_utf8(done.out).unwrap();
        let only = "only in a.safetensors:";
        let all = format!(
            "a: {only} void1 [2]\nc: {only} F4 [2]\nd: {only} not read\ne: {only} not read\nf: {only} not read\n"
        );
        assert_eq!((done.code, lines), (Some(1), all));
        assert!(
            done.err.starts_with("ndserde: left out in 3 places: d: not read: shape"),
            "{}",
            done.err
        );
        let error = shell.trouble(&["diff", one, other]);
        assert!(error.ends_with("to 5; --skip leaves out what is not read"), "{error}");
    }
}

/// What is taken of an array stands behind the header and other arrays, and may be more than a block.
#[test]
fn parts_of_arrays_are_those_of_the_whole() {
    let shell = Shell::new();
    let bytes: Vec<u8> = (0..80_000_u32).flat_map(u32::to_le_bytes).collect();
    let header = r#"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U32","shape":[400,200],"data_offsets":[4,320004]}}"#;
    shell.write("a.safetensors", file(header, &[&[7, 8, 9, 10], &*bytes].concat()));
    for (path, part) in [
        ("a[1:3]", "[8, 9], dtype=uint8, shape=[2]\n"),
        ("b[0, :3]", "[0, 1, 2], dtype=uint32, shape=[3]\n"),
        ("b[399, 197:]", "[79997, 79998, 79999], dtype=uint32, shape=[3]\n"),
        ("b[::-399, 5]", "[79805, 5], dtype=uint32, shape=[2]\n"),
    ] {
        assert_eq!(shell.ok(&["get", "a.safetensors", path]), part, "{path}");
    }
}
