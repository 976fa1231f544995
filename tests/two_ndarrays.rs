//! Arrays of two versions of ndarray side by side; the tables of one alone run for 0.16 in
//! `ndarray-0-16`.

use std::io::Cursor;

use ndarray::{arr1 as new1, arr2 as new2};
use ndarray_0_16::{
    ArcArray1, Array1, Array2, ArrayD, ArrayView1, Axis, CowArray, Dim, Ix1, Ix2, IxDyn, Slice,
    arr1, arr2,
};
use ndserde::{
    DType, DynArray, Nd, NdDeserialize, NdElement, NdSerialize, Value, npy, npz, pickle,
    wire::{Cast, Npy, Readable},
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, NdElement)]
struct Point {
    x: f32,
    id: u8,
}

type Hidden = Array1<u16>;

/// Fields of both, by written names, paths and an alias.
#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Both {
    old: Array2<f64>,
    new: ndarray::Array2<f64>,
    by_path: Option<ndarray_0_16::Array1<f32>>,
    #[nd(wire = Npy)]
    pair: (ndarray_0_16::ArrayD<i16>, ndarray::ArrayD<i16>),
    #[nd]
    hidden: Hidden,
    shared: ArcArray1<bool>,
    records: Vec<Array1<Point>>,
    words: Array1<String>,
    #[nd(cast)]
    cast: Array1<f64>,
    #[nd]
    dimension: Dim<[usize; 2]>,
    any: DynArray,
    by_hand: Nd<Array1<u8>, Readable>,
}

fn both() -> Both {
    Both {
        old: arr2(&[[1.0, 2.5], [-0.0, 4.0]]).reversed_axes(),
        new: new2(&[[1.0, 2.5], [-0.0, 4.0]]).reversed_axes(),
        by_path: Some(arr1(&[0.5])),
        pair: (arr1(&[1, 2]).into_dyn(), new1(&[1, 2]).into_dyn()),
        hidden: arr1(&[7]),
        shared: arr1(&[true, false]).into_shared(),
        records: vec![arr1(&[Point { x: 1.5, id: 3 }])],
        words: arr1(&["cat".to_owned(), "horse".to_owned()]),
        cast: arr1(&[1.0, 2.0]),
        dimension: Ix2(2, 3),
        any: arr2(&[[1_u8, 2], [3, 4]]).into(),
        by_hand: Nd::from(arr1(&[1, 2])),
    }
}

#[test]
fn one_struct_holds_arrays_of_both() {
    let value = both();
    let json = serde_json::to_value(&value).unwrap();
    assert_eq!(json["old"], json["new"]);
    assert_eq!(json["pair"][0], json["pair"][1]);
    assert_eq!(serde_json::from_value::<Both>(json).unwrap(), value);
    let bytes = rmp_serde::to_vec(&value).unwrap();
    assert_eq!(rmp_serde::from_slice::<Both>(&bytes).unwrap(), value);
    let text = ndserde::json::to_string(&value).unwrap();
    assert_eq!(ndserde::json::from_str::<Both>(&text).unwrap(), value);
}

#[test]
fn serdes_own_derives_name_the_wire() {
    #[derive(Serialize, Deserialize)]
    struct Rows<'a> {
        #[serde(with = "ndserde::readable")]
        list: Vec<Array1<i32>>,
        #[serde(borrow, with = "ndserde::tagged")]
        view: ArrayView1<'a, u8>,
        #[serde(borrow, with = "ndserde::tagged")]
        cow: CowArray<'a, u8, Ix1>,
    }
    let bytes = [1, 2, 3];
    let view = ArrayView1::from(&bytes);
    let rows = Rows { list: vec![arr1(&[1]), arr1(&[2, 3])], view, cow: CowArray::from(view) };
    let written = rmp_serde::to_vec_named(&rows).unwrap();
    let back: Rows = rmp_serde::from_slice(&written).unwrap();
    assert_eq!((&back.list, back.view, &back.cow), (&rows.list, view, &rows.cow));
    let lent = written.as_ptr_range();
    assert!(lent.contains(&back.view.as_ptr()) && lent.contains(&back.cow.as_ptr()));
}

/// `'de: 'a`, though arrays of 0.16 are invariant: what is read may live shorter than the input.
#[test]
fn views_may_live_shorter_than_the_input() {
    fn read<'a>(input: &'static [u8], _: &'a u8) -> ArrayView1<'a, u8> {
        rmp_serde::from_slice::<Nd<ArrayView1<'a, u8>>>(input).unwrap().into_inner()
    }
    let written = rmp_serde::to_vec(&Nd::new(arr1(&[1_u8, 2]))).unwrap();
    assert_eq!(read(Box::leak(written.into()), &0), arr1(&[1, 2]));
}

