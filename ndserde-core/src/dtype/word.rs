//! Dtypes by the words for them.

use core::str::FromStr;

use super::{DATE, DType, Descr, SPAN, TimeUnit};
use crate::error::Error;

/// The widest text, of which NumPy's itemsize is 2^31 - 4.
const MAX_WIDTH: u32 = (1 << 29) - 1;

impl DType {
    /// The dtype of a name as documents have it (`float64`, `datetime64[ns]`).
    pub(super) fn of_name(name: &str) -> Option<Result<Self, Error>> {
        match Self::ALL.iter().find(|dtype| dtype.row().0 == name) {
            Some(dtype) => Some(Ok(dtype.clone())),
            None => Self::time(name),
        }
    }

    /// The dtype of a typestr without its mark of the byte order (`f8`, `M8[ns]`, `U5`).
    pub(super) fn of_code(code: &str) -> Option<Result<Self, Error>> {
        let has_code = |dtype: &&Self| dtype.row().1.and_then(|word| word.get(1..)) == Some(code);
        match Self::ALL.iter().find(has_code) {
            Some(dtype) => Some(Ok(dtype.clone())),
            None => Self::text(code).map(Ok).or_else(|| Self::time(code)),
        }
    }

    /// The date or span of a name (`datetime64[ns]`) or of a typestr's code (`M8[ns]`); none where
    /// the word is another.
    fn time(word: &str) -> Option<Result<Self, Error>> {
        let of = |(name, code): (&str, &str)| {
            TimeUnit::after(word, name).or_else(|| TimeUnit::after(word, code))
        };
        let date = of(DATE).map(|unit| unit.map(Self::DateTime64));
        date.or_else(|| of(SPAN).map(|unit| unit.map(Self::TimeDelta64)))
    }

    /// The text or bytes of a typestr's code (`U5`, `S5`, `V2`); none where the word is another.
    ///
    /// Text of no width is none: NumPy itself makes it one character wide.
    pub(super) fn text(code: &str) -> Option<Self> {
        let width = |letter: &str| {
            let digits = code.strip_prefix(letter)?;
            let width: u32 = digits.parse().ok()?;
            // One spelling for each width, and no more than NumPy's itemsize can be.
            let plain = width > 0 && !digits.starts_with(['0', '+']) && width <= MAX_WIDTH;
            usize::try_from(width).ok().filter(|_| plain)
        };
        let text = width("U").map(Self::Str).or_else(|| width("S").map(Self::Bytes));
        // As it is displayed, too.
        text.or_else(|| width("V").or_else(|| width("void")).map(Self::Void))
    }
}

/// A name, a typestr, or NumPy's list of a record's fields.
impl FromStr for DType {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        match word {
            // Of any width, which no document has.
            "str" => return Ok(Self::Str(0)),
            "bytes" => return Ok(Self::Bytes(0)),
            _ => {}
        }
        // Documents must say the byte order. Here it is left out in any case.
        let code = Self::of_code(word.strip_prefix('=').unwrap_or(word));
        code.unwrap_or_else(|| word.parse().map(Descr::into_dtype))
    }
}
