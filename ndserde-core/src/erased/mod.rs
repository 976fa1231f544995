//! Data formats without their types, so that what reads a document is compiled once.
//!
//! Serde's traits are generic over the format, and whatever is written against them is compiled again
//! in the user's crate for each format. Only this module is, with two visitors: one [`read`]s into a
//! [`Take`], which is a trait object; the other reads maps and structs whose keys are known into
//! [`Slots`], without a table, since small arrays are hardly more than that. All wires are read
//! through them.

mod ask;
#[cfg(feature = "json")]
mod chunk;
mod digit;
mod entries;
mod items;
mod pair;
mod raise;
mod row;
mod slot;
mod tag;
mod token;
mod visitor;

use alloc::{borrow::ToOwned, string::String, vec::Vec};
use core::{any::type_name, fmt};

use serde_core::Deserializer;

use self::token::{Dest, Token};
pub(crate) use self::{
    ask::Ask,
    row::Row,
    slot::{Slots, StructFields, read_slots},
};
#[cfg(feature = "json")]
pub(crate) use self::{
    chunk::{Chunk, NumberSource, hand_over},
    digit::takes_numbers,
};
use crate::{
    backend::{Backend, Known, Tags},
    error::Error,
    number::{BigInt, Number},
};

/// Whether a visitor is one of this module: a reader of our own has more for them than serde has.
pub(crate) fn is_visitor<V>() -> bool {
    type_name::<V>().strip_prefix(module_path!()).is_some_and(|rest| rest.starts_with("::"))
}

/// Whether a visitor reads maps and structs whose keys are known, or a part of them. Our own reader of
/// JSON is asked by them for base64 of a known length, as a tuple of so many characters. If a text of that
/// length stands there, it hands it over as bytes that it has not looked at: decoding refuses whatever
/// text of JSON may not have, and costs less than a look. Where they are refused, the value comes again.
/// The names of the struct that they ask for are what likely stands in the document: keys, or all from
/// the first quote of a key to the last one of another.
#[cfg(feature = "json")]
#[inline]
pub(crate) fn takes_unseen<V>() -> bool {
    type_name::<V>().starts_with(concat!(module_path!(), "::slot::SlotReader<"))
}

/// What takes one value of a document.
///
/// A value of a kind that it has no method for is an error of the format, in serde's words.
pub(crate) trait Take<'de> {
    /// How the format is asked for the value.
    fn ask(&self) -> Ask {
        Ask::Any
    }

    /// Says what was expected, for messages; `wire` is the name of the wire that is read.
    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// The error for a byte string in the place of the list whose item this is.
    fn bytes_for_list(&self) -> Error {
        Error::custom("bytes where a list belongs")
    }

    /// A bool or number.
    fn number(&mut self, _: Number) -> Result<(), Fail> {
        Err(Fail::Kind)
    }

    /// An integer of more than 128 bits, or of 128 without a sign.
    fn big_integer(&mut self, _: BigInt) -> Result<(), Fail> {
        Err(Fail::Kind)
    }

    /// A text, which is borrowed from the input if the second value is there.
    fn text(&mut self, _: &str, _: Option<&'de str>) -> Result<(), Fail> {
        Err(Fail::Kind)
    }

    /// A byte string.
    fn bytes(&mut self, _: Bytes<'_, 'de>) -> Result<(), Fail> {
        Err(Fail::Kind)
    }

    /// A list; what is not read of it makes the format fail.
    fn list(&mut self, _: &mut dyn List<'de>) -> Result<(), Fail> {
        Err(Fail::Kind)
    }

    /// A map; what is not read of it makes the format fail.
    fn map(&mut self, _: &mut dyn MapItems<'de>) -> Result<(), Fail> {
        Err(Fail::Kind)
    }

    /// `null`, `None`, or the unit.
    fn nothing(&mut self) -> Result<(), Fail> {
        Err(Fail::Kind)
    }

    /// A value in an `Option` or a newtype follows, for which the format is asked again.
    fn enclosed(&mut self, _: Enclosed) -> Result<(), Fail> {
        Err(Fail::Kind)
    }

    /// A CBOR tag, behind which a value follows, for which the format is asked again; or that there
    /// is none, where [`Ask::Tag`] had been asked for.
    fn tag(&mut self, _: Option<u64>) -> Result<(), Fail> {
        Err(Fail::Kind)
    }

    /// A CBOR tag for which the format was not asked, and which it hands over; as above.
    fn unasked_tag(&mut self, _: u64) -> Result<(), Fail> {
        Err(Fail::Kind)
    }
}

