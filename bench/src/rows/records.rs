//! Records against a plain array of as many bytes, which is never iterated.

use ndarray::{Array1, Array2};
use ndserde::{Nd, NdElement};

use crate::{
    arrays::matrix,
    backends::{Backend, MessagePack},
    table::{Table, Targets},
    timing::{compare, side},
};

/// Three numbers of eight bytes each.
#[derive(Clone, Debug, PartialEq, NdElement)]
struct Point {
    x: f64,
    y: f64,
    id: u64,
}

/// What is moved field by field, at half the speed of what is copied at once.
const TARGETS: Targets = [None, None, Some(0.5), None];

pub fn run(table: &mut Table) {
    table.head("Records of three numbers in MessagePack");
    table.line("records encode", "a plain array of f64", TARGETS, |size, effort| {
        let (records, plain) = (records(size), matrix::<f64>(size));
        let (records, plain) = (Nd::new(records.view()), Nd::new(plain.view()));
        compare(
            side(|| MessagePack::encode(&records)),
            side(|| MessagePack::encode(&plain)),
            effort,
        )
    });
    table.line("records decode", "a plain array of f64", TARGETS, |size, effort| {
        let records = MessagePack::encode(&Nd::new(records(size).view()));
        let plain = MessagePack::encode(&Nd::new(matrix::<f64>(size).view()));
        compare(
            side(|| MessagePack::decode::<Nd<Array1<Point>>>(&records)),
            side(|| MessagePack::decode::<Nd<Array2<f64>>>(&plain)),
            effort,
        )
    });
}

fn records(bytes: usize) -> Array1<Point> {
    let len = u32::try_from(bytes / size_of::<Point>()).unwrap_or(u32::MAX);
    (0..len).map(|i| Point { x: f64::from(i), y: -f64::from(i), id: i.into() }).collect()
}
