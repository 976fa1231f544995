//! Lists of numbers under a cast: a number of a binary format has a type, and one that the field does not
//! hold is refused as an array of that type is; in text a number is a decimal, which is rounded.

use half::{bf16, f16};
use ndarray::{Array1, ArrayD};
use ndserde::{
    DType, Nd,
    wire::{
        Any, Cast, NdarrayV1, Nested, Readable, Tagged,
        cast::{Casting, Exact, Safe, SameKind},
    },
};
use ndserde_test_support::Sample;
use num_complex::Complex;
use serde::{Deserialize, Serialize};

/// `ndarray_v1`, which takes halves as their bits.
#[derive(Serialize)]
struct Own<T> {
    v: u8,
    dim: [usize; 1],
    data: T,
}

/// `readable`, with the dtype before the list or behind it.
#[derive(Serialize)]
struct Before<T> {
    dtype: String,
    shape: [usize; 1],
    order: &'static str,
    data: T,
}

#[derive(Serialize)]
struct Behind<T> {
    data: T,
    dtype: String,
    order: &'static str,
    shape: [usize; 1],
}

/// What serde buffers, which says that people read it.
#[derive(Serialize, Deserialize)]
struct Buffered<T> {
    #[serde(flatten)]
    inner: Inner<T>,
}

#[derive(Serialize, Deserialize)]
struct Inner<T> {
    inner: T,
}

type Read = Result<Vec<u128>, String>;

/// What each wire reads from binary formats and from text.
fn each_way<A, C, N>(numbers: &[N]) -> (Vec<Read>, Vec<Read>)
where
    A: Sample,
    C: Casting,
    N: Serialize,
{
    let (mut binary, mut text) = (Vec::new(), Vec::new());
    macro_rules! read {
        ($wire:ty, $value:expr) => {{
            type Array<A, C> = Nd<ArrayD<A>, Cast<$wire, C>>;
            let bits = |read: Array<A, C>| read.into_inner().iter().map(|a| a.bits()).collect();
            let value = $value;
            let bytes = rmp_serde::to_vec_named(&value).unwrap();
            binary.push(rmp_serde::from_slice(&bytes).map(bits).map_err(|e| e.to_string()));
            let tree = ciborium::Value::serialized(&value).unwrap();
            binary.push(tree.deserialized().map(bits).map_err(|e| e.to_string()));
            let mut bytes = Vec::new();
            ciborium::into_writer(&value, &mut bytes).unwrap();
            binary.push(ciborium::from_reader(&bytes[..]).map(bits).map_err(|e| e.to_string()));
            let bytes = rmp_serde::to_vec_named(&Buffered { inner: Inner { inner: &value } });
            let read = rmp_serde::from_slice::<Buffered<Array<A, C>>>(&bytes.unwrap());
            binary.push(read.map(|all| bits(all.inner.inner)).map_err(|e| e.to_string()));
            let json = serde_json::to_string(&value).unwrap();
            text.push(serde_json::from_str(&json).map(bits).map_err(|e| e.to_string()));
            let tree = serde_json::to_value(&value).unwrap();
            text.push(serde_json::from_value(tree).map(bits).map_err(|e| e.to_string()));
            let yaml = serde_yaml_ng::to_string(&value).unwrap();
            text.push(serde_yaml_ng::from_str(&yaml).map(bits).map_err(|e| e.to_string()));
        }};
    }
    let (data, shape) = (numbers, [numbers.len()]);
    let (dtype, order) = (|| A::DTYPE.to_string(), "C");
    read!(Nested, data);
    read!(Any, data);
    read!(Readable, Before { dtype: dtype(), shape, order, data });
    read!(Readable, Behind { data, dtype: dtype(), order, shape });
    read!(Tagged, Before { dtype: dtype(), shape, order, data });
    if !matches!(A::DTYPE, DType::Float16 | DType::BFloat16) {
        read!(NdarrayV1, Own { v: 1, dim: shape, data });
        read!(Any, Own { v: 1, dim: shape, data });
    }
    (binary, text)
}

