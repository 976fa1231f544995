//! However arrays lie in memory, and whatever their shapes.

use ndarray::{
    Array0, Array1, Array2, Array3, ArrayD, ArrayView2, Axis, IxDyn, ShapeBuilder as _, Slice,
    arr0, arr1, arr2,
};
use ndserde::{DynArray, NdColumns};
use ndserde_arrow::Options;

use super::{batch, by, items_of, type_of, values_of};

/// The array as a part of itself, in its memory.
fn cut(mut array: Array2<u16>, axis: usize, slice: Slice) -> Array2<u16> {
    array.slice_axis_inplace(Axis(axis), slice);
    array
}

#[derive(NdColumns)]
struct Lent<'a> {
    x: ArrayView2<'a, u16>,
}

#[test]
fn c_order_whatever_the_layout() {
    let c = Array2::from_shape_fn((2, 3), |(i, j)| u16::try_from(3 * i + j).unwrap());
    let f = Array2::from_shape_fn((2, 3).f(), |at| c[at]);
    let wide = Array2::from_shape_fn((4, 6), |(i, j)| c[[i / 2, j / 2]]);
    let strided = cut(cut(wide, 0, Slice::new(0, None, 2)), 1, Slice::new(0, None, 2));
    let turned = Array2::from_shape_fn((3, 2), |(i, j)| c[[j, i]]).reversed_axes();
    let backwards = Slice::new(0, None, -1);
    let backwards = cut(c.slice_axis(Axis(0), backwards).to_owned(), 0, backwards);
    let expected: Vec<u8> = (0..6_u16).flat_map(u16::to_le_bytes).collect();
    for array in [c.clone(), f, strided, turned, backwards] {
        let batch = batch!(Array2<u16>: array).unwrap();
        assert_eq!(items_of(&batch), expected);
    }
    let broadcast = arr1(&[1_u16, 2]);
    let rows = [
        Lent { x: c.slice_axis(Axis(1), Slice::from(..2)) },
        Lent { x: broadcast.broadcast((2, 2)).unwrap() },
        Lent { x: c.slice_axis(Axis(1), Slice::new(1, None, -1)) },
    ];
    let batch = by::to_record_batch(&rows).unwrap();
    assert_eq!(values_of(&batch), "[[0,1,3,4],[1,2,1,2],[2,1,5,4]]");
}

const FIXED: &str = "arrow.fixed_shape_tensor";

#[test]
fn shapes() {
    let empty = |shape: &[usize]| ArrayD::<f32>::zeros(IxDyn(shape));
    let batches = [
        (
            batch!(Array2<f32>: Array2::zeros((0, 5)), Array2::zeros((0, 5))),
            format!("FixedSizeList(0 x Float32) {FIXED} {{\"shape\":[0,5]}}"),
            "[[],[]]",
        ),
        (
            batch!(ArrayD<f32>: empty(&[2, 0]), empty(&[2, 0])),
            format!("FixedSizeList(0 x Float32) {FIXED} {{\"shape\":[2,0]}}"),
            "[[],[]]",
        ),
        (batch!(ArrayD<f32>: empty(&[])), "Float32".into(), "[0.0]"),
        (
            batch!(Option<Array1<u8>>: None, Some(arr1(&[1, 2])), None),
            format!("FixedSizeList(2 x UInt8) or null {FIXED} {{\"shape\":[2]}}"),
            "[null,[1,2],null]",
        ),
        (
            batch!(Option<Array1<u8>>: Some(arr1(&[1, 2])), Some(arr1(&[1, 2]))),
            format!("FixedSizeList(2 x UInt8) or null {FIXED} {{\"shape\":[2]}}"),
            "[[1,2],[1,2]]",
        ),
        // Nothing is known but what the type says.
        (
            batch!(Array2<f32>:),
            r#"Struct("data": List(Float32), "shape": FixedSizeList(2 x Int32))"#.into(),
            "[data[]shape[]]",
        ),
        (batch!(ArrayD<f32>:), "Null or null".into(), ""),
        (batch!(DynArray:), "Null or null".into(), ""),
        (batch!(Option<DynArray>: None, None), "Null or null".into(), ""),
        (
            batch!(Option<Array1<f32>>: None),
            r#"Struct("data": List(Float32), "shape": FixedSizeList(1 x Int32)) or null"#.into(),
            "(with nulls)[data[[]]shape[[0]]]",
        ),
    ];
    for (batch, data_type, values) in batches {
        let batch = batch.unwrap();
        assert_eq!(
            (type_of(&batch).as_str(), values_of(&batch).as_str()),
            (data_type.as_str(), values)
        );
    }
}

