//! The one error type: opaque, with messages that carry the names and numbers at fault.

#[cfg(feature = "std")]
mod io;
mod kind;
mod message;
mod quoted;

use alloc::{
    boxed::Box,
    format,
    string::{String, ToString},
};
use core::fmt;

pub use kind::ErrorKind;
pub(crate) use quoted::{BareName, Quoted};

/// Why an array could not be written or read.
///
/// The message names what was found and what was needed, for example
/// `tagged: shape [3, 4] of float64 needs 96 bytes, the data has 95`. It starts with the name of
/// the wire when one was involved. Data formats carry that message inside their own error types.
/// It stays short: of a record with many fields it has the first ones, `…, and 12 more fields`.
///
/// [`kind`](Self::kind) says whose fault it was. The [`io::Error`](std::io::Error) of a reader or
/// writer that failed is the [`source`](std::error::Error::source).
///
/// ```
/// use ndserde::ErrorKind;
///
/// let error = "float99".parse::<ndserde::DType>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown dtype \"float99\"");
/// assert_eq!(error.kind(), ErrorKind::Malformed);
/// ```
pub struct Error(Box<Inner>);

const _: () = assert!(size_of::<Error>() == size_of::<usize>(), "each result carries one");

#[derive(Debug)]
struct Inner {
    wire: Option<&'static str>,
    /// The column of rows, and the row.
    column: Option<(&'static str, Option<usize>)>,
    /// The member of an archive, and the indices of the item in the lists of the document.
    place: Option<String>,
    kind: Kind,
}

/// What went wrong; each variant is one message. Dtypes, byte orders and shapes are in words here, so
/// that the error stands above all of them.
#[derive(Debug)]
pub(crate) enum Kind {
    Base64(String),
    BoolByte {
        index: usize,
        byte: u8,
    },
    ByteOrderConflict {
        dtype: String,
        mark: &'static str,
        tag: &'static str,
    },
    ByteOrderMissing(String),
    Cast {
        data: String,
        field: String,
        rule: &'static str,
    },
    CastElement {
        at: String,
        value: String,
        data: String,
        field: String,
    },
    Custom(String),
    DTypeMismatch {
        data: String,
        field: String,
    },
    FixedAxes {
        shape: String,
        field: String,
    },
    Fraction {
        value: f64,
        dtype: String,
    },
    #[cfg(feature = "std")]
    Io(std::io::Error),
    Length {
        shape: String,
        dtype: String,
        needed: usize,
        found: usize,
    },
    ListDType {
        data: String,
        list: String,
    },
    ListDepth {
        at: String,
    },
    ListLength {
        shape: String,
        needed: usize,
        found: usize,
    },
    ListShape {
        list: String,
        shape: String,
    },
    Malformed(String),
    NotANumber {
        found: String,
        dtype: String,
    },
    Overflow {
        shape: String,
        dtype: String,
    },
    Ragged {
        at: String,
        found: usize,
        before: usize,
    },
    Range {
        value: String,
        dtype: String,
    },
    Rank {
        shape: String,
        axes: usize,
        field: usize,
    },
    Rounded {
        value: f64,
        dtype: String,
    },
    TooManyAxes {
        limit: usize,
    },
    Unborrowable {
        field: &'static str,
        why: &'static str,
        instead: &'static str,
    },
    Unknown {
        what: &'static str,
        word: String,
    },
    Unsupported {
        sort: &'static str,
        word: String,
        why: &'static str,
    },
}

impl Error {
    /// An error with a message of a wire's own, for [`Wire`](crate::wire::Wire) implementations.
    pub fn custom(message: impl fmt::Display) -> Self {
        Kind::Custom(message.to_string()).into()
    }

    /// The same error, its message led by the name of the wire that met it.
    #[must_use]
    pub fn in_wire(mut self, name: &'static str) -> Self {
        self.0.wire.get_or_insert(name);
        self
    }

    /// The same error, about the item of these indices in the lists of a document.
    #[must_use]
    pub(crate) fn at(mut self, place: &[usize]) -> Self {
        // A number without lists around it has no place.
        if !place.is_empty() {
            self.0.place.get_or_insert_with(|| format!("{place:?}"));
        }
        self
    }

