//! Bad input for the wire `nested`.

use super::{
    Bad,
    Field::{Boolx1, C64x1, F64x0, F64x2, I16x1},
    Input::{Json, Msgpack},
};

pub(super) const BAD: &[Bad] = &[
    Bad(Json("[[1,2],[3]]"), F64x2, &["ragged", "[1] has 1 items", "have 2"]),
    Bad(Json("[[1,2],[3,4],[]]"), F64x2, &["ragged", "[2] has 0 items", "have 2"]),
    Bad(Json("[[1,2],3]"), F64x2, &["[1] mixes numbers and lists"]),
    Bad(Json("[1,[2]]"), F64x2, &["[1] mixes numbers and lists"]),
    Bad(Json("[1,2]"), F64x2, &["1 axes (shape [2])", "field has 2"]),
    Bad(Json("[[[1]]]"), F64x2, &["3 axes (shape [1, 1, 1])", "field has 2"]),
    Bad(Json("1.5"), F64x2, &["0 axes", "field has 2"]),
    Bad(Json("[1.5]"), F64x0, &["1 axes", "field has 0"]),
    Bad(Json("[]"), F64x2, &["end empty after 1 axes", "the others of 2 unknown"]),
    Bad(Json(r#"[["AAAA"]]"#), F64x2, &["unknown number \"AAAA\" in a list of float64"]),
    Bad(Json(r#""AAAAAAAAAAA=""#), F64x2, &["unknown number \"AAAAAAAAAAA=\""]),
    Bad(Json("[[1,null]]"), F64x2, &["null", "a float64 number of a nested array"]),
    Bad(Json(r#"{"dtype":"float64"}"#), F64x2, &["map", "a float64 number of a nested array"]),
    Bad(Json("[1,2.5]"), I16x1, &["2.5 has a fraction", "int16"]),
    Bad(Json("[1,32768]"), I16x1, &["32768 is out of range for int16"]),
    Bad(Json("[true,1]"), Boolx1, &["the number 1 in a list of bool"]),
    Bad(Json("[[1,2],[3,4,5]]"), C64x1, &["the complex number at [1] has more than two parts"]),
    Bad(Json("[1,2]"), C64x1, &["0 axes", "field has 1"]),
    Bad(Msgpack(b"\x92\x91\x01\x92\x01\x02"), F64x2, &["ragged", "[1] has 2 items"]),
];
