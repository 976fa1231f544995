//! An array in a line: dtype, shape and range.

use std::fmt;

use bytemuck::AnyBitPattern;

use super::{
    DynArray,
    display::{element, scalar},
};
use crate::{dtype::DType, float::half};

/// `float64 [2, 3], -1.0 to 3.5, 2 NaN`
pub(crate) struct Summary<'a>(pub(crate) &'a DynArray);

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let array = self.0;
        write!(f, "{} {}", array.dtype, array.shape)?;
        let write = |f: &mut fmt::Formatter<'_>, at: usize| {
            let start = at.saturating_mul(array.dtype.itemsize());
            element(&array.dtype, array.data.as_bytes().get(start..).unwrap_or_default(), f)
        };
        let Some(Range { extent, none }) = Range::of(array) else {
            // Complex numbers have no range, but one that is no list is short.
            if matches!(array.dtype, DType::Complex64 | DType::Complex128) && array.ndim() == 0 {
                f.write_str(", ")?;
                write(f, 0)?;
            }
            return Ok(());
        };
        if let Some((least, greatest)) = extent {
            f.write_str(", ")?;
            write(f, least)?;
            f.write_str(" to ")?;
            write(f, greatest)?;
        }
        let name = if matches!(array.dtype, DType::DateTime64(_) | DType::TimeDelta64(_)) {
            "NaT"
        } else {
            "NaN"
        };
        if none > 0 { write!(f, ", {none} {name}") } else { Ok(()) }
    }
}

/// Where the least and the greatest element stand, and how many are none of the numbers.
struct Range {
    extent: Option<(usize, usize)>,
    none: usize,
}

impl Range {
    /// None where elements have no order.
    fn of(array: &DynArray) -> Option<Self> {
        let bytes = array.data.as_bytes();
        Some(match array.dtype {
            DType::Bool | DType::UInt8 => range(bytes, Some::<u8>),
            DType::Int8 => range(bytes, Some::<i8>),
            DType::Int16 => range(bytes, Some::<i16>),
            DType::Int32 => range(bytes, Some::<i32>),
            DType::Int64 => range(bytes, Some::<i64>),
            DType::UInt16 => range(bytes, Some::<u16>),
            DType::UInt32 => range(bytes, Some::<u32>),
            DType::UInt64 => range(bytes, Some::<u64>),
            DType::Float16 => range(bytes, |bits| number(half::widen::<{ half::F16 }>(bits))),
            DType::BFloat16 => range(bytes, |bits| number(half::widen::<{ half::BF16 }>(bits))),
            DType::Float32 => range(bytes, |value: f32| (!value.is_nan()).then_some(value)),
            DType::Float64 => range(bytes, |value: f64| (!value.is_nan()).then_some(value)),
            DType::DateTime64(_) | DType::TimeDelta64(_) => {
                range(bytes, |count: i64| (count != i64::MIN).then_some(count))
            }
            DType::Complex64
            | DType::Complex128
            | DType::Str(_)
            | DType::Bytes(_)
            | DType::Record(_) => return None,
        })
    }
}

fn number(value: f32) -> Option<f32> {
    (!value.is_nan()).then_some(value)
}

fn range<T: AnyBitPattern, N: PartialOrd + Copy>(
    bytes: &[u8],
    number: impl Fn(T) -> Option<N>,
) -> Range {
    let (mut extent, mut none) = (None, 0_usize);
    for (at, bytes) in bytes.chunks_exact(size_of::<T>()).enumerate() {
        let Some(number) = number(scalar(bytes)) else {
            none = none.saturating_add(1);
            continue;
        };
        let ((least, _), (greatest, _)) = *extent.get_or_insert(((number, at), (number, at)));
        if number < least {
            extent = Some(((number, at), extent.map_or((number, at), |(_, most)| most)));
        } else if number > greatest {
            extent = Some((extent.map_or((number, at), |(least, _)| least), (number, at)));
        }
    }
    Range { extent: extent.map(|((_, least), (_, greatest))| (least, greatest)), none }
}
