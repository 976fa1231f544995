//! Arrays whose dtype and rank only the document knows.

mod display;
mod equal;
mod from;
mod record;
mod summary;

use ndarray::{Array, ArrayView, Dimension};

pub use self::summary::Summary;

use crate::{
    aligned::Aligned,
    array::ReadNdArray,
    buffer::Buffer,
    byteorder::ByteOrder,
    cast::{Rule, cast},
    dtype::DType,
    element::Element,
    error::{Error, Kind},
    order::Order,
    shape::Shape,
    untyped::{ArrayBytes, FieldType},
};

/// An array of any dtype and any number of axes, which owns its elements.
///
/// A field of this type takes what the document has, where `Array2<f32>` takes one dtype and rank.
/// Any wire writes it; it can be read by every wire whose documents state the dtype, which
/// [`nested`](crate::nested) and [`ndarray_v1`](crate::ndarray_v1) do not. Records through a format that
/// does not describe itself (bincode, postcard) are read by [`npy`](crate::npy): the other wires hold
/// the list of their fields there, which only a field of their own type can ask for.
///
/// ```
/// use ndarray::{Array2, Ix2, arr2};
/// use ndserde::{DType, DynArray, Nd};
///
/// let document = serde_json::to_string(&Nd::new(arr2(&[[1_i16, 2], [3, 4]])))?;
/// let array = serde_json::from_str::<Nd<DynArray>>(&document)?.into_inner();
/// assert_eq!((array.dtype(), array.shape()), (&DType::Int16, &[2, 2][..]));
///
/// // Typed code looks at the dtype first ..
/// let sum = match array.dtype() {
///     DType::Int16 => i64::from(array.view::<i16, Ix2>()?.sum()),
///     DType::Int64 => array.view::<i64, Ix2>()?.sum(),
///     dtype => panic!("no sums of {dtype}"),
/// };
/// assert_eq!(sum, 10);
///
/// // .. or asks for the one it wants, where every value fits.
/// let doubles: Array2<f64> = array.cast()?;
/// assert_eq!(doubles, arr2(&[[1.0, 2.0], [3.0, 4.0]]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Two are equal where dtype and shape are, and the elements as numbers: in whichever order they lie
/// in memory, -0 equals 0, and a NaN equals nothing.
#[derive(Clone)]
pub struct DynArray {
    dtype: DType,
    shape: Shape,
    order: Order,
    /// In the machine's byte order, as many bytes as dtype and shape need; each bool 0 or 1.
    data: Aligned,
}

impl DynArray {
    /// The element type.
    #[must_use]
    pub const fn dtype(&self) -> &DType {
        &self.dtype
    }

    /// The lengths of the axes, outermost first; none of a 0-d array.
    #[must_use]
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// The order of the elements in memory.
    #[must_use]
    pub const fn order(&self) -> Order {
        self.order
    }

    /// The number of axes.
    #[must_use]
    pub fn ndim(&self) -> usize {
        self.shape.len()
    }

    /// The number of elements.
    #[must_use]
    pub fn len(&self) -> usize {
        self.data.as_bytes().len().checked_div(self.dtype.itemsize()).unwrap_or_default()
    }

