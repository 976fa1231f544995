//! The one visitor.

use serde_core::{
    Deserializer,
    de::{DeserializeSeed, Error, Unexpected},
};

use super::{
    Bytes, Context, Enclosed, Fail, Row, Take,
    raise::{Raise, done, unexpected},
    tag::BehindTag,
};
use crate::{
    backend::{By, Known},
    erased::Ask,
    number::{BigInt, Number, Sort, named},
};

/// Reads one value.
pub(super) struct Token<'a, 'c, 't, 'de> {
    pub(super) dest: Dest<'a, 't, 'de>,
    pub(super) context: &'c Context,
    /// Whether what is around the value comes from a format that people do not read; of the value
    /// itself, once it has been asked for.
    pub(super) is_binary: bool,
}

/// Where a value goes.
pub(super) enum Dest<'a, 't, 'de> {
    Take(&'a mut dyn Take<'de>),
    /// A number of a row, or any other value.
    Mixed(&'a mut Mixed<'a, 't, 'de>),
    /// A complex number of a row.
    Pair(&'a mut Row<'t>),
}

/// What takes a number of a row, or any other value. Apart from [`Dest`], which every layer of a
/// format moves.
pub(super) struct Mixed<'a, 't, 'de> {
    pub(super) row: &'a mut Row<'t>,
    pub(super) take: &'a mut dyn Take<'de>,
    /// Whether the value is known to have no tag.
    pub(super) is_bare: bool,
}

impl<'de> Token<'_, '_, '_, 'de> {
    /// Asks for the value.
    #[inline]
    pub(super) fn ask<D: Deserializer<'de>>(mut self, deserializer: D) -> Result<(), D::Error> {
        let ask = match &self.dest {
            Dest::Take(take) => take.ask(),
            Dest::Mixed(mixed) if !mixed.is_bare => mixed.take.ask(),
            Dest::Pair(row) if row.ask.is_number() => Ask::Tuple(2),
            Dest::Pair(_) | Dest::Mixed(_) => Ask::Any,
        };
        if matches!(ask, Ask::Refuse) {
            return self.nothing(Unexpected::Other("a value"));
        }
        if ask.is_number() {
            if self.is_of_bytes(&deserializer) {
                return Err(self.bytes_for_list());
            }
        } else {
            self.is_binary = !deserializer.is_human_readable();
        }
        ask.value(deserializer, self)
    }

    /// Whether the value is an element of a byte string, which some binary formats hand over where a
    /// list is asked for: taken out of the format, its bytes say that people read them.
    #[inline]
    pub(super) fn is_of_bytes<D: Deserializer<'de>>(&self, deserializer: &D) -> bool {
        self.is_binary && deserializer.is_human_readable()
    }

    /// Asks for the value as a key.
    pub(super) fn ask_key<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let ask = match &self.dest {
            Dest::Take(take) => take.ask(),
            _ => Ask::Any,
        };
        ask.key(deserializer, self)
    }

    #[cold]
    pub(super) fn bytes_for_list<E: Error>(self) -> E {
        let error = match &self.dest {
            Dest::Pair(row) => row.bytes(),
            Dest::Take(take) => take.bytes_for_list(),
            Dest::Mixed(mixed) => mixed.take.bytes_for_list(),
        };
        self.raise(error.into(), Unexpected::Seq)
    }

    #[inline]
    pub(super) fn number<E: Error>(mut self, sort: Sort, bits: u64) -> Result<(), E> {
        match &mut self.dest {
            Dest::Mixed(mixed) => {
                mixed.row.push(sort, bits);
                Ok(())
            }
            _ => self.other_number(sort.number(bits)),
        }
    }

    pub(super) fn other_number<E: Error>(mut self, number: Number) -> Result<(), E> {
        let taken = match &mut self.dest {
            Dest::Take(take) => take.number(number),
            Dest::Mixed(mixed) => mixed.take.number(number),
            Dest::Pair(row) => Err(row.misplaced().into()),
        };
        done!(self, taken, unexpected(&number))
    }

    #[cold]
    pub(super) fn big_integer<E: Error>(mut self, integer: BigInt) -> Result<(), E> {
        let taken = match &mut self.dest {
            Dest::Take(take) => take.big_integer(integer),
            Dest::Mixed(mixed) => mixed.take.big_integer(integer),
            Dest::Pair(row) => Err(row.misplaced().into()),
        };
        done!(self, taken, Unexpected::Other("integer of 128 bits"))
    }

    pub(super) fn text<E: Error>(mut self, text: &str, input: Option<&'de str>) -> Result<(), E> {
        let taken = match &mut self.dest {
            Dest::Take(take) => take.text(text, input),
            Dest::Mixed(mixed) => match named(text) {
                Some(value) => {
                    mixed.row.push(Sort::Named, value.to_bits());
                    Ok(())
                }
                None => mixed.take.text(text, input),
            },
            Dest::Pair(row) => Err(row.misplaced().into()),
        };
        done!(self, taken, Unexpected::Str(text))
    }

    pub(super) fn bytes<E: Error>(
        mut self,
        bytes: Bytes<'_, 'de>,
        unexpected: Unexpected<'_>,
    ) -> Result<(), E> {
        let taken = match &mut self.dest {
            Dest::Take(take) => take.bytes(bytes),
            Dest::Mixed(mixed) => mixed.take.bytes(bytes),
            Dest::Pair(row) => Err(row.bytes().into()),
        };
        done!(self, taken, unexpected)
    }

    pub(super) fn nothing<E: Error>(mut self, unexpected: Unexpected<'_>) -> Result<(), E> {
        let taken = match &mut self.dest {
            Dest::Take(take) => take.nothing(),
            Dest::Mixed(mixed) => mixed.take.nothing(),
            Dest::Pair(_) => Err(Fail::Kind),
        };
        done!(self, taken, unexpected)
    }

    pub(super) fn enclosed<D: Deserializer<'de>>(
        self,
        by: Enclosed,
        inner: D,
    ) -> Result<(), D::Error> {
        let mut this = self.taken();
        let unexpected = match by {
            Enclosed::Some => Unexpected::Option,
            Enclosed::Newtype => Unexpected::NewtypeStruct,
        };
        let taken = match &mut this.dest {
            Dest::Take(take) => take.enclosed(by),
            Dest::Mixed(_) | Dest::Pair(_) => Err(Fail::Kind),
        };
        match taken {
            Ok(()) => this.ask(inner),
            Err(fail) => Err(this.raise(fail, unexpected)),
        }
    }

    /// The same, of a value that belongs in no row: one that is enclosed or has a tag.
    pub(super) fn taken(self) -> Self {
        let Self { dest, context, is_binary } = self;
        let dest = match dest {
            Dest::Mixed(mixed) => Dest::Take(&mut *mixed.take),
            dest => dest,
        };
        Self { dest, context, is_binary }
    }
}

