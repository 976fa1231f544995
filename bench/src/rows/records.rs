//! Records against a plain array of as many bytes, which is never iterated.

use bytemuck::{Pod, Zeroable};
use ndarray::{Array1, Array2};
use ndserde::{Element, Nd, NdElement};

use crate::{
    arrays::matrix,
    backends::{Backend, MessagePack},
    table::{Table, Targets},
    timing::{compare, side},
};

/// Three numbers of eight bytes each.
#[derive(Clone, NdElement)]
struct Point {
    x: f64,
    y: f64,
    id: u64,
}

/// The same, of which Rust knows that the memory is what is written.
#[derive(Clone, Copy, Pod, Zeroable, NdElement)]
#[nd(pod)]
#[repr(C)]
struct PodPoint {
    x: f64,
    y: f64,
    id: u64,
}

/// What is moved field by field, at half the speed of what is copied at once.
const TARGETS: Targets = [None, None, Some(0.5), None];
/// Memory is cleared, the fields are moved into it, and the format copies it: a third.
const MOVED_TWICE: Targets = [None, None, Some(0.33), None];

pub fn run(table: &mut Table) {
    table.head("Records of three numbers in MessagePack");
    rows(table, "records", MOVED_TWICE, |x, y, id| Point { x, y, id });
    rows(table, "records cast", TARGETS, |x, y, id| PodPoint { x, y, id });
}

fn rows<T: Element>(
    table: &mut Table,
    name: &str,
    encode: Targets,
    record: fn(f64, f64, u64) -> T,
) {
    let records = |bytes: usize| -> Array1<T> {
        let len = u32::try_from(bytes / size_of::<T>()).unwrap_or(u32::MAX);
        (0..len).map(|i| record(f64::from(i), -f64::from(i), i.into())).collect()
    };
    table.line(&format!("{name} encode"), "a plain array of f64", encode, |size, effort| {
        let (records, plain) = (records(size), matrix::<f64>(size));
        let (records, plain) = (Nd::new(records.view()), Nd::new(plain.view()));
        compare(
            side(|| MessagePack::encode(&records)),
            side(|| MessagePack::encode(&plain)),
            effort,
        )
    });
    table.line(&format!("{name} decode"), "a plain array of f64", TARGETS, |size, effort| {
        let records = MessagePack::encode(&Nd::new(records(size).view()));
        let plain = MessagePack::encode(&Nd::new(matrix::<f64>(size).view()));
        compare(
            side(|| MessagePack::decode::<Nd<Array1<T>>>(&records)),
            side(|| MessagePack::decode::<Nd<Array2<f64>>>(&plain)),
            effort,
        )
    });
}
