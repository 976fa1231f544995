//! Arrays that stay in their file: as they are from memory, and in little of it.

use std::{fs::OpenOptions, io::Write as _};

use ndarray::{Array1, Array2, Array3, Array4, ShapeBuilder};
use ndserde::{
    DynArray,
    npy::{self, BlockReader},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{
    hostile::within,
    run::{Done, Shell},
};

/// What is common: zeros, at some places others. More than fits into a block.
fn numbers(len: usize, others: &[(usize, f64)]) -> Vec<f64> {
    let mut numbers = vec![1.0; len];
    for (place, number) in others {
        numbers[*place] = *number;
    }
    numbers
}

/// What is in an image, which lacks a corner; no mean stands between two colours, where the order of a
/// sum would choose.
fn shade(row: usize, column: usize, channel: usize) -> f32 {
    let shade = u16::try_from((row * 3 + column * 2 + channel * 90) % 256).unwrap();
    if row < 9 && column < 9 { f32::NAN } else { f32::from(shade) * 0.97 }
}

/// Arrays of several blocks, by their names.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    const LEN: usize = 300 * 200;
    let grid =
        |others: &[(usize, f64)]| Array2::from_shape_vec((300, 200), numbers(LEN, others)).unwrap();
    let columns = |others: &[(usize, f64)]| {
        Array2::from_shape_vec((300, 200).f(), numbers(LEN, others)).unwrap()
    };
    let ends = [(0, -4.0), (LEN - 1, 9.0), (20_000, f64::NAN), (50_000, f64::INFINITY)];
    let zeros = [(100, -0.0), (20_000, 0.0), (59_000, -0.0)];
    let many: Vec<u8> = (0..150_000_u32).map(|n| (n % 240) as u8).collect();
    let words = Array1::from_elem(20_000, "horse".to_owned());
    let arrays: Vec<(_, DynArray)> = vec![
        ("grid", grid(&ends).into()),
        ("columns", columns(&ends).into()),
        ("zeros", grid(&zeros).into()),
        ("other zeros", Array1::from(numbers(LEN, &[(100, 0.0), (20_000, -0.0)])).into()),
        ("one block alone", Array1::from(numbers(LEN, &[(59_999, -1.0)])).into()),
        ("no numbers", Array1::from(vec![f64::NAN; LEN]).into()),
        ("up", Array1::from_iter((0..200_000_u32).map(|n| n / 7)).into()),
        ("down", Array1::from_iter((0..32_000_i16).chain(0..32_000).map(|n| -(n / 3))).into()),
        ("bytes", Array1::from_iter((0..200_001_u32).map(|n| (n % 251) as u8)).into()),
        ("bools", Array1::from_iter((0..200_001_u32).map(|n| n > 150_000)).into()),
        ("words", DynArray::try_from_array(&words).unwrap()),
        ("image", Array3::from_shape_fn((150, 200, 3), |(i, j, k)| shade(i, j, k)).into()),
        ("image in columns", {
            let mut image = Array3::zeros((150, 200, 4).f());
            image.indexed_iter_mut().for_each(|((i, j, k), pixel)| *pixel = shade(i, j, k));
            image.into()
        }),
        ("batch in columns", {
            let mut batch = Array4::zeros((7, 2, 40, 50).f());
            batch.indexed_iter_mut().for_each(|((n, m, i, j), pixel)| *pixel = shade(i, j, n + m));
            batch.into()
        }),
        ("deep", Array3::from_shape_fn((40, 50, 60), |(i, j, k)| (i * j * k) as u64).into()),
    ];
    let mut files: Vec<_> =
        arrays.into_iter().map(|(name, array)| (name, npy_of(&array))).collect();
    // Of the same bytes: every half, and dates of which some are none.
    for (name, descr, itemsize) in
        [("halves", "<f2", 2), ("dates", "<M8[s]", 8), ("pairs", "<c8", 8), ("text", "|S3", 3)]
    {
        let shape = many.len() / itemsize;
        let mut data = many.clone();
        data[80_000..80_008].copy_from_slice(&i64::MIN.to_le_bytes());
        files.push((name, file(descr, shape, &data)));
    }
    let records = "[('a', '>i2'), ('', '|V1'), ('b', '<f4', (2,))]";
    files.push(("records", file(records, 13_000, &many[..143_000])));
    files
}

