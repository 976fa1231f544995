//! A column is one array: an alias must not hide a container, nor an unmarked one an array.
use ndarray::Array1;
use ndserde::NdColumns;

type Maybe = Option<Array1<f64>>;
type Hidden = Array1<f64>;

#[derive(NdColumns)]
struct Row {
    #[nd]
    maybe: Maybe,
}

#[derive(NdColumns)]
struct Missed {
    hidden: Hidden,
}

fn main() {}
