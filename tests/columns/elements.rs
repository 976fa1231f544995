//! Columns of numbers, and of vectors and fixed arrays of them, as one array each.

use ndserde::{
    Columns, NdColumns,
    wire::{Nested, Npy},
};
use ndserde_test_support::{backend::One, for_each_backend};
use serde_json::json;

use crate::{from_json, to_json};

#[derive(Clone, Debug, PartialEq, NdColumns)]
struct Particle<const N: usize> {
    #[nd(elements)]
    mass: f64,
    #[nd(elements, wire = Npy)]
    position: [f32; 3],
    #[nd(elements)]
    history: Vec<[i16; N]>,
    #[nd(elements, cast)]
    #[serde(default)]
    flags: [[u8; 2]; 2],
    #[nd(elements)]
    name: String,
    charge: i32,
}

fn particle(number: u8) -> Particle<2> {
    Particle {
        mass: f64::from(number) + 0.5,
        position: [f32::from(number), f32::NEG_INFINITY, -0.0],
        history: vec![[i16::from(number), 2], [3, 4]],
        flags: [[number, 1], [2, 3]],
        name: "a".repeat(number.into()),
        charge: -1,
    }
}

#[test]
fn come_back() {
    for_each_backend!(B in [JsonSlice, RmpNamed, BincodeSlice, Postcard] => {
        for count in [0, 1, 5] {
            let rows: Vec<_> = (0..count).map(particle).collect();
            let document = B::write(&Columns::new(&rows)).unwrap();
            assert_eq!(B::read::<Columns<Vec<Particle<2>>>>(&document).unwrap().into_inner(), rows);
        }
    });
}

#[derive(Clone, Debug, PartialEq, NdColumns)]
#[nd(wire = Nested)]
struct Point {
    #[nd(elements)]
    id: u8,
    #[nd(elements)]
    at: [i8; 2],
    #[nd(elements)]
    path: Vec<u8>,
}

#[test]
fn each_is_one_array() {
    let rows =
        [Point { id: 1, at: [2, 3], path: vec![4] }, Point { id: 5, at: [6, 7], path: vec![8] }];
    let json = r#"{"id":[1,5],"at":[[2,3],[6,7]],"path":[[4],[8]]}"#;
    assert_eq!(to_json(&rows), json);
    assert_eq!(from_json::<Point>(json).unwrap(), rows);
    let document = serde_json::to_value(Columns::new((0..3).map(particle).collect::<Vec<_>>()));
    let document = document.unwrap();
    assert_eq!(document["mass"]["shape"], json!([3]));
    assert_eq!(document["history"]["shape"], json!([3, 2, 2]));
    assert_eq!(document["name"]["dtype"], "<U2");
    assert_eq!(document["charge"], json!([-1, -1, -1]));
}

#[test]
fn what_is_refused() {
    let rows =
        [Point { id: 1, at: [2, 3], path: vec![4] }, Point { id: 5, at: [6, 7], path: vec![] }];
    let error = serde_json::to_string(&Columns::new(&rows[..])).unwrap_err().to_string();
    let words = "column path: ragged list: the row at [1] has 0 items, the rows before it have 1";
    assert!(error.contains(words), "{error}");
    for (json, words) in [
        (
            r#"{"id":[1],"at":[[2,3,4]],"path":[[4]]}"#,
            "column at: the data has shape [1, 3], the field has [_, 2]",
        ),
        (
            r#"{"id":[1,2],"at":[[2,3]],"path":[[4]]}"#,
            "the column at has 1 rows, the column id has 2",
        ),
        (r#"{"id":[1],"at":[[2,3]]}"#, "the column path is missing"),
    ] {
        let error = from_json::<Point>(json).unwrap_err();
        assert!(error.contains(words), "{error}");
    }
}
