//! Only structs with names are rows.
use ndarray::Array1;
use ndserde::NdColumns;

#[derive(NdColumns)]
enum Choice {
    A { x: Array1<f64> },
    B,
}

#[derive(NdColumns)]
struct Pair(Array1<f64>, u8);

#[derive(NdColumns)]
struct Nothing;

#[derive(NdColumns)]
struct LeftOut {
    #[serde(skip)]
    x: Array1<f64>,
}

#[derive(NdColumns)]
union Bits {
    x: u8,
}

fn main() {}
