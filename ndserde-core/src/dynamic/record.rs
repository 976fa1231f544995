//! The fields of records, each as an array of its own.

use alloc::{borrow::Cow, vec::Vec};

use super::DynArray;
use crate::{
    aligned::Aligned,
    byteorder::ByteOrder,
    dtype::DType,
    element,
    error::{Error, Quoted},
    order::Order,
    shape::Shape,
};

impl DynArray {
    /// A field of the records, as an array of its own: a copy. A field that is an array adds its axes
    /// behind those of the records.
    ///
    /// ```
    /// use ndserde::{DynArray, NdElement};
    ///
    /// #[derive(Clone, NdElement)]
    /// struct Point {
    ///     x: f64,
    ///     id: [i32; 2],
    /// }
    ///
    /// let points = ndarray::arr1(&[Point { x: 0.5, id: [1, 2] }, Point { x: 1.5, id: [3, 4] }]);
    /// let points = DynArray::from(points);
    /// assert_eq!(points.field("x")?, DynArray::from(ndarray::arr1(&[0.5, 1.5])));
    /// assert_eq!(points.field("id")?, DynArray::from(ndarray::arr2(&[[1, 2], [3, 4]])));
    /// assert!(points.field("y").is_err());
    /// # Ok::<(), ndserde::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the elements are no records, or have no such field.
    pub fn field(&self, name: &str) -> Result<Self, Error> {
        let field = match &self.dtype {
            DType::Record(record) => record.field(name),
            _ => None,
        };
        let Some((start, field)) = field else {
            let (name, dtype) = (Quoted(name), self.dtype.in_message());
            return Err(Error::custom(format_args!("elements of {dtype} have no field {name}")));
        };
        let array = self.as_untyped();
        // The axes of the field run fastest, as in C order.
        let array = if field.shape().is_empty() { array } else { array.to_c_order() };
        let mut parts = Vec::with_capacity(self.len().saturating_mul(field.itemsize()));
        for record in array.data().chunks_exact(self.dtype.itemsize().max(1)) {
            let part = record.get(start..).and_then(|part| part.get(..field.itemsize()));
            parts.extend_from_slice(part.unwrap_or_default());
        }
        let width = field.dtype().width();
        let data = match ByteOrder::NATIVE {
            ByteOrder::Little => Aligned::copy(width, &parts),
            ByteOrder::Big => Aligned::copy_swapped(width, &parts),
        };
        let shape = Shape::of_any_rank(&[&self.shape, field.shape()].concat());
        let order = if field.shape().is_empty() { self.order } else { Order::C };
        Ok(Self { dtype: field.dtype().clone(), shape, order, data })
    }
}

/// A part of a record, which is little-endian, in the machine's byte order.
pub(super) fn native<'a>(dtype: &DType, part: &'a [u8]) -> Cow<'a, [u8]> {
    match ByteOrder::NATIVE {
        ByteOrder::Little => Cow::Borrowed(part),
        ByteOrder::Big => {
            Cow::Owned(Aligned::copy_swapped(dtype.width(), part).as_bytes().to_vec())
        }
    }
}

/// Refuses bools that are neither 0 nor 1, and text that has no character, wherever in the elements they
/// stand.
pub(super) fn check_elements(dtype: &DType, data: &[u8]) -> Result<(), Error> {
    match dtype {
        DType::Bool => element::check_bools(data),
        DType::Str(width) => check_texts(*width, data),
        DType::Record(record) if record.holds_bools_or_texts() => {
            let mut records = data.chunks_exact(record.itemsize().max(1));
            records.try_for_each(|part| {
                record.parts(part).try_for_each(|(field, part)| {
                    check_elements(field.dtype(), &native(field.dtype(), part))
                })
            })
        }
        _ => Ok(()),
    }
}

/// Refuses words that are no characters.
fn check_texts(width: usize, data: &[u8]) -> Result<(), Error> {
    let words = || data.chunks_exact(4).map(|word| <[u8; 4]>::try_from(word).unwrap_or_default());
    let is_character = |word| char::from_u32(u32::from_ne_bytes(word)).is_some();
    // Without a way out half-way: of most texts all are ASCII.
    if words().fold(0, |all, word| all | u32::from_ne_bytes(word)) < 0x80 {
        return Ok(());
    }
    match words().enumerate().find(|(_, word)| !is_character(*word)) {
        Some((at, word)) => {
            let (at, word) = (at.checked_div(width).unwrap_or_default(), u32::from_ne_bytes(word));
            Err(Error::custom(format_args!("element {at} of the text has {word:#x}, no character")))
        }
        None => Ok(()),
    }
}
