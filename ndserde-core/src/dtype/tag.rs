//! What a document says of the dtype: a name, or a typestr with its mark of the byte order.

use std::str::FromStr;

use crate::{ByteOrder, DType, Error, words::Width};

/// A dtype as documents spell it: NumPy's name (`float64`) or typestr (`<f8`, `>i2`, `|b1`).
///
/// ```
/// use ndserde_core::{ByteOrder, DType, DTypeTag};
/// let tag: DTypeTag = ">i2".parse()?;
/// assert_eq!((tag.dtype, tag.byteorder), (DType::Int16, Some(ByteOrder::Big)));
/// # Ok::<(), ndserde_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DTypeTag {
    /// The element type.
    pub dtype: DType,
    /// The mark of a typestr; none for a name, and none for elements of one byte.
    pub byteorder: Option<ByteOrder>,
}

impl DTypeTag {
    /// A dtype without a mark.
    #[must_use]
    pub const fn named(dtype: DType) -> Self {
        Self { dtype, byteorder: None }
    }
}

const OBJECT: &str = "its data is a pickle, which is never executed";
const STRUCTURED: &str = "an array has elements of one plain type";

impl FromStr for DTypeTag {
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
            _ => return word.parse().map(Self::named).map_err(|_| unknown()),
        };
        let dtype = DType::ALL
            .into_iter()
            .find(|dtype| dtype.typestr().and_then(|typestr| typestr.get(1..)) == Some(code))
            .ok_or_else(unknown)?;
        match (dtype.width(), byteorder) {
            (Width::W1, _) => Ok(Self::named(dtype)),
            (_, None) => Err(unknown()),
            _ => Ok(Self { dtype, byteorder }),
        }
    }
}
