//! One value as a deserializer.

use serde_core::de::{Deserializer, Visitor};

use super::{
    super::{array::Parts, value::PyValue},
    node::Node,
    variant::Variant,
    visit::Wanted,
};
use crate::{backend::PICKLED, erased, error::Error};

/// The methods for types, each of which takes what there is.
macro_rules! types {
    ($($method:ident($($argument:ty),*);)*) => {$(
        fn $method<V: Visitor<'de>>(self, $(_: $argument,)* visitor: V) -> Result<V::Value, Error> {
            self.visit(Wanted::Type, visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Node<'_, 'de> {
    type Error = Error;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        // Our own readers look for numbers, unless they read a `Value`.
        let wanted =
            if erased::is_visitor::<V>() && !self.in_value { Wanted::Numbers } else { Wanted::Any };
        self.visit(wanted, visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.without_axes()?.value {
            PyValue::None => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    /// A NumPy scalar is a plain number, unless an array is wanted for.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.value {
            PyValue::Array(at) if name == "NdArray" => {
                self.visit_array(Parts::of(&self.unpickled.heap, at)?, visitor)
            }
            PyValue::Complex(at) if name == "NdArray" => self.visit_complex(at, visitor),
            PyValue::Object(at) if name == "NdArray" => {
                let array = self.array_in(at)?;
                self.visit_array(Parts::of(&self.unpickled.heap, array)?, visitor)
            }
            _ => self.visit(Wanted::Type, visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name == PICKLED.name {
            let node = Self { in_value: true, ..self };
            return if self.in_value {
                node.deserialize_any(visitor)
            } else {
                self.unpickled.apart(|| node.deserialize_any(visitor))
            };
        }
        visitor.visit_enum(Variant::of(self.without_axes()?)?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let node = self.without_axes()?;
        match node.value {
            PyValue::Str(at) => node.visit_text(at, visitor),
            _ => node.visit(Wanted::Type, visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let node = self.without_axes()?;
        match node.value {
            PyValue::Str(at) => node.visit_bytes(at, visitor),
            _ => node.visit(Wanted::Type, visitor),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_bytes(visitor)
    }

    /// Nothing within is looked at.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    /// The name of a field; a key that is none is that of no field.
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            PyValue::None
            | PyValue::Float(_)
            | PyValue::Complex(_)
            | PyValue::Tuple(_)
            | PyValue::Set(_)
            | PyValue::Surrogates(_)
            | PyValue::TooLong
            | PyValue::Huge(_)
            | PyValue::Class(_)
            | PyValue::Global(_) => visitor.visit_borrowed_bytes(&[0xff]),
            _ => self.visit(Wanted::Type, visitor),
        }
    }

    types! {
        deserialize_bool();
        deserialize_i8();
        deserialize_i16();
        deserialize_i32();
        deserialize_i64();
        deserialize_i128();
        deserialize_u8();
        deserialize_u16();
        deserialize_u32();
        deserialize_u64();
        deserialize_u128();
        deserialize_f32();
        deserialize_f64();
        deserialize_char();
        deserialize_unit();
        deserialize_unit_struct(&'static str);
        deserialize_seq();
        deserialize_tuple(usize);
        deserialize_tuple_struct(&'static str, usize);
        deserialize_map();
    }
}
