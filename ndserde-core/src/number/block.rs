//! A few numbers on their way from a data format into an array.

use super::{Apart, Number};

/// What a number was handed over as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sort {
    #[default]
    Bool,
    /// An integer of 64 bits with a sign.
    Integer,
    /// An integer above `i64::MAX`.
    Large,
    Single,
    Double,
    /// A double that stood as a word: NaN or an infinity.
    Named,
    /// The double nearest to a number that is above it, which floats of fewer bits round to.
    Above,
    /// The same of a number below it.
    Below,
    /// None, or a word for one that other programs have.
    Apart,
}

impl Sort {
    #[inline]
    pub(crate) const fn of_unsigned(value: u64) -> Self {
        if signed(value) < 0 { Self::Large } else { Self::Integer }
    }

    /// A byte for the sort.
    #[cfg(feature = "json")]
    #[inline]
    pub(crate) const fn code(self) -> u8 {
        self as u8
    }

    /// The sort of a byte.
    #[cfg(feature = "json")]
    #[inline]
    fn of_code(code: u8) -> Self {
        match code {
            1 => Self::Integer,
            2 => Self::Large,
            3 => Self::Single,
            4 => Self::Double,
            5 => Self::Named,
            6 => Self::Above,
            7 => Self::Below,
            8 => Self::Apart,
            _ => Self::Bool,
        }
    }

    /// The number of this sort that has these bits.
    #[inline]
    pub(crate) fn number(self, bits: u64) -> Number {
        match self {
            Self::Bool => Number::Bool(bits != 0),
            Self::Integer => Number::Signed(signed(bits)),
            Self::Large => Number::Unsigned(bits),
            #[allow(clippy::cast_possible_truncation, reason = "the bits of a single")]
            Self::Single => Number::Single(f32::from_bits(bits as u32)),
            Self::Double | Self::Named | Self::Above | Self::Below => {
                Number::Double(f64::from_bits(bits))
            }
            Self::Apart => Number::Apart(Apart::of_bits(bits)),
        }
    }
}

impl Number {
    /// The sort and the bits, of a number that has no more than 64.
    pub(crate) fn packed(self) -> Option<(Sort, u64)> {
        Some(match self {
            Self::Bool(value) => (Sort::Bool, value.into()),
            Self::Signed(value) => (Sort::Integer, unsigned(value)),
            Self::Unsigned(value) => (Sort::of_unsigned(value), value),
            Self::Single(value) => (Sort::Single, value.to_bits().into()),
            Self::Double(value) => (Sort::Double, value.to_bits()),
            Self::Apart(apart) => (Sort::Apart, apart.bits()),
            Self::Wide(value) => match (i64::try_from(value), u64::try_from(value)) {
                (Ok(value), _) => (Sort::Integer, unsigned(value)),
                (_, Ok(value)) => (Sort::Large, value),
                _ => return None,
            },
        })
    }
}

/// The integer that two's complement has in these bits.
#[inline]
pub(super) const fn signed(bits: u64) -> i64 {
    i64::from_ne_bytes(bits.to_ne_bytes())
}

#[inline]
const fn unsigned(value: i64) -> u64 {
    u64::from_ne_bytes(value.to_ne_bytes())
}

/// As many numbers as a block holds: few enough to be cleared for a list of three.
const LEN: usize = 64;

/// Numbers in the order of the document.
///
/// The code that reads a format is compiled for each of them, so it does nothing but put numbers
/// here; what becomes of them is decided for a whole block, in code that is compiled once.
#[derive(Debug)]
pub(crate) struct Block {
    sorts: [Sort; LEN],
    bits: [u64; LEN],
    len: usize,
}

impl Block {
    pub(crate) const fn new() -> Self {
        Self { sorts: [Sort::Bool; LEN], bits: [0; LEN], len: 0 }
    }

    /// Whether so many numbers more have a place.
    #[inline]
    pub(crate) const fn has_room_for(&self, numbers: usize) -> bool {
        self.len <= LEN.saturating_sub(numbers)
    }

    #[inline]
    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    pub(crate) const fn clear(&mut self) {
        self.len = 0;
    }

    /// Adds a number to a block that is not full.
    #[inline]
    pub(crate) fn push(&mut self, sort: Sort, bits: u64) {
        if let (Some(sorts), Some(words)) =
            (self.sorts.get_mut(self.len), self.bits.get_mut(self.len))
        {
            (*sorts, *words) = (sort, bits);
            // No more than there is room for, which is less work to count than what may overflow.
            self.len = self.len.wrapping_add(1);
        }
    }

    /// How many numbers more have a place.
    #[cfg(feature = "json")]
    pub(crate) const fn room(&self) -> usize {
        LEN.saturating_sub(self.len)
    }

    /// Adds numbers, for which there is room: the codes of their sorts, and the bytes of their bits.
    #[cfg(feature = "json")]
    pub(crate) fn extend(&mut self, codes: &[u8], bytes: &[u8]) {
        let at = self.len;
        let (Some(sorts), Some(words)) = (self.sorts.get_mut(at..), self.bits.get_mut(at..)) else {
            return;
        };
        let len = words.len().min(bytes.len() / 8);
        for (word, bytes) in words.iter_mut().zip(bytes.chunks_exact(8)) {
            *word = bytes.first_chunk().copied().map(u64::from_ne_bytes).unwrap_or_default();
        }
        for (sort, code) in sorts.iter_mut().zip(codes.get(..len).unwrap_or_default()) {
            *sort = Sort::of_code(*code);
        }
        self.len = at.saturating_add(len);
    }

    /// The sorts and the bits of the numbers.
    pub(crate) fn parts(&self) -> (&[Sort], &[u64]) {
        let sorts = self.sorts.get(..self.len).unwrap_or_default();
        (sorts, self.bits.get(..self.len).unwrap_or_default())
    }
}
