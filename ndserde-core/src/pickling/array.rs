//! Arrays of a pickle: what NumPy's `__setstate__` and `_frombuffer` would make of their arguments.

use std::borrow::Cow;

use super::{
    global::Global,
    value::{ArrayObject, Heap, Value},
};
use crate::{
    aligned::Aligned,
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::{DType, Descr},
    error::Error,
    order::Order,
    payload::latin1,
    shape::Shape,
    untyped::EnclosedArray,
};

/// What a pickle says of an array, whose data is still a value of it.
pub(super) struct Parts {
    pub(super) descr: Descr,
    pub(super) shape: Shape,
    pub(super) order: Order,
    pub(super) data: Value,
    pub(super) scalar: bool,
}

impl Parts {
    pub(super) fn of(heap: &Heap<'_>, at: u32) -> Result<Self, Error> {
        let (dtype, shape, order, data, scalar) = match heap.arrays.get(at) {
            Some(ArrayObject::State(state)) => match heap.tuple(*state) {
                Some([Value::Int(1), shape, dtype, order, data]) => {
                    (dtype, shape, order, data, false)
                }
                _ => return Err(wrong("an array's state")),
            },
            Some(ArrayObject::Buffer(arguments)) => match heap.tuple(*arguments) {
                Some([data, dtype, shape, order]) => (dtype, shape, order, data, false),
                None => return Err(wrong("_frombuffer's arguments")),
            },
            Some(ArrayObject::Scalar(arguments)) => match heap.tuple(*arguments) {
                Some([dtype, data]) => (dtype, Value::None, Value::Bool(false), data, true),
                None => return Err(wrong("a scalar's arguments")),
            },
            Some(ArrayObject::Empty) | None => return Err(wrong("an array without data")),
        };
        let descr = descr(heap, dtype)?;
        let shape = if scalar { Shape::default() } else { axes(heap, shape)? };
        Ok(Self { descr, shape, order: order_of(heap, order)?, data, scalar })
    }

    /// The data where it lies, or, where a pickle spells it as text, its bytes.
    pub(super) fn data<'de>(&self, heap: &Heap<'de>) -> Result<Buffer<'de>, Error> {
        let width = self.descr.dtype().width();
        match self.data {
            Value::Bytes(at) | Value::Str(at) => Ok(match heap.bytes(at) {
                Cow::Borrowed(bytes) => Buffer::Borrowed(bytes),
                Cow::Owned(bytes) => Buffer::Owned(Aligned::copy(width, bytes)),
            }),
            Value::Encoded(at) => {
                let text = heap.text(Value::Text(at)).unwrap_or_default();
                latin1::decode(text, 0, width).map(Buffer::Owned)
            }
            other => Err(wrong(&format!("{} as an array's data", other.sort()))),
        }
    }

    /// The array for the hub to check.
    pub(super) fn enclosed<'de>(self, heap: &Heap<'de>) -> Result<EnclosedArray<'de>, Error> {
        let data = self.data(heap)?;
        let Self { descr, shape, order, .. } = self;
        Ok(EnclosedArray { descr, shape, order, data })
    }
}

#[cold]
fn wrong(what: &str) -> Error {
    Error::custom(format_args!("the pickle has {what} as NumPy does not write it"))
}

/// The lengths of the axes.
fn axes(heap: &Heap<'_>, shape: Value) -> Result<Shape, Error> {
    let Value::Tuple(at) = shape else {
        return Err(wrong("an array's shape"));
    };
    let mut axes = Shape::default();
    for axis in heap.items(at) {
        let len = match axis {
            Value::Int(len) => usize::try_from(len).ok(),
            Value::Wide(at) => usize::try_from(heap.wide(at)).ok(),
            _ => None,
        };
        axes.push(len.ok_or_else(|| wrong("the length of an axis"))?)?;
    }
    Ok(axes)
}

fn order_of(heap: &Heap<'_>, order: Value) -> Result<Order, Error> {
    match order {
        Value::Bool(false) | Value::Int(0) => Ok(Order::C),
        Value::Bool(true) | Value::Int(1) => Ok(Order::F),
        order => heap.text(order).ok_or_else(|| wrong("an array's order"))?.parse(),
    }
}

/// The dtype: a code such as `f8`, and a state that has its byte order.
fn descr(heap: &Heap<'_>, dtype: Value) -> Result<Descr, Error> {
    let object = match dtype {
        Value::DType(at) => heap.dtypes.get(at),
        _ => None,
    };
    let object = object.ok_or_else(|| wrong("an array's dtype"))?;
    let state = object.state.ok_or_else(|| wrong("a dtype without a state"))?;
    let (state, metadata) = match (heap.tuple::<8>(state), heap.tuple::<9>(state)) {
        (Some([_, mark, subarray, names, fields, _, _, _]), _) => {
            ([mark, subarray, names, fields], None)
        }
        (_, Some([_, mark, subarray, names, fields, _, _, _, metadata])) => {
            ([mark, subarray, names, fields], Some(metadata))
        }
        _ => return Err(wrong("a dtype's state")),
    };
    let [mark, Value::None, Value::None, Value::None] = state else {
        return "V".parse();
    };
    let mark = heap.text(mark).ok_or_else(|| wrong("a dtype's byte order"))?;
    let code = match object.code {
        Value::Global(Global::BFloat16) => return bfloat16(mark),
        code => heap.text(code).ok_or_else(|| wrong("a dtype's name"))?,
    };
    match (code, metadata) {
        ("M8" | "m8", Some(metadata)) => format!("{mark}{code}[{}]", unit(heap, metadata)?).parse(),
        _ => format!("{mark}{code}").parse(),
    }
}

fn bfloat16(mark: &str) -> Result<Descr, Error> {
    match mark {
        "<" => Ok(Descr::marked(DType::BFloat16, ByteOrder::Little)),
        ">" => Ok(Descr::marked(DType::BFloat16, ByteOrder::Big)),
        _ => Err(wrong("a dtype's byte order")),
    }
}

/// The unit of a date or span: `(None, (b'ns', 25, 1, 1))` is `25ns`.
fn unit(heap: &Heap<'_>, metadata: Value) -> Result<String, Error> {
    let fail = || wrong("the unit of a date or span");
    let [_, unit] = heap.tuple(metadata).ok_or_else(fail)?;
    let [symbol, Value::Int(count), Value::Int(1), _] = heap.tuple(unit).ok_or_else(fail)? else {
        return Err(fail());
    };
    let symbol = match symbol {
        Value::Bytes(at) | Value::Str(at) | Value::Encoded(at) => heap.text(Value::Text(at)),
        _ => None,
    };
    let symbol = symbol.ok_or_else(fail)?;
    Ok(if count == 1 { symbol.to_owned() } else { format!("{count}{symbol}") })
}
