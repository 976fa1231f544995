//! The wire `typed_array` beyond what all wires have in common: which data formats carry it, what
//! becomes of it inside serde's wrappers, and which fields take what.

use std::fmt::Debug;

use ndarray::{Array1, Array2, ArrayView1, ShapeBuilder, arr0, arr1, arr2};
use ndserde::{
    As, DType, DynArray, Nd, TimeUnit, Value,
    field::{DeserializeBy, HoldsArray, SerializeBy},
    wire::{Cast, DateTime64, TypedArray, unit::Second},
};
use ndserde_test_support::{
    Backend,
    backend::{
        One,
        one::{CborSlice, Ciborium, CiboriumValue},
    },
    for_each_backend,
};
use num_complex::Complex;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The library behind each way of using one, as errors name it.
fn library(backend: Backend) -> &'static str {
    let name = format!("{backend:?}");
    let known = [
        ("Json", "serde_json"),
        ("Rmp", "rmp_serde"),
        ("Bincode", "bincode"),
        ("Sonic", "sonic_rs"),
        ("Ron", "ron"),
        ("Yaml", "serde_yaml_ng"),
        ("Toml", "toml"),
        // Keeps no message.
        ("Postcard", ""),
    ];
    known.iter().find(|(start, _)| name.starts_with(start)).map_or("?", |(_, library)| library)
}

#[test]
fn every_other_format_is_refused_by_name_both_ways() {
    let array = arr1(&[1.0, 2.0]);
    let mut refused = 0;
    for_each_backend!(B => if !format!("{:?}", B::BACKEND).starts_with('C') {
        let other = B::write_by::<ndserde::wire::Nested, _>(&array).unwrap();
        let errors = [
            B::write_by::<TypedArray, _>(&array).unwrap_err(),
            B::read_by::<TypedArray, Array1<f64>>(&other).unwrap_err(),
        ];
        for error in errors {
            let backend = B::BACKEND;
            let named = format!("typed_array: {} ", library(backend));
            let works = "ciborium, cbor2 and minicbor-serde let them through";
            let says = error.contains(&named) && error.contains(works);
            assert!(says || backend == Backend::Postcard, "{backend:?}: {error}");
            refused += 1;
        }
    });
    assert!(refused > 30, "{refused}");
}

fn read<W, T>(cbor: &[u8]) -> Result<T, String>
where
    W: ndserde::wire::Wire,
    T: for<'de> DeserializeBy<'de, W> + HoldsArray,
{
    let read = Ciborium::read_by::<W, T>(cbor);
    assert_eq!(read.is_ok(), CiboriumValue::read_by::<W, T>(cbor).is_ok());
    assert_eq!(read.is_ok(), CborSlice::read_by::<W, T>(cbor).is_ok());
    read
}

#[test]
fn the_tag_is_the_dtype_of_an_array_of_any() {
    let arrays = [
        DynArray::from(arr1(&[1_u8, 2])),
        arr0(-1_i16).into(),
        arr2(&[[true, false]]).into(),
        Array2::<bool>::from_elem((0, 3), true).into(),
        Array2::from_elem((2, 3).f(), 1.5_f32).into(),
        arr1(&[half::f16::ONE]).into(),
        arr1(&[1_usize]).into(),
    ];
    for array in arrays {
        let cbor = Ciborium::write_by::<TypedArray, _>(&array).unwrap();
        assert_eq!(read::<TypedArray, DynArray>(&cbor).unwrap(), array);
    }
    let big_endian = b"\xd8\x41\x44\x01\x02\x03\x04";
    let array: DynArray = read::<TypedArray, _>(big_endian).unwrap();
    assert_eq!(array, arr1(&[0x0102_u16, 0x0304]).into());
}

