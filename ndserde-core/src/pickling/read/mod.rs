//! The values of a pickle for serde.

mod access;
mod array;
mod deserializer;
mod node;
mod scalar;
mod tagged;
mod variant;
mod visit;

use std::{any::type_name, cell::Cell};

use serde_core::{Deserialize, Deserializer};

use self::node::Node;
use super::{
    machine::Machine,
    value::{Heap, PyValue},
};
use crate::{
    backend::{PICKLE, Tags},
    error::{Error, shortened},
};

/// Reads the value that a pickle stands for.
pub(crate) fn from_slice<'de, T: Deserialize<'de>>(pickle: &'de [u8]) -> Result<T, Error> {
    let (heap, root) = Machine::run(pickle)?;
    let unpickled = Unpickled { heap, budget: Cell::new(budget(pickle.len())) };
    T::deserialize(Node { unpickled: &unpickled, value: root, depth: DEEPEST, in_value: false })
        .map_err(shortened)
}

/// How the values of a document are asked for, where this is the deserializer.
pub(crate) fn tags<'de, D: Deserializer<'de>>() -> Option<&'static Tags> {
    let node = type_name::<Node<'_, '_>>().split('<').next()?;
    // The error says no of nearly all others.
    let is_ours = type_name::<D::Error>() == type_name::<Error>();
    (is_ours && type_name::<D>().contains(node)).then_some(&PICKLE)
}

/// How deep lists and dicts may be nested, as `serde_json` has it.
const DEEPEST: u8 = 128;

/// How much may be handed over, in bytes: more than any pickle needs that repeats nothing.
const fn budget(pickle: usize) -> usize {
    pickle.saturating_mul(32).saturating_add(1 << 16)
}

/// What a pickle has become, and how much of it may still be handed over.
struct Unpickled<'de> {
    heap: Heap<'de>,
    /// A pickle may name a value again, and so a list of lists that repeat each other is as long as it
    /// likes, or endless, where a reader takes it apart.
    budget: Cell<usize>,
}

impl Unpickled<'_> {
    /// Takes what a value and so many bytes of it cost.
    fn spend(&self, value: PyValue, bytes: usize) -> Result<(), Error> {
        /// As much as a byte of input, the least value, brings into the budget.
        const LEAST: usize = 32;
        /// What an array costs beside its elements.
        const ARRAY: usize = 256;
        let is_array = matches!(value, PyValue::Array(_) | PyValue::Complex(_));
        let least = if is_array { ARRAY } else { LEAST };
        let left = self.budget.get().checked_sub(bytes.saturating_add(least)).ok_or_else(|| {
            Error::custom(
                "the pickle repeats its values until they are more than 32 times its size",
            )
        })?;
        self.budget.set(left);
        Ok(())
    }
}
