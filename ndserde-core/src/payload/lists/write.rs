//! Arrays as nested lists, indexed like the array.

use serde_core::{Serialize, Serializer};

use super::{
    blocks::BlockLists,
    native::native,
    rows::{WriteRow, WriteRows},
    scalar::Scalar,
    text,
};
use crate::{
    dtype::DType,
    number::Form,
    order::Order,
    untyped::{ArrayBytes, Written},
};

/// An array written as nested lists of numbers; 0-d is a bare number.
///
/// In human-readable formats NaN and the infinities are the strings `"NaN"`, `"Infinity"` and
/// `"-Infinity"`, because JSON has no numbers for them; a 0-d one stands in a list of one, since a
/// bare string is base64 to a reader.
#[derive(Clone, Copy)]
pub(crate) struct PayloadLists<'a>(pub(crate) Written<'a>);

impl Serialize for PayloadLists<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() && self.is_bare_word() {
            return serializer.collect_seq([NestedLists(self.0)]);
        }
        NestedLists(self.0).serialize(serializer)
    }
}

impl PayloadLists<'_> {
    /// Whether the array is one value, and a word in text.
    fn is_bare_word(self) -> bool {
        let Written::Whole(array) = self.0 else { return false };
        let is_named = || match Scalar::of(&array.dtype, Form::Plain) {
            Some((scalar, 1)) => scalar.first_named(&native(array)).is_some(),
            Some(_) => false,
            None => matches!(array.dtype, DType::Str(_)),
        };
        array.shape.is_empty() && is_named()
    }
}

/// As [`List`], for wires that know no base64: a 0-d NaN is a bare string too.
#[derive(Clone, Copy)]
pub(crate) struct NestedLists<'a>(pub(crate) Written<'a>);

impl Serialize for NestedLists<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let array = match self.0 {
            Written::Whole(array) => array.to_c_order(),
            Written::Apart(blocks) => return BlockLists::of(&blocks).serialize(serializer),
        };
        let strides = array.shape.strides(Order::C);
        let Some((scalar, parts)) = Scalar::of(&array.dtype, Form::Plain) else {
            return text::serialize(&array, None, serializer);
        };
        let bytes = native(&array);
        let rows =
            WriteRows { scalar, parts, bytes: &bytes, axes: &array.shape, strides: &strides };
        rows.serialize(serializer)
    }
}

/// An array in C order as one list of its elements; halves are the integers of their bits, as the
/// crate `half` has them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flat<'a>(pub(crate) &'a ArrayBytes<'a>);

impl Flat<'_> {
    /// The first scalar that is a string in human-readable formats, by its place in the data.
    pub(crate) fn first_named(self) -> Option<usize> {
        Scalar::of(&self.0.dtype, Form::HalvesAsBits)?.0.first_named(&native(self.0))
    }
}

impl Serialize for Flat<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some((scalar, parts)) = Scalar::of(&self.0.dtype, Form::HalvesAsBits) else {
            let axes = [self.0.shape.iter().product()];
            return text::serialize(self.0, Some(&axes), serializer);
        };
        WriteRow { scalar, parts, bytes: &native(self.0) }.serialize(serializer)
    }
}
