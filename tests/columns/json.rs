//! What stands in the document.

use ndarray::{Array1, Array2, arr1, arr2};
use ndserde::{Columns, NdColumns, NdDeserialize, NdSerialize, wire::Readable};
use serde_json::json;

use crate::{from_json, to_json};

#[derive(Clone, Debug, PartialEq, NdColumns)]
struct Particle {
    #[nd(wire = Readable)]
    position: Array1<f64>,
    #[nd(wire = Readable)]
    spin: Array2<i8>,
    label: String,
}

fn particles() -> Vec<Particle> {
    let particle = |x, spin, label: &str| Particle {
        position: arr1(&[x, -x]),
        spin: arr2(&[[spin], [-spin]]),
        label: label.to_owned(),
    };
    vec![particle(0.5, 1, "a"), particle(1.5, 2, "b")]
}

#[test]
fn an_array_a_field_and_a_list_a_plain_field() {
    let document = to_json(&particles());
    let expected = json!({
        "position": {
            "dtype": "float64", "shape": [2, 2], "byteorder": "little", "order": "C",
            "data": [[0.5, -0.5], [1.5, -1.5]]
        },
        "spin": {
            "dtype": "int8", "shape": [2, 2, 1], "byteorder": "little", "order": "C",
            "data": [[[1], [-1]], [[2], [-2]]]
        },
        "label": ["a", "b"]
    });
    assert_eq!(serde_json::from_str::<serde_json::Value>(&document).unwrap(), expected);
    assert_eq!(from_json::<Particle>(&document).unwrap(), particles());
}

#[test]
fn no_rows_have_the_ranks_of_their_fields() {
    let document: serde_json::Value = serde_json::from_str(&to_json::<Particle>(&[])).unwrap();
    assert_eq!(document["position"]["shape"], json!([0, 0]));
    assert_eq!(document["spin"]["shape"], json!([0, 0, 0]));
    assert_eq!(document["label"], json!([]));
}

#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Snapshot {
    time: f64,
    #[nd(columns)]
    particles: Vec<Particle>,
    field: Array1<u8>,
    others: Option<Columns<Vec<Particle>>>,
}

#[test]
fn a_field_of_a_derived_struct() {
    let snapshot = Snapshot {
        time: 0.5,
        particles: particles(),
        field: arr1(&[1, 2]),
        others: Some(Columns::new(particles())),
    };
    let json = serde_json::to_value(&snapshot).unwrap();
    let columns = serde_json::to_value(Columns::new(particles())).unwrap();
    assert_eq!(json["particles"], columns);
    assert_eq!(json["others"], columns);
    assert_eq!(serde_json::from_value::<Snapshot>(json).unwrap(), snapshot);
    let bytes = rmp_serde::to_vec(&snapshot).unwrap();
    assert_eq!(rmp_serde::from_slice::<Snapshot>(&bytes).unwrap(), snapshot);
}

#[test]
fn whatever_holds_rows_is_written() {
    let rows = particles();
    let expected = to_json(&rows);
    let boxed: Box<[Particle]> = rows.clone().into();
    let array: [Particle; 2] = rows.clone().try_into().unwrap();
    let written = [
        serde_json::to_string(&Columns::new(&rows)),
        serde_json::to_string(&Columns::new(&rows[..])),
        serde_json::to_string(&Columns::new(boxed)),
        serde_json::to_string(&Columns::new(array)),
        serde_json::to_string(&Columns::from(rows)),
    ];
    for written in written {
        assert_eq!(written.unwrap(), expected);
    }
}

#[test]
fn columns_come_in_any_order_and_layout() {
    let document = json!({
        "label": ["a", "b"],
        "more": {"deep": [1, 2]},
        "spin": {"dtype": "int8", "shape": [2, 2, 1], "order": "F", "byteorder": "little",
            "data": "AQL//g=="},
        "position": {"dtype": ">f8", "shape": [2, 2], "order": "F", "byteorder": "big",
            "data": "P+AAAAAAAAA/+AAAAAAAAL/gAAAAAAAAv/gAAAAAAAA="},
    });
    assert_eq!(from_json::<Particle>(&document.to_string()).unwrap(), particles());
}
