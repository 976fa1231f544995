//! On which side of its nearest double a number lies.
//!
//! A decimal that becomes a float of fewer bits by way of a double is rounded twice, which goes wrong
//! where the double is a tie between two of those floats and the decimal is none. With its side known
//! it is rounded as if once.

use alloc::format;
use core::cmp::Ordering;

use super::{Number, Sort};

/// A tie between two singles, and so one between two halves, has none of these bits.
const BELOW_TIES: u64 = (1 << 28) - 1;

/// Below half the least single and above the greatest there are no ties.
const LEAST: f64 = 7.0e-46;
const GREATEST: f64 = 6.9e38;

/// So many digits has the least tie, 2^-150, behind the point.
const DIGITS: i32 = 150;

/// Above all integers of 128 bits.
const TOO_GREAT: f64 = 170_141_183_460_469_231_731_687_303_715_884_105_728.0;

impl Number {
    /// The sort and the bits. An integer of more than 64 is its nearest double, since it is an element
    /// of floats alone.
    pub(crate) fn in_64_bits(self) -> (Sort, u64) {
        match (self.packed(), self) {
            (Some(packed), _) => packed,
            (None, Self::Wide(value)) => of_integer(value),
            (None, _) => (Sort::Double, 0),
        }
    }

    /// The same of the number that a word spells, whose digits a double may lack.
    pub(crate) fn in_64_bits_of(self, word: &str) -> (Sort, u64) {
        match self {
            Self::Double(value) => (of_word(word, value), value.to_bits()),
            _ => self.in_64_bits(),
        }
    }
}

/// The double nearest to an integer, and where the integer lies.
#[allow(clippy::cast_precision_loss, reason = "as each float is read from text")]
#[allow(clippy::cast_possible_truncation, reason = "what would be cut off is looked at before")]
fn of_integer(value: i128) -> (Sort, u64) {
    let nearest = value as f64;
    let order = if nearest >= TOO_GREAT { Ordering::Less } else { value.cmp(&(nearest as i128)) };
    (sort(order), nearest.to_bits())
}

/// Where the number lies that a word spells and whose nearest double this is; it is called a double
/// where no rounding depends on it.
fn of_word(word: &str, nearest: f64) -> Sort {
    let magnitude = nearest.abs();
    if magnitude == 0.0 {
        return of_zero(word, nearest);
    }
    if nearest.to_bits() & BELOW_TIES != 0 || !(LEAST..=GREATEST).contains(&magnitude) {
        return Sort::Double;
    }
    let digits = binary_places(magnitude);
    let exact = format!("{magnitude:.digits$}");
    let order = Decimal::of(word).cmp(&Decimal::of(&exact));
    sort(if nearest < 0.0 { order.reverse() } else { order })
}

/// Where a number lies that is too small for a double, or 0: no integer is the former.
fn of_zero(word: &str, nearest: f64) -> Sort {
    let digits = word.bytes().take_while(|byte| !matches!(byte, b'e' | b'E'));
    let order = if digits.filter(u8::is_ascii_digit).all(|digit| digit == b'0') {
        Ordering::Equal
    } else if nearest.is_sign_negative() {
        Ordering::Less
    } else {
        Ordering::Greater
    };
    sort(order)
}

/// How many binary digits a double has behind the point, which are as many decimal ones.
#[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "11 bits")]
fn binary_places(magnitude: f64) -> usize {
    let bits = magnitude.to_bits() | 1 << 52;
    let exponent = (magnitude.to_bits() >> 52) as i32;
    let zeros = bits.trailing_zeros() as i32;
    let places = 1075_i32.saturating_sub(exponent).saturating_sub(zeros);
    usize::try_from(places.min(DIGITS)).unwrap_or(0)
}

const fn sort(order: Ordering) -> Sort {
    match order {
        Ordering::Less => Sort::Below,
        Ordering::Equal => Sort::Double,
        Ordering::Greater => Sort::Above,
    }
}

impl Sort {
    /// The bits of the double that rounds on as the number itself does: of the two doubles around it, if
    /// it is none, the one whose last bit is set, which is never a tie.
    pub(super) const fn to_odd(self, nearest: u64) -> u64 {
        let is_negative = nearest >> 63 == 1;
        match (self, nearest & 1, is_negative) {
            (Self::Above, 0, false) | (Self::Below, 0, true) => nearest.wrapping_add(1),
            (Self::Above, 0, true) | (Self::Below, 0, false) => nearest.wrapping_sub(1),
            _ => nearest,
        }
    }
}

/// The magnitude of a decimal that is not 0.
struct Decimal<'a> {
    /// How many digits stand before the point, from the first that is not 0 on.
    point: i64,
    /// The digits from there on, with a point among them or not.
    digits: &'a str,
}

impl<'a> Decimal<'a> {
    fn of(word: &'a str) -> Self {
        let (mantissa, exponent) = word.split_once(['e', 'E']).unwrap_or((word, "0"));
        let whole = mantissa.split('.').next().unwrap_or_default();
        let start = mantissa.find(|c| matches!(c, '1'..='9')).unwrap_or(mantissa.len());
        let digits = mantissa.get(start..).unwrap_or_default();
        let [whole, start] = [whole.len(), start].map(|n| i64::try_from(n).unwrap_or(i64::MAX));
        // The point has a place of its own.
        let behind_point = i64::from(start > whole);
        let point = whole.saturating_add(behind_point).saturating_sub(start);
        // A word of a number that is none of 0 and infinity has an exponent of so few digits.
        let exponent = exponent.parse().unwrap_or(0);
        Self { point: point.saturating_add(exponent), digits }
    }

    fn cmp(&self, other: &Decimal<'_>) -> Ordering {
        self.point.cmp(&other.point).then_with(|| self.significant().cmp(other.significant()))
    }

    /// The digits without zeros at the end.
    fn significant(&self) -> impl Iterator<Item = u8> + '_ {
        self.digits.trim_end_matches(['0', '.']).bytes().filter(|&digit| digit != b'.')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_lies_where_its_digits_say() {
        for (word, side) in [
            ("1", Sort::Double),
            ("1.50", Sort::Double),
            ("0.00000150e6", Sort::Double),
            ("15000000000000000000000000000000e-31", Sort::Double),
            ("1.5000000000000000000000001", Sort::Above),
            ("1.4999999999999999999999999", Sort::Below),
            ("-1.5000000000000000000000001", Sort::Below),
            ("-1.4999999999999999999999999E0", Sort::Above),
            ("0.00000000000000000000000000000015000000000000000000001e+31", Sort::Above),
            ("16777217.00000000000000000001", Sort::Above),
            ("7.038531e-26", Sort::Below),
            // No tie of any float of fewer bits.
            ("0.1", Sort::Double),
            ("1e300", Sort::Double),
            ("0", Sort::Double),
            ("1e-400", Sort::Above),
            ("-1e-400", Sort::Below),
        ] {
            assert_eq!(of_word(word, word.parse().unwrap()), side, "{word}");
        }
        let tie = (1_i128 << 100) + (1 << 76);
        for (value, side) in [
            (tie, Sort::Double),
            (tie + 1, Sort::Above),
            (-tie - 1, Sort::Below),
            (-tie + 1, Sort::Above),
            (i128::MAX, Sort::Below),
            (i128::MIN, Sort::Double),
        ] {
            assert_eq!(of_integer(value).0, side, "{value}");
        }
    }
}
