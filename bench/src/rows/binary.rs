//! Binary backends against the same bytes by `serde_bytes`, which is as far as each can go.

use ndserde::Nd;
use serde_bytes::{ByteBuf, Bytes};

use crate::{
    arrays::{Number, Raw, bytes, elements, matrix},
    backends::{Backend, Ciborium, Lends, MessagePack, Named, SerdeCbor},
    table::{Table, of_a_copy},
    timing::{compare, side},
};

pub fn run(table: &mut Table) {
    table.head("Binary formats against the same bytes by serde_bytes");
    for_element::<f64>(table);
    for_element::<f32>(table);
}

fn for_element<A: Number>(table: &mut Table) {
    encode::<A, MessagePack>(table);
    encode::<A, Named>(table);
    encode::<A, SerdeCbor>(table);
    encode::<A, Ciborium>(table);
    decode::<A, MessagePack>(table, borrowed::<MessagePack, A>);
    decode::<A, Named>(table, borrowed::<Named, A>);
    decode::<A, SerdeCbor>(table, borrowed::<SerdeCbor, A>);
    // From this backend no bytes can be borrowed.
    decode::<A, Ciborium>(table, |bytes| elements(&Ciborium::decode::<ByteBuf>(bytes)));
}

fn borrowed<B: Lends, A: Number>(bytes: &[u8]) -> Vec<A> {
    elements(B::lend::<&Bytes>(bytes))
}

fn encode<A: Number, B: Backend>(table: &mut Table) {
    let ours = format!("{} encode, {}", B::NAME, A::NAME);
    table.line(&ours, "the same document by serde_bytes", of_a_copy(0.95), |size, effort| {
        let array = matrix::<A>(size);
        let nd = Nd::new(array.view());
        // The same document, since the speed of a copy depends on the address it goes to.
        let (rows, columns) = array.dim();
        let raw = Raw {
            dtype: &A::DTYPE.to_string(),
            shape: [rows as u64, columns as u64],
            byteorder: "little",
            order: "C",
            data: Bytes::new(bytes(&array)),
        };
        compare(side(|| B::encode(&nd)), side(|| B::encode(&raw)), effort)
    });
}

fn decode<A: Number, B: Backend>(table: &mut Table, other: fn(&[u8]) -> Vec<A>) {
    let ours = format!("{} decode, {}", B::NAME, A::NAME);
    table.line(&ours, "serde_bytes and one copy", of_a_copy(0.9), |size, effort| {
        let array = matrix::<A>(size);
        let nd = B::encode(&Nd::new(array.view()));
        let raw = B::encode(&Bytes::new(bytes(&array)));
        compare(side(|| B::decode::<Nd<ndarray::Array2<A>>>(&nd)), side(|| other(&raw)), effort)
    });
}
