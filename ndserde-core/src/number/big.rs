//! Integers of any length.

#![allow(
    clippy::arithmetic_side_effects,
    reason = "a group of 32 bits times the base, and a carry, is below 2^64"
)]

use alloc::{borrow::ToOwned, format, string::ToString, vec::Vec};
use core::{
    cmp::Ordering,
    fmt::{self, Write},
    iter,
    str::FromStr,
};

use crate::error::{Error, Kind};

/// An integer of any length, such as those of a random generator's state: its sign and its bytes.
///
/// ```
/// use ndserde::value::BigInt;
///
/// let big: BigInt = "1180591620717411303424".parse()?;
/// assert_eq!((big.is_negative(), big.magnitude()), (false, &[64, 0, 0, 0, 0, 0, 0, 0, 0][..]));
/// assert_eq!(big.to_string(), "1180591620717411303424");
/// assert_eq!(big.to_i128(), Some(1 << 70));
/// # Ok::<(), ndserde::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BigInt {
    is_negative: bool,
    /// The most significant byte first, which is not zero.
    magnitude: Vec<u8>,
}

/// Digits that are handled at a time, and their base.
const GROUP: usize = 9;
const BASE: u64 = 1_000_000_000;

impl BigInt {
    /// As many decimal digits as are read, which is Python's limit: with each of them the work grows.
    pub const LONGEST: usize = 4_300;

    /// As many bytes as integers of that many digits have.
    pub(crate) const LONGEST_BYTES: usize = 1_786;

    /// The integer of a sign and of bytes, the most significant first.
    #[must_use]
    pub fn from_be_bytes(is_negative: bool, bytes: &[u8]) -> Self {
        let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
        let magnitude = bytes.get(zeros..).unwrap_or_default().to_vec();
        Self { is_negative: is_negative && !magnitude.is_empty(), magnitude }
    }

    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(&self) -> bool {
        self.is_negative
    }

    /// The bytes of the integer without its sign, the most significant first; none of zero.
    #[must_use]
    pub fn magnitude(&self) -> &[u8] {
        &self.magnitude
    }

    /// The integer, if it fits.
    #[must_use]
    pub fn to_i128(&self) -> Option<i128> {
        match (self.is_negative, self.low()?) {
            (false, low) => i128::try_from(low).ok(),
            (true, low) => 0_i128.checked_sub_unsigned(low),
        }
    }

    /// The integer, if it fits.
    #[must_use]
    pub fn to_u128(&self) -> Option<u128> {
        if self.is_negative { None } else { self.low() }
    }

    /// The nearest float.
    pub(crate) fn to_f64(&self) -> f64 {
        self.to_string().parse().unwrap_or(f64::NAN)
    }

    fn low(&self) -> Option<u128> {
        if self.magnitude.len() > size_of::<u128>() {
            return None;
        }
        Some(self.magnitude.iter().fold(0, |low, byte| low << 8 | u128::from(*byte)))
    }

    /// The same with the magnitude one greater, or one smaller than it is.
    fn stepped(mut self, up: bool) -> Self {
        let (full, step) = if up { (0xff, 1) } else { (0, 0xff) };
        for byte in self.magnitude.iter_mut().rev() {
            let carries = *byte == full;
            *byte = byte.wrapping_add(step);
            if !carries {
                return Self::from_be_bytes(self.is_negative, &self.magnitude);
            }
        }
        self.magnitude.insert(0, 1);
        self
    }

    /// What CBOR's tags 2 and 3 mean: of the latter the bytes are those of `-1 - n`.
    pub(crate) fn from_cbor(is_negative: bool, bytes: &[u8]) -> Self {
        if is_negative {
            let mut big = Self::from_be_bytes(true, bytes).stepped(true);
            big.is_negative = true;
            return big;
        }
        Self::from_be_bytes(false, bytes)
    }

    /// The bytes behind CBOR's tag 2, or 3 if it is negative.
    pub(crate) fn to_cbor(&self) -> Vec<u8> {
        if self.is_negative {
            self.clone().stepped(false).magnitude
        } else {
            self.magnitude.clone()
        }
    }
}

impl Ord for BigInt {
    fn cmp(&self, other: &Self) -> Ordering {
        let (one, two) = (&self.magnitude, &other.magnitude);
        let magnitudes = one.len().cmp(&two.len()).then_with(|| one.cmp(two));
        let positive = if self.is_negative { magnitudes.reverse() } else { magnitudes };
        other.is_negative.cmp(&self.is_negative).then(positive)
    }
}

