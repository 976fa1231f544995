//! The element types: how each stands in memory as words of its dtype.

/// The same code for the views of each version of ndarray.
#[path = "."]
mod apart {
    use ndarray as nd;

    #[path = "apart.rs"]
    mod views;

    pub(super) use views::{in_c_order, items_in_c_order};
}
#[cfg(feature = "ndarray_0_16")]
#[path = "."]
mod apart_0_16 {
    use ndarray_0_16 as nd;

    #[path = "apart.rs"]
    #[allow(clippy::duplicate_mod, reason = "the same names of another version")]
    mod views;

    pub(super) use views::{in_c_order, items_in_c_order};
}
mod boolean;
mod bytes;
pub(crate) mod derived;
mod native;
mod size;
mod text;

use crate::dtype::DType;

pub(crate) use boolean::check_bools;
pub(crate) use memory::{Fixed, Read, Single, Stored, Write};

/// A type that arrays can hold.
///
/// `bool`, `i8`..`i64`, `u8`..`u64`, `f32`, `f64`; `usize` and `isize`, which are written as
/// `uint64` and `int64`; `String` and `Cow<'static, str>`, as NumPy's text `<U5`, and `Vec<u8>`, as its byte
/// strings `|S5`; with the feature `num-complex_0_4` `Complex<f32>` and `Complex<f64>`; with the feature
/// `half_2` `f16` and `bf16`. Arrays of `&str` are written only.
///
/// The trait is sealed, since each element type must match its dtype bit for bit: types of your own
/// derive [`NdElement`](https://docs.rs/ndserde/latest/ndserde/derive.NdElement.html).
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
    note = "the element types are bool, i8..i64, u8..u64, usize, isize, f32, f64, String and structs that derive NdElement",
    note = "a type parameter needs the bound `ndserde::Element`",
    note = "Complex<f32> and Complex<f64> need ndserde's feature `num-complex_0_4`; f16 and bf16 need `half_2`",
    note = "for other elements convert the array (`array.mapv(..)`), or leave the field to serde and ndarray's feature `serde`"
)]
pub trait Element: Read + Send + Sync + 'static {
    /// The dtype that is written for arrays of this type; of text one of no width, which that of the
    /// longest element takes the place of.
    const DTYPE: DType;
}

/// The methods of [`Stored`] that copy the elements of a view in C order, one for each version of
/// ndarray.
///
/// Written out for the elements of this crate, which compiles them then: what a trait provides is
/// compiled with each crate that has such arrays.
macro_rules! in_c_order {
    () => {
        /// The elements of a view in C order, copied.
        fn in_c_order(array: &ndarray::ArrayViewD<'_, Self>) -> Result<Vec<Self>, Error> {
            $crate::element::apart::in_c_order(array)
        }

        /// The same of a view of ndarray 0.16.
        #[cfg(feature = "ndarray_0_16")]
        fn in_c_order_0_16(array: &ndarray_0_16::ArrayViewD<'_, Self>) -> Result<Vec<Self>, Error> {
            $crate::element::apart_0_16::in_c_order(array)
        }

        /// The elements of some items of a view, and the shape of these.
        fn items_in_c_order(
            array: &ndarray::ArrayViewD<'_, Self>,
            at: &[usize],
            items: core::ops::Range<usize>,
        ) -> Result<(Vec<Self>, $crate::shape::Shape), Error> {
            $crate::element::apart::items_in_c_order(array, at, items)
        }

        /// The same of a view of ndarray 0.16.
        #[cfg(feature = "ndarray_0_16")]
        fn items_in_c_order_0_16(
            array: &ndarray_0_16::ArrayViewD<'_, Self>,
            at: &[usize],
            items: core::ops::Range<usize>,
        ) -> Result<(Vec<Self>, $crate::shape::Shape), Error> {
            $crate::element::apart_0_16::items_in_c_order(array, at, items)
        }
    };
}

use in_c_order;

mod memory {
    use alloc::{borrow::Cow, vec::Vec};

    use crate::{buffer::Buffer, dtype::DType, error::Error};

    /// How slices of a type become bytes; out of reach, so that nobody else can implement
    /// [`Element`](super::Element).
    pub trait Stored: Clone {
        /// The dtype of these elements, which for text is as wide as the longest.
        fn dtype_of(elements: &[Self]) -> Result<DType, Error>;

        /// The elements as bytes in the machine's byte order: a cast wherever memory allows it.
        fn to_buffer<'a>(elements: Cow<'a, [Self]>, dtype: &DType) -> Buffer<'a>;

        /// The same of elements that are lent.
        #[inline]
        fn lend<'a>(elements: &'a [Self], dtype: &DType) -> Buffer<'a> {
            Self::to_buffer(Cow::Borrowed(elements), dtype)
        }

        in_c_order!();
    }

    /// An element that can be written; some can't be read, since they borrow.
    ///
    /// Where a type parameter is none, the compiler looks behind the implementation below, and its
    /// advice is to ask for [`Element`](super::Element).
    pub trait Write: Stored {}

    impl<T: super::Element> Write for T {}

    impl Write for &str {}

    /// An element whose dtype is the same in every array, so that an array of it always has one.
    #[diagnostic::on_unimplemented(
        message = "an array of `{Self}` may have no dtype",
        note = "`DynArray::try_from_array` has the error"
    )]
    pub trait Fixed {}

    /// An element that is no sequence: all but `Vec<u8>`, which is an axis where sequences are.
    pub trait Single: Write {}

    impl<T: Fixed + Write> Single for T {}

    /// How bytes become a type's elements.
    pub trait Read: Stored {
        /// Elements from bytes in the machine's byte order, or in the other if each scalar is to be
        /// swapped: in memory that is aligned for the dtype, cast, or with the check that the type
        /// needs.
        fn from_data(data: Buffer<'_>, dtype: &DType, swap: bool) -> Result<Vec<Self>, Error>;

        /// Elements from bytes in the machine's byte order, without a copy, where the address is
        /// aligned; `None` where it is not, or where the type stands otherwise in memory.
        fn borrow(bytes: &[u8]) -> Result<Option<&[Self]>, Error>;

        /// The same memory as rows of so many elements, or the elements where it can't be cast.
        fn into_rows<const N: usize>(elements: Vec<Self>) -> Result<Vec<[Self; N]>, Vec<Self>> {
            Err(elements)
        }

        /// Elements that are lent, as rows of so many, where their memory can be cast.
        fn as_rows<const N: usize>(_: &[Self]) -> Option<&[[Self; N]]> {
            None
        }

        /// The same with two axes in each item.
        fn as_planes<const M: usize, const N: usize>(_: &[Self]) -> Option<&[[[Self; M]; N]]> {
            None
        }

        /// The same with three.
        fn as_solids<const L: usize, const M: usize, const N: usize>(
            _: &[Self],
        ) -> Option<&[[[[Self; L]; M]; N]]> {
            None
        }
    }
}
