//! A serializer that hands everything on, and knows a payload by its type.

use std::fmt::Display;

use serde_core::{
    Serialize, Serializer,
    ser::{
        SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
        SerializeTupleStruct, SerializeTupleVariant,
    },
};

use super::mark::{
    Done, MarkedBase64, MarkedBlocks, MarkedDigits, MarkedLatin1, MarkedRuns, Signals, TextForm,
};

/// Hands everything on to `S`.
///
/// Bytes are a list of numbers, as `serde_json` has them, unless `PAYLOAD`: then the formatter of
/// `S` gets them, which writes base64 or Latin-1 text.
pub(super) struct Through<'a, S, const PAYLOAD: bool>(pub(super) S, pub(super) &'a Signals);

/// Whether `S` is a [`Through`], and nothing of anyone else's around one.
///
/// The compiler has no better word for it than the name, and does not promise how that is spelled:
/// where it were spelled otherwise, payloads would be written as any other text, which is slower and
/// the same.
pub(super) fn is_through<S>() -> bool {
    let name = std::any::type_name::<Through<'_, (), false>>();
    let prefix = name.split_once('<').map_or(name, |(path, _)| path);
    std::any::type_name::<S>().strip_prefix(prefix).is_some_and(|rest| rest.starts_with('<'))
}

/// What becomes of a payload of this type.
#[inline]
fn form_of<T: ?Sized>() -> Option<TextForm> {
    let id = typeid::of::<T>();
    if id == typeid::of::<MarkedBase64<'_>>() {
        Some(TextForm::Base64)
    } else if id == typeid::of::<MarkedLatin1<'_>>() {
        Some(TextForm::Latin1)
    } else if id == typeid::of::<MarkedDigits<'_>>() {
        Some(TextForm::Digits)
    } else {
        None
    }
}

/// Whether this is a text in runs.
#[inline]
fn is_runs<T: ?Sized>() -> bool {
    let id = typeid::of::<T>();
    id == typeid::of::<MarkedRuns<MarkedBase64<'_>>>()
        || id == typeid::of::<MarkedRuns<MarkedLatin1<'_>>>()
        || id == typeid::of::<MarkedBlocks<'_>>()
}

/// A value on its way through `S`, so that what it holds passes through [`Through`] as well.
struct ThroughValue<'a, T: ?Sized>(&'a T, &'a Signals);

impl<T: Serialize + ?Sized> Serialize for ThroughValue<'_, T> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(Through::<S, false>(serializer, self.1)).map(|Done(ok)| ok)
    }
}

/// The methods that take plain values.
macro_rules! plain {
    ($($method:ident($($name:ident: $type:ty),*);)*) => {$(
        #[inline]
        fn $method(self $(, $name: $type)*) -> Result<Self::Ok, S::Error> {
            self.0.$method($($name),*).map(Done)
        }
    )*};
}

/// The methods that begin a sequence, map or struct.
macro_rules! compound {
    ($($method:ident($($name:ident: $type:ty),*) -> $compound:ident;)*) => {$(
        #[inline]
        fn $method(self $(, $name: $type)*) -> Result<Self::$compound, S::Error> {
            self.0.$method($($name),*).map(|compound| Compound(compound, self.1))
        }
    )*};
}

impl<'a, S: Serializer, const PAYLOAD: bool> Serializer for Through<'a, S, PAYLOAD> {
    type Ok = Done<S::Ok, PAYLOAD>;
    type Error = S::Error;
    type SerializeSeq = Compound<'a, S::SerializeSeq, PAYLOAD>;
    type SerializeTuple = Compound<'a, S::SerializeTuple, PAYLOAD>;
    type SerializeTupleStruct = Compound<'a, S::SerializeTupleStruct, PAYLOAD>;
    type SerializeTupleVariant = Compound<'a, S::SerializeTupleVariant, PAYLOAD>;
    type SerializeMap = Compound<'a, S::SerializeMap, PAYLOAD>;
    type SerializeStruct = Compound<'a, S::SerializeStruct, PAYLOAD>;
    type SerializeStructVariant = Compound<'a, S::SerializeStructVariant, PAYLOAD>;

    plain! {
        serialize_bool(v: bool);
        serialize_i8(v: i8);
        serialize_i16(v: i16);
        serialize_i32(v: i32);
        serialize_i64(v: i64);
        serialize_i128(v: i128);
        serialize_u8(v: u8);
        serialize_u16(v: u16);
        serialize_u32(v: u32);
        serialize_u64(v: u64);
        serialize_u128(v: u128);
        serialize_f32(v: f32);
        serialize_f64(v: f64);
        serialize_char(v: char);
        serialize_str(v: &str);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(name: &'static str);
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str);
    }

