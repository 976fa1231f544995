//! Views whose elements lie apart, for what needs no more of them at a time than a block.

use alloc::vec::Vec;
use core::ops::Range;

use smallvec::SmallVec;

use super::ArrayBytes;
use crate::{byteorder::ByteOrder, dtype::DType, error::Error, order::Order, shape::Shape};

/// As many bytes as are copied at a time: more would no longer stay in the nearest caches.
const BLOCK: usize = 1 << 15;

/// Copies the items in this range of the axis behind these indices, in C order.
type CopyItems<'a> = dyn Fn(&[usize], Range<usize>) -> Result<ArrayBytes<'static>, Error> + 'a;

/// A view whose elements lie apart, which are copied block by block, or as a whole.
#[derive(Clone, Copy)]
pub struct ArrayBlocks<'a> {
    dtype: &'a DType,
    shape: &'a Shape,
    copy: &'a CopyItems<'a>,
}

impl<'a> ArrayBlocks<'a> {
    pub(crate) fn new(dtype: &'a DType, shape: &'a Shape, copy: &'a CopyItems<'a>) -> Self {
        Self { dtype, shape, copy }
    }

    /// The shape of a view that is so large, with all of its elements apart; else none.
    ///
    /// A small one is as well copied. One that repeats elements may have more than any memory holds,
    /// which the copy finds out. How wide text is shows when all of it has been looked at.
    ///
    /// # Errors
    /// When it has more axes than an array has here, or more bytes than the address space.
    pub(crate) fn shape_of(
        dtype: &DType,
        axes: &[usize],
        strides: &[isize],
    ) -> Result<Option<Shape>, Error> {
        let bytes = axes.iter().fold(dtype.itemsize(), |bytes, &len| bytes.saturating_mul(len));
        let repeats = axes.iter().zip(strides).any(|(&len, &stride)| len > 1 && stride == 0);
        if bytes <= BLOCK || repeats || matches!(dtype, DType::Str(_) | DType::Bytes(_)) {
            return Ok(None);
        }
        let shape = Shape::new(axes)?;
        shape.byte_len(dtype)?;
        Ok(Some(shape))
    }

    /// All elements, copied.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub(crate) fn whole(&self) -> Result<ArrayBytes<'static>, Error> {
        self.items(&[], 0..self.shape.first().copied().unwrap_or_default())
    }

    /// The items in this range of the axis behind these indices.
    pub(crate) fn items(
        &self,
        at: &[usize],
        items: Range<usize>,
    ) -> Result<ArrayBytes<'static>, Error> {
        (self.copy)(at, items)
    }

    pub(crate) const fn dtype(&self) -> &'a DType {
        self.dtype
    }

    pub(crate) const fn shape(&self) -> &'a Shape {
        self.shape
    }

    /// How many bytes the elements take, which are no more than the address space.
    pub(crate) fn byte_len(&self) -> usize {
        self.shape.iter().fold(self.dtype.itemsize(), |bytes, &len| bytes.saturating_mul(len))
    }

    /// The axis along which blocks are cut, and how many of its items one has.
    pub(crate) fn cut(&self) -> (usize, usize) {
        let mut item = self.dtype.itemsize();
        let mut axis = self.shape.len().saturating_sub(1);
        while let Some(&len) = self.shape.get(axis).filter(|_| axis > 0) {
            let outer = item.saturating_mul(len);
            if outer > BLOCK {
                break;
            }
            (item, axis) = (outer, axis.saturating_sub(1));
        }
        (axis, BLOCK.checked_div(item).unwrap_or(1).max(1))
    }

    /// Calls `visit` with the bytes of block after block, as long as it returns true.
    ///
    /// # Errors
    /// When there is no memory for a block.
    fn each(&self, visit: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Error> {
        let (axis, items) = self.cut();
        let len = self.shape.get(axis).copied().unwrap_or_default();
        let outer = self.shape.get(..axis).unwrap_or_default();
        let mut at: SmallVec<[usize; 4]> = SmallVec::from_elem(0, axis);
        loop {
            for start in (0..len).step_by(items) {
                let block = self.items(&at, start..start.saturating_add(items).min(len))?;
                if !visit(block.data()) {
                    return Ok(());
                }
            }
            if !advance(&mut at, outer) {
                return Ok(());
            }
        }
    }

    /// The same with the bytes in runs, each of which but the last is a multiple of three.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn each_of_thirds(&self, visit: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Error> {
        let mut run = Vec::new();
        let mut goes_on = true;
        self.each(&mut |bytes| {
            run.reserve_exact(bytes.len());
            run.extend_from_slice(bytes);
            let whole = (run.len() / 3).saturating_mul(3);
            goes_on = visit(run.get(..whole).unwrap_or_default());
            run.drain(..whole);
            goes_on
        })?;
        if goes_on && !run.is_empty() {
            visit(&run);
        }
        Ok(())
    }
}

/// The next indices, the last of which runs fastest; false where there are no more.
fn advance(at: &mut [usize], axes: &[usize]) -> bool {
    for (index, &len) in at.iter_mut().zip(axes).rev() {
        *index = index.saturating_add(1);
        if *index < len {
            return true;
        }
        *index = 0;
    }
    false
}

/// An array on its way to a wire.
#[derive(Clone, Copy)]
pub enum Written<'a> {
    /// With all of its elements in one piece.
    Whole(&'a ArrayBytes<'a>),
    /// As a view that nobody has copied yet.
    Apart(ArrayBlocks<'a>),
}

impl<'a> Written<'a> {
    pub(crate) const fn dtype(&self) -> &'a DType {
        match self {
            Self::Whole(array) => array.dtype(),
            Self::Apart(blocks) => blocks.dtype(),
        }
    }

    pub(crate) const fn shape(&self) -> &'a Shape {
        match self {
            Self::Whole(array) => array.shape(),
            Self::Apart(blocks) => blocks.shape(),
        }
    }

    pub(crate) const fn byteorder(&self) -> ByteOrder {
        match self {
            Self::Whole(array) => array.byteorder(),
            Self::Apart(_) => ByteOrder::Little,
        }
    }

    pub(crate) const fn order(&self) -> Order {
        match self {
            Self::Whole(array) => array.order(),
            Self::Apart(_) => Order::C,
        }
    }

    /// Whether there are no elements.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Whole(array) => array.data().is_empty(),
            Self::Apart(_) => false,
        }
    }
}
