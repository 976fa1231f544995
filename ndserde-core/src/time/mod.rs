//! Dates and spans of one unit as those of another.

mod measure;
mod text;

use alloc::{borrow::Cow, vec::Vec};

pub(crate) use self::text::Date;

use self::measure::Measure;
use crate::{
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::DType,
    error::{Error, Kind},
    untyped::ArrayBytes,
};

/// Not a time, in every unit.
const NAT: i64 = i64::MIN;

/// The array with its counts in the unit of `to`.
///
/// # Errors
/// When the array holds anything else than `to` in some unit, the units have no common measure, or a
/// time does not stand in the unit exactly.
pub(crate) fn convert<'a>(array: ArrayBytes<'a>, to: &DType) -> Result<ArrayBytes<'a>, Error> {
    if array.dtype == *to {
        return Ok(array);
    }
    let mismatch = || {
        let (data, field) = (array.dtype.in_message(), to.in_message());
        Error::from(Kind::DTypeMismatch { data, field })
    };
    let measure = match (&array.dtype, to) {
        (DType::DateTime64(from), DType::DateTime64(to)) => Measure::between(*from, *to, true),
        (DType::TimeDelta64(from), DType::TimeDelta64(to)) => Measure::between(*from, *to, false),
        _ => None,
    };
    let measure = measure.ok_or_else(mismatch)?;
    let swap = array.byteorder != ByteOrder::NATIVE;
    let mut counts: Vec<i64> = array.data.clone().into_aligned(to.width(), swap).into_elements();
    for count in counts.iter_mut().filter(|count| **count != NAT) {
        *count = measure.convert(*count).filter(|&count| count != NAT).ok_or_else(|| {
            let (data, field) = (&array.dtype, to);
            Error::custom(format_args!("{count} as {data} is not a whole number of {field}"))
        })?;
    }
    let data = Buffer::of(to.width(), Cow::Owned(counts));
    Ok(ArrayBytes { dtype: to.clone(), byteorder: ByteOrder::NATIVE, data, ..array })
}
