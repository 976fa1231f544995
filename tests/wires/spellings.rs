//! What wires read beside their own writing, and what they refuse to write.

use ndarray::{Array0, Array1, Array2, ArrayD, ArrayView1, CowArray, Ix1, arr0, arr1, arr2};
use ndserde::{
    As, DynArray, npy,
    wire::{
        MsgpackNumpy, NdarrayV1, Nested, Npy, NpyLatin1, Packed, Pickle, PickleLatin1, Readable,
        Tagged, Triple, Wire,
    },
};
use serde::Deserialize;
use serde_json::{Value, json};

use ndserde_test_support::{
    backend::{
        One,
        one::{JsonSlice as Json, RmpCompact as Msgpack},
    },
    for_each_attacked,
};

#[test]
fn npy_headers_of_other_writers() {
    let array = arr2(&[[1_u8, 2, 3], [4, 5, 6]]);
    for dict in [
        "{'descr': '|u1', 'fortran_order': False, 'shape': (2L, 3L), }",
        "{'shape': (2, 3), 'fortran_order': False, 'descr': '|u1'}",
        r#"{"descr": "|u1", "fortran_order": False, "shape": (2, 3)}"#,
        "{'descr':'<u1','fortran_order':False,'shape':(2,3,),}\n",
    ] {
        let len = u16::try_from(dict.len()).unwrap().to_le_bytes();
        let file = [b"\x93NUMPY\x01\x00", &len[..], dict.as_bytes(), &[1, 2, 3, 4, 5, 6]].concat();
        assert_eq!(npy::from_slice::<u8, _>(&file).unwrap(), array, "{dict}");
        // As a list of numbers, which is a Vec<u8> in serde's hands.
        let list = serde_json::to_vec(&file).unwrap();
        assert_eq!(Json::read_by::<Npy, Array2<u8>>(&list).unwrap(), array);
    }
}

/// Headers whose length leaves each remainder by three, where base64 of header and data meet.
#[test]
fn npy_in_base64_where_the_header_ends_within_a_group() {
    use base64::{Engine, prelude::BASE64_STANDARD};
    let array = arr1(&[1.5, -2.5]);
    let data: Vec<u8> = array.iter().flat_map(|x: &f64| x.to_le_bytes()).collect();
    for spaces in 0..6 {
        let dict = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }".to_owned();
        let dict = dict + &" ".repeat(spaces);
        let len = u16::try_from(dict.len()).unwrap().to_le_bytes();
        let file = [b"\x93NUMPY\x01\x00", &len[..], dict.as_bytes(), &data].concat();
        let json = format!("{:?}", BASE64_STANDARD.encode(&file));
        assert_eq!(Json::read_by::<Npy, Array1<f64>>(json.as_bytes()).unwrap(), array);
    }
}

/// Heads of each length up to those that are longer than what is decoded apart.
#[test]
fn packed_heads_of_each_length() {
    for axes in 0..=64 {
        let mut array = ArrayD::from_elem(vec![1; axes], 1.5_f64);
        comes_back(&array);
        if axes > 0 {
            array = ArrayD::from_elem([vec![130], vec![1; axes - 1]].concat(), -0.0);
            comes_back(&array);
        }
    }
    for len in (1..150).chain([16_400]) {
        let fields = json!([["x".repeat(len), "bfloat16"], ["y", "|b1"]]);
        let array = tagged(&fields, &[2], "AQIBAwQA");
        for_each_attacked!(B => if !B::BACKEND.is_typed() {
            let written = B::write_by::<Packed, _>(&array).unwrap();
            assert_eq!(B::read_by::<Packed, DynArray>(&written).as_ref(), Ok(&array));
        });
    }
}

/// A little-endian array, by base64.
fn tagged(dtype: &Value, shape: &[usize], data: &str) -> DynArray {
    let keys =
        json!({"dtype": dtype, "shape": shape, "byteorder": "little", "order": "C", "data": data});
    Json::read_by::<Tagged, _>(keys.to_string().as_bytes()).unwrap()
}

fn comes_back(array: &ArrayD<f64>) {
    for_each_attacked!(B => {
        let written = B::write_by::<Packed, _>(array).unwrap();
        assert_eq!(B::read_by::<Packed, ArrayD<f64>>(&written).as_ref(), Ok(array));
    });
}

