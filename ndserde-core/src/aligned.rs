//! Memory aligned for a scalar, without knowing the element type.
//!
//! A payload is decoded into the very memory that the array will own. Code that does not know the
//! element type can do that because a `Vec<f64>` is a `Vec<u64>` in all but name: four vectors of
//! words stand for every dtype.

use bytemuck::{NoUninit, Pod, allocation::try_cast_vec, must_cast_slice, must_cast_slice_mut};

/// The size of a scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    W1,
    W2,
    W4,
    W8,
}

impl Width {
    /// The size in bytes.
    pub(crate) const fn bytes(self) -> usize {
        match self {
            Self::W1 => 1,
            Self::W2 => 2,
            Self::W4 => 4,
            Self::W8 => 8,
        }
    }
}

/// Owned memory: words of one width.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each variant is named like the width of its words")]
pub enum Aligned {
    W1(Vec<u8>),
    W2(Vec<u16>),
    W4(Vec<u32>),
    W8(Vec<u64>),
}

impl Aligned {
    /// Zeros; where `len` bytes are no whole number of words, as single bytes.
    #[allow(clippy::arithmetic_side_effects, reason = "a width is never 0")]
    pub(crate) fn zeroed(width: Width, len: usize) -> Self {
        if len % width.bytes() != 0 {
            return Self::W1(vec![0; len]);
        }
        match width {
            Width::W1 => Self::W1(vec![0; len]),
            Width::W2 => Self::W2(vec![0; len / 2]),
            Width::W4 => Self::W4(vec![0; len / 4]),
            Width::W8 => Self::W8(vec![0; len / 8]),
        }
    }

    /// A copy; where the bytes are no whole number of words, as single bytes.
    #[inline]
    pub(crate) fn copy(width: Width, bytes: &[u8]) -> Self {
        let words = match width {
            Width::W1 => None,
            Width::W2 => collect(bytes, u16::from_ne_bytes).map(Self::W2),
            Width::W4 => collect(bytes, u32::from_ne_bytes).map(Self::W4),
            Width::W8 => collect(bytes, u64::from_ne_bytes).map(Self::W8),
        };
        words.unwrap_or_else(|| Self::W1(bytes.to_vec()))
    }

    /// A copy with the bytes of each word reversed, in one pass.
    pub(crate) fn copy_swapped(width: Width, bytes: &[u8]) -> Self {
        let words = match width {
            Width::W1 => None,
            Width::W2 => collect(bytes, |b| u16::from_ne_bytes(b).swap_bytes()).map(Self::W2),
            Width::W4 => collect(bytes, |b| u32::from_ne_bytes(b).swap_bytes()).map(Self::W4),
            Width::W8 => collect(bytes, |b| u64::from_ne_bytes(b).swap_bytes()).map(Self::W8),
        };
        words.unwrap_or_else(|| Self::W1(bytes.to_vec()))
    }

    /// Reverses the bytes of each word in place.
    pub(crate) fn swap(&mut self) {
        match self {
            Self::W1(_) => {}
            Self::W2(words) => words.iter_mut().for_each(|word| *word = word.swap_bytes()),
            Self::W4(words) => words.iter_mut().for_each(|word| *word = word.swap_bytes()),
            Self::W8(words) => words.iter_mut().for_each(|word| *word = word.swap_bytes()),
        }
    }

    /// The width of the words.
    pub(crate) const fn width(&self) -> Width {
        match self {
            Self::W1(_) => Width::W1,
            Self::W2(_) => Width::W2,
            Self::W4(_) => Width::W4,
            Self::W8(_) => Width::W8,
        }
    }

    /// The memory as bytes.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        match self {
            Self::W1(words) => words,
            Self::W2(words) => must_cast_slice(words),
            Self::W4(words) => must_cast_slice(words),
            Self::W8(words) => must_cast_slice(words),
        }
    }

    /// The memory as bytes to be filled.
    pub(crate) fn as_bytes_mut(&mut self) -> &mut [u8] {
        match self {
            Self::W1(words) => words,
            Self::W2(words) => must_cast_slice_mut(words),
            Self::W4(words) => must_cast_slice_mut(words),
            Self::W8(words) => must_cast_slice_mut(words),
        }
    }

    /// The memory of elements whose scalars have this width; copied where alignment does not allow
    /// the cast.
    pub(crate) fn from_elements<T: NoUninit>(width: Width, elements: Vec<T>) -> Self {
        match width {
            Width::W1 => Self::W1(cast(elements)),
            Width::W2 => Self::W2(cast(elements)),
            Width::W4 => Self::W4(cast(elements)),
            Width::W8 => Self::W8(cast(elements)),
        }
    }

    /// The same memory as elements; copied where alignment or capacity do not allow the cast.
    #[inline]
    pub(crate) fn into_elements<T: Pod>(self) -> Vec<T> {
        match self {
            Self::W1(words) => cast(words),
            Self::W2(words) => cast(words),
            Self::W4(words) => cast(words),
            Self::W8(words) => cast(words),
        }
    }
}

fn cast<S: NoUninit, T: Pod>(from: Vec<S>) -> Vec<T> {
    try_cast_vec(from).unwrap_or_else(|(_, from)| bytemuck::pod_collect_to_vec::<S, T>(&from))
}

/// Aligned from bytes at any address, unless a part of a word would be left over.
fn collect<const N: usize, W>(bytes: &[u8], word: impl Fn([u8; N]) -> W) -> Option<Vec<W>>
where
    [u8; N]: Pod,
{
    let chunks = bytemuck::try_cast_slice::<u8, [u8; N]>(bytes).ok()?;
    Some(chunks.iter().map(|chunk| word(*chunk)).collect())
}
