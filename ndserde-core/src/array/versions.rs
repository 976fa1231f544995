//! The arrays of each version of ndarray.

use alloc::{boxed::Box, rc::Rc, sync::Arc};

use super::{borrow, into_elements, of_elements, with_elements};
use crate::{
    buffer::Buffer,
    byteorder::ByteOrder,
    element::{Element, Stored, Write},
    error::{Error, Kind},
    order::Order,
    untyped::{ArrayBlocks, ArrayBytes, FieldType, RowBytes, Written},
};

/// An array of ndarray, as wires write it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an ndarray array whose elements ndserde can carry",
    label = "not an array of a version of ndarray that this build of ndserde is for"
)]
#[cfg_attr(
    not(feature = "ndarray_0_16"),
    diagnostic::on_unimplemented(
        note = "of the versions of ndarray, this build of ndserde is for 0.17; its feature `ndarray_0_16` adds 0.16, and `cargo tree -i ndarray@0.16` shows who depends on that"
    )
)]
#[cfg_attr(
    feature = "ndarray_0_16",
    diagnostic::on_unimplemented(
        note = "of the versions of ndarray, this build of ndserde is for 0.17 and 0.16; `cargo tree -i ndarray` shows who depends on another"
    )
)]
pub trait NdArray {
    /// Lends the array without its types, little-endian, to `write`, and returns what that returns.
    ///
    /// Lent, because handing it over would cost a small array as much as writing it.
    ///
    /// Memory that is contiguous in C or F order is lent as it lies; other views are copied into C
    /// order first, and a big-endian machine swaps the bytes into a copy.
    ///
    /// # Errors
    /// When the array has more axes than a [`Shape`](crate::shape::Shape) can have, more bytes than
    /// the address space, or, being a view that repeats its elements, more than there is memory for.
    fn with_untyped<R>(&self, write: impl FnOnce(&ArrayBytes<'_>) -> R) -> Result<R, Error>;
}

/// An array of ndarray without its type: what writes it is compiled for each format, not for each array.
pub(crate) trait LendWritten {
    /// Lends the array as [`NdArray::with_untyped`] does, but a large view whose elements lie apart as
    /// blocks that nobody has copied yet.
    ///
    /// # Errors
    /// As there.
    fn lend_written(&self, write: &mut dyn FnMut(Written<'_>)) -> Result<(), Error>;
}

/// An array of ndarray that is made of what a wire has read.
pub(crate) trait ReadNdArray<'de>: Sized {
    /// What it can hold.
    const FIELD_TYPE: &'static FieldType;

    /// The array; its elements are moved where they were owned already, lent where its type borrows
    /// and they can be, and else copied once.
    ///
    /// # Errors
    /// When a bool is neither 0 nor 1, or a 64-bit number exceeds a 32-bit `usize`; of a view also
    /// when the input does not lend the bytes, the byte order is not the machine's, or the address is
    /// not aligned for the element. The message says which.
    fn from_untyped(array: ArrayBytes<'de>) -> Result<Self, Error>;
}

/// An array that owns its elements, made of bytes that are one of many alike.
pub(crate) trait FromRowBytes: Sized {
    /// A copy.
    ///
    /// # Errors
    /// As [`ReadNdArray::from_untyped`].
    fn from_row_bytes(row: &RowBytes<'_>) -> Result<Self, Error>;
}

/// The shape of an array of the dimension `D`, in this order of memory.
macro_rules! in_order {
    ($ndarray:ident, $shape:expr, $order:expr) => {{
        let mut dim = D::zeros($shape.len());
        $shape.write_to(dim.slice_mut());
        $ndarray::ShapeBuilder::set_f(dim, $order == Order::F)
    }};
}

macro_rules! arrays {
    ($ndarray:ident, $in_c_order:ident, $items_in_c_order:ident) => {
        impl<S, D> NdArray for $ndarray::ArrayBase<S, D>
        where
            S: $ndarray::Data,
            S::Elem: Write,
            D: $ndarray::Dimension,
        {
            fn with_untyped<R>(
                &self,
                write: impl FnOnce(&ArrayBytes<'_>) -> R,
            ) -> Result<R, Error> {
                let copy;
                let (order, elements) = if let Some(elements) = self.as_slice() {
                    (Order::C, elements)
                } else if let Some(elements) = self.t().to_slice() {
                    (Order::F, elements)
                } else {
                    copy = S::Elem::$in_c_order(&self.view().into_dyn())?;
                    (Order::C, copy.as_slice())
                };
                with_elements(elements, self.shape(), order, D::NDIM.is_some(), write)
            }
        }

        impl<S, D> LendWritten for $ndarray::ArrayBase<S, D>
        where
            S: $ndarray::Data,
            S::Elem: Write,
            D: $ndarray::Dimension,
        {
            fn lend_written(&self, write: &mut dyn FnMut(Written<'_>)) -> Result<(), Error> {
                if self.as_slice().is_none() && self.t().to_slice().is_none() {
                    let dtype = S::Elem::dtype_of(&[])?;
                    let shape = ArrayBlocks::shape_of(&dtype, self.shape(), self.strides())?;
                    if let Some(shape) = shape {
                        let view = self.view().into_dyn();
                        write(Written::Apart(ArrayBlocks::new(&dtype, &shape, &|at, items| {
                            let (elements, shape) = S::Elem::$items_in_c_order(&view, at, items)?;
                            of_elements(elements, &shape, D::NDIM.is_some())
                        })));
                        return Ok(());
                    }
                }
                self.with_untyped(|array| write(Written::Whole(array)))
            }
        }

        impl<'de, A, D> ReadNdArray<'de> for $ndarray::Array<A, D>
        where
            A: Element,
            D: $ndarray::Dimension,
        {
            const FIELD_TYPE: &'static FieldType = &FieldType::exactly(A::DTYPE, D::NDIM);

            #[inline]
            fn from_untyped(array: ArrayBytes<'de>) -> Result<Self, Error> {
                let (elements, shape, order) = into_elements(array)?;
                let shape = in_order!($ndarray, shape, order);
                Self::from_shape_vec(shape, elements).map_err(Error::custom)
            }
        }

        impl<A: Element, D: $ndarray::Dimension> FromRowBytes for $ndarray::Array<A, D> {
            #[inline]
            fn from_row_bytes(row: &RowBytes<'_>) -> Result<Self, Error> {
                let swap = row.byteorder != ByteOrder::NATIVE;
                // From where they lie: aligned memory around each row would cost a small one as much again.
                let lent = if swap { None } else { A::borrow(row.bytes)? };
                let elements = match lent {
                    Some(elements) => elements.to_vec(),
                    None => A::from_data(Buffer::Borrowed(row.bytes), row.dtype, swap)?,
                };
                let shape = in_order!($ndarray, row.shape, Order::C);
                Self::from_shape_vec(shape, elements).map_err(Error::custom)
            }
        }

        impl<'de, A, D> ReadNdArray<'de> for $ndarray::ArcArray<A, D>
        where
            A: Element,
            D: $ndarray::Dimension,
        {
            const FIELD_TYPE: &'static FieldType = &FieldType::exactly(A::DTYPE, D::NDIM);

            fn from_untyped(array: ArrayBytes<'de>) -> Result<Self, Error> {
                $ndarray::Array::from_untyped(array).map($ndarray::Array::into_shared)
            }
        }

        impl<'de: 'a, 'a, A, D> ReadNdArray<'de> for $ndarray::ArrayView<'a, A, D>
        where
            A: Element,
            D: $ndarray::Dimension,
        {
            const FIELD_TYPE: &'static FieldType = &FieldType::exactly(A::DTYPE, D::NDIM);

            fn from_untyped(array: ArrayBytes<'de>) -> Result<Self, Error> {
                let elements = borrow(&array)?.map_err(|why| Kind::Unborrowable {
                    field: "an ArrayView",
                    why,
                    instead: "a CowArray would copy it",
                })?;
                let shape = in_order!($ndarray, array.shape, array.order);
                Self::from_shape(shape, elements).map_err(Error::custom)
            }
        }

        impl<'de: 'a, 'a, A, D> ReadNdArray<'de> for $ndarray::CowArray<'a, A, D>
        where
            A: Element,
            D: $ndarray::Dimension,
        {
            const FIELD_TYPE: &'static FieldType = &FieldType::exactly(A::DTYPE, D::NDIM);

            fn from_untyped(array: ArrayBytes<'de>) -> Result<Self, Error> {
                match borrow::<A>(&array)? {
                    Ok(_) => $ndarray::ArrayView::from_untyped(array).map(Self::from),
                    Err(_) => $ndarray::Array::from_untyped(array).map(Self::from),
                }
            }
        }
    };
}

arrays! { ndarray, in_c_order, items_in_c_order }

#[cfg(feature = "ndarray_0_16")]
arrays! { ndarray_0_16, in_c_order_0_16, items_in_c_order_0_16 }

/// What ndarray 0.17 lends of an array; versions before it have none.
impl<A: Write, D: ndarray::Dimension> NdArray for ndarray::ArrayRef<A, D> {
    fn with_untyped<R>(&self, write: impl FnOnce(&ArrayBytes<'_>) -> R) -> Result<R, Error> {
        self.view().with_untyped(write)
    }
}

/// Pointers to arrays.
macro_rules! pointers {
    ($($pointer:ty)*) => {$(
        impl<T: NdArray + ?Sized> NdArray for $pointer {
            fn with_untyped<R>(&self, write: impl FnOnce(&ArrayBytes<'_>) -> R) -> Result<R, Error> {
                T::with_untyped(self, write)
            }
        }
    )*};
}

pointers! { &T &mut T Box<T> Rc<T> Arc<T> }
