//! What is refused, in which words.

use std::collections::VecDeque;

use ndarray::{Array1, Array2, Array3};
use ndserde::{
    Element, Nd,
    wire::{Nested, Tagged},
};
use ndserde_test_support::{
    backend::{
        One,
        one::{JsonSlice, RmpNamed},
    },
    for_each_backend,
};
use serde_json::{Value, json};

use crate::{read, write};

#[test]
fn rows_of_different_lengths_are_not_written() {
    macro_rules! rows {
        ($($value:expr => $words:literal)*) => {$(
            for_each_backend!(B in [JsonSlice, RmpNamed] => {
                let error = write::<B, Tagged, _>($value).unwrap_err();
                assert!(error.contains(concat!("tagged: ragged list: ", $words)), "{error}");
            });
        )*};
    }
    rows! {
        vec![vec![1, 2], vec![3, 4], vec![5]] =>
            "the row at [2] has 1 items, the rows before it have 2"
        vec![vec![], vec![1.5]] => "the row at [1] has 1 items, the rows before it have 0"
        [vec!["a"], vec![]] => "the row at [1] has 0 items, the rows before it have 1"
        vec![vec![vec![1], vec![2]], vec![vec![3], vec![4, 5]]] =>
            "the row at [1, 1] has 2 items, the rows before it have 1"
        vec![[vec![1], vec![2]], [vec![3], vec![]]] =>
            "the row at [1, 1] has 0 items, the rows before it have 1"
        VecDeque::from([VecDeque::from([true]), VecDeque::new()]) =>
            "the row at [1] has 0 items, the rows before it have 1"
    }
}

#[test]
fn other_shapes_are_not_read() {
    fn document<A: Element + Default, D: ndarray::Dimension>(
        shape: impl ndarray::ShapeBuilder<Dim = D>,
    ) -> Vec<u8> {
        JsonSlice::write(&Nd::new(ndarray::Array::<A, D>::default(shape))).unwrap()
    }
    macro_rules! rows {
        ($($document:expr => $ty:ty: $words:literal)*) => {$(
            let error = read::<JsonSlice, Tagged, $ty>(&$document).unwrap_err();
            assert!(error.contains(concat!("tagged: ", $words)), "{error}");
        )*};
    }
    rows! {
        document::<f64, _>(4) => [f64; 3]: "the data has shape [4], the field has [3]"
        document::<f64, _>(0) => [f64; 3]: "the data has shape [0], the field has [3]"
        document::<f64, _>(3) => [f64; 0]: "the data has shape [3], the field has [0]"
        document::<f64, _>((2, 3)) => [[f64; 2]; 3]: "the data has shape [2, 3], the field has [3, 2]"
        document::<f64, _>((2, 3)) => Box<[[f64; 2]; 3]>:
            "the data has shape [2, 3], the field has [3, 2]"
        document::<f64, _>((2, 3)) => Vec<[f64; 2]>: "the data has shape [2, 3], the field has [_, 2]"
        document::<f64, _>((2, 3)) => [Vec<f64>; 1]: "the data has shape [2, 3], the field has [1, _]"
        document::<f64, _>((2, 3, 4)) => Vec<Vec<[f64; 5]>>:
            "the data has shape [2, 3, 4], the field has [_, _, 5]"
        document::<f64, _>((2, 3)) => Vec<f64>: "the data has 2 axes (shape [2, 3]), the field has 1"
        document::<f64, _>(2) => Vec<Vec<f64>>: "the data has 1 axes (shape [2]), the field has 2"
        document::<f32, _>(2) => Vec<f64>: "the data is float32, the field holds float64"
    }
}

/// Documents that claim rows without elements, or so many that their memory is a multiple of the data.
#[test]
fn rows_that_the_data_does_not_account_for() {
    #[allow(clippy::needless_pass_by_value, reason = "rows make their shapes on the spot")]
    fn document(shape: Value, data: &str) -> Vec<u8> {
        let document = json!({
            "dtype": "uint8", "shape": shape, "byteorder": "little", "order": "C", "data": data,
        });
        serde_json::to_vec(&document).unwrap()
    }
    macro_rules! rows {
        ($($shape:tt $ty:ty;)*) => {$(
            let error = read::<JsonSlice, Tagged, $ty>(&document(json!($shape), "")).unwrap_err();
            assert!(error.contains("tagged: the rows of shape"), "{error}");
        )*};
    }
    rows! {
        [1_000_000_000, 0] Vec<Vec<u8>>;
        [1_000_000_000_000_000_u64, 0] Vec<[u8; 0]>;
        [1_000_000_000_000_000_u64, 3, 0] Vec<[[u8; 0]; 3]>;
        [1, 1_000_000_000, 0] Vec<Vec<Vec<u8>>>;
        [1, 1_000_000_000, 0] [Vec<Vec<u8>>; 1];
        [1_000_000_000, 0, 1_000_000_000] Vec<Vec<Vec<u8>>>;
    }
    // As much as a vector of vectors needs is no multiple.
    let column = Array2::<u8>::zeros((1 << 17, 1));
    let document = RmpNamed::write(&Nd::new(&column)).unwrap();
    assert_eq!(read::<RmpNamed, Tagged, Vec<Vec<u8>>>(&document).unwrap().len(), 1 << 17);
    let column = Array3::<u8>::zeros((1 << 17, 1, 1));
    let document = RmpNamed::write(&Nd::new(&column)).unwrap();
    let error = read::<RmpNamed, Tagged, Vec<Vec<Vec<u8>>>>(&document).unwrap_err();
    assert!(
        error.contains("would take 6291456 bytes beside the 131072 of their elements"),
        "{error}"
    );
    assert_eq!(read::<RmpNamed, Tagged, Vec<[[u8; 1]; 1]>>(&document).unwrap().len(), 1 << 17);
}

/// `nested` has no word for the axis behind one of length 0, for a vector as for an array.
#[test]
fn what_the_wire_cannot_carry() {
    let array = Array1::<f64>::zeros(0);
    let document = JsonSlice::write(&Nd::by::<Nested>(&array)).unwrap();
    assert_eq!(write::<JsonSlice, Nested, _>([0.5; 0]), Ok(document));
    let expected = JsonSlice::write(&Nd::by::<Nested>(Array2::<f64>::zeros((0, 3)))).unwrap_err();
    assert_eq!(write::<JsonSlice, Nested, _>([[0.5; 3]; 0]), Err(expected));
}
