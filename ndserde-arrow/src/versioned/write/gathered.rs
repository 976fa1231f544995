//! The bytes of a column while they are gathered.

use bytes::Bytes;
use memmap2::MmapMut;

use super::deps::arrow_buffer::{Buffer, MutableBuffer};
use crate::error::Error;

/// From here on memory is asked of the system in large pages, which on Linux takes a fifth of the time of
/// touching small ones for the first time. NumPy does the same.
const LARGE: usize = 1 << 23;
/// How much is reserved at once for rows that have not been seen yet, in bytes: they may be smaller than
/// those before.
const AHEAD: usize = 1 << 30;

/// The bytes of the elements so far.
pub(super) enum Gathered {
    Buffer(MutableBuffer),
    /// Memory of its own, and how much of it is filled.
    Mapped(MmapMut, usize),
}

impl Gathered {
    pub(super) fn new() -> Self {
        Self::Buffer(MutableBuffer::new(0))
    }

    /// The bytes of a row, where there will be this many rows of so many, as far as is known.
    ///
    /// # Errors
    /// When they are more than can be in one column.
    #[inline]
    pub(super) fn push(&mut self, row: &[u8], expected: usize) -> Result<(), Error> {
        if self.left() < row.len() {
            self.reserve(row.len(), expected)?;
        }
        match self {
            Self::Buffer(bytes) => bytes.extend_from_slice(row),
            Self::Mapped(map, filled) => {
                let end = filled.saturating_add(row.len());
                if let Some(place) = map.get_mut(*filled..end) {
                    place.copy_from_slice(row);
                }
                *filled = end;
            }
        }
        Ok(())
    }

    /// So many zeros.
    ///
    /// # Errors
    /// As [`push`](Self::push).
    pub(super) fn push_zeros(&mut self, len: usize) -> Result<(), Error> {
        if self.left() < len {
            self.reserve(len, 0)?;
        }
        match self {
            Self::Buffer(bytes) => bytes.extend_zeros(len),
            // It has been zeros since it was mapped.
            Self::Mapped(_, filled) => *filled = filled.saturating_add(len),
        }
        Ok(())
    }

    /// All of them.
    pub(super) fn finish(self) -> Buffer {
        match self {
            Self::Buffer(mut bytes) => {
                // More was reserved than the rows took.
                if bytes.capacity() > bytes.len().saturating_add(bytes.len() >> 3) {
                    bytes.shrink_to_fit();
                }
                bytes.into()
            }
            Self::Mapped(map, filled) => Buffer::from(Bytes::from_owner(map).slice(..filled)),
        }
    }

    /// How many bytes there is room for.
    #[inline]
    fn left(&self) -> usize {
        match self {
            Self::Buffer(bytes) => bytes.capacity().saturating_sub(bytes.len()),
            Self::Mapped(map, filled) => map.len().saturating_sub(*filled),
        }
    }

    /// Makes room for a row of so many bytes, and for so many in all, as far as that is no waste if they
    /// turn out smaller.
    #[cold]
    fn reserve(&mut self, row: usize, expected: usize) -> Result<(), Error> {
        let len = match self {
            Self::Buffer(bytes) => bytes.len(),
            Self::Mapped(_, filled) => *filled,
        };
        let needed = len.checked_add(row).filter(|needed| isize::try_from(*needed).is_ok());
        let needed = needed.ok_or_else(|| Error::new("more bytes than can be in one column"))?;
        let ahead = row.saturating_mul(expected).min(AHEAD.max(len.saturating_mul(3)));
        let wanted = needed.max(ahead);
        match self {
            Self::Buffer(bytes) if bytes.is_empty() && wanted >= LARGE => match mapped(wanted) {
                Some(map) => *self = Self::Mapped(map, 0),
                None => bytes.reserve(wanted),
            },
            Self::Buffer(bytes) => bytes.reserve(wanted.saturating_sub(len)),
            Self::Mapped(map, filled) => {
                let mut bytes = MutableBuffer::with_capacity(wanted);
                bytes.extend_from_slice(map.get(..*filled).unwrap_or_default());
                *self = Self::Buffer(bytes);
            }
        }
        Ok(())
    }
}

/// Memory in large pages, where the system has them; `None` where it gives none.
fn mapped(len: usize) -> Option<MmapMut> {
    let map = MmapMut::map_anon(len).ok()?;
    // Only a hint: what it asks for is not needed.
    #[cfg(target_os = "linux")]
    let _ = map.advise(memmap2::Advice::HugePage);
    Some(map)
}
