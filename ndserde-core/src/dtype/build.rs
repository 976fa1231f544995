//! Records that are put together while a program runs.

use alloc::string::String;

use super::{DType, Descr, Layout, Record, RecordField, SubArray, layout};
use crate::error::{Error, Quoted};

impl Record {
    /// A record of these fields, each a name and a dtype, or a [`RecordField`].
    ///
    /// ```
    /// use ndserde::{DType, Record, RecordField};
    ///
    /// let point = Record::new([("x", DType::Float64), ("y", DType::Float64)])?;
    /// let scan = Record::new([
    ///     RecordField::new("at", DType::Record(point)),
    ///     RecordField::new("values", DType::Float32).with_shape(&[2, 3])?,
    /// ])?;
    /// assert_eq!(
    ///     DType::Record(scan).to_string(),
    ///     "[('at', [('x', '<f8'), ('y', '<f8')]), ('values', '<f4', (2, 3))]",
    /// );
    /// # Ok::<(), ndserde::Error>(())
    /// ```
    ///
    /// # Errors
    /// When there are no fields, or two of one name; when a field has no name or no elements, as text
    /// of no width has none; when records stand more than 16 deep within one another, or the record
    /// is larger than NumPy's are, which have up to 2^31 - 1 bytes.
    pub fn new<F: Into<RecordField>>(fields: impl IntoIterator<Item = F>) -> Result<Self, Error> {
        let mut layout = Layout::default();
        for field in fields {
            let field = field.into();
            if depth(field.dtype()) >= Layout::DEEPEST {
                return Err(layout::too_deep());
            }
            // Of records within the record only their size matters here.
            layout.push(field.name(), Descr::from(field.dtype()), field.shape())?;
        }
        layout.packed().map(|(record, _)| record)
    }
}

/// How deep records stand within a dtype; each has been built with no more than the limit.
fn depth(dtype: &DType) -> usize {
    match dtype {
        DType::Record(record) => {
            let within = record.fields().iter().map(|field| depth(field.dtype())).max();
            within.unwrap_or_default().saturating_add(1)
        }
        _ => 0,
    }
}

impl RecordField {
    /// A field of one element.
    #[must_use]
    pub fn new(name: impl Into<String>, dtype: DType) -> Self {
        Self::named(name.into().into_boxed_str(), dtype, SubArray::SCALAR)
    }

    /// The same field as an array of its own, with these lengths of its axes.
    ///
    /// # Errors
    /// When there are more than four axes, or one of them has no length.
    pub fn with_shape(self, axes: &[usize]) -> Result<Self, Error> {
        let repeated = |sub: SubArray, &len: &usize| sub.repeated(len).filter(|_| len > 0);
        match axes.iter().rev().try_fold(SubArray::SCALAR, repeated) {
            Some(axes) => Ok(self.shaped(axes)),
            None => Err(Error::custom(format_args!(
                "the field {} of a record cannot have the shape {axes:?}",
                Quoted(self.name())
            ))),
        }
    }
}

/// A field of one element.
impl<N: Into<String>> From<(N, DType)> for RecordField {
    fn from((name, dtype): (N, DType)) -> Self {
        Self::new(name, dtype)
    }
}
