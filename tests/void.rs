//! Bytes without a meaning: what NumPy writes of the floats of `ml_dtypes`, and of its own void.

use std::{fs, path::Path};

use half::bf16;
use ndarray::{Array2, Ix1, Ix2, arr2};
use ndserde::{
    DType, DynArray, ErrorKind, Nd, Value,
    field::{DeserializeBy, SerializeBy},
    npy::{self, BlockReader},
    pickle, wire,
    wire::Wire,
};
use ndserde_test_support::for_each_wire;

/// What `tests/golden/generate.py` has NumPy write.
fn golden(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    fs::read(path.join(format!("void_{name}.npy"))).unwrap()
}

fn read(name: &str) -> DynArray {
    BlockReader::new(&golden(name)[..]).and_then(BlockReader::into_array).unwrap()
}

fn floats() -> Array2<bf16> {
    arr2(&[[0.0, -1.5, 3.0], [f32::INFINITY, f32::NAN, 0.125]]).mapv(bf16::from_f32)
}

fn bits(array: &Array2<bf16>) -> Vec<u16> {
    array.iter().map(|number| number.to_bits()).collect()
}

#[test]
fn numpys_files_are_read_and_written() {
    for (name, dtype, printed) in [
        (
            "bfloat16",
            "void2",
            "[[0x0000, 0xc0bf, 0x4040],\n [0x807f, 0xc07f, 0x003e]], dtype=void2, shape=[2, 3]",
        ),
        (
            "float8",
            "void1",
            "[[0x00, 0xbc, 0x44],\n [0x7f, 0x7f, 0x20]], dtype=void1, shape=[2, 3]",
        ),
        (
            "plain",
            "void3",
            "[[0x000102, 0x030405, 0x060708],\n [0x090a0b, 0x0c0d0e, 0x0f1011]], dtype=void3, shape=[2, 3]",
        ),
        (
            "record",
            "[('raw', '|V3'), ('id', '<i4')]",
            "[(0x616263, 1), (0x000064, 2)], dtype=[('raw', '|V3'), ('id', '<i4')], shape=[2]",
        ),
    ] {
        let array = read(name);
        assert_eq!((array.dtype().to_string(), array.to_string()), (dtype.into(), printed.into()));
        let mut written = Vec::new();
        npy::to_writer_dyn(&mut written, &array).unwrap();
        // Bytes have no byte order, which ml_dtypes has NumPy write all the same.
        let expected = String::from_utf8_lossy(&golden(name)).replace("'<V", "'|V");
        assert_eq!(String::from_utf8_lossy(&written), expected, "{name}");
        let mut copied = Vec::new();
        BlockReader::new(&golden(name)[..]).and_then(|reader| reader.copy_to(&mut copied)).unwrap();
        assert_eq!(copied, written);
    }
}

