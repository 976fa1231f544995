//! missed: `0` holds an ndarray array

type Weights = ndarray::Array2<f64>;

#[derive(ndserde::NdDeserialize)]
struct Name(String);

#[derive(ndserde::NdDeserialize)]
struct Model(Vec<(Name, std::cell::RefCell<Weights>)>);

fn main() {}
