#[serde(rename_all = "camelCase")]
struct Row<T: Element> {
    first_array: Array1<T>,
    #[nd(wire = Npy)]
    option: Option<Array2<f64>>,
    #[serde(default)]
    name: String,
    #[serde(skip)]
    left_out: usize,
}
