//! Tuples of fields.

use core::{fmt, marker::PhantomData};

use serde_core::{
    Deserializer, Serializer,
    de::{Error, SeqAccess, Visitor},
    ser::SerializeTuple,
};

use super::{
    DeserializeBy, FieldPart, SerializeBy, length,
    route::{ItemRoute, Named, OneRoute, Route},
};

/// Reads a tuple; the types live in the parameter.
struct TupleVisitor<T, W>(PhantomData<(T, W)>);

/// The first name that is not empty.
const fn first(name: &'static str, other: &'static str) -> &'static str {
    if name.is_empty() { other } else { name }
}

/// A tuple takes a tuple of routes, or one wire for all of its parts.
macro_rules! tuple {
    ($($len:literal => $($T:ident $R:ident $i:tt)+;)*) => {$(
        impl<$($R: Named),+> Named for ($($R,)+) {
            const NAME: &'static str = {
                let name = "";
                $(let name = first(name, $R::NAME);)+
                name
            };
        }

        impl<$($R: Named),+> Route for ($($R,)+) {}

        impl<$($R: Named),+> ItemRoute for ($($R,)+) {}

        impl<$($R: Named, $T: SerializeBy<$R>),+> SerializeBy<($($R,)+)> for ($($T,)+) {
            fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut tuple = serializer.serialize_tuple($len)?;
                $(tuple.serialize_element(&FieldPart::<_, $R>::of(&self.$i))?;)+
                tuple.end()
            }
        }

        impl<W: OneRoute, $($T: SerializeBy<W>),+> SerializeBy<W> for ($($T,)+) {
            fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                SerializeBy::<($(tuple!(@one W $i),)+)>::serialize_by(self, serializer)
            }
        }

        impl<'de, $($R: Named, $T: DeserializeBy<'de, $R>),+> DeserializeBy<'de, ($($R,)+)>
            for ($($T,)+)
        {
            fn deserialize_part<De: Deserializer<'de>>(deserializer: De) -> Result<Self, De::Error> {
                let visitor = TupleVisitor::<Self, ($($R,)+)>(PhantomData);
                deserializer.deserialize_tuple($len, visitor)
            }
        }

        impl<'de, W: OneRoute, $($T: DeserializeBy<'de, W>),+> DeserializeBy<'de, W> for ($($T,)+) {
            fn deserialize_part<De: Deserializer<'de>>(deserializer: De) -> Result<Self, De::Error> {
                DeserializeBy::<($(tuple!(@one W $i),)+)>::deserialize_part(deserializer)
            }
        }

        impl<'de, $($R: Named, $T: DeserializeBy<'de, $R>),+> Visitor<'de>
            for TupleVisitor<($($T,)+), ($($R,)+)>
        {
            type Value = ($($T,)+);

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a tuple of {} with {} arrays in it", $len, <($($R,)+)>::NAME)
            }

            fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<Self::Value, S::Error> {
                let tuple = ($(
                    seq.next_element::<FieldPart<$T, $R>>()?
                        .ok_or_else(|| S::Error::invalid_length($i, &self))?
                        .into_inner(),
                )+);
                length::end(&mut seq, <($($R,)+)>::NAME, $len)?;
                Ok(tuple)
            }
        }
    )*};
    (@one $W:ident $i:tt) => { $W };
}

tuple! {
    1 => A R0 0;
    2 => A R0 0 B R1 1;
    3 => A R0 0 B R1 1 C R2 2;
    4 => A R0 0 B R1 1 C R2 2 D R3 3;
    5 => A R0 0 B R1 1 C R2 2 D R3 3 E R4 4;
    6 => A R0 0 B R1 1 C R2 2 D R3 3 E R4 4 F R5 5;
    7 => A R0 0 B R1 1 C R2 2 D R3 3 E R4 4 F R5 5 G R6 6;
    8 => A R0 0 B R1 1 C R2 2 D R3 3 E R4 4 F R5 5 G R6 6 H R7 7;
    9 => A R0 0 B R1 1 C R2 2 D R3 3 E R4 4 F R5 5 G R6 6 H R7 7 I R8 8;
    10 => A R0 0 B R1 1 C R2 2 D R3 3 E R4 4 F R5 5 G R6 6 H R7 7 I R8 8 J R9 9;
    11 => A R0 0 B R1 1 C R2 2 D R3 3 E R4 4 F R5 5 G R6 6 H R7 7 I R8 8 J R9 9 K R10 10;
    12 => A R0 0 B R1 1 C R2 2 D R3 3 E R4 4 F R5 5 G R6 6 H R7 7 I R8 8 J R9 9 K R10 10 L R11 11;
}
