//! What a document says of the dtype: a name, or a typestr with its mark of the byte order.

use std::str::FromStr;

use super::DType;
use crate::{aligned::Width, byteorder::ByteOrder, error::Error};

/// A dtype as documents spell it: NumPy's name (`float64`) or typestr (`<f8`, `>i2`, `|b1`).
///
/// ```
/// use ndserde::{ByteOrder, DType, wire::Descr};
///
/// let descr: Descr = ">i2".parse()?;
/// assert_eq!((descr.dtype(), descr.byteorder()), (DType::Int16, Some(ByteOrder::Big)));
/// # Ok::<(), ndserde::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Descr {
    dtype: DType,
    byteorder: Option<ByteOrder>,
}

impl Descr {
    /// The element type.
    #[must_use]
    pub const fn dtype(self) -> DType {
        self.dtype
    }

    /// The mark of a typestr; none for a name, and none for elements of one byte.
    #[must_use]
    pub const fn byteorder(self) -> Option<ByteOrder> {
        self.byteorder
    }

    /// A dtype whose scalars have this byte order.
    pub(crate) const fn marked(dtype: DType, byteorder: ByteOrder) -> Self {
        Self { dtype, byteorder: Some(byteorder) }
    }

    /// A dtype without a mark.
    pub(crate) const fn unmarked(dtype: DType) -> Self {
        Self { dtype, byteorder: None }
    }
}

/// A dtype without a mark of the byte order.
impl From<DType> for Descr {
    fn from(dtype: DType) -> Self {
        Self::unmarked(dtype)
    }
}

const OBJECT: &str = "its data is a pickle, which is never executed";
const STRUCTURED: &str = "an array has elements of one plain type";

impl FromStr for Descr {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        let unknown = || match word.trim_start_matches(['<', '>', '=', '|']).as_bytes() {
            [b'O', ..] | b"object" => Error::unsupported("object", word, OBJECT),
            [b'V' | b'[' | b'{', ..] => Error::unsupported("structured", word, STRUCTURED),
            _ => Error::unknown("dtype", word),
        };
        let (byteorder, code) = match word.split_at_checked(1) {
            Some(("<", code)) => (Some(ByteOrder::Little), code),
            Some((">", code)) => (Some(ByteOrder::Big), code),
            Some(("|", code)) => (None, code),
            _ if DType::time(word).is_some() => return word.parse().map(Self::unmarked),
            _ => return word.parse().map(Self::unmarked).map_err(|_| unknown()),
        };
        let has_code = |dtype: &&DType| dtype.row().1.and_then(|word| word.get(1..)) == Some(code);
        let dtype = match DType::ALL.iter().find(has_code) {
            Some(dtype) => *dtype,
            None => DType::time(code).ok_or_else(unknown)??,
        };
        match (dtype.width(), byteorder) {
            (Width::W1, _) => Ok(Self::unmarked(dtype)),
            (_, None) => Err(unknown()),
            _ => Ok(Self { dtype, byteorder }),
        }
    }
}
