//! What the values of a pickle hold.

use alloc::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};
use core::cell::Cell;

use super::{
    arena::Arena,
    value::{
        ArrayObject, Chain, ClassName, ClassObject, DTypeObject, END, Identity, Item, PyValue,
    },
};
use crate::{dtype::Descr, error::Error};

/// What the values hold.
pub(super) struct Heap<'de> {
    wide: Arena<i128>,
    floats: Arena<f64>,
    strings: Arena<Cow<'de, [u8]>>,
    chains: Arena<Chain>,
    items: Arena<Item>,
    pub(super) dtypes: Arena<DTypeObject>,
    pub(super) arrays: Arena<ArrayObject>,
    pub(super) classes: Arena<ClassName>,
    pub(super) objects: Arena<ClassObject>,
    /// What the pickle has named again: values that stand in more than one place.
    repeated: BTreeSet<Identity>,
    /// The attributes of dicts that have some.
    attributes: BTreeMap<u32, PyValue>,
    /// The dtype that was understood last, by its place.
    pub(super) understood: Cell<Option<(u32, Descr)>>,
}

impl<'de> Heap<'de> {
    pub(super) fn new() -> Self {
        Self {
            wide: Arena::new(),
            floats: Arena::new(),
            strings: Arena::new(),
            chains: Arena::new(),
            items: Arena::new(),
            dtypes: Arena::new(),
            arrays: Arena::new(),
            classes: Arena::new(),
            objects: Arena::new(),
            repeated: BTreeSet::new(),
            attributes: BTreeMap::new(),
            understood: Cell::new(None),
        }
    }

    pub(super) fn set_attributes(&mut self, dict: u32, attributes: PyValue) {
        self.attributes.insert(dict, attributes);
    }

    /// The attributes of a dict, if it has some.
    pub(super) fn attributes(&self, dict: u32) -> Option<PyValue> {
        self.attributes.get(&dict).copied()
    }

    /// Notes that a value stands in one more place.
    pub(super) fn repeat(&mut self, value: PyValue) {
        self.repeated.extend(self.identity(value));
    }

    /// Whether any value stands in more than one place.
    pub(super) fn has_repeated(&self) -> bool {
        !self.repeated.is_empty()
    }

    /// Which value this is, if it stands in more than one place.
    pub(super) fn repeated(&self, value: PyValue) -> Option<Identity> {
        if self.repeated.is_empty() {
            return None;
        }
        self.identity(value).filter(|identity| self.repeated.contains(identity))
    }

    /// Which value this is; none of those that are as short as what would be said in their place.
    fn identity(&self, value: PyValue) -> Option<Identity> {
        /// As many bytes as a text has that is short.
        const SHORT: usize = 32;
        Some(match value {
            PyValue::List(at)
            | PyValue::Tuple(at)
            | PyValue::Set(at)
            | PyValue::Dict(at)
            | PyValue::Pairs(at)
            | PyValue::Complex(at) => Identity::Chain(at),
            PyValue::Object(at) => Identity::Object(at),
            PyValue::Array(at) => Identity::Array(at),
            PyValue::DType(at) => Identity::DType(at),
            PyValue::Text(at) | PyValue::Bytes(at) | PyValue::Str(at) | PyValue::Encoded(at)
                if self.bytes(at).len() > SHORT =>
            {
                Identity::String(at)
            }
            PyValue::Surrogates(at) | PyValue::Huge(at) => Identity::String(at),
            _ => return None,
        })
    }

    /// How many chains there are.
    pub(super) const fn chains(&self) -> usize {
        self.chains.len()
    }

    /// Gives back the memory of a tuple that nothing holds any more, if it is the last that was made:
    /// as many chains as `shared` may be held elsewhere. What it holds stays.
    pub(super) fn give_back(&mut self, tuple: PyValue, shared: usize) {
        let PyValue::Tuple(at) = tuple else { return };
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        if at < shared || at.checked_add(1) != Some(self.chains.len()) {
            return;
        }
        let Some(Chain { first: mut next, .. }) = self.chains.pop() else { return };
        while let Some(item) = self.items.last_at(next).copied() {
            self.items.pop();
            next = item.next;
        }
    }

    pub(super) fn integer(&mut self, value: i128) -> Result<PyValue, Error> {
        match i32::try_from(value) {
            Ok(value) => Ok(PyValue::Int(value)),
            Err(_) => self.wide.push(value).map(PyValue::Wide),
        }
    }

    pub(super) fn float(&mut self, value: f64) -> Result<PyValue, Error> {
        self.floats.push(value).map(PyValue::Float)
    }

    pub(super) fn string(&mut self, bytes: impl Into<Cow<'de, [u8]>>) -> Result<u32, Error> {
        self.strings.push(bytes.into())
    }

    pub(super) fn chain(&mut self, chain: Chain) -> Result<u32, Error> {
        self.chains.push(chain)
    }