#[test]
fn ragged() {
    let plain = r#"Struct("data": List(UInt8), "shape": FixedSizeList(1 x Int32))"#;
    let named = format!("{plain} arrow.variable_shape_tensor {{}}");
    let asked = Options::new().ragged("x");
    let options = [
        (batch!(Array1<u8>: arr1(&[1]), arr1(&[2, 3])), plain, "[data[[1],[2,3]]shape[[1],[2]]]"),
        (
            batch!(Array1<u8>, Options::new().variable_shape(true); arr1(&[1]), arr1(&[])),
            &named,
            "[data[[1],[]]shape[[1],[0]]]",
        ),
        (
            batch!(Array1<u8>, asked.clone(); arr1(&[1]), arr1(&[2])),
            plain,
            "[data[[1],[2]]shape[[1],[1]]]",
        ),
        (
            batch!(Array1<u8>: arr1(&[1]), arr1(&[2]), arr1(&[])),
            plain,
            "[data[[1],[2],[]]shape[[1],[1],[0]]]",
        ),
    ];
    for (batch, data_type, values) in options {
        let batch = batch.unwrap();
        assert_eq!((type_of(&batch).as_str(), values_of(&batch).as_str()), (data_type, values));
    }
    let with_null =
        batch!(Option<Array1<u8>>: None, Some(arr1(&[1])), None, Some(arr1(&[2, 3])), None)
            .unwrap();
    assert_eq!(type_of(&with_null), format!("{plain} or null"));
    assert!(values_of(&with_null).starts_with("(with nulls)[data["), "{}", values_of(&with_null));
    let asked = batch!(Option<Array1<u8>>, asked.clone(); None, Some(arr1(&[1]))).unwrap();
    assert_eq!(values_of(&asked), "(with nulls)[data[[],[1]]shape[[0],[1]]]");
    let pairs = batch!(Array1<num_complex::Complex<f32>>: arr1(&[]), arr1(&[num_complex::Complex::new(1.0, 2.0)]), arr1(&[])).unwrap();
    assert_eq!(
        type_of(&pairs),
        r#"Struct("data": List(Float32), "shape": FixedSizeList(2 x Int32)) = complex64"#
    );
    assert_eq!(values_of(&pairs), "[data[[],[1.0,2.0],[]]shape[[0,2],[1,2],[0,2]]]");
    let order = batch!(Array2<u8>: arr2(&[[1, 2], [3, 4]]).reversed_axes(), arr2(&[[5]])).unwrap();
    assert_eq!(values_of(&order), "[data[[1,3,2,4],[5]]shape[[2,2],[1,1]]]");
    let texts = batch!(Array1<String>: arr1(&["a".to_owned()]), arr1(&[])).unwrap();
    assert_eq!(values_of(&texts), r#"[data[["a"],[]]shape[[1],[0]]]"#);
}

#[test]
fn plain() {
    let options = Options::new().plain(true);
    let batches = [
        (
            batch!(Array2<u8>, options; arr2(&[[1, 2], [3, 4]])),
            "FixedSizeList(2 x FixedSizeList(2 x UInt8))",
            "[[[1,2],[3,4]]]",
        ),
        (
            batch!(Array1<u8>, options; arr1(&[1]), arr1(&[2])),
            "FixedSizeList(1 x UInt8)",
            "[[1],[2]]",
        ),
        (
            batch!(Option<Array2<u8>>, options; None, Some(arr2(&[[1, 2]]))),
            "FixedSizeList(1 x FixedSizeList(2 x UInt8)) or null",
            "[null,[[1,2]]]",
        ),
        (
            batch!(Array3<u8>, options; Array3::zeros((2, 0, 3))),
            "FixedSizeList(2 x FixedSizeList(0 x FixedSizeList(3 x UInt8)))",
            "[[[],[]]]",
        ),
        (batch!(Array0<u8>, options; arr0(1)), "UInt8", "[1]"),
    ];
    for (batch, data_type, values) in batches {
        let batch = batch.unwrap();
        assert_eq!((type_of(&batch).as_str(), values_of(&batch).as_str()), (data_type, values));
    }
}
