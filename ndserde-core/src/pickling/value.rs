//! The values of a pickle, as numbers of places.

use super::global::Global;

/// A value, small enough that a byte of input cannot make much of it; what it holds stands in the
/// [`Heap`], at the place of this number.
///
/// Places instead of references: dropping a list within a list within a list would otherwise take
/// as much stack as an input likes.
#[derive(Clone, Copy, Debug)]
pub(super) enum PyValue {
    None,
    Bool(bool),
    Int(i32),
    /// An integer that is longer.
    Wide(u32),
    /// An integer that an `i128` does not hold: its bytes in two's complement, the least first.
    Huge(u32),
    /// An integer of more digits than are read.
    TooLong,
    Float(u32),
    /// A complex number: a chain of two floats.
    Complex(u32),
    Text(u32),
    Bytes(u32),
    /// A string of Python 2, which may be either.
    Str(u32),
    /// Text with halves of surrogate pairs, which no UTF-8 has.
    Surrogates(u32),
    /// The bytes of a text in Latin-1, which is how Python 3 writes bytes in the protocols of
    /// Python 2. It stays a text until it is asked for, so that a text that is encoded a thousand
    /// times costs no more than one.
    Encoded(u32),
    List(u32),
    Tuple(u32),
    Set(u32),
    /// Keys and values in turn.
    Dict(u32),
    /// A list of pairs that becomes a dict.
    Pairs(u32),
    Global(Global),
    /// A name that is not known: a class or a function.
    Class(u32),
    /// What the call of one would make, and what it would be filled with.
    Object(u32),
    DType(u32),
    Array(u32),
}

/// Which value something is, among those of a heap that are taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Identity {
    Chain(u32),
    Object(u32),
    Array(u32),
    DType(u32),
    String(u32),
}

/// The items of a list, tuple, set or dict: a chain, since lists grow while others do.
#[derive(Clone, Copy)]
pub(super) struct Chain {
    pub(super) first: u32,
    pub(super) last: u32,
}

/// No item.
pub(super) const END: u32 = u32::MAX;

impl Chain {
    pub(super) const EMPTY: Self = Self { first: END, last: END };
}

#[derive(Clone, Copy)]
pub(super) struct Item {
    pub(super) value: PyValue,
    pub(super) next: u32,
}

/// A dtype, as it was made and as it was filled.
#[derive(Clone, Copy)]
pub(super) struct DTypeObject {
    pub(super) code: PyValue,
    pub(super) state: Option<PyValue>,
}

/// An array or NumPy scalar: what it was made of, for [`array`](super::array) to look at.
#[derive(Clone, Copy)]
pub(super) enum ArrayObject {
    /// Made, and not filled.
    Empty,
    /// Made by joblib, and not filled: its elements stand behind its description.
    Joblib,
    /// Filled with this state.
    State(PyValue),
    /// Filled with these parts of a state, or made of them: a shape, which is a tuple, and a dtype.
    Filled { shape: u32, dtype: u32, in_f_order: bool, data: PyValue },
    /// `_frombuffer` with these arguments.
    Buffer(PyValue),
    /// `scalar` with these arguments.
    Scalar(PyValue),
}

/// A name that is not known, by the places of its texts.
#[derive(Clone, Copy)]
pub(super) enum ClassName {
    /// That of its module, and its own.
    Two { module: u32, name: u32 },
    /// Both in two lines.
    Lines(u32),
}

/// An object of a class: what it was made with, and what it was filled with.
#[derive(Clone, Copy)]
pub(super) struct ClassObject {
    /// What was called.
    pub(super) class: PyValue,
    pub(super) arguments: PyValue,
    /// None, where it has not been filled.
    pub(super) state: PyValue,
    /// The chain of what was appended to it, and that of keys and values, if there are such.
    pub(super) items: u32,
    pub(super) entries: u32,
}

impl PyValue {
    /// What messages call it.
    pub(super) const fn sort(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::Bool(_) => "a bool",
            Self::Int(_) | Self::Wide(_) | Self::Huge(_) | Self::TooLong => "an integer",
            Self::Float(_) => "a float",
            Self::Complex(_) => "a complex number",
            Self::Text(_) => "text",
            Self::Surrogates(_) => "text with a lone surrogate",
            Self::Bytes(_) | Self::Encoded(_) => "bytes",
            Self::Str(_) => "a string",
            Self::List(_) => "a list",
            Self::Tuple(_) => "a tuple",
            Self::Set(_) => "a set",
            Self::Dict(_) | Self::Pairs(_) => "a dict",
            Self::Global(_) | Self::Class(_) => "a type",
            Self::Object(_) => "an object of a class",
            Self::DType(_) => "a dtype",
            Self::Array(_) => "an array",
        }
    }
}
