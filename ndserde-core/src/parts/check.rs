//! The one place where what a document says becomes an array that can be trusted.

use super::{Parts, reorder};
use crate::{
    ByteOrder, DType, DTypeTag, Error, Order, Shape,
    bytes::Bytes,
    error::Kind,
    words::{Width, Words},
};

/// What the field that is being read can hold.
#[derive(Clone, Copy, Debug)]
pub struct Expect {
    /// Its element type.
    pub dtype: DType,
    /// How many axes it has, unless any number will do.
    pub ndim: Option<usize>,
}

/// An array as a document describes it, not yet checked.
///
/// What a [`Wire`](crate::wire::Wire) makes from its input.
#[derive(Clone, Debug)]
pub struct RawParts<'de> {
    /// The dtype, with the mark of a typestr.
    pub dtype: DTypeTag,
    /// The lengths of the axes.
    pub shape: Shape,
    /// The byte order that the document states beside the dtype.
    pub byteorder: Option<ByteOrder>,
    /// The order of the elements in memory.
    pub order: Order,
    /// The payload.
    pub data: RawData<'de>,
}

/// A payload as it was found; no bytes by default.
#[derive(Clone, Debug)]
pub enum RawData<'de> {
    /// Bytes (or base64, decoded) in the document's byte order.
    Bytes(Bytes<'de>),
    /// A list of numbers, as words of the field's dtype in the machine's byte order.
    List {
        /// The numbers, outermost list first.
        words: Words,
        /// The lengths of the nested lists; one for a flat list, none for a bare number.
        ///
        /// In a box, so that parts are small to move where there is no list.
        shape: Box<Shape>,
    },
}

impl Default for RawData<'_> {
    fn default() -> Self {
        Self::Bytes(Bytes::Borrowed(&[]))
    }
}

impl RawData<'_> {
    /// The shape of the payload on its own, for wires that state none: one axis for bytes, the
    /// lengths of the lists for lists.
    #[must_use]
    #[allow(clippy::arithmetic_side_effects, reason = "an itemsize is never 0")]
    pub fn own_shape(&self, dtype: DType) -> Shape {
        match self {
            Self::Bytes(bytes) => Shape::flat(bytes.as_slice().len() / dtype.itemsize()),
            Self::List { shape, .. } => (**shape).clone(),
        }
    }
}

impl<'de> RawParts<'de> {
    /// Checks everything that the document claims against what the field holds and what the data
    /// has.
    ///
    /// # Errors
    /// When dtype, rank, byte order, shape or length do not fit together; the message has both
    /// sides.
    #[inline]
    pub fn check(self, expect: Expect) -> Result<Parts<'de>, Error> {
        let stated = self.fits(expect)?;
        let Self { shape, order, .. } = self;
        let dtype = expect.dtype;
        let (byteorder, data) = match self.data {
            RawData::Bytes(data) => (stated, data),
            RawData::List { words, shape: list } => {
                let words = settle_list(words, &list, &shape, dtype, order)?;
                (ByteOrder::NATIVE, Bytes::Owned(words))
            }
        };
        Ok(Parts { dtype, shape, order, byteorder, data, fixed_rank: expect.ndim.is_some() })
    }

    /// Everything that can be checked where it stands; the byte order of the data.
    ///
    /// Apart from [`check`](Self::check), so that this, the long part, is compiled once, and the
    /// moving of parts melts into the caller.
    fn fits(&self, expect: Expect) -> Result<ByteOrder, Error> {
        let dtype = self.dtype.dtype;
        if dtype != expect.dtype {
            return Err(
                Kind::DTypeMismatch { data: dtype.name(), field: expect.dtype.name() }.into()
            );
        }
        if let Some(field) = expect.ndim.filter(|&ndim| ndim != self.shape.len()) {
            return Err(Kind::Rank {
                shape: self.shape.to_string(),
                axes: self.shape.len(),
                field,
            }
            .into());
        }
        let byteorder = byteorder(self.dtype, self.byteorder);
        let needed = self.shape.byte_len(dtype)?;
        match &self.data {
            RawData::Bytes(data) => {
                let found = data.as_slice().len();
                if found != needed {
                    return Err(Kind::Length {
                        shape: self.shape.to_string(),
                        dtype: dtype.name(),
                        needed,
                        found,
                    }
                    .into());
                }
                byteorder
            }
            // Numbers have no byte order, so none need be stated; a stated one must still be sound.
            RawData::List { .. } if self.byteorder.is_none() => Ok(ByteOrder::NATIVE),
            RawData::List { .. } => byteorder,
        }
    }
}

/// The byte order, from the mark and the tag: one must be there, and both must agree.
fn byteorder(dtype: DTypeTag, tag: Option<ByteOrder>) -> Result<ByteOrder, Error> {
    match (dtype.byteorder, tag) {
        (Some(mark), Some(tag)) if mark != tag => Err(Kind::ByteOrderConflict {
            dtype: dtype.dtype.name(),
            mark: mark.as_str(),
            tag: tag.as_str(),
        }
        .into()),
        (Some(order), _) | (None, Some(order)) => Ok(order),
        (None, None) if dtype.dtype.width() == Width::W1 => Ok(ByteOrder::NATIVE),
        (None, None) => Err(Kind::ByteOrderMissing(dtype.dtype.name()).into()),
    }
}

/// A flat list holds the elements as they lie in memory; a nested one is indexed like the array,
/// so that in an F document it must be transposed.
#[allow(clippy::arithmetic_side_effects, reason = "an itemsize is never 0")]
fn settle_list(
    words: Words,
    list: &Shape,
    shape: &Shape,
    dtype: DType,
    order: Order,
) -> Result<Words, Error> {
    let needed = shape.byte_len(dtype)? / dtype.itemsize();
    let found = words.as_bytes().len() / dtype.itemsize();
    // The words are counted even where the lists have the right shape: wires outside this crate
    // state both.
    let like_array = list[..] == shape[..] && found == needed;
    let fits =
        like_array || (found == 0 && needed == 0 && (list.len() <= 1 || shape.starts_with(list)));
    match order {
        Order::F if like_array && list.len() > 1 => {
            Ok(reorder::c_to_f(words.as_bytes(), shape, dtype))
        }
        _ if fits => Ok(words),
        _ if list.len() == 1 && found == needed => Ok(words),
        _ if list.len() == 1 => {
            Err(Kind::ListLength { shape: shape.to_string(), needed, found }.into())
        }
        _ => Err(Kind::ListShape { list: list.to_string(), shape: shape.to_string() }.into()),
    }
}
