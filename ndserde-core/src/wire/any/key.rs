//! The keys of all layouts.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::NAME;
use crate::error::Quoted;

macro_rules! keys {
    ($($key:ident $name:literal,)*) => {
        /// A key of some layout.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Key {
            $($key,)*
        }

        impl Key {
            const ALL: &[Self] = &[$(Self::$key,)*];

            pub(super) const fn name(self) -> &'static str {
                match self {
                    $(Self::$key => $name,)*
                }
            }

            pub(super) fn of(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$key),)*
                    _ => None,
                }
            }
        }
    };
}

keys! {
    DType "dtype",
    Shape "shape",
    ByteOrder "byteorder",
    Order "order",
    Data "data",
    DunderNumpy "__numpy__",
    DunderNdarray "__ndarray__",
    Corder "Corder",
    Endian "endian",
    Nd "nd",
    Type "type",
    Kind "kind",
    UnderNd "_nd_",
    BData "bdata",
    DataType "datatype",
    Name "name",
    Parameters "parameters",
    Value "value",
    Array "array",
    Module "@module",
    Class "@class",
    Version "@version",
    ArrayType "_ArrayType_",
    ArraySize "_ArraySize_",
    ArrayData "_ArrayData_",
    ArrayOrder "_ArrayOrder_",
    ArrayIsComplex "_ArrayIsComplex_",
    ArrayIsSparse "_ArrayIsSparse_",
    ArrayZipType "_ArrayZipType_",
    ArrayZipSize "_ArrayZipSize_",
    ArrayZipData "_ArrayZipData_",
    V "v",
    Dim "dim",
    Dims "dims",
    Coords "coords",
    Attrs "attrs",
    Encoding "encoding",
    PyObject "py/object",
    Values "values",
    Base "base",
    Strides "strides",
    Offset "offset",
}

/// The keys of a struct where a format writes their places instead: those of the wire `tagged`, which
/// is what this one writes.
const BY_PLACE: &[Key] = &[Key::DType, Key::Shape, Key::ByteOrder, Key::Order, Key::Data];

/// A set of keys.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Keys(u64);

impl Keys {
    pub(super) const fn of(keys: &[Key]) -> Self {
        let mut set = Self(0);
        let mut rest = keys;
        while let [key, tail @ ..] = rest {
            set = set.with(*key);
            rest = tail;
        }
        set
    }

    pub(super) const fn with(self, key: Key) -> Self {
        Self(self.0 | 1 << key as u64)
    }

    pub(super) const fn has(self, key: Key) -> bool {
        self.0 & 1 << key as u64 != 0
    }

    /// Those that the other set lacks.
    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The names, for messages.
impl fmt::Display for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = Key::ALL.iter().filter(|key| self.has(**key)).map(|key| key.name());
        for (place, name) in names.enumerate() {
            write!(f, "{}`{name}`", if place == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

/// Reads a key, which may be text, bytes (`MessagePack` written by Python) or a place.
pub(super) struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key of some layout of arrays")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
        Key::of(name).ok_or_else(|| {
            let name = Quoted(name);
            E::custom(format_args!("{NAME}: unknown field {name}, which no known layout has"))
        })
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<Key, E> {
        self.visit_str(&String::from_utf8_lossy(name))
    }

    fn visit_u64<E: Error>(self, place: u64) -> Result<Key, E> {
        let key = usize::try_from(place).ok().and_then(|place| BY_PLACE.get(place));
        key.copied().ok_or_else(|| {
            E::custom(format_args!("{NAME}: unknown field {place}, which no known layout has"))
        })
    }
}
