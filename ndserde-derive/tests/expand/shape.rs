#[serde(tag = "type", rename = "form")]
enum Shape<'a> {
    /// Three numbers each.
    Points(Array2<f64>),
    Named { at: CowArray<'a, u8, Ix1>, name: &'a str },
    Nothing,
}
