//! The one place where what a document says becomes an array that can be trusted.

use super::{FieldType, NumberList, Source, UncheckedArray, UntypedArray, reorder};
use crate::{
    aligned::{Aligned, Width},
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::{DType, Descr},
    error::{Error, Kind},
    order::Order,
    shape::Shape,
};

impl<'de> UncheckedArray<'de> {
    /// Checks everything that the document claims against what the field holds and what the data
    /// has.
    ///
    /// # Errors
    /// When dtype, rank, byte order, shape or length do not fit together; the message has both
    /// sides.
    #[inline]
    pub fn check(self, field: FieldType) -> Result<UntypedArray<'de>, Error> {
        let stated = self.fits(field)?;
        let Self { shape, order, .. } = self;
        let dtype = self.descr.dtype();
        let (byteorder, data) = match self.data.0 {
            Source::Bytes(data) => (stated, data),
            Source::List(list) => {
                let numbers = settle_list(*list, &shape, dtype, order)?;
                (ByteOrder::NATIVE, Buffer::Owned(numbers))
            }
        };
        let fixed_rank = field.ndim().is_some();
        Ok(UntypedArray { dtype, shape, order, byteorder, data, fixed_rank })
    }

    /// Everything that can be checked where it stands; the byte order of the data.
    ///
    /// Apart from [`check`](Self::check), so that this, the long part, is compiled once, and moving
    /// the array melts into the caller.
    fn fits(&self, field: FieldType) -> Result<ByteOrder, Error> {
        let dtype = self.descr.dtype();
        if let Some(only) = field.only().filter(|&only| only != dtype) {
            let (data, field) = (dtype.to_string(), only.to_string());
            return Err(Kind::DTypeMismatch { data, field }.into());
        }
        self.shape.check_ndim(field.ndim())?;
        let byteorder = byteorder(self.descr, self.byteorder);
        let needed = self.shape.byte_len(dtype)?;
        match &self.data.0 {
            Source::Bytes(data) => {
                let found = data.as_slice().len();
                if found != needed {
                    return Err(Kind::Length {
                        shape: self.shape.to_string(),
                        dtype: dtype.to_string(),
                        needed,
                        found,
                    }
                    .into());
                }
                byteorder
            }
            // Only where the field takes more than one dtype, and the document states it too late.
            Source::List(list) if list.dtype != dtype => {
                let (data, list) = (dtype.to_string(), list.dtype.to_string());
                Err(Kind::ListDType { data, list }.into())
            }
            // Numbers have no byte order, so none need be stated; a stated one must still be sound.
            Source::List(_) if self.byteorder.is_none() => Ok(ByteOrder::NATIVE),
            Source::List(_) => byteorder,
        }
    }
}

/// The byte order, from the mark and the tag: one must be there, and both must agree.
fn byteorder(descr: Descr, tag: Option<ByteOrder>) -> Result<ByteOrder, Error> {
    let dtype = descr.dtype();
    match (descr.byteorder(), tag) {
        (Some(mark), Some(tag)) if mark != tag => Err(Kind::ByteOrderConflict {
            dtype: dtype.to_string(),
            mark: mark.as_str(),
            tag: tag.as_str(),
        }
        .into()),
        (Some(order), _) | (None, Some(order)) => Ok(order),
        (None, None) if dtype.width() == Width::W1 => Ok(ByteOrder::NATIVE),
        (None, None) => Err(Kind::ByteOrderMissing(dtype.to_string()).into()),
    }
}

/// A list is indexed like the array, so that in an F document it must be transposed. A flat one is
/// taken where it can mean only one array.
#[allow(clippy::arithmetic_side_effects, reason = "an itemsize is never 0")]
fn settle_list(
    list: NumberList,
    shape: &Shape,
    dtype: DType,
    order: Order,
) -> Result<Aligned, Error> {
    let NumberList { numbers, shape: list, .. } = list;
    let needed = shape.byte_len(dtype)? / dtype.itemsize();
    let found = numbers.as_bytes().len() / dtype.itemsize();
    if list[..] == shape[..] {
        return Ok(match order {
            Order::F if list.len() > 1 => reorder::c_to_f(numbers.as_bytes(), shape, dtype),
            _ => numbers,
        });
    }
    if found == 0 && needed == 0 && (list.len() <= 1 || shape.starts_with(&list)) {
        return Ok(numbers);
    }
    if list.len() != 1 {
        let (list, shape) = (list.to_string(), shape.to_string());
        return Err(Kind::ListShape { list, shape }.into());
    }
    if found != needed {
        return Err(Kind::ListLength { shape: shape.to_string(), needed, found }.into());
    }
    // Readers do not agree whether the elements stand as in memory or as in the array.
    if order == Order::F && shape.iter().filter(|&&len| len > 1).count() > 1 {
        return Err(Error::custom(format_args!(
            "a flat list of shape {shape} in F order: the lists must be nested there"
        )));
    }
    Ok(numbers)
}
