//! Memory that is not C-contiguous, and bytes in the other order.

use ndarray::{Array2, Array3, s};
use ndserde::Nd;
use serde_bytes::Bytes;

use crate::{
    arrays::{Number, Raw, bytes, cube, matrix},
    backends::{Backend, Json, MessagePack, OurJson},
    table::{Table, from_64_kib, of_a_copy},
    timing::{compare, side},
};

pub fn run(table: &mut Table) {
    table.head("Layouts and byte orders");
    for_element::<f64>(table);
    for_element::<f32>(table);
}

fn for_element<A: Number>(table: &mut Table) {
    fortran::<MessagePack, A>(table);
    fortran::<Json, A>(table);
    fortran::<OurJson, A>(table);
    strided::<MessagePack, A>(table);
    strided::<OurJson, A>(table);
    big_endian::<A>(table);
}

fn fortran<B: Backend, A: Number>(table: &mut Table) {
    table.line(
        &format!("{} encode, F order, {}", B::NAME, A::NAME),
        "C order",
        of_a_copy(0.95),
        |size, effort| {
            // The same memory on both sides: a copy is up to a third slower where the low bits of
            // both addresses are nearly alike.
            let array = matrix::<A>(size);
            let (c, f) = (array.view(), array.t());
            compare(side(|| B::encode(&Nd::new(f))), side(|| B::encode(&Nd::new(c))), effort)
        },
    );
    table.line(
        &format!("{} decode, F order, {}", B::NAME, A::NAME),
        "C order",
        of_a_copy(0.95),
        |size, effort| {
            let array = matrix::<A>(size);
            let (c, mut f) = (B::encode(&Nd::new(array.view())), B::encode(&Nd::new(array.t())));
            // For the same reason whole pages apart.
            let at = c.len().next_multiple_of(4096);
            let mut both = c.clone();
            both.resize(at, 0);
            both.append(&mut f);
            compare(
                side(|| B::decode::<Nd<Array2<A>>>(&both[at..])),
                side(|| B::decode::<Nd<Array2<A>>>(&both[..c.len()])),
                effort,
            )
        },
    );
}

fn strided<B: Backend, A: Number>(table: &mut Table) {
    table.line(
        &format!("{} encode, every other row, {}", B::NAME, A::NAME),
        "to_owned, then encode",
        from_64_kib(0.8),
        |size, effort| {
            let array = matrix::<A>(2 * size);
            let view = array.slice(s![..;2, ..]);
            compare(
                side(|| B::encode(&Nd::new(view))),
                side(|| B::encode(&Nd::new(view.to_owned()))),
                effort,
            )
        },
    );
    table.line(
        &format!("{} encode, every other column, {}", B::NAME, A::NAME),
        "to_owned, then encode",
        from_64_kib(0.8),
        |size, effort| {
            let array = matrix::<A>(2 * size);
            let view = array.slice(s![.., ..;2]);
            compare(
                side(|| B::encode(&Nd::new(view))),
                side(|| B::encode(&Nd::new(view.to_owned()))),
                effort,
            )
        },
    );
    table.line(
        &format!("{} encode, axes permuted, {}", B::NAME, A::NAME),
        "to_owned, then encode",
        from_64_kib(0.8),
        |size, effort| {
            let array: Array3<A> = cube(size);
            let view = array.view().permuted_axes([1, 0, 2]);
            compare(
                side(|| B::encode(&Nd::new(view))),
                side(|| B::encode(&Nd::new(view.to_owned()))),
                effort,
            )
        },
    );
}

fn big_endian<A: Number>(table: &mut Table) {
    table.line(
        &format!("MessagePack decode, big-endian, {}", A::NAME),
        "one copying byte swap",
        from_64_kib(0.7),
        |size, effort| {
            let array = matrix::<A>(size).mapv(A::swap);
            let (rows, columns) = array.dim();
            let document = MessagePack::encode(&Raw {
                dtype: &A::DTYPE.to_string(),
                shape: [rows as u64, columns as u64],
                byteorder: "big",
                order: "C",
                data: Bytes::new(bytes(&array)),
            });
            let elements = array.as_slice().unwrap();
            compare(
                side(|| MessagePack::decode::<Nd<Array2<A>>>(&document)),
                side(|| elements.iter().map(|&element| element.swap()).collect::<Vec<A>>()),
                effort,
            )
        },
    );
}
