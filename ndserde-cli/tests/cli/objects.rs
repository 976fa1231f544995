//! Objects of classes in pickles: looked into, taken out of, left out.

use crate::run::Shell;

/// `{"model": Model(bias=1.5, steps=[Step(2)]), "steps": [Step(3), 4], "n": 1}`.
const MODEL: &[u8] = b"\x80\x04}(\x8c\x05model\x8c\x01m\x8c\x05Model\x93)\x81}(\x8c\x04bias\
    G\x3f\xf8\0\0\0\0\0\0\x8c\x05steps](\x8c\x01m\x8c\x04Step\x93K\x02\x85Reub\
    \x8c\x05steps](\x8c\x01m\x8c\x04Step\x93K\x03\x85RK\x04e\x8c\x01nK\x01u.";

#[test]
fn objects_are_looked_into_and_left_out() {
    let shell = Shell::new();
    shell.write("a.pkl", MODEL);
    let tree = "model: m.Model:\n  bias: 1.5\n  steps:\n    [0]: m.Step: [2]\n\
                steps:\n  [0]: m.Step: [3]\n  [1]: 4\nn: 1\n";
    assert_eq!(shell.ok(&["show", "a.pkl"]), tree);
    assert_eq!(shell.ok(&["get", "a.pkl", "model.bias"]), "1.5\n");
    assert_eq!(shell.ok(&["get", "a.pkl", "steps[0][0]"]), "3\n");
    let model = "m.Model:\nbias: 1.5\nsteps:\n  [0]: m.Step: [2]\n";
    assert_eq!(shell.ok(&["get", "a.pkl", "model"]), model);
    for to in ["a.json", "b.pkl", "a.cbor", "a.msgpack"] {
        let error = shell.trouble(&["convert", "a.pkl", to]);
        let why = format!("ndserde: {to}: model is an object of the class m.Model, which ");
        assert!(error.starts_with(&why), "{error}");
        assert!(error.ends_with("; --lossy writes what it holds, --skip leaves it out"), "{error}");
    }
    let done = shell.run(&["convert", "a.pkl", "-", "--to", "json", "--skip"]);
    assert_eq!(String::from_utf8(done.out).unwrap(), "{\"steps\":[null,4],\"n\":1}\n");
    assert_eq!(
        done.err,
        "ndserde: left out in 2 places: model: an object of the class m.Model; and steps[0]\n"
    );
    let done = shell.run(&["convert", "a.pkl", "-", "--to", "json", "--lossy"]);
    let all = "{\"model\":{\"bias\":1.5,\"steps\":[[2]]},\"steps\":[[3],4],\"n\":1}\n";
    assert_eq!(String::from_utf8(done.out).unwrap(), all);
    assert!(done.err.starts_with("ndserde: lost in 3 places: model is an object"), "{}", done.err);
    // The whole of a file.
    shell.write("whole.pkl", b"\x80\x04\x8c\x01m\x8c\x04Step\x93K\x03\x85R.");
    let error = shell.trouble(&["convert", "whole.pkl", "whole.json", "--skip"]);
    assert!(error.contains("the whole document is an object of the class m.Step"), "{error}");
    // By what they hold, where their classes are one.
    shell.write("b.pkl", MODEL.iter().map(|b| if *b == 2 { 7 } else { *b }).collect::<Vec<u8>>());
    let diff = shell.run(&["diff", "a.pkl", "b.pkl"]);
    assert_eq!(String::from_utf8(diff.out).unwrap(), "model.steps[0][0]: 2 and 7\n");
    let diff = shell.run(&["diff", "a.pkl", "whole.pkl"]);
    let line = "the whole document: a map of 3 and an object of the class m.Step\n";
    assert_eq!(String::from_utf8(diff.out).unwrap(), line);
}

