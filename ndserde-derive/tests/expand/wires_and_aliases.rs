#[nd(wire = Readable, crate = facade::ndserde)]
struct Report<T> {
    table: Array2<f64>,
    #[nd(wire = my::Wire)]
    image: Array3<u8>,
    #[nd]
    weights: Weights,
    #[nd(plain)]
    other: arrow::Array,
    #[serde(with = "hex")]
    hash: u64,
    generic: Alias<T>,
}
