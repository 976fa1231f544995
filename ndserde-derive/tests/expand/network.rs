/// A network.
#[serde(default, rename_all = "camelCase")]
struct Net<T: Clone = f64, const N: usize = 2>
where
    T: Default,
{
    /// One for each layer.
    weights: [Array2<T>; N],
    #[nd(wire = Npy)]
    mean: Option<Array1<f32>>,
    #[serde(with = "ndserde::nested")]
    bias: Array1<f64>,
    #[schemars(with = "String")]
    hash: u64,
    labels: Vec<T>,
    next: Option<Box<Self>>,
}
