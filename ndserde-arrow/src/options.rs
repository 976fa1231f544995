//! What can be chosen on writing.

/// Which forms array columns are written in, for engines that refuse the usual ones.
///
/// ```
/// let options = ndserde_arrow::Options::new().plain(true).ragged("image");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    pub(crate) plain: bool,
    pub(crate) bool_as_u8: bool,
    pub(crate) ragged: Vec<String>,
    pub(crate) variable_shape: bool,
}

impl Options {
    /// The usual forms.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Arrays of one shape as plain fixed-size lists, one within the other for each axis, without the name
    /// of an extension: for Hugging Face datasets, which refuses extensions, and for `DuckDB` and Spark,
    /// which else see one flat list.
    #[must_use]
    pub fn plain(mut self, plain: bool) -> Self {
        self.plain = plain;
        self
    }

    /// Arrays of `bool` as `uint8`, for engines whose tensors cannot hold bits. They are read back by
    /// `#[nd(cast)]`.
    #[must_use]
    pub fn bool_as_u8(mut self, bool_as_u8: bool) -> Self {
        self.bool_as_u8 = bool_as_u8;
        self
    }

    /// The arrays of this column as ragged, though those at hand all have one shape.
    #[must_use]
    pub fn ragged(mut self, column: impl Into<String>) -> Self {
        self.ragged.push(column.into());
        self
    }

    /// Ragged columns by the name `arrow.variable_shape_tensor`, which hardly an engine is ready for.
    #[must_use]
    pub fn variable_shape(mut self, variable_shape: bool) -> Self {
        self.variable_shape = variable_shape;
        self
    }
}
