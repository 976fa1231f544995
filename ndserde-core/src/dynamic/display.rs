//! Arrays as text: nested lists, shortened as NumPy does, with dtype and shape.

use alloc::{format, string::String};
use core::fmt;

use bytemuck::AnyBitPattern;

use super::{DynArray, record::native};
use crate::{dtype::DType, float::half, time::Date};

/// More elements than these are shortened to [`EDGE`] at both ends of each axis; NumPy's number.
const MANY: usize = 1000;

const EDGE: usize = 3;

/// ```
/// use ndserde::DynArray;
///
/// let array = DynArray::from(ndarray::arr2(&[[1.0, 0.5], [f64::NAN, -0.0]]));
/// assert_eq!(array.to_string(), "[[1.0, 0.5],\n [NaN, -0.0]], dtype=float64, shape=[2, 2]");
///
/// let long = DynArray::from(ndarray::Array1::from_iter(0..5000_i32));
/// assert_eq!(long.to_string(), "[0, 1, 2, ..., 4997, 4998, 4999], dtype=int32, shape=[5000]");
/// ```
impl fmt::Display for DynArray {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            f.write_str("[]")?;
        } else {
            let strides = self.shape.strides(self.order);
            Printer { array: self, strides: &strides }.write(f, 0, 0)?;
        }
        write!(f, ", dtype={}, shape={}", self.dtype, self.shape)
    }
}

/// As [`Display`](fmt::Display), in `DynArray(..)`.
impl fmt::Debug for DynArray {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DynArray({self})")
    }
}

/// Writes an array as nested brackets.
struct Printer<'a> {
    array: &'a DynArray,
    strides: &'a [usize],
}

impl Printer<'_> {
    /// Writes what lies on this axis and those within it, from an element on.
    #[allow(clippy::arithmetic_side_effects, reason = "places of elements")]
    fn write(&self, f: &mut fmt::Formatter<'_>, axis: usize, start: usize) -> fmt::Result {
        let (Some(&len), Some(&stride)) = (self.array.shape.get(axis), self.strides.get(axis))
        else {
            return self.element(f, start);
        };
        let short = self.array.len() > MANY && len > 2 * EDGE;
        f.write_str("[")?;
        for i in (0..len).filter(|i| !short || *i <= EDGE || *i >= len - EDGE) {
            if i > 0 {
                self.separator(f, axis)?;
            }
            if short && i == EDGE {
                f.write_str("...")?;
            } else {
                self.write(f, axis + 1, start + i * stride)?;
            }
        }
        f.write_str("]")
    }

    /// A blank between elements; a new line between rows, and one more for each axis around them.
    #[allow(clippy::arithmetic_side_effects, reason = "an axis is less than their number")]
    fn separator(&self, f: &mut fmt::Formatter<'_>, axis: usize) -> fmt::Result {
        match self.array.ndim() - axis - 1 {
            0 => f.write_str(", "),
            within => {
                f.write_str(",")?;
                (0..within).try_for_each(|_| f.write_str("\n"))?;
                (0..=axis).try_for_each(|_| f.write_str(" "))
            }
        }
    }

    #[allow(clippy::arithmetic_side_effects, reason = "the place of an element")]
    fn element(&self, f: &mut fmt::Formatter<'_>, index: usize) -> fmt::Result {
        let size = self.array.dtype.itemsize();
        let bytes = self.array.data.as_bytes().get(index * size..).unwrap_or_default();
        element(&self.array.dtype, bytes, f)
    }
}

/// The element that the bytes begin with; text as Python writes it, a record as its parts.
pub(super) fn element(dtype: &DType, bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match dtype {
        DType::Bool => write!(f, "{}", bytes.first() == Some(&1)),
        DType::Int8 => number::<i8>(bytes, f),
        DType::Int16 => number::<i16>(bytes, f),
        DType::Int32 => number::<i32>(bytes, f),
        DType::Int64 => number::<i64>(bytes, f),
        DType::UInt8 => number::<u8>(bytes, f),
        DType::UInt16 => number::<u16>(bytes, f),
        DType::UInt32 => number::<u32>(bytes, f),
        DType::UInt64 => number::<u64>(bytes, f),
        DType::Float16 => write!(f, "{:?}", half::widen::<{ half::F16 }>(scalar(bytes))),
        DType::BFloat16 => write!(f, "{:?}", half::widen::<{ half::BF16 }>(scalar(bytes))),
        DType::Float32 => number::<f32>(bytes, f),
        DType::Float64 => number::<f64>(bytes, f),
        DType::DateTime64(_) | DType::TimeDelta64(_) => time(dtype, scalar(bytes), f),
        DType::Complex64 => complex::<f32>(bytes, f),
        DType::Complex128 => complex::<f64>(bytes, f),
        DType::Str(width) => {
            let words = bytes.chunks_exact(4).take(*width).map(scalar::<u32>);
            let text: String = words
                .map(|word| char::from_u32(word).unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect();
            write!(f, "{:?}", text.trim_end_matches('\0'))
        }
        DType::Bytes(width) => {
            let bytes = bytes.get(..*width).unwrap_or(bytes);
            let len =
                bytes.iter().rposition(|&byte| byte != 0).map_or(0, |at| at.saturating_add(1));
            write!(f, "b\"{}\"", bytes.get(..len).unwrap_or_default().escape_ascii())
        }
        DType::Void(size) => {
            let bytes = bytes.get(..*size).unwrap_or(bytes);
            f.write_str("0x")?;
            bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
        }
        DType::Record(record) => {
            f.write_str("(")?;
            for (place, (field, part)) in record.parts(bytes).enumerate() {
                f.write_str(if place == 0 { "" } else { ", " })?;
                sub_array(field.dtype(), field.shape(), part, f)?;
            }
            f.write_str(")")
        }
    }
}

/// A part of a record: one element, or nested lists of them.
fn sub_array(
    dtype: &DType,
    axes: &[usize],
    part: &[u8],
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let Some((&len, axes)) = axes.split_first() else {
        return element(dtype, &native(dtype, part), f);
    };
    let size = part.len().checked_div(len).unwrap_or_default().max(1);
    f.write_str("[")?;
    for (place, part) in part.chunks_exact(size).enumerate() {
        f.write_str(if place == 0 { "" } else { ", " })?;
        sub_array(dtype, axes, part, f)?;
    }
    f.write_str("]")
}

/// The scalar that the bytes begin with.
pub(super) fn scalar<T: AnyBitPattern>(bytes: &[u8]) -> T {
    bytes.get(..size_of::<T>()).map_or_else(T::zeroed, bytemuck::pod_read_unaligned)
}

fn number<T: AnyBitPattern + fmt::Debug>(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{:?}", scalar::<T>(bytes))
}

fn time(dtype: &DType, count: i64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match (dtype, count) {
        (_, i64::MIN) => f.write_str("NaT"),
        (DType::DateTime64(unit), count) => write!(f, "{}", Date { count, unit: *unit }),
        (_, count) => write!(f, "{count}"),
    }
}

fn complex<T: AnyBitPattern + fmt::Debug>(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let imaginary = bytes.get(size_of::<T>()..).unwrap_or_default();
    // A NaN has no sign of its own.
    let imaginary = format!("{:+?}", scalar::<T>(imaginary));
    let sign = if imaginary.starts_with(['+', '-']) { "" } else { "+" };
    write!(f, "{:?}{sign}{imaginary}i", scalar::<T>(bytes))
}
