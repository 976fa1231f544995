//! The bytes of a payload: lent by the input or the array, or owned.

use alloc::borrow::Cow;

use bytemuck::NoUninit;

use crate::aligned::{Aligned, Width};

/// Bytes that the input (or the array being written) lends, or that are owned.
#[derive(Clone, Debug)]
pub enum Buffer<'a> {
    /// Lent; at any address.
    Borrowed(&'a [u8]),
    /// Owned, and aligned for the scalars they hold.
    Owned(Aligned),
}

impl<'a> Buffer<'a> {
    /// The memory of elements whose scalars have this width.
    #[inline]
    pub(crate) fn of<T: NoUninit>(width: Width, elements: Cow<'a, [T]>) -> Self {
        match elements {
            Cow::Borrowed(elements) => Self::Borrowed(bytemuck::must_cast_slice(elements)),
            Cow::Owned(elements) => Self::Owned(Aligned::from_elements(width, elements)),
        }
    }

    /// The same bytes, owned.
    pub(crate) fn into_owned(self) -> Buffer<'static> {
        match self {
            Self::Borrowed(bytes) => Buffer::Owned(Aligned::copy(Width::W1, bytes)),
            Self::Owned(words) => Buffer::Owned(words),
        }
    }

    /// The bytes, whoever owns them.
    #[inline]
    pub(crate) fn as_slice(&self) -> &[u8] {
        match self {
            Self::Borrowed(bytes) => bytes,
            Self::Owned(words) => words.as_bytes(),
        }
    }

    /// Owned words of this width, with the bytes of each reversed if asked: at most one copy.
    pub(crate) fn into_aligned(self, width: Width, swap: bool) -> Aligned {
        match self {
            Self::Owned(mut words) if words.width() == width => {
                if swap {
                    words.swap();
                }
                words
            }
            bytes if swap => Aligned::copy_swapped(width, bytes.as_slice()),
            bytes => Aligned::copy(width, bytes.as_slice()),
        }
    }
}