    compound! {
        serialize_tuple(len: usize) -> SerializeTuple;
        serialize_tuple_struct(name: &'static str, len: usize) -> SerializeTupleStruct;
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, len: usize)
            -> SerializeTupleVariant;
        serialize_map(len: Option<usize>) -> SerializeMap;
        serialize_struct(name: &'static str, len: usize) -> SerializeStruct;
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, len: usize)
            -> SerializeStructVariant;
    }

    #[inline]
    fn serialize_seq(self, len: Option<usize>) -> Result<Self::SerializeSeq, S::Error> {
        if self.1.in_runs.get() {
            // Of blocks it is the length of the text.
            self.1.coming.set(len.unwrap_or_default());
        }
        self.0.serialize_seq(len).map(|compound| Compound(compound, self.1))
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<Self::Ok, S::Error> {
        if PAYLOAD {
            self.0.serialize_bytes(bytes).map(Done)
        } else {
            self.0.collect_seq(bytes).map(Done)
        }
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Self::Ok, S::Error> {
        self.0.serialize_some(&ThroughValue(value, self.1)).map(Done)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<Self::Ok, S::Error> {
        if let Some(form) = form_of::<T>() {
            self.1.form.set(form);
            let Done(ok) = value.serialize(Through::<S, true>(self.0, self.1))?;
            return Ok(Done(ok));
        }
        if is_runs::<T>() {
            self.1.in_runs.set(true);
            return value.serialize(self);
        }
        self.0.serialize_newtype_struct(name, &ThroughValue(value, self.1)).map(Done)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Self::Ok, S::Error> {
        self.0
            .serialize_newtype_variant(name, index, variant, &ThroughValue(value, self.1))
            .map(Done)
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<Self::Ok, S::Error> {
        self.0.collect_str(value).map(Done)
    }

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }
}

/// Hands the items of a sequence, map or struct on, each as a [`ThroughValue`].
pub(super) struct Compound<'a, C, const PAYLOAD: bool>(C, &'a Signals);

/// The traits whose items are values alone.
macro_rules! items {
    ($($compound:ident::$method:ident;)*) => {$(
        impl<C: $compound, const PAYLOAD: bool> $compound for Compound<'_, C, PAYLOAD> {
            type Ok = Done<C::Ok, PAYLOAD>;
            type Error = C::Error;

            #[inline]
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), C::Error> {
                self.0.$method(&ThroughValue(value, self.1))
            }

            #[inline]
            fn end(self) -> Result<Self::Ok, C::Error> {
                self.0.end().map(Done)
            }
        }
    )*};
}

items! {
    SerializeSeq::serialize_element;
    SerializeTuple::serialize_element;
    SerializeTupleStruct::serialize_field;
    SerializeTupleVariant::serialize_field;
}

/// The traits whose items have names.
macro_rules! fields {
    ($($compound:ident;)*) => {$(
        impl<C: $compound, const PAYLOAD: bool> $compound for Compound<'_, C, PAYLOAD> {
            type Ok = Done<C::Ok, PAYLOAD>;
            type Error = C::Error;

            #[inline]
            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), C::Error> {
                self.0.serialize_field(key, &ThroughValue(value, self.1))
            }

            #[inline]
            fn skip_field(&mut self, key: &'static str) -> Result<(), C::Error> {
                self.0.skip_field(key)
            }

            #[inline]
            fn end(self) -> Result<Self::Ok, C::Error> {
                self.0.end().map(Done)
            }
        }
    )*};
}

fields! {
    SerializeStruct;
    SerializeStructVariant;
}

/// Keys are handed on as they are: JSON has no bytes there, nor payloads.
impl<C: SerializeMap, const PAYLOAD: bool> SerializeMap for Compound<'_, C, PAYLOAD> {
    type Ok = Done<C::Ok, PAYLOAD>;
    type Error = C::Error;

    #[inline]
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), C::Error> {
        self.0.serialize_key(key)
    }

    #[inline]
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), C::Error> {
        self.0.serialize_value(&ThroughValue(value, self.1))
    }

    #[inline]
    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<(), C::Error> {
        self.0.serialize_entry(key, &ThroughValue(value, self.1))
    }

    #[inline]
    fn end(self) -> Result<Self::Ok, C::Error> {
        self.0.end().map(Done)
    }
}