impl Raise for Token<'_, '_, '_, '_> {
    fn wire(&self) -> &'static str {
        self.context.wire
    }
}

impl<'de> DeserializeSeed<'de> for Token<'_, '_, '_, 'de> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.ask(deserializer)
    }
}

impl<'de> BehindTag<'de> for Token<'_, '_, '_, 'de> {
    fn tag<E: Error>(self, tag: Option<u64>) -> Result<Self, E> {
        let mut this = if tag.is_some() { self.taken() } else { self };
        let is_asked = tag.is_some() && this.by().is_some();
        let taken = match (&mut this.dest, tag) {
            (Dest::Take(take), Some(tag)) if !is_asked => take.unasked_tag(tag),
            (Dest::Take(take), tag) => take.tag(tag),
            (Dest::Mixed(mixed), _) => {
                mixed.is_bare = true;
                Ok(())
            }
            (Dest::Pair(row), Some(tag)) => row.pass_tag(tag),
            (Dest::Pair(_), None) => Ok(()),
        };
        match taken {
            Ok(()) => Ok(this),
            Err(fail) => Err(this.raise(fail, Unexpected::Enum)),
        }
    }
}

impl Token<'_, '_, '_, '_> {
    /// How the tag stands there: one that was asked for, or one that the format hands over anyhow.
    pub(super) fn by_or(&self, format: Known) -> Option<By> {
        self.by().or_else(|| Some(format()?.tags.as_ref()?.by))
    }

    /// How the tag stands there that was asked for.
    fn by(&self) -> Option<By> {
        let ask = match &self.dest {
            Dest::Take(take) => take.ask(),
            Dest::Mixed(mixed) if !mixed.is_bare => mixed.take.ask(),
            _ => return None,
        };
        if let Ask::Tag(tags) = ask { Some(tags.by) } else { None }
    }
}
