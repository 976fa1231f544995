//! Views that borrow from the input, against arrays that own a copy.

use ndarray::{Array2, ArrayView2};
use ndserde::Nd;
use serde_bytes::Bytes;

use crate::{
    arrays::{bytes, matrix},
    backends::{Backend, Lends, MessagePack},
    table::Table,
    timing::{compare, side},
};

pub fn run(table: &mut Table) {
    table.head("Borrowing");
    table.line(
        "ArrayView from MessagePack, f64",
        "owning a copy",
        [None, None, Some(10.0), Some(1000.0)],
        |size, effort| {
            let (document, at) = aligned(size);
            let document = &document[at..];
            compare(
                side(|| MessagePack::lend::<Nd<ArrayView2<'_, f64>>>(document)),
                side(|| MessagePack::decode::<Nd<Array2<f64>>>(document)),
                effort,
            )
        },
    );
    table.line("memcpy (to_vec), f64", "MessagePack encode", [None; 4], |size, effort| {
        let array = matrix::<f64>(size);
        compare(
            side(|| bytes(&array).to_vec()),
            side(|| MessagePack::encode(&Nd::new(array.view()))),
            effort,
        )
    });
    table.line("memcpy (to_vec), f64", "MessagePack decode", [None; 4], |size, effort| {
        let array = matrix::<f64>(size);
        let document = MessagePack::encode(&Nd::new(array.view()));
        compare(
            side(|| bytes(&array).to_vec()),
            side(|| MessagePack::decode::<Nd<Array2<f64>>>(&document)),
            effort,
        )
    });
    table.line(
        "memcpy (to_vec), f64",
        "serde_bytes through MessagePack",
        [None; 4],
        |size, effort| {
            let array = matrix::<f64>(size);
            let raw = Bytes::new(bytes(&array));
            compare(side(|| bytes(&array).to_vec()), side(|| MessagePack::encode(&raw)), effort)
        },
    );
}

/// A document that starts where its payload, which ends it, is aligned for f64.
#[must_use]
pub fn aligned(size: usize) -> (Vec<u8>, usize) {
    let document = MessagePack::encode(&Nd::new(matrix::<f64>(size)));
    let mut memory = vec![0_u8; document.len() + 8];
    let end = memory.as_ptr().addr() + document.len();
    let at = (8 - end % 8) % 8;
    memory[at..at + document.len()].copy_from_slice(&document);
    memory.truncate(at + document.len());
    (memory, at)
}
