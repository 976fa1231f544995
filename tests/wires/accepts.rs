//! The spellings that `tagged` and `readable` accept.

use half::{bf16, f16};
use ndarray::{
    Array0, Array1, Array2, Array3, ArrayD, IxDyn, ShapeBuilder, arr0, arr1, arr2, arr3,
};
use num_complex::Complex;

use ndserde::{
    Nd,
    field::{DeserializeBy, HoldsArray},
    wire::{Cast, Readable},
};
use ndserde_test_support::{
    Backend::{Ciborium, RmpNamed, RmpReader, Yaml},
    backend::One,
    for_each_backend,
};

use crate::{document::Doc, table::Table};

fn plain() -> Array2<f64> {
    arr2(&[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]])
}

fn big(numbers: &[f64]) -> Doc {
    Doc::Bytes(numbers.iter().flat_map(|n| n.to_be_bytes()).collect())
}

#[test]
fn keys_words_and_bytes() {
    let mut t = Table::new();
    let doc = Doc::array;
    let numbers = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0];

    t.accept(doc(), &plain());
    t.accept(doc().reversed(), &plain());
    t.accept(doc().without("order"), &plain());
    t.accept(doc().set("dtype", "<f8"), &plain());
    t.accept(doc().set("dtype", "<f8").without("byteorder"), &plain());
    t.accept(doc().set("byteorder", "big").set("data", big(&numbers)), &plain());
    t.accept(
        doc().set("dtype", ">f8").set("byteorder", "big").set("data", big(&numbers)),
        &plain(),
    );
    t.accept(doc().set("dtype", ">f8").without("byteorder").set("data", big(&numbers)), &plain());
    t.accept(doc().set("order", "F"), &arr2(&[[0.0, 2.0, 4.0], [1.0, 3.0, 5.0]]));
    t.accept(
        doc().set("data", "AAAAAAAAAAAAAAAAAADwPwAAAAAAAABAAAAAAAAACEAAAAAAAAAQQAAAAAAAABRA"),
        &plain(),
    );
    t.accept(
        Doc::of("bool", &[2], Doc::Bytes(vec![1, 0])).without("byteorder"),
        &arr1(&[true, false]),
    );
    t.accept(Doc::of("int8", &[1], Doc::Bytes(vec![255])).set("byteorder", "big"), &arr1(&[-1_i8]));
    t.accept(Doc::of("|u1", &[1], Doc::Bytes(vec![255])).without("byteorder"), &arr1(&[255_u8]));
    t.accept(Doc::of("<i1", &[1], Doc::Bytes(vec![255])).set("byteorder", "big"), &arr1(&[-1_i8]));
    t.accept(Doc::of(">i2", &[1], Doc::Bytes(vec![1, 2])).without("byteorder"), &arr1(&[258_i16]));
    t.accept(
        Doc::of(">c8", &[1], Doc::Bytes(vec![0x3f, 0x80, 0, 0, 0x40, 0, 0, 0]))
            .set("byteorder", "big"),
        &arr1(&[Complex::new(1.0_f32, 2.0)]),
    );
    t.accept(Doc::of("bfloat16", &[1], Doc::Bytes(vec![0x80, 0x3f])), &arr1(&[bf16::ONE]));
    t.accept(Doc::of("uint64", &[1], Doc::Bytes(vec![7, 0, 0, 0, 0, 0, 0, 0])), &arr1(&[7_usize]));
    t.accept(
        Doc::of("float64", &[0, 1 << 24], Doc::Bytes(vec![])),
        &Array2::<f64>::zeros((0, 1 << 24)),
    );
    t.accept(
        Doc::of("uint8", &[1; 64], Doc::Bytes(vec![9])),
        &ArrayD::from_elem(IxDyn(&[1; 64]), 9_u8),
    );
    // These read structs from maps alone; and asked for a list, as `readable` must ask where there
    // are no names, rmp-serde hands over bytes as a list of numbers.
    t.without(&[Ciborium, Yaml, RmpNamed, RmpReader]);
    t.accept(doc().sequence(), &plain());
    let big_endian = doc().set("dtype", ">f8").set("byteorder", "big").set("data", big(&numbers));
    t.accept(big_endian.sequence(), &plain());
    t.judge(22);
}

