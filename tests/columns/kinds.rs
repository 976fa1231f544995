//! What a row may hold.

use std::collections::BTreeMap;

use half::{bf16, f16};
use ndarray::{
    ArcArray1, Array, Array0, Array1, Array2, Array3, ArrayD, ArrayView1, Axis, CowArray, Ix1,
    IxDyn, arr0, arr1, arr2,
};
use ndserde::{
    Columns, DynArray, Nd, NdColumns, NdElement,
    wire::{Cast, DateTime64, Npy, Tagged, unit},
};
use num_complex::Complex;
use serde::{Deserialize, Serialize};

use crate::{from_json, to_json};

#[derive(Clone, Debug, PartialEq, NdElement)]
struct Point {
    x: f32,
    id: [u8; 3],
}

/// Each element type and kind of array.
#[derive(Debug, PartialEq, NdColumns)]
struct Arrays {
    text: Array1<String>,
    bytes: Array1<Vec<u8>>,
    records: Array1<Point>,
    complex: Array2<Complex<f32>>,
    half: Array1<f16>,
    brain: Array0<bf16>,
    #[nd(wire = DateTime64<unit::Second>)]
    times: Array1<i64>,
    #[nd(cast)]
    wide: Array1<f64>,
    any: DynArray,
    shared: ArcArray1<u64>,
    #[nd(wire = Npy)]
    file: ArrayD<usize>,
    #[nd]
    alias: Alias,
}

type Alias = Array3<u8>;

fn arrays(i: u8) -> Arrays {
    let x = f32::from(i);
    // Text of another width in each row.
    let word = "é".repeat(usize::from(i));
    Arrays {
        text: arr1(&[word.clone(), String::new()]),
        bytes: arr1(&[vec![i; usize::from(i)], vec![0, 1]]),
        records: arr1(&[Point { x, id: [i, 0, 255] }]),
        complex: arr2(&[[Complex::new(x, -0.0)]]),
        half: arr1(&[f16::from_f32(x), f16::from_bits(0x7e01)]),
        brain: arr0(bf16::from_f32(x)),
        times: arr1(&[i64::from(i), i64::MIN]),
        wide: arr1(&[f64::from(x)]),
        any: DynArray::from(arr1(&[i, 7])),
        shared: arr1(&[u64::from(i), u64::MAX]).into_shared(),
        file: ArrayD::from_elem(IxDyn(&[1, 1, 1, 1, 1]), usize::from(i)),
        alias: Array3::from_elem((1, 2, 1), i),
    }
}

/// Without the NaNs, which are not equal to themselves.
fn finite(mut rows: Vec<Arrays>) -> Vec<Arrays> {
    for row in &mut rows {
        assert_eq!(row.half[1].to_bits(), 0x7e01);
        row.half[1] = f16::ZERO;
    }
    rows
}

#[test]
fn every_kind_of_array_comes_back() {
    for n in [0, 1, 4] {
        let rows: Vec<_> = (0..n).map(arrays).collect();
        let json = to_json(&rows);
        let cbor = serde_cbor::to_vec(&Columns::new(&rows)).unwrap();
        let back = from_json::<Arrays>(&json).unwrap();
        assert_eq!(finite(back), finite((0..n).map(arrays).collect()));
        let back = serde_cbor::from_slice::<Columns<Vec<Arrays>>>(&cbor).unwrap();
        assert_eq!(finite(back.into_inner()), finite(rows));
    }
}

#[test]
fn text_is_as_wide_as_the_longest_of_all_rows() {
    let rows: Vec<_> = (0..4).map(arrays).collect();
    let json: serde_json::Value = serde_json::from_str(&to_json(&rows)).unwrap();
    assert_eq!(json["text"]["dtype"], "<U3");
    assert_eq!(json["bytes"]["dtype"], "|S3");
}

#[test]
fn views_that_are_not_contiguous_are_written_in_order() {
    #[derive(NdColumns)]
    struct View<'a> {
        a: ArrayView1<'a, u16>,
    }
    #[derive(Debug, NdColumns)]
    struct Owned {
        a: Array1<u16>,
    }
    let whole = Array::from_shape_fn((3, 2), |(i, j)| u16::try_from(10 * i + j).unwrap());
    let mut backwards = whole.view();
    backwards.invert_axis(Axis(0));
    let rows: Vec<_> = backwards.axis_iter(Axis(1)).map(|a| View { a }).collect();
    let back = from_json::<Owned>(&to_json(&rows)).unwrap();
    assert_eq!(back[0].a, arr1(&[20, 10, 0]));
    assert_eq!(back[1].a, arr1(&[21, 11, 1]));
}

