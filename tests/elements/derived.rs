//! The attribute of the derives, and serde's own.

use std::{borrow::Cow, collections::HashMap};

use ndarray::Array1;
use ndserde::{
    Elements, NdDeserialize, NdSerialize,
    wire::{Nested, Npy, Tagged},
};
use ndserde_test_support::{backend::One, for_each_backend};

type Points = Vec<[f32; 3]>;

/// One field of each kind.
#[derive(Clone, Debug, Default, PartialEq, NdSerialize, NdDeserialize)]
#[nd(wire = Nested)]
struct Model {
    #[nd(elements)]
    points: Points,
    #[nd(elements, wire = Tagged)]
    weights: Option<Vec<f64>>,
    #[nd(elements, wire = Npy, cast)]
    #[serde(default, skip_serializing_if = "HashMap::is_empty")]
    by_name: HashMap<String, Vec<f32>>,
    #[nd(elements)]
    #[serde(rename = "matrix")]
    table: [[u8; 2]; 2],
    bias: Array1<f64>,
    plain: Vec<f64>,
}

#[test]
fn attributes() {
    let model = Model {
        points: vec![[0.5, 1.5, 2.5]],
        weights: Some(vec![1.0]),
        by_name: HashMap::from([("a".to_owned(), vec![1.5])]),
        table: [[1, 2], [3, 4]],
        bias: ndarray::arr1(&[0.25]),
        plain: vec![1.0, 2.0],
    };
    for_each_backend!(B in [JsonSlice, RmpNamed, BincodeSlice, Postcard] => {
        let document = B::write(&model).unwrap();
        assert_eq!(B::read::<Model>(&document).as_ref(), Ok(&model));
    });
    let json = serde_json::to_string(&Model { by_name: HashMap::new(), ..model.clone() }).unwrap();
    assert_eq!(
        json,
        r#"{"points":[[0.5,1.5,2.5]],"weights":{"dtype":"float64","shape":[1],"byteorder":"little","order":"C","data":"AAAAAAAA8D8="},"matrix":[[1,2],[3,4]],"bias":[0.25],"plain":[1.0,2.0]}"#
    );
    // An option that is missing is none; doubles are cast.
    let npy = serde_json::to_value(ndserde::Nd::by::<Elements<Npy>>([1.5_f64])).unwrap();
    let read: Model = serde_json::from_str(&format!(
        r#"{{"points":[[0.5,1.5,2.5]],"by_name":{{"a":{npy}}},"matrix":[[1,2],[3,4]],"bias":[0.25],"plain":[]}}"#
    ))
    .unwrap();
    let expected = Model { weights: None, plain: vec![], ..model };
    assert_eq!(read, expected);
}

/// Types that depend on parameters.
#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Generic<A, T, const N: usize> {
    #[nd(elements)]
    rows: Vec<[A; N]>,
    #[nd(elements, wire = Npy)]
    any: T,
}

/// In each kind of variant.
#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
#[serde(tag = "t", content = "c")]
enum Event {
    Moved(#[nd(elements)] [f64; 3]),
    Named {
        #[nd(elements)]
        path: Vec<[f64; 3]>,
    },
    Two(#[nd(elements, wire = Npy)] Vec<u8>, u8),
}

#[test]
fn generics_and_enums() {
    for_each_backend!(B in [JsonSlice, RmpNamed, BincodeSlice] => {
        let value = Generic { rows: vec![[1_i16, 2]], any: [[true], [false]] };
        let document = B::write(&value).unwrap();
        assert_eq!(B::read::<Generic<i16, [[bool; 1]; 2], 2>>(&document).as_ref(), Ok(&value));
    });
    for_each_backend!(B in [JsonSlice, RmpNamed] => {
        for value in [
            Event::Moved([0.5; 3]),
            Event::Named { path: vec![[1.5; 3]; 2] },
            Event::Two(vec![1, 2], 3),
        ] {
            let document = B::write(&value).unwrap();
            assert_eq!(B::read::<Event>(&document).as_ref(), Ok(&value));
        }
    });
}

/// Borrowed without `#[serde(borrow)]`.
#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Lent<'a, 'b> {
    #[nd(elements)]
    bytes: &'a [u8],
    #[nd(elements)]
    fixed: &'a [[u8; 2]; 1],
    #[nd(elements)]
    rows: Option<Cow<'b, [[u8; 2]]>>,
    #[nd(elements)]
    words: Vec<Cow<'static, str>>,
}

/// By serde's own derives.
#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct OfSerde<'a> {
    #[serde(with = "Elements::<Npy>")]
    table: [[f32; 3]; 100],
    #[serde(with = "ndserde::Elements::<Tagged>", borrow)]
    bytes: Cow<'a, [u8]>,
}

#[serde_with::serde_as]
#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct OfSerdeWith {
    #[serde_as(as = "Vec<Elements<Npy>>")]
    rows: Vec<Vec<f32>>,
    #[serde_as(as = "HashMap<_, Elements>")]
    by_name: HashMap<String, [u8; 2]>,
}

#[test]
fn borrowed_and_by_serde() {
    let lent = Lent {
        bytes: &[1, 2, 3],
        fixed: &[[1, 2]],
        rows: Some(Cow::Borrowed(&[[1, 2], [3, 4]])),
        words: vec!["a".into()],
    };
    let document = rmp_serde::to_vec_named(&lent).unwrap();
    let read: Lent<'_, '_> = rmp_serde::from_slice(&document).unwrap();
    assert_eq!(read, lent);
    assert!(matches!(read.rows, Some(Cow::Borrowed(_))));

    let value = OfSerde { table: [[0.5; 3]; 100], bytes: Cow::Borrowed(&[1, 2]) };
    let document = rmp_serde::to_vec_named(&value).unwrap();
    let read: OfSerde<'_> = rmp_serde::from_slice(&document).unwrap();
    assert_eq!(read, value);
    assert!(matches!(read.bytes, Cow::Borrowed(_)));

    let value = OfSerdeWith {
        rows: vec![vec![0.5], vec![1.5, 2.5]],
        by_name: HashMap::from([("a".to_owned(), [1, 2])]),
    };
    let json = serde_json::to_string(&value).unwrap();
    assert_eq!(serde_json::from_str::<OfSerdeWith>(&json).unwrap(), value);
}
