//! What is refused, with its messages.

use ndarray::{Array1, Array2, arr1, arr2};
use ndserde::{Columns, DynArray, NdColumns};

use crate::from_json;

#[derive(Debug, NdColumns)]
struct Row {
    a: Array1<u8>,
    b: Array1<bool>,
    name: String,
}

fn tagged(dtype: &str, shape: &str, data: &str) -> String {
    format!(
        r#"{{"dtype":"{dtype}","shape":{shape},"byteorder":"little","order":"C","data":"{data}"}}"#
    )
}

#[test]
fn documents() {
    let a = tagged("uint8", "[2,1]", "AQI=");
    let b = tagged("bool", "[2,1]", "AQA=");
    let table: &[(String, &str)] = &[
        (format!(r#"{{"a":{a},"name":["x","y"]}}"#), "the column b is missing"),
        (format!(r#"{{"a":{a},"b":{b}}}"#), "the column name is missing"),
        (
            format!(r#"{{"a":{a},"b":{b},"name":["x"]}}"#),
            "the column name has 1 rows, the column a has 2",
        ),
        (
            format!(r#"{{"a":{},"b":{b},"name":["x","y"]}}"#, tagged("uint8", "[3,1]", "AQID")),
            "the column b has 2 rows, the column a has 3",
        ),
        (
            format!(r#"{{"a":{a},"a":{a},"b":{b},"name":["x","y"]}}"#),
            "the column a stands here twice",
        ),
        (
            format!(r#"{{"a":{},"b":{b},"name":["x","y"]}}"#, tagged("int8", "[2,1]", "AQI=")),
            "tagged: column a: the data is int8, the field holds uint8",
        ),
        (
            format!(r#"{{"a":{},"b":{b},"name":["x","y"]}}"#, tagged("uint8", "[2]", "AQI=")),
            "tagged: column a: the data has 1 axes (shape [2]), the field has 2",
        ),
        (
            format!(r#"{{"a":{},"b":{b},"name":["x","y"]}}"#, tagged("uint8", "[2,2]", "AQI=")),
            "tagged: column a: shape [2, 2] of uint8 needs 4 bytes, the data has 2",
        ),
        (
            format!(r#"{{"a":{a},"b":{},"name":["x","y"]}}"#, tagged("bool", "[2,1]", "AQI=")),
            "column b, row 1: element 0 of the bool data is the byte 2",
        ),
        (format!(r#"{{"a":{a},"b":{b},"name":"x"}}"#), "a list with an item for each row"),
        (format!(r#"{{"a":{a},"b":{b},"name":["x",1]}}"#), "expected a string"),
        (format!(r#"{{"a":[1,2],"b":{b},"name":["x","y"]}}"#), "tagged"),
        ("[1]".to_owned(), "tagged"),
        (format!(r"[{a},{b}]"), "the column name is missing"),
        (format!(r#"[{a},{b},["x","y"],1]"#), "trailing characters"),
        ("1".to_owned(), "expected the columns of Row"),
    ];
    for (document, expected) in table {
        let error = from_json::<Row>(document).unwrap_err();
        assert!(error.contains(expected), "{document}: {error}");
    }
}

#[derive(NdColumns)]
struct Written {
    a: Array2<f64>,
    any: DynArray,
    text: Array1<String>,
}

fn written(a: Array2<f64>, any: impl Into<DynArray>, text: &str) -> Written {
    Written { a, any: any.into(), text: arr1(&[text.to_owned()]) }
}

#[test]
fn rows_that_are_not_alike() {
    let first = || written(arr2(&[[1.0, 2.0]]), arr1(&[1_u8]), "x");
    let table = [
        (
            vec![first(), first(), written(arr2(&[[1.0], [2.0]]), arr1(&[1_u8]), "x")],
            "column a: row 2 has the shape [2, 1], the rows before it have [1, 2]",
        ),
        (
            vec![first(), written(arr2(&[[1.0, 2.0]]), arr1(&[1_i8]), "x")],
            "column any: row 1 is int8, the rows before it are uint8",
        ),
        (
            vec![first(), written(arr2(&[[1.0, 2.0]]), arr1(&[1_u8, 2]), "x")],
            "column any: row 1 has the shape [2], the rows before it have [1]",
        ),
        (vec![written(arr2(&[[1.0]]), arr1(&[1_u8]), "x\0")], "ends with NUL"),
        (
            (0..40)
                .map(|i| written(arr2(&[[1.0]]), arr1(&[1_u8]), &"x".repeat(1 + i / 39 * 9999)))
                .collect(),
            "40 rows of 40156 bytes in all would take 1600000 bytes, each text as wide as <U10000",
        ),
    ];
    for (rows, expected) in table {
        let error = serde_json::to_string(&Columns::new(rows)).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}
