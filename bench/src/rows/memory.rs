//! Peak memory beyond input and output.

use ndarray::{Array2, ArrayView2};
use ndserde::{
    Nd, json, pickle,
    wire::{Npy, Pickle},
};

use super::borrow::aligned;
use crate::{
    arrays::{Text, matrix},
    backends::{Backend, Ciborium, Json, Lends, MessagePack, OurJson, SerdeCbor},
    memory::measure,
    table::Table,
};

const SIZE: usize = 1 << 25;
/// What is on the way, or grows with the number of keys, but not with the payload.
const LITTLE: usize = 256 << 10;

pub fn run(table: &mut Table) {
    println!("\n### Bytes beyond input and output at 32 MiB\n");
    println!("| work | at the peak | limit |\n|---|---:|---:|");
    encode::<MessagePack>(table, LITTLE);
    encode::<SerdeCbor>(table, LITTLE);
    encode::<Ciborium>(table, LITTLE);
    encode::<OurJson>(table, LITTLE);
    let array = matrix::<f64>(SIZE);
    for (name, extra) in [
        ("npy", written(|out| json::to_writer(out, &Nd::by::<Npy>(array.view())).unwrap())),
        ("pickle", written(|out| json::to_writer(out, &Nd::by::<Pickle>(array.view())).unwrap())),
    ] {
        table.limit(&format!("ndserde::json::to_writer, {name}"), extra, LITTLE);
    }
    let pickle = measure(|| pickle::to_vec(&Nd::new(array.view()))).extra();
    table.limit("pickle::to_vec", pickle, LITTLE);
    decode::<MessagePack>(table, LITTLE);
    decode::<SerdeCbor>(table, LITTLE);
    decode::<Json>(table, LITTLE);
    // The backend hands over bytes in memory of its own, which is copied and freed.
    decode::<Ciborium>(table, usize::MAX);

    let array = matrix::<f64>(SIZE);
    let mut output = Vec::with_capacity(2 * SIZE);
    let extra = measure(|| serde_json::to_writer(&mut output, &Nd::new(array.view()))).extra();
    table.limit("serde_json::to_writer", extra, LITTLE);
    let text = output;
    let by_hand = measure(|| {
        let mut output = Vec::with_capacity(2 * SIZE);
        serde_json::to_writer(&mut output, &Text::of(&array)).unwrap();
        output
    });
    table.limit("for comparison: base64 in a String, encode", by_hand.extra(), usize::MAX);
    let by_hand = measure(|| serde_json::from_slice::<Text>(&text).unwrap().elements::<f64>());
    table.limit("for comparison: base64 in a String, decode", by_hand.extra(), usize::MAX);

    let (document, at) = aligned(SIZE);
    let peak = measure(|| {
        MessagePack::lend::<Nd<ArrayView2<'_, f64>>>(&document[at..]);
    })
    .peak;
    table.limit("ArrayView from MessagePack (all memory)", peak, 0);
}

/// What is allocated beside an output that is there already.
fn written(write: impl FnOnce(&mut Vec<u8>)) -> usize {
    let mut output = Vec::with_capacity(2 * SIZE);
    measure(|| write(&mut output)).peak
}

fn encode<B: Backend>(table: &mut Table, limit: usize) {
    let array = matrix::<f64>(SIZE);
    let extra = measure(|| B::encode(&Nd::new(array.view()))).extra();
    table.limit(&format!("{} encode", B::NAME), extra, limit);
}

fn decode<B: Backend>(table: &mut Table, limit: usize) {
    let document = B::encode(&Nd::new(matrix::<f64>(SIZE)));
    let extra = measure(|| B::decode::<Nd<Array2<f64>>>(&document)).extra();
    table.limit(&format!("{} decode", B::NAME), extra, limit);
}
