//! Keys of dicts that are equal in Python and nowhere else: 1, 1.0 and True.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};
use core::fmt;

use super::long;
use crate::error::Error;

/// A key that is a number.
#[derive(Clone, Copy, Debug)]
pub(super) enum NumberKey {
    Bool(bool),
    Integer(i128),
    /// An integer that an `i128` does not hold, and that is this float.
    Long(f64),
    Float(f64),
}

/// What numbers are that a set tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KeySort {
    Bool,
    Integer,
    Float,
}

impl NumberKey {
    /// The bits of the float that is the same number, if it is whole and there is one: the same for
    /// equal keys alone. No other key is equal to one of another sort.
    fn bits(self) -> Option<u64> {
        const EXACT: u32 = f64::MANTISSA_DIGITS;
        let float = match self {
            Self::Bool(value) => f64::from(u8::from(value)),
            Self::Integer(number) => {
                let magnitude = number.unsigned_abs();
                let zeros = magnitude.leading_zeros().saturating_add(magnitude.trailing_zeros());
                if u128::BITS.saturating_sub(zeros) > EXACT {
                    return None;
                }
                #[allow(clippy::cast_precision_loss, reason = "no more digits than a float has")]
                let float = number as f64;
                float
            }
            Self::Long(float) => float,
            // The sum is no negative zero.
            Self::Float(number) if number % 1.0 == 0.0 => number + 0.0,
            Self::Float(_) => return None,
        };
        Some(float.to_bits())
    }

    const fn sort(self) -> KeySort {
        match self {
            Self::Bool(_) => KeySort::Bool,
            Self::Integer(_) | Self::Long(_) => KeySort::Integer,
            Self::Float(_) => KeySort::Float,
        }
    }

    /// The key of a sort that has these bits.
    fn of_bits(sort: KeySort, bits: u64) -> Self {
        /// The least `i128`.
        const LEAST: f64 = -170_141_183_460_469_231_731_687_303_715_884_105_728.0;
        let float = f64::from_bits(bits);
        match sort {
            KeySort::Bool => Self::Bool(float != 0.0),
            KeySort::Integer if !(LEAST..-LEAST).contains(&float) => Self::Long(float),
            #[allow(clippy::cast_possible_truncation, reason = "an integer once")]
            KeySort::Integer => Self::Integer(float as i128),
            KeySort::Float => Self::Float(float),
        }
    }

    /// The key that these opcodes make, if it is a number.
    pub(super) fn of_opcodes(opcodes: &[u8]) -> Option<Self> {
        Some(match opcodes {
            [0x88] => Self::Bool(true),
            [0x89] => Self::Bool(false),
            [b'K', byte] => Self::Integer((*byte).into()),
            [b'M', short @ ..] => Self::Integer(u16::from_le_bytes(short.try_into().ok()?).into()),
            [b'J', word @ ..] => Self::Integer(i32::from_le_bytes(word.try_into().ok()?).into()),
            [b'G', float @ ..] => Self::Float(f64::from_be_bytes(float.try_into().ok()?)),
            [0x8a, _, bytes @ ..] => match long::to_i128(bytes) {
                Some(number) => Self::Integer(number),
                None => Self::Long(long::to_f64(bytes)?),
            },
            _ => return None,
        })
    }
}

/// As Python has it.
impl fmt::Display for NumberKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(value) => f.write_str(if *value { "True" } else { "False" }),
            Self::Integer(number) => number.fmt(f),
            Self::Long(number) => write!(f, "{number:.0}"),
            Self::Float(number) => write!(f, "{number:?}"),
        }
    }
}

/// The error for two keys that are equal.
fn equal(one: NumberKey, other: NumberKey) -> Error {
    Error::custom(format_args!(
        "a dict with the keys {one} and {other}, which are equal in Python: it would keep one value"
    ))
}

/// The keys of a dict that is being written, as far as they are numbers.
#[derive(Default)]
pub(super) struct WrittenKeys {
    /// Those of the first sort, as long as there is no other: as a rule, all of them.
    alike: Vec<u64>,
    sort: Option<KeySort>,
    /// All of them, once there is another.
    mixed: BTreeMap<u64, KeySort>,
}

impl WrittenKeys {
    /// Takes the next key.
    ///
    /// # Errors
    /// When it is equal to one of another sort.
    pub(super) fn take(&mut self, key: NumberKey) -> Result<(), Error> {
        let Some(bits) = key.bits() else { return Ok(()) };
        let first = *self.sort.get_or_insert(key.sort());
        if self.mixed.is_empty() {
            if first == key.sort() {
                self.alike.push(bits);
                return Ok(());
            }
            self.mixed = self.alike.drain(..).map(|bits| (bits, first)).collect();
        }
        match self.mixed.insert(bits, key.sort()) {
            Some(sort) if sort != key.sort() => Err(equal(NumberKey::of_bits(sort, bits), key)),
            _ => Ok(()),
        }
    }
}

/// The sorts of the keys of a dict that is being read.
#[derive(Clone, Copy, Default)]
pub(super) struct ReadKeys {
    sort: Option<KeySort>,
    is_checked: bool,
}

impl ReadKeys {
    /// Takes the next key; whether all of the dict must be [`check`]ed for its sake.
    pub(super) fn take(&mut self, key: NumberKey) -> bool {
        let is_other = *self.sort.get_or_insert(key.sort()) != key.sort();
        is_other && !core::mem::replace(&mut self.is_checked, true)
    }
}

/// Refuses equal keys among all those of a dict that are numbers. What it keeps are whole floats, of
/// which no document has many for its size.
pub(super) fn check(keys: impl Iterator<Item = NumberKey> + Clone) -> Result<(), Error> {
    let (mut bools, mut floats) = ([false; 2], BTreeSet::new());
    for key in keys.clone() {
        match key {
            NumberKey::Bool(false) => bools[0] = true,
            NumberKey::Bool(true) => bools[1] = true,
            NumberKey::Float(_) => floats.extend(key.bits()),
            NumberKey::Integer(_) | NumberKey::Long(_) => {}
        }
    }
    for key in keys {
        let Some(bits) = key.bits() else { continue };
        let other = |sort| NumberKey::of_bits(sort, bits);
        if key.sort() != KeySort::Float && floats.contains(&bits) {
            return Err(equal(key, other(KeySort::Float)));
        }
        let is_bool = match key {
            NumberKey::Integer(0) => bools[0],
            NumberKey::Integer(1) => bools[1],
            _ => false,
        };
        if is_bool {
            return Err(equal(key, other(KeySort::Bool)));
        }
    }
    Ok(())
}
