#[serde(tag = "kind", content = "of")]
enum Layer {
    Dense(Array2<f64>),
    Pair(Array1<f64>, u8),
    Named { weights: Vec<Array1<f64>> },
    Nothing,
}
