//! Bad input for the wire `ndarray_v1`.

use super::{
    Bad,
    Field::{F64x2, I16x1},
    Input::Json,
};

pub(super) const BAD: &[Bad] = &[
    Bad(Json(r#"{"v":2,"dim":[1,1],"data":[1]}"#), F64x2, &["version 2 is unknown"]),
    Bad(Json(r#"{"v":-1,"dim":[1,1],"data":[1]}"#), F64x2, &["version -1 is unknown"]),
    Bad(Json(r#"{"v":"1","dim":[1,1],"data":[1]}"#), F64x2, &["the version of a ndarray_v1 array"]),
    Bad(Json(r#"{"dim":[1,1],"data":[1]}"#), F64x2, &["missing field `v`"]),
    Bad(Json(r#"{"v":1,"data":[1]}"#), F64x2, &["missing field `dim`"]),
    Bad(Json(r#"{"v":1,"dim":[1,1]}"#), F64x2, &["missing field `data`"]),
    Bad(Json(r#"{"v":1,"v":1}"#), F64x2, &["duplicate field `v`"]),
    Bad(Json(r#"{"v":1,"shape":[1,1]}"#), F64x2, &["unknown field \"shape\""]),
    Bad(Json(r#"{"v":1,"dim":[1],"data":[1]}"#), F64x2, &["1 axes", "field has 2"]),
    Bad(
        Json(r#"{"v":1,"dim":[1,2],"data":[1]}"#),
        F64x2,
        &["shape [1, 2] needs 2 numbers, the list has 1"],
    ),
    Bad(
        Json(r#"{"v":1,"dim":[4294967296,4294967296],"data":[1]}"#),
        F64x2,
        &["this machine's address space"],
    ),
    Bad(Json(r#"{"v":1,"dim":[1],"data":["AAAA"]}"#), I16x1, &["unknown number \"AAAA\""]),
    Bad(Json(r#"{"v":1,"dim":[1],"data":"AAAA"}"#), I16x1, &["unknown number \"AAAA\""]),
    Bad(Json(r#"{"v":1,"dim":[1],"data":[null]}"#), I16x1, &["null", "ndarray_v1"]),
    Bad(Json(r#"{"v":1,"dim":[1],"data":[70000]}"#), I16x1, &["70000 is out of range for int16"]),
    Bad(Json("[1,[1,1]]"), F64x2, &["invalid length 2"]),
];
