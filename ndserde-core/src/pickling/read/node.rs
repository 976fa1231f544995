//! One value, and how deep it stands.

use super::{super::value::PyValue, Unpickled, repeats, trail::TrailStep};
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
    /// Whether it is the key of a map, in whose place nothing else may stand.
    pub(super) is_key: bool,
}

impl Node<'_, '_> {
    /// A value within this one.
    pub(super) fn inner(self, value: PyValue) -> Result<Self, Error> {
        Ok(Self {
            value,
            depth: self.depth.checked_sub(1).ok_or_else(too_deep)?,
            is_key: false,
            ..self
        })
    }

    /// The key of a map within this value.
    pub(super) fn key(self, key: PyValue) -> Result<Self, Error> {
        Ok(Self { is_key: true, ..self.inner(key)? })
    }

    /// Whether what stands in a `Value` has become as much as may be handed over.
    pub(super) fn is_spent(self) -> bool {
        /// More than most values cost.
        const LITTLE: usize = 1024;
        self.in_value && self.unpickled.is_brief && self.unpickled.budget.get() < LITTLE
    }

    /// Reads what stands behind a step, of which a `Value` takes note.
    pub(super) fn behind<R>(self, step: TrailStep, read: impl FnOnce() -> R) -> R {
        if self.in_value { self.unpickled.behind(step, read) } else { read() }
    }

    /// Takes what this value and so many bytes of it cost.
    pub(super) fn spend(self, bytes: usize) -> Result<(), Error> {
        let unpickled = self.unpickled;
        let spent = unpickled.spend(self.value, bytes);
        // A `Value` is read again, and has half as much the first time.
        let spent = match spent {
            Ok(()) if self.in_value && !unpickled.is_brief && unpickled.is_half() => Err(repeats()),
            spent => spent,
        };
        if spent.is_err() && self.in_value {
            unpickled.must_be_brief.set(!unpickled.is_brief);
            if unpickled.is_brief {
                // The last one that there is enough for, as each is looked at before.
                unpickled.budget.set(0);
                return Ok(());
            }
        }
        spent
    }
}

pub(super) fn too_deep() -> Error {
    Error::custom("the pickle is nested deeper than 128 levels")
}
