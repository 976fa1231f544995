//! Bad input for the wire `pickle`.

use super::{
    Bad,
    Field::{F64x0, F64x2, U8x1},
    Input::{File, Json},
};

pub(super) const BAD: &[Bad] = &[
    Bad(File(b""), F64x2, &["cut off", "at byte 0 1 are needed, 0 are left"]),
    Bad(
        File(b"\x80\x04cos\nsystem\n\x8c\x02ls\x85R."),
        F64x2,
        &["an object of the class os.system, not an array", "nothing in a pickle is executed"],
    ),
    Bad(File(b"cbuiltins\neval\n(S'1'\ntR."), F64x2, &["an object of the class builtins.eval"]),
    Bad(File(b"\x80\x04\x8c\x02os\x8c\x06system\x93."), F64x2, &["names os.system"]),
    // Functions are distinguished only by name: no attribute of a known module will do.
    Bad(File(b"cnumpy\nfromfile\n."), F64x2, &["names numpy.fromfile"]),
    Bad(File(b"cnumpy\nndarray.tofile\n."), F64x2, &["names numpy.ndarray.tofile"]),
    Bad(File(b"c\x1b[2J\nx\n."), F64x2, &[r#"names "\u{1b}[2J.x""#]),
    Bad(File(b"cjoblib.numpy_pickle\nZNDArrayWrapper\n."), F64x2, &["names joblib.numpy_pickle.ZNDArrayWrapper"]),
    Bad(File(b"\x80\x04cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\x81."), F64x2, &["an array without data"]),
    Bad(File(b"\x80\x04cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\x81}b."), F64x2, &["joblib's description"]),
    Bad(File(b"\x80\x04csklearn.utils\nBunch\n)\x81}(VX\nNub."), F64x2, &["the pickle is a dict, not an array"]),
    Bad(File(b"cnumpy.ma.core\n_mareconstruct\n."), F64x2, &["numpy.ma.core._mareconstruct"]),
    Bad(File(b"\x93NUMPY\x01\x00"), F64x2, &["is a .npy file, not a pickle"]),
    Bad(File(b"\x1f\x8b\x08\n"), F64x2, &["pickle: this is compressed by gzip: unpack it first, with gunzip"]),
    Bad(File(b"\x78\x9c\x4b"), F64x2, &["compressed by zlib, as by joblib"]),
    Bad(File(b"BZh91AY&SY"), F64x2, &["compressed by bzip2"]),
    Bad(File(b"\xfd7zXZ\0"), F64x2, &["compressed by xz"]),
    Bad(File(b"\x28\xb5\x2f\xfd"), F64x2, &["compressed by zstd"]),
    Bad(File(b"\x04\x22\x4d\x18"), F64x2, &["compressed by LZ4"]),
    // What NumPy writes of a dtype whose fields share memory.
    Bad(
        File(b"\x80\x02cnumpy._core.multiarray\n_reconstruct\nq\x00cnumpy\nndarray\nq\x01K\x00\x85q\x02c_codecs\nencode\nq\x03X\x01\x00\x00\x00bq\x04X\x06\x00\x00\x00latin1q\x05\x86q\x06Rq\x07\x87q\x08Rq\x09(K\x01K\x01\x85q\ncnumpy\ndtype\nq\x0bX\x02\x00\x00\x00V6q\x0c\x89\x88\x87q\x0dRq\x0e(K\x03X\x01\x00\x00\x00|q\x0fNX\x01\x00\x00\x00aq\x10X\x01\x00\x00\x00bq\x11\x86q\x12}q\x13(h\x10h\x0bX\x02\x00\x00\x00i4q\x14\x89\x88\x87q\x15Rq\x16(K\x03X\x01\x00\x00\x00<q\x17NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tq\x18bK\x00\x86q\x19h\x11h\x16K\x02\x86q\x1auK\x06K\x01K\x10tq\x1bb\x89h\x03X\x06\x00\x00\x00\x00\x00\x00\x00\x00\x00q\x1ch\x05\x86q\x1dRq\x1etq\x1fb."),
        F64x2,
        &["the fields of the record overlap: they take 8 bytes, the record 6"],
    ),
    Bad(File(b"\x80\x06."), F64x2, &["protocol 6 is unknown"]),
    Bad(File(b"\x80\x04N."), F64x2, &["is None, not an array", "pickle::from_slice"]),
    Bad(File(b"\x80\x04K\x01."), F64x0, &["is an integer, not an array"]),
    Bad(File(b"\x80\x04]."), U8x1, &["is a list, not an array"]),
    Bad(File(b"\x80\x04NN0."), F64x2, &["is None"]),
    Bad(File(b"\x80\x040."), F64x2, &["takes a value that it has not made"]),
    Bad(File(b"\x80\x04N(0."), F64x2, &["takes a value that it has not made"]),
    Bad(File(b"\x80\x04t."), F64x2, &["takes a mark that it has not made"]),
    Bad(File(b"\x80\x04N.N"), F64x2, &["1 bytes behind the end"]),
    Bad(File(b"\x80\x04N"), F64x2, &["cut off: at byte 3"]),
    Bad(File(b"\x80\x04B\xff\xff\xff\xff"), F64x2, &["4294967295 are needed, 0 are left"]),
    Bad(File(b"\x80\x04h\x05."), F64x2, &["memo has nothing at 5"]),
    Bad(File(b"\x80\x04Nr\xff\xff\xff\xff."), F64x2, &["place 4294967295 of the memo"]),
    Bad(File(b"\x80\x04NNR."), F64x2, &["calls None"]),
    Bad(File(b"\x80\x04cnumpy\ndtype\n)R."), F64x2, &["an object of the class numpy.dtype"]),
    Bad(File(b"\x80\x04cnumpy\nndarray\n)R."), F64x2, &["an object of the class numpy.ndarray"]),
    Bad(File(b"\x80\x04cnumpy\nndarray\n)\x81."), F64x2, &["an object of the class numpy.ndarray"]),
    Bad(File(b"\x80\x04]N}b."), F64x2, &["gives None attributes"]),
    Bad(File(b"\x80\x04NNa."), F64x2, &["puts items into None"]),
    Bad(File(b"\x80\x04}(Nu."), F64x2, &["whose last key has no value"]),
    Bad(File(b"\x80\x04\x82\x01."), F64x2, &["extension code"]),
    Bad(File(b"\x80\x04P1\n."), F64x2, &["persistent id"]),
    Bad(File(b"\x80\x05\x97."), F64x2, &["kept outside the pickle"]),
    Bad(File(b"\x80\x04\x00."), F64x2, &["byte 2 is 0x00, which is no opcode"]),
    Bad(File(b"\x80\x04\x8c\x01\xff."), F64x2, &["text that is not UTF-8"]),
    Bad(File(b"I1x\n."), F64x2, &["\"1x\" in the pickle is no integer"]),
    Bad(File(b"F1,5\n."), F64x2, &["no float"]),
    Bad(File(b"S'a\n."), F64x2, &["no string"]),
    Bad(
        File(
            b"\x80\x04cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85C\x01b\x87R.",
        ),
        F64x2,
        &["an array without data"],
    ),
    Bad(
        File(
            b"\x80\x04cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85C\x01b\x87R(K\x01(K\x01K\x02tcnumpy\ndtype\n\x8c\x02f8\x89\x88\x87R(K\x03\x8c\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb\x89C\x0f---------------tb.",
        ),
        F64x2,
        &["shape [1, 2] of float64 needs 16 bytes, the data has 15"],
    ),
    Bad(
        File(
            b"\x80\x04cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85C\x01b\x87R(K\x01(K\x01K\x01tcnumpy\ndtype\n\x8c\x02O8\x89\x88\x87R(K\x03\x8c\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x3ftb\x89]Natb.",
        ),
        F64x2,
        &["\"|O8\" is object", "never executed"],
    ),
    Bad(
        File(
            b"\x80\x04cnumpy.core.multiarray\nscalar\ncnumpy\ndtype\n\x8c\x02f4\x89\x88\x87R(K\x03\x8c\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tbC\x04----\x86R.",
        ),
        F64x0,
        &["data is float32", "field holds float64"],
    ),
    // Axes in an order that is none.
    Bad(
        File(b"\x80\x05cnumpy._core.numeric\n_frombuffer\n(C\x10----------------cnumpy\ndtype\n\x8c\x02f8\x89\x88\x87R(K\x03\x8c\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tbK\x01K\x02\x86\x8c\x01KK\x00K\x00\x86tR."),
        F64x2,
        &["shape [1, 2] by [0, 0], which is no permutation"],
    ),
    Bad(
        File(b"\x80\x05cnumpy._core.numeric\n_frombuffer\n(C\x10----------------cnumpy\ndtype\n\x8c\x02f8\x89\x88\x87R(K\x03\x8c\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tbK\x01K\x02\x86\x8c\x01KK\x00K\x02\x86tR."),
        F64x2,
        &["by [0, 2], which is no permutation"],
    ),
    Bad(
        File(b"\x80\x05cnumpy._core.numeric\n_frombuffer\n(C\x10----------------cnumpy\ndtype\n\x8c\x02f8\x89\x88\x87R(K\x03\x8c\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tbK\x01K\x02\x86\x8c\x01KK\x00J\xff\xff\xff\xff\x86tR."),
        F64x2,
        &["by [0, -1], which is no permutation"],
    ),
    Bad(
        File(b"\x80\x05cnumpy._core.numeric\n_frombuffer\n(C\x10----------------cnumpy\ndtype\n\x8c\x02f8\x89\x88\x87R(K\x03\x8c\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tbK\x01K\x02\x86\x8c\x01KK\x00\x85tR."),
        F64x2,
        &["by [0], which is no permutation"],
    ),
    Bad(
        File(b"\x80\x05cnumpy._core.numeric\n_frombuffer\n(C\x10----------------cnumpy\ndtype\n\x8c\x02f8\x89\x88\x87R(K\x03\x8c\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tbK\x01K\x02\x86\x8c\x01KK\x00K\x01K\x00\x87tR."),
        F64x2,
        &["by [0, 1, 0], which is no permutation"],
    ),
    Bad(
        File(b"\x80\x05cnumpy._core.numeric\n_frombuffer\n(C\x10----------------cnumpy\ndtype\n\x8c\x02f8\x89\x88\x87R(K\x03\x8c\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tbK\x01K\x02\x86\x8c\x01KNtR."),
        F64x2,
        &["the order of an array's axes as NumPy does not write it"],
    ),
    Bad(
        File(b"\x80\x05cnumpy._core.numeric\n_frombuffer\n(C\x10----------------cnumpy\ndtype\n\x8c\x02f8\x89\x88\x87R(K\x03\x8c\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tbK\x01K\x02\x86\x8c\x01KK\x00G--------\x86tR."),
        F64x2,
        &["the order of an array's axes"],
    ),
    Bad(
        File(b"\x80\x05cnumpy._core.numeric\n_frombuffer\n(C\x10----------------cnumpy\ndtype\n\x8c\x02f8\x89\x88\x87R(K\x03\x8c\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tbK\x01K\x02\x86\x8c\x01KtR."),
        F64x2,
        &["unknown order", "K"],
    ),
    Bad(
        File(b"\x80\x05cnumpy._core.numeric\n_frombuffer\n(C\x10----------------cnumpy\ndtype\n\x8c\x02f8\x89\x88\x87R(K\x03\x8c\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tbK\x01K\x02\x86\x8c\x01CK\x01K\x00\x86tR."),
        F64x2,
        &["_frombuffer's arguments"],
    ),
    Bad(
        File(b"\x80\x05cnumpy._core.numeric\n_frombuffer\n(C\x0f---------------cnumpy\ndtype\n\x8c\x02f8\x89\x88\x87R(K\x03\x8c\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tbK\x01K\x02\x86\x8c\x01KK\x01K\x00\x86tR."),
        F64x2,
        &["shape [2, 1] of float64 needs 16 bytes, the data has 15"],
    ),
    Bad(
        File(b"\x80\x05cnumpy._core.numeric\n_frombuffer\n(C\x10----------------cnumpy\ndtype\n\x8c\x02f8\x89\x88\x87R(K\x03\x8c\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tbJ\xff\xff\xff\x7fJ\xff\xff\xff\x7f\x86\x8c\x01KK\x01K\x00\x86tR."),
        F64x2,
        &["[2147483647, 2147483647] of float64"],
    ),
    Bad(Json("null"), F64x2, &["null", "a pickle array"]),
    Bad(Json(r#""AAAA*AAA""#), F64x2, &["base64"]),
    Bad(Json(r#""gAROLg==""#), F64x2, &["is None, not an array"]),
    Bad(Json("[128,4,300]"), F64x2, &["`300`, expected u8"]),
];
