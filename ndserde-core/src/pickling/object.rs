//! The two classes of other libraries whose objects are plain data: scikit-learn's `Bunch`, which is a
//! dict, and joblib's description of an array, whose elements stand in the file behind it.

use super::{
    argument::{axes, wrong},
    dtype,
    global::Global,
    machine::Machine,
    value::{ArrayObject, Chain, Heap, PyValue},
};
use crate::{dtype::Placement, error::Error, shape::byte_len};

impl Machine<'_> {
    /// An object of a class that is known; none of any other.
    pub(super) fn object(&mut self) -> Result<Option<PyValue>, Error> {
        let (arguments, class) = (self.stack.pop()?, self.stack.pop()?);
        Ok(match (class, self.heap.tuple(arguments)) {
            (PyValue::Global(Global::Bunch), Some([])) => {
                Some(PyValue::Dict(self.heap.chain(Chain::EMPTY)?))
            }
            (PyValue::Global(Global::JoblibArray), Some([])) => {
                Some(PyValue::Array(self.heap.arrays.push(ArrayObject::Joblib)?))
            }
            _ => None,
        })
    }

    /// Takes the elements that stand behind joblib's description of their array.
    pub(super) fn elements(&mut self, state: PyValue) -> Result<ArrayObject, Error> {
        let described = |key| attribute(&self.heap, state, key);
        let (Some(shape), Some(dtype), Some(order)) =
            (described("shape"), described("dtype"), described("order"))
        else {
            return Err(wrong("joblib's description of an array"));
        };
        let alignment = described("numpy_array_alignment_bytes");
        let mut parts = 0;
        let descr = dtype::descr(&self.heap, dtype, &mut parts)?;
        self.spend(parts)?;
        let itemsize = descr.layout().map_or(descr.dtype().itemsize(), Placement::size);
        let len = byte_len(&axes(&self.heap, shape)?, descr.dtype(), itemsize)?;
        // Padding, as long as a byte before it says; files of older versions have none.
        if !matches!(alignment, None | Some(PyValue::None)) {
            self.input.counted::<1>()?;
        }
        let data = PyValue::Bytes(self.heap.string(self.input.take(len)?)?);
        let mut arguments = Chain::EMPTY;
        for argument in [order, shape, dtype, data] {
            self.heap.prepend(argument, &mut arguments)?;
        }
        Ok(ArrayObject::Buffer(PyValue::Tuple(self.heap.chain(arguments)?)))
    }

    /// Counts the parts of records that were looked at: arrays may share one dtype, so that a pickle
    /// could have a thousand parts looked at for a few bytes of its own.
    fn spend(&mut self, parts: usize) -> Result<(), Error> {
        self.parts = self.parts.saturating_add(parts);
        if self.parts <= self.input.len() {
            return Ok(());
        }
        Err(Error::custom("the pickle has more fields of records than bytes"))
    }
}

/// More entries than joblib's description of an array has.
const MOST: usize = 16;

/// Whether a dict is all that a `Bunch` has beside its items.
pub(super) fn is_bunch_state(heap: &Heap<'_>, state: PyValue) -> bool {
    let PyValue::Dict(at) = state else { return false };
    let mut items = heap.items(at);
    heap.text(items.next().unwrap_or(PyValue::None)) == Some("_deprecated_key_to_warnings")
        && matches!(items.next(), Some(PyValue::Dict(_)))
        && items.next().is_none()
}

/// The value of a key in a small dict; the last one, as in Python.
fn attribute(heap: &Heap<'_>, dict: PyValue, key: &str) -> Option<PyValue> {
    let PyValue::Dict(at) = dict else { return None };
    let (mut items, mut found) = (heap.items(at).take(MOST.saturating_mul(2)), None);
    while let (Some(name), Some(value)) = (items.next(), items.next()) {
        if heap.text(name) == Some(key) {
            found = Some(value);
        }
    }
    found
}
