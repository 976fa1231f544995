//! Each wire through each data format, bit for bit.

use std::marker::PhantomData;

use ndarray::{Array0, Array1, Array2, ArrayD, IxDyn, ShapeBuilder};
use ndserde::{
    Columns, NdColumns,
    wire::{Tagged, TypedArray, Wire},
};
use ndserde_test_support::{
    backend::{One, one},
    for_each_wire,
};

use crate::bits::bits;

/// What every wire carries.
#[derive(NdColumns)]
#[nd(wire = W)]
struct Row<W: Wire> {
    position: Array1<f64>,
    name: String,
    matrix: Array2<f32>,
    scalar: Array0<u16>,
    any_rank: ArrayD<i16>,
    empty: Array2<u8>,
    mask: Array1<bool>,
    weight: f64,
    #[serde(skip)]
    wire: PhantomData<W>,
}

impl<W: Wire> Row<W> {
    fn numbered(i: u8) -> Self {
        let x = f64::from(i);
        let mut matrix = Array2::zeros((2, 3).f());
        matrix.iter_mut().zip(0_u8..).for_each(|(place, j)| *place = f32::from(i) + f32::from(j));
        Self {
            position: Array1::from(vec![x, -0.0, x / 3.0]),
            name: format!("row {i}"),
            matrix,
            scalar: ndarray::arr0(u16::from(i)),
            any_rank: ArrayD::from_elem(IxDyn(&[1, 2, 2]), i16::from(i) - 1),
            empty: Array2::default((1, 0)),
            mask: Array1::from(vec![i == 0, true]),
            weight: x + 0.5,
            wire: PhantomData,
        }
    }
}

fn check<W: Wire, B: One>() {
    for n in [0, 1, 2, 5] {
        let rows: Vec<Row<W>> = (0..n).map(Row::numbered).collect();
        if n == 0 && W::NAME == "nested" {
            // An empty list does not say how many axes there would be.
            let error = B::write(&Columns::new(&rows)).unwrap_err();
            assert!(error.contains("nested: lists cannot hold the shape [0, 0]"), "{error}");
            continue;
        }
        let case = format!("{} {:?} {n}", W::NAME, B::BACKEND);
        let document = B::write(&Columns::new(&rows)).expect(&case);
        let back = B::read::<Columns<Vec<Row<W>>>>(&document).expect(&case).into_inner();
        assert_eq!(back.len(), rows.len(), "{case}");
        for (row, back) in rows.iter().zip(&back) {
            assert_eq!(bits(&row.position), bits(&back.position), "{case}");
            assert_eq!(bits(&row.matrix), bits(&back.matrix), "{case}");
            assert_eq!(row.any_rank, back.any_rank, "{case}");
            assert_eq!(row.empty.shape(), back.empty.shape(), "{case}");
            assert_eq!((&row.scalar, &row.mask), (&back.scalar, &back.mask), "{case}");
            assert_eq!((&row.name, row.weight), (&back.name, back.weight), "{case}");
        }
    }
}

#[test]
fn every_wire_brings_the_rows_back() {
    for_each_wire!(W => {
        check::<W, one::JsonSlice>();
        check::<W, one::Ciborium>();
        check::<W, one::RmpNamed>();
    });
}

#[test]
fn every_format_brings_the_rows_back() {
    check::<Tagged, one::CborSlice>();
    check::<Tagged, one::RmpCompact>();
    check::<Tagged, one::BincodeSlice>();
    check::<Tagged, one::Postcard>();
    check::<TypedArray, one::Ciborium>();
}
