//! Bad input for the wire `tagged`.

use super::{
    Bad,
    Field::{Boolx1, F64x2, I16x1},
    Input::{Json, Msgpack},
};

pub(super) const BAD: &[Bad] = &[
    Bad(
        Json(r#"{"shape":[1,1],"byteorder":"little","order":"C","data":"AAAAAAAAAAA="}"#),
        F64x2,
        &["missing field `dtype`"],
    ),
    Bad(
        Json(r#"{"dtype":"float64","byteorder":"little","order":"C","data":"AAAAAAAAAAA="}"#),
        F64x2,
        &["missing field `shape`"],
    ),
    Bad(
        Json(r#"{"dtype":"float64","shape":[1,1],"byteorder":"little","order":"C"}"#),
        F64x2,
        &["missing field `data`"],
    ),
    Bad(Json(r#"{"dtype":"float64","dtype":"float64"}"#), F64x2, &["duplicate field `dtype`"]),
    Bad(
        Json(r#"{"dtype":"float64","name":"x"}"#),
        F64x2,
        &["unknown field \"name\"", "`byteorder`"],
    ),
    Bad(Json(r#"{"dtype":"float99"}"#), F64x2, &["unknown dtype \"float99\""]),
    Bad(Json(r#"{"dtype":"|O"}"#), F64x2, &["\"|O\" is object", "pickle", "never executed"]),
    Bad(Json(r#"{"dtype":"object"}"#), F64x2, &["is object"]),
    Bad(Json(r#"{"dtype":"|V16"}"#), F64x2, &["\"|V16\" is void"]),
    Bad(Json(r#"{"dtype":7}"#), F64x2, &["integer `7`", "the dtype of a tagged array as a string"]),
    Bad(
        Json(
            r#"{"dtype":"float32","shape":[1,1],"byteorder":"little","order":"C","data":"AAAAAA=="}"#,
        ),
        F64x2,
        &["data is float32", "field holds float64"],
    ),
    Bad(
        Json(
            r#"{"dtype":"float64","shape":[1],"byteorder":"little","order":"C","data":"AAAAAAAAAAA="}"#,
        ),
        F64x2,
        &["1 axes", "[1]", "field has 2"],
    ),
    Bad(
        Json(
            r#"{"dtype":"float64","shape":[1,2],"byteorder":"little","order":"C","data":"AAAAAAAAAAA="}"#,
        ),
        F64x2,
        &["shape [1, 2] of float64 needs 16 bytes, the data has 8"],
    ),
    Bad(
        Json(
            r#"{"dtype":"float64","shape":[0,2],"byteorder":"little","order":"C","data":"AAAAAAAAAAA="}"#,
        ),
        F64x2,
        &["needs 0 bytes, the data has 8"],
    ),
    Bad(
        Json(
            r#"{"dtype":"float64","shape":[4294967296,4294967296],"byteorder":"little","order":"C","data":""}"#,
        ),
        F64x2,
        &["this machine's address space"],
    ),
    Bad(Json(r#"{"dtype":"float64","shape":[-1,1]}"#), F64x2, &["an axis of -1 is negative"]),
    Bad(
        Json(r#"{"dtype":"float64","shape":[1.5,1]}"#),
        F64x2,
        &["`1.5`", "unsigned integer in the shape of a tagged array"],
    ),
    Bad(
        Json(r#"{"dtype":"float64","shape":1}"#),
        F64x2,
        &["the shape of a tagged array, a list of unsigned integers"],
    ),
    Bad(
        Json(
            r#"{"shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]}"#,
        ),
        F64x2,
        &["more than 64 axes"],
    ),
    Bad(
        Json(
            r#"{"dtype":"<f8","shape":[1,1],"byteorder":"big","order":"C","data":"AAAAAAAAAAA="}"#,
        ),
        F64x2,
        &["marks float64 as little-endian", "the byteorder says big"],
    ),
    Bad(
        Json(r#"{"dtype":"float64","shape":[1,1],"order":"C","data":"AAAAAAAAAAA="}"#),
        F64x2,
        &["byteorder of float64 is missing"],
    ),
    Bad(Json(r#"{"byteorder":"middle"}"#), F64x2, &["unknown byteorder \"middle\""]),
    Bad(Json(r#"{"order":"A"}"#), F64x2, &["unknown order \"A\""]),
    Bad(
        Json(r#"{"dtype":"<f8","shape":[1,1],"data":"AAAAAAAAAAA"}"#),
        F64x2,
        &["base64", "11 characters are not a multiple of 4"],
    ),
    Bad(Json(r#"{"dtype":"<f8","shape":[1,1],"data":"AAAAAAA*AAA="}"#), F64x2, &["base64"]),
    Bad(Json(r#"{"dtype":"<f8","shape":[1,1],"data":"AAAAAAAAAAB="}"#), F64x2, &["base64"]),
    Bad(
        Json(r#"{"dtype":"bool","shape":[3],"order":"C","data":"AAEC"}"#),
        Boolx1,
        &["element 2", "the byte 2", "only 0 and 1"],
    ),
    Bad(
        Json(r#"{"dtype":"int16","shape":[1],"order":"C","data":[40000]}"#),
        I16x1,
        &["40000 is out of range for int16"],
    ),
    Bad(
        Json(r#"{"dtype":"int16","shape":[1],"order":"C","data":[1.5]}"#),
        I16x1,
        &["1.5 has a fraction", "int16"],
    ),
    Bad(
        Json(r#"{"dtype":"float64","shape":[2,2],"order":"C","data":[[1,2],[3]]}"#),
        F64x2,
        &["ragged", "[1] has 1 items", "have 2"],
    ),
    Bad(
        Json(r#"{"dtype":"float64","shape":[2,2],"order":"C","data":[1,2,3]}"#),
        F64x2,
        &["needs 4 numbers, the list has 3"],
    ),
    Bad(
        Json(r#"{"dtype":"float64","shape":[2,2],"order":"C","data":[[1,2,3]]}"#),
        F64x2,
        &["list has shape [1, 3], the shape is [2, 2]"],
    ),
    Bad(Json("[]"), F64x2, &["invalid length 0", "a tagged array"]),
    Bad(Json("null"), F64x2, &["null", "a tagged array"]),
    Bad(
        Msgpack(b"\x93\xa7float64\x92\x01\x01\xa6little"),
        F64x2,
        &["invalid length 3", "a tagged array"],
    ),
];
