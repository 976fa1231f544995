//! Small arrays below long keys: what is told of each must not cost all of them.

use super::run;
use crate::run::Shell;

/// So many arrays of one byte below 120 keys of 60 bytes, as CBOR: 7,200 bytes of path for each.
fn document(arrays: u16) -> Vec<u8> {
    // A typed array.
    document_of(b"\xd8\x40\x41\x01", arrays)
}

fn document_of(value: &[u8], count: u16) -> Vec<u8> {
    let mut document = Vec::new();
    for depth in 0..120 {
        document.extend(b"\xa1\x78\x3c");
        document.extend(format!("{depth:a>60}").as_bytes());
    }
    document.push(0xb9);
    document.extend(count.to_be_bytes());
    for place in 0..count {
        // Behind a key of its own.
        let key = format!("{place:x}");
        document.push(0x60 | u8::try_from(key.len()).unwrap());
        document.extend(key.as_bytes());
        document.extend(value);
    }
    document
}

#[test]
fn the_path_is_not_built_for_each_array() {
    let shell = Shell::new();
    shell.write("a.cbor", document(30_000));
    for args in [
        &["convert", "a.cbor", "b.cbor"][..],
        &["convert", "a.cbor", "b.json"],
        &["convert", "a.cbor", "b.msgpack", "--wire", "npy"],
        &["convert", "a.cbor", "b.pkl"],
        &["show", "a.cbor"],
        &["show", "a.cbor", "--pictures", "always"],
        &["get", "a.cbor", ""],
        &["diff", "a.cbor", "a.cbor"],
        &["diff", "a.cbor", "b.json"],
    ] {
        let done = run(&shell, args);
        assert_eq!((done.code, &*done.err), (Some(0), ""), "{args:?}");
    }
    let error = run(&shell, &["convert", "a.cbor", "b.npz"]).trouble("names for each");
    let why = "the names of its 30000 arrays, each with those of the maps around it, would take \
               219745632 bytes: they may take 16777216, or as many as the arrays, which take 30000";
    assert!(error.contains(why), "{error}");
    // Fewer of them are well.
    shell.write("a.cbor", document(2_000));
    let done = run(&shell, &["convert", "a.cbor", "b.npz"]);
    assert_eq!((done.code, &*done.err), (Some(0), ""));
}

/// What is lost is said in one line, with some of the paths.
#[test]
fn losses_take_no_memory() {
    let shell = Shell::new();
    shell.write("a.cbor", document_of(b"\xf7", 40_000));
    let done = run(&shell, &["convert", "a.cbor", "b.json", "--lossy"]);
    assert_eq!(done.code, Some(0));
    assert!(done.err.starts_with("ndserde: lost in 40000 places: "), "{done:?}");
    assert!(done.err.contains(" is undefined, which becomes null; and "), "{done:?}");
    assert!(done.err.ends_with(" and 39995 more\n") && done.err.lines().count() == 1, "{done:?}");
}

/// What differs is printed with its path, line by line.
#[test]
fn differences_take_no_memory() {
    let shell = Shell::new();
    shell.write("a.cbor", document(5_000));
    let mut other = document(5_000);
    for at in 0..other.len() - 1 {
        if other[at..at + 2] == [0x41, 1] {
            other[at + 1] = 2;
        }
    }
    shell.write("b.cbor", other);
    let done = run(&shell, &["diff", "a.cbor", "b.cbor"]);
    assert_eq!((done.code, &*done.err), (Some(1), ""));
    let text = String::from_utf8(done.out).unwrap();
    assert_eq!(text.lines().filter(|line| line.contains("1 of 1 elements differ")).count(), 5_000);
}

/// A tree whose branches know their parent: each step is taken from the one before it.
#[test]
fn a_long_path_is_walked_once() {
    let shell = Shell::new();
    shell.write("a.pkl", b"(im\nNode\np0\n(dVsize\nI2\nsVleft\n(im\nNode\n(dVparent\ng0\nsbsb.");
    let there = "left.parent.".repeat(10_000);
    let started = std::time::Instant::now();
    let done = run(&shell, &["get", "a.pkl", &format!("{there}size")]);
    assert_eq!((done.code, &*done.out), (Some(0), &b"2\n"[..]), "{}", done.err);
    let error = run(&shell, &["get", "a.pkl", &format!("{there}none")]).trouble("a long path");
    assert!(error.contains("nothing stands at"), "{error}");
    // 40,000 steps from the start each were a minute.
    assert!(started.elapsed().as_secs() < 15, "{:?}", started.elapsed());
}
