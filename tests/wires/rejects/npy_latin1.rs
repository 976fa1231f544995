//! Bad input for the wire `npy_latin1`.

use super::{
    Bad,
    Field::F64x2,
    Input::{File, Json},
};

pub(super) const BAD: &[Bad] = &[
    Bad(Json(r#""\u0093NUMPY""#), F64x2, &["header needs 12 bytes, the data has 6"]),
    Bad(Json(r#""\u0093NUMPY\u0004\u0000v\u0000""#), F64x2, &["version 4.0 is unknown"]),
    Bad(
        Json(r#""\u0093NUMPY\u0001\u0000v\u0000{'descr'""#),
        F64x2,
        &["header needs 128 bytes, the data has 18"],
    ),
    Bad(
        Json(r#""\u0093NUMPY\u0001\u0000v\u0000{'de\u20acscr'""#),
        F64x2,
        &["'€' at 14", "Latin-1"],
    ),
    Bad(
        Json(
            r#""\u0093NUMPY\u0001\u0000;\u0000{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), }\u20ac""#,
        ),
        F64x2,
        &["'€' at 69", "Latin-1"],
    ),
    Bad(
        Json(
            r#""\u0093NUMPY\u0001\u0000;\u0000{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), }abc""#,
        ),
        F64x2,
        &["needs 8 bytes, the data has 3"],
    ),
    Bad(
        Json(
            r#""\u0093NUMPY\u0001\u0000:\u0000{'descr': '|O', 'fortran_order': False, 'shape': (1, 1), }abc""#,
        ),
        F64x2,
        &["is object", "never executed"],
    ),
    Bad(Json(r#""NUMPY""#), F64x2, &["base64"]),
    Bad(File(b"\x94NUMPY\x01\x00\x00\x00\x00\x00"), F64x2, &["starts with \\x93NUMPY"]),
    Bad(Json("{}"), F64x2, &["map", "a npy_latin1 array"]),
];
