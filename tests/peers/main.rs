//! Python and JavaScript read what we write, each with the libraries that people have.
//!
//! Runs where `NDSERDE_PEERS=1` says that the libraries are there (`tests/peers/run.sh` sees to
//! that); elsewhere it says what it left out.

mod archives;
mod columns;
mod compressed;
mod elements;
mod layouts;
mod npm_packages;
mod python_lines;
mod python_package;
mod rejects;
mod structured;
mod tables;
mod whole_pickle;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use ndarray::ArrayD;
use ndserde::{
    Order, npy,
    wire::{Packed, Raw, Tagged, TypedArray, Wire},
};
use ndserde_test_support::{
    Backend, Sample,
    backend::{One, one},
    bits::{bits, order},
    by_name::dtypes,
    check::{carries, values},
    layout::{LARGE, LAYOUTS, array_within},
    with_element, with_wire,
};
use serde_json::{Value, json};

/// The wires that a peer reads: in which formats, and whether they keep F order.
const WIRES: &[(&str, &[&str], bool)] = &[
    ("tagged", &["json", "cbor", "msgpack"], true),
    ("readable", &["json", "cbor", "msgpack"], true),
    ("nested", &["json", "cbor", "msgpack"], false),
    ("triple", &["json", "cbor", "msgpack"], false),
    ("ndarray_v1", &["json", "cbor", "msgpack"], false),
    ("npy", &["raw", "json", "cbor", "msgpack"], true),
    ("npy_latin1", &["json"], true),
    ("pickle", &["json", "cbor", "msgpack"], true),
    ("pickle_latin1", &["json"], true),
    ("json_numpy", &["json"], false),
    ("msgpack_numpy", &["msgpack"], false),
    ("packed", &["json", "cbor", "msgpack"], true),
    ("raw", &["json", "cbor", "msgpack"], false),
    ("typed_array", &["cbor"], true),
];

#[test]
fn peers_read_what_we_write() {
    let folder = write_all(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("peers"));
    let layouts = Path::new(env!("CARGO_TARGET_TMPDIR")).join("layouts");
    layouts::write_all(&layouts, &folder);
    if env::var("NDSERDE_PEERS").as_deref() != Ok("1") {
        println!(
            "skipped: reading {} with Python and Node; tests/peers/run.sh does",
            folder.display()
        );
        return;
    }
    // The golden files too, so that the readers themselves are held to the libraries' own output.
    let golden = here().join("../golden");
    for folder in [&folder, &golden] {
        run("NDSERDE_PYTHON", "python3", "read.py", &[folder]);
        run("NDSERDE_NODE", "node", "read.mjs", &[folder]);
    }
    run("NDSERDE_PYTHON", "python3", "write_again.py", &[&folder]);
    python_lines::compare(&folder, &folder.join("again"));
    let theirs = Path::new(env!("CARGO_TARGET_TMPDIR")).join("peers_wrote");
    run("NDSERDE_NODE", "node", "write.mjs", &[&theirs]);
    assert!(read_theirs(&theirs) >= 380);
    let by_packages = Path::new(env!("CARGO_TARGET_TMPDIR")).join("packages_wrote");
    run("NDSERDE_NODE", "node", "packages/defaults.mjs", &[]);
    npm_packages::write(&folder);
    run("NDSERDE_NODE", "node", "packages.mjs", &[&by_packages, &folder, &golden]);
    npm_packages::read(&by_packages);
    assert!(read_theirs(&by_packages) > 5_000);
    run("NDSERDE_PYTHON", "python3", "read.py", &[&by_packages]);
    let packages = Path::new(env!("CARGO_TARGET_TMPDIR")).join("package_wrote");
    run("NDSERDE_PYTHON", "python3", "write.py", &[&packages]);
    python_package::read_all(&packages);
    let pickle = Path::new(env!("CARGO_TARGET_TMPDIR")).join("whole.pkl");
    fs::write(&pickle, whole_pickle::written()).unwrap();
    run("NDSERDE_PYTHON", "python3", "load_pickle.py", &[&pickle]);
    let archives = Path::new(env!("CARGO_TARGET_TMPDIR")).join("archives");
    archives::write_all(&archives);
    run("NDSERDE_PYTHON", "python3", "load_npz.py", &[&archives]);
    let compressed = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compressed");
    compressed::write_all(&compressed);
    run("NDSERDE_PYTHON", "python3", "compressed.py", &[&compressed]);
    run("NDSERDE_PYTHON", "python3", "layouts.py", &[&layouts]);
    // A second environment with NumPy 1, where Python is not too young for it.
    if env::var_os("NDSERDE_PYTHON_NUMPY_1").is_some() {
        run("NDSERDE_PYTHON_NUMPY_1", "python3", "load_pickle.py", &[&pickle]);
        run("NDSERDE_PYTHON_NUMPY_1", "python3", "load_npz.py", &[&archives]);
    }
}