#[test]
fn the_mark_of_cbor_is_passed_over() {
    let mark = b"\xd9\xd9\xf7";
    for array in [&b"\xd8\x40\x42\x01\x02"[..], b"\x42\x01\x02", b"\x82\x01\x02"] {
        for marks in 0..3 {
            let cbor = [&mark.repeat(marks), array].concat();
            assert_eq!(read::<TypedArray, Array1<u8>>(&cbor).unwrap(), arr1(&[1, 2]));
        }
    }
    let list = [&mark[..], b"\x82\x01\x02"].concat();
    assert_eq!(read::<ndserde::wire::Any, Array1<u8>>(&list), Ok(arr1(&[1, 2])));
    let matrix = [&mark[..], b"\xd8\x28\x82\x82\x01\x02\xd8\x40\x42\x01\x02"].concat();
    assert_eq!(read::<TypedArray, Array2<u8>>(&matrix).unwrap(), arr2(&[[1, 2]]));
}

#[test]
fn a_field_that_casts_takes_other_tags() {
    fn cast<T: for<'de> DeserializeBy<'de, Cast<TypedArray>> + HoldsArray>(cbor: &[u8]) -> T {
        read::<Cast<TypedArray>, T>(cbor).unwrap()
    }
    assert_eq!(cast::<Array1<f64>>(b"\xd8\x4d\x44\x01\0\xff\xff"), arr1(&[1.0, -1.0]));
    assert_eq!(cast::<Array1<f32>>(b"\x42\x01\x02"), arr1(&[1.0, 2.0]));
    assert_eq!(cast::<Array1<u8>>(b"\xd8\x29\x82\xf5\xf4"), arr1(&[1, 0]));
    // A list says no dtype, so that it is the field's.
    assert_eq!(cast::<Array1<f64>>(b"\x82\x01\xf9\x3e\0"), arr1(&[1.0, 1.5]));
}