    /// Puts a value before those of a chain.
    pub(super) fn prepend(&mut self, value: PyValue, chain: &mut Chain) -> Result<(), Error> {
        chain.first = self.items.push(Item { value, next: chain.first })?;
        if chain.last == END {
            chain.last = chain.first;
        }
        Ok(())
    }

    /// Puts a chain behind another.
    pub(super) fn append(&mut self, at: u32, more: Chain) {
        let Some(chain) = self.chains.get_mut(at).filter(|_| more.first != END) else { return };
        let last = core::mem::replace(&mut chain.last, more.last);
        match self.items.get_mut(last) {
            Some(item) => item.next = more.first,
            None => chain.first = more.first,
        }
    }

    /// The items of a chain. A list that holds itself ends all the same, as it stands in the chain
    /// as one item.
    pub(super) fn items(&self, at: u32) -> ChainItems<'_, 'de> {
        let next = self.chains.get(at).map_or(END, |chain| chain.first);
        ChainItems { heap: self, next }
    }

    /// The items of a chain that has none.
    pub(super) const fn no_items(&self) -> ChainItems<'_, 'de> {
        ChainItems { heap: self, next: END }
    }

    pub(super) fn class(&mut self, name: ClassName) -> Result<PyValue, Error> {
        self.classes.push(name).map(PyValue::Class)
    }

    /// The two parts of a name that is not known.
    pub(super) fn class_name(&self, class: PyValue) -> Option<(&str, &str)> {
        let PyValue::Class(at) = class else { return None };
        match self.classes.get(at).copied()? {
            ClassName::Two { module, name } => {
                Some((self.text(PyValue::Str(module))?, self.text(PyValue::Str(name))?))
            }
            ClassName::Lines(lines) => self.text(PyValue::Str(lines))?.split_once('\n'),
        }
    }

    /// An object of a class, as it is made.
    pub(super) fn object(&mut self, class: PyValue, arguments: PyValue) -> Result<PyValue, Error> {
        let (state, items, entries) = (PyValue::None, END, END);
        self.objects
            .push(ClassObject { class, arguments, state, items, entries })
            .map(PyValue::Object)
    }

    /// Puts a chain behind the items of an object, or behind its entries.
    pub(super) fn append_to_object(
        &mut self,
        at: u32,
        more: Chain,
        are_entries: bool,
    ) -> Result<(), Error> {
        let Some(object) = self.objects.get_mut(at) else { return Ok(()) };
        let place = if are_entries { &mut object.entries } else { &mut object.items };
        if *place == END {
            *place = self.chains.push(more)?;
        } else {
            let place = *place;
            self.append(place, more);
        }
        Ok(())
    }

    /// The first item of a tuple, and those behind it as a tuple.
    pub(super) fn split_first(
        &mut self,
        tuple: PyValue,
    ) -> Result<Option<(PyValue, PyValue)>, Error> {
        let PyValue::Tuple(at) = tuple else { return Ok(None) };
        let Some(chain) = self.chains.get(at).copied() else { return Ok(None) };
        let Some(first) = self.items.get(chain.first).copied() else { return Ok(None) };
        let rest = if first.next == END {
            Chain::EMPTY
        } else {
            Chain { first: first.next, last: chain.last }
        };
        let rest = PyValue::Tuple(self.chain(rest)?);
        Ok(Some((first.value, rest)))
    }

    /// The items of a tuple of `N`.
    pub(super) fn tuple<const N: usize>(&self, value: PyValue) -> Option<[PyValue; N]> {
        let PyValue::Tuple(at) = value else { return None };
        let mut items = self.items(at);
        let mut values = [PyValue::None; N];
        for value in &mut values {
            *value = items.next()?;
        }
        items.next().is_none().then_some(values)
    }

    pub(super) fn wide(&self, at: u32) -> i128 {
        self.wide.get(at).copied().unwrap_or_default()
    }

    pub(super) fn number(&self, at: u32) -> f64 {
        self.floats.get(at).copied().unwrap_or_default()
    }

    /// The bytes of a string, and whether the input has them.
    pub(super) fn bytes(&self, at: u32) -> &Cow<'de, [u8]> {
        self.strings.get(at).unwrap_or(&Cow::Borrowed(&[]))
    }

    /// A string that is text: the opcodes have looked at its UTF-8, but for Python 2's.
    pub(super) fn text(&self, value: PyValue) -> Option<&str> {
        match value {
            PyValue::Text(at) | PyValue::Str(at) => core::str::from_utf8(self.bytes(at)).ok(),
            _ => None,
        }
    }
}

/// The items of a chain, in order.
#[derive(Clone)]
pub(super) struct ChainItems<'a, 'de> {
    heap: &'a Heap<'de>,
    next: u32,
}

impl Iterator for ChainItems<'_, '_> {
    type Item = PyValue;

    fn next(&mut self) -> Option<PyValue> {
        let item = self.heap.items.get(self.next)?;
        self.next = item.next;
        Some(item.value)
    }
}
