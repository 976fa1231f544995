//! The wire `ndarray_v1` is what ndarray's own feature `serde` writes, byte for byte, and each
//! reads the other.

#![cfg(test)]

use std::fmt::Debug;

use half::{bf16, f16};
use ndarray::{Array, ArrayD, Axis, Dimension, Ix0, Ix1, Ix2, Ix3, IxDyn, ShapeBuilder};
use ndserde::{Element, ndarray_v1};
use num_complex::Complex;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The same array by our wire.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct Ours<A: Element + Copy, D: Dimension>(#[serde(with = "ndarray_v1")] Array<A, D>);

type Write<T> = fn(&T) -> Vec<u8>;
type Read<T> = fn(&[u8]) -> T;

/// The backends: a name, and the two functions.
fn backends<T: Serialize + DeserializeOwned>() -> Vec<(&'static str, Write<T>, Read<T>)> {
    fn cbor<T: Serialize>(value: &T) -> Vec<u8> {
        let mut bytes = Vec::new();
        ciborium::into_writer(value, &mut bytes).unwrap();
        bytes
    }
    vec![
        ("json", |v| serde_json::to_vec(v).unwrap(), |b| serde_json::from_slice(b).unwrap()),
        ("cbor", cbor, |b| ciborium::from_reader(b).unwrap()),
        ("serde_cbor", |v| serde_cbor::to_vec(v).unwrap(), |b| serde_cbor::from_slice(b).unwrap()),
        ("msgpack", |v| rmp_serde::to_vec(v).unwrap(), |b| rmp_serde::from_slice(b).unwrap()),
        (
            "msgpack named",
            |v| rmp_serde::to_vec_named(v).unwrap(),
            |b| rmp_serde::from_slice(b).unwrap(),
        ),
        (
            "bincode",
            |v| bincode::serde::encode_to_vec(v, bincode::config::standard()).unwrap(),
            |b| bincode::serde::decode_from_slice(b, bincode::config::standard()).unwrap().0,
        ),
        ("postcard", |v| postcard::to_stdvec(v).unwrap(), |b| postcard::from_bytes(b).unwrap()),
    ]
}

/// Both write the same, and each reads what the other wrote.
fn agree<A, D>(array: &Array<A, D>)
where
    A: Element + Copy + Serialize + DeserializeOwned + PartialEq + Debug,
    D: Dimension + Serialize + DeserializeOwned,
{
    let theirs = backends::<Array<A, D>>();
    for ((name, write, read), (_, our_write, our_read)) in theirs.into_iter().zip(backends()) {
        let bytes = write(array);
        let ours: Vec<u8> = our_write(&Ours(array.clone()));
        let what = format!("{name}, {} {:?}", A::DTYPE, array.shape());
        assert_eq!(ours.escape_ascii().to_string(), bytes.escape_ascii().to_string(), "{what}");
        let Ours(back): Ours<A, D> = our_read(&bytes);
        assert_eq!(&back, array, "{what}: we read what ndarray wrote");
        assert_eq!(&read(&ours), array, "{what}: ndarray reads what we wrote");
    }
}

/// In every layout of memory.
fn agree_on<A>(values: &[A])
where
    A: Element + Copy + Serialize + DeserializeOwned + PartialEq + Debug,
{
    let at = |i: IxDyn| values[i.slice().iter().sum::<usize>() % values.len()];
    let dynamic = |shape: &[usize]| ArrayD::from_shape_fn(IxDyn(shape), at);
    let matrix = dynamic(&[2, 3]).into_dimensionality::<Ix2>().unwrap();
    let mut backwards = matrix.clone();
    backwards.invert_axis(Axis(1));
    for array in [matrix.clone(), matrix.reversed_axes(), backwards] {
        agree::<A, Ix2>(&array);
        agree::<A, IxDyn>(&array.into_dyn());
    }
}

#[test]
fn on_every_element() {
    agree_on(&[true, false, false]);
    agree_on(&[i8::MIN, -1, i8::MAX]);
    agree_on(&[i16::MIN, -1, i16::MAX]);
    agree_on(&[i32::MIN, -1, i32::MAX]);
    agree_on(&[i64::MIN, -1, i64::MAX]);
    agree_on(&[u8::MAX, 0, 127, 128]);
    agree_on(&[u16::MAX, 0, 250, 251]);
    agree_on(&[u32::MAX, 0, 1]);
    agree_on(&[u64::MAX, 0, 1]);
    agree_on(&[usize::MAX, 0, 1]);
    agree_on(&[isize::MIN, 0, isize::MAX]);
    agree_on(&[f32::MAX, -0.0, 0.1, 1e-45]);
    agree_on(&[f64::MAX, -0.0, 0.1, 5e-324]);
    agree_on(&[Complex::new(0.1_f32, -0.0), Complex::new(1.5, 2.0)]);
    agree_on(&[Complex::new(0.1_f64, -0.0), Complex::new(1.5, 2.0)]);
    agree_on(&[f16::from_f32(1.5), f16::MAX, f16::NEG_ZERO]);
    agree_on(&[bf16::from_f32(1.5), bf16::MAX, bf16::NEG_ZERO]);
}

#[test]
fn on_every_number_of_axes() {
    let values = |shape: &[usize]| ArrayD::from_shape_fn(IxDyn(shape), |i| i.slice().len() as u64);
    agree::<u64, Ix0>(&values(&[]).into_dimensionality().unwrap());
    agree::<u64, Ix1>(&values(&[5]).into_dimensionality().unwrap());
    agree::<u64, Ix1>(&values(&[0]).into_dimensionality().unwrap());
    agree::<u64, Ix2>(&values(&[0, 3]).into_dimensionality().unwrap());
    agree::<u64, Ix3>(&values(&[2, 3, 4]).into_dimensionality().unwrap());
    agree::<u64, IxDyn>(&values(&[]));
    agree::<u64, IxDyn>(&values(&[1, 2, 1, 3, 2, 1, 2]));
    agree::<u64, IxDyn>(&Array::zeros(IxDyn(&[2, 0, 3]).f()));
}

#[test]
fn on_the_infinite_numbers_in_binary_formats() {
    let array = ndarray::arr1(&[f64::INFINITY, f64::NEG_INFINITY, -0.0]);
    let bytes = rmp_serde::to_vec(&array).unwrap();
    assert_eq!(rmp_serde::to_vec(&Ours(array.clone())).unwrap(), bytes);
    assert_eq!(rmp_serde::from_slice::<Ours<f64, Ix1>>(&bytes).unwrap().0, array);
}

/// The line of the README that shows what ndarray's own feature makes of a NaN.
#[test]
fn the_readme_shows_what_ndarray_writes() {
    let array = ndarray::arr2(&[[1.0, f64::NAN]]);
    let json = serde_json::to_string(&array).unwrap();
    let readme = include_str!("../../../README.md");
    assert!(readme.contains(&format!("ndarray's serde   {json} ")), "{json}");
    assert!(serde_json::from_str::<ndarray::Array2<f64>>(&json).is_err());
}