/// The same columns of the memory, from this one on with this step.
fn sliced(array: &Array2<i32>, from: isize, step: isize) -> Array2<i32> {
    let mut array = array.clone();
    array.slice_axis_inplace(Axis(1), Slice::new(from, None, step));
    array
}

#[test]
fn a_dyn_array_is_made_of_either_and_gives_either() {
    let wide = arr2(&[[0_i32, 1, 2], [3, 4, 5]]);
    let layouts = [
        ("C", wide.clone()),
        ("F", wide.clone().reversed_axes()),
        ("sliced", sliced(&wide, 1, 1)),
        ("stepped", sliced(&wide, 0, 2)),
        ("backwards", sliced(&wide, 0, -1)),
    ];
    for (layout, old) in layouts {
        for array in [old.clone().into(), (&old).into(), old.view().into(), old.to_shared().into()]
        {
            let array: DynArray = array;
            assert_eq!(array, DynArray::try_from_array(&old).unwrap(), "{layout}");
            assert_eq!(array.view_0_16::<i32, Ix2>().unwrap(), old, "{layout}");
            assert_eq!(array.cast_0_16::<f64, IxDyn>().unwrap(), old.mapv(f64::from).into_dyn());
            let new = array.view::<i32, ndarray::Ix2>().unwrap();
            assert!(new.iter().eq(old.iter()), "{layout}");
            assert_eq!(array.into_array_0_16::<i32, Ix2>().unwrap(), old, "{layout}");
        }
        let value = Value::from(old.clone());
        assert_eq!(value.as_array().unwrap().view_0_16::<i32, Ix2>().unwrap(), old);
    }
    let words = DynArray::try_from_array(&arr1(&["cat", "horse"])).unwrap();
    assert_eq!(words.dtype(), &DType::Str(5));
    let array = DynArray::from(new1(&[1_u8]));
    let refused = [
        array.view_0_16::<u16, Ix1>().map(drop),
        array.view_0_16::<u8, Ix2>().map(drop),
        array.clone().into_array_0_16::<u8, Ix2>().map(drop),
        array.cast_0_16::<bool, Ix2>().map(drop),
    ];
    let of_the_other = [
        array.view::<u16, ndarray::Ix1>().map(drop),
        array.view::<u8, ndarray::Ix2>().map(drop),
        array.clone().into_array::<u8, ndarray::Ix2>().map(drop),
        array.cast::<bool, ndarray::Ix2>().map(drop),
    ];
    for (one, other) in refused.into_iter().zip(of_the_other) {
        assert_eq!(one.unwrap_err().to_string(), other.unwrap_err().to_string());
    }
}

#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Member {
    array: Array2<f32>,
}

#[test]
fn files_hold_either() {
    let (old, new) = (arr2(&[[1.5_f32, 2.5]]), new2(&[[1.5_f32, 2.5]]));
    let file = npy::to_vec(&old).unwrap();
    assert_eq!(file, npy::to_vec(&new).unwrap());
    let mut written = Vec::new();
    npy::to_writer(&mut written, &old.t()).unwrap();
    assert_eq!(npy::from_slice_0_16::<f32, Ix2>(&file).unwrap(), old);
    let read: ArrayD<f32> = npy::from_reader_0_16(Cursor::new(written)).unwrap();
    assert_eq!(read, old.t().into_dyn());
    let of_another = npy::from_slice_0_16::<f64, Ix2>(&file).unwrap_err().to_string();
    assert_eq!(of_another, npy::from_slice::<f64, ndarray::Ix2>(&file).unwrap_err().to_string());
    let bytes = npy::to_vec(&arr2(&[[1_u8, 2]])).unwrap();
    let view = npy::view_0_16::<u8, Ix2>(&bytes).unwrap();
    assert_eq!(view, arr2(&[[1, 2]]));
    assert!(bytes.as_ptr_range().contains(&view.as_ptr()), "it is the memory of the file");
    let member = Member { array: old.clone() };
    let archive = npz::to_vec(&member).unwrap();
    assert_eq!(npz::from_slice::<Member>(&archive).unwrap(), member);
    let pickled = pickle::to_vec(&member).unwrap();
    assert_eq!(pickle::from_slice::<Member>(&pickled).unwrap(), member);
}

#[test]
fn a_cast_reads_another_dtype() {
    let json = serde_json::to_string(&Nd::new(new1(&[1_u8, 2]))).unwrap();
    let cast: Nd<Array1<f64>, Cast> = serde_json::from_str(&json).unwrap();
    assert_eq!(cast.into_inner(), arr1(&[1.0, 2.0]));
}
