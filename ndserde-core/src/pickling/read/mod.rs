//! The values of a pickle for serde.

mod access;
mod array;
mod class;
mod deserializer;
mod fields;
mod grid;
mod instead;
mod known;
mod node;
mod object;
mod scalar;
mod tagged;
mod times;
mod trail;
mod variant;
mod visit;

use core::{
    any::type_name,
    cell::{Cell, RefCell},
    mem,
};

use serde_core::{Deserialize, Deserializer};

#[cfg(feature = "npz")]
pub(crate) use self::array::ArrayMap;
use self::{
    node::Node,
    trail::{Trail, TrailStep},
};
use super::{
    heap::Heap,
    machine::Machine,
    value::{Identity, PyValue},
};
use crate::{
    backend::{PICKLE, Tags},
    error::{Error, shortened},
    shape::Shape,
};

/// Reads the value that a pickle stands for.
pub(crate) fn from_slice<'de, T: Deserialize<'de>>(pickle: &'de [u8]) -> Result<T, Error> {
    let (heap, root) = Machine::run(pickle)?;
    read(heap, pickle, root)
}

/// Reads a value, and once more where a [`Value`](crate::Value) is larger than it may be because of what
/// stands in it more than once: each such thing once, then.
fn read<'de, T: Deserialize<'de>>(
    heap: Heap<'de>,
    pickle: &[u8],
    root: PyValue,
) -> Result<T, Error> {
    let mut unpickled = Unpickled::new(heap, pickle);
    let result = T::deserialize(unpickled.node(root));
    let result = if unpickled.must_be_brief.get() {
        drop(result);
        unpickled = Unpickled { is_brief: true, ..Unpickled::new(unpickled.heap, pickle) };
        T::deserialize(unpickled.node(root))
    } else {
        result
    };
    result.map_err(shortened)
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
    read(unpickled.heap, pickle, root)
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
    /// How much that was.
    whole_budget: usize,
    /// Whether what stands in a `Value` more than once is named where it stands again, also where that
    /// is no object and does not stand within itself.
    is_brief: bool,
    /// Whether it would have to be.
    must_be_brief: Cell<bool>,
    /// The way to the value that is being read.
    trail: RefCell<Trail>,
}

impl<'de> Unpickled<'de> {
    fn new(heap: Heap<'de>, pickle: &[u8]) -> Self {
        Self {
            heap,
            budget: Cell::new(budget(pickle.len())),
            whole_budget: budget(pickle.len()),
            is_brief: false,
            must_be_brief: Cell::new(false),
            trail: RefCell::default(),
        }
    }

    /// The value that the pickle stands for.
    const fn node(&self, value: PyValue) -> Node<'_, 'de> {
        Node { unpickled: self, value, depth: DEEPEST, in_value: false, is_key: false }
    }

    /// Reads a value on a way of its own, as all that is named in a `Value` stands in that.
    fn apart<R>(&self, read: impl FnOnce() -> R) -> R {
        let trail = mem::take(&mut *self.trail.borrow_mut());
        let result = read();
        *self.trail.borrow_mut() = trail;
        result
    }

    /// Reads what stands behind a step.
    fn behind<R>(&self, step: TrailStep, read: impl FnOnce() -> R) -> R {
        self.trail.borrow_mut().push(step);
        let result = read();
        self.trail.borrow_mut().pop();
        result
    }

    /// Reads what may stand within itself.
    fn within<R>(&self, identity: Identity, read: impl FnOnce() -> R) -> R {
        self.trail.borrow_mut().enter(identity);
        let result = read();
        self.trail.borrow_mut().leave();
        result
    }

    fn is_within(&self, identity: Identity) -> bool {
        self.trail.borrow().is_within(identity)
    }

    /// Whether half of it is gone, and something could stand for what is there already.
    fn is_half(&self) -> bool {
        self.budget.get() < self.whole_budget / 2 && self.heap.has_repeated()
    }

    /// Takes what a value and so many bytes of it cost.
    fn spend(&self, value: PyValue, bytes: usize) -> Result<(), Error> {
        /// As much as a byte of input, the least value, brings into the budget.
        const LEAST: usize = 32;
        /// What an array costs beside its elements.
        const ARRAY: usize = 256;
        let is_array = matches!(value, PyValue::Array(_) | PyValue::Complex(_));
        let least = if is_array { ARRAY } else { LEAST };
        let left =
            self.budget.get().checked_sub(bytes.saturating_add(least)).ok_or_else(repeats)?;
        self.budget.set(left);
        Ok(())
    }
}

fn repeats() -> Error {
    Error::custom(
        "the pickle repeats its values until they are more than 32 times its size; a Value has what is \
         repeated once",
    )
}
