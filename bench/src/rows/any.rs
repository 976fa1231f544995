//! Detecting the layout against knowing it.

use ndarray::{Array1, Array2};
use ndserde::{
    Nd,
    wire::{Any, JsonNumpy, Npy, Tagged, Triple, Wire},
};

use super::small::points;
use crate::{
    arrays::matrix,
    backends::{Backend, Json, MessagePack, Named},
    table::{Table, Targets},
    timing::{compare, side},
};

const TARGETS: Targets = [None, None, Some(0.95), None];

/// What small arrays may cost, whose keys are all there is to read.
const SMALL: f64 = 1.0 / 1.6;

pub fn run(table: &mut Table) {
    table.head("Reading by the wire any");
    line::<Named, Tagged>(table);
    line::<Named, JsonNumpy>(table);
    line::<Json, Tagged>(table);
    line::<Json, Triple>(table);
    line::<MessagePack, Npy>(table);

    println!("\n### Reading arrays of three f64 by the wire any\n");
    println!("| ours | against | ratio | to reach | ours takes |\n|---|---|---:|---|---|");
    small::<MessagePack, Tagged>(table);
    small::<Named, Tagged>(table);
    small::<Json, Tagged>(table);
    small::<Json, JsonNumpy>(table);
}

fn line<B: Backend, W: Wire>(table: &mut Table) {
    let (ours, against) =
        (format!("{} decode, any", B::NAME), format!("the wire {} itself", W::NAME));
    table.line(&ours, &against, TARGETS, |size, effort| {
        let array = matrix::<f64>(size);
        let document = B::encode(&Nd::<_, W>::from(array.view()));
        compare(
            side(|| B::decode::<Nd<Array2<f64>, Any>>(&document)),
            side(|| B::decode::<Nd<Array2<f64>, W>>(&document)),
            effort,
        )
    });
}

fn small<B: Backend, W: Wire>(table: &mut Table) {
    let document = B::encode(&Nd::<_, W>::from(points()));
    let (ours, against) =
        (format!("{} decode, any", B::NAME), format!("the wire {} itself", W::NAME));
    table.single(&ours, &against, Some(SMALL), |effort| {
        compare(
            side(|| B::decode::<Nd<Vec<Array1<f64>>, Any>>(&document)),
            side(|| B::decode::<Nd<Vec<Array1<f64>>, W>>(&document)),
            effort,
        )
    });
}
