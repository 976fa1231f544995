//! The control: nothing is missed, and this compiles.

type Weights<T> = ndarray::Array2<T>;

#[allow(dead_code, reason = "it is there to compile")]
#[derive(ndserde::NdSerialize, ndserde::NdDeserialize)]
struct Model<T> {
    #[nd]
    weights: Weights<T>,
    #[nd(plain)]
    own: Weights<T>,
    #[nd(plain)]
    known: ndarray::Array1<f64>,
    #[serde(skip)]
    skipped: Option<Weights<f64>>,
    marker: std::marker::PhantomData<Weights<f64>>,
}

fn main() {
    let _: Option<Model<f64>> = None;
}