/// Lists whose last number the dtype does not hold: rounded by the rules that allow it and in text, and
/// refused by the others, with place and value.
#[test]
fn a_number_that_is_not_held() {
    fn row<A: Sample, N: Serialize + Copy>(
        numbers: [N; 2],
        value: &str,
        last: A,
        rules: [bool; 3],
    ) {
        let [exact, safe, same_kind] = rules;
        let dtype = A::DTYPE;
        let words = format!("the number at [1] is {value}, which {dtype} does not hold");
        for (rounds, (binary, text)) in [
            (exact, each_way::<A, Exact, _>(&numbers)),
            (safe, each_way::<A, Safe, _>(&numbers)),
            (same_kind, each_way::<A, SameKind, _>(&numbers)),
        ] {
            for read in text {
                assert_eq!(read.unwrap()[1], last.bits(), "{value} as {dtype} in text");
            }
            for (way, read) in binary.into_iter().enumerate() {
                match read {
                    Ok(read) => {
                        assert!(rounds, "{value} as {dtype}, {way}");
                        assert_eq!(read[1], last.bits(), "{value} as {dtype}, {way}");
                    }
                    Err(error) => {
                        assert!(!rounds, "{value} as {dtype}, {way}: {error}");
                        assert!(error.contains(&words), "{way}: {error}");
                    }
                }
            }
        }
    }
    let [none, floats, doubles] = [[false; 3], [false, false, true], [false, true, true]];
    row([1_i64, 9_007_199_254_740_993], "9007199254740993", 9_007_199_254_740_992.0_f64, doubles);
    row([1, u64::MAX], "18446744073709551615", 18_446_744_073_709_551_616.0_f64, doubles);
    row([1_i64, i64::MIN + 1], "-9223372036854775807", -9_223_372_036_854_775_808.0_f64, doubles);
    row([1_i32, 16_777_217], "16777217", 16_777_216.0_f32, floats);
    row([0.5, 16_777_217.0], "16777217", 16_777_216.0_f32, floats);
    row([0.5, 0.1], "0.1", 0.1_f32, floats);
    row([0.5, 0.1], "0.1", f16::from_f64(0.1), floats);
    row([0.5, 0.1], "0.1", bf16::from_f64(0.1), floats);
    row([1, 2049], "2049", f16::from_f64(2048.0), floats);
    row([1, 257], "257", bf16::from_f64(256.0), floats);
    row(
        [1, u64::MAX],
        "18446744073709551615",
        bf16::from_f64(18_446_744_073_709_551_616.0),
        floats,
    );
    // No integer has the sign of a zero.
    row([1.0, -0.0], "-0", 0_i64, none);
    row([1.0, -0.0], "-0", 0_u8, none);
}

/// Numbers that are held come back by every rule.
#[test]
fn a_number_that_is_held() {
    fn row<A: Sample, N: Serialize>(numbers: &[N], held: &[A]) {
        let held: Vec<_> = held.iter().map(|a| a.bits()).collect();
        for (binary, text) in [
            each_way::<A, Exact, _>(numbers),
            each_way::<A, Safe, _>(numbers),
            each_way::<A, SameKind, _>(numbers),
        ] {
            for read in binary.into_iter().chain(text) {
                assert_eq!(read, Ok(held.clone()), "{}", A::DTYPE);
            }
        }
    }
    row(&[1_i64, 9_007_199_254_740_992, -1], &[1.0, 9_007_199_254_740_992.0, -1.0_f64]);
    row(&[0, 1_u64 << 63], &[0.0, 9_223_372_036_854_775_808.0_f64]);
    row(&[0.5, -0.0, 16_777_216.0, 5e-324], &[0.5, -0.0, 16_777_216.0, 5e-324_f64]);
    row(&[0.5, -0.0, 16_777_216.0], &[0.5, -0.0, 16_777_216.0_f32]);
    row(&[0.1_f32, 2.5], &[0.1_f32, 2.5]);
    row(&[2048, 0], &[f16::from_f64(2048.0), f16::ZERO]);
    row(&[1.0, 0.0], &[1_i64, 0]);
    row(&[1.0, 0.0], &[1_u8, 0]);
    // Longer than what is read at once.
    row(&[0.25; 200], &[0.25_f32; 200]);
    row(&[7; 200], &[7.0_f64; 200]);
}

