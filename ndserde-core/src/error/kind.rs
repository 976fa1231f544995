//! What sort of error it was, for programs that act on it.

use super::{Error, Kind};

/// What sort of [`Error`] it was: whether the data was at fault, or what it was read from.
///
/// A service that was sent the data answers 400 or 500 by it:
///
/// ```
/// use ndserde::{DynArray, ErrorKind, Nd, pickle};
///
/// fn status(error: &ndserde::Error) -> u16 {
///     match error.kind() {
///         // The connection broke, or something else than the data was at fault.
///         ErrorKind::Io | ErrorKind::Custom => 500,
///         ErrorKind::Unsupported => 415,
///         _ => 400,
///     }
/// }
///
/// let error = pickle::from_slice::<Nd<DynArray>>(b"no pickle").unwrap_err();
/// assert_eq!(status(&error), 400);
/// ```
///
/// Data formats keep the message of an error and not its kind: those that have kinds of their own,
/// such as `serde_json::Error::classify`, count it as wrong data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The data is sound, and has another dtype than is asked for.
    DType,
    /// The data is sound, and has another number of axes than is asked for, or another length of one.
    Shape,
    /// An element is none of its dtype, or does not fit into the one that is asked for.
    Value,
    /// The input is malformed, contradicts itself, or is not what the type asks for.
    Malformed,
    /// The data is known, and not carried: a dtype such as `object`, too many axes, or a view of
    /// data that cannot be borrowed.
    Unsupported,
    /// A reader or a writer failed: the [`source`](std::error::Error::source) says why.
    Io,
    /// Only the message says what it was: [`Error::custom`], and what cannot be written.
    Custom,
}

impl Error {
    /// What sort of error it was.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match &self.0.kind {
            Kind::Cast { .. } | Kind::DTypeMismatch { .. } | Kind::ListDType { .. } => {
                ErrorKind::DType
            }
            Kind::FixedAxes { .. } | Kind::Rank { .. } => ErrorKind::Shape,
            Kind::BoolByte { .. }
            | Kind::CastElement { .. }
            | Kind::Fraction { .. }
            | Kind::NotANumber { .. }
            | Kind::Range { .. }
            | Kind::Rounded { .. } => ErrorKind::Value,
            Kind::Base64(_)
            | Kind::ByteOrderConflict { .. }
            | Kind::ByteOrderMissing(_)
            | Kind::Length { .. }
            | Kind::ListDepth { .. }
            | Kind::ListLength { .. }
            | Kind::ListShape { .. }
            | Kind::Malformed(_)
            | Kind::Overflow { .. }
            | Kind::Ragged { .. }
            | Kind::Unknown { .. } => ErrorKind::Malformed,
            Kind::TooManyAxes { .. } | Kind::Unborrowable { .. } | Kind::Unsupported { .. } => {
                ErrorKind::Unsupported
            }
            #[cfg(feature = "std")]
            Kind::Io(_) => ErrorKind::Io,
            Kind::Custom(_) => ErrorKind::Custom,
        }
    }
}
