//! The keys of all layouts.

use core::fmt;

use crate::{
    content::Content,
    error::{Error, Quoted},
    number::Number,
};

macro_rules! keys {
    ($($key:ident $name:literal,)*) => {
        /// A key of some layout.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum LayoutKey {
            $($key,)*
        }

        impl LayoutKey {
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
    Compression "compression",
    Shuffle "shuffle",
    DunderNumpy "__numpy__",
    DunderNdarray "__ndarray__",
    Corder "Corder",
    Endian "endian",
    Nd "nd",
    Type "type",
    Kind "kind",
    UnderNd "_nd_",
    BData "bdata",
    InputArray "_inputArray",
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
    Writeable "writeable",
    NpGeneric "__npgeneric__",
    Complex "complex",
    Flags "flags",
    NRows "nrows",
    NCols "ncols",
    DollarBinary "$binary",
    DollarType "$type",
}

/// The keys of a struct where a format writes their places instead: those of the wire `tagged`, which
/// is what this one writes.
const BY_PLACE: &[LayoutKey] =
    &[LayoutKey::DType, LayoutKey::Shape, LayoutKey::ByteOrder, LayoutKey::Order, LayoutKey::Data];

/// The keys whose values say nothing of the array.
const IGNORED: Keys = Keys::of(&[
    LayoutKey::InputArray,
    LayoutKey::Name,
    LayoutKey::Parameters,
    LayoutKey::Version,
    LayoutKey::ArrayZipSize,
    LayoutKey::Coords,
    LayoutKey::Attrs,
    LayoutKey::Encoding,
    LayoutKey::Flags,
]);

/// Whether the value of a key says nothing of the array.
pub(super) fn is_ignored(name: &str) -> bool {
    LayoutKey::of(name).is_some_and(|key| IGNORED.has(key))
}

impl LayoutKey {
    /// Whether a map may be its value.
    pub(super) fn may_be_map(self) -> bool {
        matches!(self, Self::Array | Self::Base | Self::Value | Self::DollarBinary)
            || IGNORED.has(self)
    }
}

/// A set of keys.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Keys(u64);

impl Keys {
    pub(super) const fn of(keys: &[LayoutKey]) -> Self {
        let mut set = Self(0);
        let mut rest = keys;
        while let [key, tail @ ..] = rest {
            set = set.with(*key);
            rest = tail;
        }
        set
    }

    pub(super) const fn with(self, key: LayoutKey) -> Self {
        Self(self.0 | 1 << key as u64)
    }

    pub(super) const fn has(self, key: LayoutKey) -> bool {
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
        let names = LayoutKey::ALL.iter().filter(|key| self.has(**key)).map(|key| key.name());
        for (place, name) in names.enumerate() {
            write!(f, "{}`{name}`", if place == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

impl LayoutKey {
    /// A key, which may be text, bytes (`MessagePack` written by Python) or a place.
    pub(super) fn read(name: &Content<'_>) -> Result<Self, Error> {
        let unknown = |name: &dyn fmt::Display| {
            Error::custom(format_args!("unknown field {name}, which no known layout has"))
        };
        if let Some(word) = name.as_word() {
            return Self::of(&word).ok_or_else(|| match &*word {
                "0" => Error::custom(
                    "unknown field \"0\": a map of places is what JSON.stringify makes of a typed array, \
                     of which Array.from makes a list",
                ),
                word => unknown(&Quoted(word)),
            });
        }
        let place = match name.as_number() {
            Some(Number::Signed(place)) => usize::try_from(place).ok(),
            _ => None,
        };
        let key = place.and_then(|place| BY_PLACE.get(place));
        key.copied().ok_or_else(|| match name.as_number() {
            Some(place) => unknown(&place),
            None => unknown(name),
        })
    }
}
