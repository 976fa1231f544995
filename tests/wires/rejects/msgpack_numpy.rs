//! Bad input for the wire `msgpack_numpy`.

use super::{
    Bad,
    Field::{F64x2, I16x1},
    Input::{Json, Msgpack},
};

pub(super) const BAD: &[Bad] = &[
    Bad(Json(r#"{"type":"<f8","kind":"","shape":[1,1],"data":"AAAAAAAAAAA="}"#), F64x2, &["missing field `nd`"]),
    Bad(Json(r#"{"nd":true,"kind":"","shape":[1,1],"data":"AAAAAAAAAAA="}"#), F64x2, &["missing field `type`"]),
    Bad(Json(r#"{"nd":true,"type":"<f8","kind":"","data":"AAAAAAAAAAA="}"#), F64x2, &["missing field `shape`"]),
    Bad(Json(r#"{"nd":true,"type":"<f8","kind":"","shape":[1,1]}"#), F64x2, &["missing field `data`"]),
    Bad(Json(r#"{"nd":true,"nd":true}"#), F64x2, &["duplicate field `nd`"]),
    Bad(Json(r#"{"nd":true,"dtype":"<f8"}"#), F64x2, &["unknown field \"dtype\""]),
    Bad(Json(r#"{"nd":false,"type":"<f8","data":"AAAAAAAAAAA="}"#), F64x2, &["nd is false", "scalar"]),
    Bad(Json(r#"{"nd":true,"type":"|O","kind":"O","shape":[1,1],"data":"gASV"}"#), F64x2, &["\"|O\" is object", "never executed"]),
    Bad(Json(r#"{"nd":true,"type":[["","|O"]],"kind":"O","shape":[1,1],"data":"gASV"}"#), F64x2, &["invalid type: sequence, expected the type of a msgpack_numpy array"]),
    Bad(Msgpack(b"\x85\xc4\x02nd\xc3\xc4\x04type\x91\x92\xa0\xa2|O\xc4\x04kind\xc4\x01O\xc4\x05shape\x91\x01\xc4\x04data\xc4\x03\x80\x04."), I16x1, &["\"|O\" is object", "pickle, which is never executed"]),
    Bad(Msgpack(b"\x85\xc4\x02nd\xc3\xc4\x04type\x91\x92\xa1x\xa3<i2\xc4\x04kind\xc4\x01V\xc4\x05shape\x91\x01\xc4\x04data\xc4\x02\0\0"), I16x1, &["the data is [('x', '<i2')], the field holds int16"]),
    Bad(Msgpack(b"\x85\xc4\x02nd\xc3\xc4\x04type\xa3<i2\xc4\x04kind\xc4\x00\xc4\x05shape\x91\x02\xc4\x04data\xc4\x02\0\0"), I16x1, &["shape [2] of int16 needs 4 bytes, the data has 2"]),
    Bad(Msgpack(b"\x85\xc4\x02nd\xc3\xc4\x04type\xa3<i2\xc4\x04kind\xc4\x00\xc4\x05shape\x91\x01\xc4\x04data\xc4\x03\0\0\0"), I16x1, &["shape [1] of int16 needs 2 bytes, the data has 3"]),
    Bad(Json(r#"{"nd":true,"type":">V8","kind":"V"}"#), F64x2, &["\">V8\" is void"]),
    Bad(Json(r#"{"nd":true,"type":"<f8","kind":"V","shape":[1,1],"data":"AAAAAAAAAAA="}"#), F64x2, &["kind V marks records", "float64"]),
    Bad(Json(r#"{"nd":true,"type":"<f8","kind":"O","shape":[1,1],"data":"AAAAAAAAAAA="}"#), F64x2, &["kind O", "pickle, which is never executed"]),
    Bad(Json(r#"{"nd":true,"type":"<f8","kind":"Q"}"#), F64x2, &["unknown kind \"Q\""]),
    Bad(Json(r#"{"nd":true,"type":"<f99"}"#), F64x2, &["unknown dtype \"<f99\""]),
    Bad(Json(r#"{"nd":true,"type":"<f8","kind":"","shape":[1,1],"data":"AAAAAAAAAA"}"#), F64x2, &["base64"]),
    Bad(Json(r#"{"complex":true,"data":"(1+2j)"}"#), F64x2, &["unknown field \"complex\""]),
    Bad(Json("[true]"), F64x2, &["a msgpack_numpy array"]),
];
