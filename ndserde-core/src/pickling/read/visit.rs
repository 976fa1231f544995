//! What is handed over of each value.

use alloc::{
    borrow::{Cow, ToOwned},
    format,
};

use serde_core::de::{IgnoredAny, Visitor};

use super::{
    super::{
        array::Parts,
        dtype,
        global::Global,
        long,
        value::{Identity, PyValue},
    },
    access::{DictAccess, ListAccess},
    class::Body,
    node::{Node, too_deep},
    scalar,
    tagged::PickledTag,
};
use crate::{aligned::Width, dtype::DType, error::Error, latin1, number::BigInt};

/// What a value is wanted for, which decides on what is no plain value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A type, which takes complex numbers as pairs, and no dates and records.
    Type,
    /// The same, but for dates and records, which are arrays then.
    Numbers,
    /// Whatever there is: complex numbers are arrays too.
    Any,
}

impl Wanted {
    /// Whether a NumPy scalar of this dtype is a plain value.
    const fn is_plain(self, dtype: &DType) -> bool {
        match dtype {
            DType::Complex64 | DType::Complex128 => !matches!(self, Self::Any),
            // Of a type, for the message.
            DType::DateTime64(_) | DType::TimeDelta64(_) | DType::Record(_) => {
                matches!(self, Self::Type)
            }
            _ => true,
        }
    }
}

impl<'a, 'de> Node<'a, 'de> {
    fn string(self, at: u32) -> Result<&'a Cow<'de, [u8]>, Error> {
        let bytes = self.unpickled.heap.bytes(at);
        self.spend(bytes.len())?;
        Ok(bytes)
    }

    pub(super) fn visit_text<V: Visitor<'de>>(
        self,
        at: u32,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let no_text = |_| {
            Error::custom(
                "the pickle has a string of Python 2 that is not UTF-8 where text belongs",
            )
        };
        match self.string(at)? {
            Cow::Borrowed(bytes) => {
                visitor.visit_borrowed_str(core::str::from_utf8(bytes).map_err(no_text)?)
            }
            Cow::Owned(bytes) => visitor.visit_str(core::str::from_utf8(bytes).map_err(no_text)?),
        }
    }

    pub(super) fn visit_bytes<V: Visitor<'de>>(
        self,
        at: u32,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.string(at)? {
            Cow::Borrowed(bytes) => visitor.visit_borrowed_bytes(bytes),
            Cow::Owned(bytes) => visitor.visit_bytes(bytes),
        }
    }

    fn visit_encoded<V: Visitor<'de>>(self, at: u32, visitor: V) -> Result<V::Value, Error> {
        let text = core::str::from_utf8(self.string(at)?).unwrap_or_default();
        match latin1::decode(text, 0, Width::W1) {
            Ok(bytes) => visitor.visit_byte_buf(bytes.into_elements()),
            Err(error) => self.visit_unread(error, visitor),
        }
    }

    pub(super) fn visit_elements<V: Visitor<'de>>(
        self,
        at: u32,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.spend(0)?;
        let mut elements = ListAccess::of(self, at);
        let value = visitor.visit_seq(&mut elements)?;
        elements.end()?;
        Ok(value)
    }

    fn visit_entries<V: Visitor<'de>>(
        self,
        at: u32,
        pairs: bool,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.spend(0)?;
        let mut entries = DictAccess::of(self, at, pairs);
        let value = visitor.visit_map(&mut entries)?;
        entries.end()?;
        Ok(value)
    }
}

fn visit_integer<'de, V: Visitor<'de>>(value: i128, visitor: V) -> Result<V::Value, Error> {
    if let Ok(value) = u64::try_from(value) {
        visitor.visit_u64(value)
    } else if let Ok(value) = i64::try_from(value) {
        visitor.visit_i64(value)
    } else if let Ok(value) = u128::try_from(value) {
        visitor.visit_u128(value)
    } else {
        visitor.visit_i128(value)
    }
}

/// What a dict costs in a `Value` beside its entries, where the pickle has it only once.
const DICT: usize = 224;

