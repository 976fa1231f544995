//! Random rows as columns, in every layout of memory, by each wire.

use std::marker::PhantomData;

use ndarray::ArrayD;
use ndserde::{Columns, Element, NdColumns, wire::Wire};
use num_complex::Complex;
use proptest::prelude::*;

use ndserde_test_support::{
    Sample,
    backend::{One, one},
    bits::bits,
    check::{carries, values},
    for_each_wire,
};

use super::{
    config,
    random::{Spec, spec},
};

#[derive(NdColumns)]
#[nd(wire = W)]
struct Row<W: Wire, A: Element> {
    array: ArrayD<A>,
    bytes: ArrayD<u8>,
    number: i64,
    #[serde(skip)]
    wire: PhantomData<W>,
}

fn same<B: One, W: Wire, A: Sample>(spec: &Spec, rows: usize) -> Result<(), TestCaseError> {
    let shape = [&[rows], &spec.shape[..]].concat();
    if !carries(W::NAME, B::BACKEND, &A::DTYPE, &shape) {
        return Ok(());
    }
    let row = |seed| Row::<W, A> {
        array: Spec { seed, ..spec.clone() }.array(values(W::NAME)),
        bytes: Spec { seed: !seed, ..spec.clone() }.array(values(W::NAME)),
        number: i64::from_le_bytes(seed.to_le_bytes()),
        wire: PhantomData,
    };
    let seeds = (0..rows as u64).map(|i| spec.seed.wrapping_add(i));
    let rows: Vec<_> = seeds.map(row).collect();
    let document = B::write(&Columns::new(&rows)).map_err(TestCaseError::fail)?;
    let back: Columns<Vec<Row<W, A>>> = B::read(&document).map_err(TestCaseError::fail)?;
    let back = back.into_inner();
    prop_assert_eq!(rows.len(), back.len());
    for (row, back) in rows.iter().zip(&back) {
        let case = format!("{} {:?} {}", W::NAME, B::BACKEND, A::DTYPE);
        prop_assert_eq!(row.array.shape(), back.array.shape(), "{}", case);
        prop_assert_eq!(bits(&row.array), bits(&back.array), "{}", case);
        prop_assert_eq!(bits(&row.bytes), bits(&back.bytes), "{}", case);
        prop_assert_eq!(row.number, back.number, "{}", case);
    }
    Ok(())
}

#[test]
fn rows_come_back() {
    proptest!(config(8), |(spec in spec(), rows in 1..5_usize)| {
        for_each_wire!(W => {
            same::<one::JsonSlice, W, f32>(&spec, rows)?;
            same::<one::RmpNamed, W, Complex<f64>>(&spec, rows)?;
            same::<one::Ciborium, W, bool>(&spec, rows)?;
        });
    });
}
