//! Which wire the arrays of a document are written by.

use clap::{ValueEnum, builder::PossibleValue};
use ndserde::{Value, field::SerializeBy, wire};
use serde::{Serialize, Serializer};

macro_rules! wires {
    ($($Wire:ident, $help:literal;)*) => {
        /// The wires that arrays can be written by.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Wire {
            $($Wire,)*
        }

        impl ValueEnum for Wire {
            fn value_variants<'a>() -> &'a [Self] {
                &[$(Self::$Wire,)*]
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                let (name, help) = match self {
                    $(Self::$Wire => (<wire::$Wire as wire::Wire>::NAME, $help),)*
                };
                Some(PossibleValue::new(name).help(help))
            }
        }

        impl Wire {
            fn serialize<S: Serializer>(self, value: &Value, to: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$Wire => SerializeBy::<wire::$Wire>::serialize_by(value, to),)*
                }
            }
        }
    };
}

wires! {
    Tagged, "a map of dtype, shape, byteorder, order and data";
    Readable, "the same map, with the data as nested lists";
    Nested, "nested lists alone, which do not say their dtype";
    Triple, "a list of dtype, data and shape";
    Npy, "a .npy file";
    NpyLatin1, "a .npy file as text, a character for each byte";
    NdarrayV1, "what ndarray's own feature serde writes";
    JsonNumpy, "Python's json-numpy";
    MsgpackNumpy, "Python's msgpack-numpy";
    Pickle, "a pickle";
    PickleLatin1, "a pickle as text, a character for each byte";
    Packed, "a few bytes and the elements, as one string of bytes";
    Raw, "the bytes of the elements alone, of arrays of one axis";
    TypedArray, "CBOR's typed arrays (RFC 8746), in CBOR alone";
}

/// A document whose arrays are written by a wire.
pub struct ByWire<'a> {
    pub value: &'a Value,
    pub wire: Wire,
}

impl Serialize for ByWire<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.wire.serialize(self.value, serializer)
    }
}
