//! `ndserde get`.

use ndserde::{
    Value,
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
fn what_is_not_there_is_said() {
    let shell = Shell::with_golden();
    for path in ["nope", "layers[2]", "layers[0", "name[0]", "layers.0", "\u{1b}"] {
        let error = shell.trouble(&["get", "model.pkl", path, "-o", "got.npy"]);
        let expected = format!(
            "ndserde: model.pkl: nothing stands at {path:?}; `ndserde show` prints what there is"
        );
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
