#[serde(default)]
struct Net<T: Clone = f64, const N: usize = 2>
where
    T: Default,
{
    weights: [Array2<T>; N],
    labels: Vec<T>,
    next: Option<Box<Self>>,
}
