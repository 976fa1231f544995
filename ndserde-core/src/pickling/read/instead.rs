//! What stands in a [`Value`](crate::Value) instead of a value: where it stands already, or why it is not
//! read.

use alloc::string::{String, ToString};

use serde_core::de::Visitor;

use super::{
    super::value::{Identity, PyValue},
    known::{self, PlainObject},
    node::{Node, too_deep},
    repeats,
    tagged::PickledTag,
};
use crate::error::Error;

/// What a name without a path costs, as there may be two in each of many lists.
const SAME: usize = 144;

/// What it costs that a value may stand again.
const REMEMBERED: usize = 128;

impl<'a, 'de> Node<'a, 'de> {
    /// What a `Value` has instead of this value, if it is not to be taken apart.
    pub(super) fn instead(self) -> Result<Option<PickledTag<'a, 'de>>, Error> {
        if !self.in_value || self.is_key {
            return Ok(None);
        }
        if self.depth < self.levels() {
            return self.unread(&too_deep()).map(Some);
        }
        if let Some(same) = self.same(self.value)? {
            return Ok(Some(same));
        }
        let unpickled = self.unpickled;
        if unpickled.is_brief && unpickled.budget.get() < self.least() {
            return self.unread(&repeats()).map(Some);
        }
        Ok(None)
    }

    /// The place where a value stands already, if it is not to be taken apart again; otherwise takes note
    /// of where it stands.
    pub(super) fn same(self, value: PyValue) -> Result<Option<PickledTag<'a, 'de>>, Error> {
        let Some(identity) = self.unpickled.heap.repeated(value) else { return Ok(None) };
        if !self.in_value || self.is_slight(value) {
            return Ok(None);
        }
        let mut trail = self.unpickled.trail.borrow_mut();
        let is_named = self.unpickled.is_brief
            || matches!(identity, Identity::Object(_))
            || trail.is_within(identity);
        let Some(to) = trail.seen(identity).filter(|_| is_named) else {
            trail.remember(identity)?;
            drop(trail);
            self.spend(REMEMBERED)?;
            return Ok(None);
        };
        let path = trail.path(to, &self.unpickled.heap);
        drop(trail);
        let cost = |path: &String| path.len().saturating_mul(2).saturating_add(SAME);
        let path = path.filter(|path| cost(path) < self.unpickled.budget.get());
        self.spend(path.as_ref().map_or(SAME, cost))?;
        Ok(Some(PickledTag::same(path)))
    }

    /// Whether a value is no longer than what would be said in its place.
    fn is_slight(self, value: PyValue) -> bool {
        let heap = &self.unpickled.heap;
        match value {
            PyValue::List(at) | PyValue::Tuple(at) | PyValue::Set(at) | PyValue::Dict(at) => {
                heap.items(at).next().is_none()
            }
            PyValue::Object(at) if !self.unpickled.is_brief => {
                heap.objects.get(at).is_some_and(|object| {
                    matches!(known::plain(heap, *object), Some(PlainObject::Text(_)))
                })
            }
            _ => false,
        }
    }

    /// Why there is nothing.
    pub(super) fn unread(self, why: &Error) -> Result<PickledTag<'a, 'de>, Error> {
        let why = why.to_string();
        self.spend(why.len().saturating_add(96))?;
        Ok(PickledTag::unread(why))
    }

    /// Visits a value, or why it is not read: an error, but in a `Value`.
    pub(super) fn visit_unread<V: Visitor<'de>>(
        self,
        why: Error,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.in_value && !self.is_key {
            return visitor.visit_enum(self.unread(&why)?);
        }
        Err(why)
    }

    /// How many levels a value has in a `Value` at least.
    const fn levels(self) -> u8 {
        match self.value {
            PyValue::List(_)
            | PyValue::Tuple(_)
            | PyValue::Set(_)
            | PyValue::Dict(_)
            | PyValue::Pairs(_)
            | PyValue::Huge(_) => 1,
            // The map of an array, and its shape.
            PyValue::Object(_) | PyValue::Array(_) | PyValue::Complex(_) => 2,
            _ => 0,
        }
    }

    /// As much as a value costs at least.
    fn least(self) -> usize {
        const LEAST: usize = 1024;
        let heap = &self.unpickled.heap;
        let of = |value| match value {
            PyValue::Text(at)
            | PyValue::Bytes(at)
            | PyValue::Str(at)
            | PyValue::Encoded(at)
            | PyValue::Huge(at) => heap.bytes(at).len().saturating_mul(2),
            _ => 0,
        };
        let bytes = match self.value {
            PyValue::Array(at) => heap.arrays.get(at).map_or(0, |array| of(array.said(heap)[2])),
            value => of(value),
        };
        bytes.saturating_add(LEAST)
    }
}
