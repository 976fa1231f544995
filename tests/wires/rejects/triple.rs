//! Bad input for the wire `triple`.

use super::{
    Bad,
    Field::{Any, F64x2, I16x1},
    Input::{Cbor, Json, Msgpack},
};

pub(super) const BAD: &[Bad] = &[
    Bad(Json("[]"), F64x2, &["invalid length 0", "dtype, data, shape"]),
    Bad(Json(r#"["float64"]"#), F64x2, &["invalid length 1", "dtype, data, shape"]),
    Bad(
        Json(r#"["float64","AAAAAAAAAAA="]"#),
        F64x2,
        &["expected a triple array", "dtype, data, shape"],
    ),
    Bad(Json(r#"["float64","AAAAAAAAAAA=",[1,1],"C"]"#), F64x2, &["a fourth value"]),
    Bad(
        Json(r#"["float64","AAAAAAAAAAA=",[1,2]]"#),
        F64x2,
        &["shape [1, 2] of float64 needs 16 bytes, the data has 8"],
    ),
    Bad(Json(r#"["float64","AAAA"]"#), F64x2, &["dtype, data, shape"]),
    Bad(Json(r#"["int16","AAAA"]"#), I16x1, &["shape [1] of int16 needs 2 bytes, the data has 3"]),
    Bad(
        Json(r#"["float32","AAAAAA==",[1,1]]"#),
        F64x2,
        &["data is float32", "field holds float64"],
    ),
    Bad(Json(r#"["float99","AAAA",[1,1]]"#), F64x2, &["unknown dtype \"float99\""]),
    Bad(Json(r#"["object","gASVAA==",[1]]"#), F64x2, &["\"object\" is object", "never executed"]),
    Bad(
        Json(r#"["[('x', '<f8')]","AAAA",[1]]"#),
        F64x2,
        &["the data is [('x', '<f8')], the field holds float64"],
    ),
    Bad(Json(r#"["float64","AAAAAAAAAA",[1,1]]"#), F64x2, &["base64", "10 characters"]),
    Bad(Json(r#"["float64","gASVAAAAAAAA",[1,1]]"#), F64x2, &["needs 8 bytes, the data has 9"]),
    Bad(Json(r#"{"dtype":"float64"}"#), F64x2, &["map", "a triple array"]),
    Bad(
        Msgpack(b"\x93\xa7float64\xc4\x04\0\0\0\0\x92\x01\x01"),
        F64x2,
        &["needs 8 bytes, the data has 4"],
    ),
    Bad(
        Cbor(b"\x83\x67float32\xd8\x28\x82\x81\x01\xd8\x55\x44\0\0\x80\x3f\x81\x01"),
        Any,
        &["expected bytes behind the CBOR tag 40"],
    ),
    Bad(
        Cbor(b"\x83\x67float32\xd8\x55\x81\x01\x81\x01"),
        Any,
        &["expected bytes behind the CBOR tag 85"],
    ),
    Bad(
        Cbor(b"\x83\x65int16\xd8\x4d\xd8\x40\x42\x01\0\x81\x01"),
        Any,
        &["expected bytes behind the CBOR tag 77"],
    ),
];