/// A .npy file of one axis.
fn file(descr: &str, len: usize, data: &[u8]) -> Vec<u8> {
    let quote = if descr.starts_with('[') { "" } else { "'" };
    let descr = format!("{quote}{descr}{quote}");
    let dict = format!("{{'descr': {descr}, 'fortran_order': False, 'shape': ({len},), }}");
    [b"\x93NUMPY\x01\0\x76\0", format!("{dict:<117}\n").as_bytes(), data].concat()
}

fn npy_of(array: &DynArray) -> Vec<u8> {
    let mut file = Vec::new();
    npy::to_writer_dyn(&mut file, array).unwrap();
    file
}

#[test]
fn blocks_are_shown_as_the_whole_is() {
    let shell = Shell::new();
    for (name, file) in files() {
        shell.write("a.npy", &file);
        shell.ok(&["convert", "a.npy", "a.cbor"]);
        let show = |file, more: &[&str]| shell.ok(&[&["show", file], more].concat());
        let colour = ["--pictures", "always", "--color", "always"];
        for more in [&[][..], &colour[..2], &colour, &["--no-range"]] {
            assert_eq!(show("a.npy", more), show("a.cbor", more), "{name} {more:?}");
        }
        let reader = BlockReader::new(&*file).unwrap();
        let line = format!("{} {:?}\n", reader.dtype(), reader.shape());
        assert_eq!(show("a.npy", &["--no-range"]), line);
        assert_eq!(shell.ok(&["get", "a.npy", ""]), shell.ok(&["get", "a.cbor", ""]), "{name}");
        // By blocks, and from memory.
        shell.ok(&["get", "a.npy", "", "-o", "b.npy"]);
        shell.ok(&["convert", "a.cbor", "c.npy"]);
        assert_eq!(shell.read("b.npy"), shell.read("c.npy"), "{name}");
        // Parts of it, in the file and from memory.
        for part in ["[:]", "[-1]", "[::-1]", "[3:-2:7]", "[-5::-1201]"] {
            assert_eq!(
                shell.ok(&["get", "a.npy", part]),
                shell.ok(&["get", "a.cbor", part]),
                "{name}"
            );
            shell.ok(&["get", "a.npy", part, "--to", "cbor", "-o", "d.cbor"]);
            shell.ok(&["get", "a.cbor", part, "--to", "npy", "-o", "e.npy"]);
            assert_eq!(shell.ok(&["diff", "d.cbor", "e.npy"]), "", "{name} {part}");
        }
        assert_eq!(shell.ok(&["diff", "a.npy", "b.npy"]), "", "{name}");
        assert_eq!(shell.ok(&["diff", "a.npy", "c.npy"]), "", "{name}");
    }
}

#[test]
fn blocks_differ_as_the_whole_does() {
    let shell = Shell::new();
    let numbers = |change: &[(usize, f64)], is_f: bool| {
        let shape = (300, 200).set_f(is_f);
        let array = Array2::from_shape_vec(shape, numbers(60_000, change)).unwrap();
        DynArray::from(array)
    };
    let changes: &[&[(usize, f64)]] = &[
        &[],
        &[(3, 2.0)],
        &[(40_000, 2.0), (59_000, 2.0), (7, 2.0)],
        &[(40_000, f64::NAN), (7, f64::NAN)],
        &[(201, f64::NAN), (202, 3.0), (59_999, 4.0)],
    ];
    for is_f in [false, true] {
        for change in changes {
            for other_is_f in [false, true] {
                shell.write("a.npy", npy_of(&numbers(&[(9, 5.0)], is_f)));
                shell.write("b.npy", npy_of(&numbers(change, other_is_f)));
                for (from, to) in [("a.npy", "a.cbor"), ("b.npy", "b.cbor")] {
                    shell.ok(&["convert", from, to]);
                    shell.ok(&["convert", from, &to.replace("cbor", "npz")]);
                }
                for options in [&[][..], &["--atol", "1.5"]] {
                    let diff = |one, other| {
                        let done = shell.run(&[&["diff", one, other], options].concat());
                        assert_eq!(done.err, "");
                        (done.code, String::from_utf8(done.out).unwrap())
                    };
                    let expected = diff("a.cbor", "b.cbor");
                    assert_eq!(diff("a.npy", "b.npy"), expected, "{change:?}");
                    assert_eq!(diff("a.npy", "b.cbor"), expected, "{change:?}");
                    let (code, lines) = diff("a.npz", "b.npz");
                    let lines = lines.replace("arr_0: ", "the whole document: ");
                    assert_eq!((code, lines), expected, "{change:?}");
                }
            }
        }
    }
}

