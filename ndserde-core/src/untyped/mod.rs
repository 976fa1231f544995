//! The hub: what every array is on its way to a wire, and what every wire's reading becomes.

mod blocks;
mod check;
mod enclosed;
mod field_type;
mod payload;
mod plain;
mod reorder;
mod rows;
mod stack;
mod typed;
mod unchecked;

pub use blocks::{ArrayBlocks, Written};
pub use field_type::FieldType;
pub use payload::Payload;
pub use unchecked::UncheckedArray;

pub(crate) use enclosed::EnclosedArray;
pub(crate) use payload::{NoBase64, NumberList, Source, TypedBytes};
pub(crate) use reorder::permuted;
pub(crate) use rows::{RowBytes, Rows};
pub(crate) use stack::{ColumnDType, RowStack};

use crate::{
    buffer::Buffer, byteorder::ByteOrder, dtype::DType, error::Error, order::Order, shape::Shape,
};

/// An array without its element type: the data has exactly the bytes that dtype and shape need.
///
/// What a [`Wire`](crate::wire::Wire) is given to write. Its data is little-endian there, on every
/// machine.
#[derive(Clone, Debug)]
pub struct ArrayBytes<'a> {
    pub(crate) dtype: DType,
    pub(crate) shape: Shape,
    pub(crate) order: Order,
    pub(crate) byteorder: ByteOrder,
    pub(crate) data: Buffer<'a>,
    pub(crate) fixed_rank: bool,
}

impl ArrayBytes<'_> {
    /// The element type.
    #[must_use]
    #[inline]
    pub const fn dtype(&self) -> &DType {
        &self.dtype
    }

    /// The lengths of the axes.
    #[must_use]
    pub const fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The order of the elements in [`data`](Self::data).
    #[must_use]
    pub const fn order(&self) -> Order {
        self.order
    }

    /// The order of the bytes in each scalar of [`data`](Self::data).
    #[must_use]
    pub const fn byteorder(&self) -> ByteOrder {
        self.byteorder
    }

    /// The bytes of the elements.
    #[must_use]
    #[inline]
    pub fn data(&self) -> &[u8] {
        self.data.as_slice()
    }

    /// Whether the array's type says how many axes it has: true for `Array2`, false for `ArrayD`.
    ///
    /// For wires that leave the number of axes out where both sides know it.
    #[must_use]
    pub const fn has_fixed_rank(&self) -> bool {
        self.fixed_rank
    }

    /// The same array, lent, with its elements called by another name.
    pub(crate) fn lent_as(&self, dtype: DType) -> ArrayBytes<'_> {
        let &Self { ref shape, order, byteorder, fixed_rank, .. } = self;
        let data = Buffer::Borrowed(self.data());
        ArrayBytes { dtype, shape: shape.clone(), order, byteorder, data, fixed_rank }
    }

    /// The only row of an array of one row, in C order.
    pub(crate) fn first_row(&self) -> Result<ArrayBytes<'_>, Error> {
        let &Self { ref dtype, ref shape, byteorder, fixed_rank, .. } = self;
        let (dtype, shape) = (dtype.clone(), Shape::new(shape.get(1..).unwrap_or_default())?);
        let data = Buffer::Borrowed(self.data());
        Ok(ArrayBytes { dtype, shape, order: Order::C, byteorder, data, fixed_rank })
    }

    /// The only row of an array of one row, as an array of one row again.
    pub(crate) fn into_one_row(self) -> Result<Self, Error> {
        let mut shape = Shape::flat(1);
        self.shape.iter().try_for_each(|&axis| shape.push(axis))?;
        Ok(Self { shape, ..self })
    }

    /// The same memory with its axes the other way round, and so in the other order.
    pub(crate) fn reversed(&self) -> ArrayBytes<'_> {
        let &Self { ref dtype, ref shape, order, byteorder, fixed_rank, .. } = self;
        let order = match order {
            Order::C => Order::F,
            Order::F => Order::C,
        };
        let (dtype, shape) = (dtype.clone(), shape.reversed());
        let data = Buffer::Borrowed(self.data());
        ArrayBytes { dtype, shape, order, byteorder, data, fixed_rank }
    }

    /// The same array with its elements in C order, for wires that know no other; copied only
    /// when it lies in F order.
    #[must_use]
    pub fn to_c_order(&self) -> ArrayBytes<'_> {
        let &Self { ref dtype, ref shape, order, byteorder, fixed_rank, .. } = self;
        let data = match order {
            Order::C => Buffer::Borrowed(self.data()),
            Order::F => Buffer::Owned(reorder::f_to_c(self.data(), shape, dtype)),
        };
        let (dtype, shape) = (dtype.clone(), shape.clone());
        ArrayBytes { dtype, shape, order: Order::C, byteorder, data, fixed_rank }
    }

    /// The same array with its elements in F order, for types that know no other; copied only where
    /// they lie otherwise in memory.
    #[allow(dead_code, reason = "types of other crates, behind features")]
    pub(crate) fn into_f_order(self) -> Self {
        let data = match self.order {
            Order::C if self.shape.iter().filter(|&&len| len > 1).nth(1).is_some() => {
                Buffer::Owned(reorder::c_to_f(self.data(), &self.shape, &self.dtype))
            }
            _ => self.data,
        };
        Self { order: Order::F, data, ..self }
    }
}
