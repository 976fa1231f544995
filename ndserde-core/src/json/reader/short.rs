//! Numbers in their usual forms: few digits, with a point or without, and no exponent.
//!
//! All lengths go the same way as far as they can, since how many digits there are is guessed wrong as
//! often as right.

use super::{
    bytes,
    decimal::{HALFWAY, JsonDecimal, few},
    input::JsonReader,
    number::JsonNumber,
};

/// As many digits as surely fit into 64 bits.
pub(super) const DIGITS: usize = 19;
/// As many integers as are negative.
const SIGNED: u64 = 1 << 63;

impl JsonReader<'_> {
    /// The number that begins there, and where it ends: in registers as far as it has a usual form.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called, it hands what it found on through memory")]
    pub(super) fn number_at(&mut self, from: usize, single: bool) -> (JsonNumber, usize) {
        let Some(eight) = bytes::eight(self.bytes, from) else {
            return self.unusual(from, single);
        };
        let (digits, beyond) = bytes::without_zeros(eight);
        // Where the number ends doesn't wait for its sign: that is what the next number waits for.
        let negative = eight & 0xff == u64::from(b'-');
        let first: u32 = if negative { 8 } else { 0 };
        let is_digit = beyond.wrapping_shr(first) & 0x80 == 0;
        // A sign counts as a zero.
        let digits = digits ^ if negative { u64::from(b'-' ^ b'0') } else { 0 };
        let beyond = beyond & !0xff;
        // Where the whole part ends, in bits.
        let end = beyond.trailing_zeros() & !7;
        // A zero, and a digit or one of the six characters above 9 in ASCII.
        let is_padded = eight.wrapping_shr(first) & 0xf0ff == 0x3030;
        // More than eight digits, none, or zeros before others.
        #[allow(clippy::needless_bitwise_bool, reason = "one branch, which is guessed right")]
        if (beyond == 0) | !is_digit | is_padded {
            return self.long_at(from, negative, single);
        }
        let next = eight.wrapping_shr(end) & 0xff;
        if next != u64::from(b'.') {
            let whole = bytes::sum(digits.wrapping_shl(u64::BITS.wrapping_sub(end)));
            #[allow(clippy::needless_bitwise_bool, reason = "one branch, which is guessed right")]
            if (next | 0x20 == u64::from(b'e')) | (negative & (whole == 0)) {
                return self.unusual(from, single);
            }
            return (integer(whole, negative), behind(from, end));
        }
        // Without the mark of the point, which is the lowest.
        let beyond = beyond & beyond.wrapping_sub(1);
        let before = !u64::MAX.wrapping_shl(end);
        if beyond == 0 {
            // Most that are so long have one digit before the point: from there on are two runs of
            // eight bytes, and from the beginning three. Where those begin doesn't wait for the point.
            let (point, read) = if end == first.wrapping_add(8) {
                let point = from.wrapping_add(1).wrapping_add(negative.into());
                (point, (digits.wrapping_shr(first) & 0xff, point.wrapping_add(1)))
            } else {
                let digits = digits & before | (digits >> 8) & !before;
                (behind(from, end), (bytes::sum(digits << 8), from.wrapping_add(8)))
            };
            return self.rest_of_fraction(from, point, read, negative, single);
        }
        // The digits without the point between them.
        let digits = digits & before | (digits >> 8) & !before;
        let all = beyond.trailing_zeros() & !7;
        let after = all.wrapping_sub(end).wrapping_sub(8);
        #[allow(clippy::needless_bitwise_bool, reason = "one branch, which is guessed right")]
        if (after == 0) | (eight.wrapping_shr(all) & 0xdf == u64::from(b'E')) {
            return self.unusual(from, single);
        }
        let digits = bytes::sum(digits.wrapping_shl(72_u32.wrapping_sub(all)));
        (of_double(few(digits, (after / 8) as usize), negative, single), behind(from, all))
    }

    #[inline(never)]
    fn unusual(&mut self, from: usize, single: bool) -> (JsonNumber, usize) {
        self.at = from;
        (self.any_number(single), self.at)
    }

    /// A number whose whole part has eight digits or more.
    #[inline(never)]
    fn long_at(&mut self, from: usize, negative: bool, single: bool) -> (JsonNumber, usize) {
        let bytes = self.bytes;
        let first = from.wrapping_add(negative.into());
        let (at, whole) = bytes::digits(bytes, first, 0);
        let next = bytes.get(at).copied().unwrap_or_default();
        let len = at.wrapping_sub(first);
        let is_padded = len > 1 && bytes.get(first) == Some(&b'0');
        if len.wrapping_sub(1) >= DIGITS || is_padded || next | 0x20 == b'e' {
            return self.unusual(from, single);
        }
        if next == b'.' {
            let read = (whole, at.wrapping_add(1));
            return self.rest_of_fraction(from, at, read, negative, single);
        }
        if negative && whole.wrapping_sub(1) >= SIGNED {
            return self.unusual(from, single);
        }
        (integer(whole, negative), at)
    }

    /// The number with this point, whose digits have been read up to a place.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called, what the next number waits for is in memory")]
    fn rest_of_fraction(
        &mut self,
        from: usize,
        point: usize,
        (digits, place): (u64, usize),
        negative: bool,
        single: bool,
    ) -> (JsonNumber, usize) {
        let (at, digits) = bytes::digits(self.bytes, place, digits);
        let next = self.bytes.get(at).copied().unwrap_or_default();
        let after = at.wrapping_sub(point).wrapping_sub(1);
        let len = at.wrapping_sub(from).wrapping_sub(1);
        // A sign counts as a digit here, which at worst takes the long way.
        if after == 0 || len > DIGITS || next | 0x20 == b'e' {
            return self.unusual(from, single);
        }
        let exponent = i32::try_from(after).unwrap_or_default().wrapping_neg();
        let decimal = JsonDecimal { digits, exponent };
        if single {
            return match decimal.single().filter(|value| value.is_finite()) {
                Some(value) => (JsonNumber::single(if negative { -value } else { value }), at),
                _ => self.unusual(from, single),
            };
        }
        match decimal.double() {
            Some(value) if value.to_bits() & HALFWAY != 0 || decimal.is(value) => {
                (of_double(value, negative, false), at)
            }
            _ => self.unusual(from, single),
        }
    }
}

/// So many bits behind a place.
#[inline]
fn behind(at: usize, bits: u32) -> usize {
    at.wrapping_add((bits / 8) as usize)
}

#[inline]
fn integer(whole: u64, negative: bool) -> JsonNumber {
    if negative {
        JsonNumber::signed(0_i64.wrapping_sub_unsigned(whole))
    } else {
        JsonNumber::unsigned(whole)
    }
}

/// A double as it was asked for.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "rounded once: it is none between two singles")]
fn of_double(magnitude: f64, negative: bool, single: bool) -> JsonNumber {
    let value = if negative { -magnitude } else { magnitude };
    if single { JsonNumber::single(value as f32) } else { JsonNumber::double(value) }
}
