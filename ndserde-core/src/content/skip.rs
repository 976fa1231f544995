//! Values that say nothing of an array.

use core::fmt;

use super::DEEPEST;
use crate::{
    backend::Tags,
    erased::{Ask, Bytes, Enclosed, Fail, List, MapItems, Take},
    error::Error,
    number::Number,
};

/// Passes over a value.
#[derive(Clone, Copy)]
pub(super) struct Skip {
    pub(super) tags: Option<&'static Tags>,
    /// So many levels may stand within it.
    pub(super) deepest: usize,
}

impl Skip {
    fn within(self) -> Result<Self, Error> {
        match self.deepest.checked_sub(1) {
            Some(deepest) => Ok(Self { deepest, ..self }),
            None => Err(Error::custom(format_args!("a document is more than {DEEPEST} deep"))),
        }
    }
}

impl<'de> Take<'de> for Skip {
    fn ask(&self) -> Ask {
        self.tags.map_or(Ask::Any, Ask::Tag)
    }

    fn expecting(&self, _: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of a document")
    }

    fn number(&mut self, _: Number) -> Result<(), Fail> {
        Ok(())
    }

    fn text(&mut self, _: &str, _: Option<&'de str>) -> Result<(), Fail> {
        Ok(())
    }

    fn bytes(&mut self, _: Bytes<'_, 'de>) -> Result<(), Fail> {
        Ok(())
    }

    fn list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        let within = self.within()?;
        while list.next(&mut { within })? {}
        Ok(())
    }

    fn map(&mut self, map: &mut dyn MapItems<'de>) -> Result<(), Fail> {
        let within = self.within()?;
        while map.key(&mut Self { tags: None, deepest: 0 })? {
            map.value(&mut { within })?;
        }
        Ok(())
    }

    fn nothing(&mut self) -> Result<(), Fail> {
        Ok(())
    }

    fn enclosed(&mut self, _: Enclosed) -> Result<(), Fail> {
        *self = self.within()?;
        Ok(())
    }

    fn tag(&mut self, tag: Option<u64>) -> Result<(), Fail> {
        match tag {
            Some(_) => *self = self.within()?,
            None => self.tags = None,
        }
        Ok(())
    }
}
