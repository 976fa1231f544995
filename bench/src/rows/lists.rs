//! Lists of numbers against nested vectors by serde's own derive.

use std::fmt::Debug;

use ndarray::{Array2, ArrayView2, s};
use ndserde::{
    Element, Nd,
    wire::{Nested, Readable},
};
use num_complex::Complex64;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    backends::{Backend, Ciborium, Json, MessagePack, OurJson},
    table::Table,
    timing::{Effort, Medians, compare, side},
};

/// An element, and its counterpart in a vector.
pub trait Item: Element + Copy {
    /// The name in the table.
    const NAME: &'static str;
    /// What serde's derive knows.
    type Plain: Serialize + DeserializeOwned + Debug;

    /// A number whose digits are not few, as in measured data.
    fn of(i: usize) -> Self;

    fn plain(self) -> Self::Plain;
}

macro_rules! items {
    ($($item:ty, $name:literal, $plain:ty: $of:expr, $to_plain:expr;)*) => {$(
        impl Item for $item {
            const NAME: &'static str = $name;
            type Plain = $plain;

            #[allow(clippy::cast_possible_truncation, reason = "any number will do")]
            fn of(i: usize) -> Self {
                $of(i)
            }

            fn plain(self) -> $plain {
                $to_plain(self)
            }
        }
    )*};
}

#[allow(clippy::cast_precision_loss, reason = "any number will do")]
fn wave(i: usize) -> f64 {
    (i as f64 * 0.37).sin() * 100.0
}

/// Any bits.
const fn mixed(i: usize) -> u64 {
    (i as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

items! {
    f64, "f64", Self: wave, |x| x;
    f32, "f32", Self: |i| wave(i) as f32, |x| x;
    i64, "i64", Self: |i| i64::from_ne_bytes(mixed(i).to_ne_bytes()) >> 32, |x| x;
    u8, "u8", Self: |i| (mixed(i) >> 56) as u8, |x| x;
    bool, "bool", Self: |i| mixed(i) >> 63 == 1, |x| x;
    Complex64, "complex", (f64, f64): |i| Self::new(wave(i), wave(i + 1)), |x: Self| (x.re, x.im);
}

/// Rows of 64 elements.
pub fn matrix<A: Item>(elements: usize) -> Array2<A> {
    Array2::from_shape_fn((elements / 64, 64), |(i, j)| A::of(i * 64 + j))
}

/// The same as vectors.
pub fn vectors<A: Item>(array: &ArrayView2<'_, A>) -> Vec<Vec<A::Plain>> {
    array.rows().into_iter().map(|row| row.iter().map(|&x| x.plain()).collect()).collect()
}

const SIZES: [(&str, usize); 2] = [("32 Ki", 1 << 15), ("1 Mi", 1 << 20)];

const AGAINST: &str = "Vec<Vec<_>>";

pub fn run(table: &mut Table) {
    table.head_of("Lists against Vec<Vec<_>> by serde", &SIZES.map(|(name, _)| name));
    digits::<f64>(table, "zmij", |number, text| {
        text.extend_from_slice(zmij::Buffer::new().format_finite(number).as_bytes());
    });
    digits::<f32>(table, "zmij", |number, text| {
        text.extend_from_slice(zmij::Buffer::new().format_finite(number).as_bytes());
    });
    digits::<i64>(table, "itoa", |number, text| {
        text.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
    });
    for_item::<f64>(table);
    for_item::<f32>(table);
    for_item::<i64>(table);
    for_item::<u8>(table);
    for_item::<bool>(table);
    for_item::<Complex64>(table);
    layouts::<OurJson>(table);
    layouts::<MessagePack>(table);
}

/// Arrays that do not lie as lists have them, against a copy that does.
fn layouts<B: Backend>(table: &mut Table) {
    let mut line = |what: &str, measure: &dyn Fn(usize, Effort) -> Medians| {
        let name = format!("{} write nested, {what}, f64", B::NAME);
        table.sizes(&name, "to_owned, then write", &SIZES, Some(0.9), measure);
    };
    line("F order", &|size, effort| {
        let array = matrix::<f64>(size);
        let mut f = Array2::from_shape_fn((64, size / 64), |(i, j)| array[[j, i]]);
        f.swap_axes(0, 1);
        copied::<B>(&f.view(), effort)
    });
    line("every other row", &|size, effort| {
        copied::<B>(&matrix(2 * size).slice(s![..;2, ..]), effort)
    });
}

fn copied<B: Backend>(array: &ArrayView2<'_, f64>, effort: Effort) -> Medians {
    compare(
        side(|| B::encode(&Nd::by::<Nested>(array))),
        side(|| B::encode(&Nd::by::<Nested>(array.as_standard_layout().to_owned()))),
        effort,
    )
}

/// What no writer of JSON can pass: the digits alone and a comma, into memory that is kept.
fn digits<A: Item>(table: &mut Table, by: &str, push: fn(A, &mut Vec<u8>)) {
    let name = format!("JSON digits by {by} alone, {}", A::NAME);
    table.sizes(&name, AGAINST, &SIZES, None, &|size, effort| {
        let array = matrix::<A>(size);
        let other = vectors(&array.view());
        let mut text = Vec::new();
        let ours = side(|| {
            text.clear();
            for &number in &array {
                push(number, &mut text);
                text.push(b',');
            }
        });
        compare(ours, side(|| Json::encode(&other)), effort)
    });
}

fn for_item<A: Item>(table: &mut Table) {
    for_backend::<A, Json>(table, 0.95);
    for_backend::<A, OurJson>(table, 1.0);
    for_backend::<A, Ciborium>(table, 0.95);
    for_backend::<A, MessagePack>(table, 0.9);
}

fn for_backend<A: Item, B: Backend>(table: &mut Table, target: f64) {
    let name = |what: &str| format!("{} {what}, {}", B::NAME, A::NAME);
    let mut line = |what: &str, target: f64, measure: &dyn Fn(usize, Effort) -> Medians| {
        table.sizes(&name(what), AGAINST, &SIZES, Some(target), measure);
    };
    line("write nested", target, &|size, effort| write::<A, B>(&matrix(size).view(), effort));
    line("read nested", target, &|size, effort| {
        let bytes = B::encode(&vectors::<A>(&matrix(size).view()));
        compare(
            side(|| B::decode::<Nd<Array2<A>, Nested>>(&bytes)),
            side(|| B::decode::<Vec<Vec<A::Plain>>>(&bytes)),
            effort,
        )
    });
    line("read readable", target, &|size, effort| {
        let array = matrix::<A>(size);
        let ours = B::encode(&Nd::by::<Readable>(&array));
        let other = B::encode(&vectors(&array.view()));
        compare(
            side(|| B::decode::<Nd<Array2<A>, Readable>>(&ours)),
            side(|| B::decode::<Vec<Vec<A::Plain>>>(&other)),
            effort,
        )
    });
}

fn write<A: Item, B: Backend>(array: &ArrayView2<'_, A>, effort: Effort) -> Medians {
    let other = vectors(array);
    compare(side(|| B::encode(&Nd::by::<Nested>(array))), side(|| B::encode(&other)), effort)
}
