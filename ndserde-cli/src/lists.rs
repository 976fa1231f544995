//! Rectangular lists of numbers as the arrays that they stand for, where `--lists` asks for it.

mod kind;

use std::mem;

use ndserde::{DType, DynArray, Value};

use self::kind::Kind;
use crate::{content::Content, elements::array_of};

/// What a list of numbers is, or lists of them that are all as long.
struct Rectangle {
    shape: Vec<usize>,
    kind: Kind,
}

/// Puts an array in the place of each list that is one.
pub fn take(content: &mut Content) {
    if let Content::Value(value) = content {
        if settle(value).is_some() {
            convert(value);
        }
    }
}

/// The float that a number is, exactly.
#[cfg(feature = "arrow")]
pub fn float(value: &Value) -> Option<f64> {
    kind::float(value)
}

/// Whether a value is a list that `--lists` would make an array of.
pub fn is_array(value: &Value) -> bool {
    value.as_list().is_some() && array(value).is_some()
}

/// Whether there is such a list in a value.
pub fn has_array(value: &Value) -> bool {
    match value {
        Value::Map(map) => map.iter().any(|(_, value)| has_array(value)),
        Value::List(items) => is_array(value) || items.iter().any(has_array),
        _ => false,
    }
}

/// The array that a list is.
pub fn array(value: &Value) -> Option<DynArray> {
    let Rectangle { shape, kind } = measure(value)?;
    of(value, &kind.dtype()?, &shape)
}

/// The array of a dtype and shape that the wire `nested` would have written as this; lists say neither.
pub fn array_like(value: &Value, like: &DynArray) -> Option<DynArray> {
    let (shape, dtype) = (like.shape(), like.dtype());
    let Rectangle { shape: found, .. } = match value {
        // What an array without elements is written as says no more.
        Value::List(_) if like.is_empty() => return is_empty(value, shape).then(|| like.clone()),
        _ => measure(value)?,
    };
    let is_alike = match dtype {
        DType::Complex64 | DType::Complex128 => found.split_last() == Some((&2, shape)),
        _ => found == shape,
    };
    is_alike.then(|| of(value, dtype, shape)).flatten()
}

/// Whether these are the lists of an array without elements.
fn is_empty(value: &Value, shape: &[usize]) -> bool {
    let Some((len, within)) = shape.split_first() else { return false };
    let Some(items) = value.as_list() else { return false };
    items.len() == *len && items.iter().all(|item| is_empty(item, within))
}

fn of(value: &Value, dtype: &DType, shape: &[usize]) -> Option<DynArray> {
    let len = shape.iter().fold(dtype.itemsize(), |bytes, &axis| bytes.saturating_mul(axis));
    let mut bytes = Vec::with_capacity(len);
    kind::write(value, dtype, &mut bytes)?;
    array_of(dtype, shape, &bytes).ok()
}

/// What a value is, if the whole of it is one rectangle; where it is none, the rectangles within it
/// become arrays. So nothing is looked at again for each list around it.
fn settle(value: &mut Value) -> Option<Rectangle> {
    let items = match value {
        Value::List(items) => items,
        Value::Map(map) => {
            for (_, value) in map.iter_mut() {
                if settle(value).is_some() {
                    convert(value);
                }
            }
            return None;
        }
        other => return scalar(other),
    };
    if let Some(row) = row(items) {
        return Some(row);
    }
    let (mut all, mut is_one) = (None, true);
    let mut before = 0_usize;
    for item in items.iter_mut() {
        let this = settle(item);
        if !is_one {
            if this.is_some() {
                convert(item);
            }
            continue;
        }
        let is_rectangle = this.is_some();
        all = joined(all, this);
        is_one = all.is_some();
        if is_one || is_rectangle {
            before = before.saturating_add(1);
        }
    }
    if is_one {
        return around(all?, items.len());
    }
    items.iter_mut().take(before).for_each(convert);
    None
}

/// The same, with nothing changed.
fn measure(value: &Value) -> Option<Rectangle> {
    let Value::List(items) = value else { return scalar(value) };
    if let Some(row) = row(items) {
        return Some(row);
    }
    let mut all = None;
    for item in items.iter() {
        all = Some(joined(all, measure(item))?);
    }
    around(all?, items.len())
}

/// A list of scalars, without a rectangle for each.
fn row(items: &[Value]) -> Option<Rectangle> {
    let (first, rest) = items.split_first()?;
    let kind = rest.iter().try_fold(Kind::of(first)?, |all, item| all.with(Kind::of(item)?))?;
    Some(Rectangle { shape: vec![items.len()], kind })
}

fn scalar(value: &Value) -> Option<Rectangle> {
    Kind::of(value).map(|kind| Rectangle { shape: Vec::new(), kind })
}

/// One of both, if they can stand in one list; the first is none where that begins.
fn joined(one: Option<Rectangle>, other: Option<Rectangle>) -> Option<Rectangle> {
    let other = other?;
    let Some(Rectangle { shape, kind }) = one else { return Some(other) };
    let kind = kind.with(other.kind)?;
    (shape == other.shape).then_some(Rectangle { shape, kind })
}

#[allow(clippy::unnecessary_wraps, reason = "what follows a question mark")]
fn around(mut all: Rectangle, len: usize) -> Option<Rectangle> {
    all.shape.insert(0, len);
    Some(all)
}

/// The array in place of a list that is a rectangle, unless no dtype has all of its numbers.
fn convert(value: &mut Value) {
    if value.as_list().is_some() {
        if let Some(array) = array(value) {
            drop(mem::replace(value, array.into()));
        }
    }
}
