//! Columns of arrays that are none, or not those of the field.

use ndarray::{Array1, Array2, ArrayView1};
use ndserde::{DynArray, NdColumns, field::DeserializeColumns};

use super::{
    build::{Column, batch, ints, items, structs, values},
    by::from_record_batch,
    deps::arrow_array::{Float32Array, NullArray, StringArray, types},
};

macro_rules! row {
    ($($Row:ident $(<$lifetime:lifetime>)? { $(#[$attribute:meta])* $type:ty })*) => {$(
        #[derive(Debug, NdColumns)]
        struct $Row $(<$lifetime>)? {
            $(#[$attribute])*
            #[allow(dead_code, reason = "never read from what is refused")]
            x: $type,
        }
    )*};
}

row! {
    Vector { Array1<f32> }
    Matrix { Array2<f32> }
    Bools { Array1<bool> }
    Complexes { Array1<num_complex::Complex<f32>> }
    Brains { Array1<half::bf16> }
    Texts { Array1<String> }
    Any { DynArray }
    Maybe { Option<Array1<f32>> }
    Number { i32 }
    Element { #[nd(elements)] f32 }
    CastBytes { #[nd(cast)] Array1<u8> }
    Pair { #[nd(elements)] [i32; 2] }
}

#[derive(Debug, NdColumns)]
struct View<'a> {
    #[allow(dead_code, reason = "never read from what is refused")]
    x: ArrayView1<'a, bool>,
}

/// What the refusal of a column is: its text behind the column, and the row.
fn refusal<T: for<'de> DeserializeColumns<'de>>(column: Column) -> (String, Option<usize>) {
    let batch = batch(vec![("x", column)]);
    let error = from_record_batch::<T>(&batch).err().expect("a refusal");
    assert!(error.to_string().contains("column"), "{error}");
    (error.to_string(), error.row())
}

macro_rules! refused {
    ($($Row:ident: $column:expr, $row:expr, $text:expr;)*) => {$(
        let (text, row) = refusal::<$Row>($column);
        assert!(text.contains($text), "{text}");
        assert_eq!(row, $row, "{text}");
    )*};
}

fn floats(len: u8) -> Column {
    items::<types::Float32Type>(len)
}

fn with_null(at: usize) -> Column {
    let value = |item| (item != at).then_some(0.5);
    Column::of(Float32Array::from((0..6).map(value).collect::<Vec<_>>()))
}

fn ragged(data: Column, shape: Column) -> Column {
    structs(vec![("data", data), ("shape", shape)], None)
}

#[test]
fn metadata_that_disagrees() {
    let tensor = |metadata: &str| floats(12).fixed(6).tensor(metadata);
    refused! {
        Matrix: tensor(r#"{"shape":[2,2]}"#), Some(0), "the shape [2, 2] has 4 items, and there are 6";
        Matrix: floats(12).list(&[0, 6, 12]).tensor(r#"{"shape":[2,2]}"#), Some(0), "and there are 6";
        Matrix: floats(12).list(&[0, 6, 11]).tensor(r#"{"shape":[2,3]}"#), Some(1), "and there are 5";
        Matrix: tensor(r#"{"shape":[4294967296,4294967296]}"#), None, "more elements than can be";
        Matrix: tensor(r#"{"shape":[0,4294967296,4294967296]}"#), None, "more elements than can be";
        Matrix: tensor(""), None, "metadata of arrow.fixed_shape_tensor cannot be read";
        Matrix: tensor(r#"{"shape":[2,3],"permutation":[0]}"#), None, "permutation [0]";
        Any: tensor(r#"{"shape":[1,2,3],"permutation":[2,0,1]}"#), None,
            "[2, 0, 1], which is not its own inverse: pyarrow writes the inverse";
        Any: floats(12).tensor(r#"{"shape":[]}"#), None, "flat list, and there is Float32";
        Any: floats(12).fixed(3).fixed(2).tensor(r#"{"shape":[2,3]}"#), None, "there is FixedSizeList[2]";
        Any: tensor("[2,3]"), None, "is a list, not a map";
        Any: floats(12).fixed(6).named("ray.data.arrow_tensor_v2", "\u{80}\u{5}K"), None, "is a pickle";
        Any: floats(12).fixed(6).named("ray.data.arrow_tensor_v2", "[7]"), Some(0), "has 7 items";
        Any: floats(12).fixed(6).named("daft.super_extension", "{}"), None, "daft.super_extension cannot";
        Any: floats(12).fixed(6).named("daft.super_extension",
            r#"{"datatype":{"FixedShapeTensor":["Float32",[5]]}}"#), Some(0), "has 5 items";
        Any: floats(12).fixed(6).named("arrow.variable_shape_tensor", ""), None,
            "structs of data and shape, and there is FixedSizeList[6]";
    }
}

#[test]
fn ragged_rows_that_disagree() {
    let data = || floats(6).list(&[0, 2, 6]);
    refused! {
        Matrix: ragged(data(), ints(&[1, 2, 2, 3]).fixed(2)), Some(1), "the shape [2, 3] has 6 items, and there are 4";
        Matrix: ragged(data(), ints(&[1, 2, 2, -2]).fixed(2)), Some(1), "the length -2";
        Matrix: ragged(data(), values::<types::UInt64Type>(&[1, 2, u64::MAX, 2]).fixed(2)), Some(1),
            "more elements than can be";
        Matrix: ragged(data(), ints(&[2, 4]).fixed(1)), Some(0), "axes";
        Matrix: ragged(data(), ints(&[1, 2, 4]).list(&[0, 2, 3])), Some(1), "axes";
        Any: ragged(data(), ints(&[2, 4]).fixed_nulls(1, Some(&[true, false]))), Some(1), "its shape is null";
        Any: ragged(floats(6).list_nulls(&[0, 2, 6], Some(&[false, true])), ints(&[2, 4]).fixed(1)), Some(0),
            "its data is null";
        Any: ragged(data(), floats(2).fixed(1)), None, "a list of integers, and there is FixedSizeList[1]";
        Any: ragged(data().list(&[0, 1, 2]), ints(&[2, 4]).fixed(1)), None, "flat list, and there is List";
    }
}

#[test]
fn what_is_no_array() {
    let strings = || Column::of(StringArray::from(vec!["a", "b\0"]));
    refused! {
        Matrix: floats(6).list(&[0, 1, 3, 6]).list(&[0, 1, 3]), Some(1),
            "the lists along axis 1 have 2 items and 3";
        Matrix: floats(4).list_nulls(&[0, 2, 4], Some(&[true, false])).list(&[0, 1, 2]), Some(1),
            "a list along axis 1 is null";
        Vector: with_null(4).fixed(3), Some(1), "the item [1] is null";
        Vector: with_null(4).list(&[0, 1, 6]), Some(1), "the item [3] is null";
        Element: with_null(4), Some(4), "it is null, and the field is no Option";
        Matrix: with_null(4).fixed(6).tensor(r#"{"shape":[3,2]}"#), Some(0), "the item [2, 0] is null";
        Maybe: with_null(2).fixed(3), Some(0), "the item [2] is null";
        Any: values::<types::Date32Type>(&[1, 2]).fixed(2), None, "Date32 items are the elements of no array";
        Any: Column::of(NullArray::new(3)), None, "Null items";
        Texts: strings().fixed(2), None, "ends with NUL";
        Texts: Column::of(StringArray::from(vec!["abc", "d"])).fixed(2).dtype("<U2"), None,
            "a text of 3, and its metadata says <U2";
        Texts: Column::of(StringArray::from(vec!["abc", "d"])).fixed(2).dtype("<U500000000"), None,
            "2 texts of 4 bytes in all are too many for elements as wide as <U500000000";
        Any: structs(vec![("t", strings())], None).fixed(2), None, "text in a record has a width";
    }
}

#[test]
fn rows_of_another_kind_than_the_field() {
    let null = || floats(4).fixed_nulls(2, Some(&[true, false]));
    refused! {
        Vector: null(), Some(1), "it is null, and the field is no Option";
        Vector: ints(&[1, 2]).fixed(2), None, "int32";
        Vector: ints(&[1, 2, 3]).list(&[0, 2, 3]), Some(0), "int32";
        Vector: floats(4).fixed(2).tensor(r#"{"shape":[2,1]}"#), None, "axes";
        Matrix: floats(4).fixed(4), None,
            "flat lists (FixedSizeList[4] of float32) without a shape, and the field has 2 axes";
        Matrix: floats(4).list(&[0, 4]), None, "flat lists (List of float32) without a shape";
        Bools: values::<types::UInt8Type>(&[0, 1]).fixed(2), None, "uint8";
        Complexes: floats(4).fixed(4).tensor(r#"{"shape":[2,2]}"#), None, "float32";
        Complexes: floats(3).fixed(3).dtype("complex64"), None, "not of two parts";
        Complexes: floats(4).fixed(4).dtype("complex64").tensor(r#"{"shape":[2,2],"permutation":[1,0]}"#),
            None, "not of two parts";
        Brains: values::<types::UInt16Type>(&[1, 2]).fixed(2), None, "uint16";
        Brains: floats(2).fixed(2).dtype("bfloat16"), None, "says bfloat16 (ndserde:dtype), which Float32";
        Brains: floats(2).fixed(2).dtype("float99"), None, "unknown dtype \"float99\"";
        CastBytes: values::<types::Int16Type>(&[1, 256]).fixed(2), None, "256";
        Pair: ints(&[1, 2, 3]).fixed(3), None, "[1, 3], the field has [_, 2]";
        Pair: ints(&[]).fixed(3), None, "[0, 3], the field has [_, 2]";
        Pair: floats(0).list(&[0]), None, "float32";
        Vector: Column::of(NullArray::new(1)).list(&[0, 1]), None, "Null items";
        Number: floats(2), Some(0), "i32";
        Number: Column::of(StringArray::from(vec!["1"])), Some(0), "i32";
    }
}

#[test]
fn views_of_what_has_no_bytes() {
    let bools = super::deps::arrow_array::BooleanArray::from(vec![true, false]);
    let batch = batch(vec![("x", Column::of(bools).fixed(2))]);
    let error = from_record_batch::<View<'_>>(&batch).err().unwrap().to_string();
    assert!(error.contains("column x, row 0") && error.contains("ArrayView"), "{error}");
}
