//! `ndserde get`.

use ndarray::{Array3, ArrayD, ShapeBuilder};
use ndserde::{
    DynArray, Value, npy,
    value::{Key, Map},
};

use crate::run::Shell;

#[test]
fn an_array_is_the_file_that_numpy_writes() {
    let shell = Shell::with_golden();
    for archive in ["stored.npz", "compressed.npz"] {
        for name in ["weights", "words", "columns"] {
            let file = format!("{name}.npy");
            shell.ok(&["get", archive, name, "-o", "got.npy"]);
            assert_eq!(shell.read("got.npy"), shell.read(&file), "{archive} {name}");
            let piped = shell.run(&["get", archive, name, "--to", "npy"]);
            assert_eq!(piped.out, shell.read(&file), "{archive} {name}");
            let piped = shell.run(&["get", archive, name, "-o", "-", "--to", "npy"]);
            assert_eq!(piped.out, shell.read(&file), "{archive} {name}");
        }
    }
}

#[test]
fn a_path_leads_through_maps_and_lists() {
    let shell = Shell::with_golden();
    let weights = "\
[[1, 0, 0, 0],
 [0, 1, 0, 0],
 [0, 0, 1, 0],
 [0, 0, 0, 1]], dtype=int16, shape=[4, 4]
";
    assert_eq!(shell.ok(&["get", "model.pkl", "layers[1].weights"]), weights);
    let layer = "weights: int16 [4, 4], 0 to 1\nbias: null\n";
    assert_eq!(shell.ok(&["get", "model.pkl", "layers[1]"]), layer);
    assert_eq!(shell.ok(&["get", "model.pkl", "name"]), "\"tides\"\n");
    let number = "[18446744073709551615], dtype=uint64, shape=[1]\n";
    assert_eq!(shell.ok(&["get", "stored.npz", "\"a/b c\""]), number);
}

#[test]
fn what_show_and_diff_print_leads_to_what_they_mean() {
    let shell = Shell::new();
    let long = |end| format!("{} {end}", "long ".repeat(30));
    let texts =
        ["a", "a.b", "a b", "1", "true", "", "b\"\"", "tab\t", "\u{1b}[0m", "雪", "it's: 7"];
    let mut keys: Vec<Key> = texts.map(Key::from).into();
    keys.extend(["one", "two"].map(|end| Key::from(long(end))));
    keys.extend(["one", "two"].map(|end| Key::Bytes(long(end).into())));
    keys.extend([Key::Bytes(vec![0xff]), Key::Bytes(vec![]), 1.into(), (-1).into(), true.into()]);
    let write = |name, add: i64| {
        let map: Map = keys.iter().cloned().zip(add..).collect();
        let document = Value::from(vec![Value::from(map)]);
        shell.write(name, rmp_serde::to_vec(&document).unwrap());
    };
    write("one.msgpack", 0);
    write("other.msgpack", 100);

    let tree = shell.ok(&["show", "one.msgpack"]);
    let mut shown = tree.lines();
    assert_eq!(shown.next(), Some("[0]:"));
    let differing = shell.run(&["diff", "one.msgpack", "other.msgpack"]);
    assert_eq!(differing.code, Some(1));
    let differing = String::from_utf8(differing.out).unwrap();
    let mut count = 0;
    for (shown, differing) in shown.zip(differing.lines()) {
        let (key, number) = shown.trim_start().rsplit_once(": ").unwrap();
        assert_eq!(number, count.to_string(), "{shown}");
        let (path, numbers) = differing.rsplit_once(": ").unwrap();
        assert_eq!(numbers, format!("{count} and {}", count + 100), "{differing}");
        assert_eq!(path, format!("[0].{key}"));
        assert_eq!(shell.ok(&["get", "one.msgpack", path]), format!("{count}\n"), "{path}");
        count += 1;
    }
    assert_eq!(count, keys.len());
}

#[test]
fn any_part_is_written_in_any_format() {
    let shell = Shell::with_golden();
    let json = shell.ok(&["get", "model.pkl", "layers[1]", "--to", "json", "--wire", "nested"]);
    let expected = "{\"weights\":[[1,0,0,0],[0,1,0,0],[0,0,1,0],[0,0,0,1]],\"bias\":null}\n";
    assert_eq!(json, expected);
}

