use std::cell::RefCell;

use ndserde::NdSerialize;

type Weights = ndarray::Array2<f32>;

#[derive(NdSerialize)]
struct Name(String);

#[derive(NdSerialize)]
enum Model {
    Mixed(Vec<(Name, Weights)>),
    Cell { w: RefCell<Weights> },
}

fn main() {}
