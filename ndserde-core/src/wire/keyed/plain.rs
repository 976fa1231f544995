//! Plain lists in the place of an array, which one wire reads, and the values without their keys, which
//! may be a list too.

use core::fmt;

use super::{Encoding, Keyed, Role};
use crate::{
    dtype::{DType, Descr},
    erased::{Ask, Bytes, Fail, List, MapItems, Slots, Take},
    number::{Form, Number},
    payload::Lists,
    wire::nested,
};

impl<'de> Keyed<'_, 'de> {
    /// Whether a list in the place of the array may be its elements.
    pub(super) fn takes_plain_lists(&self) -> bool {
        self.spec.data == Encoding::Lists
            && !matches!(self.field.dtype_or(None), None | Some(DType::Record(_)))
            && self.format.describes_itself()
    }

    /// Whether a list where the dtype belongs is none of a record's fields.
    pub(super) fn is_plain(&self) -> bool {
        self.seen == 0 && !matches!(self.field.dtype(), None | Some(DType::Record(_)))
    }

    /// Takes the elements, or the values without their keys: the first of these is the dtype.
    pub(super) fn plain_list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        let (dtype, ndim) = (self.field.require_dtype()?, self.field.ndim());
        let lists = Lists::new(Some(dtype), None, Form::Plain)?;
        let mut lists = lists.with_null(self.field.takes_null());
        let is_dtype = match dtype {
            DType::Str(_) | DType::Bytes(_) => |word: &str| word.parse::<Descr>().is_ok(),
            _ => |word: &str| Number::from_word(word).is_none(),
        };
        let Some(word) = lists.list_or(list, is_dtype)? else {
            let array = nested::unchecked(dtype, ndim, lists.finish()?)?;
            self.descr = Some(array.descr);
            self.shape = array.shape;
            self.data = array.data;
            return Ok(());
        };
        self.text(Role::DType, &word)?;
        for (place, &role) in self.spec.roles.iter().enumerate().skip(1) {
            if !list.next(&mut ValuePart { keyed: self, role })? {
                return Err(Fail::Length(place));
            }
        }
        Ok(())
    }
}

/// Takes one of the values.
struct ValuePart<'k, 'a, 'de> {
    keyed: &'k mut Keyed<'a, 'de>,
    role: Role,
}

impl<'de> Take<'de> for ValuePart<'_, '_, 'de> {
    fn ask(&self) -> Ask {
        Slots::ask(&*self.keyed, self.role)
    }

    fn expecting(&self, _: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Slots::expecting(&*self.keyed, self.role, f)
    }

    fn number(&mut self, number: Number) -> Result<(), Fail> {
        Slots::number(self.keyed, self.role, number)
    }

    fn text(&mut self, text: &str, _: Option<&'de str>) -> Result<(), Fail> {
        Slots::text(self.keyed, self.role, text)
    }

    fn bytes(&mut self, bytes: Bytes<'_, 'de>) -> Result<(), Fail> {
        Slots::bytes(self.keyed, self.role, bytes)
    }

    fn list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        if self.role == Role::Shape {
            while list.next(&mut ValuePart { keyed: &mut *self.keyed, role: Role::Axis })? {}
            return Ok(());
        }
        Slots::list(self.keyed, self.role, list)
    }

    fn map(&mut self, map: &mut dyn MapItems<'de>) -> Result<(), Fail> {
        Slots::map(self.keyed, self.role, map)
    }
}
