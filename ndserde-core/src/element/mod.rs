//! The element types: how each stands in memory as words of its dtype.

mod boolean;
mod native;
mod size;

use crate::dtype::DType;

pub(crate) use boolean::check_bools;
pub(crate) use memory::Memory;

/// A type that arrays can hold.
///
/// `bool`, `i8`..`i64`, `u8`..`u64`, `f32`, `f64`; `usize` and `isize`, which are written as
/// `uint64` and `int64`; with the feature `num-complex` `Complex<f32>` and `Complex<f64>`; with the
/// feature `half` `f16` and `bf16`.
///
/// The trait is sealed: each element type must match its dtype bit for bit.
///
/// ```
/// use ndserde::{DType, Element};
///
/// assert_eq!(f32::DTYPE, DType::Float32);
/// assert_eq!(usize::DTYPE, DType::UInt64);
/// ```
#[diagnostic::on_unimplemented(
    message = "ndserde cannot carry arrays of `{Self}`",
    label = "not one of ndserde's element types",
    note = "the element types are bool, i8..i64, u8..u64, usize, isize, f32 and f64",
    note = "Complex<f32> and Complex<f64> need ndserde's feature `num-complex`; f16 and bf16 need `half`",
    note = "for other elements convert the array (`array.mapv(..)`), or leave the field to serde and ndarray's feature `serde`"
)]
pub trait Element: Memory + Clone + Send + Sync + 'static {
    /// The dtype that is written for arrays of this type.
    const DTYPE: DType;
}

mod memory {
    use std::borrow::Cow;

    use crate::{aligned::Aligned, buffer::Buffer, error::Error};

    /// How slices of an element type become bytes and back; out of reach, so that nobody else can
    /// implement [`Element`](super::Element).
    pub trait Memory: Sized {
        /// The elements as bytes in the machine's byte order: a cast wherever memory allows it.
        fn to_buffer(elements: Cow<'_, [Self]>) -> Buffer<'_>
        where
            Self: Clone;

        /// Elements from bytes in the machine's byte order, aligned for the dtype: a cast, or the
        /// check that the type needs.
        fn from_aligned(bytes: Aligned) -> Result<Vec<Self>, Error>;

        /// Elements from bytes in the machine's byte order, without a copy, where the address is
        /// aligned; `None` where it is not, or where the type stands otherwise in memory.
        fn borrow(bytes: &[u8]) -> Result<Option<&[Self]>, Error>;
    }
}
