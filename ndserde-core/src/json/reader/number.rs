//! What a number is, and handing it over.

use serde_core::de::{Error as _, Expected, Unexpected, Visitor};
use serde_json::{Error, Result};

use super::{digits, input::JsonReader};
use crate::number::Sort;

/// A number of a document: two words, which are handed on in registers.
#[derive(Clone, Copy)]
pub(super) struct JsonNumber {
    pub(super) sort: JsonSort,
    /// Those of the integer or float.
    pub(super) bits: u64,
}

/// The lower four bits of the first four are the code of their [`Sort`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd)]
#[repr(u8)]
pub(super) enum JsonSort {
    Unsigned = Sort::Integer.code(),
    /// An unsigned one above `i64::MAX`.
    Large = Sort::Large.code(),
    Double = Sort::Double.code(),
    Signed = 0x10 | Sort::Integer.code(),
    Single = 0x20,
    /// A double that says less than the digits, which begin at [`JsonReader::from`].
    Digits,
    /// None: [`JsonReader::failure`] says why.
    Wrong,
    /// Another value, which has not been read.
    Other,
}

impl JsonNumber {
    pub(super) const fn unsigned(value: u64) -> Self {
        let sort = if value >> 63 == 1 { JsonSort::Large } else { JsonSort::Unsigned };
        Self { sort, bits: value }
    }

    pub(super) const fn signed(value: i64) -> Self {
        Self { sort: JsonSort::Signed, bits: u64::from_ne_bytes(value.to_ne_bytes()) }
    }

    pub(super) const fn double(value: f64) -> Self {
        Self { sort: JsonSort::Double, bits: value.to_bits() }
    }

    pub(super) fn single(value: f32) -> Self {
        Self { sort: JsonSort::Single, bits: value.to_bits().into() }
    }

    /// Whether it is a number, and all that its digits say.
    #[inline]
    pub(super) fn is_plain(self) -> bool {
        self.sort <= JsonSort::Signed
    }

    /// The code of what it is handed over as, where it is [plain](Self::is_plain): without a branch for
    /// which, as integers of both signs are mixed.
    #[inline]
    pub(super) const fn code(self) -> u8 {
        self.sort as u8 & 0xf
    }

    #[inline]
    const fn as_signed(self) -> i64 {
        i64::from_ne_bytes(self.bits.to_ne_bytes())
    }

    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "the bits of a single")]
    const fn as_single(self) -> f32 {
        f32::from_bits(self.bits as u32)
    }

    #[inline]
    const fn as_double(self) -> f64 {
        f64::from_bits(self.bits)
    }
}

impl<'de> JsonReader<'de> {
    /// Hands a number over; another value is an error.
    #[inline]
    pub(super) fn visit_number<V: Visitor<'de>>(
        &mut self,
        single: bool,
        visitor: V,
    ) -> Result<V::Value> {
        let number = self.number(single);
        let taken = match number.sort {
            JsonSort::Unsigned | JsonSort::Large => visitor.visit_u64(number.bits),
            JsonSort::Signed => visitor.visit_i64(number.as_signed()),
            JsonSort::Double => visitor.visit_f64(number.as_double()),
            JsonSort::Single => visitor.visit_f32(number.as_single()),
            JsonSort::Digits => return self.visit_digits(number.as_double(), visitor),
            JsonSort::Wrong => return Err(self.failed()),
            JsonSort::Other => return Err(self.unexpected(&visitor)),
        };
        taken.map_err(|error| self.placed(error))
    }

    #[cold]
    fn visit_digits<V: Visitor<'de>>(&mut self, value: f64, visitor: V) -> Result<V::Value> {
        let taken = if digits::are_taken::<V>() {
            digits::visit(self.ascii(self.from), visitor)
        } else if value.is_finite() {
            visitor.visit_f64(value)
        } else {
            return Err(self.wrong("number out of range"));
        };
        taken.map_err(|error| self.placed(error))
    }

    /// The error of a number where something else belongs.
    pub(super) fn number_for(&mut self, expected: &dyn Expected) -> Error {
        let number = self.number(false);
        let found = match number.sort {
            JsonSort::Unsigned | JsonSort::Large => Unexpected::Unsigned(number.bits),
            JsonSort::Signed => Unexpected::Signed(number.as_signed()),
            JsonSort::Single => Unexpected::Float(number.as_single().into()),
            JsonSort::Digits if !number.as_double().is_finite() => {
                return self.wrong("number out of range");
            }
            JsonSort::Double | JsonSort::Digits => Unexpected::Float(number.as_double()),
            JsonSort::Wrong | JsonSort::Other => return self.failed(),
        };
        Error::invalid_type(found, expected)
    }

    /// Hands an integer of up to 128 bits over.
    pub(super) fn visit_i128<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        let first = self.peek_value()?;
        let from = self.at;
        if first == b'-' {
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
}
