//! Objects of classes: those that are plain data, and of all others what they hold.

use alloc::string::String;

use serde_core::de::Visitor;

use super::{
    super::value::{ClassObject, Identity, PyValue},
    access::DictAccess,
    class::{Body, OfClass},
    fields::FieldAccess,
    known::{self, PlainObject},
    node::{Node, too_deep},
    tagged::PickledTag,
    visit::Wanted,
};
use crate::error::{BareName, Error};

/// Under what names there stands in an object what is none of its attributes.
const ARGUMENTS: &str = "__args__";
const STATE: &str = "__state__";
const ITEMS: &str = "__items__";
const ENTRIES: &str = "__entries__";

/// What an object holds.
enum Held<'a, 'de> {
    /// One value, which stands for all.
    One(PyValue),
    /// Keys and values, and what stands beside them.
    Fields(FieldAccess<'a, 'de>),
}

impl<'a, 'de> Node<'a, 'de> {
    /// An object: as plain data where that is known to be all of it, otherwise as its class and what it
    /// holds, and where nobody asks for a class as what it holds.
    pub(super) fn visit_object<V: Visitor<'de>>(
        self,
        at: u32,
        wanted: Wanted,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let heap = &self.unpickled.heap;
        let Some(object) = heap.objects.get(at).copied() else { return visitor.visit_unit() };
        // By functions of their own, so that objects within objects take little of the stack.
        if self.is_plain(object) {
            return self.visit_known(at, object, visitor);
        }
        if self.in_value {
            return self.visit_class(heap.name_of(object), Body::Object(at), visitor);
        }
        self.within(at, |node| node.visit_held(object, wanted, visitor))
    }

    /// Whether an object is plain data.
    fn is_plain(self, object: ClassObject) -> bool {
        match known::plain(&self.unpickled.heap, object) {
            Some(PlainObject::Counts(first, second)) => !self.has_odd_keys(first, second),
            plain => plain.is_some(),
        }
    }

    fn visit_known<V: Visitor<'de>>(
        self,
        at: u32,
        object: ClassObject,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let heap = &self.unpickled.heap;
        match known::plain(heap, object) {
            Some(PlainObject::Text(text)) => {
                self.spend(text.len())?;
                visitor.visit_string(text)
            }
            Some(PlainObject::List(at)) => self.visit_elements(at, visitor),
            Some(PlainObject::Entries(fields)) => self.within(at, |node| {
                FieldAccess { first: fields, ..FieldAccess::of(node) }.visit(visitor)
            }),
            Some(PlainObject::Counts(first, second)) => {
                let (first, second) = (heap.items(first), heap.items(second));
                FieldAccess { first, second, ..FieldAccess::of(self) }.visit(visitor)
            }
            Some(PlainObject::NamedValues(named)) => {
                FieldAccess { named: named.into_iter(), ..FieldAccess::of(self) }.visit(visitor)
            }
            None => visitor.visit_unit(),
        }
    }

    fn has_odd_keys(self, first: u32, second: u32) -> bool {
        self.in_value
            && [first, second].iter().any(|at| DictAccess::of(self, *at, false).has_odd_key())
    }

    /// A class by its name and what stands behind it.
    pub(super) fn visit_class<V: Visitor<'de>>(
        self,
        class: String,
        body: Body,
        visitor: V,
    ) -> Result<V::Value, Error> {
        /// What an object costs, which is read into a tree first.
        const OBJECT: usize = 160;
        let name = class.len().saturating_mul(3) / 2;
        self.spend(name.saturating_add(OBJECT))?;
        visitor.visit_enum(PickledTag::class(OfClass { node: self, class: Some(class), body }))
    }

    /// What stands in an object, which must not stand within itself.
    pub(super) fn within<R>(
        self,
        at: u32,
        read: impl FnOnce(Self) -> Result<R, Error>,
    ) -> Result<R, Error> {
        let identity = Identity::Object(at);
        if self.unpickled.is_within(identity) {
            let class = self.class_of(at);
            let class = BareName(&class);
            return Err(Error::custom(format_args!(
                "the pickle has an object of the class {class} that holds itself"
            )));
        }
        self.unpickled.within(identity, || read(self))
    }

    fn class_of(self, at: u32) -> String {
        let heap = &self.unpickled.heap;
        heap.objects.get(at).map(|object| heap.name_of(*object)).unwrap_or_default()
    }

    /// What the object at this place holds, whatever that is.
    pub(super) fn visit_all_held<V: Visitor<'de>>(
        self,
        at: u32,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.unpickled.heap.objects.get(at).copied() {
            // Objects may share what they hold.
            Some(ClassObject { state: state @ PyValue::Dict(_), .. })
                if self.unpickled.heap.repeated(state).is_some() =>
            {
                match self.same(state)? {
                    Some(same) => visitor.visit_enum(same),
                    None => self.visit_within(at, visitor),
                }
            }
            Some(_) => self.visit_within(at, visitor),
            None => visitor.visit_unit(),
        }
    }

    fn visit_within<V: Visitor<'de>>(self, at: u32, visitor: V) -> Result<V::Value, Error> {
        let Some(object) = self.unpickled.heap.objects.get(at).copied() else {
            return visitor.visit_unit();
        };
        // An object takes more of the stack than a list does, and so counts twice.
        let outer = Self { depth: self.depth.checked_sub(1).ok_or_else(too_deep)?, ..self };
        outer.within(at, |node| node.visit_held(object, Wanted::Any, visitor))
    }

    /// What an object holds: its attributes or items as those of a dict or list.
    pub(super) fn visit_held<V: Visitor<'de>>(
        self,
        object: ClassObject,
        wanted: Wanted,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.held(object) {
            // An object is a level with its attributes, and with another object one more.
            Held::One(value @ PyValue::Object(_)) => self.inner(value)?.visit(wanted, visitor),
            Held::One(value) => Self { value, is_key: false, ..self }.visit(wanted, visitor),
            Held::Fields(fields) => fields.visit(visitor),
        }
    }

    /// The array that an object is, if it is a subclass of one.
    pub(super) fn array_in(self, at: u32) -> Result<u32, Error> {
        let state = self.unpickled.heap.objects.get(at).map(|object| object.state);
        if let Some(PyValue::Array(array)) = state {
            return Ok(array);
        }
        let class = self.class_of(at);
        let class = BareName(&class);
        Err(Error::custom(format_args!(
            "the pickle has an object of the class {class} where an array belongs"
        )))
    }

    fn held(self, object: ClassObject) -> Held<'a, 'de> {
        let heap = &self.unpickled.heap;
        let arguments = match heap.made_of(object).1 {
            PyValue::Tuple(at) if heap.items(at).next().is_none() => PyValue::None,
            arguments => arguments,
        };
        let is_there = |at| heap.items(at).next().is_some();
        let items =
            if is_there(object.items) { PyValue::List(object.items) } else { PyValue::None };
        let entries =
            if is_there(object.entries) { PyValue::Dict(object.entries) } else { PyValue::None };
        // Attributes in slots stand behind those in a dict, which is as a rule none.
        let state = match heap.tuple(object.state) {
            Some([PyValue::None, slots @ PyValue::Dict(_)]) => slots,
            _ => object.state,
        };
        let mut parts =
            [(ARGUMENTS, arguments), (STATE, state), (ITEMS, items), (ENTRIES, entries)]
                .map(|(name, value)| (!matches!(value, PyValue::None)).then_some((name, value)));
        let is_plain = |at| !self.in_value || !DictAccess::of(self, at, false).has_odd_key();
        // Those of a dict and of slots are attributes alike.
        if let Some([PyValue::Dict(first), PyValue::Dict(second)]) = heap.tuple(state) {
            if is_plain(first) && is_plain(second) {
                let [first, second] = [first, second].map(|at| heap.items(at));
                let named = parts.map(|part| part.filter(|(name, _)| *name != STATE)).into_iter();
                return Held::Fields(FieldAccess { first, second, named, ..FieldAccess::of(self) });
            }
        }
        let mut there = parts.iter().flatten();
        if let (Some((_, only)), None) = (there.next(), there.next()) {
            return Held::One(*only);
        }
        for part in parts.iter_mut().rev() {
            match *part {
                Some((ENTRIES | STATE, PyValue::Dict(at))) if is_plain(at) => {
                    *part = None;
                    let (first, named) = (heap.items(at), parts.into_iter());
                    return Held::Fields(FieldAccess { first, named, ..FieldAccess::of(self) });
                }
                _ => {}
            }
        }
        Held::Fields(FieldAccess { named: parts.into_iter(), ..FieldAccess::of(self) })
    }
}
