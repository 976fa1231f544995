//! Rows that are claimed without bytes make no memory.

use std::sync::Arc;

use ndarray::Array1;
use ndserde::{NdColumns, Value};

use super::{
    build::{Column, batch, ints},
    by::{from_record_batch, to_value},
    deps::{
        arrow_array::{
            ArrayRef, DictionaryArray, FixedSizeListArray, Int32Array, NullArray, RunArray,
            StringArray, StringViewArray, StructArray,
            types::{Int8Type, Int32Type},
        },
        arrow_buffer::NullBuffer,
        arrow_schema::{DataType, Field, Fields},
    },
};

#[derive(Debug, NdColumns)]
struct Arrays {
    #[allow(dead_code, reason = "never read from what is refused")]
    x: Option<Array1<i32>>,
}

#[derive(Debug, NdColumns)]
struct Texts {
    #[allow(dead_code, reason = "never read from what is refused")]
    x: Option<String>,
}

const ROWS: usize = 1 << 40;

fn nulls() -> ArrayRef {
    Arc::new(NullArray::new(ROWS))
}

fn claims() -> Vec<(&'static str, Column)> {
    let null = Arc::new(Field::new("item", DataType::Null, true));
    let int = Arc::new(Field::new("item", DataType::Int32, true));
    let no_ints: ArrayRef = Arc::new(Int32Array::from(Vec::<i32>::new()));
    let empty =
        FixedSizeListArray::try_new_with_length(int.clone(), 0, no_ints.clone(), None, ROWS);
    let runs = Int32Array::from(vec![i32::MAX]);
    // Less: arrow makes a bitmap of the nulls.
    let items: ArrayRef = Arc::new(NullArray::new(1 << 26));
    let many = Column::of(FixedSizeListArray::new(null.clone(), 1 << 20, items, None));
    vec![
        ("nulls", Column::from_ref(nulls())),
        ("empty lists", Column::of(empty.unwrap())),
        ("structs without fields", Column::of(StructArray::new_empty_fields(ROWS, None))),
        (
            "structs of nulls",
            Column::of(StructArray::new(
                Fields::from(vec![null.as_ref().clone()]),
                vec![nulls()],
                None,
            )),
        ),
        (
            "a run",
            Column::of(RunArray::<Int32Type>::try_new(&runs, &Int32Array::from(vec![1])).unwrap()),
        ),
        ("lists of nulls", many),
    ]
}

#[test]
fn claims_are_refused() {
    for (name, column) in claims() {
        let batch = batch(vec![("x", column)]);
        for error in [
            from_record_batch::<Arrays>(&batch).err().unwrap().to_string(),
            from_record_batch::<Texts>(&batch).err().unwrap().to_string(),
            to_value(&batch).err().unwrap().to_string(),
        ] {
            assert!(error.contains("it claims") && error.contains("bytes"), "{name}: {error}");
        }
    }
}

/// A few are as good as any.
#[test]
fn few_are_read() {
    let null = Column::of(NullArray::new(1000));
    let rows: Vec<Arrays> = from_record_batch(&batch(vec![("x", null.clone())])).unwrap();
    assert!(rows.len() == 1000 && rows.iter().all(|row| row.x.is_none()));
    let rows: Vec<Texts> = from_record_batch(&batch(vec![("x", null)])).unwrap();
    assert!(rows.len() == 1000 && rows.iter().all(|row| row.x.is_none()));
    // Beside a column that has them, any number.
    let ids = Column::of(Int32Array::from_iter_values(0..100_000));
    let both = batch(vec![("id", ids), ("x", Column::of(NullArray::new(100_000)))]);
    assert_eq!(from_record_batch::<Texts>(&both).unwrap().len(), 100_000);
    let value = to_value(&both).unwrap();
    assert_eq!(value["x"].as_list().unwrap()[99_999], Value::Null);
}

#[derive(Debug, NdColumns)]
struct Bytes {
    x: Array1<u8>,
}

/// Rows of one byte take an array each, which the batch answers for.
#[test]
fn small_rows_are_read() {
    let bytes = super::deps::arrow_array::UInt8Array::from(vec![7; 200_000]);
    let rows: Vec<Bytes> =
        from_record_batch(&batch(vec![("x", Column::of(bytes).fixed(1))])).unwrap();
    assert_eq!((rows.len(), rows[199_999].x[0]), (200_000, 7));
    // All null, or without elements, in lists that say where each is.
    let offsets = vec![0; 200_001];
    let valid = vec![false; 200_000];
    let none = ints(&[]).list_nulls(&offsets, Some(&valid));
    assert_eq!(from_record_batch::<Arrays>(&batch(vec![("x", none)])).unwrap().len(), 200_000);
    let zeros = Int32Array::from(vec![0; 400_000]);
    let valid = Some(NullBuffer::new_null(200_000));
    let item = Arc::new(Field::new("item", DataType::Int32, true));
    let none = FixedSizeListArray::new(item, 2, Arc::new(zeros), valid);
    let rows: Vec<Arrays> = from_record_batch(&batch(vec![("x", Column::of(none))])).unwrap();
    assert!(rows.len() == 200_000 && rows.iter().all(|row| row.x.is_none()));
}

/// One long text that many rows lend would be as long in each.
#[test]
fn lent_texts() {
    let long = "x".repeat(1 << 20);
    let keys = super::deps::arrow_array::Int8Array::from(vec![0; 1000]);
    let dictionary: DictionaryArray<Int8Type> =
        DictionaryArray::new(keys, Arc::new(StringArray::from(vec![long.as_str()])));
    let one = StringViewArray::from(vec![long.as_str()]);
    let views = vec![one.views()[0]; 1000];
    let views = StringViewArray::new(views.into(), one.data_buffers().to_vec(), None);
    for column in [Column::of(dictionary), Column::of(views)] {
        let error = to_value(&batch(vec![("x", column)])).err().unwrap().to_string();
        assert!(error.contains("too many lend one long text"), "{error}");
    }
    let keys = super::deps::arrow_array::Int8Array::from_iter_values((0..100).map(|row| row % 2));
    let dictionary: DictionaryArray<Int8Type> =
        DictionaryArray::new(keys, Arc::new(StringArray::from(vec!["even", "odd"])));
    let value = to_value(&batch(vec![("x", Column::of(dictionary))])).unwrap();
    assert_eq!(value["x"][1], Value::from("odd"));
}
