//! Arrays as nested lists, indexed like the array.

use std::borrow::Cow;

use bytemuck::Pod;
use serde_core::{
    Serialize, Serializer,
    ser::{Error as _, SerializeSeq, SerializeTuple},
};

use super::{Scalar, half::Bits, text, with_scalar};
use crate::{
    aligned::Aligned, byteorder::ByteOrder, dtype::DType, order::Order,
    payload::write::refuse_cut_length, untyped::UntypedArray,
};

/// An array written as nested lists of numbers; 0-d is a bare number.
///
/// In human-readable formats NaN and the infinities are the strings `"NaN"`, `"Infinity"` and
/// `"-Infinity"`, because JSON has no numbers for them; a 0-d one stands in a list of one, since a
/// bare string is base64 to a reader.
#[derive(Clone, Copy, Debug)]
pub(crate) struct List<'a>(pub(crate) &'a UntypedArray<'a>);

impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bare = self.0.shape.is_empty() && self.0.dtype.scalars() == 1;
        let text = self.0.shape.is_empty() && matches!(self.0.dtype, DType::Str(_));
        let word = text || bare && first_named(self.0).is_some();
        if serializer.is_human_readable() && word {
            return serializer.collect_seq([Nested(self.0)]);
        }
        Nested(self.0).serialize(serializer)
    }
}

/// As [`List`], for wires that know no base64: a 0-d NaN is a bare string too.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Nested<'a>(pub(crate) &'a UntypedArray<'a>);

impl Serialize for Nested<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let array = self.0.to_c_order();
        let strides = array.shape.strides(Order::C);
        with_scalar!(array.dtype, (T, N) => {
            Rows::<T, N> { elements: &elements(&array), axes: &array.shape, strides: &strides }
                .serialize(serializer)
        }, else text::serialize(&array, None, serializer))
    }
}

/// An array in C order as one list of its elements; halves are the integers of their bits, as the
/// crate `half` has them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flat<'a>(pub(crate) &'a UntypedArray<'a>);

impl Flat<'_> {
    /// The first scalar that is a string in human-readable formats, by its place in the data.
    pub(crate) fn first_named(self) -> Option<usize> {
        if is_half(&self.0.dtype) { None } else { first_named(self.0) }
    }
}

impl Serialize for Flat<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if is_half(&self.0.dtype) {
            return Row::<Bits, 1>(&elements(self.0)).serialize(serializer);
        }
        with_scalar!(
            self.0.dtype,
            (T, N) => Row::<T, N>(&elements(self.0)).serialize(serializer),
            else text::serialize(self.0, Some(&[self.0.shape.iter().product()]), serializer)
        )
    }
}

const fn is_half(dtype: &DType) -> bool {
    matches!(dtype, DType::Float16 | DType::BFloat16)
}

fn first_named(array: &UntypedArray<'_>) -> Option<usize> {
    with_scalar!(array.dtype, (T, N) => {
        let elements: Cow<'_, [[_; 1]]> = elements(array);
        elements.iter().flatten().position(|&word| <T as Scalar>::name(word).is_some())
    }, else None)
}

/// The data as elements of `N` scalars: lent where it lies aligned and in the machine's byte order,
/// as it does wherever an array of this machine is written.
pub(super) fn elements<'a, W: Pod, const N: usize>(array: &'a UntypedArray<'_>) -> Cow<'a, [[W; N]]>
where
    [W; N]: Pod,
{
    if array.byteorder != ByteOrder::NATIVE {
        let swapped = Aligned::copy_swapped(array.dtype.width(), array.data());
        return Cow::Owned(bytemuck::pod_collect_to_vec(swapped.as_bytes()));
    }
    match bytemuck::try_cast_slice(array.data()) {
        Ok(elements) => Cow::Borrowed(elements),
        Err(_) => Cow::Owned(bytemuck::pod_collect_to_vec(array.data())),
    }
}

/// Elements in C order over the axes that are left, the first of them first.
struct Rows<'a, T: Scalar, const N: usize> {
    elements: &'a [[T::Word; N]],
    axes: &'a [usize],
    strides: &'a [usize],
}

impl<T: Scalar, const N: usize> Serialize for Rows<'_, T, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (Some((&len, axes)), Some((&stride, strides))) =
            (self.axes.split_first(), self.strides.split_first())
        else {
            let in_words = serializer.is_human_readable();
            return match self.elements.first() {
                Some(words) => Element::<T, N> { words, in_words }.serialize(serializer),
                None => Err(S::Error::custom("an element lies behind the data")),
            };
        };
        if axes.is_empty() {
            return Row::<T, N>(self.elements.get(..len).unwrap_or_default()).serialize(serializer);
        }
        refuse_cut_length::<S::Error>(len, "items")?;
        let mut list = serializer.serialize_seq(Some(len))?;
        for start in (0..len).map(|i| i.saturating_mul(stride)) {
            let elements = self.elements.get(start..).unwrap_or_default();
            list.serialize_element(&Self { elements, axes, strides })?;
        }
        list.end()
    }
}

/// An innermost row. What depends on the format and on the whole row is looked at here, once.
struct Row<'a, T: Scalar, const N: usize>(&'a [[T::Word; N]]);

impl<T: Scalar, const N: usize> Serialize for Row<'_, T, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        refuse_cut_length::<S::Error>(self.0.len(), "items")?;
        let words = self.0.as_flattened();
        let in_words = T::WORDS && serializer.is_human_readable() && !T::all_plain(words);
        // By constants first, so that nothing is compiled for scalars that have no use for it.
        match N {
            1 if T::VECTOR => {
                if T::WORDS && in_words {
                    return one_by_one::<T, N, S>(self.0, true, serializer);
                }
                T::numbers(words).serialize(serializer)
            }
            _ => one_by_one::<T, N, S>(self.0, in_words, serializer),
        }
    }
}

#[inline]
fn one_by_one<T: Scalar, const N: usize, S: Serializer>(
    elements: &[[T::Word; N]],
    in_words: bool,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(elements.iter().map(move |words| Element::<T, N> { words, in_words }))
}

/// One element: a number, or the pair of a complex one.
struct Element<'a, T: Scalar, const N: usize> {
    words: &'a [T::Word; N],
    /// Whether some of them are words.
    in_words: bool,
}

impl<T: Scalar, const N: usize> Serialize for Element<'_, T, N> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let [word] = self.words.as_slice() {
            return T::write(*word, self.in_words, serializer);
        }
        let mut pair = serializer.serialize_tuple(N)?;
        for word in self.words {
            let words = std::array::from_ref(word);
            pair.serialize_element(&Element::<T, 1> { words, in_words: self.in_words })?;
        }
        pair.end()
    }
}
