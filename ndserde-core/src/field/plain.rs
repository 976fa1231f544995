//! Plain values, so that tuples and maps can mix them with arrays: they stay serde's.

use alloc::string::String;

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::{DeserializeBy, SerializeBy};
use crate::wire::Wire;

/// Calls a macro with the types that are plain values, and what follows its name as they stand.
macro_rules! for_each_plain {
    ($macro:ident $($unsized:ty)?) => {
        $macro!(
            $($unsized,)?
            (),
            bool,
            char,
            String,
            f32,
            f64,
            i8,
            i16,
            i32,
            i64,
            i128,
            isize,
            u8,
            u16,
            u32,
            u64,
            u128,
            usize
        );
    };
}

pub(crate) use for_each_plain;

macro_rules! plain {
    ($($plain:ty),*) => {$(
        impl<W: Wire> SerializeBy<W> for $plain {
            fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.serialize(serializer)
            }
        }

        impl<'de, W: Wire> DeserializeBy<'de, W> for $plain {
            fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize(deserializer)
            }
        }
    )*};
}

for_each_plain!(plain);
