//! Against NumPy and what people use with it, in a Python that runs beside.

use std::{
    cell::RefCell,
    fs,
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Duration,
};

use ndarray::Array2;
use ndserde::{
    Nd,
    wire::{Tagged, TypedArray, Wire},
};

use crate::{
    arrays::{bytes, matrix},
    backends::{Backend, Ciborium, Named, OurJson, Pickle},
    table::Table,
    timing::{Side, compare, side},
};

/// Prints the rows of a peer by its name for readers and by that in the script.
type Against = fn(&mut Table, &RefCell<Python>, &str, &str);

/// The peers, and what of ours is compared with each.
const PEERS: [(&str, &str, Against); 6] = [
    ("numpy.save", "numpy", against::<Named, Tagged>),
    ("pickle protocol 5", "pickle", against::<Named, Tagged>),
    ("pickle protocol 5", "pickle", against::<Pickle, Tagged>),
    ("msgpack-numpy", "msgpack_numpy", against::<Named, Tagged>),
    ("cbor2", "cbor2", against::<Ciborium, TypedArray>),
    ("json_numpy", "json_numpy", against::<OurJson, Tagged>),
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
    for (name, module, against) in PEERS {
        if !peer.borrow().versions.contains(module) {
            println!("| | {name} is not installed |");
            continue;
        }
        against(table, &peer, name, module);
    }
}

fn against<B: Backend, W: Wire>(
    table: &mut Table,
    peer: &RefCell<Python>,
    name: &str,
    module: &str,
) {
    // Further on NumPy has pages of 2 MiB from the kernel, and clearing pages is most of the work. That
    // of pickle moves its rows at 1 MiB between 0.5 and 2.2 from run to run.
    let at_1_mib = (B::NAME != Pickle::NAME).then_some(1.0);
    let ahead = [Some(1.0), Some(1.0), at_1_mib, None];
    table.line(&format!("{} encode, f64", B::NAME), name, ahead, |size, effort| {
        let array = matrix::<f64>(size);
        peer.borrow_mut().load(&array);
        let other = other_side(peer, module, "encode");
        compare(side(|| B::encode(&Nd::<_, W>::from(array.view()))), other, effort)
    });
    table.line(&format!("{} decode, f64", B::NAME), name, ahead, |size, effort| {
        let array = matrix::<f64>(size);
        peer.borrow_mut().load(&array);
        let document = B::encode(&Nd::<_, W>::from(array.view()));
        let other = other_side(peer, module, "decode");
        compare(side(|| B::decode::<Nd<Array2<f64>, W>>(&document)), other, effort)
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
