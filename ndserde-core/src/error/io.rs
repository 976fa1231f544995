//! Errors of readers and writers, both ways.

use std::io;

use super::{Error, ErrorKind, Inner, Kind};

/// Kept as the [`source`](std::error::Error::source).
impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Kind::Io(error).into()
    }
}

/// The error of the reader or writer as it was; any other is `InvalidData`, or `Other` where it is
/// [`ErrorKind::Custom`].
///
/// ```
/// use std::io;
///
/// fn array(file: &[u8]) -> io::Result<ndarray::Array1<f64>> {
///     Ok(ndserde::npy::from_slice(file)?)
/// }
///
/// assert_eq!(array(b"no file").unwrap_err().kind(), io::ErrorKind::InvalidData);
/// ```
impl From<Error> for io::Error {
    fn from(error: Error) -> Self {
        let kind = match error.kind() {
            ErrorKind::Custom => io::ErrorKind::Other,
            _ => io::ErrorKind::InvalidData,
        };
        match *error.0 {
            Inner { kind: Kind::Io(error), .. } => error,
            inner => Self::new(kind, Error(Box::new(inner))),
        }
    }
}
