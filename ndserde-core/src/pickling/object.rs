//! Objects of classes. Two of other libraries are plain data: scikit-learn's `Bunch`, which is a dict,
//! and joblib's description of an array, whose elements stand in the file behind it. Any other is its
//! class and what it was made with and filled with, none of which is looked at here.

use alloc::{borrow::ToOwned, format, string::String};

use super::{
    argument::{axes, is_data, wrong},
    dtype,
    global::Global,
    heap::Heap,
    machine::Machine,
    value::{ArrayObject, Chain, ClassObject, PyValue},
};
use crate::{
    dtype::{DType, Descr, Placement},
    error::{BareName, Error},
    shape::byte_len,
};

impl Machine<'_> {
    /// An object by the opcodes for them.
    pub(super) fn object(&mut self, opcode: u8) -> Result<(), Error> {
        let object = match opcode {
            b'i' => {
                let class = self.named()?;
                let arguments = self.stack.pop_mark(&mut self.heap)?.chain;
                let arguments = PyValue::Tuple(self.heap.chain(arguments)?);
                self.new_object(class, arguments)?
            }
            b'o' => {
                let arguments = self.stack.pop_mark(&mut self.heap)?.chain;
                let all = PyValue::Tuple(self.heap.chain(arguments)?);
                let Some((class, arguments)) = self.heap.split_first(all)? else {
                    return Err(Error::custom("the pickle has an object without a class"));
                };
                self.new_object(class, arguments)?
            }
            0x92 => {
                let (keywords, arguments) = (self.stack.pop()?, self.stack.pop()?);
                let class = self.stack.pop()?;
                let arguments = self.with_keywords(arguments, keywords)?;
                self.new_object(class, arguments)?
            }
            _ => {
                let (arguments, class) = (self.stack.pop()?, self.stack.pop()?);
                self.new_object(class, arguments)?
            }
        };
        self.stack.push(object)
    }

    /// `class.__new__(class, *arguments)`.
    pub(super) fn new_object(
        &mut self,
        class: PyValue,
        arguments: PyValue,
    ) -> Result<PyValue, Error> {
        match (class, self.heap.tuple(arguments)) {
            (PyValue::Global(Global::Bunch), Some([])) => {
                Ok(PyValue::Dict(self.heap.chain(Chain::EMPTY)?))
            }
            (PyValue::Global(Global::JoblibArray), Some([])) => {
                Ok(PyValue::Array(self.heap.arrays.push(ArrayObject::Joblib)?))
            }
            (PyValue::Global(_) | PyValue::Class(_) | PyValue::Object(_), _) => {
                self.heap.object(class, arguments)
            }
            (other, _) => {
                let other = other.sort();
                Err(Error::custom(format_args!("the pickle has an object whose class is {other}")))
            }
        }
    }

    /// Arguments, those by name behind them as a dict, if there are any.
    pub(super) fn with_keywords(
        &mut self,
        arguments: PyValue,
        keywords: PyValue,
    ) -> Result<PyValue, Error> {
        match keywords {
            PyValue::Dict(at) if self.heap.items(at).next().is_none() => Ok(arguments),
            _ => self.pair(arguments, keywords),
        }
    }

    fn pair(&mut self, one: PyValue, other: PyValue) -> Result<PyValue, Error> {
        let mut pair = Chain::EMPTY;
        self.heap.prepend(other, &mut pair)?;
        self.heap.prepend(one, &mut pair)?;
        self.heap.chain(pair).map(PyValue::Tuple)
    }

    /// An object of the protocols 0 and 1, from its class, the class below it and what that held.
    pub(super) fn reconstructed(&mut self, arguments: PyValue) -> Result<Option<PyValue>, Error> {
        let Some([class, _, held]) = self.heap.tuple(arguments) else { return Ok(None) };
        let mut arguments = Chain::EMPTY;
        let (mut items, mut entries) = (None, None);
        match held {
            PyValue::List(at) => items = Some(at),
            PyValue::Dict(at) => entries = Some(at),
            PyValue::Tuple(_) => return self.new_object(class, held).map(Some),
            PyValue::None => {}
            held => self.heap.prepend(held, &mut arguments)?,
        }
        let arguments = PyValue::Tuple(self.heap.chain(arguments)?);
        let made = self.new_object(class, arguments)?;
        if let PyValue::Object(at) = made {
            if let Some(object) = self.heap.objects.get_mut(at) {
                object.items = items.unwrap_or(object.items);
                object.entries = entries.unwrap_or(object.entries);
            }
        }
        Ok(Some(made))
    }

    /// Fills an object with its state; what subclasses of arrays have of an array becomes one.
    pub(super) fn fill_object(&mut self, at: u32, state: PyValue) -> Result<(), Error> {
        let Some(object) = self.heap.objects.get(at).copied() else { return Ok(()) };
        if !matches!(object.state, PyValue::None) {
            let class = self.heap.name_of(object);
            let class = BareName(&class);
            return Err(Error::custom(format_args!(
                "the pickle fills an object of the class {class} twice"
            )));
        }
        let state = match object.class {
            PyValue::Global(Global::Reconstruct) => self.subclass_state(state)?,
            PyValue::Global(Global::Masked) => self.masked_state(state)?,
            _ => state,
        };
        if let Some(object) = self.heap.objects.get_mut(at) {
            object.state = state;
        }
        Ok(())
    }

    /// The array that a state is, or the array and what stands beside it.
    fn subclass_state(&mut self, state: PyValue) -> Result<PyValue, Error> {
        if is_array_state(&self.heap, state) {
            return self.heap.arrays.push(ArrayObject::State(state)).map(PyValue::Array);
        }
        match self.heap.tuple(state) {
            Some([array, more]) if is_array_state(&self.heap, array) => {
                let array = self.heap.arrays.push(ArrayObject::State(array))?;
                self.pair(PyValue::Array(array), more)
            }
            _ => Ok(state),
        }
    }

    /// The elements and the mask of a masked array of numbers, and what stands for those that are masked.
    fn masked_state(&mut self, state: PyValue) -> Result<PyValue, Error> {
        let Some(
            [
                PyValue::Int(1),
                PyValue::Tuple(shape),
                PyValue::DType(dtype),
                order,
                data,
                mask,
                fill,
            ],
        ) = self.heap.tuple(state)
        else {
            return Ok(state);
        };
        let (PyValue::Bool(in_f_order), true, true) = (order, is_data(data), is_data(mask)) else {
            return Ok(state);
        };
        // The mask of a record is one.
        if dtype::is_record(&self.heap, dtype) {
            return Ok(state);
        }
        let mask_dtype = match self.boolean {
            Some(at) => at,
            None => dtype::boolean(&mut self.heap)?,
        };
        self.boolean = Some(mask_dtype);
        let parts = [("data", dtype, data), ("mask", mask_dtype, mask)];
        let mut entries = Chain::EMPTY;
        self.heap.prepend(fill, &mut entries)?;
        let name = self.heap.string(&b"fill_value"[..])?;
        self.heap.prepend(PyValue::Text(name), &mut entries)?;
        for (name, dtype, data) in parts.into_iter().rev() {
            let array = ArrayObject::Filled { shape, dtype, in_f_order, data };
            let array = PyValue::Array(self.heap.arrays.push(array)?);
            self.heap.prepend(array, &mut entries)?;
            let name = self.heap.string(name.as_bytes())?;
            self.heap.prepend(PyValue::Text(name), &mut entries)?;
        }
        self.heap.chain(entries).map(PyValue::Dict)
    }

    /// Takes the elements that stand behind joblib's description of their array.
    pub(super) fn elements(&mut self, state: PyValue) -> Result<ArrayObject, Error> {
        let described = |key| attribute(&self.heap, state, key);
        let (Some(shape), Some(dtype), Some(order)) =
            (described("shape"), described("dtype"), described("order"))
        else {
            return Err(wrong("joblib's description of an array"));
        };
        if dtype::is_of_objects(&self.heap, dtype) {
            return match self.enclosed()? {
                PyValue::Array(at) => self.heap.arrays.get(at).copied(),
                _ => None,
            }
            .ok_or_else(|| wrong("an array of objects"));
        }
        let alignment = described("numpy_array_alignment_bytes");
        let mut parts = 0;
        let descr = dtype::descr(&self.heap, dtype, &mut parts);
        self.spend(parts)?;
        let descr = match (descr, dtype::coded_size(&self.heap, dtype)) {
            (Ok(descr), _) => descr,
            // What is not read hides nothing that stands behind it.
            (Err(_), Some(size)) => Descr::unmarked(DType::Void(size)),
            (Err(error), None) => return Err(error),
        };
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

/// Whether this is what an array is filled with.
fn is_array_state(heap: &Heap<'_>, state: PyValue) -> bool {
    matches!(
        heap.tuple(state),
        Some([PyValue::Int(1), PyValue::Tuple(_), _, PyValue::Bool(_) | PyValue::Int(_), _])
    )
}

impl Heap<'_> {
    /// What an object is one of, and what it was made with; nothing of arrays that is said by their
    /// state again.
    pub(super) fn made_of(&self, object: ClassObject) -> (PyValue, PyValue) {
        let ClassObject { class, arguments, .. } = object;
        match (class, arguments) {
            (PyValue::Global(Global::Reconstruct | Global::Masked), PyValue::Tuple(at)) => {
                (self.items(at).next().unwrap_or(class), PyValue::None)
            }
            _ => (class, arguments),
        }
    }

    /// The name of an object's class.
    pub(super) fn name_of(&self, object: ClassObject) -> String {
        match self.made_of(object).0 {
            // What another call has made.
            PyValue::Object(at) => {
                let Some(inner) = self.objects.get(at).copied() else { return String::new() };
                let (function, arguments) = self.made_of(inner);
                // The name of a class that is made anew, as cloudpickle and dill do.
                let name = match arguments {
                    PyValue::Tuple(at) => self.items(at).nth(1).and_then(|name| self.text(name)),
                    _ => None,
                };
                format!("{}({})", self.name(function), name.unwrap_or_default())
            }
            class => self.name(class),
        }
    }

    /// The name of a class or a function.
    pub(super) fn name(&self, class: PyValue) -> String {
        match class {
            PyValue::Global(global) => global.name(),
            PyValue::Class(_) => {
                let (module, name) = self.class_name(class).unwrap_or_default();
                format!("{module}.{name}")
            }
            other => other.sort().to_owned(),
        }
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