#[test]
fn packed_arrays_of_other_writers() {
    let array = arr2(&[[1_i16, 2], [3, 4]]);
    let big_f = b"\xfa\x2b\x02\x02\0\x01\0\x03\0\x02\0\x04";
    // As a list of numbers, which is a Vec<u8> in serde's hands, and as bytes.
    let list = serde_json::to_vec(&big_f[..]).unwrap();
    assert_eq!(Json::read_by::<Packed, Array2<i16>>(&list).unwrap(), array);
    let read: Array2<i16> = Msgpack::read_by::<Packed, _>(&bin(big_f)).unwrap();
    assert_eq!(read, array);
    assert!(read.t().is_standard_layout());
    // Text and records have their own marks, and records any layout.
    let text = bin(b"\xfa\xf4\x03>U2\x01\0\0\0a\0\0\0b");
    assert_eq!(Msgpack::read_by::<Packed, _>(&text), Ok(arr1(&["ab".to_owned()])));
    let record = b"\xfa\xf0\x29[('b', '>i2'), ('', '|V1'), ('a', '|u1')]\x00\x00\x01\xff\x03";
    let record: DynArray = Msgpack::read_by::<Packed, _>(&bin(record)).unwrap();
    assert_eq!(record, tagged(&json!([["b", "<i2"], ["a", "|u1"]]), &[], "AQAD"));
}

/// `MessagePack`'s bin 8.
fn bin(bytes: &[u8]) -> Vec<u8> {
    [&[0xc4, u8::try_from(bytes.len()).unwrap()], bytes].concat()
}

#[test]
fn both_npy_wires_read_either_spelling() {
    let array = arr2(&[[1_i32, 2], [3, 4]]);
    let (base64, latin1) = (
        Json::write_by::<Npy, _>(&array).unwrap(),
        Json::write_by::<NpyLatin1, _>(&array).unwrap(),
    );
    assert_ne!(base64, latin1);
    assert_eq!(Json::read_by::<Npy, Array2<i32>>(&latin1).unwrap(), array);
    assert_eq!(Json::read_by::<NpyLatin1, Array2<i32>>(&base64).unwrap(), array);
}

#[test]
fn both_pickle_wires_read_either_spelling() {
    let array = arr2(&[[1_i32, 2], [3, 4]]);
    let (base64, latin1) = (
        Json::write_by::<Pickle, _>(&array).unwrap(),
        Json::write_by::<PickleLatin1, _>(&array).unwrap(),
    );
    assert_ne!(base64, latin1);
    assert_eq!(Json::read_by::<Pickle, Array2<i32>>(&latin1).unwrap(), array);
    assert_eq!(Json::read_by::<PickleLatin1, Array2<i32>>(&base64).unwrap(), array);
}

/// Runs of elements whose length leaves each remainder by three, where base64 of them meets that of
/// what stands around.
#[test]
fn pickles_in_base64_of_each_length() {
    for len in 0..300_u16 {
        let array: Array1<u8> = (0..len).map(|n| n.to_le_bytes()[0]).collect();
        let json = Json::write_by::<Pickle, _>(&array).unwrap();
        assert_eq!(Json::read_by::<Pickle, Array1<u8>>(&json).unwrap(), array, "{len}");
    }
}

#[test]
fn npy_lends_its_elements() {
    let array = arr1(&[1_u8, 2, 3]);
    let bytes = Msgpack::write_by::<Npy, _>(&array).unwrap();
    let mut reader = rmp_serde::Deserializer::from_read_ref(&bytes);
    let view: ArrayView1<'_, u8> = As::<Npy>::deserialize(&mut reader).unwrap();
    assert_eq!(view, array);
    assert!(bytes.as_ptr_range().contains(&view.as_ptr()), "the view does not lie in the input");
}

/// Nothing pads the head, so that the address alone decides.
#[test]
fn packed_lends_elements_where_they_are_aligned() {
    let array = arr1(&[1.5, 2.5]);
    let bytes = Msgpack::write_by::<Packed, _>(&array).unwrap();
    let mut lent = 0;
    for start in 0..8 {
        let mut words = [0_u64; 8];
        let input = &mut bytemuck::cast_slice_mut::<_, u8>(&mut words)[start..start + bytes.len()];
        input.copy_from_slice(&bytes);
        let mut reader = rmp_serde::Deserializer::from_read_ref(input);
        let read: CowArray<'_, f64, Ix1> = As::<Packed>::deserialize(&mut reader).unwrap();
        assert_eq!(read, array);
        lent += usize::from(read.is_view());
    }
    assert_eq!(lent, usize::from(cfg!(target_endian = "little")));
}

