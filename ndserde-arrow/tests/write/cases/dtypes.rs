//! Each dtype: its type in Arrow, what is said of it, and the values.

use half::{bf16, f16};
use ndarray::{Array0, Array1, Array2, Array3, arr0, arr1, arr2, arr3};
use ndserde::{DType, DynArray, NdColumns, NdElement, wire};
use ndserde_arrow::Options;
use num_complex::Complex;

use super::{batch, by, items_of, type_of, values_of};

#[derive(Clone, Copy, NdElement)]
struct Pixel {
    at: u16,
    color: [f32; 2],
    is_set: bool,
    z: Complex<f32>,
}

/// An array of int64 by another name.
fn dates(dtype: &str, values: &[i64]) -> DynArray {
    let dtype: DType = dtype.parse().unwrap();
    DynArray::from(arr1(values)).reinterpret_time(dtype).unwrap()
}

fn text(values: &[&str]) -> Array1<String> {
    values.iter().map(ToString::to_string).collect()
}

#[test]
fn numbers() {
    let z = Complex::new(0.5, -1.0);
    let batches = [
        (batch!(Array1<i8>: arr1(&[-1, 2])), "FixedSizeList(2 x Int8)", "[2]", "", "[[-1,2]]"),
        (batch!(Array1<i16>: arr1(&[-1])), "FixedSizeList(1 x Int16)", "[1]", "", "[[-1]]"),
        (batch!(Array1<i32>: arr1(&[-1])), "FixedSizeList(1 x Int32)", "[1]", "", "[[-1]]"),
        (batch!(Array1<i64>: arr1(&[-1])), "FixedSizeList(1 x Int64)", "[1]", "", "[[-1]]"),
        (batch!(Array1<u8>: arr1(&[255])), "FixedSizeList(1 x UInt8)", "[1]", "", "[[255]]"),
        (batch!(Array1<u16>: arr1(&[255])), "FixedSizeList(1 x UInt16)", "[1]", "", "[[255]]"),
        (batch!(Array1<u32>: arr1(&[255])), "FixedSizeList(1 x UInt32)", "[1]", "", "[[255]]"),
        (
            batch!(Array1<u64>: arr1(&[u64::MAX])),
            "FixedSizeList(1 x UInt64)",
            "[1]",
            "",
            "[[18446744073709551615]]",
        ),
        (
            batch!(Array1<f16>: arr1(&[f16::ONE])),
            "FixedSizeList(1 x Float16)",
            "[1]",
            "",
            "[[1.0]]",
        ),
        (
            batch!(Array1<bf16>: arr1(&[bf16::ONE])),
            "FixedSizeList(1 x UInt16)",
            "[1]",
            "bfloat16",
            "[[16256]]",
        ),
        (
            batch!(Array2<f32>: arr2(&[[1.0, 2.0]]), arr2(&[[0.5, -0.0]])),
            "FixedSizeList(2 x Float32)",
            "[1,2]",
            "",
            "[[1.0,2.0],[0.5,-0.0]]",
        ),
        (
            batch!(Array3<f64>: arr3(&[[[1.0], [2.0]]])),
            "FixedSizeList(2 x Float64)",
            "[1,2,1]",
            "",
            "[[1.0,2.0]]",
        ),
        (
            batch!(Array1<bool>: arr1(&[true, false, true])),
            "FixedSizeList(3 x Boolean)",
            "[3]",
            "",
            "[[true,false,true]]",
        ),
        (
            batch!(Array1<Complex<f64>>: arr1(&[z, z])),
            "FixedSizeList(4 x Float64)",
            "[2,2]",
            "complex128",
            "[[0.5,-1.0,0.5,-1.0]]",
        ),
        (
            batch!(Array0<Complex<f32>>: arr0(Complex::new(1.0, 2.0))),
            "FixedSizeList(2 x Float32)",
            "[2]",
            "complex64",
            "[[1.0,2.0]]",
        ),
    ];
    for (batch, data_type, shape, dtype, values) in batches {
        let batch = batch.unwrap();
        let dtype = if dtype.is_empty() { String::new() } else { format!(" = {dtype}") };
        let expected = format!("{data_type} arrow.fixed_shape_tensor {{\"shape\":{shape}}}{dtype}");
        assert_eq!((type_of(&batch), values_of(&batch)), (expected, values.to_owned()));
    }
}

