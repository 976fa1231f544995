//! Lists of views whose elements lie apart, of which a block at a time is copied.

use serde_core::{
    Serialize, Serializer,
    ser::{Error as _, SerializeSeq},
};
use smallvec::SmallVec;

use super::{native::native, rows::WriteRows, scalar::Scalar, text::not_in_lists};
use crate::{number::Form, order::Order, payload::write::refuse_too_long, untyped::ArrayBlocks};

/// The items of the axis behind these indices, as nested lists.
pub(super) struct BlockLists<'a> {
    blocks: &'a ArrayBlocks<'a>,
    /// The axis along which blocks are cut, and how many of its items one has.
    cut: (usize, usize),
    at: SmallVec<[usize; 4]>,
}

impl<'a> BlockLists<'a> {
    pub(super) fn of(blocks: &'a ArrayBlocks<'a>) -> Self {
        Self { blocks, cut: blocks.cut(), at: SmallVec::new() }
    }

    /// The items of one of these.
    fn row(&self, index: usize) -> Self {
        let mut at = self.at.clone();
        at.push(index);
        Self { blocks: self.blocks, cut: self.cut, at }
    }
}

impl Serialize for BlockLists<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { blocks, cut: (cut, items), at } = self;
        let not_listed = || S::Error::custom(not_in_lists(blocks.dtype()));
        let (scalar, parts) = Scalar::of(blocks.dtype(), Form::Plain).ok_or_else(not_listed)?;
        let len = blocks.shape().get(at.len()).copied().unwrap_or_default();
        refuse_too_long::<S::Error>(len, "items")?;
        let mut list = serializer.serialize_seq(Some(len))?;
        if at.len() < *cut {
            for index in 0..len {
                list.serialize_element(&self.row(index))?;
            }
            return list.end();
        }
        for start in (0..len).step_by(*items) {
            let end = start.saturating_add(*items).min(len);
            let block = blocks.items(at, start..end).map_err(S::Error::custom)?;
            let axes = block.shape().get(1..).unwrap_or_default();
            let strides = block.shape().strides(Order::C);
            let strides = strides.get(1..).unwrap_or_default();
            let elements = axes.iter().fold(parts, |elements, &len| elements.saturating_mul(len));
            let item = elements.saturating_mul(scalar.size());
            for bytes in native(&block).chunks_exact(item.max(1)) {
                list.serialize_element(&WriteRows { scalar, parts, bytes, axes, strides })?;
            }
        }
        list.end()
    }
}
