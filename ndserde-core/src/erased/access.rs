//! Lists and maps of any format as trait objects. The format's own error is kept beside them.

use serde_core::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess};

use super::{
    Ask, Context, Fail, List, MapItems, Row, Stop, Take,
    digit::{Asked, Digit},
    token::{Dest, Mixed, Token},
};
use crate::backend::may_be_number;

/// The items of a list.
pub(super) struct SeqItems<'a, S, E> {
    pub(super) list: S,
    pub(super) context: &'a Context,
    pub(super) is_binary: bool,
    pub(super) error: Option<E>,
}

impl<'de, S: SeqAccess<'de>> SeqItems<'_, S, S::Error> {
    #[inline]
    fn read(&mut self, dest: Dest<'_, '_, 'de>) -> Result<bool, Fail> {
        let item = Token { dest, context: self.context, is_binary: self.is_binary };
        match self.list.next_element_seed(item) {
            Ok(item) => Ok(item.is_some()),
            Err(error) => {
                self.error = Some(error);
                Err(Fail::Format)
            }
        }
    }
}

impl<'de, S: SeqAccess<'de>> SeqItems<'_, S, S::Error> {
    /// Reads numbers until the list ends or the block is full; whether the list ended.
    fn row<const TYPED: bool>(&mut self, row: &mut Row<'_>) -> Result<bool, Fail> {
        let (context, is_binary) = (self.context, self.is_binary);
        row.begin_numbers();
        let is_at_end = loop {
            if !row.block.has_room_for(1) {
                break false;
            }
            let digit = Digit { row: &mut *row, context };
            match self.list.next_element_seed(Asked::<TYPED> { digit, is_binary }) {
                Ok(Some(())) => {}
                Ok(None) => break true,
                Err(error) => {
                    self.error = Some(error);
                    return Err(Fail::Format);
                }
            }
        };
        row.end_numbers();
        Ok(is_at_end)
    }
}

impl<'de, S: SeqAccess<'de>> List<'de> for SeqItems<'_, S, S::Error> {
    fn next(&mut self, take: &mut dyn Take<'de>) -> Result<bool, Fail> {
        self.read(Dest::Take(take))
    }

    fn numbers(&mut self, row: &mut Row<'_>) -> Result<bool, Fail> {
        if matches!(row.ask, Ask::Any) { self.row::<false>(row) } else { self.row::<true>(row) }
    }

    fn numbers_or(&mut self, row: &mut Row<'_>, take: &mut dyn Take<'de>) -> Result<Stop, Fail> {
        while row.block.has_room_for(1) {
            let before = row.block.len();
            let mut mixed = Mixed { row: &mut *row, take: &mut *take, is_bare: false };
            if !self.read(Dest::Mixed(&mut mixed))? {
                return Ok(Stop::End);
            }
            if row.block.len() == before {
                return Ok(Stop::Taken);
            }
        }
        Ok(Stop::Full)
    }

    fn pairs(&mut self, row: &mut Row<'_>) -> Result<bool, Fail> {
        while row.block.has_room_for(2) {
            if !self.read(Dest::Pair(row))? {
                return Ok(true);
            }
            row.step();
        }
        Ok(false)
    }

    fn is_at_end(&self) -> bool {
        self.list.size_hint() == Some(0)
    }
}

/// The entries of a map.
pub(super) struct MapEntries<'a, M, E> {
    pub(super) map: M,
    pub(super) context: &'a Context,
    pub(super) error: Option<E>,
}

impl<'de, M: MapAccess<'de>> MapItems<'de> for MapEntries<'_, M, M::Error> {
    fn key(&mut self, take: &mut dyn Take<'de>) -> Result<bool, Fail> {
        let (dest, context) = (Dest::Take(take), self.context);
        match self.map.next_key_seed(KeyToken(Token { dest, context, is_binary: false })) {
            Ok(key) => Ok(key.is_some()),
            Err(error) => {
                self.error = Some(error);
                Err(Fail::Format)
            }
        }
    }

    fn value(&mut self, take: &mut dyn Take<'de>) -> Result<(), Fail> {
        let value = Token { dest: Dest::Take(take), context: self.context, is_binary: false };
        self.map.next_value_seed(value).map_err(|error| {
            self.error = Some(error);
            Fail::Format
        })
    }

    fn claimed_len(&self) -> Option<usize> {
        self.map.size_hint()
    }

    fn may_be_number(&self) -> bool {
        may_be_number::<M, M::Error>()
    }
}

/// Reads the key of a map. Apart from values, so that not every way to ask for one is compiled for
/// the keys of each format.
struct KeyToken<'a, 'c, 't, 'de>(Token<'a, 'c, 't, 'de>);

impl<'de> DeserializeSeed<'de> for KeyToken<'_, '_, '_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.ask_key(deserializer)
    }
}
