//! The items of arrays as the bytes of a dtype.

use std::{borrow::Cow, ops::Range};

use ndserde::DType;

use super::{
    deps::{
        arrow_array::{
            Array, ArrowPrimitiveType, BooleanArray, FixedSizeBinaryArray, PrimitiveArray, types,
        },
        arrow_schema::{DataType, TimeUnit},
    },
    dtype::name_of,
    lists::first_null,
    record::Records,
    text::Texts,
};
use crate::error::Error;

/// Items that are the elements of arrays, or their parts.
pub(super) struct Elements<'a> {
    array: &'a dyn Array,
    dtype: DType,
    data: Data<'a>,
}

/// What items lie as.
enum Data<'a> {
    /// So many bytes each, as in the memory of arrays.
    Plain(&'a [u8], usize),
    Bits(&'a BooleanArray),
    Texts(Texts<'a>),
    Records(Records<'a>),
}

impl<'a> Elements<'a> {
    /// Items as elements of a dtype, which is one that they can be.
    pub(super) fn of(array: &'a dyn Array, dtype: DType) -> Result<Self, Error> {
        let data = match array.data_type() {
            DataType::Boolean => array.as_any().downcast_ref().map(Data::Bits),
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Binary | DataType::LargeBinary => {
                Texts::of(array).map(Data::Texts)
            }
            DataType::Struct(_) => Records::of(array, &dtype)?.map(Data::Records),
            _ => plain(array),
        };
        let data = data.ok_or_else(|| {
            Error::new(format!("{} items are the elements of no array", name_of(array.data_type())))
        })?;
        Ok(Self { array, dtype, data })
    }

    /// The dtype; text of which no width was said has the width 0.
    pub(super) const fn dtype(&self) -> &DType {
        &self.dtype
    }

    /// How many items there are.
    pub(super) fn len(&self) -> usize {
        self.array.len()
    }

    /// The first of these items that is null, or a part of which is.
    pub(super) fn first_null(&self, items: &Range<usize>) -> Option<usize> {
        let own = self.array.nulls().and_then(|nulls| first_null(nulls, items));
        let part = match &self.data {
            Data::Records(records) => records.first_null(items),
            _ => None,
        };
        own.into_iter().chain(part).min()
    }

    /// The bytes of these items, and the dtype with its width.
    pub(super) fn bytes(&self, items: Range<usize>) -> Result<(DType, Cow<'a, [u8]>), Error> {
        let len = self.array.len();
        if items.start > items.end || items.end > len {
            return Err(Error::new(format!(
                "there are {len} items, of which {items:?} are needed"
            )));
        }
        let bytes = match &self.data {
            Data::Plain(bytes, size) => {
                let range = times(items.start, *size).zip(times(items.end, *size));
                let bytes = range.and_then(|(start, end)| bytes.get(start..end));
                Cow::Borrowed(bytes.ok_or_else(|| Error::new("its buffer is too short"))?)
            }
            Data::Bits(bits) => {
                let bits = bits.values().slice(items.start, items.len());
                Cow::Owned(bits.iter().map(u8::from).collect())
            }
            Data::Texts(texts) => {
                let (dtype, bytes) = texts.bytes(items, &self.dtype)?;
                return Ok((dtype, Cow::Owned(bytes)));
            }
            Data::Records(records) => Cow::Owned(records.bytes(items)?),
        };
        Ok((self.dtype.clone(), bytes))
    }
}

fn times(at: usize, size: usize) -> Option<usize> {
    at.checked_mul(size)
}

/// The memory of items that lie there as in arrays.
fn plain(array: &dyn Array) -> Option<Data<'_>> {
    match array.data_type() {
        DataType::Int8 => values::<types::Int8Type>(array),
        DataType::Int16 => values::<types::Int16Type>(array),
        DataType::Int32 => values::<types::Int32Type>(array),
        DataType::Int64 => values::<types::Int64Type>(array),
        DataType::UInt8 => values::<types::UInt8Type>(array),
        DataType::UInt16 => values::<types::UInt16Type>(array),
        DataType::UInt32 => values::<types::UInt32Type>(array),
        DataType::UInt64 => values::<types::UInt64Type>(array),
        DataType::Float16 => values::<types::Float16Type>(array),
        DataType::Float32 => values::<types::Float32Type>(array),
        DataType::Float64 => values::<types::Float64Type>(array),
        DataType::Timestamp(unit, _) => match unit {
            TimeUnit::Second => values::<types::TimestampSecondType>(array),
            TimeUnit::Millisecond => values::<types::TimestampMillisecondType>(array),
            TimeUnit::Microsecond => values::<types::TimestampMicrosecondType>(array),
            TimeUnit::Nanosecond => values::<types::TimestampNanosecondType>(array),
        },
        DataType::Duration(unit) => match unit {
            TimeUnit::Second => values::<types::DurationSecondType>(array),
            TimeUnit::Millisecond => values::<types::DurationMillisecondType>(array),
            TimeUnit::Microsecond => values::<types::DurationMicrosecondType>(array),
            TimeUnit::Nanosecond => values::<types::DurationNanosecondType>(array),
        },
        DataType::FixedSizeBinary(size) => {
            let binary: &FixedSizeBinaryArray = array.as_any().downcast_ref()?;
            Some(Data::Plain(binary.value_data(), usize::try_from(*size).ok()?))
        }
        _ => None,
    }
}

fn values<T: ArrowPrimitiveType>(array: &dyn Array) -> Option<Data<'_>> {
    let array: &PrimitiveArray<T> = array.as_any().downcast_ref()?;
    Some(Data::Plain(array.values().inner().as_slice(), size_of::<T::Native>()))
}