#[test]
fn what_the_rfc_has_no_tag_for_is_refused_by_name_both_ways() {
    fn refused<T>(field: T, name: &str)
    where
        T: SerializeBy<TypedArray> + HoldsArray + for<'de> DeserializeBy<'de, TypedArray> + Debug,
    {
        let written = Ciborium::write_by::<TypedArray, _>(&field).unwrap_err();
        let words = format!("typed_array: RFC 8746 has no typed array of {name}");
        assert!(written.contains(&words), "{written}");
        let read = read::<TypedArray, T>(b"\xd8\x40\x41\x01");
        assert!(read.is_err() || name.starts_with("datetime64"), "{read:?}");
    }
    let dates =
        DynArray::from(arr1(&[1_i64])).reinterpret_time(DType::DateTime64(TimeUnit::SECOND));
    refused(dates.unwrap(), "datetime64[s]");
    refused(arr1(&[Complex::new(1.0_f32, 2.0)]), "complex64");
    refused(arr1(&[Complex::new(1.0_f64, 2.0)]), "complex128");
    refused(arr1(&[half::bf16::ONE]), "bfloat16");
    refused(arr1(&["text".to_owned()]), "<U4");
    let date = Nd::<_, DateTime64<Second, TypedArray>>::from(arr1(&[1_i64]));
    let error = Ciborium::write(&date).unwrap_err();
    assert!(error.contains("no typed array of datetime64[s]"), "{error}");
    let read = Ciborium::read::<Nd<Array1<i64>, DateTime64<Second, TypedArray>>>(b"\x81\x01");
    assert!(read.unwrap_err().contains("no typed array of datetime64[s]"));
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Inner {
    #[serde(with = "ndserde::typed_array")]
    array: Array1<f32>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Flattened {
    #[serde(flatten)]
    inner: Inner,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Untagged {
    Variant(Inner),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
enum Internally {
    Variant(Inner),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "content")]
enum Adjacently {
    Variant(Inner),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Externally {
    Variant(Inner),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Containers {
    #[serde(with = "ndserde::typed_array", default)]
    some: Option<Array2<i16>>,
    #[serde(with = "ndserde::typed_array", default)]
    none: Option<Array2<i16>>,
    #[serde(with = "ndserde::typed_array")]
    list: Vec<DynArray>,
    #[serde(with = "ndserde::typed_array")]
    map: std::collections::BTreeMap<String, (Array1<bool>, u8)>,
}

fn through<B: One, T: Serialize + DeserializeOwned>(value: &T) -> Result<T, String> {
    B::read(&B::write(value).expect("what serde writes is not buffered"))
}

#[test]
fn what_serde_buffers_is_written_and_not_read() {
    let inner = || Inner { array: arr1(&[1.5]) };
    for_each_backend!(B in [Ciborium, CiboriumValue] => {
        for error in [
            through::<B, _>(&Flattened { inner: inner() }).unwrap_err(),
            through::<B, _>(&Untagged::Variant(inner())).unwrap_err(),
            through::<B, _>(&Internally::Variant(inner())).unwrap_err(),
        ] {
            assert!(error.contains("do not support enum input"), "{error}");
        }
        let kept = Adjacently::Variant(inner());
        assert_eq!(through::<B, _>(&kept).unwrap(), kept);
        let kept = Externally::Variant(inner());
        assert_eq!(through::<B, _>(&kept).unwrap(), kept);
    });
    // Without a tag there is nothing to lose.
    let list = b"\xa1\x65array\x81\xf9\x3e\0";
    assert_eq!(Ciborium::read::<Flattened>(list).unwrap(), Flattened { inner: inner() });
}

#[test]
fn containers_keep_the_tags() {
    let value = Containers {
        some: Some(arr2(&[[1, 2], [3, 4]])),
        none: None,
        list: vec![arr1(&[1.0]).into(), arr0(1_u8).into()],
        map: [("a".to_owned(), (arr1(&[true]), 7))].into(),
    };
    for_each_backend!(B in [Ciborium, CiboriumValue, CborSlice, CborReader, CborPacked] => {
        assert_eq!(through::<B, _>(&value).unwrap(), value);
    });
}

#[test]
fn serde_cbor_writes_the_same_bytes_and_lends_its_input() {
    let array = DynArray::from(Array2::from_elem((2, 3).f(), 1.5_f32));
    let cbor = CborSlice::write_by::<TypedArray, _>(&array).unwrap();
    assert_eq!(cbor, Ciborium::write_by::<TypedArray, _>(&array).unwrap());

    // A byte each, so that they are always aligned.
    let cbor = serde_cbor::to_vec(&Nd::by::<TypedArray>(Array1::<u8>::zeros(1000))).unwrap();
    let mut deserializer = serde_cbor::Deserializer::from_slice(&cbor);
    let view: ArrayView1<'_, u8> = As::<TypedArray>::deserialize(&mut deserializer).unwrap();
    assert!(cbor.as_ptr_range().contains(&view.as_ptr()));

    let value: serde_cbor::Value = serde_cbor::from_slice(&cbor).unwrap();
    let read: Nd<Array1<u8>, TypedArray> = serde_cbor::value::from_value(value).unwrap();
    assert_eq!(read.into_inner(), Array1::<u8>::zeros(1000));
}

#[test]
fn what_loses_the_tags_of_serde_cbor_is_an_error() {
    let inner = || Inner { array: arr1(&[1.5]) };
    let error = serde_cbor::value::to_value(inner()).unwrap_err().to_string();
    assert!(error.contains("typed_array: serde_cbor::value::to_value loses tags"), "{error}");
    for error in [
        through::<CborSlice, _>(&Flattened { inner: inner() }).unwrap_err(),
        through::<CborSlice, _>(&Untagged::Variant(inner())).unwrap_err(),
        through::<CborSlice, _>(&Internally::Variant(inner())).unwrap_err(),
    ] {
        let known = error.contains("newtype struct") || error.contains("any variant of untagged");
        assert!(known, "{error}");
    }
}

#[test]
fn of_two_tags_in_a_row_none_is_lost() {
    // That of a text that is a date, around that of bytes that are numbers.
    let cbor = b"\xc0\xd8\x40\x41\x01";
    for_each_backend!(B in [Ciborium, CiboriumValue, CborSlice] => {
        let value: Value = B::read(cbor).unwrap();
        let Some((0, inner)) = value.as_tag() else { panic!("{value}") };
        assert_eq!(inner.as_array().map(|array| array.shape().to_vec()), Some(vec![1]));
        let date: Value = B::read(b"\xc0\x611").unwrap();
        assert_eq!(date, Value::tagged(0, "1"));
    });
}
