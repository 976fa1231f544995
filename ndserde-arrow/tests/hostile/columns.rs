//! Batches whose columns are not those asked for.

use ndarray::{Array1, Ix1, Ix2};
use ndserde::NdColumns;

use super::{
    build::{Column, batch, ints, items, structs, values},
    by::{column, column_array, from_record_batch, to_value},
    deps::{
        arrow_array::{BooleanArray, Date32Array, types},
        arrow_buffer::NullBuffer,
    },
};

#[derive(Debug, NdColumns)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(alias = "y")]
    #[allow(dead_code, reason = "never read from what is refused")]
    x: Array1<i32>,
}

#[test]
fn names() {
    let vectors = || ints(&[1, 2]).fixed(1);
    for (columns, part) in [
        (vec![], "the column x is missing"),
        (vec![("x", vectors()), ("x", vectors())], "`x`: there are two columns of this field"),
        (vec![("x", vectors()), ("y", vectors())], "`y`: there are two columns of this field"),
        (vec![("x", vectors()), ("z", vectors())], "`z`: there is no such field: they are x"),
    ] {
        let error = from_record_batch::<Row>(&batch(columns)).unwrap_err().to_string();
        assert!(error.contains(part), "{error}");
    }
    let twice = batch(vec![("x", vectors()), ("x", vectors())]);
    for error in [
        column_array(&twice, "x").err().unwrap().to_string(),
        to_value(&twice).err().unwrap().to_string(),
    ] {
        assert!(error.contains("two of this name") || error.contains("duplicate key x"), "{error}");
    }
}

#[test]
fn one_view() {
    let floats = || items::<types::Float32Type>(4);
    let bools = Column::of(BooleanArray::from(vec![true; 4]));
    for (x, part) in [
        (floats().fixed_nulls(1, Some(&[true, true, false, true])), "row 2: it is null"),
        (floats().list(&[0, 1, 4]), "its rows are not of one shape"),
        (ints(&[1, 2]).fixed(1), "int32"),
        (floats(), "axes"),
        (bools.fixed(2), "bool"),
        (floats().fixed(4).tensor(r#"{"shape":[2,2],"permutation":[1,0]}"#), "axes"),
    ] {
        let batch = batch(vec![("x", x)]);
        let error = column::<f32, Ix2>(&batch, "x").unwrap_err().to_string();
        assert!(error.starts_with("column `x`") && error.contains(part), "{error}");
    }
    let batch = batch(vec![("x", Column::of(BooleanArray::from(vec![true; 4])))]);
    let error = column::<bool, Ix1>(&batch, "x").unwrap_err().to_string();
    assert!(error.contains("does not lend its bytes"), "{error}");
    let error = column::<bool, Ix1>(&batch, "z").unwrap_err().to_string();
    assert!(error.contains("column `z`: there is none, but x"), "{error}");
}

/// A column that does not say that it has arrays is a list of what it has.
#[test]
fn values_that_are_no_arrays() {
    use ndserde::{DynArray, Value};
    let rows = |column: Column| to_value(&batch(vec![("x", column)])).unwrap()["x"].clone();
    let nulls = ints(&[1, 2, 3]).fixed_nulls(1, Some(&[true, false, true]));
    let one = |item: i32| Value::from(DynArray::from(ndarray::arr1(&[item])));
    assert_eq!(rows(nulls), vec![one(1), Value::Null, one(3)].into());
    let ragged = ints(&[1, 2, 3]).list(&[0, 1, 2, 3]).list(&[0, 1, 3]).list(&[0, 1, 2]);
    assert_eq!(rows(ragged).as_list().unwrap().len(), 2);
    let uneven = ints(&[1, 2, 3]).list(&[0, 1, 3]).list(&[0, 2]);
    let lists: Value = vec![Value::from(vec![vec![1], vec![2, 3]])].into();
    assert_eq!(rows(uneven), lists);
    let texts = super::deps::arrow_array::StringArray::from(vec![Some("a"), None]);
    assert_eq!(rows(Column::of(texts)), vec![Value::from("a"), Value::Null].into());
    let some = super::deps::arrow_array::Int32Array::from(vec![Some(1), None]);
    assert_eq!(rows(Column::of(some)), vec![Value::from(1), Value::Null].into());

    let wrong = batch(vec![("x", ints(&[1, 2]).fixed(2).tensor(r#"{"shape":[3]}"#))]);
    assert!(to_value(&wrong).unwrap_err().to_string().contains("has 3 items"));
}

#[derive(Debug, NdColumns)]
struct Text {
    #[allow(dead_code, reason = "only read")]
    x: Option<String>,
}

/// Dates that are refused, since libraries beneath have no text for those that are farther still.
#[test]
fn times_without_text() {
    const DAY: i64 = 86_400_000;
    let date = |days| values::<types::Date32Type>(&[0, days]);
    let milliseconds = |date| values::<types::Date64Type>(&[date]);
    let span = |span| values::<types::DurationNanosecondType>(&[span]);
    for (column, words) in [
        (date(95_000_001), "item 1 of Date32 is 95000001, which is no date of the years"),
        (date(95_000_001).list(&[0, 2]), "item 1 of Date32 is 95000001,"),
        (structs(vec![("a", date(-95_000_001))], None), "item 1 of Date32 is -95000001,"),
        (milliseconds(95_000_001 * DAY), "item 0 of Date64 is 8208000086400000,"),
        (milliseconds(-95_000_001 * DAY), "item 0 of Date64 is -8208000086400000,"),
    ] {
        let batch = batch(vec![("x", column)]);
        let error = from_record_batch::<Text>(&batch).expect_err(words).to_string();
        assert!(error.contains("column `x`") && error.contains(words), "{words}: {error}");
        // Values take them as numbers.
        assert!(to_value(&batch).is_ok(), "{words}");
    }
    for (column, text) in [
        (date(95_000_000), "+262071-03-02"),
        (date(-95_000_000), "-258132-11-01"),
        (milliseconds(95_000_000 * DAY), "+262071-03-02"),
        (span(i64::MAX), "PT9223372036.854775807s"),
        (span(-i64::MAX), "-PT9223372036.854775807s"),
    ] {
        let rows: Vec<Text> = from_record_batch(&batch(vec![("x", column)])).unwrap();
        assert_eq!(rows.last().unwrap().x.as_deref(), Some(text));
    }
    // Under a null lies nothing.
    let null = Date32Array::new(vec![95_000_001].into(), Some(NullBuffer::new_null(1)));
    let rows: Vec<Text> = from_record_batch(&batch(vec![("x", Column::of(null))])).unwrap();
    assert_eq!(rows[0].x, None);
}

/// What the libraries beneath cannot read.
#[test]
fn values_that_are_refused() {
    use super::deps::arrow_array::{Int32Array, RunArray, StringArray, types::Int32Type};
    let ends = Int32Array::from(vec![2, 4]);
    let runs = RunArray::<Int32Type>::try_new(&ends, &StringArray::from(vec!["a", "b"])).unwrap();
    let error = to_value(&batch(vec![("x", Column::of(runs))])).unwrap_err().to_string();
    assert!(error.contains("arrays of runs are not read"), "{error}");
}
