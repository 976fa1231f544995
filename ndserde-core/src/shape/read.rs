//! Reading a shape.

use core::fmt;

use super::Shape;
use crate::{
    erased::{Ask, Fail, List, Take},
    error::Error,
    number::Number,
};

/// Takes the axes of a shape.
#[derive(Default)]
pub(crate) struct Axes {
    pub(crate) shape: Shape,
    /// Whether the list has begun, and its items come.
    in_list: bool,
}

impl<'de> Take<'de> for Axes {
    fn ask(&self) -> Ask {
        if self.in_list { Ask::U64 } else { Ask::Seq }
    }

    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.in_list {
            f.write_str("an unsigned integer in ")?;
        }
        match wire {
            "" => f.write_str("a shape, which is a list of unsigned integers"),
            _ => write!(f, "the shape of a {wire} array, a list of unsigned integers"),
        }
    }

    fn bytes_for_list(&self) -> Error {
        Error::custom("bytes where the list of the axes belongs")
    }

    fn list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        if self.in_list {
            return Err(Fail::Kind);
        }
        self.in_list = true;
        while list.next(self)? {}
        self.in_list = false;
        Ok(())
    }

    fn number(&mut self, number: Number) -> Result<(), Fail> {
        if !self.in_list
            || matches!(number, Number::Bool(_) | Number::Single(_) | Number::Double(_))
        {
            return Err(Fail::Kind);
        }
        Ok(self.shape.push(number.as_len()?)?)
    }
}