/// The first of several, behind numbers that have been read before.
#[test]
fn the_place_of_a_number() {
    fn refused<A: Sample, D: ndarray::Dimension, N: Serialize>(list: &N, words: &str) {
        let bytes = rmp_serde::to_vec(list).unwrap();
        let nested = rmp_serde::from_slice::<Nd<ndarray::Array<A, D>, Cast<Nested>>>(&bytes);
        let any = rmp_serde::from_slice::<Nd<ndarray::Array<A, D>, Cast<Any>>>(&bytes);
        for error in [nested.unwrap_err().to_string(), any.unwrap_err().to_string()] {
            assert!(error.contains(words), "{error}");
        }
    }
    let mut long = vec![1.0; 300];
    (long[130], long[131]) = (0.1, 0.2);
    refused::<f32, ndarray::Ix1, _>(&long, "the number at [130] is 0.1, which float32");
    let rows = vec![vec![1, 2, 3], vec![4, (1_i64 << 53) + 1, 6]];
    refused::<f64, ndarray::Ix2, _>(
        &rows,
        "the number at [1, 1] is 9007199254740993, which float64",
    );
    let pairs = [[[1.0, 0.5], [0.25, 0.1]]];
    refused::<Complex<f32>, ndarray::Ix2, _>(
        &pairs,
        "the number at [0, 1] is 0.1, which complex64",
    );
    refused::<f64, ndarray::Ix0, _>(&u64::MAX, "the number at [] is 18446744073709551615, which");
    // The one list of ndarray's own form has the place in the array.
    let own = rmp_serde::to_vec(&(1, [2, 3], [1, 2, 3, 4, (1_i64 << 53) + 1, 6])).unwrap();
    let own = rmp_serde::from_slice::<Nd<ArrayD<f64>, Cast<NdarrayV1>>>(&own).unwrap_err();
    assert!(own.to_string().contains("the number at [1, 1] is 9007199254740993"), "{own}");
}

/// JavaScript writes floats without a fraction as integers, with zeros for the digits that it does not
/// know.
#[test]
fn whole_numbers_of_text_are_decimals() {
    fn reads<A: Sample>(text: &str, number: A) {
        let own = format!(r#"{{"v":1,"dim":[1],"data":{text}}}"#);
        let reads: [Array1<A>; 4] = [
            serde_json::from_str::<Nd<_, Cast<Nested>>>(text).unwrap().into_inner(),
            serde_json::from_str::<Nd<_, Cast<Any>>>(text).unwrap().into_inner(),
            serde_json::from_str::<Nd<_, Cast<NdarrayV1>>>(&own).unwrap().into_inner(),
            toml::from_str::<Inner<Nd<_, Cast<Any>>>>(&format!("inner = {text}"))
                .unwrap()
                .inner
                .into_inner(),
        ];
        for read in reads {
            assert_eq!(read[0].bits(), number.bits(), "{text}");
        }
    }
    reads("[1152921504606847000]", 1_152_921_504_606_846_976.0_f64);
    reads("[30000000000]", 3e10_f32);
    reads("[1152921504606847000]", 1_152_921_504_606_846_976.0_f32);
    reads("[9007199254740993]", 9_007_199_254_740_992.0_f64);
    reads("[16777217]", 16_777_216.0_f32);
    reads("[0.1]", 0.1_f32);
}

/// Without a cast a list has no dtype but the field's, and is rounded.
#[test]
fn without_a_cast_numbers_are_rounded() {
    let bytes = rmp_serde::to_vec(&[9_007_199_254_740_993_i64, -1]).unwrap();
    let read: Nd<Array1<f64>, Any> = rmp_serde::from_slice(&bytes).unwrap();
    assert_eq!(read.into_inner(), ndarray::arr1(&[9_007_199_254_740_992.0, -1.0]));
    let bytes = rmp_serde::to_vec(&[0.1, 16_777_217.0]).unwrap();
    let read: Nd<Array1<f32>, Nested> = rmp_serde::from_slice(&bytes).unwrap();
    assert_eq!(read.into_inner(), ndarray::arr1(&[0.1, 16_777_216.0]));
}
