//! Memory aligned for a scalar, without knowing the element type.
//!
//! A payload is decoded into the very memory that the array will own. Code that does not know the
//! element type can do that because a `Vec<f64>` is a `Vec<u64>` in all but name: four vectors of
//! words stand for every dtype.

use alloc::{vec, vec::Vec};
#[cfg(feature = "std")]
use std::io::{self, Read};

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
    /// The number of words.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::W1(words) => words.len(),
            Self::W2(words) => words.len(),
            Self::W4(words) => words.len(),
            Self::W8(words) => words.len(),
        }
    }

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

    #[cfg(feature = "std")]
    /// Up to `len` bytes of a reader, which are no whole number of words only where it ends before;
    /// memory follows what has been read.
    pub(crate) fn read(width: Width, reader: &mut dyn Read, len: usize) -> io::Result<Self> {
        /// So much of a claim is believed before anything came.
        const FIRST: usize = 1 << 16;
        let (mut words, mut filled) = (Self::zeroed(width, 0), 0_usize);
        loop {
            words.grow(filled.saturating_add(filled.max(FIRST)).min(len));
            let empty = words.as_bytes_mut().get_mut(filled..).unwrap_or_default();
            let (wanted, found) = (empty.len(), fill(reader, empty)?);
            filled = filled.saturating_add(found);
            if found < wanted {
                let found = words.as_bytes().get(..filled).unwrap_or_default();
                return Ok(Self::copy(width, found));
            }
            if wanted == 0 || filled == len {
                return Ok(words);
            }
        }
    }

    #[cfg(feature = "std")]
    /// Adds zeros until there are so many bytes.
    fn grow(&mut self, len: usize) {
        match self {
            Self::W1(words) => grow(words, len),
            Self::W2(words) => grow(words, len / 2),
            Self::W4(words) => grow(words, len / 4),
            Self::W8(words) => grow(words, len / 8),
        }
    }

    /// Adds zeros until there is room for so many bytes, in memory that grows by its own size.
    pub(crate) fn make_room(&mut self, len: usize) {
        match self {
            Self::W1(words) => words.resize(len, 0),
            Self::W2(words) => words.resize(len.div_ceil(2), 0),
            Self::W4(words) => words.resize(len.div_ceil(4), 0),
            Self::W8(words) => words.resize(len.div_ceil(8), 0),
        }
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
    ///
    /// Only casts that alignment allows are compiled.
    pub(crate) fn from_elements<T: NoUninit>(width: Width, elements: Vec<T>) -> Self {
        match width {
            Width::W1 if const { align_of::<T>() == align_of::<u8>() } => Self::W1(cast(elements)),
            Width::W2 if const { align_of::<T>() == align_of::<u16>() } => Self::W2(cast(elements)),
            Width::W4 if const { align_of::<T>() == align_of::<u32>() } => Self::W4(cast(elements)),
            Width::W8 if const { align_of::<T>() == align_of::<u64>() } => Self::W8(cast(elements)),
            _ => Self::copy(width, bytemuck::must_cast_slice(&elements)),
        }
    }

    /// The same memory as elements; copied where alignment or capacity do not allow the cast.
    #[inline]
    pub(crate) fn into_elements<T: Pod>(self) -> Vec<T> {
        match self {
            Self::W1(words) if const { align_of::<T>() == align_of::<u8>() } => cast(words),
            Self::W2(words) if const { align_of::<T>() == align_of::<u16>() } => cast(words),
            Self::W4(words) if const { align_of::<T>() == align_of::<u32>() } => cast(words),
            Self::W8(words) if const { align_of::<T>() == align_of::<u64>() } => cast(words),
            words => bytemuck::pod_collect_to_vec(words.as_bytes()),
        }
    }
}

fn cast<S: NoUninit, T: Pod>(from: Vec<S>) -> Vec<T> {
    try_cast_vec(from).unwrap_or_else(|(_, from)| bytemuck::pod_collect_to_vec::<S, T>(&from))
}

#[cfg(feature = "std")]
fn grow<T: Clone + Default>(words: &mut Vec<T>, len: usize) {
    words.reserve_exact(len.saturating_sub(words.len()));
    words.resize(len, T::default());
}

#[cfg(feature = "std")]
/// Fills memory as far as the reader goes; how far.
fn fill(reader: &mut dyn Read, memory: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0_usize;
    while let Some(empty @ [_, ..]) = memory.get_mut(filled..) {
        match reader.read(empty) {
            Ok(0) => break,
            Ok(found) => filled = filled.saturating_add(found),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Aligned from bytes at any address, unless a part of a word would be left over.
fn collect<const N: usize, W>(bytes: &[u8], word: impl Fn([u8; N]) -> W) -> Option<Vec<W>>
where
    [u8; N]: Pod,
{
    let chunks = bytemuck::try_cast_slice::<u8, [u8; N]>(bytes).ok()?;
    Some(chunks.iter().map(|chunk| word(*chunk)).collect())
}
