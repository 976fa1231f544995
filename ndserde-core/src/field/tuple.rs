//! Tuples of fields.

use std::{fmt, marker::PhantomData};

use serde_core::{
    Deserializer, Serializer,
    de::{Error, SeqAccess, Visitor},
    ser::SerializeTuple,
};

use super::{DeserializeField, Field, Nd, SerializeField};
use crate::wire::Wire;

/// Reads a tuple; the types live in the parameter.
struct TupleVisitor<T, W>(PhantomData<(T, W)>);

macro_rules! tuple {
    ($($len:literal => $($T:ident $i:tt)+;)*) => {$(
        impl<$($T: Field),+> Field for ($($T,)+) {
            const HOLDS_ARRAY: bool = $($T::HOLDS_ARRAY)||+;
        }

        impl<W: Wire, $($T: SerializeField<W>),+> SerializeField<W> for ($($T,)+) {
            fn serialize_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut tuple = serializer.serialize_tuple($len)?;
                $(tuple.serialize_element(&Nd::<_, W>::of(&self.$i))?;)+
                tuple.end()
            }
        }

        impl<'de, W: Wire, $($T: DeserializeField<'de, W>),+> DeserializeField<'de, W> for ($($T,)+) {
            fn deserialize_wire<De: Deserializer<'de>>(deserializer: De) -> Result<Self, De::Error> {
                deserializer.deserialize_tuple($len, TupleVisitor::<Self, W>(PhantomData))
            }
        }

        impl<'de, W: Wire, $($T: DeserializeField<'de, W>),+> Visitor<'de> for TupleVisitor<($($T,)+), W> {
            type Value = ($($T,)+);

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a tuple of {} with {} arrays in it", $len, W::NAME)
            }

            fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<Self::Value, S::Error> {
                Ok(($(
                    seq.next_element::<Nd<$T, W>>()?
                        .ok_or_else(|| S::Error::invalid_length($i, &self))?
                        .into_inner(),
                )+))
            }
        }
    )*};
}

tuple! {
    1 => A 0;
    2 => A 0 B 1;
    3 => A 0 B 1 C 2;
    4 => A 0 B 1 C 2 D 3;
    5 => A 0 B 1 C 2 D 3 E 4;
    6 => A 0 B 1 C 2 D 3 E 4 F 5;
    7 => A 0 B 1 C 2 D 3 E 4 F 5 G 6;
    8 => A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
    9 => A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8;
    10 => A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9;
    11 => A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10;
    12 => A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11;
}
