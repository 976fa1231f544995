//! Equality by value.

use bytemuck::Pod;

use super::{DynArray, record::native};
use crate::{dtype::DType, float::half};

impl PartialEq for DynArray {
    fn eq(&self, other: &Self) -> bool {
        if self.dtype != other.dtype || self.shape != other.shape {
            return false;
        }
        if self.order == other.order {
            return equal(&self.dtype, self.data.as_bytes(), other.data.as_bytes());
        }
        let (one, two) = (self.as_untyped(), other.as_untyped());
        equal(&self.dtype, one.to_c_order().data(), two.to_c_order().data())
    }
}

/// Whether the scalars are the same numbers.
fn equal(dtype: &DType, one: &[u8], other: &[u8]) -> bool {
    match dtype {
        DType::Float16 => scalars(one, other, half::widen::<{ half::F16 }>),
        DType::BFloat16 => scalars(one, other, half::widen::<{ half::BF16 }>),
        DType::Float32 | DType::Complex64 => scalars(one, other, |scalar: f32| scalar),
        DType::Float64 | DType::Complex128 => scalars(one, other, |scalar: f64| scalar),
        // Not a time is not equal to itself.
        DType::DateTime64(_) | DType::TimeDelta64(_) => {
            scalars(one, other, |count: i64| (count != i64::MIN).then_some(count).ok_or(f64::NAN))
        }
        DType::Record(record) => {
            let size = record.itemsize().max(1);
            let mut pairs = one.chunks_exact(size).zip(other.chunks_exact(size));
            pairs.all(|(one, other)| {
                let parts = record.parts(one).zip(record.parts(other));
                parts.map(|((field, one), (_, other))| (field.dtype(), one, other)).all(
                    |(dtype, one, other)| equal(dtype, &native(dtype, one), &native(dtype, other)),
                )
            })
        }
        _ => one == other,
    }
}

fn scalars<W: Pod, N: PartialEq>(one: &[u8], other: &[u8], number: impl Fn(W) -> N) -> bool {
    let number = |bytes: &[u8]| number(bytemuck::pod_read_unaligned(bytes));
    let (one, other) = (one.chunks_exact(size_of::<W>()), other.chunks_exact(size_of::<W>()));
    one.map(&number).eq(other.map(&number))
}
