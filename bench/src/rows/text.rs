//! Text, of one width for all, against as many strings by serde's derive.

use ndarray::Array1;
use ndserde::{
    Nd,
    wire::{Nested, Tagged, Wire},
};

use crate::{
    backends::{Backend, Json, MessagePack},
    table::Table,
    timing::{compare, side},
};

pub fn run(table: &mut Table) {
    table.head("Text of eight letters against Vec<String>");
    both::<MessagePack, Tagged>(table);
    both::<Json, Tagged>(table);
    both::<Json, Nested>(table);
}

fn both<B: Backend, W: Wire>(table: &mut Table) {
    let words = |bytes: usize| -> Vec<String> {
        // NumPy has four bytes for each letter.
        (0..bytes / 32).map(|i| format!("{i:08x}")).collect()
    };
    let name = |what| format!("{} {what} {}, text", B::NAME, W::NAME);
    table.line(&name("write"), "Vec<String>", [None; 4], |size, effort| {
        let words = words(size);
        let array = Nd::<_, W>::from(Array1::from(words.clone()));
        compare(side(|| B::encode(&array)), side(|| B::encode(&words)), effort)
    });
    table.line(&name("read"), "Vec<String>", [None; 4], |size, effort| {
        let words = words(size);
        let document = B::encode(&Nd::<_, W>::from(Array1::from(words.clone())));
        let theirs = B::encode(&words);
        compare(
            side(|| B::decode::<Nd<Array1<String>, W>>(&document)),
            side(|| B::decode::<Vec<String>>(&theirs)),
            effort,
        )
    });
}
