//! Many small arrays by the wire `packed` against `tagged`: their bytes and times.

use ndarray::{Array1, arr1};
use ndserde::{
    Nd,
    wire::{Packed, Tagged},
};

use crate::{
    backends::{Backend, Ciborium, Json, MessagePack, Named, OurJson},
    rows::small::{ARRAYS, points},
    table::Table,
    timing::{compare, side},
};

pub fn run(table: &mut Table) {
    println!("\n### {ARRAYS} arrays of three f64 by the wire packed\n");
    println!("| ours | against | ratio | to reach | ours takes |\n|---|---|---:|---|---|");
    both::<MessagePack>(table, None, None);
    both::<Named>(table, Some(1.5), Some(2.0));
    both::<Ciborium>(table, Some(1.5), Some(2.0));
    both::<Json>(table, Some(1.5), Some(2.0));
    both::<OurJson>(table, Some(1.5), None);

    println!("\n| bytes of structs of small arrays | found | limit |\n|---|---:|---:|");
    bytes(table);
}

fn both<B: Backend>(table: &mut Table, encode: Option<f64>, decode: Option<f64>) {
    let points = points();
    table.single(&format!("{} packed encode", B::NAME), "tagged", encode, |effort| {
        compare(
            side(|| B::encode(&Nd::by::<Packed>(&points))),
            side(|| B::encode(&Nd::by::<Tagged>(&points))),
            effort,
        )
    });
    let (packed, tagged) =
        (B::encode(&Nd::by::<Packed>(&points)), B::encode(&Nd::by::<Tagged>(&points)));
    table.single(&format!("{} packed decode", B::NAME), "tagged", decode, |effort| {
        compare(
            side(|| B::decode::<Nd<Vec<Array1<f64>>, Packed>>(&packed)),
            side(|| B::decode::<Nd<Vec<Array1<f64>>, Tagged>>(&tagged)),
            effort,
        )
    });
}

macro_rules! body {
    ($name:ident, $wire:ty) => {
        #[derive(Clone, ndserde::NdSerialize)]
        #[nd(wire = $wire)]
        struct $name {
            x: Array1<f64>,
            v: Array1<f64>,
            c: Array1<f32>,
        }
    };
}

body!(InPacked, Packed);
body!(InTagged, Tagged);

/// Of three structs: a place, a velocity and a colour each, 60 bytes of elements.
fn bytes(table: &mut Table) {
    let (x, c) = (arr1(&[1.0, 0.5, -1.0]), arr1(&[0.25, 0.5, 0.75]));
    let packed = vec![InPacked { x: x.clone(), v: x.clone(), c: c.clone() }; 3];
    let tagged = vec![InTagged { x: x.clone(), v: x, c }; 3];
    let elements = 3 * 60;
    let found = Named::encode(&packed).len();
    table.limit("MessagePack with names, packed", found, elements * 14 / 10);
    let others = [
        ("MessagePack", MessagePack::encode(&packed).len(), MessagePack::encode(&tagged).len()),
        ("MessagePack with names", found, Named::encode(&tagged).len()),
        ("CBOR (ciborium)", Ciborium::encode(&packed).len(), Ciborium::encode(&tagged).len()),
        ("JSON (serde_json)", Json::encode(&packed).len(), Json::encode(&tagged).len()),
    ];
    for (name, packed, tagged) in others {
        table.limit(&format!("{name}, packed; the limit is tagged's"), packed, tagged);
    }
}
