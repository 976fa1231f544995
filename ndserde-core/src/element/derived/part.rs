//! What can be a part of a record: elements, and arrays of parts.

use alloc::{format, string::String};

use crate::{
    dtype::{DType, SubArray},
    element::Element,
};

/// A part of a record, in little-endian bytes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a part of a record",
    label = "neither an element of one size, nor an array `[T; N]` of them",
    note = "parts are bool, i8..i64, u8..u64, usize, isize, f32, f64, arrays `[T; N]` of parts, and types that derive NdElement",
    note = "Complex<f32> and Complex<f64> need ndserde's feature `num-complex_0_4`; f16 and bf16 need `half_2`"
)]
pub trait RecordPart: Sized {
    /// The dtype of the elements.
    const DTYPE: DType;
    /// The axes, where it is an array of elements.
    const AXES: SubArray = SubArray::SCALAR;
    /// The same, lent, since constants can't drop what they look at.
    #[doc(hidden)]
    const LENT: &'static DType = &Self::DTYPE;
    /// The memory in bytes.
    const SIZE: usize = Self::LENT.itemsize() * Self::AXES.len();
    /// Whether some bytes are none of this type's.
    const CHECKED: bool = false;
    /// Whether its memory is what is written.
    const PACKED: bool = false;

    /// Writes the part over bytes of its size.
    fn put(&self, bytes: &mut [u8]);

    /// The part in bytes of its size, which [`check`](Self::check) has passed.
    fn take(bytes: &[u8]) -> Self;

    /// Looks for bytes that are none of this type's.
    ///
    /// # Errors
    /// When there are some.
    fn check(_: &[u8]) -> Result<(), Unfit> {
        Ok(())
    }
}

/// Why bytes are none of a part's, in words that follow on the place of the record.
#[derive(Debug)]
pub struct Unfit(pub String);

impl Unfit {
    /// The same, led by the name of the field.
    #[must_use]
    pub fn in_field(self, name: &str) -> Self {
        Self(format!("the field {name}: {}", self.0))
    }
}

macro_rules! numbers {
    ($($(#[$attribute:meta])* $number:ty)*) => {$(
        $(#[$attribute])*
        impl RecordPart for $number {
            const DTYPE: DType = <Self as Element>::DTYPE;
            const PACKED: bool = cfg!(target_endian = "little") || Self::SIZE == 1;

            #[inline]
            fn put(&self, bytes: &mut [u8]) {
                if let Some(bytes) = bytes.first_chunk_mut() {
                    *bytes = self.to_le_bytes();
                }
            }

            #[inline]
            fn take(bytes: &[u8]) -> Self {
                Self::from_le_bytes(bytes.first_chunk().copied().unwrap_or_default())
            }
        }
    )*};
}

numbers! {
    i8 i16 i32 i64 u8 u16 u32 u64 f32 f64
    #[cfg(feature = "half_2")] half::f16
    #[cfg(feature = "half_2")] half::bf16
}

#[cfg(feature = "num-complex_0_4")]
macro_rules! complex {
    ($($real:ty)*) => {$(
        impl RecordPart for num_complex::Complex<$real> {
            const DTYPE: DType = <Self as Element>::DTYPE;
            const PACKED: bool = <$real as RecordPart>::PACKED;

            #[inline]
            fn put(&self, bytes: &mut [u8]) {
                [self.re, self.im].put(bytes);
            }

            #[inline]
            fn take(bytes: &[u8]) -> Self {
                let [re, im] = RecordPart::take(bytes);
                Self { re, im }
            }
        }
    )*};
}

#[cfg(feature = "num-complex_0_4")]
complex! { f32 f64 }

impl RecordPart for bool {
    const DTYPE: DType = DType::Bool;
    const CHECKED: bool = true;

    #[inline]
    fn put(&self, bytes: &mut [u8]) {
        u8::from(*self).put(bytes);
    }

    #[inline]
    fn take(bytes: &[u8]) -> Self {
        u8::take(bytes) != 0
    }

    #[inline]
    fn check(bytes: &[u8]) -> Result<(), Unfit> {
        match u8::take(bytes) {
            0 | 1 => Ok(()),
            byte => Err(Unfit(format!("the byte {byte}, only 0 and 1 are bools"))),
        }
    }
}

macro_rules! sizes {
    ($($size:ty => $wide:ty)*) => {$(
        impl RecordPart for $size {
            const DTYPE: DType = <Self as Element>::DTYPE;
            const CHECKED: bool = size_of::<$size>() < size_of::<$wide>();
            const PACKED: bool = !Self::CHECKED && <$wide as RecordPart>::PACKED;

            #[inline]
            fn put(&self, bytes: &mut [u8]) {
                (*self as $wide).put(bytes);
            }

            #[inline]
            #[allow(clippy::cast_possible_truncation, reason = "checked before")]
            fn take(bytes: &[u8]) -> Self {
                <$wide>::take(bytes) as Self
            }

            fn check(bytes: &[u8]) -> Result<(), Unfit> {
                let wide = <$wide>::take(bytes);
                match Self::try_from(wide) {
                    Ok(_) => Ok(()),
                    Err(_) => Err(Unfit(format!("{wide} is more than this machine counts to"))),
                }
            }
        }
    )*};
}

sizes! { usize => u64 isize => i64 }

/// An array within a record.
impl<T: RecordPart, const N: usize> RecordPart for [T; N] {
    const DTYPE: DType = T::DTYPE;
    const AXES: SubArray = match T::AXES.repeated(N) {
        Some(axes) => axes,
        None => panic!("a field of a record has at most four axes"),
    };
    const CHECKED: bool = T::CHECKED;
    const PACKED: bool = T::PACKED && size_of::<Self>() == Self::SIZE;

    #[inline]
    fn put(&self, bytes: &mut [u8]) {
        for (part, bytes) in self.iter().zip(bytes.chunks_exact_mut(T::SIZE.max(1))) {
            part.put(bytes);
        }
    }

    #[inline]
    fn take(bytes: &[u8]) -> Self {
        let mut bytes = bytes.chunks_exact(T::SIZE.max(1));
        core::array::from_fn(|_| T::take(bytes.next().unwrap_or_default()))
    }

    fn check(bytes: &[u8]) -> Result<(), Unfit> {
        bytes.chunks_exact(T::SIZE.max(1)).try_for_each(T::check)
    }
}
