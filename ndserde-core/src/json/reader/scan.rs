//! The forms of numbers, from their first byte on.

use serde_core::de::Error as _;
use serde_json::{Error, Result};

use super::{
    bytes,
    decimal::{HALFWAY, JsonDecimal},
    input::JsonReader,
    number::{JsonNumber, JsonSort},
    short::DIGITS,
};

impl<'de> JsonReader<'de> {
    /// Reads a number, if one comes next.
    #[inline(never)]
    pub(super) fn number(&mut self, single: bool) -> JsonNumber {
        let (number, at) = self.number_at(self.at, single);
        self.at = at;
        number
    }

    /// Reads a number, if one comes next that is all that its digits say.
    #[inline]
    pub(super) fn plain(&mut self) -> Option<JsonNumber> {
        let from = self.at;
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            return None;
        }
        let number = self.number(false);
        if !number.is_plain() {
            self.forget(from);
            return None;
        }
        Some(number)
    }

    /// Reads a number of any form, if one comes next.
    #[inline(never)]
    pub(super) fn any_number(&mut self, single: bool) -> JsonNumber {
        match self.peek_value() {
            Ok(b'-' | b'0'..=b'9' | b'N' | b'I') => {}
            Ok(_) => return JsonNumber { sort: JsonSort::Other, bits: 0 },
            Err(error) => return self.keep(Err(error)),
        }
        let (bytes, from) = (self.bytes, self.at);
        let negative = bytes.get(from) == Some(&b'-');
        let first = from.wrapping_add(negative.into());
        let (at, whole) = bytes::digits(bytes, first, 0);
        let len = at.wrapping_sub(first);
        self.at = at;
        if len == 0 || (len > 1 && bytes.get(first) == Some(&b'0')) {
            let number = self.no_integer(from, first, len, single);
            return self.keep(number);
        }
        if let Some(mark @ (b'.' | b'e' | b'E')) = bytes.get(at) {
            return self.fraction(*mark, from, whole, single);
        }
        if len > DIGITS {
            return self.long(from, negative, single);
        }
        if !negative {
            return JsonNumber::unsigned(whole);
        }
        match 0_i64.checked_sub_unsigned(whole) {
            Some(value) if value != 0 => JsonNumber::signed(value),
            _ => self.long(from, negative, single),
        }
    }

    /// The number, or that there is none.
    #[cold]
    fn keep(&mut self, number: Result<JsonNumber>) -> JsonNumber {
        number.unwrap_or_else(|error| {
            self.failure = Some(error);
            JsonNumber { sort: JsonSort::Wrong, bits: 0 }
        })
    }

    #[cold]
    fn out_of_range(&mut self) -> JsonNumber {
        let error = self.wrong("number out of range");
        self.keep(Err(error))
    }

    /// The error that was kept.
    #[cold]
    #[inline(never)]
    pub(super) fn failed(&mut self) -> Error {
        self.failure.take().unwrap_or_else(|| Error::custom("invalid number"))
    }

    /// What does not begin as a number does, where so many digits stand.
    #[cold]
    #[allow(clippy::cast_possible_truncation, reason = "not finite")]
    fn no_integer(
        &mut self,
        from: usize,
        first: usize,
        len: usize,
        single: bool,
    ) -> Result<JsonNumber> {
        if len == 0 {
            if let Some(value) = self.name(from) {
                return Ok(if single {
                    JsonNumber::single(value as f32)
                } else {
                    JsonNumber::double(value)
                });
            }
            if from == first {
                return Err(self.wrong_next("expected value"));
            }
        }
        self.at = first.wrapping_add(1);
        Err(if len > 0 {
            self.wrong_next("invalid number")
        } else if first < self.bytes.len() {
            self.wrong("invalid number")
        } else {
            self.at = first;
            self.wrong("EOF while parsing a value")
        })
    }

    /// The number that so begins, from the point or exponent on, which comes next.
    #[inline]
    fn fraction(&mut self, mark: u8, from: usize, whole: u64, single: bool) -> JsonNumber {
        let bytes = self.bytes;
        let (mut at, mut digits, mut exponent, mut next) = (self.at, whole, 0_i32, mark);
        let mut len = at.wrapping_sub(from);
        if mark == b'.' {
            let point = at.wrapping_add(1);
            (at, digits) = bytes::digits(bytes, point, whole);
            self.at = at;
            let after = at.wrapping_sub(point);
            if after == 0 {
                let error = self.no_digit();
                return self.keep(Err(error));
            }
            len = len.wrapping_add(after);
            exponent = i32::try_from(after).unwrap_or(i32::MAX).wrapping_neg();
            next = bytes.get(at).copied().unwrap_or_default();
        }
        if matches!(next, b'e' | b'E') {
            match self.exponent(from) {
                Ok(more) => exponent = exponent.saturating_add(more),
                Err(error) => return self.keep(Err(error)),
            }
        }
        let negative = bytes.get(from) == Some(&b'-');
        // A sign counts as a digit here, which at worst takes the long way.
        let fits = len <= DIGITS || self.significant(from) <= DIGITS;
        let decimal = JsonDecimal { digits, exponent };
        if single {
            return match if fits { decimal.single() } else { None } {
                Some(value) if value.is_finite() => {
                    JsonNumber::single(if negative { -value } else { value })
                }
                _ => self.long_single(from),
            };
        }
        match if fits { decimal.double() } else { None } {
            Some(value) if value.to_bits() & HALFWAY != 0 || decimal.is(value) => {
                JsonNumber::double(if negative { -value } else { value })
            }
            value => {
                self.long_double(from, value.map(|value| if negative { -value } else { value }))
            }
        }
    }

    /// A double that may say less than its digits.
    #[cold]
    fn long_double(&mut self, from: usize, value: Option<f64>) -> JsonNumber {
        let value = value.unwrap_or_else(|| self.ascii(from).parse().unwrap_or(f64::INFINITY));
        if !value.is_finite() {
            return self.out_of_range();
        }
        if value.to_bits() & HALFWAY != 0 {
            return JsonNumber::double(value);
        }
        self.from = from;
        JsonNumber { sort: JsonSort::Digits, bits: value.to_bits() }
    }

    #[cold]
    fn long_single(&mut self, from: usize) -> JsonNumber {
        let value: f32 = self.ascii(from).parse().unwrap_or(f32::INFINITY);
        if value.is_finite() { JsonNumber::single(value) } else { self.out_of_range() }
    }

    /// Reads the exponent of a number; one beyond the greatest is that, if it is the exponent of zero.
    fn exponent(&mut self, from: usize) -> Result<i32> {
        let mark = self.at;
        self.step();
        let negative = self.peek() == Some(b'-');
        if let Some(b'+' | b'-') = self.peek() {
            self.step();
        }
        let mut exponent = match self.next() {
            Some(digit @ b'0'..=b'9') => i32::from(digit & 15),
            Some(_) => return Err(self.wrong("invalid number")),
            None => return Err(self.wrong("EOF while parsing a value")),
        };
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            self.step();
            let longer = exponent.checked_mul(10);
            let Some(longer) = longer.and_then(|longer| longer.checked_add((digit & 15).into()))
            else {
                if !negative && !self.is_zero(from, mark) {
                    return Err(self.wrong("number out of range"));
                }
                exponent = i32::MAX;
                (self.at, _) = bytes::digits(self.bytes, self.at, 0);
                break;
            };
            exponent = longer;
        }
        Ok(if negative { exponent.wrapping_neg() } else { exponent })
    }

    /// Whether the digits between are all zeros.
    #[cold]
    fn is_zero(&self, from: usize, to: usize) -> bool {
        let digits = self.bytes.get(from..to).unwrap_or_default();
        digits.iter().all(|byte| matches!(byte, b'-' | b'.' | b'0'))
    }

    #[cold]
    fn no_digit(&mut self) -> Error {
        match self.peek() {
            Some(_) => self.wrong_next("invalid number"),
            None => self.wrong_next("EOF while parsing a value"),
        }
    }

    /// How many digits there are from the first one on that is not zero, up to an exponent.
    #[cold]
    fn significant(&self, from: usize) -> usize {
        let number = self.bytes.get(from..self.at).unwrap_or_default();
        let digits = number.iter().take_while(|byte| !matches!(byte, b'e' | b'E'));
        let digits = digits.filter(|byte| byte.is_ascii_digit());
        digits.skip_while(|digit| **digit == b'0').count()
    }

    /// An integer that is long, or a negative one that may be.
    #[cold]
    fn long(&mut self, from: usize, negative: bool, single: bool) -> JsonNumber {
        let word = self.ascii(from);
        if negative {
            if let Some(value) = word.parse().ok().filter(|value| *value != 0) {
                return JsonNumber::signed(value);
            }
        } else if let Ok(value) = word.parse() {
            return JsonNumber::unsigned(value);
        }
        if word == "-0" {
            return JsonNumber::double(-0.0);
        }
        if single {
            if let Some(value) = word.parse().ok().filter(|value: &f32| value.is_finite()) {
                return JsonNumber::single(value);
            }
        }
        let value = if single { f64::INFINITY } else { word.parse().unwrap_or(f64::INFINITY) };
        self.from = from;
        JsonNumber { sort: JsonSort::Digits, bits: value.to_bits() }
    }

    /// A number that has been read.
    pub(super) fn ascii(&self, from: usize) -> &'de str {
        self.str(from, self.at).unwrap_or_default()
    }
}
