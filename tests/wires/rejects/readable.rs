//! Bad input for the wire `readable`.

use super::{
    Bad,
    Field::{Boolx1, C64x1, F64x2, I16x1},
    Input::Json,
};

pub(super) const BAD: &[Bad] = &[
    Bad(
        Json(r#"{"dtype":"float64","shape":[1,1],"byteorder":"little","order":"C"}"#),
        F64x2,
        &["missing field `data`"],
    ),
    Bad(Json(r#"{"values":[[1]]}"#), F64x2, &["unknown field \"values\""]),
    Bad(Json(r#"{"data":[[1,2],[3]]}"#), F64x2, &["ragged", "[1] has 1 items", "have 2"]),
    Bad(Json(r#"{"data":[[1,2],3]}"#), F64x2, &["[1] mixes numbers and lists"]),
    Bad(Json(r#"{"data":[1,[2]]}"#), F64x2, &["[1] mixes numbers and lists"]),
    Bad(Json(r#"{"data":[[1,"nan"]]}"#), F64x2, &["unknown number \"nan\"", "float64"]),
    Bad(Json(r#"{"data":[[1,null]]}"#), F64x2, &["null", "float64 number of a readable array"]),
    Bad(Json(r#"{"data":[[1,true]]}"#), F64x2, &["the bool true in a list of float64"]),
    Bad(Json(r#"{"data":[0,1]}"#), Boolx1, &["the number 0 in a list of bool"]),
    Bad(Json(r#"{"data":[-32769]}"#), I16x1, &["-32769 is out of range for int16"]),
    Bad(Json(r#"{"data":["NaN"]}"#), I16x1, &["NaN", "int16"]),
    Bad(Json(r#"{"data":[[1,2,3]]}"#), C64x1, &["3 numbers for a complex number"]),
    Bad(Json(r#"{"data":5}"#), C64x1, &["without its imaginary part"]),
    Bad(Json(r#"{"data":[[1e39,0]]}"#), C64x1, &["out of range for complex64"]),
    Bad(
        Json(
            r#"{"dtype":"float64","shape":[3,1],"byteorder":"little","order":"F","data":[[1,2,3]]}"#,
        ),
        F64x2,
        &["shape [1, 3], the shape is [3, 1]"],
    ),
    Bad(Json("[1]"), F64x2, &["the dtype of a readable array as a string"]),
];
