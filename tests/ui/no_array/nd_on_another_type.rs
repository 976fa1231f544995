use ndserde::NdSerialize;

#[derive(NdSerialize)]
struct Inner {
    weights: ndarray::Array1<f64>,
}

#[derive(NdSerialize)]
struct Model {
    #[nd]
    inner: Inner,
}

fn main() {}
