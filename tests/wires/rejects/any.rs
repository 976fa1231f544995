//! Bad input for the wire `any`.

use super::{
    Bad,
    Field::{Any, Boolx1, C64x1, F64x0, F64x2, I16x1, U8x1},
    Input::{Cbor, Json, Msgpack},
};

pub(super) const BAD: &[Bad] = &[
    // No layout.
    Bad(Json("null"), F64x2, &["null", "expected an array in any known layout"]),
    Bad(Json("{}"), Any, &["no known layout is a map of"]),
    Bad(Json(r#"{"\u001b":1}"#), Any, &[r#"unknown field "\u{1b}", which no known layout has"#]),
    Bad(
        Json(r#"{"dtype":"<f8","data":""}"#),
        F64x2,
        &["a map of `dtype`, `data` is no array", "tagged needs `shape`", "monty needs"],
    ),
    Bad(
        Json(r#"{"__numpy__":"","bdata":""}"#),
        F64x2,
        &["no known layout is a map of `__numpy__`, `bdata`"],
    ),
    Bad(Json(r#"{"dtype":"<f8","dtype":"<f8"}"#), F64x2, &["duplicate field `dtype`"]),
    Bad(Json(r#""abc""#), F64x2, &["start no .npy file, pickle or packed array", "\"abc\""]),
    Bad(
        Msgpack(b"\xc4\x02\x01\x02"),
        U8x1,
        &["bytes that start no .npy file, pickle or packed array"],
    ),
    Bad(Json("[1, 2]"), Any, &["do not say the dtype", "the wires tagged and readable state it"]),
    Bad(Json("[[1], [2]]"), Any, &["no record", "do not say the dtype"]),
    Bad(Json("1.5"), Any, &["do not say the dtype"]),
    Bad(Json(r#"["float99", "", [0]]"#), Any, &["unknown dtype \"float99\""]),
    Bad(Json(r#"["abc", 1]"#), F64x2, &["neither a number nor a dtype", "\"abc\""]),
    Bad(Json("[1, \"abc\"]"), F64x2, &["unknown number \"abc\" in a list of float64"]),
    Bad(Json("[[1], [2, 3]]"), F64x2, &["ragged list"]),
    Bad(Json("[1, 2]"), F64x2, &["1 axes", "field has 2"]),
    Bad(Json(r#"["float64"]"#), F64x2, &["invalid length 1", "expected dtype, data and shape"]),
    Bad(Json(r#"["float64","AAAAAAAAAAA="]"#), F64x2, &["invalid length 2"]),
    Bad(
        Json(r#"["float64","AAAAAAAAAAA=",[1,1],[[[]]]]"#),
        F64x2,
        &["there is a fourth value behind the shape"],
    ),
    Bad(
        Json(r#"["float64",[1,1],"little","C","AAAAAAAAAAA=",0]"#),
        F64x2,
        &["there is a sixth value"],
    ),
    Bad(Json(r#"["float64",[1,1],"middle","C",""]"#), F64x2, &["unknown byteorder \"middle\""]),
    Bad(
        Msgpack(b"\x93\xc4\x02\x01\x02\xa3<i2\x91\x02"),
        I16x1,
        &["shape [2] of int16 needs 4 bytes"],
    ),
    Bad(Json("[1, [1], [2.5]]"), I16x1, &["the number 2.5 has a fraction"]),
    Bad(Json("[1, [2], [2]]"), I16x1, &["needs 2 numbers, the list has 1"]),
    // What the hub checks.
    Bad(
        Json(r#"{"__ndarray__":"AAAAAAAAAAA=","dtype":"float64","shape":[1,2]}"#),
        F64x2,
        &["needs 16 bytes, the data has 8"],
    ),
    Bad(
        Json(r#"{"__ndarray__":"AAAAAA==","dtype":"float32","shape":[1,1]}"#),
        F64x2,
        &["data is float32", "field holds float64"],
    ),
    Bad(
        Json(r#"{"__ndarray__":"AAEC","dtype":"bool","shape":[3]}"#),
        Boolx1,
        &["element 2", "the byte 2"],
    ),
    Bad(
        Json(r#"{"bdata":"","dtype":"f8","shape":"1099511627776, 1099511627776"}"#),
        F64x2,
        &["overflows this machine's address space"],
    ),
    // `__ndarray__`
    Bad(
        Json(r#"{"__ndarray__":"b64.gz:AAAA","dtype":"float64","shape":[1,1]}"#),
        F64x2,
        &["gzip: "],
    ),
    Bad(
        Json(
            r#"{"__ndarray__":"b64.gz:H4sIAAAAAAACA2NgAIEf9gDhmSAPCAAAAA==","dtype":"float64","shape":[1,1]}"#,
        ),
        F64x2,
        &["gzip: corrupt"],
    ),
    Bad(
        Json(
            r#"{"__ndarray__":"b64.gz:H4sIAAAAAAACA2NgAIEf9gDhmSEPCAAAAHg=","dtype":"float64","shape":[1,1]}"#,
        ),
        F64x2,
        &["gzip: 1 bytes behind the end"],
    ),
    Bad(
        Json(
            r#"{"__ndarray__":"b64.gz:H4sIAAAAAAACA2NgAIEf9gDhmSEPCAAAAA==","dtype":"float64","shape":[1,2]}"#,
        ),
        F64x2,
        &["gzip: there are not the 16 bytes that the shape needs"],
    ),
    Bad(
        Json(
            r#"{"__ndarray__":"b64.gz:H4sIAAAAAAACA2NgAIEf9gDhmSEPCAAAAA==","dtype":"float64","shape":[1,0]}"#,
        ),
        F64x2,
        &["gzip: there are more than the 0 bytes that the shape needs"],
    ),
    Bad(
        Json(
            r#"{"__ndarray__":"b64.gz:H4sIAAAAAAACA2NgAIEf9gDhmSEPCAAAAA==","dtype":"float64","shape":[1,4611686018427387904]}"#,
        ),
        F64x2,
        &["overflows"],
    ),
    Bad(
        Json(r#"{"__ndarray__":"b64.gz:?","dtype":"float64","shape":[1,1]}"#),
        F64x2,
        &["compressed data is not base64"],
    ),
    Bad(Json(r#"{"__ndarray__":false}"#), F64x2, &["`__ndarray__` is false"]),
    Bad(Json(r#"{"__ndarray__":[1,2]}"#), Any, &["`__ndarray__` has no dtype and shape"]),
    Bad(
        Json(r#"{"__ndarray__":true,"dtype":"<f8","shape":[1]}"#),
        Any,
        &["`__ndarray__` is true, and there is no `data`"],
    ),
    Bad(
        Json(r#"{"__ndarray__":"AAAA","data":"","dtype":"<f8","shape":[1]}"#),
        Any,
        &["openpi: `__ndarray__` is not true"],
    ),
    Bad(
        Json(r#"{"__ndarray__":"AAA=","dtype":"int16","shape":[1],"endian":"little"}"#),
        I16x1,
        &["without its mark \"b64:\""],
    ),
    Bad(
        Json(r#"{"__ndarray__":[1],"dtype":"int16","shape":[1],"order":"little"}"#),
        I16x1,
        &["`order` is a key of bokeh 2"],
    ),
    Bad(
        Json(r#"{"__ndarray__":["a"],"dtype":"<i2","shape":[1]}"#),
        Any,
        &["unknown number \"a\"", "in a list of int16"],
    ),
    Bad(
        Json(r#"{"__ndarray__":["ab"],"dtype":"<U1","shape":[1]}"#),
        Any,
        &["element 0 has 2 characters", "has room for 1"],
    ),
    Bad(Json(r#"{"__ndarray__":[[1],"int16",[1],2]}"#), I16x1, &["there is a fourth value"]),
    Bad(Json(r#"{"__ndarray__":[[1],"int16"]}"#), I16x1, &["invalid length 2"]),
    Bad(Json(r#"{"__ndarray__":[[-1],"int16",[1]]}"#), I16x1, &["an axis of -1 is negative"]),
    Bad(Json(r#"{"__ndarray__":[1,"int16",[1]]}"#), I16x1, &["\"int16\" behind no shape"]),
    Bad(
        Json(r#"{"__ndarray__":[1.5],"dtype":"int16","shape":[1]}"#),
        I16x1,
        &["the number 1.5 has a fraction"],
    ),
    Bad(
        Json(r#"{"__ndarray__":[1,2,3],"dtype":"complex64","shape":[3]}"#),
        Any,
        &["lists of the shape [3] without pairs in a list of complex64"],
    ),
    // The others.
    Bad(Json(r#"{"nd":false}"#), F64x2, &["`nd` is false, which marks a NumPy scalar"]),
    Bad(
        Json(r#"{"nd":true,"type":"<f8","kind":"V","shape":[1,1],"data":""}"#),
        F64x2,
        &["kind V marks records, and the type is float64"],
    ),
    Bad(
        Json(r#"{"nd":true,"type":"<f8","kind":"i","shape":[1,1],"data":""}"#),
        F64x2,
        &["kind i is not that of the type float64"],
    ),
    Bad(
        Json(r#"{"bdata":"","dtype":"f8","_inputArray":{"0":1,"bdata":"","dtype":"f8"}}"#),
        F64x2,
        &["1 axes", "field has 2"],
    ),
    Bad(
        Json(r#"{"dtype":"f8","shape":[1,1],"data":"AAAAAAAAAAA="}"#),
        F64x2,
        &["tagged: its dtype lacks the mark of the byte order"],
    ),
    Bad(
        Json(r#"{"bdata":"","dtype":"f8","shape":"1,"}"#),
        F64x2,
        &["\"1,\" is not a list of lengths"],
    ),
    Bad(Json(r#"{"datatype":"BYTES"}"#), Any, &["texts of any length"]),
    Bad(Json(r#"{"datatype":"FP99"}"#), Any, &["unknown datatype \"FP99\""]),
    Bad(
        Json(
            r#"{"type":"ndarray","array":{"type":"bytes","data":"H4sI"},"shape":[1],"dtype":"int16"}"#,
        ),
        I16x1,
        &["bokeh 3: gzip: unexpected end of file"],
    ),
    Bad(
        Json(r#"{"type":"<i2","value":[1],"dtype":"int16"}"#),
        I16x1,
        &["numpydantic: `type` is not \"numpy\""],
    ),
    Bad(
        Json(r#"{"@module":"numpy","@class":"matrix"}"#),
        Any,
        &["`@class` is \"matrix\", expected `array`"],
    ),
    Bad(
        Json(r#"{"_nd_":true,"dtype":"<i2","data":"0x00"}"#),
        I16x1,
        &["pair 0 of hexadecimal digits"],
    ),
    Bad(Json(r#"{"_nd_":true,"dtype":"<i2","data":"000"}"#), I16x1, &["3 hexadecimal digits"]),
    Bad(
        Json(r#"{"type":"ndarray","array":{"type":"typed_array","data":"H4sI"}}"#),
        Any,
        &["`type` is \"typed_array\", expected `bytes`"],
    ),
    Bad(
        Json(r#"{"type":"ndarray","array":{"shape":[1]}}"#),
        Any,
        &["a key `shape` in the bytes of an array of bokeh 3"],
    ),
    Bad(
        Json(r#"{"_ArrayZipType_":"lz4"}"#),
        Any,
        &["data compressed by \"lz4\", which is not read"],
    ),
    Bad(Json(r#"{"_ArrayZipType_":"zlib"}"#), Any, &["jdata needs `_ArrayType_`, `_ArraySize_`"]),
    Bad(Json(r#"{"_ArrayIsSparse_":true}"#), Any, &["sparse array of jdata"]),
    Bad(
        Json(
            r#"{"_ArrayType_":"int16","_ArraySize_":[1],"_ArrayIsComplex_":true,"_ArrayData_":[[1],[2]]}"#,
        ),
        Any,
        &["jdata: complex numbers of int16"],
    ),
    Bad(
        Json(r#"{"dims":["x","y"],"data":[1]}"#),
        I16x1,
        &["xarray: 2 names of axes, and lists of the shape [1]"],
    ),
    Bad(Json(r#"{"dims":["x"],"data":[1]}"#), Any, &["do not say the dtype"]),
    Bad(
        Json(r#"{"py/object":"builtins.complex"}"#),
        C64x1,
        &["`py/object` is \"builtins.complex\", expected `numpy.ndarray`"],
    ),
    Bad(
        Json(r#"{"py/object":"numpy.ndarray","dtype":"int16","values":"eJxj"}"#),
        I16x1,
        &["jsonpickle: zlib: "],
    ),
    Bad(
        Json(
            r#"{"py/object":"numpy.ndarray","dtype":"uint8","shape":[13],"values":"eJxjYACBH/YAAjcBOA=="}"#,
        ),
        U8x1,
        &["jsonpickle: its values could be bytes, or bytes compressed by zlib"],
    ),
    Bad(Json(r#"{"base":{}}"#), Any, &["view of another array of jsonpickle"]),
    Bad(Json(r#"{"v":2}"#), F64x0, &["version 2 of ndarray_v1 is unknown"]),
    Bad(Msgpack(b"\xd4\x05\x00"), Any, &["extension type 5 is no array"]),
    Bad(Msgpack(b"\xd4\x03\x00"), Any, &["extension type 3 is a scalar of flax"]),
    Bad(Msgpack(b"\xd4\x01\x93"), Any, &["0 bytes left where 1 bytes was expected"]),
    Bad(
        Msgpack(b"\xd8\x01\x93\x91\x01\xa4int8\xc6\xff\xff\xff\xff\0\0\0\0"),
        Any,
        &["3 bytes left where 4294967295 bytes was expected"],
    ),
    Bad(Cbor(b"\x42\x93N"), U8x1, &["a file starts with"]),
];
