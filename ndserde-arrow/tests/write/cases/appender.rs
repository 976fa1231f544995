//! Batches of one schema.

use ndarray::{Array1, Array2, arr1, arr2};
use ndserde::{DynArray, NdColumns};
use ndserde_arrow::Options;
use num_complex::Complex;

use super::{
    arrow_schema::{DataType, Field, Schema},
    by::{Appender, schema_of, schema_of_with},
    values_of,
};

/// The schema of some rows, and more rows as a batch of it, or the error.
macro_rules! append {
    ($type:ty: $($sample:expr),*; $($value:expr),* $(,)?) => {
        append!($type, Options::new(); $($sample),*; $($value),*)
    };
    ($type:ty, $options:expr; $($sample:expr),*; $($value:expr),* $(,)?) => {{
        #[derive(NdColumns)]
        struct Row {
            x: $type,
        }
        let samples: Vec<Row> = vec![$(Row { x: $sample }),*];
        let rows: Vec<Row> = vec![$(Row { x: $value }),*];
        let schema = schema_of_with(&samples, &$options).unwrap();
        let appender = Appender::new(schema);
        let again = appender.batch(&samples).unwrap();
        assert_eq!(&again.schema(), appender.schema());
        let batch = appender.batch(&rows);
        if let Ok(batch) = &batch {
            assert_eq!(&batch.schema(), appender.schema());
        }
        batch
    }};
}

fn text(values: &[&str]) -> Array1<String> {
    values.iter().map(ToString::to_string).collect()
}

fn dyn_text(values: &[&str]) -> DynArray {
    DynArray::try_from_array(&text(values)).unwrap()
}

fn u8s(values: &[u8]) -> DynArray {
    DynArray::from(arr1(values))
}

#[test]
fn rows_that_fit() {
    let plain = Options::new().plain(true);
    let ragged = Options::new().ragged("x");
    let named = ragged.clone().variable_shape(true);
    let z = Complex::new(1.0, 2.0);
    for (batch, values) in [
        (append!(Array2<u8>: arr2(&[[1, 2]]); arr2(&[[3, 4]]), arr2(&[[5, 6]])), "[[3,4],[5,6]]"),
        (append!(Array2<u8>: arr2(&[[1, 2]]);), "[]"),
        (append!(Array2<u8>, plain; arr2(&[[1, 2]]); arr2(&[[3, 4]])), "[[[3,4]]]"),
        (
            append!(Array1<u8>, ragged; arr1(&[1]); arr1(&[]), arr1(&[2, 3])),
            "[data[[],[2,3]]shape[[0],[2]]]",
        ),
        (append!(Array1<u8>, named; arr1(&[1]); arr1(&[2, 3])), "[data[[2,3]]shape[[2]]]"),
        (append!(Array1<Complex<f32>>: arr1(&[z]); arr1(&[z])), "[[1.0,2.0]]"),
        (
            append!(Array1<Complex<f32>>, ragged; arr1(&[z]); arr1(&[z, z])),
            "[data[[1.0,2.0,1.0,2.0]]shape[[2,2]]]",
        ),
        (
            append!(Array1<bool>, Options::new().bool_as_u8(true); arr1(&[true]); arr1(&[false])),
            "[[0]]",
        ),
        (append!(Option<Array1<u8>>: Some(arr1(&[1])); None), "[null]"),
        (append!(Option<DynArray>: Some(u8s(&[1])); None, Some(u8s(&[2]))), "[null,[2]]"),
        (append!(Option<DynArray>: None; None), ""),
        (append!(Array1<String>: text(&["a"]); text(&["longer"])), r#"[["longer"]]"#),
        (append!(DynArray: dyn_text(&["abc"]); dyn_text(&["a"])), r#"[["a"]]"#),
        (append!(u8: 1; 2), "[2]"),
        (append!(Option<u8>: Some(1); None), "[null]"),
        (append!(Option<String>: None, Some("a".into()); Some("b".into())), r#"["b"]"#),
    ] {
        assert_eq!(values_of(&batch.unwrap()), values);
    }
}

#[test]
fn rows_that_do_not() {
    for (batch, message) in [
        (
            append!(Array2<u8>: arr2(&[[1, 2]]); arr2(&[[3, 4]]), arr2(&[[3], [4]])),
            "column `x`, row 1: shape [2, 1], where the schema says [1, 2]",
        ),
        (
            append!(Array2<u8>, Options::new().plain(true); arr2(&[[1, 2]]); arr2(&[[1]])),
            "column `x`, row 0: shape [1, 1], where the schema says [1, 2]",
        ),
        (
            append!(DynArray: u8s(&[1]); DynArray::from(arr1(&[1_i8]))),
            "column `x`, row 0: int8, where the schema says uint8",
        ),
        (
            append!(DynArray: dyn_text(&["abc"]); dyn_text(&["abcd"])),
            "column `x`, row 0: <U4, where the schema says <U3",
        ),
        (
            append!(Option<DynArray>: None; None, Some(u8s(&[1]))),
            "an array, where the schema says that all are null",
        ),
        (append!(Option<u8>: None; None, Some(1)), "column `x`, row 1: "),
    ] {
        let said = batch.unwrap_err().to_string();
        assert!(said.contains(message), "{said}");
    }
}

#[derive(NdColumns)]
struct Two {
    a: Array1<f32>,
    b: Option<Array1<f32>>,
}

#[test]
fn schemas() {
    let rows = [Two { a: arr1(&[1.0]), b: None }];
    let schema = schema_of(&rows).unwrap();
    let [a, b] = schema.fields().as_ref() else { panic!() };
    // Columns in another order, and nulls where the rows have none.
    let turned = Schema::new(vec![b.as_ref().clone(), a.as_ref().clone().with_nullable(true)]);
    let batch = Appender::new(turned).batch(&rows).unwrap();
    assert_eq!(batch.schema().field(1).name(), "a");
    let number = || Field::new("c", DataType::UInt8, true);
    let required = |field: &Field| field.clone().with_nullable(false);
    for (fields, message) in [
        (vec![a.as_ref().clone()], "column `b`: the rows have it, the schema does not"),
        (
            vec![a.as_ref().clone(), b.as_ref().clone(), number()],
            "column `c`: the schema has it, the rows do not",
        ),
        (
            vec![a.as_ref().clone(), required(b)],
            "column `b`, row 0: is null, where the schema has no nulls",
        ),
        (
            vec![number().with_name("a"), b.as_ref().clone()],
            "column `a`: float32, where the schema says uint8",
        ),
        (
            vec![Field::new("a", DataType::Date32, true), b.as_ref().clone()],
            "column `a`: Date32 items",
        ),
    ] {
        let said = Appender::new(Schema::new(fields)).batch(&rows).unwrap_err().to_string();
        assert!(said.contains(message), "{said}");
    }
    let none: [Two; 0] = [];
    assert!(schema_of(&none).unwrap_err().to_string().contains("there is none"));
}
