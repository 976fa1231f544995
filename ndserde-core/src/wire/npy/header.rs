//! The header: magic, version, length, and a Python dict padded to a multiple of 64 bytes.

use super::{super::typestr, literal};
use crate::{
    buffer::Buffer,
    dtype::Descr,
    error::Error,
    order::Order,
    shape::Shape,
    untyped::{EnclosedArray, UntypedArray},
};

const MAGIC: &[u8] = b"\x93NUMPY";

/// As much header as NumPy itself reads from a file that it does not trust.
const LONGEST: usize = 10_000;

/// The data starts at a multiple of this.
const ALIGN: usize = 64;

/// NumPy leaves room for an axis of this many digits, so that a file can grow in place.
const GROWTH_DIGITS: usize = 21;

/// What the header says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) descr: Descr,
    pub(super) order: Order,
    pub(super) shape: Shape,
}

/// The header of version 1.0, byte for byte as `numpy.save` writes it.
///
/// # Errors
/// When NumPy has no name for the dtype.
pub(crate) fn header_of(array: &UntypedArray<'_>) -> Result<Vec<u8>, Error> {
    let (shape, order) = (array.shape(), array.order());
    let mut dict = literal::write(&typestr::literal(array)?, order, shape);
    let growing = match order {
        Order::C => shape.first(),
        Order::F => shape.last(),
    };
    if let Some(axis) = growing {
        let digits = axis.to_string().len();
        dict.extend(std::iter::repeat_n(' ', GROWTH_DIGITS.saturating_sub(digits)));
    }
    // Ten bytes stand before the dict, and a newline behind it. Where these fill the last 64 bytes
    // already, NumPy adds another 64.
    let used = dict.len().saturating_add(11);
    let padded = used.saturating_add(1).next_multiple_of(ALIGN);
    dict.extend(std::iter::repeat_n(' ', padded.saturating_sub(used)));
    dict.push('\n');
    // At most 64 axes of at most 20 digits: far below the limit of 65,535.
    let len = u16::try_from(dict.len()).map_err(Error::custom)?;
    Ok([MAGIC, &[1, 0], &len.to_le_bytes(), dict.as_bytes()].concat())
}

impl Header {
    /// How many bytes tell the length of the header.
    pub(super) const START: usize = 12;

    /// What the file starts with in Latin-1, and base64 never does.
    pub(super) const LATIN1: &'static str = "\u{93}NUMPY";

    /// Whether bytes start as a file does, as far as they go.
    pub(super) fn starts(bytes: &[u8]) -> bool {
        bytes.iter().zip(MAGIC).all(|(byte, magic)| byte == magic)
    }

    /// The array of a file with this header before its data.
    pub(super) fn before(self, data: Buffer<'_>) -> EnclosedArray<'_> {
        let Self { descr, order, shape } = self;
        EnclosedArray { descr, shape, order, data }
    }

    /// The length of the header, from [`START`](Self::START) bytes, or fewer where there are no
    /// more.
    ///
    /// # Errors
    /// When these bytes do not start a header, or claim one that is too long.
    pub(super) fn len(start: &[u8]) -> Result<usize, Error> {
        let Some(after) = start.strip_prefix(MAGIC) else {
            return Err(no_npy(start));
        };
        let (before, len) = match after {
            [1, 0, a, b, ..] => (10, u16::from_le_bytes([*a, *b]).into()),
            [2 | 3, 0, a, b, c, d] => (12, u32::from_le_bytes([*a, *b, *c, *d])),
            [1..=3, 0, ..] | [_] | [] => return Err(cut_off(Self::START, start.len())),
            [major, minor, ..] => {
                let known = "1.0, 2.0 and 3.0 are read";
                return Err(Error::custom(format_args!(
                    "version {major}.{minor} is unknown, {known}"
                )));
            }
        };
        match usize::try_from(len) {
            Ok(len) if len <= LONGEST => Ok(len.saturating_add(before)),
            _ => {
                let why = "longer than NumPy's limit of";
                Err(Error::custom(format_args!("the header is {len} bytes, {why} {LONGEST}")))
            }
        }
    }

    /// The header, from as many bytes as [`len`](Self::len) said, or fewer where there are no more.
    ///
    /// # Errors
    /// When the header is cut off or wrong.
    pub(super) fn parse(header: &[u8]) -> Result<Self, Error> {
        let len = Self::len(header.get(..Self::START).unwrap_or(header))?;
        if header.len() < len {
            return Err(cut_off(len, header.len()));
        }
        let before = if header.get(MAGIC.len()) == Some(&1) { 10 } else { 12 };
        let dict = std::str::from_utf8(header.get(before..).unwrap_or_default());
        let dict = dict.map_err(|why| Error::custom(format_args!("the header: {why}")))?;
        // Version 3.0 is younger than Python 2.
        literal::parse(dict, header.get(MAGIC.len()) != Some(&3))
    }
}

fn cut_off(needed: usize, found: usize) -> Error {
    Error::custom(format_args!("the header needs {needed} bytes, the data has {found}"))
}

fn no_npy(start: &[u8]) -> Error {
    let magic = start.get(..MAGIC.len()).unwrap_or(start);
    let hint = match magic {
        [0x80, ..] => ": this is a pickle, which is never executed",
        [b'P', b'K', ..] => ": this is a zip archive, such as .npz",
        _ => "",
    };
    let found = magic.escape_ascii();
    Error::custom(format_args!("a file starts with \\x93NUMPY, the data with {found}{hint}"))
}