/// A subclass of NumPy's arrays is one, where one is asked for.
#[test]
fn an_array_of_a_class_is_taken_out() {
    let shell = Shell::new();
    let array = b"cnumpy._core.multiarray\n_reconstruct\n(cm\nNA\n(I0\ntC\x01btR(K\x01K\x02\x85\
        cnumpy\ndtype\n\x8c\x02u1\x89\x88\x87R(K\x03\x8c\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb\
        \x89C\x02\x07\x08tb";
    shell.write("a.pkl", [&b"\x80\x04}\x8c\x01x"[..], array, b"s."].concat());
    assert_eq!(shell.ok(&["show", "a.pkl"]), "x: m.NA: uint8 [2], 7 to 8\n");
    shell.ok(&["get", "a.pkl", "x", "-o", "x.npy"]);
    assert_eq!(shell.ok(&["show", "x.npy"]), "uint8 [2], 7 to 8\n");
}

/// Two dicts beside a list of one of them many times: their keys are so long that no path is kept.
#[test]
fn what_stands_above_an_unknown_path_is_not_called_alike() {
    let text = |text: &str| {
        let len = u32::try_from(text.len()).unwrap().to_le_bytes();
        [b"X", &len[..], text.as_bytes()].concat()
    };
    let document = |refs: u8| {
        let key = "k".repeat(20_000);
        let dict = |at: u8, key: &str, last: u8| {
            let numbers = [b'K', 1, b'K', last].repeat(4_500);
            [&text(key), &b"}q"[..], &[at], &text("v"), b"](", &numbers, b"es"].concat()
        };
        let many = [b'h', refs].repeat(2_000);
        [
            &b"\x80\x02}("[..],
            &dict(1, &format!("{key}1"), 3),
            &dict(2, &format!("{key}2"), 4),
            &text("refs"),
            b"](",
            &many,
            b"eu.",
        ]
        .concat()
    };
    let shell = Shell::new();
    shell.write("a.pkl", document(1));
    shell.write("b.pkl", document(2));
    let error = shell.trouble(&["diff", "a.pkl", "b.pkl"]);
    assert!(error.contains("--skip leaves it out"), "{error}");
    assert!(
        shell.run(&["diff", "a.pkl", "b.pkl", "--skip"]).err.contains("left out in 2000 places")
    );
}

/// A list many times, and as many lists of its numbers: Python has them equal.
#[test]
fn what_is_shared_in_one_file_is_compared() {
    let list = |last: u8| [&b"]("[..], &[b'K', 1].repeat(4_000), &[b'K', last], b"e"].concat();
    let written = |lists: &[Vec<u8>]| [&b"\x80\x02]("[..], &lists.concat(), b"e."].concat();
    let shell = Shell::new();
    let shared = [&[[list(2), b"q\x01".to_vec()].concat()][..], &vec![b"h\x01".to_vec(); 99]];
    shell.write("shared.pkl", written(&shared.concat()));
    shell.write("apart.pkl", written(&vec![list(2); 100]));
    let mut lists = vec![list(2); 100];
    lists[98] = list(3);
    shell.write("other.pkl", written(&lists));
    assert!(shell.ok(&["show", "shared.pkl"]).contains("[99]: the same as [0]"));
    for to in ["a.json", "a.pkl"] {
        let error = shell.trouble(&["convert", "shared.pkl", to]);
        let why = "[1] is the same as [0], and so much is shared that nothing is written again where it \
                   stands again; --lossy writes null, --skip leaves it out";
        assert_eq!(error, format!("ndserde: {to}: {why}"));
    }
    for [one, other] in [["shared.pkl", "apart.pkl"], ["apart.pkl", "shared.pkl"]] {
        assert_eq!(shell.ok(&["diff", one, other]), "");
    }
    for [one, other] in [["shared.pkl", "other.pkl"], ["other.pkl", "shared.pkl"]] {
        let done = shell.run(&["diff", one, other]);
        assert_eq!(
            (done.code, done.out.split(|byte| *byte == b'\n').count()),
            (Some(1), 2),
            "{done:?}"
        );
    }
}
