//! What only a [`Value`](crate::Value) has a form for: a class by its name, and what it holds.

use alloc::string::String;

use serde_core::{
    de::{
        DeserializeSeed, Deserializer, MapAccess, Visitor,
        value::{SeqDeserializer, StrDeserializer},
    },
    forward_to_deserialize_any,
};

use super::{
    super::value::PyValue,
    access::{DictAccess, PairNode},
    fields::FieldAccess,
    node::Node,
};
use crate::error::Error;

/// What stands behind a class.
#[derive(Clone, Copy)]
pub(super) enum Body {
    /// Nothing, as where only the class is named.
    Nothing,
    /// What the object at this place holds.
    Object(u32),
    /// The entries of this dict, some of whose keys no map has.
    Dict { at: u32, pairs: bool },
    /// The entries of this dict, and its attributes.
    Attributed { at: u32, pairs: bool, attributes: PyValue },
    /// What is known of an array that is none here.
    Array(u32),
}

/// A map of one entry: a class, and what stands behind it.
pub(super) struct OfClass<'a, 'de> {
    pub(super) node: Node<'a, 'de>,
    pub(super) class: Option<String>,
    pub(super) body: Body,
}

impl<'de> Deserializer<'de> for OfClass<'_, 'de> {
    type Error = Error;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> MapAccess<'de> for OfClass<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some(class) = self.class.take() else { return Ok(None) };
        seed.deserialize(StrDeserializer::new(&class)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(BodyNode { node: self.node, body: self.body })
    }

    fn size_hint(&self) -> Option<usize> {
        Some(1)
    }
}

/// What stands behind a class, as a value.
struct BodyNode<'a, 'de> {
    node: Node<'a, 'de>,
    body: Body,
}

impl<'de> Deserializer<'de> for BodyNode<'_, 'de> {
    type Error = Error;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.body {
            Body::Nothing => visitor.visit_unit(),
            Body::Object(at) => self.node.visit_all_held(at, visitor),
            _ => self.visit_other(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> BodyNode<'_, 'de> {
    /// What is no object: apart, so that objects within objects take little of the stack.
    fn visit_other<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Self { node, body } = self;
        let heap = &node.unpickled.heap;
        match body {
            Body::Nothing | Body::Object(_) => visitor.visit_unit(),
            Body::Dict { at, pairs } => {
                node.spend(0)?;
                let entries = DictAccess::of(node, at, pairs).all()?;
                // A pair is a level of its own, and this counts twice as any object does.
                let outer = node.inner(node.value)?.inner(node.value)?;
                let pairs = entries.map(|(key, value)| PairNode { outer, key, value });
                visitor.visit_seq(SeqDeserializer::new(pairs))
            }
            Body::Attributed { at, pairs, attributes } => {
                let (state, none) = (Some(("__state__", attributes)), None);
                let fields = FieldAccess::of(node);
                if pairs {
                    let entries = Some(("__entries__", PyValue::List(at)));
                    let named = [entries, state, none, none].into_iter();
                    return FieldAccess { named, ..fields }.visit(visitor);
                }
                let named = [state, none, none, none].into_iter();
                FieldAccess { first: heap.items(at), named, ..fields }.visit(visitor)
            }
            Body::Array(at) => {
                let Some(array) = heap.arrays.get(at) else { return visitor.visit_unit() };
                let [dtype, shape, data] = array.said(heap);
                let named = [("dtype", dtype), ("shape", shape), ("data", data)];
                let [dtype, shape, data] = named.map(Some);
                let named = [dtype, shape, data, None].into_iter();
                FieldAccess { named, ..FieldAccess::of(node) }.visit(visitor)
            }
        }
    }
}
