//! Bad input for the wire `json_numpy`.

use super::{
    Bad,
    Field::{Boolx1, F64x2},
    Input::Json,
};

pub(super) const BAD: &[Bad] = &[
    Bad(Json(r#"{"dtype":"<f8","shape":[1,1]}"#), F64x2, &["missing field `__numpy__`"]),
    Bad(Json(r#"{"__numpy__":"AAAAAAAAAAA=","shape":[1,1]}"#), F64x2, &["missing field `dtype`"]),
    Bad(Json(r#"{"__numpy__":"AAAAAAAAAAA=","dtype":"<f8"}"#), F64x2, &["missing field `shape`"]),
    Bad(Json(r#"{"__numpy__":"","__numpy__":""}"#), F64x2, &["duplicate field `__numpy__`"]),
    Bad(Json(r#"{"__ndarray__":""}"#), F64x2, &["unknown field \"__ndarray__\""]),
    Bad(
        Json(r#"{"__numpy__":"AAAAAAAAAAA=","dtype":"<f8","shape":[1,2]}"#),
        F64x2,
        &["needs 16 bytes, the data has 8"],
    ),
    Bad(
        Json(r#"{"__numpy__":"AAAAAAAAAAA=","dtype":"<f8","shape":[1]}"#),
        F64x2,
        &["1 axes", "field has 2"],
    ),
    Bad(
        Json(r#"{"__numpy__":"AAAAAA==","dtype":"<f4","shape":[1,1]}"#),
        F64x2,
        &["data is float32"],
    ),
    Bad(
        Json(r#"{"__numpy__":"AAAAAAAAAAA=","dtype":"float64","shape":[1,1]}"#),
        F64x2,
        &["byteorder of float64 is missing", "no mark"],
    ),
    Bad(
        Json(r#"{"__numpy__":"AAAAAAAAAAA=","dtype":"|O","shape":[1,1]}"#),
        F64x2,
        &["\"|O\" is object", "never executed"],
    ),
    Bad(
        Json(r#"{"__numpy__":"AAAAAAAAAAA=","dtype":[["x","<f8"]],"shape":[1,1]}"#),
        F64x2,
        &["sequence", "the dtype of a json_numpy array as a string"],
    ),
    Bad(
        Json(r#"{"__numpy__":"AAAAAAAAAA","dtype":"<f8","shape":[1,1]}"#),
        F64x2,
        &["base64", "10 characters"],
    ),
    Bad(
        Json(r#"{"__numpy__":"gASVAAAAAAAA","dtype":"<f8","shape":[1,1]}"#),
        F64x2,
        &["needs 8 bytes, the data has 9"],
    ),
    Bad(
        Json(r#"{"__numpy__":"AAEC","dtype":"|b1","shape":[3]}"#),
        Boolx1,
        &["element 2", "the byte 2"],
    ),
];