/// A binary format that hides itself: serde's buffering says that it is text.
#[test]
fn under_flatten_in_a_binary_format() {
    #[derive(Deserialize)]
    struct Outer<T> {
        #[serde(flatten)]
        inner: T,
    }
    #[derive(serde::Serialize, Deserialize)]
    struct Inner {
        #[serde(with = "ndserde::npy")]
        file: Array1<f64>,
        #[serde(with = "ndserde::msgpack_numpy")]
        map: Array1<f64>,
        #[serde(with = "ndserde::triple")]
        triple: Array1<f64>,
        #[serde(with = "ndserde::nested")]
        nested: Array1<f64>,
        #[serde(with = "ndserde::ndarray_v1")]
        v1: Array1<f64>,
        #[serde(with = "ndserde::json_numpy")]
        json: Array1<f64>,
    }
    let a = || arr1(&[1.5, f64::INFINITY]);
    let inner = Inner { file: a(), map: a(), triple: a(), nested: a(), v1: a(), json: a() };
    let bytes = rmp_serde::to_vec_named(&inner).unwrap();
    let Outer { inner: back } = rmp_serde::from_slice::<Outer<Inner>>(&bytes).unwrap();
    for array in [back.file, back.map, back.triple, back.nested, back.v1, back.json] {
        assert_eq!(array, a());
    }
}

#[test]
fn a_zero_dimensional_nan_in_text() {
    let nan = arr0(f64::NAN);
    assert_eq!(Json::write_by::<Nested, _>(&nan).unwrap(), br#""NaN""#);
    assert!(Json::read_by::<Nested, Array0<f64>>(br#""NaN""#).unwrap().into_scalar().is_nan());
    let readable = Json::write_by::<Readable, _>(&nan).unwrap();
    assert!(readable.ends_with(br#""data":["NaN"]}"#));
    assert!(Json::read_by::<Readable, Array0<f64>>(&readable).unwrap().into_scalar().is_nan());
    let pair = arr0(num_complex::Complex::new(f64::NAN, 1.0));
    assert!(Json::write_by::<Readable, _>(&pair).unwrap().ends_with(br#""data":["NaN",1.0]}"#));
}

#[test]
fn what_is_refused_on_writing() {
    let nan = arr1(&[1.0, f64::NAN]);
    let error = Json::write_by::<NdarrayV1, _>(&nan).unwrap_err();
    assert!(error.contains("ndarray_v1: the scalar 1 is NaN or infinite"), "{error}");
    let error = Json::write_by::<Nested, _>(&Array2::<f64>::zeros((0, 3))).unwrap_err();
    assert!(error.contains("nested: lists cannot hold the shape [0, 3]"), "{error}");
    let half = arr1(&[half::bf16::ONE]);
    for error in [
        Json::write_by::<Npy, _>(&half).unwrap_err(),
        Json::write_by::<MsgpackNumpy, _>(&half).unwrap_err(),
        npy::to_vec(&half).unwrap_err().to_string(),
    ] {
        assert!(error.contains("NumPy has no typestr for bfloat16"), "{error}");
    }
    let error = npy::from_slice::<f64, ndarray::Ix1>(b"x").unwrap_err().to_string();
    assert!(error.starts_with("npy: a file starts with"), "{error}");
}

/// The start of any file is an error and nothing worse, at every length, on every wire.
#[test]
fn truncated_input_is_an_error() {
    fn every_start<W: Wire>() {
        let array = arr2(&[[1.5, 2.5], [3.5, 4.5]]);
        for_each_attacked!(B => {
            let bytes = B::write_by::<W, _>(&array).unwrap();
            for end in 0..bytes.len() {
                let read = B::read_by::<W, Array2<f64>>(&bytes[..end]);
                assert!(read.is_err(), "{} {:?} {end}", W::NAME, B::BACKEND);
            }
        });
    }
    every_start::<Triple>();
    every_start::<Npy>();
    every_start::<NpyLatin1>();
    every_start::<Pickle>();
    every_start::<PickleLatin1>();
    every_start::<Nested>();
    every_start::<NdarrayV1>();
    every_start::<ndserde::wire::JsonNumpy>();
    every_start::<MsgpackNumpy>();
    every_start::<Packed>();
}