/// Arrays as the libraries of JavaScript write them.
fn read_theirs(folder: &Path) -> usize {
    let manifest = fs::read_to_string(folder.join("manifest.json")).unwrap();
    let rows: Vec<Value> = serde_json::from_str(&manifest).unwrap();
    for row in &rows {
        let word = |key: &str| row[key].as_str().unwrap_or_default();
        let content = fs::read(folder.join(word("file"))).unwrap();
        if row["npy"].is_string() {
            structured::compare(row, &content);
            continue;
        }
        with_element!(word("dtype"), A => {
            let reads = match (word("wire"), word("backend")) {
                ("npy", "raw") => vec![npy::from_slice(&content).map_err(|why| why.to_string())],
                ("tagged", "json") => vec![one::JsonSlice::read_by::<Tagged, ArrayD<A>>(&content)],
                ("tagged", "msgpack") => vec![one::RmpNamed::read_by::<Tagged, ArrayD<A>>(&content)],
                ("tagged", _) => vec![
                    one::Ciborium::read_by::<Tagged, ArrayD<A>>(&content),
                    one::CborSlice::read_by::<Tagged, ArrayD<A>>(&content),
                ],
                ("packed", "json") => vec![one::JsonSlice::read_by::<Packed, ArrayD<A>>(&content)],
                ("packed", "cbor") => vec![
                    one::Ciborium::read_by::<Packed, ArrayD<A>>(&content),
                    one::CborSlice::read_by::<Packed, ArrayD<A>>(&content),
                ],
                ("packed", _) => vec![one::RmpNamed::read_by::<Packed, ArrayD<A>>(&content)],
                ("raw", "json") => vec![one::JsonSlice::read_by::<Raw, ArrayD<A>>(&content)],
                ("raw", _) => vec![one::RmpNamed::read_by::<Raw, ArrayD<A>>(&content)],
                _ => vec![
                    one::Ciborium::read_by::<TypedArray, ArrayD<A>>(&content),
                    one::CborSlice::read_by::<TypedArray, ArrayD<A>>(&content),
                ],
            };
            for read in reads {
                let array = read.unwrap_or_else(|why| panic!("{row}: {why}"));
                assert_eq!(json!(array.shape()), row["shape"], "{row}");
                assert_eq!(BASE64_STANDARD.encode(bits(&array)), word("values"), "{row}");
                assert_eq!(order(&array).unwrap().as_str(), word("order"), "{row}");
            }
        });
    }
    rows.len()
}

fn here() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "peers"].iter().collect()
}

fn run(variable: &str, default: &str, script: &str, folders: &[&Path]) {
    let program = env::var(variable).unwrap_or_else(|_| default.to_owned());
    let output = Command::new(&program).arg(here().join(script)).args(folders).output();
    let output = output.unwrap_or_else(|why| panic!("{program} does not run: {why}"));
    let (out, err) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    println!("{script} {folders:?}: {out}{err}");
    assert!(output.status.success(), "{script} found faults in {folders:?}:\n{out}{err}");
}

/// Every wire, format, dtype and layout as a file, and the manifest of them all.
fn write_all(folder: &Path) -> PathBuf {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
    fs::create_dir_all(folder).unwrap();
    let mut rows = Vec::new();
    for &(wire, formats, keeps_order) in WIRES {
        for &format in formats {
            for dtype in &dtypes() {
                let case = Case { format, keeps_order };
                with_wire!(wire, W => with_element!(dtype.as_str(), A => case.write::<W, A>(folder, &mut rows)));
            }
        }
    }
    assert!(rows.len() > 2_500, "only {} files", rows.len());
    structured::write_all(folder, &mut rows);
    columns::write_all(folder, &mut rows);
    elements::write_all(folder, &mut rows);
    fs::write(folder.join("manifest.json"), Value::from(rows).to_string()).unwrap();
    folder.to_owned()
}

/// How one wire is written.
struct Case {
    format: &'static str,
    keeps_order: bool,
}

impl Case {
    fn write<W: Wire, A: Sample>(&self, folder: &Path, rows: &mut Vec<Value>) {
        let Self { format, keeps_order } = *self;
        // What is longer than a buffer is Rust's concern.
        for (layout, &(shape, memory)) in LAYOUTS.iter().filter(|row| row.0 != LARGE).enumerate() {
            let array: ArrayD<A> = array_within(values(W::NAME), shape, memory);
            if !carries(W::NAME, Backend::JsonSlice, &A::DTYPE, array.shape()) {
                continue;
            }
            let written = match format {
                "json" => one::JsonSlice::write_by::<W, _>(&array),
                "cbor" => one::Ciborium::write_by::<W, _>(&array),
                "msgpack" => one::RmpNamed::write_by::<W, _>(&array),
                _ => npy::to_vec(&array).map_err(|error| error.to_string()),
            };
            let kept = order(&array).filter(|_| keeps_order && !array.is_empty());
            let file = format!("{}-{format}-{}-{layout}", W::NAME, A::DTYPE);
            fs::write(folder.join(&file), written.unwrap()).unwrap();
            rows.push(json!({
                "wire": W::NAME,
                "backend": format,
                "file": file,
                "dtype": A::DTYPE.to_string(),
                "shape": array.shape(),
                "order": kept.unwrap_or(Order::C).as_str(),
                "values": BASE64_STANDARD.encode(bits(&array)),
            }));
        }
    }
}
