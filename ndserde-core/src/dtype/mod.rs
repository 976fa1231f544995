//! The element types by name.

mod build;
mod code;
#[cfg(test)]
pub(crate) mod counted;
mod descr;
pub(crate) mod layout;
pub(crate) mod literal;
mod parse;
mod placement;
mod record;
pub(crate) mod repr;
mod resolve;
mod time;
mod unit;
mod word;

use alloc::{
    borrow::Cow,
    format,
    string::{String, ToString},
};
use core::fmt;

pub use descr::Descr;
pub(crate) use layout::Layout;
pub(crate) use placement::Placement;
pub use record::{Record, RecordField, RecordParts, SubArray};
pub(crate) use resolve::Moves;
pub use time::TimeUnit;
pub(crate) use unit::{Length, with_units};

use crate::aligned::Width;

/// An element type, by NumPy's name.
///
/// Dates and spans count units of time, from 1970-01-01 on; their elements are `int64`, of which the
/// least means "not a time" (`NaT`). Text has a width, which longer elements do not fit into and
/// shorter ones are filled up to with zeros: in characters of four bytes (`Str`), or in bytes
/// (`Bytes`). A record has named fields. Of the bytes of `Void` nothing is known but how many there are:
/// NumPy writes the floats of `ml_dtypes` so, which it has no names for
/// ([`DynArray::reinterpret_void`](crate::DynArray::reinterpret_void)).
///
/// ```
/// use ndserde::DType;
///
/// assert_eq!(DType::Float64.to_string(), "float64");
/// assert_eq!("complex64".parse::<DType>()?.itemsize(), 8);
/// assert_eq!(DType::Str(5).to_string(), "<U5");
/// # Ok::<(), ndserde::Error>(())
/// ```
///
/// What [`Display`](fmt::Display) writes can be parsed, and so can every typestr of NumPy. A dtype has
/// no byte order: what a typestr says of it is left out, as the padding of a record is. A
/// [`Descr`](crate::wire::Descr) keeps it.
///
/// ```
/// use ndserde::DType;
///
/// for typestr in ["<f8", ">f8", "=f8", "f8"] {
///     assert_eq!(typestr.parse::<DType>()?, DType::Float64);
/// }
/// let record: DType = "[('x', '<f8'), ('id', '<i4', (3,))]".parse()?;
/// assert_eq!(record.itemsize(), 8 + 3 * 4);
/// assert_eq!(record.to_string().parse::<DType>()?, record);
/// # Ok::<(), ndserde::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[allow(missing_docs, reason = "each variant is named like the dtype it stands for")]
pub enum DType {
    Bool,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Float16,
    BFloat16,
    Float32,
    Float64,
    Complex64,
    Complex128,
    DateTime64(TimeUnit),
    TimeDelta64(TimeUnit),
    Str(usize),
    Bytes(usize),
    Void(usize),
    Record(Record),
}

/// What dates and spans are called: the name, and the code of the typestr.
const DATE: (&str, &str) = ("datetime64", "M8");
const SPAN: (&str, &str) = ("timedelta64", "m8");