#[test]
fn views_borrow_their_rows_from_the_input() {
    #[derive(NdColumns)]
    struct View<'a> {
        a: ArrayView1<'a, u8>,
        copied: CowArray<'a, i32, Ix1>,
        name: &'a str,
    }
    let rows = [[1, 2], [3, 4]];
    let rows: Vec<_> = rows
        .iter()
        .map(|a| {
            let copied = CowArray::from(arr1(&[i32::MIN]));
            View { a: ArrayView1::from(a), copied, name: "x" }
        })
        .collect();
    let bytes = rmp_serde::to_vec_named(&Columns::new(&rows)).unwrap();
    let back = rmp_serde::from_slice::<Columns<Vec<View<'_>>>>(&bytes).unwrap().into_inner();
    let place = back[1].a.as_ptr() as usize;
    assert!(bytes.as_ptr_range().contains(&(place as *const u8)));
    assert_eq!(back[1].a, arr1(&[3, 4]));
    assert_eq!((back[0].name, back[0].copied[0]), ("x", i32::MIN));
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Mode {
    On,
    Off { since: u8 },
}

#[derive(Clone, Debug, PartialEq, NdColumns)]
struct Inner {
    b: Array1<i16>,
}

/// What becomes a list with an item for each row.
#[derive(Debug, PartialEq, NdColumns)]
struct Lists {
    a: Array1<f64>,
    option: Option<Array1<f64>>,
    #[nd(wire = Npy)]
    several: Vec<Array1<u8>>,
    pair: (Array1<u8>, String),
    map: BTreeMap<String, Array1<u8>>,
    alone: Nd<Array1<f32>, Npy>,
    mode: Mode,
    word: Option<char>,
    rows: Columns<Vec<Inner>>,
}

#[test]
fn the_rest_are_lists() {
    let row = |i: u8| Lists {
        a: arr1(&[f64::from(i)]),
        option: (i > 0).then(|| Array1::zeros(usize::from(i))),
        several: vec![arr1(&[i]); usize::from(i)],
        pair: (arr1(&[i, i]), i.to_string()),
        map: BTreeMap::from([(i.to_string(), Array1::zeros(usize::from(i)))]),
        alone: Nd::by::<Npy>(arr1(&[f32::from(i)])),
        mode: if i == 1 { Mode::On } else { Mode::Off { since: i } },
        word: (i == 2).then_some('x'),
        rows: Columns::new(vec![Inner { b: arr1(&[i16::from(i)]) }; usize::from(i)]),
    };
    let rows: Vec<_> = (0..3).map(row).collect();
    let json = to_json(&rows);
    assert_eq!(from_json::<Lists>(&json).unwrap(), rows);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    for list in ["option", "several", "pair", "map", "alone", "mode", "word", "rows"] {
        assert_eq!(json[list].as_array().map(Vec::len), Some(3), "{list}");
    }
    let bytes = rmp_serde::to_vec_named(&Columns::new(&rows)).unwrap();
    let back: Columns<Vec<Lists>> = rmp_serde::from_slice(&bytes).unwrap();
    assert_eq!(back.into_inner(), rows);
}

/// A type parameter stands for an array, for elements or for anything.
#[derive(Debug, PartialEq, NdColumns)]
struct Generic<A, E, T, const N: usize>
where
    E: ndserde::Element,
{
    #[nd]
    array: A,
    elements: Array1<E>,
    plain: T,
    several: [u8; N],
}

#[test]
fn of_type_parameters() {
    let rows = vec![Generic::<_, _, _, 2> {
        array: arr2(&[[1.5]]),
        elements: arr1(&[1_u8]),
        plain: Some("x".to_owned()),
        several: [1, 2],
    }];
    let back: Vec<Generic<Array2<f64>, u8, Option<String>, 2>> =
        from_json(&to_json(&rows)).unwrap();
    assert_eq!(back, rows);
}

/// A wire around another takes the dtype of the document.
#[test]
fn a_cast_reads_columns_of_other_dtypes() {
    #[derive(Debug, PartialEq, NdColumns)]
    #[nd(cast)]
    struct Cast64 {
        a: Array1<f64>,
    }
    #[derive(NdColumns)]
    struct Small {
        a: Array1<i8>,
    }
    let json = to_json(&[Small { a: arr1(&[1, -2]) }]);
    assert_eq!(from_json::<Cast64>(&json).unwrap(), [Cast64 { a: arr1(&[1.0, -2.0]) }]);
    let _: Option<Cast<Tagged>> = None;
}
