//! What lies by columns is moved, and what lies by rows is reordered once.

use std::{
    hint::black_box,
    io::sink,
    time::{Duration, Instant},
};

use allocation_counter::measure;
use nalgebra::{DMatrix, Dim, RawStorage};
use ndserde::{Nd, wire::Nested};
use serde::Serialize;

const SIDE: usize = 512;

#[test]
fn reading_and_writing() {
    let matrix = DMatrix::from_fn(SIDE, SIDE, |i, j| (i * SIDE + j) as f64);
    let size = (SIDE * SIDE * size_of::<f64>()) as u64;
    let by_columns = rmp_serde::to_vec_named(&Nd::new(&matrix)).unwrap();
    let rows = ndarray::Array2::from_shape_fn((SIDE, SIDE), |at| matrix[at]);
    let by_rows = rmp_serde::to_vec_named(&Nd::new(&rows)).unwrap();
    for (name, document) in [("by columns", by_columns), ("by rows", by_rows)] {
        // The input lends its bytes: all that is allocated is the matrix.
        let memory = measure(|| {
            let back: Nd<DMatrix<f64>> = rmp_serde::from_slice(&document).unwrap();
            assert_eq!(back.into_inner(), matrix);
        });
        assert!(memory.bytes_max < size + size / 16, "{name}: {} of {size}", memory.bytes_max);
    }
    // The matrix lends its elements: all that is allocated is the document.
    let mut document = Vec::with_capacity(SIDE * SIDE * 9);
    let memory =
        measure(|| rmp_serde::encode::write_named(&mut document, &Nd::new(&matrix)).unwrap());
    assert!(memory.bytes_max < 4096, "{}", memory.bytes_max);
}

/// What writing takes beside the document.
fn written(array: &impl Serialize) -> u64 {
    let mut serializer = rmp_serde::Serializer::new(sink());
    measure(|| array.serialize(&mut serializer).unwrap()).bytes_max
}

/// Views whose elements lie one behind the other are lent, others are copied once; and all are what
/// they are as matrices.
#[test]
fn views_are_lent_or_copied_once() {
    fn row<R: Dim, C: Dim, S: RawStorage<f64, R, C>>(
        view: nalgebra::Matrix<f64, R, C, S>,
        is_lent: bool,
    ) where
        nalgebra::Matrix<f64, R, C, S>: ndserde::field::SerializeBy<ndserde::wire::Tagged>
            + ndserde::field::SerializeBy<Nested>
            + ndserde::field::HoldsArray,
    {
        let size = (view.len() * size_of::<f64>()) as u64;
        let bytes = written(&Nd::new(&view));
        let expected = if is_lent { 0..4096 } else { size..size + 4096 };
        assert!(expected.contains(&bytes), "{:?}: {bytes} of {size}", view.shape());
        if view.is_empty() {
            // Which lists can't hold.
            return;
        }
        let (rows, columns) = view.shape();
        let lists = if R::try_to_usize() == Some(1) || C::try_to_usize() == Some(1) {
            serde_json::to_string(&view.iter().collect::<Vec<_>>())
        } else {
            let row = |i| (0..columns).map(|j| view[(i, j)]).collect::<Vec<_>>();
            serde_json::to_string(&(0..rows).map(row).collect::<Vec<_>>())
        };
        assert_eq!(serde_json::to_string(&Nd::by::<Nested>(&view)).unwrap(), lists.unwrap());
    }
    let mut matrix = DMatrix::from_fn(64, 64, |i, j| (i * 64 + j) as f64);
    row(matrix.columns(3, 50), true);
    row(matrix.column(5), true);
    row(matrix.rows(0, 64), true);
    row(matrix.view((3, 5), (9, 1)), true);
    row(matrix.rows(2, 60), false);
    row(matrix.rows(2, 8), false);
    row(matrix.rows(2, 7), false);
    row(matrix.rows(2, 1), false);
    row(matrix.row(2), false);
    row(matrix.columns_with_step(0, 20, 2), false);
    row(matrix.rows_with_step(0, 20, 2), false);
    row(matrix.view_with_steps((1, 1), (20, 20), (2, 2)), false);
    row(matrix.fixed_view::<9, 3>(1, 1), false);
    row(matrix.view((0, 0), (0, 3)), true);
    row(matrix.columns_mut(3, 50), true);
    row(matrix.rows_mut(2, 60), false);
    row(matrix.view_with_steps_mut((1, 1), (20, 20), (2, 2)), false);
    let fixed = nalgebra::SMatrix::<f64, 12, 6>::from_fn(|i, j| (i * 6 + j) as f64);
    row(fixed.fixed_columns::<3>(2), true);
    row(fixed.fixed_rows::<10>(1), false);
    row(
        fixed
            .as_view::<nalgebra::Const<12>, nalgebra::Const<6>, nalgebra::U1, nalgebra::Const<12>>(
            ),
        true,
    );
    let matrix = nalgebra_0_33::DMatrix::from_fn(64, 64, |i, j| (i * 64 + j) as f64);
    assert!(written(&Nd::new(matrix.columns(3, 50))) < 4096);
    let matrix = nalgebra_0_34::DMatrix::from_fn(64, 64, |i, j| (i * 64 + j) as f64);
    assert!(written(&Nd::new(matrix.columns(3, 50))) < 4096);
}

/// The shortest of some runs.
fn time(mut run: impl FnMut()) -> Duration {
    let runs = (0..9).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    runs.min().unwrap()
}

/// Columns without gaps are copied in less than half of the time that their elements take one by one.
#[test]
fn columns_are_copied_as_one() {
    let matrix = DMatrix::from_fn(1 << 10, 1 << 8, |i, j| (i ^ j) as f64);
    let view = matrix.rows(1, 1000);
    let by_columns =
        time(|| Nd::new(&view).serialize(&mut rmp_serde::Serializer::new(sink())).unwrap());
    let by_elements = time(|| drop(black_box(view.iter().copied().collect::<Vec<f64>>())));
    let ratio = by_columns.as_secs_f64() / by_elements.as_secs_f64();
    println!("{by_columns:?} are {ratio:.2} of {by_elements:?}");
    assert!(ratio < 0.5, "{ratio}");
}
