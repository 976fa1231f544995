//! `npy_latin1` through JSON against the same text in a `String`, which no wire can pass by.

use ndarray::Array2;
use ndserde::{Nd, wire::NpyLatin1};

use crate::{
    arrays::matrix,
    backends::{Backend, Json, OurJson},
    table::Table,
    timing::{compare, side},
};

pub fn run(table: &mut Table) {
    table.head("npy_latin1 in JSON against the same text in a String");
    both::<Json>(table);
    both::<OurJson>(table);
}

fn both<B: Backend>(table: &mut Table) {
    let (name, other) = (B::NAME, "the text ready, by serde_json");
    table.line(&format!("{name} npy_latin1 write, f64"), other, [None; 4], |size, effort| {
        let array = matrix::<f64>(size);
        let text: String = Json::decode(&Json::encode(&Nd::by::<NpyLatin1>(&array)));
        compare(
            side(|| B::encode(&Nd::by::<NpyLatin1>(&array))),
            side(|| Json::encode(&text)),
            effort,
        )
    });
    table.line(&format!("{name} npy_latin1 read, f64"), other, [None; 4], |size, effort| {
        let document = Json::encode(&Nd::by::<NpyLatin1>(matrix::<f64>(size)));
        compare(
            side(|| B::decode::<Nd<Array2<f64>, NpyLatin1>>(&document)),
            side(|| Json::decode::<String>(&document)),
            effort,
        )
    });
}