    /// The same error, about this column of rows, or one row of it.
    #[must_use]
    pub(crate) fn in_column(mut self, name: &'static str, row: Option<usize>) -> Self {
        self.0.column.get_or_insert((name, row));
        self
    }

    /// The same error, about this member of an archive.
    #[cfg(feature = "npz")]
    #[must_use]
    pub(crate) fn in_member(mut self, name: &str) -> Self {
        let name = Quoted(name);
        let place = self.0.place.take();
        self.0.place = Some(place.map_or(name.to_string(), |place| format!("{name}{place}")));
        self
    }

    /// How a reader or writer failed, where one did.
    #[cfg(feature = "npz")]
    pub(crate) fn io_kind(&self) -> Option<std::io::ErrorKind> {
        match &self.0.kind {
            Kind::Io(error) => Some(error.kind()),
            _ => None,
        }
    }

    /// The same error, met while an input was read: a message without a kind is about that input.
    #[must_use]
    pub(crate) fn in_input(mut self) -> Self {
        if let Kind::Custom(message) = &mut self.0.kind {
            self.0.kind = Kind::Malformed(core::mem::take(message));
        }
        self
    }

    pub(crate) fn base64(why: impl fmt::Display) -> Self {
        Kind::Base64(why.to_string()).into()
    }

    /// A dtype that is known, and that no element type stands for.
    pub(crate) fn unsupported(sort: &'static str, word: &str, why: &'static str) -> Self {
        Kind::Unsupported { sort, word: Quoted(word).to_string(), why }.into()
    }

    /// A word outside its vocabulary, cut to a length that a message can carry.
    pub(crate) fn unknown(what: &'static str, word: &str) -> Self {
        Kind::Unknown { what, word: Quoted(word).to_string() }.into()
    }
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Self {
        Self(Box::new(Inner { wire: None, column: None, place: None, kind }))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(wire) = self.0.wire {
            write!(f, "{wire}: ")?;
        }
        match self.0.column {
            Some((column, Some(row))) => write!(f, "column {column}, row {row}: ")?,
            Some((column, None)) => write!(f, "column {column}: ")?,
            None => {}
        }
        if let Some(place) = &self.0.place {
            write!(f, "at {place}: ")?;
        }
        self.0.kind.fmt(f)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { wire, column, place, kind } = &*self.0;
        let mut fields = f.debug_struct("Error");
        fields
            .field("wire", wire)
            .field("column", column)
            .field("place", place)
            .field("kind", kind)
            .finish()
    }
}

impl core::error::Error for Error {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match &self.0.kind {
            #[cfg(feature = "std")]
            Kind::Io(error) => Some(error),
            _ => None,
        }
    }
}

/// For the data formats of this crate: what a reader says is about its input.
impl serde_core::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Kind::Malformed(message.to_string()).into()
    }
}

/// For the data formats of this crate.
impl serde_core::ser::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::custom(message)
    }
}

/// The same error, where its message is longer than anyone reads: a data format may put a whole
/// string of the input into it.
///
/// Only its start and its end, which often is the place, are kept.
pub(crate) fn shortened<E: serde_core::de::Error>(error: E) -> E {
    // An error of ours as its message: formats are made to take that already.
    match shorter(&error) {
        Some(shorter) => E::custom(shorter),
        None => error,
    }
}

fn shorter(error: &dyn fmt::Display) -> Option<Error> {
    const LONGEST: usize = 2048;
    let message = error.to_string();
    if message.len() <= LONGEST {
        return None;
    }
    let start = message.char_indices().nth(256).map_or(0, |(end, _)| end);
    let end = message.char_indices().nth_back(96).map_or(start, |(start, _)| start);
    let (start, end) = (message.get(..start), message.get(end..));
    let (start, end) = (start.unwrap_or_default(), end.unwrap_or_default());
    let cut = message.len().saturating_sub(start.len()).saturating_sub(end.len());
    Some(Error::custom(format_args!("{start} [{cut} bytes left out] {end}")))
}