#[test]
fn archives_differ_by_the_names_of_their_arrays() {
    let shell = Shell::with_golden();
    let array = r#"["uint8", "AQ==", [1]]"#;
    for (file, document) in [("a", r#"{"x": A, "y": A}"#), ("b", r#"{"y": A, "z": A}"#)] {
        shell.write("a.json", document.replace('A', array));
        shell.ok(&["convert", "a.json", &format!("{file}.npz")]);
    }
    let done = shell.run(&["diff", "a.npz", "b.npz"]);
    let lines = "x: only in a.npz: uint8 [1]\nz: only in b.npz: uint8 [1]\n";
    assert_eq!((done.code, String::from_utf8(done.out).unwrap()), (Some(1), lines.to_owned()));
    let done = shell.run(&["diff", "a.npz", "weights.npy"]);
    let line = "the whole document: a map of 2 and float32 [2, 3]\n";
    assert_eq!((done.code, String::from_utf8(done.out).unwrap()), (Some(1), line.to_owned()));
}

const MIB: u64 = 1 << 20;

/// A file of so many MiB of zeros, which are a hole.
fn sparse(shell: &Shell, name: &str, mib: u64) {
    let len = mib * MIB / 8;
    let dict = format!("{{'descr': '<f8', 'fortran_order': False, 'shape': ({len},), }}");
    shell.write(name, [b"\x93NUMPY\x01\0\x76\0", format!("{dict:<117}\n").as_bytes()].concat());
    let file = OpenOptions::new().write(true).open(shell.path(name)).unwrap();
    file.set_len(128 + mib * MIB).unwrap();
}

/// Runs a command with so many MiB of memory.
fn in_memory(mib: u32, shell: &Shell, args: &[&str]) -> String {
    let done: Done = within(mib << 10, shell, args).output().unwrap().into();
    assert_eq!((done.code, &*done.err), (Some(0), ""), "{args:?}");
    String::from_utf8(done.out).unwrap()
}

/// What the command takes by itself, in MiB, and a few blocks.
const LITTLE: u32 = 40;

#[test]
fn a_file_takes_no_memory() {
    let shell = Shell::new();
    sparse(&shell, "a.npy", 64);
    let line = "float64 [8388608], 0.0 to 0.0\n";
    for (args, out) in [
        (&["show", "a.npy"][..], line),
        (&["diff", "a.npy", "a.npy"], ""),
        (&["get", "a.npy", "", "-o", "b.npy"], ""),
        (&["convert", "a.npy", "b.npy"], ""),
    ] {
        assert_eq!(in_memory(LITTLE, &shell, args), out, "{args:?}");
    }
    // Once in memory, and not again.
    for args in [
        &["convert", "a.npy", "b.npz"][..],
        &["convert", "a.npy", "b.cbor"],
        &["convert", "a.npy", "b.pkl"],
        &["get", "a.npy", "", "--to", "messagepack", "-o", "b.msgpack"],
    ] {
        in_memory(LITTLE + 64, &shell, args);
    }
    assert_eq!(in_memory(LITTLE, &shell, &["show", "b.npz"]), format!("arr_0: {line}"));
    in_memory(LITTLE, &shell, &["get", "b.npz", "arr_0", "-o", "c.npy"]);
    assert_eq!(shell.read("c.npy"), shell.read("b.npy"));
}

/// No time either: nobody reads a terabyte here.
#[test]
fn without_a_range_nothing_is_read_but_headers() {
    let shell = Shell::new();
    sparse(&shell, "a.npy", 1 << 20);
    let line = "float64 [137438953472]\n";
    assert_eq!(in_memory(LITTLE, &shell, &["show", "a.npy", "--no-range"]), line);
    // Of a part, no more than is near it.
    let part = "[0.0, 0.0, 0.0], dtype=float64, shape=[3]\n";
    assert_eq!(in_memory(LITTLE, &shell, &["get", "a.npy", "[-1:4:-60000000000]"]), part);
    let file = OpenOptions::new().write(true).open(shell.path("a.npy")).unwrap();
    file.set_len(128 + (1 << 40) - 1).unwrap();
    let error = shell.trouble(&["show", "a.npy", "--no-range"]);
    assert!(error.ends_with("needs 1099511627776 bytes, the data has 1099511627775"), "{error}");
    let done = shell.run(&["show", "a.npy", "--no-range", "--pictures", "always"]);
    assert!(done.code == Some(2) && done.err.contains("cannot be used with"), "{done:?}");
}

/// What is wrong with an array shows at its end, and nothing is printed or written before.
#[test]
fn nothing_is_left_of_an_archive_that_is_wrong() {
    let shell = Shell::new();
    for method in [CompressionMethod::Stored, CompressionMethod::Deflated] {
        let options = SimpleFileOptions::default().compression_method(method);
        let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, array) in [("a", 1_u32), ("b", 2)] {
            archive.start_file(format!("{name}.npy"), options).unwrap();
            let array = Array1::from_iter((0..50_000).map(|n| n % 1000 * array));
            archive.write_all(&npy::to_vec(&array).unwrap()).unwrap();
        }
        let mut bytes = archive.finish().unwrap().into_inner();
        shell.write("good.npz", &bytes);
        // The checksum of the second member in the directory, which `zip` does not look at before.
        let entry = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
        bytes[entry + 16] ^= 1;
        shell.write("a.npz", &bytes);
        // What is wrong with one array hides no other of the tree.
        let why = "the archive claims the checksum ";
        for args in [
            &["show", "a.npz"][..],
            &["show", "a.npz", "--pictures", "always"],
            &["show", "a.npz", "--json"],
            &["get", "a.npz", ""],
        ] {
            let done = shell.run(args);
            let out = String::from_utf8_lossy(&done.out).into_owned();
            assert!(out.contains("uint32") && out.contains("999"), "{args:?}: {out}");
            assert!(!out.contains("1998"), "{args:?}: {out}");
            let is_tree = args.last() != Some(&"--json");
            assert_eq!(out.contains(&format!("\nb: not read: {why}")), is_tree, "{args:?}: {out}");
            let error = done.trouble(&format!("{args:?}"));
            assert!(error.starts_with(&format!("ndserde: a.npz: \"b.npy\": {why}")), "{error}");
        }
        let done = shell.run(&["convert", "a.npz", "-", "--to", "json", "--skip"]);
        assert_eq!(done.code, Some(0), "{done:?}");
        assert!(done.err.starts_with("ndserde: left out: b: not read: the archive"), "{done:?}");
        let done = shell.run(&["diff", "a.npz", "good.npz", "--skip"]);
        assert_eq!((done.code, &*done.out), (Some(0), &b""[..]), "{done:?}");
        assert!(done.err.starts_with("ndserde: left out: b: not read: the archive"), "{done:?}");
        for args in [
            &["get", "a.npz", "b"][..],
            &["get", "a.npz", "b", "--to", "npy"],
            &["get", "a.npz", "b", "-o", "b.npy"],
            &["convert", "a.npz", "b.cbor"],
            &["diff", "a.npz", "good.npz"],
            &["diff", "good.npz", "a.npz"],
        ] {
            let done = shell.run(args);
            assert_eq!(String::from_utf8_lossy(&done.out), "", "{args:?}");
            let error = done.trouble(&format!("{args:?}"));
            let why = "ndserde: a.npz: \"b.npy\": the archive claims the checksum ";
            assert!(error.starts_with(why), "{args:?}: {error}");
            assert_eq!(shell.files(), ["a.npz", "good.npz"], "{args:?}");
        }
        // Nothing else is read.
        assert_eq!(
            shell.ok(&["show", "a.npz", "--no-range"]),
            "a: uint32 [50000]\nb: uint32 [50000]\n"
        );
        assert!(shell.ok(&["get", "a.npz", "a"]).starts_with("[0, 1, 2, "));
    }
}
