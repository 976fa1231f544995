use std::collections::HashMap;

use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
struct Model {
    by_array: Vec<HashMap<Array1<i32>, u8>>,
}

fn main() {}
