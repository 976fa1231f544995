//! Batches as rows of structs.

use std::collections::BTreeMap;

use half::{bf16, f16};
use ndarray::{
    Array0, Array1, Array2, Array3, ArrayView1, ArrayView2, CowArray, Ix2, arr0, arr1, arr2,
};
use ndserde::{
    DynArray, NdColumns, NdElement,
    field::DeserializeColumns,
    wire::{self, unit},
};
use num_complex::Complex;
use serde::{Deserialize, Serialize};

use super::{
    build::{Column, batch, ints, items, structs, values},
    by::{column, from_record_batch},
    deps::arrow_array::{
        Array, BooleanArray, Float32Array, NullArray, RecordBatch, StringArray, types,
    },
};

/// The rows of one column.
fn rows<T: for<'de> DeserializeColumns<'de>>(column: Column) -> Vec<T> {
    from_record_batch(&batch(vec![("x", column)])).unwrap()
}

macro_rules! row {
    ($($Row:ident $(<$lifetime:lifetime>)? { $(#[$attribute:meta])* $type:ty })*) => {$(
        #[derive(Debug, PartialEq, NdColumns)]
        struct $Row $(<$lifetime>)? {
            $(#[$attribute])*
            x: $type,
        }
    )*};
}

row! {
    Scalar { Array0<f32> }
    Element { #[nd(elements)] f32 }
    Fixed { #[nd(elements)] [i32; 2] }
    Sequence { #[nd(elements)] Vec<i32> }
    Vector { Array1<i32> }
    Bools { Array1<bool> }
    Halves { Array1<f16> }
    Brains { Array1<bf16> }
    ComplexVector { Array1<Complex<f64>> }
    ComplexNumber { Array0<Complex<f32>> }
    Dates { #[nd(wire = wire::DateTime64<unit::Millisecond>)] Array1<i64> }
    Days { #[nd(wire = wire::DateTime64<unit::Day>)] Array1<i64> }
    Texts { Array1<String> }
    Maybe { Option<Array1<i32>> }
    MaybeFloats { Option<Array1<f32>> }
    CastToBool { #[nd(cast)] Array1<bool> }
    CastToByte { #[nd(cast)] Array1<u8> }
    Matrix { Array2<f32> }
    Cube { Array3<f32> }
    Any { DynArray }
    Points { Array1<Point> }
}

#[derive(Clone, Debug, PartialEq, NdElement)]
struct Point {
    x: f64,
    id: [i32; 2],
    on: bool,
}

macro_rules! same {
    ($($Row:ident: $column:expr, [$($x:expr),* $(,)?];)*) => {$(
        assert_eq!(rows::<$Row>($column), [$($Row { x: $x }),*], stringify!($Row));
    )*};
}

#[test]
fn of_each_kind() {
    let bools = || Column::of(BooleanArray::from(vec![true, false, false, true, true]));
    let millis = || values::<types::TimestampMillisecondType>(&[1, i64::MIN, 3, 4]);
    let reals = || values::<types::Float64Type>(&[1.0, 2.0, 3.0, 4.0]);
    let names = || Column::of(StringArray::from(vec!["a", "épée", "", "d"]));
    same! {
        Scalar: items::<types::Float32Type>(2), [arr0(0.0), arr0(1.0)];
        Element: items::<types::Float32Type>(2), [0.0, 1.0];
        Fixed: ints(&[1, 2, 3, 4]).fixed(2), [[1, 2], [3, 4]];
        Sequence: ints(&[1, 2, 3]).list(&[0, 2, 3]), [vec![1, 2], vec![3]];
        Vector: ints(&[1, 2, 3]).list(&[0, 0, 2, 3]), [arr1(&[]), arr1(&[1, 2]), arr1(&[3])];
        Vector: ints(&[1, 2, 3, 4]).fixed(2).slice(1, 1), [arr1(&[3, 4])];
        Bools: bools().slice(1, 4).fixed(2), [arr1(&[false, false]), arr1(&[true, true])];
        Bools: bools().slice(1, 4).fixed(2).slice(1, 1), [arr1(&[true, true])];
        Halves: values::<types::Float16Type>(&[f16::ONE, f16::MAX]).fixed(2),
            [arr1(&[f16::ONE, f16::MAX])];
        Brains: values::<types::UInt16Type>(&[0x3f80, 0x4000]).fixed(2).dtype("bfloat16"),
            [arr1(&[bf16::from_f32(1.0), bf16::from_f32(2.0)])];
        ComplexVector: reals().fixed(4).dtype("complex128").tensor(r#"{"shape":[2,2]}"#),
            [arr1(&[Complex::new(1.0, 2.0), Complex::new(3.0, 4.0)])];
        ComplexVector: reals().fixed(2).list(&[0, 0, 2]).dtype("complex128"),
            [arr1(&[]), arr1(&[Complex::new(1.0, 2.0), Complex::new(3.0, 4.0)])];
        ComplexNumber: values::<types::Float32Type>(&[1.0, 2.0]).fixed(2).dtype("complex64"),
            [arr0(Complex::new(1.0, 2.0))];
        Dates: millis().fixed(2), [arr1(&[1, i64::MIN]), arr1(&[3, 4])];
        Days: values::<types::Int64Type>(&[20_000]).fixed(1).dtype("datetime64[D]"),
            [arr1(&[20_000])];
        Texts: names().fixed(2).dtype("<U5"),
            [arr1(&["a".into(), "épée".into()]), arr1(&[String::new(), "d".into()])];
        Texts: names().list(&[0, 2, 2, 4]),
            [arr1(&["a".into(), "épée".into()]), arr1(&[]), arr1(&[String::new(), "d".into()])];
        Maybe: ints(&[0, 0, 3, 4]).fixed_nulls(2, Some(&[false, true])),
            [None, Some(arr1(&[3, 4]))];
        Maybe: ints(&[3, 4]).list_nulls(&[0, 0, 1, 2], Some(&[false, true, true])),
            [None, Some(arr1(&[3])), Some(arr1(&[4]))];
        Maybe: ints(&[1, 2]).fixed(1), [Some(arr1(&[1])), Some(arr1(&[2]))];
        CastToBool: values::<types::UInt8Type>(&[0, 1]).fixed(2), [arr1(&[false, true])];
        CastToByte: values::<types::Int16Type>(&[0, 255]).list(&[0, 1, 2]), [arr1(&[0]), arr1(&[255])];
        Matrix: items::<types::Float32Type>(4).fixed(4).tensor(r#"{"shape":[2,2],"permutation":[1,0]}"#),
            [arr2(&[[0.0, 2.0], [1.0, 3.0]])];
        Any: ints(&[1, 2, 3]).list(&[0, 2, 3]),
            [DynArray::from(arr1(&[1, 2])), DynArray::from(arr1(&[3]))];
    }
}

/// An item that is null counts only where the row is there.
#[test]
fn what_lies_beneath_null_rows_is_nothing() {
    let items = Column::of(Float32Array::from(vec![None, None, Some(1.0), Some(2.0)]));
    let column = items.fixed_nulls(2, Some(&[false, true]));
    let column = column.tensor(r#"{"shape":[2]}"#);
    same! { MaybeFloats: column, [None, Some(arr1(&[1.0, 2.0]))]; }
}

#[test]
fn no_rows_have_the_axes_of_the_field() {
    same! {
        Matrix: items::<types::Float32Type>(0).fixed(4).tensor(r#"{"shape":[2,2]}"#), [];
        Matrix: items::<types::Float32Type>(0).list(&[0]).list(&[0]), [];
        Cube: items::<types::Float32Type>(0).fixed(0).fixed(2).fixed(2).slice(0, 0), [];
        ComplexVector: items::<types::Float64Type>(0).fixed(2).list(&[0]).dtype("complex128"), [];
        Maybe: ints(&[]).list(&[0]), [];
        Fixed: ints(&[]).list(&[0]), [];
        Fixed: ints(&[]).fixed(2), [];
    }
}

/// What others write of no rows, whose types they do not know.
#[test]
fn no_rows_of_no_type() {
    let nulls = || Column::of(NullArray::new(0));
    same! {
        Any: nulls(), [];
        Scalar: nulls(), [];
        Fixed: nulls(), [];
        Matrix: nulls().list(&[0]), [];
        Cube: nulls().fixed(3).fixed(2), [];
        Dates: nulls().large_list(&[0]), [];
        Maybe: nulls().list(&[0]), [];
    }
}

#[test]
fn records() {
    let pairs = ints(&[1, 2, 3, 4, 5, 6]).fixed(2);
    let on = Column::of(BooleanArray::from(vec![true, false, true]));
    let x = values::<types::Float64Type>(&[0.5, 1.5, 2.5]);
    let column = structs(vec![("x", x), ("id", pairs), ("on", on)], None);
    let point = |x, id, on| Point { x, id, on };
    same! {
        Points: column.clone().list(&[0, 1, 3]), [
            arr1(&[point(0.5, [1, 2], true)]),
            arr1(&[point(1.5, [3, 4], false), point(2.5, [5, 6], true)]),
        ];
        Points: column.slice(1, 2).fixed(2), [
            arr1(&[point(1.5, [3, 4], false), point(2.5, [5, 6], true)]),
        ];
    }
}

#[test]
fn fields_that_are_no_arrays() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Inner {
        a: i32,
        b: Option<String>,
    }

    #[derive(Debug, PartialEq, NdColumns)]
    struct Row<'a> {
        id: i32,
        name: &'a str,
        maybe: Option<f32>,
        tags: Vec<String>,
        #[serde(rename = "in")]
        inner: Inner,
        #[serde(default)]
        missing: BTreeMap<String, i32>,
        #[nd]
        image: ArrayView1<'a, f32>,
    }

    let strings = |texts: &[&str]| Column::of(StringArray::from(texts.to_vec()));
    let inner = vec![("b", strings(&["p", "q"])), ("a", ints(&[1, 2]))];
    let batch = batch(vec![
        ("image", items::<types::Float32Type>(4).fixed(2)),
        ("other", ints(&[0, 0])),
        ("in", structs(inner, None)),
        ("tags", strings(&["u", "v"]).list(&[0, 2, 2])),
        ("maybe", Column::of(Float32Array::from(vec![None, Some(0.5)]))),
        ("name", strings(&["one", "two"])),
        ("id", ints(&[7, 8])),
    ]);
    let rows: Vec<Row<'_>> = from_record_batch(&batch).unwrap();
    let view = [0.0, 1.0];
    let first = Row {
        id: 7,
        name: "one",
        maybe: None,
        tags: vec!["u".into(), "v".into()],
        inner: Inner { a: 1, b: Some("p".into()) },
        missing: BTreeMap::new(),
        image: ArrayView1::from(&view),
    };
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0], first);
}

/// Where the floats of a column begin.
fn address(batch: &RecordBatch, at: usize) -> *const u8 {
    let mut array = batch.column(at).to_data();
    while let [inner] = array.child_data() {
        array = inner.clone();
    }
    array.buffers()[0].as_ptr().wrapping_add(array.offset() * 4)
}

/// Rows of each form that lies as arrays do are lent.
#[test]
fn views_are_lent() {
    #[derive(NdColumns)]
    struct Row<'a> {
        x: ArrayView2<'a, f32>,
    }
    #[derive(NdColumns)]
    struct Cow<'a> {
        x: CowArray<'a, f32, Ix2>,
    }
    let floats = || items::<types::Float32Type>(12);
    let columns = [
        floats().fixed(6).tensor(r#"{"shape":[2,3]}"#),
        floats().fixed(3).fixed(2),
        floats().list(&[0, 3, 6, 9, 12]).list(&[0, 2, 4]),
        floats().list(&[0, 3, 6, 8, 10, 12]).list(&[0, 2, 5]),
        structs(
            vec![("data", floats().list(&[0, 6, 12])), ("shape", ints(&[2, 3, 3, 2]).fixed(2))],
            None,
        ),
    ];
    for (at, column) in columns.into_iter().enumerate() {
        let batch = batch(vec![("x", column)]);
        let rows: Vec<Row<'_>> = from_record_batch(&batch).unwrap();
        let start = rows[0].x.as_ptr();
        if at < 4 {
            assert_eq!(start.cast(), address(&batch, 0), "{at}");
        }
        assert_eq!(rows[1].x.as_ptr(), start.wrapping_add(6), "{at}");
        let rows: Vec<Cow<'_>> = from_record_batch(&batch).unwrap();
        assert!(rows[1].x.is_view(), "{at}");
    }
}

#[test]
fn a_column_is_one_view() {
    let floats = items::<types::Float32Type>(24).fixed(6).tensor(r#"{"shape":[2,3]}"#);
    let whole =
        batch(vec![("x", floats.clone()), ("t", values::<types::TimestampSecondType>(&[5; 4]))]);
    let view = column::<f32, ndarray::Ix3>(&whole, "x").unwrap();
    assert_eq!((view.shape(), view.as_ptr().cast()), (&[4, 2, 3][..], address(&whole, 0)));
    assert_eq!(column::<i64, ndarray::Ix1>(&whole, "t").unwrap(), arr1(&[5; 4]));

    let part = batch(vec![("x", floats.slice(1, 2))]);
    let view = column::<f32, ndarray::IxDyn>(&part, "x").unwrap();
    assert_eq!((view.shape(), view[[0, 0, 0]]), (&[2, 2, 3][..], 6.0));
}
