//! The values of a pickle for serde.

mod access;
mod array;
mod class;
mod deserializer;
mod fields;
mod grid;
mod known;
mod node;
mod object;
mod scalar;
mod tagged;
mod variant;
mod visit;

use std::{
    any::type_name,
    cell::{Cell, RefCell},
};

use serde_core::{Deserialize, Deserializer};

#[cfg(feature = "npz")]
pub(crate) use self::array::ArrayMap;
use self::node::Node;
use super::{
    machine::Machine,
    value::{Heap, PyValue},
};
use crate::{
    backend::{PICKLE, Tags},
    error::{Error, shortened},
    shape::Shape,
};

/// Reads the value that a pickle stands for.
pub(crate) fn from_slice<'de, T: Deserialize<'de>>(pickle: &'de [u8]) -> Result<T, Error> {
    let (heap, root) = Machine::run(pickle)?;
    let unpickled = Unpickled::new(heap, pickle);
    T::deserialize(unpickled.node(root)).map_err(shortened)
}

/// Reads what an array of this shape holds, which a pickle is: nested lists, or, where it has no axes,
/// the one object.
pub(crate) fn objects<'de, T: Deserialize<'de>>(
    pickle: &'de [u8],
    shape: &Shape,
) -> Result<T, Error> {
    let (heap, root) = Machine::run(pickle)?;
    let unpickled = Unpickled::new(heap, pickle);
    let node = unpickled.node(root);
    let Some(found) = node.shape_of_objects()? else {
        return Err(Error::custom(format_args!(
            "the pickle is {}, not an array of objects",
            root.sort()
        )));
    };
    if found != *shape {
        return Err(Error::custom(format_args!(
            "the header says shape {shape}, the pickle behind it has shape {found}"
        )));
    }
    T::deserialize(node).map_err(shortened)
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
    pickle.saturating_mul(32).saturating_add(1 << 17)
}

/// What a pickle has become, and how much of it may still be handed over.
struct Unpickled<'de> {
    heap: Heap<'de>,
    /// A pickle may name a value again, and so a list of lists that repeat each other is as long as it
    /// likes, or endless, where a reader takes it apart.
    budget: Cell<usize>,
    /// The objects that are being read, each within the one before it.
    open: RefCell<Vec<u32>>,
}

impl<'de> Unpickled<'de> {
    fn new(heap: Heap<'de>, pickle: &[u8]) -> Self {
        Self { heap, budget: Cell::new(budget(pickle.len())), open: RefCell::default() }
    }

    /// The value that the pickle stands for.
    const fn node(&self, value: PyValue) -> Node<'_, 'de> {
        Node { unpickled: self, value, depth: DEEPEST, in_value: false }
    }

    fn is_open(&self, at: u32) -> bool {
        self.open.borrow().contains(&at)
    }

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
