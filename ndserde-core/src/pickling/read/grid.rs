//! Arrays of objects and of text of any length, as nested lists.

use serde_core::{
    de::{DeserializeSeed, Deserializer, SeqAccess, Visitor},
    forward_to_deserialize_any,
};

use super::{
    super::{
        argument::{axes, wrong},
        array::items_of,
        heap::ChainItems,
        value::PyValue,
    },
    node::Node,
    repeats,
    trail::TrailStep,
};
use crate::{error::Error, shape::Shape};

impl<'de> Node<'_, 'de> {
    /// The items of an array of objects in lists, or by itself the one of an array without axes; none
    /// where the array has elements.
    pub(super) fn items_of(self, at: u32) -> Result<Option<(Shape, u32)>, Error> {
        let heap = &self.unpickled.heap;
        let Some((shape, items)) = items_of(heap, at) else { return Ok(None) };
        let shape = axes(heap, shape)?;
        let len = shape.iter().try_fold(1_usize, |len, axis| len.checked_mul(*axis));
        let found = heap.items(items).count();
        if len == Some(found) {
            return Ok(Some((shape, items)));
        }
        let needed = shape.iter().fold(1, |len: usize, axis| len.saturating_mul(*axis));
        Err(Error::custom(format_args!(
            "shape {shape} needs {needed} objects, the list has {found}"
        )))
    }

    /// The shape of an array of objects, where the value is one.
    pub(super) fn shape_of_objects(self) -> Result<Option<Shape>, Error> {
        let PyValue::Array(at) = self.value else { return Ok(None) };
        Ok(self.items_of(at)?.map(|(shape, _)| shape))
    }

    /// The one object of an array without axes, and any other value as it is.
    pub(super) fn without_axes(self) -> Result<Self, Error> {
        let PyValue::Array(at) = self.value else { return Ok(self) };
        match self.items_of(at)? {
            Some((shape, items)) if shape.is_empty() => {
                // Which may be the array itself.
                self.unpickled.heap.items(items).next().map_or(Ok(self), |only| self.inner(only))
            }
            _ => Ok(self),
        }
    }

    pub(super) fn visit_items<V: Visitor<'de>>(
        self,
        axes: &[usize],
        items: u32,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let mut items = self.unpickled.heap.items(items);
        GridNode { outer: self, items: &mut items, axes }.deserialize_any(visitor)
    }
}

/// The items along some axes.
struct GridNode<'i, 'a, 'de> {
    outer: Node<'a, 'de>,
    items: &'i mut ChainItems<'a, 'de>,
    axes: &'i [usize],
}

impl<'de> Deserializer<'de> for GridNode<'_, '_, 'de> {
    type Error = Error;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.outer.is_spent() {
            return self.outer.visit_unread(repeats(), visitor);
        }
        // A list within the array costs no more than any other.
        Node { value: PyValue::None, ..self.outer }.spend(0)?;
        let Some((left, axes)) = self.axes.split_first() else {
            return Err(wrong("the elements of an array of objects"));
        };
        let (outer, items) = (self.outer, self.items);
        visitor.visit_seq(GridAccess { outer, items, axes, left: *left, place: 0 })
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct GridAccess<'i, 'a, 'de> {
    outer: Node<'a, 'de>,
    items: &'i mut ChainItems<'a, 'de>,
    axes: &'i [usize],
    left: usize,
    place: usize,
}

impl<'de> SeqAccess<'de> for GridAccess<'_, '_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        let step = TrailStep::place(self.place);
        self.place = self.place.saturating_add(1);
        if self.outer.is_spent() {
            // The last, which says so itself.
            self.left = 0;
        }
        if self.axes.is_empty() {
            let Some(item) = self.items.next() else { return Ok(None) };
            let inner = self.outer.inner(item)?;
            return self.outer.behind(step, || seed.deserialize(inner)).map(Some);
        }
        let outer = self.outer.inner(self.outer.value)?;
        let Self { items, axes, .. } = self;
        outer.behind(step, || seed.deserialize(GridNode { outer, items, axes })).map(Some)
    }
}
