//! Reading a `Value`, which finds the arrays itself, against reading what is known to stand there.

use std::collections::BTreeMap;

use ndarray::{Array1, Array2};
use ndserde::{Nd, Value};

use crate::{
    arrays::matrix,
    backends::{Backend, Ciborium, Json, Named, OurJson},
    rows::small::{ARRAYS, points},
    table::Table,
    timing::{compare, side},
};

/// How many arrays with names.
const NAMED: usize = 1000;

type Weights = BTreeMap<String, Array2<f64>>;

pub fn run(table: &mut Table) {
    println!(
        "\n### A `Value` of {NAMED} named arrays of 8 KiB, and of {ARRAYS} arrays of three f64\n"
    );
    println!("| ours | against | ratio | to reach | ours takes |\n|---|---|---:|---|---|");
    named::<Named>(table, Some(1.0 / 1.5));
    named::<Ciborium>(table, None);
    named::<Json>(table, Some(1.0 / 1.2));
    named::<OurJson>(table, None);
    small::<Named>(table);
    small::<Ciborium>(table);
    small::<Json>(table);
    small::<OurJson>(table);
}

fn weights() -> Weights {
    (0..NAMED).map(|i| (format!("layers.{i}.weight"), matrix(8 << 10))).collect()
}

fn named<B: Backend>(table: &mut Table, target: Option<f64>) {
    let document = B::encode(&Nd::new(weights()));
    table.single(&format!("{} Value of named arrays", B::NAME), "Nd", target, |effort| {
        compare(
            side(|| B::decode::<Value>(&document)),
            side(|| B::decode::<Nd<Weights>>(&document)),
            effort,
        )
    });
}

fn small<B: Backend>(table: &mut Table) {
    let document = B::encode(&Nd::new(points()));
    table.single(&format!("{} Value of small arrays", B::NAME), "Nd", Some(0.5), |effort| {
        compare(
            side(|| B::decode::<Value>(&document)),
            side(|| B::decode::<Nd<Vec<Array1<f64>>>>(&document)),
            effort,
        )
    });
}
