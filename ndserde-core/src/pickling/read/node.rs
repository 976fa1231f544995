//! One value, and how deep it stands.

use super::{super::value::PyValue, Unpickled};
use crate::error::Error;

/// A value of a pickle.
#[derive(Clone, Copy)]
pub(super) struct Node<'a, 'de> {
    pub(super) unpickled: &'a Unpickled<'de>,
    pub(super) value: PyValue,
    /// How much deeper lists and dicts may be nested.
    pub(super) depth: u8,
    /// Whether a `Value` is read, which takes what serde has no form for.
    pub(super) in_value: bool,
}

impl Node<'_, '_> {
    /// A value within this one.
    pub(super) fn inner(self, value: PyValue) -> Result<Self, Error> {
        let depth = self.depth.checked_sub(1);
        let depth =
            depth.ok_or_else(|| Error::custom("the pickle is nested deeper than 128 levels"))?;
        Ok(Self { value, depth, ..self })
    }

    /// Takes what this value and so many bytes of it cost.
    pub(super) fn spend(self, bytes: usize) -> Result<(), Error> {
        self.unpickled.spend(self.value, bytes)
    }
}