#[test]
fn without_a_path_there_is_the_only_array() {
    let shell = Shell::with_golden();
    let weights = "[[0.0, 0.25, 0.5],\n [0.75, 1.0, 1.25]], dtype=float32, shape=[2, 3]\n";
    shell.ok(&["get", "stored.npz", "weights", "-o", "one.npz"]);
    shell.write("a.json", r#"{"x": {"y.z": ["uint8", "AQ==", [1]]}, "n": 1}"#);
    for (file, array) in [
        ("weights.npy", weights),
        ("one.npz", weights),
        ("a.json", "[1], dtype=uint8, shape=[1]\n"),
    ] {
        assert_eq!(shell.ok(&["get", file]), array, "{file}");
        shell.ok(&["get", file, "-o", "got.npy"]);
        assert_eq!(shell.ok(&["get", "got.npy"]), array, "{file}");
    }
    let error = shell.trouble(&["get", "stored.npz", "-o", "none.npy"]);
    let names =
        "weights, columns, nan, flags, complex, days, words, bytes, records, half, scalar, none";
    let why = format!("it has 13 arrays, of which a path names one: {names} and 1 more");
    assert_eq!(error, format!("ndserde: stored.npz: {why}"));
    let error = shell.trouble(&["get", "model.pkl"]);
    let names = "loss, layers[0].weights, layers[0].bias, layers[1].weights";
    let why = format!("it has 4 arrays, of which a path names one: {names}");
    assert_eq!(error, format!("ndserde: model.pkl: {why}"));
    shell.write("a.json", "[1, \"x\"]");
    let error = shell.trouble(&["get", "a.json"]);
    assert!(error.starts_with("ndserde: a.json: it has no array; "), "{error}");
    // The whole, as before.
    assert_eq!(shell.ok(&["get", "a.json", ""]), "[1, \"x\"]\n");
}

#[test]
fn brackets_behind_an_array_take_a_part_of_it() {
    let shell = Shell::with_golden();
    for (file, path, part) in [
        ("weights.npy", "[0]", "[0.0, 0.25, 0.5], dtype=float32, shape=[3]"),
        ("weights.npy", "[-1,::-1]", "[1.25, 1.0, 0.75], dtype=float32, shape=[3]"),
        ("weights.npy", "[1, 2]", "1.25, dtype=float32, shape=[]"),
        ("weights.npy", "[1][2]", "1.25, dtype=float32, shape=[]"),
        ("weights.npy", "[..., 1]", "[0.25, 1.0], dtype=float32, shape=[2]"),
        ("columns.npy", "[:2, ::3]", "[[0, 3],\n [4, 7]], dtype=int64, shape=[2, 2]"),
        ("columns.npy", "[::-1, 1]", "[9, 5, 1], dtype=int64, shape=[3]"),
        ("model.pkl", "layers[-1].weights[1, :2]", "[0, 1], dtype=int16, shape=[2]"),
        ("stored.npz", "words[::-1]", "[\"horse\", \"cat\"], dtype=<U5, shape=[2]"),
        ("stored.npz", "records[1]", "(2, 1.5), dtype=[('id', '<u2'), ('x', '<f8')], shape=[]"),
        ("compressed.npz", "half[1:]", "[inf], dtype=float16, shape=[1]"),
        ("stored.npz", "flags[5:]", "[], dtype=bool, shape=[0, 1]"),
        ("stored.npz", "none[:, 0]", "[], dtype=uint32, shape=[0]"),
        ("stored.npz", "a/b c[0]", "18446744073709551615, dtype=uint64, shape=[]"),
    ] {
        assert_eq!(shell.ok(&["get", file, path]), format!("{part}\n"), "{file} {path}");
        shell.ok(&["get", file, path, "-o", "got.npy"]);
        assert_eq!(shell.ok(&["get", "got.npy"]), format!("{part}\n"), "{file} {path}");
    }
    for (path, why) in [
        ("[2]", "there is no place 2 on axis 0, which is 2 long"),
        ("[0, -4]", "there is no place -4 on axis 1, which is 3 long"),
        ("[0, 0, 0]", "3 places or ranges of an array of 2 axes"),
        ("[::0]", "\"::0\" has the step 0"),
        ("[..., ...]", "[..., ...] has more than one ..."),
        (
            "[x]",
            "\"x\" is none of what can be taken of an axis: a place such as 0 or -1, a range such as 2:5 or ::-1, or ...",
        ),
        ("[0", "nothing stands at \"[0\": the document is float32 [2, 3]"),
        ("[0].x", "nothing stands at \"[0].x\": the document is float32 [2, 3]"),
    ] {
        let error = shell.trouble(&["get", "weights.npy", path, "-o", "no.npy"]);
        assert_eq!(error, format!("ndserde: weights.npy: {why}"));
    }
    assert!(!shell.files().iter().any(|name| name.contains("no.")), "{:?}", shell.files());
}

/// Brackets, the places that they take of each axis, and the shape.
type Row<'a> = (&'a str, [&'a [usize]; 3], &'a [usize]);

#[test]
fn parts_are_those_of_numpy() {
    let shell = Shell::new();
    let number = |i: usize, j: usize, k: usize| i64::try_from(i * 100 + j * 10 + k).unwrap();
    let array = Array3::from_shape_fn((4, 5, 6), |(i, j, k)| number(i, j, k));
    let mut columns = Array3::zeros((4, 5, 6).f());
    columns.assign(&array);
    shell.write("c.npy", npy::to_vec(&array).unwrap());
    shell.write("f.npy", npy::to_vec(&columns).unwrap());
    shell.ok(&["convert", "f.npy", "f.cbor"]);
    let rows: &[Row<'_>] = &[
        (":", [&[0, 1, 2, 3], &[0, 1, 2, 3, 4], &[0, 1, 2, 3, 4, 5]], &[4, 5, 6]),
        ("...", [&[0, 1, 2, 3], &[0, 1, 2, 3, 4], &[0, 1, 2, 3, 4, 5]], &[4, 5, 6]),
        ("2", [&[2], &[0, 1, 2, 3, 4], &[0, 1, 2, 3, 4, 5]], &[5, 6]),
        ("-1", [&[3], &[0, 1, 2, 3, 4], &[0, 1, 2, 3, 4, 5]], &[5, 6]),
        ("1:3", [&[1, 2], &[0, 1, 2, 3, 4], &[0, 1, 2, 3, 4, 5]], &[2, 5, 6]),
        ("1:3,:,0", [&[1, 2], &[0, 1, 2, 3, 4], &[0]], &[2, 5]),
        (" 1:3 , ... , 0 ", [&[1, 2], &[0, 1, 2, 3, 4], &[0]], &[2, 5]),
        ("..., -2", [&[0, 1, 2, 3], &[0, 1, 2, 3, 4], &[4]], &[4, 5]),
        ("::2, 1::3, -4:-1", [&[0, 2], &[1, 4], &[2, 3, 4]], &[2, 2, 3]),
        ("::-1", [&[3, 2, 1, 0], &[0, 1, 2, 3, 4], &[0, 1, 2, 3, 4, 5]], &[4, 5, 6]),
        ("::-3, ::-1, ::-2", [&[3, 0], &[4, 3, 2, 1, 0], &[5, 3, 1]], &[2, 5, 3]),
        ("0, ..., 3:0:-1", [&[0], &[0, 1, 2, 3, 4], &[3, 2, 1]], &[5, 3]),
        ("5:9", [&[], &[0, 1, 2, 3, 4], &[0, 1, 2, 3, 4, 5]], &[0, 5, 6]),
        ("3:1, 2", [&[], &[2], &[0, 1, 2, 3, 4, 5]], &[0, 6]),
        ("1, 2, 3", [&[1], &[2], &[3]], &[]),
        ("-9:9, 0:1, 5:6", [&[0, 1, 2, 3], &[0], &[5]], &[4, 1, 1]),
        ("9:1:-2, 4:-9:-4", [&[3], &[4, 0], &[0, 1, 2, 3, 4, 5]], &[1, 2, 6]),
    ];
    for (words, [first, second, third], shape) in rows {
        let mut numbers = Vec::new();
        for &i in *first {
            for &j in *second {
                numbers.extend(third.iter().map(|&k| number(i, j, k)));
            }
        }
        let part = ArrayD::from_shape_vec(*shape, numbers).unwrap();
        let expected = format!("{}\n", DynArray::from(part));
        for file in ["c.npy", "f.npy", "f.cbor"] {
            assert_eq!(shell.ok(&["get", file, &format!("[{words}]")]), expected, "{file} {words}");
        }
    }
}

/// As in the names of a model's layers.
#[test]
fn a_key_with_dots_needs_no_quotes() {
    let shell = Shell::new();
    let array = r#"["uint8", "AQI=", [2]]"#;
    shell.write("a.json", format!(r#"{{"conv1.weight": {array}, "m": {{"a.b[0]": {array}}}}}"#));
    shell.ok(&["convert", "a.json", "a.cbor"]);
    for path in ["conv1.weight", "\"conv1.weight\"", "conv1.weight[:]", "m.a.b[0]", "m.a.b[0][:]"] {
        let got = shell.run(&["get", "a.cbor", path]);
        let expected = if path == "m.a.b[0][:]" { Some(2) } else { Some(0) };
        assert_eq!(got.code, expected, "{path}");
    }
}

/// Without `--` before it, and a place without brackets.
#[test]
fn a_path_may_start_with_a_hyphen() {
    let shell = Shell::with_golden();
    shell.write("a.json", r#"{"-5": 1, "-o": 2, "list": [3]}"#);
    shell.write("list.json", "[10, 20, [30]]");
    shell.ok(&["convert", "weights.npy", "w.cbor"]);
    for (file, path, printed) in [
        ("a.json", "-5", "1\n"),
        ("list.json", "-3", "10\n"),
        ("list.json", "1", "20\n"),
        ("list.json", "[-1][-1]", "30\n"),
        ("weights.npy", "-1", "[0.75, 1.0, 1.25], dtype=float32, shape=[3]\n"),
        ("w.cbor", "-1", "[0.75, 1.0, 1.25], dtype=float32, shape=[3]\n"),
    ] {
        assert_eq!(shell.ok(&["get", file, path]), printed, "{file} {path}");
    }
    // What is an option stays one.
    shell.ok(&["get", "list.json", "-1", "-o", "b.json"]);
    shell.ok(&["get", "list.json", "-o", "c.json", "-1"]);
    shell.ok(&["get", "list.json", "-oc.json", "-1", "--lists"]);
    shell.ok(&["get", "list.json", "-1", "--lists", "-oc.json"]);
    assert_eq!(shell.read("b.json"), b"[30]\n");
    assert_eq!(shell.ok(&["get", "a.json", "--", "-o"]), "2\n");
    let done = shell.run(&["get", "--nope", "a.json"]);
    assert_eq!(done.code, Some(2), "{done:?}");
}

#[test]
fn what_is_not_there_is_said() {
    let shell = Shell::with_golden();
    for (path, there) in [
        ("nope", "the document has name, epochs, loss, layers"),
        ("layers[2]", "layers is a list of 2"),
        ("layers[-3]", "layers is a list of 2"),
        ("layers[0", "layers is a list of 2"),
        ("layers.0", "layers is a list of 2"),
        ("layers[0].wieghts", "layers[0] has weights, bias"),
        ("layers[1].bias.x", "layers[1].bias is null"),
        ("loss.x", "loss is float64 [200]"),
        ("name[0]", "name is \"tides\""),
        ("\u{1b}", "the document has name, epochs, loss, layers"),
    ] {
        let error = shell.trouble(&["get", "model.pkl", path, "-o", "got.npy"]);
        let expected = format!("ndserde: model.pkl: nothing stands at {path:?}: {there}");
        assert_eq!(error, expected);
    }
    let error = shell.trouble(&["get", "model.pkl", "layers", "-o", "got.npy"]);
    assert!(error.contains("got.npy: the document is not one array"), "{error}");
    for option in [&["--wire", "npy"][..], &["--lossy"]] {
        let error = shell.trouble(&[&["get", "model.pkl", "layers"], option].concat());
        assert!(error.contains(&format!("{} is for what is written", option[0])), "{error}");
    }
    assert!(!shell.files().iter().any(|name| name.contains("got")), "{:?}", shell.files());
}
