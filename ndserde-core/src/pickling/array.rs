//! Arrays of a pickle: what NumPy's `__setstate__` and `_frombuffer` would make of their arguments.

use alloc::{borrow::Cow, format, vec::Vec};

use super::{
    argument::{self, axes, order_of, wrong},
    dtype::{descr, is_of_objects},
    heap::Heap,
    value::{ArrayObject, PyValue},
};
use crate::{
    aligned::Aligned,
    buffer::Buffer,
    dtype::{Descr, Placement},
    error::Error,
    latin1,
    order::Order,
    shape::{Shape, byte_len},
    untyped::{self, EnclosedArray},
};

/// What a pickle says of an array, whose data is still a value of it.
pub(super) struct Parts {
    pub(super) descr: Descr,
    pub(super) shape: Shape,
    pub(super) order: Order,
    /// The shape in memory and the place of each axis in it, where they lie in an order that is
    /// neither.
    permuted: Option<(Shape, Vec<usize>)>,
    pub(super) data: PyValue,
    pub(super) scalar: bool,
    /// How many fields a record has, those of records within it included.
    pub(super) fields: usize,
}

impl Parts {
    pub(super) fn of(heap: &Heap<'_>, at: u32) -> Result<Self, Error> {
        let mut axis_order = None;
        let (dtype, shape, order, data, scalar) = match heap.arrays.get(at) {
            Some(ArrayObject::State(state)) => match heap.tuple(*state) {
                Some([PyValue::Int(1), shape, dtype, order, data]) => {
                    (dtype, shape, order, data, false)
                }
                _ => return Err(wrong("an array's state")),
            },
            Some(&ArrayObject::Filled { shape, dtype, in_f_order, data }) => {
                let order = PyValue::Bool(in_f_order);
                (PyValue::DType(dtype), PyValue::Tuple(shape), order, data, false)
            }
            Some(ArrayObject::Buffer(arguments)) => match heap.tuple(*arguments) {
                Some([data, dtype, shape, order]) => (dtype, shape, order, data, false),
                None => match heap.tuple(*arguments) {
                    Some([data, dtype, shape, order, axes]) if heap.text(order) == Some("K") => {
                        axis_order = Some(axes);
                        // In memory.
                        (dtype, shape, PyValue::Bool(false), data, false)
                    }
                    _ => return Err(wrong("_frombuffer's arguments")),
                },
            },
            Some(ArrayObject::Scalar(arguments)) => match heap.tuple(*arguments) {
                Some([dtype, data]) => (dtype, PyValue::None, PyValue::Bool(false), data, true),
                None => return Err(wrong("a scalar's arguments")),
            },
            Some(ArrayObject::Empty | ArrayObject::Joblib) | None => {
                return Err(wrong("an array without data"));
            }
        };
        let mut fields = 0;
        let descr = descr(heap, dtype, &mut fields)?;
        let mut shape = if scalar { Shape::default() } else { axes(heap, shape)? };
        let order = order_of(heap, order)?;
        let mut permuted = None;
        if let Some(axis_order) = axis_order {
            let places = argument::axis_order(heap, axis_order, &shape)?;
            let lens = places.iter().filter_map(|&place| shape.get(place).copied());
            let transposed = Shape::new(&lens.collect::<Vec<_>>())?;
            permuted = Some((core::mem::replace(&mut shape, transposed), places));
        }
        Ok(Self { descr, shape, order, permuted, data, scalar, fields })
    }

    /// The data where it lies, or, where a pickle spells it as text, its bytes.
    pub(super) fn data<'de>(&self, heap: &Heap<'de>) -> Result<Buffer<'de>, Error> {
        let width = self.descr.dtype().width();
        match self.data {
            PyValue::Bytes(at) | PyValue::Str(at) => Ok(match heap.bytes(at) {
                Cow::Borrowed(bytes) => Buffer::Borrowed(bytes),
                Cow::Owned(bytes) => Buffer::Owned(Aligned::copy(width, bytes)),
            }),
            PyValue::Encoded(at) => {
                let text = heap.text(PyValue::Text(at)).unwrap_or_default();
                latin1::decode(text, 0, width).map(Buffer::Owned)
            }
            other => Err(wrong(&format!("{} as an array's data", other.sort()))),
        }
    }

    /// The array for the hub to check.
    pub(super) fn enclosed<'de>(self, heap: &Heap<'de>) -> Result<EnclosedArray<'de>, Error> {
        let mut data = self.data(heap)?;
        let Self { descr, shape, order, permuted, .. } = self;
        if let Some((memory, places)) = permuted {
            let (dtype, bytes) = (descr.dtype(), data.as_slice());
            let itemsize = descr.layout().map_or(dtype.itemsize(), Placement::size);
            // The hub refuses data of another length.
            if byte_len(&memory, dtype, itemsize)? == bytes.len() {
                let copy = untyped::permuted(bytes, &memory, &places, dtype.width(), itemsize);
                data = Buffer::Owned(copy);
            }
        }
        Ok(EnclosedArray { descr, byteorder: None, shape, order, data })
    }
}

impl Parts {
    /// Whether it is a scalar that a map has as a key.
    pub(super) const fn is_key(&self) -> bool {
        use crate::dtype::DType;
        let dtype = self.descr.dtype();
        self.scalar
            && !matches!(
                dtype,
                DType::Float16
                    | DType::BFloat16
                    | DType::Float32
                    | DType::Float64
                    | DType::Complex64
                    | DType::Complex128
                    | DType::DateTime64(_)
                    | DType::TimeDelta64(_)
                    | DType::Record(_)
            )
    }
}

impl ArrayObject {
    /// The dtype, the shape and the elements, as far as they are said.
    pub(super) fn said(self, heap: &Heap<'_>) -> [PyValue; 3] {
        const NONE: [PyValue; 3] = [PyValue::None; 3];
        match self {
            Self::State(state) => {
                heap.tuple(state).map_or(NONE, |[_, shape, dtype, _, data]| [dtype, shape, data])
            }
            Self::Filled { shape, dtype, data, .. } => {
                [PyValue::DType(dtype), PyValue::Tuple(shape), data]
            }
            Self::Buffer(arguments) => heap
                .tuple(arguments)
                .map(|[data, dtype, shape, _]| [dtype, shape, data])
                .or_else(|| {
                    heap.tuple(arguments).map(|[data, dtype, shape, _, _]| [dtype, shape, data])
                })
                .unwrap_or(NONE),
            Self::Scalar(_) | Self::Empty | Self::Joblib => NONE,
        }
    }
}

/// The shape and the items of an array of objects, or of text that is as long as it likes.
pub(super) fn items_of(heap: &Heap<'_>, at: u32) -> Option<(PyValue, u32)> {
    let [dtype, shape, PyValue::List(items)] = heap.arrays.get(at)?.said(heap) else { return None };
    let is_of_objects = match dtype {
        PyValue::DType(_) => is_of_objects(heap, dtype),
        PyValue::Object(at) => {
            let class = heap.class_name(heap.objects.get(at)?.class);
            matches!(
                class,
                Some((
                    "numpy._core._internal" | "numpy.core._internal",
                    "_convert_to_stringdtype_kwargs"
                ))
            )
        }
        _ => false,
    };
    is_of_objects.then_some((shape, items))
}
