/// A struct with arrays, in an option too.
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Model {
    /// Doc comments stay with the item.
    pub hidden_weights: Array2<f64>,
    bias: Option<Array1<f32>>,
    #[serde(skip_serializing_if = "Self::is_unnamed")]
    name: String,
    epochs: u32,
}
