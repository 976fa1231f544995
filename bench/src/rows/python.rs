//! Against NumPy and what people use with it, in a Python that runs beside.

use std::{
    cell::RefCell,
    fs,
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Duration,
};

use ndarray::Array2;
use ndserde::Nd;

use crate::{
    arrays::{bytes, matrix},
    backends::{Backend, Named, OurJson},
    table::{SIZES, Table},
    timing::{Side, compare, side},
};

/// The peers by the names of the script, and the backend of ours that stands against each.
const PEERS: [(&str, &str, bool); 4] = [
    ("numpy.save", "numpy", false),
    ("pickle protocol 5", "pickle", false),
    ("msgpack-numpy", "msgpack_numpy", false),
    ("json_numpy", "json_numpy", true),
];

pub fn run(table: &mut Table, python: &str) {
    let Some(peer) = Python::start(python) else {
        println!(
            "\nNo Python peers: `{python}` is not there or lacks NumPy (see bench/README.md)."
        );
        return;
    };
    let peer = RefCell::new(peer);
    table.head(&format!("Against Python ({})", peer.borrow().versions));
    for (name, module, json) in PEERS {
        if !peer.borrow().versions.contains(module) {
            println!("| | {name} is not installed |");
            continue;
        }
        if json {
            against::<OurJson>(table, &peer, name, module);
        } else {
            against::<Named>(table, &peer, name, module);
        }
    }
}

fn against<B: Backend>(table: &mut Table, peer: &RefCell<Python>, name: &str, module: &str) {
    let ahead = SIZES.map(|_| Some(1.0));
    table.line(&format!("{} encode, f64", B::NAME), name, ahead, |size, effort| {
        let array = matrix::<f64>(size);
        peer.borrow_mut().load(&array);
        let other = other_side(peer, module, "encode");
        compare(side(|| B::encode(&Nd::new(array.view()))), other, effort)
    });
    table.line(&format!("{} decode, f64", B::NAME), name, ahead, |size, effort| {
        let array = matrix::<f64>(size);
        peer.borrow_mut().load(&array);
        let document = B::encode(&Nd::new(array.view()));
        let other = other_side(peer, module, "decode");
        compare(side(|| B::decode::<Nd<Array2<f64>>>(&document)), other, effort)
    });
}

fn other_side<'a>(peer: &'a RefCell<Python>, module: &'a str, way: &'a str) -> Side<'a> {
    Box::new(move |n| {
        let nanos = peer.borrow_mut().ask(&format!("{module} {way} {n}"));
        Duration::from_nanos(nanos.parse().expect("the script answers with a number"))
    })
}

/// The script, which answers each line with a line.
struct Python {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    versions: String,
}

impl Python {
    fn start(python: &str) -> Option<Self> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/peers.py");
        let mut child = Command::new(python)
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        let input = child.stdin.take()?;
        let output = BufReader::new(child.stdout.take()?);
        let mut python = Self { child, input, output, versions: String::new() };
        python.versions = python.line();
        python.versions.contains("numpy").then_some(python)
    }

    fn load(&mut self, array: &Array2<f64>) {
        let path = std::env::temp_dir().join(format!("ndserde-bench-{}", self.child.id()));
        fs::write(&path, bytes(array)).expect("there is a folder for temporary files");
        let (rows, columns) = array.dim();
        self.ask(&format!("load {rows} {columns} {}", path.display()));
        // It is in the script's memory by now.
        let _ = fs::remove_file(path);
    }

    fn ask(&mut self, question: &str) -> String {
        writeln!(self.input, "{question}").expect("the script reads");
        self.line()
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("the script writes text");
        line.trim().to_owned()
    }
}

impl Drop for Python {
    fn drop(&mut self) {
        let _ = writeln!(self.input, "end");
        let _ = self.child.wait();
    }
}
