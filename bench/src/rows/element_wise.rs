//! Against ndarray's own serde and serde-ndim, which hand over element by element.

use ndarray::Array2;
use ndserde::Nd;
use serde::{Deserialize, Serialize};

use crate::{
    arrays::{Number, matrix},
    backends::{Backend, Ciborium, Json, MessagePack, OurJson, SerdeCbor},
    table::{Table, Targets},
    timing::{compare, side},
};

pub fn run(table: &mut Table) {
    table.head("Against element by element");
    for_element::<f64>(table);
    for_element::<f32>(table);
}

fn for_element<A: Number>(table: &mut Table) {
    own::<A, MessagePack>(table, 15.0, 15.0);
    own::<A, SerdeCbor>(table, 15.0, 15.0);
    own::<A, Ciborium>(table, 15.0, 15.0);
    // serde_json looks at each character that it writes: the text alone, ready, is 1.1 times as fast.
    own::<A, Json>(table, 2.5, 10.0);
    own::<A, OurJson>(table, 25.0, 10.0);
    ndim::<A, MessagePack>(table);
    ndim::<A, OurJson>(table);
}

const fn at_1_mib(target: f64) -> Targets {
    [None, None, Some(target), None]
}

fn own<A: Number, B: Backend>(table: &mut Table, encode: f64, decode: f64) {
    let name = |way| format!("{} {way}, {}", B::NAME, A::NAME);
    table.line(&name("encode"), "ndarray's own serde", at_1_mib(encode), |size, effort| {
        let array = matrix::<A>(size);
        compare(side(|| B::encode(&Nd::new(array.view()))), side(|| B::encode(&array)), effort)
    });
    table.line(&name("decode"), "ndarray's own serde", at_1_mib(decode), |size, effort| {
        let array = matrix::<A>(size);
        let (ours, other) = (B::encode(&Nd::new(array.view())), B::encode(&array));
        compare(
            side(|| B::decode::<Nd<Array2<A>>>(&ours)),
            side(|| B::decode::<Array2<A>>(&other)),
            effort,
        )
    });
}

/// Nested lists.
#[derive(Serialize, Deserialize)]
#[serde(bound = "")]
struct Nested<A: Number>(
    #[serde(
        serialize_with = "serde_ndim::serialize",
        deserialize_with = "serde_ndim::deserialize"
    )]
    Array2<A>,
);

fn ndim<A: Number, B: Backend>(table: &mut Table) {
    let name = |way| format!("{} {way}, {}", B::NAME, A::NAME);
    table.line(&name("encode"), "serde-ndim", [None; 4], |size, effort| {
        let (array, nested) = (matrix::<A>(size), Nested(matrix::<A>(size)));
        compare(side(|| B::encode(&Nd::new(array.view()))), side(|| B::encode(&nested)), effort)
    });
    table.line(&name("decode"), "serde-ndim", [None; 4], |size, effort| {
        let ours = B::encode(&Nd::new(matrix::<A>(size)));
        let other = B::encode(&Nested(matrix::<A>(size)));
        compare(
            side(|| B::decode::<Nd<Array2<A>>>(&ours)),
            side(|| B::decode::<Nested<A>>(&other)),
            effort,
        )
    });
}
