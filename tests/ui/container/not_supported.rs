use std::collections::HashSet;

use ndarray::Array1;
use ndserde::NdSerialize;

#[derive(NdSerialize)]
struct Model {
    set: HashSet<Array1<i32>>,
}

fn main() {}