#[test]
fn lists() {
    let mut t = Table::new();
    let doc = |data: Doc| Doc::array().set("data", data);
    let rows = || Doc::from([[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]);
    let flat = || Doc::from([0.0, 1.0, 2.0, 3.0, 4.0, 5.0]);

    t.accept(doc(rows()), &plain());
    t.accept(doc(flat()), &plain());
    t.accept(doc(Doc::from([[0_i128, 1, 2], [3, 4, 5]])), &plain());
    t.accept(doc(rows()).reversed(), &plain());
    t.accept(doc(rows()).without("byteorder").without("order"), &plain());
    t.accept(doc(rows()).set("byteorder", "big"), &plain());
    t.accept(doc(rows()).set("order", "F"), &plain());
    t.refuse::<Array2<f64>>(
        doc(flat()).set("order", "F"),
        &["{wire}: a flat list of shape [2, 3] in F order"],
    );
    t.accept(
        Doc::of("uint8", &[2, 1, 3], [[[1_i128, 2, 3]], [[4, 5, 6]]]).set("order", "F"),
        &arr3(&[[[1_u8, 2, 3]], [[4, 5, 6]]]),
    );
    t.accept(Doc::of("float64", &[], 2.5), &arr0(2.5));
    t.accept(Doc::of("float64", &[], [2.5]), &arr0(2.5));
    t.accept(Doc::of("float64", &[1], [2.5]).set("order", "F"), &arr1(&[2.5]));
    t.accept(Doc::of("bool", &[], true), &arr0(true));
    t.accept(Doc::of("int32", &[], -7), &arr0(-7_i32));
    t.accept(Doc::of("int32", &[2], [2.0, -3.0]), &arr1(&[2_i32, -3]));
    t.accept(Doc::of("uint64", &[2], [i128::from(u64::MAX), 0]), &arr1(&[u64::MAX, 0]));
    t.accept(Doc::of("int64", &[1], [i128::from(i64::MIN)]), &arr1(&[i64::MIN]));
    t.accept(Doc::of("int64", &[1], [4_503_599_627_370_495.0]), &arr1(&[(1_i64 << 52) - 1]));
    t.accept(
        Doc::of("float32", &[2], ["Infinity", "-Infinity"]),
        &arr1(&[f32::INFINITY, -f32::INFINITY]),
    );
    t.accept(Doc::of("float16", &[2], [65504.0, 0.1]), &arr1(&[f16::MAX, f16::from_f32(0.1)]));
    t.accept(Doc::of("bool", &[2], [true, false]), &arr1(&[true, false]));
    let complex = || [Complex::new(1.0_f64, -2.0), Complex::new(f64::INFINITY, 0.5)];
    let pairs = || [Doc::from([1.0, -2.0]), Doc::from(vec![Doc::from("Infinity"), 0.5.into()])];
    t.accept(Doc::of("complex128", &[2], pairs()), &arr1(&complex()));
    t.accept(Doc::of("complex128", &[1, 2], pairs()), &arr2(&[complex()]));
    t.accept(Doc::of("complex128", &[1, 2], [pairs()]), &arr2(&[complex()]));
    t.accept(Doc::of("complex128", &[], [1.0, -2.0]), &arr0(complex()[0]));

    // These read structs from maps alone.
    t.without(&[Ciborium, Yaml]);
    t.accept(doc(rows()).sequence(), &plain());
    t.accept(doc(flat()).sequence(), &plain());
    t.accept(doc(rows()).set("order", "F").sequence(), &plain());
    t.accept(Doc::of("float64", &[], 2.5).sequence(), &arr0(2.5));
    t.accept(Doc::of("complex128", &[1], [[1.0, -2.0]]).sequence(), &arr1(&complex()[..1]));
    t.accept(Doc::of("uint8", &[3], "AQID").sequence(), &arr1(&[1_u8, 2, 3]));
    t.accept(Doc::of("uint8", &[], "AQ==").sequence(), &arr0(1_u8));
    t.judge(32);
}

#[test]
fn empty_lists() {
    let mut t = Table::new();
    let none = || Doc::List(vec![]);
    t.accept(Doc::of("float64", &[0], none()), &Array1::<f64>::zeros(0));
    t.accept(Doc::of("float64", &[3, 0], none()), &Array2::<f64>::zeros((3, 0)));
    t.accept(Doc::of("float64", &[0, 3], none()), &Array2::<f64>::zeros((0, 3)));
    t.accept(Doc::of("float64", &[2, 0], [none(), none()]), &Array2::<f64>::zeros((2, 0)));
    t.accept(Doc::of("float64", &[2, 0, 4], [none(), none()]), &Array3::<f64>::zeros((2, 0, 4)));
    t.accept(
        Doc::of("complex64", &[2, 0], [none(), none()]).set("order", "F"),
        &Array2::<Complex<f32>>::zeros((2, 0).f()),
    );
    t.judge(6);
}

/// NaN is not equal to itself, so it has no row above.
#[test]
fn nan_by_name() {
    let json = br#"{"dtype":"float16","shape":[],"byteorder":"little","order":"C","data":["NaN"]}"#;
    let mut reader = serde_json::Deserializer::from_slice(json);
    let array: Array0<f16> = ndserde::tagged::deserialize(&mut reader).unwrap();
    assert!(array.into_scalar().is_nan());
}

/// Lists without keys, which the wire `readable` reads too, as people write them in configuration.
#[test]
fn plain_lists() {
    fn readable<B: One, T>(doc: &Doc) -> Result<T, String>
    where
        T: for<'de> DeserializeBy<'de, Readable> + HoldsArray,
    {
        B::read_by::<Readable, T>(&B::write(doc).unwrap())
    }
    let rows: Doc = [[1.0.into(), Doc::from(2)], [2.5.into(), "NaN".into()]].into();
    let words: Doc = ["ab", "float"].into();
    for_each_backend!(B in [JsonSlice, JsonReader, SonicSlice, CborSlice, RmpCompact, RmpNamed] => {
        let backend = B::BACKEND;
        let read = readable::<B, Array2<f64>>(&rows).unwrap();
        assert_eq!(read.row(0), arr1(&[1.0, 2.0]), "{backend:?}");
        assert!((read[[1, 0]] - 2.5).abs() == 0.0 && read[[1, 1]].is_nan(), "{backend:?}");
        // A word of a number comes first.
        let named = readable::<B, Array1<f64>>(&["Infinity".into(), Doc::from(1)].into());
        assert_eq!(named, Ok(arr1(&[f64::INFINITY, 1.0])), "{backend:?}");
        assert_eq!(readable::<B, Array1<i16>>(&[1, -2].into()), Ok(arr1(&[1, -2])));
        assert_eq!(readable::<B, Array1<bool>>(&[true, false].into()), Ok(arr1(&[true, false])));
        assert_eq!(readable::<B, ArrayD<u8>>(&Doc::List(vec![])), Ok(arr1(&[]).into_dyn()));
        let pairs = readable::<B, Array1<Complex<f32>>>(&[[1, 2]].into());
        assert_eq!(pairs, Ok(arr1(&[Complex::new(1.0, 2.0)])), "{backend:?}");
        let texts = readable::<B, Array1<String>>(&words);
        assert_eq!(texts, Ok(arr1(&["ab".to_owned(), "float".into()])), "{backend:?}");
        // The five values without their keys are what they were.
        assert_eq!(readable::<B, Array2<f64>>(&Doc::array().sequence()), Ok(plain()));
        let why = readable::<B, Array1<u8>>(&[1, 256].into()).unwrap_err();
        assert!(why.contains("readable: at [1]: the number 256"), "{why}");
        let why = readable::<B, Array1<u8>>(&[[1]].into()).unwrap_err();
        assert!(why.contains("readable: the data has 2 axes (shape [1, 1])"), "{why}");
        let why = readable::<B, Array2<u8>>(&Doc::List(vec![])).unwrap_err();
        assert!(why.contains("readable: the lists end empty after 1 axes"), "{why}");
    });
    let toml = toml::from_str::<Config>("weights = [[1, 2.5], [3, 4]]").unwrap();
    assert_eq!(toml.weights, arr2(&[[1.0, 2.5], [3.0, 4.0]]));
    let cast = serde_json::from_str::<Nd<Array1<f32>, Cast<Readable>>>("[1, 2.5]").unwrap();
    assert_eq!(cast.into_inner(), arr1(&[1.0, 2.5]));
}

#[derive(serde::Deserialize)]
struct Config {
    #[serde(with = "ndserde::readable")]
    weights: Array2<f32>,
}
