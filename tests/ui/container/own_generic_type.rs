use ndarray::Array1;
use ndserde::NdSerialize;

#[derive(NdSerialize)]
struct Wrapper<T> {
    #[nd]
    inner: T,
}

#[derive(NdSerialize)]
struct Model {
    wrapper: Wrapper<Array1<f64>>,
}

fn main() {}
