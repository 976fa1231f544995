//! Bad input for the wire `any`.

use super::{
    Bad,
    Field::{Any, Boolx1, C64x1, F64x0, F64x2, I16x1, U8x1},
    Input::{Cbor, Json, Msgpack},
};

pub(super) const BAD: &[Bad] = &[
    // No layout.
    Bad(Json("null"), F64x2, &["null", "expected an array in any known layout"]),
    Bad(Json(r#"{"0":1,"1":2.5}"#), F64x2, &["what JSON.stringify makes of a typed array"]),
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
        &["data compressed by \"lz4\", which is not read: have it written with zlib"],
    ),
    Bad(
        Json(
            r#"{"_ArrayType_":"uint8","_ArraySize_":[4],"_ArrayZipType_":"lzma","_ArrayZipSize_":[4],"_ArrayZipData_":"XQAAgAD//////////wAAf/503p12///1"}"#,
        ),
        Any,
        &["lzma: "],
    ),
    Bad(
        Json(
            r#"{"_ArrayType_":"uint8","_ArraySize_":[4],"_ArrayZipType_":"lzma","_ArrayZipSize_":[4],"_ArrayZipData_":"XQAAgAD//////////w=="}"#,
        ),
        Any,
        &["lzma: "],
    ),
    Bad(
        Json(
            r#"{"_ArrayType_":"uint8","_ArraySize_":[4],"_ArrayZipType_":"lzma","_ArrayZipSize_":[4],"_ArrayZipData_":"XQAAgAD/"}"#,
        ),
        Any,
        &["lzma: unexpected end of file"],
    ),
    Bad(
        Json(
            r#"{"_ArrayType_":"uint8","_ArraySize_":[4],"_ArrayZipType_":"lzma","_ArrayZipSize_":[4],"_ArrayZipData_":"/wAAgAD//////////wAAf/503p12///1JsAA"}"#,
        ),
        Any,
        &["lzma: invalid props byte"],
    ),
    Bad(
        Json(
            r#"{"_ArrayType_":"uint8","_ArraySize_":[4],"_ArrayZipType_":"lzma","_ArrayZipSize_":[4],"_ArrayZipData_":"XQAAgAD//////////wAAf/503p12///1JsAAeA=="}"#,
        ),
        Any,
        &["lzma: 1 bytes behind the end"],
    ),
    Bad(
        Json(
            r#"{"_ArrayType_":"uint8","_ArraySize_":[5],"_ArrayZipType_":"lzma","_ArrayZipSize_":[4],"_ArrayZipData_":"XQAAgAD//////////wAAf/503p12///1JsAA"}"#,
        ),
        Any,
        &["lzma: there are not the 5 bytes that the shape needs"],
    ),
    Bad(
        Json(
            r#"{"_ArrayType_":"uint8","_ArraySize_":[3],"_ArrayZipType_":"lzma","_ArrayZipSize_":[4],"_ArrayZipData_":"Xf///////////////wAAf/503p12///1JsAA"}"#,
        ),
        Any,
        &["lzma: there are more than the 3 bytes that the shape needs"],
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
    // Views.
    Bad(Json(r#"{"base":{}}"#), Any, &["jsonpickle needs `dtype`, `shape`, `py/object`"]),
    Bad(
        Json(r#"{"py/object":"numpy.ndarray","base":{"py/id":7},"shape":[1],"dtype":"int16"}"#),
        Any,
        &["jsonpickle: its `base` is `py/id`, an array in another place of the document"],
    ),
    Bad(
        Json(r#"{"py/object":"numpy.ndarray","base":[1],"shape":[1],"dtype":"int16"}"#),
        Any,
        &["its `base` is a sequence, expected an array"],
    ),
    Bad(
        Json(
            r#"{"py/object":"numpy.ndarray","base":{"dtype":"int16"},"shape":[1],"dtype":"int16"}"#,
        ),
        Any,
        &["its `base` is no array with `dtype` and `values`"],
    ),
    Bad(
        Json(
            r#"{"py/object":"numpy.ndarray","base":{"py/object":"numpy.ndarray","dtype":"int8","values":[1,2]},"offset":1,"shape":[2],"dtype":"int8"}"#,
        ),
        Any,
        &["a view reaches beyond its base of 2 bytes"],
    ),
    Bad(
        Json(
            r#"{"py/object":"numpy.ndarray","base":{"py/object":"numpy.ndarray","dtype":"int8","values":[1,2]},"strides":[-1],"shape":[2],"dtype":"int8"}"#,
        ),
        Any,
        &["a view reaches beyond its base of 2 bytes"],
    ),
    Bad(
        Json(
            r#"{"py/object":"numpy.ndarray","base":{"py/object":"numpy.ndarray","dtype":"int8","values":[1,2]},"strides":[0],"shape":[1000000000000],"dtype":"int8"}"#,
        ),
        Any,
        &["a view of 1000000000000 bytes is larger than its base of 2"],
    ),
    Bad(
        Json(
            r#"{"py/object":"numpy.ndarray","base":{"py/object":"numpy.ndarray","dtype":"int8","values":[1,2]},"strides":[1,1],"shape":[2],"dtype":"int8"}"#,
        ),
        Any,
        &["a view of 1 axes with 2 strides"],
    ),
    Bad(
        Json(
            r#"{"py/object":"numpy.ndarray","base":{"py/object":"numpy.ndarray","dtype":"int8","values":[1,2]},"byteorder":"<","shape":[2],"dtype":"int8"}"#,
        ),
        Any,
        &["the byte order \"<\" of a view, expected \"S\""],
    ),
    // Scalars.
    Bad(
        Json(r#"{"py/object":"numpy.ndarray","dtype":"int8","value":1}"#),
        Any,
        &["`py/object` is \"numpy.ndarray\", expected a scalar of numpy"],
    ),
    Bad(
        Json(r#"{"py/object":"numpy.complex64","dtype":"complex64","value":{"re":1}}"#),
        Any,
        &["a map", "in a list of complex64"],
    ),
    Bad(
        Json(r#"{"nd":true,"type":"<f8","data":""}"#),
        Any,
        &["`nd` is true, and there is no `shape`"],
    ),
    Bad(Json(r#"{"complex":true,"data":"1+2"}"#), Any, &["\"1+2\", expected a complex number"]),
    Bad(Json(r#"{"complex":true,"data":"(1+xj)"}"#), Any, &["\"(1+xj)\", expected a complex"]),
    Bad(Json(r#"{"complex":false,"data":"1j"}"#), Any, &["`complex` is false"]),
    Bad(
        Json(r#"{"__npgeneric__":false,"data":1,"dtype":"<f4"}"#),
        Any,
        &["`__npgeneric__` is false"],
    ),
    Bad(
        Json(r#"{"__npgeneric__":true,"data":1.5,"dtype":"<i4"}"#),
        Any,
        &["the number 1.5 has a fraction"],
    ),
    // Of JavaScript and MongoDB.
    Bad(
        Json(
            r#"{"type":"ndarray","dtype":"float64","flags":{},"order":"row-major","shape":[3,2],"strides":[1,3],"data":[1,2,3,4,5,6]}"#,
        ),
        F64x2,
        &["stdlib: the order and the strides of a transposed array"],
    ),
    Bad(
        Json(
            r#"{"type":"ndarray","dtype":"float64","flags":{},"order":"column-major","shape":[3,2],"strides":[2,1],"data":[1,2,3,4,5,6]}"#,
        ),
        F64x2,
        &["stdlib: the order and the strides of a transposed array"],
    ),
    Bad(
        Json(
            r#"{"type":"ndarray","dtype":"float64","flags":{},"order":"mixed","shape":[1],"strides":[1],"data":[1]}"#,
        ),
        Any,
        &["stdlib: the order \"mixed\""],
    ),
    Bad(
        Json(
            r#"{"type":"ndarray","dtype":"generic","flags":{},"order":"row-major","shape":[1],"strides":[1],"data":[1]}"#,
        ),
        Any,
        &["unknown dtype \"generic\""],
    ),
    Bad(
        Json(
            r#"{"type":"ndarray","dtype":"float64","flags":{},"order":"column-major","shape":[2,2],"strides":[1,2],"data":[1,2,3]}"#,
        ),
        F64x2,
        &["needs 32 bytes, the data has 24"],
    ),
    Bad(
        Json(r#"{"$binary":{"base64":"AAAA","subType":"05"}}"#),
        Any,
        &["a binary whose subtype is the text \"05\", not 9"],
    ),
    Bad(
        Json(r#"{"$binary":{"base64":"EQAA","subType":"09"}}"#),
        Any,
        &["a vector of the type 0x11"],
    ),
    Bad(
        Json(r#"{"$binary":{"base64":"JwE=","subType":"9"}}"#),
        Any,
        &["whole bytes with a padding of 1"],
    ),
    Bad(Json(r#"{"$binary":{"base64":"EAE=","subType":"09"}}"#), Any, &["fewer than they say"]),
    Bad(Json(r#"{"$binary":{"base64":"Jw==","subType":"09"}}"#), Any, &["a vector without a type"]),
    Bad(
        Json(r#"{"$binary":{"base64":"JwAAAA==","subType":"09"}}"#),
        Any,
        &["shape [0] of float32 needs 0 bytes, the data has 2"],
    ),
    Bad(Json(r#"{"$binary":"AwA=","$type":9,"x":1}"#), Any, &["unknown field \"x\""]),
    Bad(Msgpack(b"\xd5\x74\x10\x00"), Any, &["bytes of the kind 16, which is no typed array"]),
    Bad(Msgpack(b"\xd5\x74\x07\x00"), Any, &["shape [0] of float32 needs 0 bytes, the data has 1"]),
    Bad(Msgpack(b"\xd4\x06\x93"), Any, &["extension type of langgraph has 0 bytes left"]),
    Bad(Msgpack(b"\xd6\xff\0\0\0\0"), Any, &["extension type -1 is a timestamp"]),
    Bad(Json(r#"{"v":2}"#), F64x0, &["version 2 of ndarray_v1 is unknown"]),
    Bad(Msgpack(b"\xd4\x05\x00"), Any, &["extension type 5 is no array"]),
    Bad(Msgpack(b"\xd4\x03\x00"), Any, &["extension type of flax has 0 bytes left"]),
    Bad(Msgpack(b"\xd4\x02\x92"), Any, &["extension type of flax has 0 bytes left"]),
    Bad(Msgpack(b"\xd4\x01\x93"), Any, &["0 bytes left where 1 bytes was expected"]),
    Bad(
        Msgpack(b"\xd8\x01\x93\x91\x01\xa4int8\xc6\xff\xff\xff\xff\0\0\0\0"),
        Any,
        &["3 bytes left where 4294967295 bytes was expected"],
    ),
    Bad(Cbor(b"\x42\x93N"), U8x1, &["a file starts with"]),
];
