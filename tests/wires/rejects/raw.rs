//! Bad input for the wire `raw`.

use super::{
    Bad,
    Field::{Any, Boolx1, C64x1, F64x0, F64x2, I16x1, U8x1},
    Input::{Cbor, File, Json, Msgpack},
};

pub(super) const BAD: &[Bad] = &[
    // What bytes alone do not say.
    Bad(Json(r#""""#), F64x2, &["do not say a shape", "this field has 2 axes", "tagged, packed"]),
    Bad(Json(r#""AAAAAAAAAAA=""#), F64x0, &["this field has 0 axes"]),
    Bad(Json(r#""AAAA""#), Any, &["do not say the dtype, and the field takes any", "tagged"]),
    Bad(File(b"AAAA"), Any, &["do not say the dtype"]),
    // The length.
    Bad(
        Json(r#""AAAA""#),
        I16x1,
        &["3 bytes are no whole number of elements of int16, which take 2"],
    ),
    Bad(File(b"\x01"), I16x1, &["1 bytes", "int16, which take 2 bytes each"]),
    Bad(File(b"123456789"), C64x1, &["9 bytes", "complex64, which take 8 bytes each"]),
    Bad(Cbor(b"\x43abc"), I16x1, &["3 bytes are no whole number"]),
    Bad(Cbor(b"\xd8\x4d\x43abc"), I16x1, &["3 bytes are no whole number"]),
    // The elements.
    Bad(File(b"\x00\x01\x02"), Boolx1, &["element 2 of the bool data is the byte 2"]),
    // What may be two arrays.
    Bad(Json("[1, 2]"), I16x1, &["a list of numbers, which may be elements or bytes", "int16"]),
    Bad(Msgpack(b"\x92\x01\x02"), I16x1, &["a list of numbers", "nested and any read"]),
    Bad(Json("[[1, 2]]"), U8x1, &["a list of numbers, which may be elements or bytes"]),
    Bad(Json("7"), U8x1, &["a list of numbers"]),
    Bad(Msgpack(b"\xa4AAAA"), U8x1, &["text of 4 characters", "the base64 of 3"]),
    Bad(Msgpack(b"\xa4AAA="), C64x1, &["2 bytes are no whole number"]),
    Bad(Msgpack(b"\xa3abc"), I16x1, &["3 bytes are no whole number"]),
    // Another encoding.
    Bad(Json(r#""!!!""#), U8x1, &["base64"]),
    Bad(Json(r#""AAA""#), U8x1, &["base64"]),
    Bad(Json("[1, 256]"), U8x1, &["256 is out of range for uint8"]),
    Bad(Json("{}"), U8x1, &["map", "base64, bytes or a list"]),
    Bad(Cbor(b"\xd8\x55\x44\0\0\0\0"), I16x1, &["a typed array of float32", "dtype is int16"]),
    Bad(Cbor(b"\xd8\x49\x42\0\0"), I16x1, &["a typed array of big-endian int16", "little"]),
    Bad(Cbor(b"\xd8\x28\x42\0\0"), I16x1, &["the CBOR tag 40 in the place of the data"]),
    Bad(Cbor(b"\xd8\x17\x42\0\0"), I16x1, &["the CBOR tag 23"]),
];