impl PartialOrd for BigInt {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

macro_rules! from {
    ($($int:ty: $is_negative:expr, $magnitude:expr;)*) => {$(
        impl From<$int> for BigInt {
            fn from(value: $int) -> Self {
                Self::from_be_bytes($is_negative(value), &$magnitude(value).to_be_bytes())
            }
        }
    )*};
}

from! {
    i128: i128::is_negative, i128::unsigned_abs;
    u128: |_| false, u128::from;
}

/// Decimal digits, at most [`LONGEST`](BigInt::LONGEST) of them, behind a sign if there is one.
impl FromStr for BigInt {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        let digits = word.strip_prefix(['+', '-']).unwrap_or(word);
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Kind::Unknown { what: "integer", word: word.to_owned() }.into());
        }
        if digits.len() > Self::LONGEST {
            let (found, most) = (digits.len(), Self::LONGEST);
            let why = format!("an integer of {found} digits, of which at most {most} are read");
            return Err(Error::custom(why));
        }
        // 32 bits each, the lowest first.
        let mut limbs: Vec<u32> = Vec::new();
        let first = digits.len() % GROUP;
        let (first, rest) = digits.as_bytes().split_at(first);
        for group in iter::once(first).chain(rest.chunks(GROUP)) {
            let number = group.iter().fold(0, |number, digit| number * 10 + u64::from(digit & 0xf));
            let mut carry = number;
            for limb in &mut limbs {
                let product = u64::from(*limb) * BASE + carry;
                (*limb, carry) = (low(product), product >> 32);
            }
            if carry > 0 {
                limbs.push(low(carry));
            }
        }
        let bytes: Vec<u8> = limbs.iter().rev().flat_map(|limb| limb.to_be_bytes()).collect();
        Ok(Self::from_be_bytes(word.starts_with('-'), &bytes))
    }
}

#[allow(clippy::cast_possible_truncation, reason = "the low half is meant")]
const fn low(word: u64) -> u32 {
    word as u32
}

/// In decimal digits.
impl fmt::Display for BigInt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.magnitude.clone();
        let mut groups = Vec::new();
        while !rest.is_empty() {
            let mut remainder = 0;
            for byte in &mut rest {
                let number = remainder << 8 | u64::from(*byte);
                // Less than the byte's range, as the remainder is less than the base.
                *byte = u8::try_from(number / BASE).unwrap_or(u8::MAX);
                remainder = number % BASE;
            }
            let zeros = rest.iter().take_while(|byte| **byte == 0).count();
            rest.drain(..zeros);
            groups.push(remainder);
        }
        let mut digits = groups.pop().unwrap_or_default().to_string();
        for group in groups.iter().rev() {
            write!(digits, "{group:09}")?;
        }
        f.pad_integral(!self.is_negative, "", &digits)
    }
}

impl fmt::Debug for BigInt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BigInt({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_bytes_are_the_same_integer() {
        for value in [
            0,
            1,
            -1,
            255,
            256,
            -256,
            999_999_999,
            1_000_000_000,
            1_000_000_001,
            i128::from(u64::MAX) + 1,
            i128::MAX,
            i128::MIN,
            i128::MIN + 1,
            -(1 << 64),
            10_i128.pow(27),
        ] {
            let big = BigInt::from(value);
            assert_eq!(big.to_string(), value.to_string());
            assert_eq!(value.to_string().parse::<BigInt>().unwrap(), big, "{value}");
            assert_eq!(big.to_i128(), Some(value));
            assert_eq!(big.to_u128(), u128::try_from(value).ok());
            assert_eq!(BigInt::from_cbor(value < 0, &big.to_cbor()), big, "{value}");
        }
        assert_eq!(BigInt::from(u128::MAX).to_string(), u128::MAX.to_string());
        assert_eq!(BigInt::from(u128::MAX).to_i128(), None);
    }

    #[test]
    fn many_digits_come_back() {
        for len in [38, 39, 40, 80, 81, 1000, BigInt::LONGEST] {
            for digit in ["1", "9"] {
                let word = digit.repeat(len);
                let big: BigInt = word.parse().unwrap();
                assert_eq!(big.to_string(), word);
                assert_eq!(
                    format!("-{word}").parse::<BigInt>().unwrap().to_string(),
                    format!("-{word}")
                );
            }
        }
        let long = "1".repeat(BigInt::LONGEST + 1);
        let error = long.parse::<BigInt>().unwrap_err().to_string();
        assert_eq!(error, "an integer of 4301 digits, of which at most 4300 are read");
    }

    #[test]
    fn what_cbor_has_for_negative_ones_is_one_less() {
        // -1 - 0xffff is -0x10000; -1 - 0 is -1.
        for (bytes, value) in
            [(&[0xff, 0xff][..], -0x1_0000), (&[], -1), (&[0], -1), (&[1, 0], -257)]
        {
            let big = BigInt::from_cbor(true, bytes);
            assert_eq!(big.to_i128(), Some(value));
            assert_eq!(BigInt::from_cbor(true, &big.to_cbor()), big);
        }
    }

    #[test]
    fn what_is_no_integer_is_refused() {
        for word in ["", "-", "1.0", "1e3", " 1", "0x10", "1_000"] {
            assert!(word.parse::<BigInt>().is_err(), "{word}");
        }
    }
}
