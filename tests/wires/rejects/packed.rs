//! Bad input for the wire `packed`.

use super::{
    Bad,
    Field::{Any, Boolx1, F64x0, F64x2, I16x1, U8x1},
    Input::{File, Json, Msgpack},
};

pub(super) const BAD: &[Bad] = &[
    // The mark.
    Bad(File(b""), F64x2, &["the data has 0 bytes, the head at least 1"]),
    Bad(File(b"\xfa"), F64x2, &["the data has 1 bytes, the head at least 2"]),
    Bad(File(b"\xfb\x54\x00"), U8x1, &["starts with the byte 0xfa, the data with 0xfb"]),
    Bad(File(b"\x93NUMPY\x01\x00"), F64x2, &["the byte 0xfa, the data with 0x93"]),
    // The text of a dtype.
    Bad(File(b"\xfa\xf0"), Any, &["the data has 2 bytes, the head at least 3"]),
    Bad(File(b"\xfa\xf0\x03<U"), Any, &["the data has 5 bytes, the head at least 6"]),
    Bad(
        File(b"\xfa\xf0\xff\xff\xff\xff\x0f<U2\x00"),
        Any,
        &["the data has 11 bytes, the head at least 4294967302"],
    ),
    Bad(File(b"\xfa\xf0\x03<f8\x00"), Any, &["the dtype is float64, whose code is 11"]),
    Bad(File(b"\xfa\xf0\x08bfloat16\x00"), Any, &["unknown typestr \"bfloat16\""]),
    Bad(File(b"\xfa\xf0\x00\x00"), Any, &["unknown typestr \"\""]),
    Bad(File(b"\xfa\xf0\x02|O\x00"), Any, &["\"|O\" is object", "never executed"]),
    Bad(File(b"\xfa\xf0\x02\xff\xff\x00"), Any, &["the text of the dtype: invalid utf-8"]),
    Bad(File(b"\xfa\xf0\x02[]\x00"), Any, &["a record without fields"]),
    Bad(
        File(b"\xfa\xf0\x0f[('x', '<f8')] \x00"),
        Any,
        &["of [('x', '<f8')] needs 8 bytes, the data has 0"],
    ),
    Bad(
        File(b"\xfa\xf2\x03>U1\x00\x00\x00\x00a"),
        Any,
        &["the bit for big-endian is set, and <U1 has no byte order beside it"],
    ),
    // The axes.
    Bad(File(b"\xfa\x16\x01\x00"), Any, &["the bit for big-endian", "int8"]),
    Bad(File(b"\xfa\x15\x01\x00"), Any, &["the bit for F order is set, with 1 axes"]),
    Bad(File(b"\xfa\x51\x00\x00"), Any, &["the bit for F order is set, with 0 axes"]),
    Bad(File(b"\xfa\x50\x41"), Any, &["more than 64 axes"]),
    Bad(File(b"\xfa\x50\x01\x01a"), U8x1, &["number of axes is 1", "in the second byte"]),
    Bad(File(b"\xfa\x50\x80\x00a"), Any, &["the number of axes 0 takes 2 bytes, and fewer"]),
    Bad(File(b"\xfa\x54\x80\x00"), U8x1, &["the axis 0 takes 2 bytes, and fewer would do"]),
    Bad(File(b"\xfa\x54\x81\x80\x00a"), U8x1, &["the axis 1 takes 3 bytes"]),
    Bad(File(b"\xfa\x54\x80"), U8x1, &["the data has 3 bytes, the head at least 4"]),
    Bad(
        File(b"\xfa\x54\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02"),
        U8x1,
        &["the axis exceeds 64 bits"],
    ),
    Bad(
        File(b"\xfa\x54\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"),
        U8x1,
        &["the axis exceeds 64 bits"],
    ),
    Bad(File(b"\xfa\x54\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"), U8x1, &["address space"]),
    Bad(
        File(b"\xfa\xb8\x80\x80\x80\x80\x10\x80\x80\x80\x80\x10"),
        F64x2,
        &["shape [4294967296, 4294967296] of float64", "address space"],
    ),
    // The elements.
    Bad(
        File(b"\xfa\xb8\x01\x01\0\0\0\0\0\0\0"),
        F64x2,
        &["shape [1, 1] of float64 needs 8 bytes, the data has 7"],
    ),
    Bad(File(b"\xfa\xb8\x01\x01\0\0\0\0\0\0\0\0\0"), F64x2, &["needs 8 bytes, the data has 9"]),
    Bad(File(b"\xfa\xb8\x00\x05\0"), F64x2, &["needs 0 bytes, the data has 1"]),
    Bad(File(b"\xfa\xb0\x00\0\0\0\0"), F64x0, &["needs 8 bytes, the data has 4"]),
    Bad(File(b"\xfa\x04\x01\x02"), Boolx1, &["2", "bool"]),
    // What the field holds.
    Bad(File(b"\xfa\xa8\x01\x01\0\0\0\0"), F64x2, &["data is float32", "field holds float64"]),
    Bad(File(b"\xfa\xb4\x00"), F64x2, &["1 axes (shape [0])", "field has 2"]),
    // Other values.
    Bad(Json(r#""+iQBAQ*=""#), I16x1, &["base64"]),
    Bad(Json(r#""+iQBAQI""#), I16x1, &["7 characters"]),
    Bad(Json(r#""+g==""#), I16x1, &["the data has 1 bytes, the head at least 2"]),
    Bad(Json(r#""+iQBAQ==""#), I16x1, &["needs 2 bytes, the data has 1"]),
    Bad(Json("null"), F64x2, &["null", "a packed array: base64 or bytes"]),
    Bad(Json("{}"), F64x2, &["map", "a packed array"]),
    Bad(Json("[250,119,300]"), F64x2, &["`300`, expected u8"]),
    Bad(Msgpack(b"\x07"), F64x2, &["7", "a packed array"]),
];