#[test]
fn bfloat16_is_read_from_its_bytes() {
    let (file, expected) = (golden("bfloat16"), bits(&floats()));
    assert_eq!(bits(&npy::from_slice::<bf16, Ix2>(&file).unwrap()), expected);
    assert_eq!(bits(&npy::from_reader::<_, bf16, Ix2>(&file[..]).unwrap()), expected);
    let array = read("bfloat16").reinterpret_void(DType::BFloat16).unwrap();
    assert_eq!(array.dtype(), &DType::BFloat16);
    assert_eq!(bits(&array.into_array().unwrap()), expected);
    let blocks =
        BlockReader::new(&file[..]).and_then(|file| file.reinterpret_void(DType::BFloat16));
    assert_eq!(
        bits(&blocks.and_then(BlockReader::into_array).unwrap().into_array().unwrap()),
        expected
    );
    // In any document that says so.
    let json = serde_json::to_string(&Nd::new(read("bfloat16"))).unwrap();
    assert!(json.starts_with(r#"{"dtype":"|V2","#), "{json}");
    let field: Nd<Array2<bf16>> = serde_json::from_str(&json).unwrap();
    assert_eq!(bits(&field.into_inner()), expected);
    let big = json.replace("little", "big");
    let error = serde_json::from_str::<Nd<Array2<bf16>>>(&big).unwrap_err().to_string();
    assert!(error.contains("bfloat16") && error.contains("big"), "{error}");
}

#[test]
fn what_is_refused_and_why() {
    let file = golden("bfloat16");
    let hint = "; NumPy writes the floats of ml_dtypes as void: ";
    for (error, kind, why) in [
        (
            npy::from_slice::<f32, Ix2>(&file).unwrap_err(),
            ErrorKind::DType,
            format!("npy: the data is void2, the field holds float32{hint}"),
        ),
        (
            npy::from_slice::<bf16, Ix2>(&golden("float8")).unwrap_err(),
            ErrorKind::DType,
            format!("npy: the data is void1, the field holds bfloat16{hint}"),
        ),
        (
            read("float8").reinterpret_void(DType::BFloat16).unwrap_err(),
            ErrorKind::DType,
            "the data is void1, the field holds bfloat16".into(),
        ),
        (
            read("float8").reinterpret_void(DType::Bool).unwrap_err(),
            ErrorKind::Value,
            "element 1 of the bool data is the byte 188".into(),
        ),
        (
            BlockReader::new(&file[..])
                .and_then(|file| file.reinterpret_void(DType::Float64))
                .unwrap_err(),
            ErrorKind::DType,
            "npy: the data is void2, the field holds float64".into(),
        ),
        (
            read("bfloat16").cast::<f32, Ix2>().unwrap_err(),
            ErrorKind::DType,
            "the data is void2".into(),
        ),
        (
            npy::from_slice::<bf16, Ix2>(&golden("bfloat16_big")).unwrap_err(),
            ErrorKind::Unsupported,
            "npy: the dtype \">V2\" is void, which is not carried: ".into(),
        ),
    ] {
        let message = error.to_string();
        assert!(message.starts_with(&why), "{message}");
        assert_eq!(error.kind(), kind, "{message}");
    }
}

/// Whether an array comes back from JSON and `MessagePack`.
fn carries<W: Wire>(array: &DynArray) -> bool
where
    DynArray: SerializeBy<W> + for<'de> DeserializeBy<'de, W>,
{
    let json = serde_json::to_vec(&Nd::<_, W>::from(array));
    let packed = rmp_serde::to_vec(&Nd::<_, W>::from(array));
    let (Ok(json), Ok(packed)) = (json, packed) else { return false };
    let read: Nd<DynArray, W> = serde_json::from_slice(&json).unwrap();
    assert_eq!(read.into_inner(), *array, "{}", W::NAME);
    let read: Nd<DynArray, W> = rmp_serde::from_slice(&packed).unwrap();
    assert_eq!(read.into_inner(), *array, "{}", W::NAME);
    true
}

#[test]
fn the_wires_that_name_dtypes_carry_them() {
    let mut refused = Vec::new();
    for_each_wire!(W => {
        let carried = ["bfloat16", "float8", "plain"].map(|name| carries::<W>(&read(name)));
        match carried {
            [true, true, true] => {}
            [false, false, false] => refused.push(W::NAME),
            other => panic!("{}: {other:?}", W::NAME),
        }
    });
    assert_eq!(refused, ["readable", "nested", "ndarray_v1"]);
    let why = serde_json::to_vec(&Nd::by::<wire::Nested>(read("plain"))).unwrap_err().to_string();
    assert!(why.contains("lists hold no elements of void3: the wire tagged carries them"), "{why}");
}

#[test]
fn pickles_have_them_as_arrays_and_scalars() {
    for name in ["bfloat16", "float8", "plain", "record"] {
        let array = read(name);
        let bytes = pickle::to_vec(&Nd::new(&array)).unwrap();
        assert_eq!(pickle::from_slice::<Nd<DynArray>>(&bytes).unwrap().into_inner(), array);
        assert_eq!(pickle::from_slice::<Value>(&bytes).unwrap(), array.into());
    }
    // numpy.void(b"a\0")
    let scalar = b"\x80\x04cnumpy.core.multiarray\nscalar\ncnumpy\ndtype\n\x8c\x02V2\x89\x88\x87R(K\x03\x8c\x01|NNNK\x02K\x01K\0tbC\x02a\0\x86R.";
    assert_eq!(
        pickle::from_slice::<Value>(scalar).unwrap(),
        Value::Bytes(Box::new(b"a\0".to_vec()))
    );
    let array = pickle::from_slice::<Nd<DynArray>>(scalar).unwrap().into_inner();
    assert_eq!(array.to_string(), "0x6100, dtype=void2, shape=[]");
    assert!(array.view::<u8, Ix1>().is_err());
}
