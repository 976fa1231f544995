//! Bad input for the wire `typed_array`.

use super::{
    Bad,
    Field::{Any, Boolx1, C64x1, F64x2, I16x1, U8x1},
    Input::{Cbor, Json, Msgpack},
};

pub(super) const BAD: &[Bad] = &[
    Bad(
        Json("[1, 2]"),
        U8x1,
        &["serde_json does not support CBOR tags; ciborium, cbor2 and minicbor-serde"],
    ),
    Bad(
        Msgpack(b"\xc4\x02\x01\x02"),
        U8x1,
        &["rmp_serde does not support CBOR tags", "the wire tagged"],
    ),
    Bad(Cbor(b"\xc0\x42\x01\x02"), U8x1, &["the CBOR tag 0 is none of those of typed arrays"]),
    Bad(
        Cbor(b"\xd8\x40\xd9\xd9\xf7\x42\x01\x02"),
        U8x1,
        &["a CBOR tag 55799 before the bytes of uint8"],
    ),
    Bad(
        Cbor(b"\xd8\x28\x82\x81\x02\xd9\xd9\xf7\xd8\x40\x42\x01\x02"),
        U8x1,
        &["the CBOR tag 55799 is none"],
    ),
    Bad(Cbor(b"\xd8\x4c\x42\x01\x02"), U8x1, &["the CBOR tag 76 is reserved"]),
    Bad(
        Cbor(b"\xd8\x53\x50\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
        F64x2,
        &["the CBOR tag 83 is that of float128"],
    ),
    Bad(
        Cbor(b"\xd8\x57\x50\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
        Any,
        &["the CBOR tag 87 is that of float128"],
    ),
    Bad(Cbor(b"\xd8\x4d\xd8\x40\x42\x01\x02"), I16x1, &["a CBOR tag 64 before the bytes of int16"]),
    Bad(Cbor(b"\xd8\x4d\x82\x01\x02"), I16x1, &["expected the bytes of a int16"]),
    Bad(Cbor(b"\xd8\x4d\x64AAAA"), I16x1, &["expected the bytes of a int16"]),
    Bad(
        Cbor(b"\xd8\x4d\x43\x01\x02\x03"),
        I16x1,
        &["shape [1] of int16 needs 2 bytes, the data has 3"],
    ),
    Bad(Cbor(b"\xd8\x4e\x44\x01\x02\x03\x04"), I16x1, &["data is int32", "field holds int16"]),
    Bad(Cbor(b"\x42\x01\x02"), I16x1, &["data is uint8", "field holds int16"]),
    Bad(Cbor(b"\xd8\x40\x42\0\x01"), Boolx1, &["data is uint8", "field holds bool"]),
    Bad(
        Cbor(b"\xd8\x28\x82\x81\x01\xd8\x4d\x42\x01\x02"),
        F64x2,
        &["data is int16", "field holds float64"],
    ),
    Bad(
        Cbor(b"\xd8\x28\x82\x81\x01\xd8\x56\x48\0\0\0\0\0\0\0\0"),
        F64x2,
        &["1 axes", "field has 2"],
    ),
    Bad(
        Cbor(b"\xd8\x28\x82\x81\x02\xd8\x40\x43\x01\x02\x03"),
        U8x1,
        &["shape [2] of uint8 needs 2 bytes, the data has 3"],
    ),
    // Base64 of the three bytes, which other wires take for them.
    Bad(Cbor(b"\xd8\x28\x82\x81\x03\xd8\x40\x44AQID"), U8x1, &["needs 3 bytes, the data has 4"]),
    Bad(Cbor(b"\xd8\x28\x80"), U8x1, &["invalid length 0", "the shape and the elements"]),
    Bad(Cbor(b"\xd8\x28\x81\x81\x02"), U8x1, &["invalid length 1", "the shape and the elements"]),
    Bad(Cbor(b"\xd8\x28\x83\x81\x01\x41\x02\x03"), U8x1, &["there is a third value"]),
    Bad(
        Cbor(b"\xd8\x28\x43\x01\x02\x03"),
        U8x1,
        &["byte array", "expected the shape and the elements"],
    ),
    Bad(
        Cbor(b"\xd8\x28\xd8\x28\x82\x81\x01\x41\x02"),
        U8x1,
        &["enum", "expected the shape and the elements"],
    ),
    Bad(
        Cbor(b"\xd8\x28\x82\x81\x01\xd8\x28\x82\x81\x01\x41\x02"),
        U8x1,
        &["the CBOR tag 40 is none"],
    ),
    Bad(
        Cbor(b"\xd8\x28\x82\x42\x01\x02\x42\x01\x02"),
        U8x1,
        &["bytes where the list of the axes belongs"],
    ),
    Bad(
        Cbor(b"\xd8\x28\x82\x81\x1b\x7f\xff\xff\xff\xff\xff\xff\xff\x42\x01\x02"),
        U8x1,
        &["needs 9223372036854775807 bytes, the data has 2"],
    ),
    Bad(Cbor(b"\xd8\x28\x82\x82\x01\x02\x81\x82\x01\x02"), F64x2, &["in one flat list"]),
    Bad(Cbor(b"\xd8\x29\x42\x01\x02"), U8x1, &["no list stands behind the CBOR tag 41"]),
    Bad(Cbor(b"\xd8\x29\x07"), U8x1, &["no list stands behind the CBOR tag 41"]),
    Bad(Cbor(b"\xd8\x29\x82\x01\x02"), Any, &["the number 1", "bool"]),
    Bad(Cbor(b"\x82\x01\x02"), Any, &["a list of numbers whose dtype"]),
    Bad(Cbor(b"\x82\x01\x19\x01\0"), U8x1, &["256 is out of range for uint8"]),
    Bad(Cbor(b"\x07"), U8x1, &["a single value, where an array belongs"]),
    Bad(Cbor(b"\x64AQID"), U8x1, &["a single value, where an array belongs"]),
    Bad(Cbor(b"\xa1\x61x\x01"), U8x1, &["map", "typed_array array"]),
    Bad(
        Cbor(b"\xd8\x56\x48\0\0\0\0\0\0\0\0"),
        C64x1,
        &["RFC 8746 has no typed array of complex64; the wire tagged carries it"],
    ),
];
