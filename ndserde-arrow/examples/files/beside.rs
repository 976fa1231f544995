//! All that may stand beside arrays: numbers, texts, structs, options, lists, records.

use ndarray::{Array1, Array2};
use ndserde::{NdColumns, NdElement};

use crate::{float, is_third, rows};

/// What may stand beside arrays.
#[derive(NdColumns)]
pub struct Beside {
    id: i64,
    name: String,
    label: Option<String>,
    score: Option<f64>,
    place: Place,
    tags: Vec<String>,
    points: Array1<Point>,
    words: Array1<String>,
    image: Array2<f32>,
    mask: Array2<bool>,
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Place {
    city: String,
    height: u16,
}

#[derive(Clone, NdElement)]
struct Point {
    x: f64,
    n: u8,
}

/// Four rows of them.
pub fn beside() -> Vec<Beside> {
    let beside = |i: u8| Beside {
        id: i.into(),
        name: format!("row {i}"),
        label: (i % 2 == 0).then(|| format!("label {i}")),
        score: (i % 2 == 1).then(|| float(i)),
        place: Place { city: format!("city {i}"), height: u16::from(i) * 100 },
        tags: (0..i).map(|j| format!("tag {j}")).collect(),
        points: (0..2).map(|j| Point { x: float(i), n: j }).collect(),
        words: (0..2).map(|j| format!("word {}", 9 * i + j)).collect(),
        image: rows(|k| float(k) as f32).swap_remove(i.into()),
        mask: rows(is_third).swap_remove(i.into()),
    };
    (0..4).map(beside).collect()
}
