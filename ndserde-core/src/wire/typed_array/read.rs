//! Reading the whole: the elements, alone or behind their shape.

use core::fmt;

use super::{
    elements::{ElementsTake, in_shape},
    tag,
};
use crate::{
    backend::Tags,
    erased::{Ask, Bytes, Fail, List, MapItems, Refuse, Take},
    error::Error,
    number::Number,
    order::Order,
    shape::{Axes, Shape},
    untyped::{FieldType, UncheckedArray},
};

/// Takes an array.
pub(super) struct Whole<'a, 'de> {
    elements: ElementsTake<'a, 'de>,
    /// The order of elements that come behind their shape.
    order: Option<Order>,
    shape: Option<Shape>,
}

impl<'a, 'de> Whole<'a, 'de> {
    /// # Errors
    /// When the field holds what has no tag.
    pub(super) fn new(tags: &'static Tags, field: &'a FieldType) -> Result<Self, Error> {
        if let Some(only) = field.dtype() {
            tag::of_dtype(only)?;
        }
        Ok(Self { elements: ElementsTake::new(tags, field), order: None, shape: None })
    }

    pub(super) fn finish(self) -> Result<UncheckedArray<'de>, Error> {
        let elements = self.elements.finish()?;
        if let (Some(order), Some(shape)) = (self.order, self.shape) {
            return in_shape(elements, shape, order);
        }
        Ok(elements.alone())
    }
}

impl<'de> Take<'de> for Whole<'_, 'de> {
    fn ask(&self) -> Ask {
        // Not a tuple of two: of that no third value may be asked for.
        if self.order.is_some() { Ask::Any } else { self.elements.ask() }
    }

    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.order {
            Some(_) => write!(f, "the shape and the elements of a {wire} array"),
            None => self.elements.expecting(wire, f),
        }
    }

    fn tag(&mut self, tag: Option<u64>) -> Result<(), Fail> {
        // Asked for again: the tag of the array follows, or none.
        if tag == Some(tag::SELF_DESCRIBED) && self.elements.is_unread() && self.order.is_none() {
            return Ok(());
        }
        match tag.and_then(tag::order) {
            order @ Some(_) if self.elements.is_unread() && self.order.is_none() => {
                self.order = order;
                Ok(())
            }
            _ => self.elements.tag(tag),
        }
    }

    fn list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        if self.order.is_none() {
            return self.elements.list(list);
        }
        let mut axes = Axes::default();
        if !list.next(&mut axes)? {
            return Err(Fail::Length(0));
        }
        self.shape = Some(axes.shape);
        if !list.next(&mut self.elements)? {
            return Err(Fail::Length(1));
        }
        list.next(&mut Refuse("there is a third value"))?;
        Ok(())
    }

    fn bytes(&mut self, bytes: Bytes<'_, 'de>) -> Result<(), Fail> {
        if self.order.is_some() { Err(Fail::Kind) } else { self.elements.bytes(bytes) }
    }

    fn text(&mut self, text: &str, input: Option<&'de str>) -> Result<(), Fail> {
        if self.order.is_some() { Err(Fail::Kind) } else { self.elements.text(text, input) }
    }

    fn number(&mut self, number: Number) -> Result<(), Fail> {
        if self.order.is_some() { Err(Fail::Kind) } else { self.elements.number(number) }
    }

    fn map(&mut self, map: &mut dyn MapItems<'de>) -> Result<(), Fail> {
        if self.order.is_some() { Err(Fail::Kind) } else { self.elements.map(map) }
    }
}
