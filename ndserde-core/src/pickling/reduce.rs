//! What becomes of the calls in a pickle: each of the few that are known is what it would have made.

use alloc::format;

use super::{
    argument::is_data,
    global::Global,
    machine::Machine,
    object::is_bunch_state,
    value::{ArrayObject, Chain, ClassName, DTypeObject, PyValue},
};
use crate::error::Error;

impl Machine<'_> {
    /// `function(*arguments)`: what a known function would make, and else an object.
    pub(super) fn reduce(&mut self) -> Result<(), Error> {
        let (arguments, function) = (self.stack.pop()?, self.stack.pop()?);
        let known = match function {
            PyValue::Global(function) => self.called(function, arguments)?,
            PyValue::Class(_) => match self.attribute_of_class(function, arguments)? {
                Some(class) => Some(class),
                None => self.plain_array(function, arguments)?,
            },
            PyValue::Object(_) => None,
            other => {
                return Err(Error::custom(format_args!("the pickle calls {}", other.sort())));
            }
        };
        let value = match known {
            Some(value) => value,
            None => self.heap.object(function, arguments)?,
        };
        self.stack.push(value)
    }

    /// A class within another, as the protocols below 4 name it: `getattr(Outer, "Inner")`.
    fn attribute_of_class(
        &mut self,
        function: PyValue,
        arguments: PyValue,
    ) -> Result<Option<PyValue>, Error> {
        /// As long as such names are.
        const LONGEST: usize = 128;
        let is_getattr =
            matches!(self.heap.class_name(function), Some(("builtins" | "__builtin__", "getattr")));
        let Some([class, attribute]) = self.heap.tuple(arguments).filter(|_| is_getattr) else {
            return Ok(None);
        };
        let (Some((module, class)), Some(attribute)) =
            (self.heap.class_name(class), self.heap.text(attribute))
        else {
            return Ok(None);
        };
        if module.len().saturating_add(class.len()).saturating_add(attribute.len()) > LONGEST {
            return Ok(None);
        }
        let lines = format!("{module}\n{class}.{attribute}").into_bytes();
        let lines = self.heap.string(lines)?;
        self.heap.class(ClassName::Lines(lines)).map(Some)
    }

    fn called(&mut self, function: Global, arguments: PyValue) -> Result<Option<PyValue>, Error> {
        let (heap, shared) = (&mut self.heap, self.shared);
        let value = match function {
            Global::Reconstruct => match heap.tuple(arguments) {
                Some([PyValue::Global(Global::NdArray), shape, _]) => {
                    heap.give_back(arguments, shared);
                    heap.give_back(shape, shared);
                    PyValue::Array(heap.arrays.push(ArrayObject::Empty)?)
                }
                _ => return Ok(None),
            },
            Global::FromBuffer => {
                let object = match heap.tuple(arguments) {
                    Some([data, PyValue::DType(dtype), PyValue::Tuple(shape), order])
                        if is_data(data) && matches!(heap.text(order), Some("C" | "F")) =>
                    {
                        let in_f_order = heap.text(order) == Some("F");
                        heap.give_back(arguments, shared);
                        ArrayObject::Filled { shape, dtype, in_f_order, data }
                    }
                    _ => ArrayObject::Buffer(arguments),
                };
                PyValue::Array(heap.arrays.push(object)?)
            }
            Global::Scalar => PyValue::Array(heap.arrays.push(ArrayObject::Scalar(arguments))?),
            Global::DType => match heap.tuple(arguments) {
                Some([code, _align, _copy]) => {
                    PyValue::DType(heap.dtypes.push(DTypeObject { code, state: None })?)
                }
                None => return Ok(None),
            },
            Global::Encode => match heap.tuple(arguments) {
                Some([PyValue::Text(text), encoding]) if is_latin1(heap.text(encoding)) => {
                    PyValue::Encoded(text)
                }
                _ => return Ok(None),
            },
            Global::Bytes | Global::ByteArray => {
                if let Some([]) = heap.tuple(arguments) {
                    PyValue::Bytes(heap.string(&[][..])?)
                } else if let Some(
                    [bytes @ (PyValue::Bytes(_) | PyValue::Encoded(_) | PyValue::Str(_))],
                ) = heap.tuple(arguments)
                {
                    bytes
                } else {
                    match heap.tuple(arguments) {
                        Some([PyValue::Text(text), encoding]) if is_latin1(heap.text(encoding)) => {
                            PyValue::Encoded(text)
                        }
                        _ => return Ok(None),
                    }
                }
            }
            Global::Complex => match (arguments, heap.tuple(arguments)) {
                (PyValue::Tuple(parts), Some([PyValue::Float(_), PyValue::Float(_)])) => {
                    PyValue::Complex(parts)
                }
                _ => return Ok(None),
            },
            Global::Set => match heap.tuple(arguments) {
                Some([PyValue::List(items) | PyValue::Tuple(items) | PyValue::Set(items)]) => {
                    PyValue::Set(items)
                }
                _ => return Ok(None),
            },
            Global::OrderedDict | Global::DefaultDict => {
                if let Some([PyValue::List(pairs)]) = heap.tuple(arguments) {
                    PyValue::Pairs(pairs)
                } else if matches!(heap.tuple(arguments), Some([]))
                    || matches!(
                        heap.tuple(arguments),
                        Some([PyValue::Global(_) | PyValue::Class(_) | PyValue::None])
                    )
                {
                    PyValue::Dict(heap.chain(Chain::EMPTY)?)
                } else {
                    return Ok(None);
                }
            }
            Global::DillArray => return self.dill_array(arguments),
            Global::CopyReconstruct => return self.reconstructed(arguments),
            Global::NewObject => match heap.split_first(arguments)? {
                Some((class, arguments)) => return self.new_object(class, arguments).map(Some),
                None => return Ok(None),
            },
            Global::NewObjectWithKeywords => match heap.tuple(arguments) {
                Some([class, arguments, keywords]) => {
                    let arguments = self.with_keywords(arguments, keywords)?;
                    return self.new_object(class, arguments).map(Some);
                }
                None => return Ok(None),
            },
            Global::NdArray
            | Global::Record
            | Global::BFloat16
            | Global::Bunch
            | Global::JoblibArray
            | Global::Masked => return Ok(None),
        };
        Ok(Some(value))
    }

    /// An array as dill has it: `_reconstruct`, its arguments and the state behind it.
    fn dill_array(&mut self, arguments: PyValue) -> Result<Option<PyValue>, Error> {
        let heap = &self.heap;
        let parts = heap.tuple(arguments).map(|[function, made, state]| (function, made, state));
        let parts = parts.or_else(|| match heap.tuple(arguments) {
            Some([function, made, state, PyValue::None]) => Some((function, made, state)),
            _ => None,
        });
        let Some((PyValue::Global(Global::Reconstruct), made, state)) = parts else {
            return Ok(None);
        };
        let Some(array) = self.called(Global::Reconstruct, made)? else { return Ok(None) };
        self.fill(array, state)?;
        Ok(Some(array))
    }

    /// Fills the array, dtype or object on top with its state.
    pub(super) fn build(&mut self) -> Result<(), Error> {
        let (state, object) = (self.stack.pop()?, self.stack.top()?);
        self.fill(object, state)
    }

    fn fill(&mut self, object: PyValue, state: PyValue) -> Result<(), Error> {
        match object {
            PyValue::Array(at) => {
                let filled = match self.heap.arrays.get(at) {
                    Some(ArrayObject::Empty) => match self.heap.tuple(state) {
                        Some(
                            [
                                PyValue::Int(1),
                                PyValue::Tuple(shape),
                                PyValue::DType(dtype),
                                PyValue::Bool(in_f_order),
                                data,
                            ],
                        ) if is_data(data) => {
                            self.heap.give_back(state, self.shared);
                            ArrayObject::Filled { shape, dtype, in_f_order, data }
                        }
                        _ => ArrayObject::State(state),
                    },
                    Some(ArrayObject::Joblib) => self.elements(state)?,
                    _ => return Err(Error::custom("the pickle fills an array twice")),
                };
                if let Some(array) = self.heap.arrays.get_mut(at) {
                    *array = filled;
                }
            }
            PyValue::Object(at) => self.fill_object(at, state)?,
            PyValue::Dict(_) if is_bunch_state(&self.heap, state) => {}
            // An `OrderedDict`.
            PyValue::Dict(at) | PyValue::Pairs(at) => self.heap.set_attributes(at, state),
            PyValue::DType(at) => match self.heap.dtypes.get_mut(at) {
                Some(DTypeObject { state: empty @ None, .. }) => *empty = Some(state),
                _ => return Err(Error::custom("the pickle fills a dtype twice")),
            },
            other => {
                let other = other.sort();
                return Err(Error::custom(format_args!(
                    "the pickle gives {other} attributes, which is an object of a class"
                )));
            }
        }
        Ok(())
    }
}

fn is_latin1(encoding: Option<&str>) -> bool {
    matches!(encoding, Some("latin1" | "latin-1"))
}
