//! Complex numbers, which are lists of two.

use core::fmt;

use serde_core::de::{SeqAccess, Unexpected};

use super::{
    Ask, Fail, Row, Take,
    digit::{Asked, Digit},
    raise::Raise as _,
    token::{Dest, Token},
};

impl<'de> Token<'_, '_, '_, 'de> {
    /// The parts of a complex number.
    pub(super) fn pair<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
        let Self { dest: Dest::Pair(row), context, is_binary } = self else {
            return Err(self.raise(Fail::Kind, Unexpected::Seq));
        };
        row.begin();
        for part in 0..2 {
            let digit = Digit { row: &mut *row, context };
            if list.next_element_seed(Asked::<true> { digit, is_binary })?.is_none() {
                row.end();
                let ragged = row.ragged(part, 2).into();
                let token = Token { dest: Dest::Pair(row), context, is_binary };
                return Err(token.raise(ragged, Unexpected::Seq));
            }
            row.step();
        }
        row.end();
        let mut third = NoThird(row);
        list.next_element_seed(Token { dest: Dest::Take(&mut third), context, is_binary })?;
        Ok(())
    }
}

/// Refuses a third part of a complex number.
struct NoThird<'a, 't>(&'a Row<'t>);

impl Take<'_> for NoThird<'_, '_> {
    fn ask(&self) -> Ask {
        Ask::Refuse
    }

    fn expecting(&self, _: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the end of a list")
    }

    fn nothing(&mut self) -> Result<(), Fail> {
        Err(self.0.third_part().into())
    }
}