impl<'de> Node<'_, 'de> {
    pub(super) fn visit<V: Visitor<'de>>(
        self,
        wanted: Wanted,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if let Some(instead) = self.instead()? {
            return visitor.visit_enum(instead);
        }
        // An object takes care of that itself, since it may be one of plain data.
        let identity = self.unpickled.heap.repeated(self.value).filter(|identity| {
            !self.is_key && matches!(identity, Identity::Chain(_) | Identity::Array(_))
        });
        let Some(identity) = identity else { return self.visit_value(wanted, visitor) };
        if self.unpickled.is_within(identity) {
            let sort = self.value.sort();
            return Err(Error::custom(format_args!("the pickle has {sort} that holds itself")));
        }
        if self.in_value && matches!(self.value, PyValue::Dict(_) | PyValue::Pairs(_)) {
            // Copies of small ones, which most pickles have few of.
            self.spend(DICT)?;
        }
        self.unpickled.within(identity, || self.visit_value(wanted, visitor))
    }

    fn visit_value<V: Visitor<'de>>(self, wanted: Wanted, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            PyValue::Text(at) => self.visit_text(at, visitor),
            // As Python 3 has it, where nothing else is wanted for.
            PyValue::Str(at) if self.unpickled.heap.bytes(at).is_ascii() => {
                self.visit_text(at, visitor)
            }
            PyValue::Bytes(at) | PyValue::Str(at) => self.visit_bytes(at, visitor),
            PyValue::Encoded(at) => self.visit_encoded(at, visitor),
            PyValue::Complex(at) if wanted == Wanted::Any => self.visit_complex(at, visitor),
            PyValue::List(at) | PyValue::Tuple(at) | PyValue::Set(at) | PyValue::Complex(at) => {
                self.visit_elements(at, visitor)
            }
            PyValue::Dict(at) => self.visit_dict(at, false, visitor),
            PyValue::Pairs(at) => self.visit_dict(at, true, visitor),
            PyValue::Object(at) => self.visit_object(at, wanted, visitor),
            PyValue::Class(_) | PyValue::Global(_) if self.in_value => {
                self.visit_class(self.unpickled.heap.name(self.value), Body::Nothing, visitor)
            }
            PyValue::DType(_) => self.visit_dtype(wanted, visitor),
            PyValue::Array(at) => self.visit_array_or_items(at, wanted, visitor),
            PyValue::Huge(at) => self.visit_long(at, visitor),
            PyValue::Surrogates(_) => {
                let what = "text with a lone surrogate, which no UTF-8 has";
                self.visit_unread(Error::custom(format_args!("the pickle has {what}")), visitor)
            }
            value => self.visit_plain(value, visitor),
        }
    }

    /// A dict, some of whose keys may be none that a map has.
    fn visit_dict<V: Visitor<'de>>(
        self,
        at: u32,
        pairs: bool,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.in_value && self.is_odd_dict(at, pairs) {
            return self.visit_odd_dict(at, pairs, visitor);
        }
        self.visit_entries(at, pairs, visitor)
    }

    /// Whether a dict is none that a `Value` has as a map.
    fn is_odd_dict(self, at: u32, pairs: bool) -> bool {
        let entries = DictAccess::of(self, at, pairs);
        self.unpickled.heap.attributes(at).is_some()
            || (pairs && entries.clone().are_pairs().is_err())
            || entries.has_odd_key()
    }

    fn visit_odd_dict<V: Visitor<'de>>(
        self,
        at: u32,
        pairs: bool,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let entries = DictAccess::of(self, at, pairs);
        if let (true, Err(error)) = (pairs, entries.clone().are_pairs()) {
            return self.visit_unread(error, visitor);
        }
        // The list of pairs is a level, and so is each of them; an object is two.
        if self.depth < 4 {
            return self.visit_unread(too_deep(), visitor);
        }
        if let Some(attributes) = self.unpickled.heap.attributes(at) {
            let pairs = pairs || entries.has_odd_key();
            let body = Body::Attributed { at, pairs, attributes };
            let node = self.inner(self.value)?;
            return node.visit_class(Global::OrderedDict.name(), body, visitor);
        }
        self.visit_class("builtins.dict".to_owned(), Body::Dict { at, pairs }, visitor)
    }

    /// The name of a dtype.
    fn visit_dtype<V: Visitor<'de>>(self, wanted: Wanted, visitor: V) -> Result<V::Value, Error> {
        let heap = &self.unpickled.heap;
        match dtype::descr(heap, self.value, &mut 0) {
            Ok(descr) => {
                let name = descr.dtype().name();
                self.spend(name.len())?;
                visitor.visit_string(name.into())
            }
            Err(_) if dtype::is_of_objects(heap, self.value) => visitor.visit_str("object"),
            Err(error) => match dtype::code(heap, self.value) {
                _ if dtype::spelled(heap, self.value).is_some() => {
                    let name = dtype::spelled(heap, self.value).unwrap_or_default();
                    self.spend(name.len())?;
                    visitor.visit_string(name)
                }
                Some(code) if self.depth > 0 => self.inner(code)?.visit(wanted, visitor),
                _ => self.visit_unread(error, visitor),
            },
        }
    }

    fn visit_array_or_items<V: Visitor<'de>>(
        self,
        at: u32,
        wanted: Wanted,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.items_of(at) {
            Ok(Some((shape, items))) => {
                return match (shape.is_empty(), self.unpickled.heap.items(items).next()) {
                    (true, Some(only)) => self.inner(only)?.visit(wanted, visitor),
                    _ if self.in_value && usize::from(self.depth) < shape.len() => {
                        self.visit_unread(too_deep(), visitor)
                    }
                    _ => self.visit_items(&shape, items, visitor),
                };
            }
            Ok(None) => {}
            Err(error) => return self.visit_unread(error, visitor),
        }
        match Parts::of(&self.unpickled.heap, at) {
            Ok(parts) if parts.scalar && wanted.is_plain(parts.descr.dtype()) => {
                self.spend(0)?;
                let data = match parts.data(&self.unpickled.heap) {
                    Ok(data) => data,
                    Err(error) => return self.visit_unread(error, visitor),
                };
                match scalar::visit(&parts, &data, IgnoredAny) {
                    Err(error) if self.in_value => self.visit_unread(error, visitor),
                    _ => scalar::visit(&parts, &data, visitor),
                }
            }
            Ok(parts) => self.visit_array(parts, visitor),
            Err(error) => {
                let is_said = self.unpickled.heap.arrays.get(at).is_some_and(|array| {
                    array
                        .said(&self.unpickled.heap)
                        .iter()
                        .all(|part| !matches!(part, PyValue::None))
                });
                if self.in_value && is_said {
                    return self.visit_class("numpy.ndarray".to_owned(), Body::Array(at), visitor);
                }
                self.visit_unread(error, visitor)
            }
        }
    }

    fn visit_plain<V: Visitor<'de>>(self, value: PyValue, visitor: V) -> Result<V::Value, Error> {
        self.spend(0)?;
        match value {
            PyValue::None => visitor.visit_unit(),
            PyValue::Bool(value) => visitor.visit_bool(value),
            PyValue::Int(value) => visit_integer(value.into(), visitor),
            PyValue::Wide(at) => visit_integer(self.unpickled.heap.wide(at), visitor),
            PyValue::Float(at) => visitor.visit_f64(self.unpickled.heap.number(at)),
            PyValue::TooLong => {
                let most = BigInt::LONGEST;
                let what = format!("an integer of more than {most} digits");
                let error = Error::custom(format_args!("the pickle has {what}"));
                self.visit_unread(error, visitor)
            }
            other => {
                let other = other.sort();
                let error =
                    Error::custom(format_args!("the pickle has {other} where a value belongs"));
                self.visit_unread(error, visitor)
            }
        }
    }

    /// An integer that an `i128` does not hold.
    fn visit_long<V: Visitor<'de>>(self, at: u32, visitor: V) -> Result<V::Value, Error> {
        let bytes = self.unpickled.heap.bytes(at);
        // It stands in the heap again, and on its way to a `Value` once more.
        self.spend(bytes.len().saturating_mul(2).saturating_add(64))?;
        if let Some(number) = long::to_u128(bytes) {
            return visitor.visit_u128(number);
        }
        if self.in_value {
            return visitor.visit_enum(PickledTag::integer(long::to_cbor(bytes)));
        }
        Err(Error::custom("the pickle has an integer of more than 128 bits"))
    }
}
