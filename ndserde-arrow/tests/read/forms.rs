//! What each form of a column is.

use ndarray::arr1;
use ndserde::{DynArray, Value};

use super::{
    build::{Column, batch, ints, items, structs, values},
    by::{column_array, to_value},
    deps::arrow_array::{BooleanArray, types},
};

fn floats(len: u8) -> Column {
    items::<types::Float32Type>(len)
}

fn array(shape: &[usize], values: impl IntoIterator<Item = u8>) -> DynArray {
    let values = values.into_iter().map(f32::from).collect();
    ndarray::Array::from_shape_vec(shape, values).unwrap().into()
}

/// Each form, and the array that it is.
fn forms() -> Vec<(&'static str, Column, DynArray)> {
    let flat = || floats(12).fixed(6);
    let two = || array(&[2, 2, 3], 0..12);
    vec![
        ("a tensor", flat().tensor(r#"{"shape":[2,3]}"#), two()),
        ("required items", floats(12).required().fixed(6).tensor(r#"{"shape":[2,3]}"#), two()),
        (
            "null keys",
            flat().tensor(r#"{"shape":[2,3],"dim_names":null,"permutations":null}"#),
            two(),
        ),
        (
            "the identity",
            flat().tensor(r#"{"shape":[2,3],"dim_names":["H","W"],"permutation":[0,1]}"#),
            two(),
        ),
        (
            "turned axes",
            flat().tensor(r#"{"shape":[2,3],"permutation":[1,0]}"#),
            array(&[2, 3, 2], [0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11]),
        ),
        ("one axis", flat(), array(&[2, 6], 0..12)),
        ("numbers", floats(3), array(&[3], 0..3)),
        ("nested lists", floats(12).fixed(3).fixed(2), two()),
        ("lists in lists", floats(12).list(&[0, 3, 6, 9, 12]).list(&[0, 2, 4]), two()),
        ("mixed", floats(12).large_list(&[0, 3, 6, 9, 12]).fixed(2), two()),
        ("a tensor in lists", floats(12).list(&[0, 6, 12]).tensor(r#"{"shape":[2,3]}"#), two()),
        (
            "ragged",
            structs(
                vec![
                    ("data", floats(12).list(&[0, 6, 12])),
                    ("shape", ints(&[2, 3, 2, 3]).fixed(2)),
                ],
                None,
            ),
            two(),
        ),
        (
            "Ray",
            floats(12).large_list(&[0, 6, 12]).named("ray.data.arrow_tensor_v2", "[2, 3]"),
            two(),
        ),
        (
            "Daft",
            flat().named(
                "daft.super_extension",
                r#"{"datatype":{"FixedShapeTensor":["Float32",[2,3]]},"daft_version":"0.7.26"}"#,
            ),
            two(),
        ),
        (
            "Daft, ragged",
            structs(
                vec![
                    ("data", floats(12).large_list(&[0, 6, 12])),
                    ("shape", values::<types::UInt64Type>(&[2, 3, 2, 3]).large_list(&[0, 2, 4])),
                ],
                None,
            )
            .named("daft.super_extension", r#"{"datatype":{"Tensor":"Float32"}}"#),
            two(),
        ),
        (
            "Ray, ragged",
            structs(
                vec![
                    ("data", floats(12).large_list(&[0, 6, 12])),
                    ("shape", values::<types::Int64Type>(&[2, 3, 2, 3]).list(&[0, 2, 4])),
                ],
                None,
            )
            .named("ray.data.arrow_variable_shaped_tensor", "2"),
            two(),
        ),
        (
            "a part",
            floats(24).fixed(6).tensor(r#"{"shape":[2,3]}"#).slice(1, 2),
            array(&[2, 2, 3], 6..18),
        ),
        ("a part of lists", floats(12).list(&[0, 2, 6, 10, 12]).slice(1, 2), array(&[2, 4], 2..10)),
    ]
}

#[test]
fn are_arrays() {
    for (name, column, expected) in forms() {
        let batch = batch(vec![("x", column)]);
        let array = column_array(&batch, "x").unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(array, expected, "{name}");
        let value = to_value(&batch).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(value["x"], Value::from(expected), "{name}");
    }
}

#[test]
fn columns_keep_their_order() {
    let batch =
        batch(vec![("b", Column::of(BooleanArray::from(vec![true, false]))), ("a", ints(&[1, 2]))]);
    let value = to_value(&batch).unwrap();
    assert_eq!(value["a"], DynArray::from(arr1(&[1, 2])).into());
    assert_eq!(value["b"], DynArray::from(arr1(&[true, false])).into());
}
