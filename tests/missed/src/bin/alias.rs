//! missed: `Model.w` holds an ndarray array

type Weights = ndarray::Array2<f64>;

#[derive(ndserde::NdSerialize)]
enum Model {
    #[allow(dead_code, reason = "it does not come to that")]
    Model { w: Weights },
}

fn main() {}
