//! Casting on reading against reading and then `mapv`.

use ndarray::Array2;
use ndserde::{
    Element, Nd,
    wire::{Cast, Tagged, cast::SameKind},
};

use crate::{
    backends::{Backend, MessagePack},
    table::{Table, Targets},
    timing::{compare, side},
};

/// Small documents are for information: a few numbers, and the dtype's word.
const TARGETS: Targets = [None, Some(1.0), Some(1.0), Some(1.0)];

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "what people write by hand"
)]
pub fn run(table: &mut Table) {
    table.head("Casts while reading MessagePack");
    line::<f32, f64>(table, "f32 into f64", f64::from);
    line::<i64, f64>(table, "i64 into f64", |x| x as f64);
    line::<i64, f32>(table, "i64 into f32", |x| x as f32);
    line::<f64, f32>(table, "f64 into f32", |x| x as f32);
    line::<i64, u8>(table, "i64 into u8", |x| u8::try_from(x).unwrap_or(0));
    line::<u8, f32>(table, "u8 into f32", f32::from);
}

/// Whole numbers, which each type holds.
fn numbers<A: Element + From<u8>>(bytes: usize) -> Array2<A> {
    let rows = bytes / size_of::<A>() / 64;
    Array2::from_shape_fn((rows, 64), |(i, j)| {
        A::from(u8::try_from((i * 7 + j) % 100).unwrap_or(0))
    })
}

fn line<A, B>(table: &mut Table, name: &str, by_hand: fn(A) -> B)
where
    A: Element + Copy + From<u8>,
    B: Element,
{
    let mut row = |rule: &str, decode: fn(&[u8]) -> Array2<B>| {
        table.line(&format!("{name}, {rule}"), "reading, then mapv", TARGETS, |size, effort| {
            let document = MessagePack::encode(&Nd::new(numbers::<A>(size)));
            compare(
                side(|| decode(&document)),
                side(|| MessagePack::decode::<Nd<Array2<A>>>(&document).into_inner().mapv(by_hand)),
                effort,
            )
        });
    };
    row("exact", |document| MessagePack::decode::<Nd<Array2<B>, Cast>>(document).into_inner());
    row("same kind", |document| {
        MessagePack::decode::<Nd<Array2<B>, Cast<Tagged, SameKind>>>(document).into_inner()
    });
}
