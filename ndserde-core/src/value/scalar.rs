//! NumPy scalars as plain values.

use super::Value;
use crate::{
    byteorder::ByteOrder,
    dtype::DType,
    float::half::{self, BF16, F16},
    untyped::ArrayBytes,
};

/// The number or bool that an array without axes has; none of dtypes that are more than a number.
pub(super) fn number(array: &ArrayBytes<'_>) -> Option<Value> {
    let bytes = array.data();
    let mut word = [0; 8];
    word.get_mut(..bytes.len())?.copy_from_slice(bytes);
    if array.byteorder() == ByteOrder::Big {
        word.get_mut(..bytes.len())?.reverse();
    }
    let bits = u64::from_le_bytes(word);
    let half = || u16::try_from(bits).unwrap_or_default();
    Some(match array.dtype() {
        DType::Bool if bits < 2 => Value::Bool(bits != 0),
        DType::Int8 | DType::Int16 | DType::Int32 | DType::Int64 => {
            // The sign is at the top of as many bytes.
            let unused = u32::try_from(bytes.len()).ok()?.checked_mul(8)?.abs_diff(64);
            let top = bits.checked_shl(unused)?;
            Value::Integer(i64::from_ne_bytes(top.to_ne_bytes()).checked_shr(unused)?)
        }
        DType::UInt8 | DType::UInt16 | DType::UInt32 | DType::UInt64 => Value::from(bits),
        DType::Float16 => Value::from(half::widen::<F16>(half())),
        DType::BFloat16 => Value::from(half::widen::<BF16>(half())),
        DType::Float32 => Value::from(f32::from_bits(u32::try_from(bits).ok()?)),
        DType::Float64 => Value::from(f64::from_bits(bits)),
        _ => return None,
    })
}