    /// Whether there are no elements, because an axis has the length 0.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The array as one of this element type and dimension, without a copy; dates and spans as the
    /// `i64` that they count.
    ///
    /// # Errors
    /// When the dtype or the number of axes is another, or, on a machine of 32 bits, the element
    /// is `usize` or `isize`.
    pub fn view<A: Element, D: Dimension>(&self) -> Result<ArrayView<'_, A, D>, Error> {
        self.view_of()
    }

    /// The same as a view of ndarray 0.16.
    ///
    /// # Errors
    /// As [`view`](Self::view).
    #[cfg(feature = "ndarray_0_16")]
    #[cfg_attr(ndserde_docs, doc(cfg(feature = "ndarray_0_16")))]
    pub fn view_0_16<A: Element, D: ndarray_0_16::Dimension>(
        &self,
    ) -> Result<ndarray_0_16::ArrayView<'_, A, D>, Error> {
        self.view_of()
    }

    /// The array as one of this element type and dimension, without a copy of the elements; dates and
    /// spans as the `i64` that they count.
    ///
    /// # Errors
    /// When the dtype or the number of axes is another, or a 64-bit number exceeds a 32-bit `usize`.
    pub fn into_array<A: Element, D: Dimension>(self) -> Result<Array<A, D>, Error> {
        self.into_array_of()
    }

    /// The same as an array of ndarray 0.16.
    ///
    /// # Errors
    /// As [`into_array`](Self::into_array).
    #[cfg(feature = "ndarray_0_16")]
    #[cfg_attr(ndserde_docs, doc(cfg(feature = "ndarray_0_16")))]
    pub fn into_array_0_16<A: Element, D: ndarray_0_16::Dimension>(
        self,
    ) -> Result<ndarray_0_16::Array<A, D>, Error> {
        self.into_array_of()
    }

    /// The array with its elements as another type, where that type holds each of them exactly: the
    /// rule [`Exact`](crate::wire::cast::Exact).
    ///
    /// # Errors
    /// When an element does not fit, or the number of axes is another.
    pub fn cast<A: Element, D: Dimension>(&self) -> Result<Array<A, D>, Error> {
        self.cast_of(&A::DTYPE, D::NDIM)
    }

    /// The same as an array of ndarray 0.16.
    ///
    /// # Errors
    /// As [`cast`](Self::cast).
    #[cfg(feature = "ndarray_0_16")]
    #[cfg_attr(ndserde_docs, doc(cfg(feature = "ndarray_0_16")))]
    pub fn cast_0_16<A: Element, D: ndarray_0_16::Dimension>(
        &self,
    ) -> Result<ndarray_0_16::Array<A, D>, Error> {
        self.cast_of(&A::DTYPE, D::NDIM)
    }

    /// The same memory as dates or spans, from the `int64` that they count, or the other way round.
    ///
    /// ```
    /// use ndserde::{DType, DynArray, TimeUnit};
    ///
    /// let days = DynArray::from(ndarray::arr1(&[0_i64, 20_000]));
    /// let days = days.reinterpret_time(DType::DateTime64(TimeUnit::DAY))?;
    /// assert_eq!(days.to_string(), "[1970-01-01, 2024-10-04], dtype=datetime64[D], shape=[2]");
    /// # Ok::<(), ndserde::Error>(())
    /// ```
    ///
    /// # Errors
    /// When either of the dtypes is anything else.
    pub fn reinterpret_time(self, dtype: DType) -> Result<Self, Error> {
        if self.dtype.stored() == dtype.stored() && *dtype.stored() == DType::Int64 {
            return Ok(Self { dtype, ..self });
        }
        let (data, field) = (self.dtype.in_message(), dtype.in_message());
        Err(Kind::DTypeMismatch { data, field }.into())
    }

    /// The bytes of [`DType::Void`] as elements of this dtype, which is as large and no record; as
    /// little-endian ones, where it has a byte order. It is how NumPy writes the floats of `ml_dtypes` to .npy files.
    ///
    /// ```
    /// use ndserde::{DType, DynArray, Nd};
    ///
    /// // numpy.save has written ml_dtypes.bfloat16(1.5)
    /// let json = r#"{"dtype":"|V2","shape":[],"byteorder":"little","order":"C","data":"wD8="}"#;
    /// let void: DynArray = serde_json::from_str::<Nd<_>>(json)?.into_inner();
    /// assert_eq!(void.dtype(), &DType::Void(2));
    /// assert_eq!(void.reinterpret_void(DType::BFloat16)?.to_string(), "1.5, dtype=bfloat16, shape=[]");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When the array is not of as large a void, or a byte is neither 0 nor 1 where bools are asked for.
    pub fn reinterpret_void(self, dtype: DType) -> Result<Self, Error> {
        if !dtype.is_in_void(&self.dtype) {
            let (data, field) = (self.dtype.in_message(), dtype.in_message());
            return Err(Kind::DTypeMismatch { data, field }.into());
        }
        let array = self.into_untyped();
        Self::from_untyped(ArrayBytes { dtype, byteorder: ByteOrder::Little, ..array })
    }

    fn view_of<'a, T: ReadNdArray<'a>>(&'a self) -> Result<T, Error> {
        self.check(T::FIELD_TYPE)?;
        T::from_untyped(self.as_untyped())
    }

    fn into_array_of<T: ReadNdArray<'static>>(self) -> Result<T, Error> {
        self.check(T::FIELD_TYPE)?;
        T::from_untyped(self.into_untyped())
    }

    fn cast_of<T>(&self, dtype: &DType, ndim: Option<usize>) -> Result<T, Error>
    where
        T: for<'a> ReadNdArray<'a>,
    {
        self.shape.check_ndim(ndim)?;
        let array = self.as_untyped();
        if dtype.takes(&self.dtype) {
            return T::from_untyped(array);
        }
        T::from_untyped(cast(&array, dtype, Rule::Exact)?)
    }

    fn check(&self, field: &FieldType) -> Result<(), Error> {
        match field.dtype() {
            Some(field) if !field.takes(&self.dtype) && field != self.dtype.stored() => {
                let (data, field) = (self.dtype.in_message(), field.in_message());
                Err(Kind::DTypeMismatch { data, field }.into())
            }
            _ => self.shape.check_ndim(field.ndim()),
        }
    }

    /// The same array in the form that wires write, in the machine's byte order.
    fn as_untyped(&self) -> ArrayBytes<'_> {
        self.untyped(self.shape.clone(), Buffer::Borrowed(self.data.as_bytes()))
    }

    fn into_untyped(self) -> ArrayBytes<'static> {
        let Self { dtype, shape, order, data } = self;
        let (byteorder, data) = (ByteOrder::NATIVE, Buffer::Owned(data));
        ArrayBytes { dtype, shape, order, byteorder, data, fixed_rank: false }
    }

    fn untyped<'a>(&self, shape: Shape, data: Buffer<'a>) -> ArrayBytes<'a> {
        let (dtype, order) = (self.dtype.clone(), self.order);
        ArrayBytes { dtype, shape, order, byteorder: ByteOrder::NATIVE, data, fixed_rank: false }
    }

    /// Lends the array to a wire, little-endian.
    ///
    /// # Errors
    /// When the array has more axes than a wire carries, or claims more bytes than the address space
    /// has: an empty one with a long axis.
    pub(crate) fn with_untyped<R>(
        &self,
        write: impl FnOnce(&ArrayBytes<'_>) -> R,
    ) -> Result<R, Error> {
        let shape = Shape::new(&self.shape)?;
        shape.byte_len(&self.dtype)?;
        let data = match ByteOrder::NATIVE {
            ByteOrder::Little => Buffer::Borrowed(self.data.as_bytes()),
            ByteOrder::Big => {
                Buffer::Owned(Aligned::copy_swapped(self.dtype.width(), self.data.as_bytes()))
            }
        };
        let array = ArrayBytes { byteorder: ByteOrder::Little, ..self.untyped(shape, data) };
        Ok(write(&array))
    }

    /// What a wire has read and the hub has checked: one copy of the data, or none where it was owned
    /// already.
    ///
    /// # Errors
    /// When a bool is neither 0 nor 1, or text has what is no character.
    pub(crate) fn from_untyped(array: ArrayBytes<'_>) -> Result<Self, Error> {
        let ArrayBytes { dtype, shape, order, byteorder, data, .. } = array;
        let data = data.into_aligned(dtype.width(), byteorder != ByteOrder::NATIVE);
        record::check_elements(&dtype, data.as_bytes())?;
        Ok(Self { dtype, shape, order, data })
    }
}
