//! Bad input for the wire `npy`.

use super::{
    Bad,
    Field::{Boolx1, F64x2, U8x1},
    Input::{File, Json, Npy},
};

pub(super) const BAD: &[Bad] = &[
    Bad(File(b""), F64x2, &["starts with \\x93NUMPY", "the data with"]),
    Bad(
        File(b"\x94NUMPY\x01\x00\x00\x00\x00\x00"),
        F64x2,
        &["starts with \\x93NUMPY, the data with \\x94NUMPY"],
    ),
    Bad(File(b"\x80\x04\x95\x20\x00\x00\x00\x00"), F64x2, &["pickle, which is never executed"]),
    Bad(File(b"PK\x03\x04\x14\x00\x00\x00"), F64x2, &["zip archive", ".npz"]),
    Bad(File(b"\x93NUMPY\x01"), F64x2, &["header needs 12 bytes, the data has 7"]),
    Bad(File(b"\x93NUMPY\x04\x00\x76\x00\x00\x00"), F64x2, &["version 4.0 is unknown"]),
    Bad(
        File(b"\x93NUMPY\x01\x00\x76\x00{'descr'"),
        F64x2,
        &["header needs 128 bytes, the data has 18"],
    ),
    Bad(
        File(b"\x93NUMPY\x02\x00\x76\x00\x00\x00{'descr'"),
        F64x2,
        &["header needs 130 bytes, the data has 20"],
    ),
    Bad(
        File(b"\x93NUMPY\x02\x00\xff\xff\xff\xff{'descr'"),
        F64x2,
        &["4294967295 bytes, longer than NumPy's limit of 10000"],
    ),
    Bad(File(b"\x93NUMPY\x01\x00\x04\x00{\xff\xff}"), F64x2, &["\"ÿÿ}\" where a string"]),
    Bad(File(b"\x93NUMPY\x03\x00\x04\x00\x00\x00{\xff\xff}"), F64x2, &["the header: invalid utf-8"]),
    Bad(
        Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), }", 15),
        F64x2,
        &["shape [1, 2] of float64 needs 16 bytes, the data has 15"],
    ),
    Bad(
        Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), }", 17),
        F64x2,
        &["needs 16 bytes, the data has 17"],
    ),
    Bad(
        Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296), }", 8),
        F64x2,
        &["this machine's address space"],
    ),
    Bad(
        Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999, 1), }", 8),
        F64x2,
        &["an axis of \"99999999999999999999\" exceeds"],
    ),
    Bad(
        Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", 16),
        F64x2,
        &["1 axes (shape [2])", "field has 2"],
    ),
    Bad(
        Npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1), }", 4),
        F64x2,
        &["data is float32", "field holds float64"],
    ),
    Bad(
        Npy("{'descr': '|O', 'fortran_order': False, 'shape': (1, 1), }", 8),
        F64x2,
        &["\"|O\" is object", "never executed"],
    ),
    Bad(
        Npy("{'descr': [('x', '<f8')], 'fortran_order': False, 'shape': (1, 1), }", 8),
        F64x2,
        &["the data is [('x', '<f8')], the field holds float64"],
    ),
    Bad(
        Npy("{'descr': '|S5', 'fortran_order': False, 'shape': (1, 1), }", 5),
        F64x2,
        &["the data is |S5, the field holds float64"],
    ),
    Bad(
        Npy("{'descr': 'float64', 'fortran_order': False, 'shape': (1, 1), }", 8),
        F64x2,
        &["unknown typestr \"float64\""],
    ),
    Bad(Npy("{'descr': '<f8', 'fortran_order': False, }", 8), F64x2, &["no key \"shape\""]),
    Bad(Npy("{'descr': '<f8', 'shape': (1, 1), }", 8), F64x2, &["no key \"fortran_order\""]),
    Bad(
        Npy("{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), }", 8),
        F64x2,
        &["two keys \"descr\""],
    ),
    Bad(
        Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), 'x': 1}", 8),
        F64x2,
        &["unknown key in the header \"x\""],
    ),
    Bad(
        Npy("{'descr': '<f8', 'fortran_order': 0, 'shape': (1, 1), }", 8),
        F64x2,
        &["True or False was expected"],
    ),
    Bad(
        Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1), }", 8),
        F64x2,
        &["\",\" was expected"],
    ),
    Bad(
        Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (-1, 1), }", 8),
        F64x2,
        &["\"-1, 1), }\"", "an unsigned integer was expected"],
    ),
    Bad(
        Npy("{'descr': '<f8', 'fortran_order': False, 'shape': [1, 1], }", 8),
        F64x2,
        &["\"(\" was expected"],
    ),
    Bad(
        Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), } or x()", 8),
        F64x2,
        &["the end was expected"],
    ),
    Bad(Npy("dict(descr='<f8')", 8), F64x2, &["\"{\" was expected"]),
    Bad(Npy("{'descr': '<f8", 8), F64x2, &["the end of a string was expected"]),
    Bad(Npy("{'descr': '|b1', 'fortran_order': False, 'shape': (0, 1), }", 1), Boolx1, &["2 axes"]),
    Bad(Json(r#""AAAA*AAA""#), F64x2, &["base64"]),
    Bad(Json(r#""k05VTVBZAQB""#), F64x2, &["base64", "11 characters"]),
    Bad(Json(r#""k05VTVBZAQA=""#), F64x2, &["header needs 12 bytes, the data has 8"]),
    Bad(Json(r#""k05VTVBZAQAEAHt9fX0=AAAA""#), F64x2, &["base64"]),
    Bad(Json(r#""gASVCQAAAAAAAACMBW9zLnM=""#), F64x2, &["pickle"]),
    Bad(Json("null"), F64x2, &["null", "a npy array"]),
    Bad(Json("[147,78,300]"), F64x2, &["`300`, expected u8"]),
    // Numbers as Python 3 does not spell them.
    Bad(
        Npy("{'descr': '|u1', 'fortran_order': False, 'shape': (02,), }", 2),
        U8x1,
        &["\"02,), }\" where an integer without leading zeros"],
    ),
    Bad(
        Npy("{'descr': '|u1', 'fortran_order': False, 'shape': (0002,), }", 2),
        U8x1,
        &["without leading zeros"],
    ),
    Bad(
        File(b"\x93NUMPY\x03\x00\x3a\0\0\0{'descr': '|u1', 'fortran_order': False, 'shape': (2L,), }\x01\x02"),
        U8x1,
        &["\"L,), }\" where"],
    ),
];
