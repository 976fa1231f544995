//! What is around sequences of elements stays serde's.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, HashMap},
    sync::Mutex,
};

use ndserde::{
    Elements, Nd,
    wire::{Cast, Nested, Tagged, cast::SameKind},
};
use ndserde_test_support::{
    backend::one::{JsonSlice, RmpNamed},
    for_each_backend,
};

use crate::{comes_back, read, write};

#[test]
fn containers_come_back() {
    for_each_backend!(B in [JsonSlice, RmpNamed, BincodeSlice] => {
        comes_back::<B, Tagged, Option<Vec<f64>>>(&Some(vec![0.5, 1.5]));
        comes_back::<B, Tagged, Option<[[f64; 2]; 2]>>(&None);
        let map = HashMap::from([("a".to_owned(), vec![1_u8, 2]), ("b".to_owned(), vec![])]);
        comes_back::<B, Tagged, HashMap<String, Vec<u8>>>(&map);
        comes_back::<B, Tagged, BTreeMap<String, Vec<u8>>>(&map.into_iter().collect());
        comes_back::<B, Tagged, (Vec<f32>, [[i8; 2]; 1])>(&(vec![1.5], [[1, 2]]));
        comes_back::<B, Tagged, Result<Vec<f32>, [i8; 2]>>(&Err([1, 2]));
        comes_back::<B, Tagged, Box<Vec<f32>>>(&Box::new(vec![1.5]));
        comes_back::<B, Tagged, Cell<[f32; 2]>>(&Cell::new([1.5, 2.5]));
        comes_back::<B, Tagged, RefCell<Vec<f32>>>(&RefCell::new(vec![1.5, 2.5]));
        comes_back::<B, Tagged, HashMap<String, Option<Box<[[f32; 2]]>>>>(&HashMap::from([
            ("a".to_owned(), Some([[1.5, 2.5]].into())),
        ]));
        comes_back::<B, Tagged, indexmap::IndexMap<String, Vec<u8>>>(
            &[("b".to_owned(), vec![1]), ("a".to_owned(), vec![2])].into_iter().collect(),
        );
    });
}

/// The documents in a form that shows what is an array and what a container.
#[test]
fn what_is_an_array() {
    let json = |document: Result<Vec<u8>, String>| String::from_utf8(document.unwrap()).unwrap();
    macro_rules! rows {
        ($($value:expr => $json:literal)*) => {$(
            assert_eq!(json(write::<JsonSlice, Nested, _>($value)), $json);
        )*};
    }
    rows! {
        vec![1.0, 2.5] => "[1.0,2.5]"
        Some([1_u8, 2]) => "[1,2]"
        None::<Vec<u8>> => "null"
        (vec![1_u8], vec![[2_i8]]) => "[[1],[[2]]]"
        HashMap::from([("b", vec![1_u8]), ("a", vec![2])]) => r#"{"a":[2],"b":[1]}"#
        Mutex::new([1_u8]) => "[1]"
    }
    let rows = vec![Nd::<_, Elements<Nested>>::from(vec![1_u8]), vec![2, 3].into()];
    assert_eq!(serde_json::to_string(&rows).unwrap(), "[[1],[2,3]]");
    assert_eq!(
        serde_json::from_str::<Vec<Nd<Vec<u8>, Elements<Nested>>>>("[[1],[2,3]]").unwrap(),
        rows
    );
}

/// By a wire around a wire.
#[test]
fn casts() {
    let document = write::<RmpNamed, Tagged, _>([[1_i64, 2], [3, 4]]).unwrap();
    let back = read::<RmpNamed, Cast<Tagged>, Vec<[f32; 2]>>(&document);
    assert_eq!(back, Ok(vec![[1.0, 2.0], [3.0, 4.0]]));
    let document = write::<JsonSlice, Tagged, _>([0.1_f64]).unwrap();
    assert_eq!(read::<JsonSlice, Cast<Tagged, SameKind>, Vec<f32>>(&document), Ok(vec![0.1]));
    let error = read::<JsonSlice, Cast<Tagged>, Vec<f32>>(&document).unwrap_err();
    assert!(error.contains("the float64 at [0] is 0.1"), "{error}");
}
