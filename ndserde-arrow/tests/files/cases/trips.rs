//! Rows come back from each kind of file as they were.

use std::collections::BTreeMap;

use half::{bf16, f16};
use ndarray::{Array0, Array1, Array2, Array3, ArrayD, IxDyn, ShapeBuilder as _, arr0, arr1, arr2};
use ndserde::{
    DType, DynArray, NdColumns, NdElement,
    field::{DeserializeColumns, SerializeColumns},
    wire,
};
use ndserde_arrow::Options;
use num_complex::Complex;
use serde::{Deserialize, Serialize};

use super::Kind;

#[derive(Clone, Copy, Debug, PartialEq, NdElement)]
struct Pixel {
    at: u16,
    color: [f32; 2],
    is_set: bool,
    z: Complex<f32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Color {
    Red,
    Green,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Inner {
    n: Option<u8>,
    tags: Vec<String>,
    color: Color,
}

fn text(values: &[&str]) -> Array1<String> {
    values.iter().map(ToString::to_string).collect()
}

fn dates(dtype: &str, values: &[i64]) -> DynArray {
    let dtype: DType = dtype.parse().unwrap();
    DynArray::from(arr1(values)).reinterpret_time(dtype).unwrap()
}

/// Rows of one field by each kind of file.
macro_rules! trips {
    ($($options:expr, $type:ty: $($value:expr),+;)*) => {$({
        #[derive(Clone, Debug, PartialEq, NdColumns)]
        struct Row {
            x: $type,
        }
        let rows = vec![$(Row { x: $value }),+];
        let options: Options = $options;
        for kind in Kind::ALL {
            let file = kind.write(&rows, &options);
            let file = file.unwrap_or_else(|error| panic!("{kind:?} {}: {error}", stringify!($type)));
            let back = kind.read::<Row>(file);
            let back = back.unwrap_or_else(|error| panic!("{kind:?} {}: {error}", stringify!($type)));
            assert_eq!(back, rows, "{kind:?}");
        }
    })*};
}

#[test]
fn arrays() {
    let usual = Options::new;
    let pixel = Pixel { at: 7, color: [0.5, 1.5], is_set: true, z: Complex::new(1.0, 2.0) };
    let f =
        Array2::from_shape_fn((2, 3).f(), |(i, j)| i * 3 + j).mapv(|n| u64::try_from(n).unwrap());
    trips! {
        usual(), Array2<u64>: f.clone(), f;
        usual(), Array1<i8>: arr1(&[-1, 2]), arr1(&[3, 4]);
        usual(), Array1<u16>: arr1(&[1, 2, 65535]);
        usual(), Array3<f32>: Array3::from_elem((2, 1, 2), 0.5);
        usual(), Array1<f64>: arr1(&[-0.0, f64::INFINITY, 5e-324]);
        usual(), Array1<f16>: arr1(&[f16::ONE, f16::MIN]);
        usual(), Array1<bf16>: arr1(&[bf16::ONE, bf16::MIN]);
        usual(), Array1<bool>: arr1(&[true, false, true]), arr1(&[false, false, true]);
        usual(), Array2<Complex<f64>>: arr2(&[[Complex::new(1.0, -2.0)]]);
        usual(), Array0<f32>: arr0(1.5), arr0(2.5);
        usual(), Array0<Complex<f32>>: arr0(Complex::new(1.0, 2.0));
        usual(), Array1<String>: text(&["a", "", "äöü"]), text(&["b", "c", "d"]);
        usual(), Array1<Vec<u8>>: arr1(&[b"a".to_vec(), vec![]]);
        usual(), Array1<Pixel>: arr1(&[pixel, pixel]), arr1(&[pixel, pixel]);
        usual(), Array2<Pixel>: arr2(&[[pixel, pixel]]);
        usual(), DynArray: dates("datetime64[ns]", &[1, -5]);
        usual(), DynArray: dates("datetime64[s]", &[1, -5]);
        usual(), DynArray: dates("datetime64[D]", &[1, -5]);
        usual(), DynArray: dates("timedelta64[ms]", &[1, -5]);
        usual(), DynArray: dates("timedelta64[25s]", &[1, -5]);
        usual(), DynArray: DynArray::try_from_array(&text(&["abc", "d"])).unwrap();
        usual(), DynArray: DynArray::from(arr1(&[pixel]));
        usual(), ArrayD<i32>: ArrayD::from_elem(IxDyn(&[1, 2, 1, 2]), 3);
    }
}

#[test]
fn forms() {
    let usual = Options::new;
    let plain = || Options::new().plain(true);
    let ragged = || Options::new().ragged("x");
    let named = || ragged().variable_shape(true);
    let z = Complex::new(1.0_f32, 2.0);
    trips! {
        plain(), Array2<f32>: arr2(&[[1.0, 2.0]]), arr2(&[[3.0, 4.0]]);
        plain(), Option<Array2<u8>>: None, Some(arr2(&[[1], [2]]));
        usual(), Option<Array2<u8>>: None, Some(arr2(&[[1], [2]])), None;
        usual(), Option<Array1<bool>>: Some(arr1(&[true])), None;
        usual(), Option<Array0<f64>>: Some(arr0(1.0)), None;
        usual(), Option<Array1<f64>>: None, None;
        usual(), Option<DynArray>: None, None;
        usual(), Array1<f64>: arr1(&[]), arr1(&[1.0]), arr1(&[2.0, 3.0]);
        usual(), Option<Array2<f64>>: None, Some(arr2(&[[1.0]])), Some(arr2(&[[2.0, 3.0]])), None;
        usual(), Array1<Complex<f32>>: arr1(&[z]), arr1(&[z, z]);
        usual(), Array1<String>: text(&["a"]), text(&["b", "c"]);
        usual(), Array1<bool>: arr1(&[true]), arr1(&[true, false]);
        ragged(), Array2<f32>: arr2(&[[1.0, 2.0]]), arr2(&[[3.0, 4.0]]);
        named(), Array2<f32>: arr2(&[[1.0, 2.0]]), arr2(&[[3.0], [4.0]]);
        usual(), Array2<f32>: Array2::zeros((0, 3)), Array2::zeros((2, 0));
    }
}

#[test]
fn lists() {
    let usual = Options::new;
    let inner = |n| Inner { n, tags: vec!["a".into()], color: Color::Green };
    trips! {
        usual(), f64: 0.5, 1.0;
        usual(), Option<u8>: None, Some(1);
        usual(), Option<u8>: None, None;
        usual(), String: "a".into(), String::new();
        usual(), char: 'a', 'ä';
        usual(), bool: true, false;
        usual(), Color: Color::Red, Color::Green;
        usual(), Inner: inner(None), inner(Some(1));
        usual(), Option<Inner>: None, Some(inner(Some(1)));
        usual(), Vec<u16>: vec![], vec![1, 2];
        usual(), (u8, String): (1, "a".into());
        usual(), BTreeMap<String, u8>: [("a".into(), 1)].into(), [("b".into(), 2)].into();
        usual(), Vec<Array1<f32>>: vec![arr1(&[1.0])], vec![];
    }
}

/// The wire of a field.
#[test]
fn wires() {
    #[derive(Clone, Debug, PartialEq, NdColumns)]
    struct Row {
        #[nd(wire = wire::DateTime64<wire::unit::Nanosecond>)]
        at: Array1<i64>,
        #[nd(elements)]
        n: f32,
        #[nd(cast)]
        is_set: Array1<bool>,
    }
    let rows = vec![Row { at: arr1(&[5]), n: 0.5, is_set: arr1(&[true, false]) }];
    for kind in Kind::ALL {
        for options in [Options::new(), Options::new().bool_as_u8(true)] {
            let file = kind.write(&rows, &options).unwrap();
            assert_eq!(kind.read::<Row>(file).unwrap(), rows, "{kind:?}");
        }
    }
}

/// No rows say nothing of their columns, which are still those of the rows.
#[test]
fn no_rows() {
    #[derive(Debug, PartialEq, NdColumns)]
    struct Elements {
        #[nd(elements)]
        n: f32,
        #[nd(elements)]
        pair: [u8; 2],
        #[nd(cast)]
        is_set: Array1<bool>,
    }

    macro_rules! none {
        ($($type:ty),* $(,)?) => {$({
            #[derive(Debug, PartialEq, NdColumns)]
            struct Row {
                x: $type,
            }
            come_back::<Row>(stringify!($type));
        })*};
    }

    fn come_back<T>(name: &str)
    where
        T: PartialEq + std::fmt::Debug + SerializeColumns + for<'de> DeserializeColumns<'de>,
    {
        let usual = Options::new;
        for options in [usual(), usual().plain(true), usual().ragged("x").variable_shape(true)] {
            for kind in Kind::ALL {
                let back = kind.write::<T>(&[], &options).and_then(|file| kind.read::<T>(file));
                match back {
                    Ok(rows) => assert_eq!(rows, [], "{kind:?} {name}"),
                    Err(error) => panic!("{kind:?} {name}: {error}"),
                }
            }
        }
    }

    come_back::<Elements>("Elements");
    none! {
        Array0<f32>, Array1<f64>, Array2<bool>, Array3<u8>, ArrayD<i32>, DynArray,
        Array1<Complex<f32>>, Array2<bf16>, Array1<String>, Array1<Vec<u8>>, Array1<Pixel>,
        Option<Array0<f64>>, Option<Array2<f64>>, Option<ArrayD<f64>>, Option<DynArray>,
        f64, Option<u8>, String, char, bool, (), Color, Inner, Option<Inner>, Vec<u16>, (u8, String),
        BTreeMap<String, u8>, Vec<Array1<f32>>, Vec<DynArray>,
    }
}
