use std::{collections::HashMap, time::Duration};

use ndarray::Array1;
use ndserde::NdSerialize;

type Grads<F> = HashMap<usize, Array1<F>>;
type Row = (Duration, Array1<f64>);

#[derive(NdSerialize)]
struct Model<F> {
    grads: Grads<F>,
    rows: Vec<(Row, F)>,
}

fn main() {}