/// What encloses a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Enclosed {
    Some,
    Newtype,
}

/// A byte string as a format hands it over.
#[derive(Debug)]
pub(crate) enum Bytes<'a, 'de> {
    /// Borrowed from the input.
    Input(&'de [u8]),
    /// In a buffer of the format.
    Buffer(&'a [u8]),
    Owned(Vec<u8>),
}

impl Bytes<'_, '_> {
    #[allow(clippy::match_same_arms, reason = "bytes of one lifetime each")]
    pub(crate) fn as_slice(&self) -> &[u8] {
        match self {
            Self::Input(bytes) => bytes,
            Self::Buffer(bytes) => bytes,
            Self::Owned(bytes) => bytes,
        }
    }
}

/// The items of a list that are left.
pub(crate) trait List<'de> {
    /// Reads the next item; whether there was one.
    fn next(&mut self, take: &mut dyn Take<'de>) -> Result<bool, Fail>;

    /// Reads numbers until the list ends or the block of the row is full; whether the list ended.
    fn numbers(&mut self, row: &mut Row<'_>) -> Result<bool, Fail>;

    /// As [`numbers`](Self::numbers), up to an item that is no number, which is taken. The words that
    /// stand for NaN and infinities are numbers.
    fn numbers_or(&mut self, row: &mut Row<'_>, take: &mut dyn Take<'de>) -> Result<Stop, Fail>;

    /// As [`numbers`](Self::numbers) of pairs of numbers, each a list of its own.
    fn pairs(&mut self, row: &mut Row<'_>) -> Result<bool, Fail>;

    /// Whether the format says that no item is left. One that doesn't know says nothing.
    fn is_at_end(&self) -> bool;
}

/// Why no more numbers are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The list has ended.
    End,
    /// The block is full.
    Full,
    /// Another value has been taken.
    Taken,
}

/// The entries of a map that are left.
pub(crate) trait MapItems<'de> {
    /// Reads the next key; whether there was one.
    fn key(&mut self, take: &mut dyn Take<'de>) -> Result<bool, Fail>;

    /// Reads the value of the key.
    fn value(&mut self, take: &mut dyn Take<'de>) -> Result<(), Fail>;

    /// How many entries there may still be, by what the document claims; none where it says nothing.
    fn claimed_len(&self) -> Option<usize>;

    /// Whether it is a number, or may be one, if it has the key of numbers.
    fn may_be_number(&self) -> bool;
}

/// Why a value was not taken.
#[derive(Debug)]
pub(crate) enum Fail {
    /// The format failed; its error is kept where the value is read.
    Format,
    /// A value of this kind was not expected.
    Kind,
    /// The number of these bits was not expected, which is a map of its digits. Not the number itself: a
    /// result of integers is handed back in registers.
    Digits(u64),
    /// A list has so many items, which were not expected.
    Length(usize),
    Ours(Error),
}

impl Fail {
    /// This number was not expected.
    pub(crate) fn digits(number: f64) -> Self {
        Self::Digits(number.to_bits())
    }
}

impl<E: Into<Error>> From<E> for Fail {
    fn from(error: E) -> Self {
        Self::Ours(error.into())
    }
}

/// What a reader may ask a format for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Format {
    /// Whether people read it; serde's buffering says so of every format.
    pub(crate) is_text: bool,
    backend: Known,
}

impl Format {
    pub(crate) fn of<'de, D: Deserializer<'de>>(deserializer: &D) -> Self {
        Self { is_text: deserializer.is_human_readable(), backend: Backend::of::<D::Error> }
    }

    /// Whether its numbers are decimals, whose type the reader says.
    pub(crate) fn has_decimals(self) -> bool {
        // What serde has buffered of a binary format says that people read it.
        self.is_text && (self.backend)().is_none_or(|known| known.has_decimals)
    }

    /// Whether it says what its values are, also where it has no keys to show that.
    pub(crate) fn describes_itself(self) -> bool {
        // A look at the table takes as long as reading a word, so it is taken where it is needed.
        self.is_text || (self.backend)().is_some_and(|known| known.describes_itself)
    }

    /// How it lets CBOR's tags through, if it does; what serde has buffered has lost them.
    pub(crate) fn tags(self) -> Option<&'static Tags> {
        if self.is_text { None } else { (self.backend)()?.tags.as_ref() }
    }
}

/// Reads a value; the wire's name leads the messages of errors that are not the format's.
pub(crate) fn read<'de, D: Deserializer<'de>>(
    deserializer: D,
    wire: &'static str,
    take: &mut dyn Take<'de>,
) -> Result<(), D::Error> {
    Token { dest: Dest::Take(take), context: &Context { wire }, is_binary: false }.ask(deserializer)
}

/// What is the same for all values of a document.
struct Context {
    wire: &'static str,
}

/// Refuses a value without a look at it, by an error that says why there is none.
pub(crate) struct Refuse(pub(crate) &'static str);

impl Take<'_> for Refuse {
    fn ask(&self) -> Ask {
        Ask::Refuse
    }

    fn expecting(&self, _: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the end of a list")
    }

    fn nothing(&mut self) -> Result<(), Fail> {
        Err(Error::custom(self.0).into())
    }
}

/// The key of the map that a number is.
pub(crate) const DIGITS: &str = "$serde_json::private::Number";

/// The digits of a number that is a map of this one key: what `serde_json`'s feature
/// `arbitrary_precision` makes of fractions where a format's own type is not asked for.
pub(crate) fn digits(map: &mut dyn MapItems<'_>) -> Result<String, Fail> {
    let mut word = DigitsWord::default();
    if !map.key(&mut word)? {
        return Err(Fail::Kind);
    }
    if map.may_be_number() && word.0 == DIGITS {
        map.value(&mut word)?;
        return Ok(word.0);
    }
    if word.0 == "0" {
        return Err(Error::custom(
            "a map with the key \"0\", as JSON.stringify writes a typed array of JavaScript, where \
             a list of numbers belongs: Array.from makes one of it",
        )
        .into());
    }
    Err(Fail::Kind)
}

/// Why a map is not taken: one that is a number is refused as that.
#[cold]
pub(crate) fn unexpected_map(map: &mut dyn MapItems<'_>) -> Fail {
    let word = if map.may_be_number() { digits(map).ok() } else { None };
    word.and_then(|word| word.parse().ok()).map_or(Fail::Kind, Fail::digits)
}

/// Reads a text.
#[derive(Default)]
struct DigitsWord(String);

impl Take<'_> for DigitsWord {
    fn expecting(&self, _: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the digits of a number")
    }

    fn text(&mut self, text: &str, _: Option<&str>) -> Result<(), Fail> {
        text.clone_into(&mut self.0);
        Ok(())
    }

    fn bytes(&mut self, _: Bytes<'_, '_>) -> Result<(), Fail> {
        Ok(())
    }

    fn number(&mut self, _: Number) -> Result<(), Fail> {
        Ok(())
    }

    fn nothing(&mut self) -> Result<(), Fail> {
        Ok(())
    }
}