/// What Arrow's tensors do not hold: lists within lists.
#[test]
fn text_and_records() {
    let pixel = Pixel { at: 7, color: [0.5, 1.5], is_set: true, z: Complex::new(1.0, 2.0) };
    let batches = [
        (
            batch!(Array1<String>: text(&["a", "bcd"]), text(&["", "äö"])),
            "FixedSizeList(2 x Utf8)",
            r#"[["a","bcd"],["","äö"]]"#,
        ),
        (
            batch!(DynArray: DynArray::try_from_array(&text(&["a", "bcd"])).unwrap()),
            "FixedSizeList(2 x Utf8) = <U3",
            r#"[["a","bcd"]]"#,
        ),
        (
            batch!(Array2<String>: text(&["a"]).into_shape_with_order((1, 1)).unwrap()),
            "FixedSizeList(1 x FixedSizeList(1 x Utf8))",
            r#"[[["a"]]]"#,
        ),
        (
            batch!(Array1<Pixel>: arr1(&[pixel])),
            r#"FixedSizeList(1 x Struct("at": UInt16, "color": FixedSizeList(2 x Float32), "is_set": Boolean, "z": FixedSizeList(2 x Float32), metadata: {"ndserde:dtype": "complex64"}))"#,
            "[[at[7]color[[0.5,1.5]]is_set[true]z[[1.0,2.0]]]]",
        ),
        (
            batch!(Array1<Vec<u8>>: arr1(&[b"a".to_vec(), b"bcd".to_vec()])),
            "FixedSizeList(2 x Binary)",
            "[[[97],[98, 99, 100]]]",
        ),
        (
            batch!(DynArray: DynArray::try_from_array(&arr1(&[b"a".to_vec(), b"bcd".to_vec()])).unwrap()),
            "FixedSizeList(2 x Binary) = |S3",
            "[[[97],[98, 99, 100]]]",
        ),
    ];
    for (batch, data_type, values) in batches {
        let batch = batch.unwrap();
        assert_eq!((type_of(&batch).as_str(), values_of(&batch).as_str()), (data_type, values));
    }
}

#[test]
fn dates_and_spans() {
    let nat = i64::MIN;
    for (dtype, data_type, mark) in [
        ("datetime64[s]", "Timestamp(s)", false),
        ("datetime64[ms]", "Timestamp(ms)", false),
        ("datetime64[us]", "Timestamp(µs)", false),
        ("datetime64[ns]", "Timestamp(ns)", false),
        ("datetime64[D]", "Int64", true),
        ("datetime64[25s]", "Int64", true),
        ("timedelta64[s]", "Duration(s)", false),
        ("timedelta64[ns]", "Duration(ns)", false),
        ("timedelta64[Y]", "Int64", true),
    ] {
        let batch = batch!(DynArray: dates(dtype, &[0, nat])).unwrap();
        let mark = if mark { format!(" = {dtype}") } else { String::new() };
        let expected = format!(
            "FixedSizeList(2 x {data_type}) arrow.fixed_shape_tensor {{\"shape\":[2]}}{mark}"
        );
        assert_eq!(type_of(&batch), expected);
        // "Not a time" is a value, no null.
        let bytes = [0_i64.to_le_bytes(), nat.to_le_bytes()].concat();
        assert_eq!(items_of(&batch), bytes);
    }
}

/// The wire of a field that is i64 in memory, and dates in documents.
#[test]
fn wires_that_say_another_dtype() {
    #[derive(NdColumns)]
    struct Row {
        #[nd(wire = wire::DateTime64<wire::unit::Nanosecond>)]
        x: Array1<i64>,
    }
    let batch = by::to_record_batch(&[Row { x: arr1(&[5]) }]).unwrap();
    assert_eq!(
        type_of(&batch),
        r#"FixedSizeList(1 x Timestamp(ns)) arrow.fixed_shape_tensor {"shape":[1]}"#
    );
}

#[test]
fn bool_as_u8() {
    let options = Options::new().bool_as_u8(true);
    let batch = batch!(Array1<bool>, options; arr1(&[true, false])).unwrap();
    let expected = r#"FixedSizeList(2 x UInt8) arrow.fixed_shape_tensor {"shape":[2]}"#;
    assert_eq!((type_of(&batch).as_str(), values_of(&batch).as_str()), (expected, "[[1,0]]"));
}

/// Elements without axes are plain columns.
#[test]
fn elements() {
    macro_rules! elements {
        ($($type:ty: $value:expr, $expected:literal, $values:literal;)*) => {$({
            #[derive(NdColumns)]
            struct Row {
                #[nd(elements)]
                x: $type,
            }
            let batch = by::to_record_batch(&[Row { x: $value }, Row { x: $value }]).unwrap();
            assert_eq!((type_of(&batch).as_str(), values_of(&batch).as_str()), ($expected, $values));
        })*};
    }
    elements! {
        f64: 0.5, "Float64", "[0.5,0.5]";
        bool: true, "Boolean", "[true,true]";
        bf16: bf16::ONE, "UInt16 = bfloat16", "[16256,16256]";
        [f32; 2]: [1.0, 2.0], r#"FixedSizeList(2 x Float32) arrow.fixed_shape_tensor {"shape":[2]}"#, "[[1.0,2.0],[1.0,2.0]]";
        Complex<f32>: Complex::new(1.0, 2.0), r#"FixedSizeList(2 x Float32) arrow.fixed_shape_tensor {"shape":[2]} = complex64"#, "[[1.0,2.0],[1.0,2.0]]";
    }
    let batch = batch!(Array0<f64>: arr0(1.5), arr0(2.5)).unwrap();
    assert_eq!((type_of(&batch).as_str(), values_of(&batch).as_str()), ("Float64", "[1.5,2.5]"));
    let batch = batch!(Option<Array0<f64>>: None, Some(arr0(2.5))).unwrap();
    assert_eq!(
        (type_of(&batch).as_str(), values_of(&batch).as_str()),
        ("Float64 or null", "[null,2.5]")
    );
    let batch = batch!(Option<Array0<f64>>: None, None).unwrap();
    assert_eq!(
        (type_of(&batch).as_str(), values_of(&batch).as_str()),
        ("Float64 or null", "[null,null]")
    );
}
