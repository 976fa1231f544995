//! The parts of sequences, maps and structs on their way through.

use serde_core::{
    Serialize,
    ser::{
        SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
        SerializeTupleStruct, SerializeTupleVariant,
    },
};

use super::serializer::Value;
use crate::payload::Done;

/// Hands the parts on, each as a [`Value`].
pub(super) struct Parts<C, const PAYLOAD: bool>(pub(super) C);

/// The traits whose parts are values alone.
macro_rules! items {
    ($($compound:ident::$method:ident;)*) => {$(
        impl<C: $compound, const PAYLOAD: bool> $compound for Parts<C, PAYLOAD> {
            type Ok = Done<C::Ok, PAYLOAD>;
            type Error = C::Error;

            #[inline]
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), C::Error> {
                self.0.$method(&Value(value))
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

/// The traits whose parts have names.
macro_rules! fields {
    ($($compound:ident;)*) => {$(
        impl<C: $compound, const PAYLOAD: bool> $compound for Parts<C, PAYLOAD> {
            type Ok = Done<C::Ok, PAYLOAD>;
            type Error = C::Error;

            #[inline]
            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), C::Error> {
                self.0.serialize_field(key, &Value(value))
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
impl<C: SerializeMap, const PAYLOAD: bool> SerializeMap for Parts<C, PAYLOAD> {
    type Ok = Done<C::Ok, PAYLOAD>;
    type Error = C::Error;

    #[inline]
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), C::Error> {
        self.0.serialize_key(key)
    }

    #[inline]
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), C::Error> {
        self.0.serialize_value(&Value(value))
    }

    #[inline]
    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<(), C::Error> {
        self.0.serialize_entry(key, &Value(value))
    }

    #[inline]
    fn end(self) -> Result<Self::Ok, C::Error> {
        self.0.end().map(Done)
    }
}
