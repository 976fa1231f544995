//! The lists of any format as trait objects. The format's own error is kept beside them.

use serde_core::de::SeqAccess;

use super::{
    Ask, Context, Fail, List, Row, Stop, Take,
    digit::{Asked, Digit},
    token::{Dest, Mixed, Token},
};

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
