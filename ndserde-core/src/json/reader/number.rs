//! Numbers.

use serde_core::de::{Error as _, Expected, Unexpected, Visitor};
use serde_json::{Error, Result};

use super::{bytes, decimal::JsonDecimal, digits, input::JsonReader};

/// As many digits as surely fit into 64 bits.
const DIGITS: usize = 19;
/// A double whose low bits are so many zeros may be halfway between two shorter floats.
const HALFWAY: u64 = (1 << 28) - 1;

/// A number of a document.
#[derive(Clone, Copy)]
pub(super) enum JsonNumber {
    Unsigned(u64),
    Signed(i64),
    Double(f64),
    Single(f32),
    /// A double that says less than the digits, which begin here.
    Digits(f64, usize),
}

impl<'de> JsonReader<'de> {
    /// Hands a number over, whose first byte comes next.
    #[inline]
    pub(super) fn visit_number<V: Visitor<'de>>(
        &mut self,
        single: bool,
        visitor: V,
    ) -> Result<V::Value> {
        let taken = match self.number(single)? {
            JsonNumber::Unsigned(value) => visitor.visit_u64(value),
            JsonNumber::Signed(value) => visitor.visit_i64(value),
            JsonNumber::Double(value) => visitor.visit_f64(value),
            JsonNumber::Single(value) => visitor.visit_f32(value),
            JsonNumber::Digits(value, from) => return self.visit_digits(value, from, visitor),
        };
        taken.map_err(|error| self.placed(error))
    }

    #[cold]
    fn visit_digits<V: Visitor<'de>>(
        &mut self,
        value: f64,
        from: usize,
        visitor: V,
    ) -> Result<V::Value> {
        let taken = if digits::are_taken::<V>() {
            digits::visit(self.ascii(from), visitor)
        } else if value.is_finite() {
            visitor.visit_f64(value)
        } else {
            return Err(self.wrong("number out of range"));
        };
        taken.map_err(|error| self.placed(error))
    }

    /// The error of a number where something else belongs.
    pub(super) fn number_for(&mut self, expected: &dyn Expected) -> Error {
        let found = match self.number(false) {
            Ok(JsonNumber::Unsigned(value)) => Unexpected::Unsigned(value),
            Ok(JsonNumber::Signed(value)) => Unexpected::Signed(value),
            Ok(JsonNumber::Single(value)) => Unexpected::Float(value.into()),
            Ok(JsonNumber::Digits(value, _)) if !value.is_finite() => {
                return self.wrong("number out of range");
            }
            Ok(JsonNumber::Double(value) | JsonNumber::Digits(value, _)) => {
                Unexpected::Float(value)
            }
            Err(error) => return error,
        };
        Error::invalid_type(found, expected)
    }

    /// Hands an integer of up to 128 bits over.
    pub(super) fn visit_i128<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        self.peek_value()?;
        let from = self.at;
        if self.peek() == Some(b'-') {
            self.step();
        }
        self.integer()?;
        match self.ascii(from).parse() {
            Ok(value) => visitor.visit_i128(value).map_err(|error| self.placed(error)),
            Err(_) => Err(self.wrong("number out of range")),
        }
    }

    /// The same without a sign.
    pub(super) fn visit_u128<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        if self.peek_value()? == b'-' {
            return Err(self.wrong_next("number out of range"));
        }
        let from = self.at;
        self.integer()?;
        match self.ascii(from).parse() {
            Ok(value) => visitor.visit_u128(value).map_err(|error| self.placed(error)),
            Err(_) => Err(self.wrong("number out of range")),
        }
    }

    /// Goes over the digits of an integer.
    pub(super) fn integer(&mut self) -> Result<()> {
        match self.next() {
            Some(b'0') if self.peek().is_some_and(|byte| byte.is_ascii_digit()) => {
                Err(self.wrong_next("invalid number"))
            }
            Some(b'0') => Ok(()),
            Some(b'1'..=b'9') => {
                while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                    self.step();
                }
                Ok(())
            }
            _ => Err(self.wrong("invalid number")),
        }
    }

    /// Reads a number, whose first byte comes next.
    #[inline]
    fn number(&mut self, single: bool) -> Result<JsonNumber> {
        let from = self.at;
        let negative = self.peek() == Some(b'-');
        if negative {
            self.step();
        }
        let first = self.at;
        let whole = self.few_digits();
        let len = self.at.wrapping_sub(first);
        if len == 0 || (len > 1 && self.bytes.get(first) == Some(&b'0')) {
            return Err(self.no_integer(first, len));
        }
        if matches!(self.peek(), Some(b'.' | b'e' | b'E')) {
            return self.fraction(from, whole, single);
        }
        if len > DIGITS {
            return Ok(self.long(from, negative, single));
        }
        if !negative {
            return Ok(JsonNumber::Unsigned(whole));
        }
        match 0_i64.checked_sub_unsigned(whole) {
            Some(value) if value != 0 => Ok(JsonNumber::Signed(value)),
            _ => Ok(self.long(from, negative, single)),
        }
    }

    /// Reads digits, which are likely to be few.
    #[inline]
    fn few_digits(&mut self) -> u64 {
        let mut number = 0_u64;
        for _ in 0..4 {
            let Some(digit @ b'0'..=b'9') = self.peek() else { return number };
            number = number.wrapping_mul(10).wrapping_add((digit & 15).into());
            self.step();
        }
        self.digits(number)
    }

    /// Reads digits behind those of a number; more than fit make it a wrong one.
    #[inline]
    fn digits(&mut self, mut number: u64) -> u64 {
        while let Some(eight) = bytes::eight(self.bytes, self.at).and_then(bytes::digits) {
            number = number.wrapping_mul(100_000_000).wrapping_add(eight);
            self.at = self.at.wrapping_add(8);
        }
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            number = number.wrapping_mul(10).wrapping_add((digit & 15).into());
            self.step();
        }
        number
    }

    #[cold]
    fn no_integer(&mut self, first: usize, len: usize) -> Error {
        self.at = first.wrapping_add(1);
        if len > 0 {
            return self.wrong_next("invalid number");
        }
        if first < self.bytes.len() {
            return self.wrong("invalid number");
        }
        self.at = first;
        self.wrong("EOF while parsing a value")
    }

    /// The number that so begins, from the point or exponent on.
    #[inline]
    fn fraction(&mut self, from: usize, whole: u64, single: bool) -> Result<JsonNumber> {
        let (mut digits, mut exponent) = (whole, 0_i32);
        let mut len = self.at.wrapping_sub(from);
        if self.peek() == Some(b'.') {
            self.step();
            let point = self.at;
            digits = self.digits(whole);
            let after = self.at.wrapping_sub(point);
            if after == 0 {
                return Err(self.no_digit());
            }
            len = len.saturating_add(after);
            exponent = i32::try_from(after).unwrap_or(i32::MAX).wrapping_neg();
        }
        if let Some(b'e' | b'E') = self.peek() {
            exponent = exponent.saturating_add(self.exponent(from)?);
        }
        // A sign counts as a digit here, which at worst takes the long way.
        let fits = len <= DIGITS || self.significant(from) <= DIGITS;
        let decimal = fits.then_some(JsonDecimal { digits, exponent });
        let negative = self.bytes.get(from) == Some(&b'-');
        if single {
            return self.single(from, negative, decimal);
        }
        let value = match decimal.and_then(JsonDecimal::double) {
            Some(value) if negative => -value,
            Some(value) => value,
            None => self.ascii(from).parse().unwrap_or(f64::INFINITY),
        };
        if value.to_bits() & HALFWAY == 0 && !decimal.is_some_and(JsonDecimal::is_exact) {
            if value.is_finite() {
                return Ok(JsonNumber::Digits(value, from));
            }
            return Err(self.wrong("number out of range"));
        }
        Ok(JsonNumber::Double(value))
    }

    fn single(
        &mut self,
        from: usize,
        negative: bool,
        decimal: Option<JsonDecimal>,
    ) -> Result<JsonNumber> {
        let value = match decimal.and_then(JsonDecimal::single) {
            Some(value) if negative => -value,
            Some(value) => value,
            None => self.ascii(from).parse().unwrap_or(f32::INFINITY),
        };
        if value.is_finite() {
            return Ok(JsonNumber::Single(value));
        }
        Err(self.wrong("number out of range"))
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
                self.digits(0);
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
    fn long(&self, from: usize, negative: bool, single: bool) -> JsonNumber {
        let word = self.ascii(from);
        if negative {
            if let Some(value) = word.parse().ok().filter(|value| *value != 0) {
                return JsonNumber::Signed(value);
            }
        } else if let Ok(value) = word.parse() {
            return JsonNumber::Unsigned(value);
        }
        if word == "-0" {
            return JsonNumber::Double(-0.0);
        }
        if single {
            if let Some(value) = word.parse().ok().filter(|value: &f32| value.is_finite()) {
                return JsonNumber::Single(value);
            }
        }
        let value = if single { f64::INFINITY } else { word.parse().unwrap_or(f64::INFINITY) };
        JsonNumber::Digits(value, from)
    }

    /// A number that has been read.
    fn ascii(&self, from: usize) -> &'de str {
        self.str(from, self.at).unwrap_or_default()
    }
}
