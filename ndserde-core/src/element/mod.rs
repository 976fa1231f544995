//! The element types: how each stands in memory as words of its dtype.

mod boolean;
mod native;
mod size;

use std::borrow::Cow;

use crate::{DType, Error, words::Words};

/// A type that arrays can hold.
///
/// `bool`, `i8`..`i64`, `u8`..`u64`, `f32`, `f64`; `usize` and `isize`, which stand on the wire as
/// `uint64` and `int64`; with the feature `num-complex` `Complex<f32>` and `Complex<f64>`; with the
/// feature `half` `f16` and `bf16`.
///
/// ```
/// use ndserde_core::{DType, Element};
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
pub trait Element: sealed::Sealed + Copy + Send + Sync + 'static {
    /// The dtype that stands on the wire.
    const DTYPE: DType;

    /// The elements as bytes in the machine's byte order: a cast wherever memory allows it.
    #[doc(hidden)]
    fn as_bytes(elements: &[Self]) -> Cow<'_, [u8]>;

    /// Elements from words of the dtype's width in the machine's byte order: a cast, or the check
    /// that the type needs.
    #[doc(hidden)]
    fn from_words(words: Words) -> Result<Vec<Self>, Error>;

    /// Elements from bytes in the machine's byte order, without a copy, where the address is
    /// aligned; `None` where it is not, or where the type stands otherwise in memory.
    #[doc(hidden)]
    fn borrow(bytes: &[u8]) -> Result<Option<&[Self]>, Error>;
}

mod sealed {
    /// Keeps the set of elements closed: each must match its dtype bit for bit.
    pub trait Sealed {}
}