impl DType {
    /// Every dtype that has no unit, no width and no fields, in the order of the documentation.
    pub const ALL: &'static [Self] = &[
        Self::Bool,
        Self::Int8,
        Self::Int16,
        Self::Int32,
        Self::Int64,
        Self::UInt8,
        Self::UInt16,
        Self::UInt32,
        Self::UInt64,
        Self::Float16,
        Self::BFloat16,
        Self::Float32,
        Self::Float64,
        Self::Complex64,
        Self::Complex128,
    ];

    /// NumPy's name (`bfloat16` is that of the package `ml_dtypes`), NumPy's typestr, and the
    /// memory of one element: scalars x bytes of a scalar.
    const fn row(&self) -> (&'static str, Option<&'static str>, usize, Width) {
        match self {
            Self::Bool => ("bool", Some("|b1"), 1, Width::W1),
            Self::Int8 => ("int8", Some("|i1"), 1, Width::W1),
            Self::Int16 => ("int16", Some("<i2"), 1, Width::W2),
            Self::Int32 => ("int32", Some("<i4"), 1, Width::W4),
            Self::Int64 => ("int64", Some("<i8"), 1, Width::W8),
            Self::UInt8 => ("uint8", Some("|u1"), 1, Width::W1),
            Self::UInt16 => ("uint16", Some("<u2"), 1, Width::W2),
            Self::UInt32 => ("uint32", Some("<u4"), 1, Width::W4),
            Self::UInt64 => ("uint64", Some("<u8"), 1, Width::W8),
            Self::Float16 => ("float16", Some("<f2"), 1, Width::W2),
            Self::BFloat16 => ("bfloat16", None, 1, Width::W2),
            Self::Float32 => ("float32", Some("<f4"), 1, Width::W4),
            Self::Float64 => ("float64", Some("<f8"), 1, Width::W8),
            Self::Complex64 => ("complex64", Some("<c8"), 2, Width::W4),
            Self::Complex128 => ("complex128", Some("<c16"), 2, Width::W8),
            // Without their units, widths and fields, which `name` and `typestr` add.
            Self::DateTime64(_) => (DATE.0, None, 1, Width::W8),
            Self::TimeDelta64(_) => (SPAN.0, None, 1, Width::W8),
            Self::Str(width) => ("str", None, *width, Width::W4),
            Self::Bytes(width) => ("bytes", None, *width, Width::W1),
            Self::Void(size) => ("void", None, *size, Width::W1),
            // A record's parts are little-endian wherever it stands.
            Self::Record(record) => ("record", None, record.itemsize(), Width::W1),
        }
    }

    /// The name of a dtype that has nothing else to it.
    #[inline]
    pub(crate) const fn plain_name(&self) -> Option<&'static str> {
        match self {
            Self::DateTime64(_)
            | Self::TimeDelta64(_)
            | Self::Str(_)
            | Self::Bytes(_)
            | Self::Void(_)
            | Self::Record(_) => None,
            _ => Some(self.row().0),
        }
    }

    /// NumPy's name, as it stands on the wire; a record's is NumPy's list of its fields.
    pub(crate) fn name(&self) -> Cow<'static, str> {
        match self {
            Self::DateTime64(unit) | Self::TimeDelta64(unit) => unit.behind(self.row().0),
            Self::Str(width) => Cow::Owned(format!("<U{width}")),
            Self::Bytes(width) => Cow::Owned(format!("|S{width}")),
            Self::Void(size) => Cow::Owned(format!("|V{size}")),
            Self::Record(record) => Cow::Owned(repr::of(record)),
            _ => Cow::Borrowed(self.row().0),
        }
    }

    /// What a message calls it: as it is displayed, but of a record with many fields only the first
    /// and how many there are more.
    pub(crate) fn in_message(&self) -> String {
        match self {
            Self::Record(record) => repr::short(record),
            dtype => dtype.to_string(),
        }
    }

    /// NumPy's typestr of the little-endian dtype (`<f8`, `|b1`), or its list of fields; there is
    /// none for `bfloat16`.
    pub(crate) fn typestr(&self) -> Option<Cow<'static, str>> {
        match self {
            Self::DateTime64(unit) => Some(unit.behind("<M8")),
            Self::TimeDelta64(unit) => Some(unit.behind("<m8")),
            Self::Str(_) | Self::Bytes(_) | Self::Void(_) => Some(self.name()),
            Self::Record(_) => self.has_typestr().then(|| self.name()),
            _ => self.row().1.map(Cow::Borrowed),
        }
    }

    /// NumPy's letter for its kind: `f` of `<f8`.
    pub(crate) fn kind(&self) -> Option<char> {
        match self {
            Self::Record(_) => Some('V'),
            dtype => dtype.typestr()?.chars().nth(1),
        }
    }

    /// Whether NumPy has a typestr for it, and for each field of a record.
    pub(crate) fn has_typestr(&self) -> bool {
        match self {
            Self::Record(record) => record.fields().iter().all(|field| field.dtype().has_typestr()),
            dtype => *dtype != Self::BFloat16,
        }
    }

    /// Whether an element of the other dtype stands in a field of this one as it is: text of no width
    /// stands for text of any.
    #[inline]
    pub(crate) fn takes(&self, other: &Self) -> bool {
        self == other
            || matches!(
                (self, other),
                (Self::Str(0), Self::Str(_)) | (Self::Bytes(0), Self::Bytes(_))
            )
    }

    /// Whether an element can stand in bytes without a meaning of this dtype.
    pub(crate) fn is_in_void(&self, void: &Self) -> bool {
        *void == Self::Void(self.itemsize()) && !matches!(self, Self::Record(_))
    }

    /// The dtype of the memory: `int64` for dates and spans.
    pub(crate) fn stored(&self) -> &Self {
        match self {
            Self::DateTime64(_) | Self::TimeDelta64(_) => &Self::Int64,
            other => other,
        }
    }

    /// How many scalars one element has: 2 for complex numbers, the width for text, else 1.
    #[inline]
    pub(crate) const fn scalars(&self) -> usize {
        self.row().2
    }

    /// The memory of one scalar, which is what a byte order is about.
    #[inline]
    pub(crate) const fn width(&self) -> Width {
        self.row().3
    }

    /// The memory of one element in bytes.
    #[must_use]
    #[inline]
    pub const fn itemsize(&self) -> usize {
        let (_, _, scalars, width) = self.row();
        scalars.saturating_mul(width.bytes())
    }
}

impl fmt::Display for DType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // Of any width.
            Self::Str(0) | Self::Bytes(0) => f.write_str(self.row().0),
            Self::Void(size) => write!(f, "void{size}"),
            _ => f.write_str(&self.name()),
        }
    }
}
