//! What the tests of the wires share: elements by name, wires by name, backends by name.

pub(crate) mod backend;
pub(crate) mod element;
#[path = "../shared/sonic_rs.rs"]
#[allow(dead_code, unreachable_pub, unused_imports, reason = "shared with other tests")]
mod sonic_rs;

use std::marker::PhantomData;

use ndserde::{
    As,
    field::{DeserializeField, SerializeField},
    wire::Wire,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A field that goes by the wire `W`, for backends to write and read.
pub(crate) struct By<W, T>(pub(crate) T, pub(crate) PhantomData<W>);

impl<W, T> By<W, T> {
    pub(crate) const fn new(field: T) -> Self {
        Self(field, PhantomData)
    }
}

impl<W: Wire, T: SerializeField<W>> Serialize for By<W, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        As::<W>::serialize(&self.0, serializer)
    }
}

impl<'de, W: Wire, T: DeserializeField<'de, W>> Deserialize<'de> for By<W, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        As::<W>::deserialize(deserializer).map(Self::new)
    }
}

/// `with_wire!(name, W => expression)`: the expression with `W` as the wire of that name.
#[macro_export]
macro_rules! with_wire {
    ($name:expr, $W:ident => $body:expr) => {
        $crate::with_wire!(@ $name, $W => $body,
            Tagged, Readable, Nested, Triple, Npy, NpyLatin1, NdarrayV1, JsonNumpy, MsgpackNumpy)
    };
    (@ $name:expr, $W:ident => $body:expr, $($Wire:ident),*) => {
        match $name {
            $(name if name == <ndserde::wire::$Wire as ndserde::wire::Wire>::NAME => {
                type $W = ndserde::wire::$Wire;
                $body
            })*
            name => panic!("no wire is named {name}"),
        }
    };
}

/// `with_element!(dtype, A => expression)`: the expression with `A` as the element type of that
/// dtype.
#[macro_export]
macro_rules! with_element {
    ($dtype:expr, $A:ident => $body:expr) => {
        $crate::with_element!(@ $dtype, $A => $body,
            bool => bool, i8 => int8, i16 => int16, i32 => int32, i64 => int64,
            u8 => uint8, u16 => uint16, u32 => uint32, u64 => uint64,
            half::f16 => float16, half::bf16 => bfloat16, f32 => float32, f64 => float64,
            num_complex::Complex<f32> => complex64, num_complex::Complex<f64> => complex128)
    };
    (@ $dtype:expr, $A:ident => $body:expr, $($Element:ty => $name:ident),*) => {
        match $dtype {
            $(stringify!($name) => {
                type $A = $Element;
                $body
            })*
            name => panic!("no element type has the dtype {name}"),
        }
    };
}
