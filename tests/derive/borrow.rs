//! Fields that borrow: written from what they point to, read from the input.

use std::borrow::Cow;

use ndarray::{Array1, ArrayView1, ArrayView2, CowArray, Ix1};
use ndserde::{NdDeserialize, NdSerialize};

use crate::values::{one, two};

#[derive(NdSerialize)]
struct References<'a> {
    whole: &'a Array1<f64>,
    view: ArrayView2<'a, f32>,
    list: &'a [Array1<f64>],
    name: &'a str,
}

#[derive(NdSerialize)]
struct Owned {
    whole: Array1<f64>,
    view: ndarray::Array2<f32>,
    list: Vec<Array1<f64>>,
    name: String,
}

#[test]
fn references_are_written_as_what_they_point_to() {
    let (whole, view, list) = (one(), two(), vec![one()]);
    let references = References { whole: &whole, view: view.view(), list: &list, name: "n" };
    let json = serde_json::to_string(&references).unwrap();
    let owned = Owned { whole: one(), view: two(), list: vec![one()], name: "n".into() };
    assert_eq!(json, serde_json::to_string(&owned).unwrap());
}

#[derive(NdSerialize, NdDeserialize)]
struct Borrowing<'a, 'b, T> {
    array: CowArray<'a, T, Ix1>,
    #[serde(borrow)]
    told: CowArray<'a, T, Ix1>,
    name: &'b str,
    #[serde(borrow = "'b")]
    cow: Cow<'b, str>,
    maybe: Option<CowArray<'a, T, Ix1>>,
}

#[test]
fn arrays_borrow_from_the_input() {
    let array = ndarray::arr1(&[1_u8, 2, 3]);
    let value = Borrowing {
        array: array.view().into(),
        told: array.view().into(),
        name: "n",
        cow: "c".into(),
        maybe: None,
    };
    let bytes = rmp_serde::to_vec_named(&value).unwrap();
    let back: Borrowing<'_, '_, u8> = rmp_serde::from_slice(&bytes).unwrap();
    assert_eq!((back.array.view(), back.told.view()), (array.view(), array.view()));
    assert!(back.array.is_view() && back.told.is_view(), "one-byte elements need no alignment");
    assert!(matches!(back.cow, Cow::Borrowed("c")));
    assert_eq!((back.name, back.maybe.is_none()), ("n", true));
}

#[derive(NdSerialize, NdDeserialize)]
struct View<'a>(ArrayView1<'a, u8>);

#[derive(NdSerialize, NdDeserialize)]
#[serde(tag = "kind", content = "of")]
enum Either<'a> {
    View(ArrayView1<'a, u8>),
    #[serde(borrow)]
    Text(Cow<'a, str>),
}

#[test]
fn views_borrow_from_the_input() {
    let array = ndarray::arr1(&[1_u8, 2, 3]);
    let bytes = rmp_serde::to_vec_named(&View(array.view())).unwrap();
    assert_eq!(rmp_serde::from_slice::<View<'_>>(&bytes).unwrap().0, array);
    let bytes = rmp_serde::to_vec_named(&Either::View(array.view())).unwrap();
    assert!(matches!(rmp_serde::from_slice(&bytes).unwrap(), Either::View(view) if view == array));
    let bytes = rmp_serde::to_vec_named(&Either::Text("t".into())).unwrap();
    assert!(matches!(rmp_serde::from_slice(&bytes).unwrap(), Either::Text(Cow::Borrowed("t"))));
}
