//! Records as documents lay them out, found by name.

use ndarray::{Array1, arr1};
use ndserde::{DynArray, NdElement};
use serde_json::{Value, json};

use super::{read, text};

#[derive(Clone, Debug, PartialEq, NdElement)]
struct Point {
    x: f32,
    id: [i16; 2],
    in_it: Inner,
}

#[derive(Clone, Debug, PartialEq, NdElement)]
struct Inner {
    a: u8,
    b: u32,
}

fn point() -> Point {
    Point { x: 1.0, id: [2, -3], in_it: Inner { a: 4, b: 5 } }
}

/// The document of one record.
fn document(dtype: &Value, data: &[u8]) -> String {
    json!({"dtype": dtype, "shape": [1], "data": text(data)}).to_string()
}

#[test]
fn fields_are_found_wherever_they_are() {
    let inner = json!([["a", "|u1"], ["b", "<u4"]]);
    for (dtype, data) in [
        (
            json!([["x", "<f4"], ["id", "<i2", [2]], ["in_it", inner]]),
            &[0, 0, 128, 63, 2, 0, 253, 255, 4, 5, 0, 0, 0][..],
        ),
        // Reordered, outside and inside.
        (
            json!([["in_it", [["b", "<u4"], ["a", "|u1"]]], ["id", "<i2", [2]], ["x", "<f4"]]),
            &[5, 0, 0, 0, 4, 2, 0, 253, 255, 0, 0, 128, 63],
        ),
        // Padded.
        (
            json!([
                ["", "|V1"],
                ["x", "<f4"],
                ["id", "<i2", [2]],
                ["", "|V2"],
                ["in_it", inner],
                ["", "|V1"]
            ]),
            &[9, 0, 0, 128, 63, 2, 0, 253, 255, 9, 9, 4, 5, 0, 0, 0, 9],
        ),
        // Padded inside.
        (
            json!([
                ["x", "<f4"],
                ["id", "<i2", [2]],
                ["in_it", [["a", "|u1"], ["", "|V3"], ["b", "<u4"]]]
            ]),
            &[0, 0, 128, 63, 2, 0, 253, 255, 4, 9, 9, 9, 5, 0, 0, 0],
        ),
        // Big-endian, and some of each.
        (
            json!([["x", ">f4"], ["id", ">i2", [2]], ["in_it", [["a", "|u1"], ["b", ">u4"]]]]),
            &[63, 128, 0, 0, 0, 2, 255, 253, 4, 0, 0, 0, 5],
        ),
        (
            json!([["id", "<i2", [2]], ["x", ">f4"], ["in_it", [["b", ">u4"], ["a", "|u1"]]]]),
            &[2, 0, 253, 255, 63, 128, 0, 0, 0, 0, 0, 5, 4],
        ),
        // With titles.
        (
            json!([[["the x", "x"], "<f4"], ["id", "<i2", [2]], [["in", "in_it"], inner]]),
            &[0, 0, 128, 63, 2, 0, 253, 255, 4, 5, 0, 0, 0],
        ),
    ] {
        let json = document(&dtype, data);
        assert_eq!(read::<Array1<Point>>(&json), Ok(arr1(&[point()])), "{dtype}");
        let any: DynArray = read(&json).unwrap();
        assert_eq!(any.field("x").unwrap(), arr1(&[1.0_f32]).into(), "{dtype}");
    }
}

#[test]
fn other_fields_are_errors_with_their_names() {
    let inner = json!([["a", "|u1"], ["b", "<u4"]]);
    for (dtype, words) in [
        (
            json!([["x", "<f4"], ["in_it", inner]]),
            "the data's record has no field \"id\", which the array's has",
        ),
        (
            json!([["x", "<f4"], ["id", "<i2", [2]], ["in_it", inner], ["y", "<f4"]]),
            "the data's record has a field \"y\", which the array's has not",
        ),
        (
            json!([["x", "<f8"], ["id", "<i2", [2]], ["in_it", inner]]),
            "the field \"x\" of the data's record is float64, that of the array's float32",
        ),
        (
            json!([["x", "<f4"], ["id", "<i2", [3]], ["in_it", inner]]),
            "the field \"id\" of the data's record is int16 [3], that of the array's int16 [2]",
        ),
        (
            json!([["x", "<f4"], ["id", "<i2", [2]], ["in_it", "<u4"]]),
            "the field \"in_it\" of the data's record is uint32, that of the array's a record",
        ),
        (
            json!([["x", "<f4"], ["id", "<i2", [2]], ["in_it", [["a", "|u1"], ["c", "<u4"]]]]),
            "the data's record has no field \"in_it.b\", which the array's has",
        ),
        (json!("float64"), "the data is float64, the field holds [('x', '<f4')"),
    ] {
        let error = read::<Array1<Point>>(&document(&dtype, &[0; 13])).unwrap_err();
        assert!(error.contains(words), "{dtype}: {error}");
    }
}

#[derive(Clone, Debug, PartialEq, NdElement)]
#[nd(ignore_unknown)]
struct Lenient {
    x: u8,
    #[nd(default)]
    y: Sixty,
    #[nd(default, rename = "zz")]
    z: [u8; 2],
}

#[derive(Clone, Debug, PartialEq, NdElement)]
struct Sixty(u16);

impl Default for Sixty {
    fn default() -> Self {
        Self(60)
    }
}

#[test]
fn fields_may_be_missing_or_unknown_where_the_type_says_so() {
    let read = |dtype: Value, data: &[u8]| read::<Array1<Lenient>>(&document(&dtype, data));
    let all = json!([["x", "|u1"], ["y", "<u2"], ["zz", "|u1", [2]]]);
    assert_eq!(read(all, &[1, 2, 0, 3, 4]), Ok(arr1(&[Lenient { x: 1, y: Sixty(2), z: [3, 4] }])));
    let default = Ok(arr1(&[Lenient { x: 1, y: Sixty(60), z: [0, 0] }]));
    assert_eq!(read(json!([["x", "|u1"]]), &[1]), default);
    assert_eq!(read(json!([["z", "|u1", [2]], ["x", "|u1"]]), &[7, 8, 1]), default);
    let error = read(json!([["y", "<u2"]]), &[1, 0]).unwrap_err();
    assert!(error.contains("has no field \"x\""), "{error}");
}
