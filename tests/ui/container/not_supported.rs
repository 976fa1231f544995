use std::cell::RefCell;

use ndarray::Array1;
use ndserde::NdSerialize;

#[derive(NdSerialize)]
struct Model {
    cell: RefCell<Array1<f64>>,
}

fn main() {}
