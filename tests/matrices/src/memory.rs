//! What lies by columns is moved, and what lies by rows is reordered once.

use allocation_counter::measure;
use nalgebra::DMatrix;
use ndserde::Nd;

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
