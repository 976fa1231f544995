//! The header: magic, version, length, and a Python dict padded to a multiple of 64 bytes.

use alloc::{borrow::Cow, string::ToString, vec::Vec};

use super::{
    super::typestr,
    literal::{self, Claim, Header},
};
use crate::{
    buffer::Buffer,
    compressed::compressed_by,
    error::Error,
    latin1,
    order::Order,
    untyped::{ArrayBytes, EnclosedArray},
};

pub(super) const MAGIC: &[u8] = b"\x93NUMPY";

/// As much header as NumPy itself reads from a file that it does not trust.
const LONGEST: usize = 10_000;

/// The data starts at a multiple of this.
const ALIGN: usize = 64;

/// NumPy leaves room for an axis of this many digits, so that a file can grow in place.
const GROWTH_DIGITS: usize = 21;

/// The header, byte for byte as `numpy.save` writes it: of version 1.0 in Latin-1, unless a field has a
/// name beyond that, which version 3.0 has in UTF-8.
///
/// # Errors
/// When NumPy has no name for the dtype, or would refuse to read so long a header.
pub(crate) fn header_of(array: &ArrayBytes<'_>) -> Result<Vec<u8>, Error> {
    let (shape, order) = (array.shape(), array.order());
    let mut dict = literal::write(&typestr::literal(array)?, order, shape);
    let growing = match order {
        Order::C => shape.first(),
        Order::F => shape.last(),
    };
    if let Some(axis) = growing {
        let digits = axis.to_string().len();
        dict.extend(core::iter::repeat_n(' ', GROWTH_DIGITS.saturating_sub(digits)));
    }
    let latin1 = dict.chars().map(u8::try_from).collect::<Result<Vec<u8>, _>>();
    // What stands before the dict: the magic, two bytes of the version, and its length.
    let (version, mut dict, before) = match latin1 {
        Ok(latin1) => (1, latin1, 10_usize),
        Err(_) => (3, dict.into_bytes(), 12),
    };
    // A newline stands behind it. Where these fill the last 64 bytes already, NumPy adds another 64.
    let used = dict.len().saturating_add(before).saturating_add(1);
    let padded = used.saturating_add(1).next_multiple_of(ALIGN);
    dict.extend(core::iter::repeat_n(b' ', padded.saturating_sub(used)));
    dict.push(b'\n');
    let len = match u16::try_from(dict.len()) {
        Ok(len) if usize::from(len) <= LONGEST => len.to_le_bytes(),
        _ => return Err(too_long(dict.len())),
    };
    let more: &[u8] = if version == 3 { &[0, 0] } else { &[] };
    Ok([MAGIC, &[version, 0], &len, more, &dict].concat())
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
    pub(crate) fn before(self, data: Buffer<'_>) -> EnclosedArray<'_> {
        let Self { descr, order, shape } = self;
        EnclosedArray { descr, byteorder: None, shape, order, data }
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
            _ => Err(too_long(len)),
        }
    }

    /// The header, from as many bytes as [`len`](Self::len) said, or fewer where there are no more.
    ///
    /// # Errors
    /// When the header is cut off or wrong.
    pub(super) fn parse(header: &[u8]) -> Result<Self, Error> {
        let (dict, python2) = dict(header)?;
        literal::parse(&dict, python2)
    }
}

impl Claim {
    /// What a header says, also of a dtype that is not known.
    ///
    /// # Errors
    /// When the header is cut off or wrong.
    pub(super) fn parse(header: &[u8]) -> Result<Self, Error> {
        let (dict, python2) = dict(header)?;
        literal::claim(&dict, python2)
    }
}

/// The dict of a header, and whether Python 2 may have written it.
fn dict(header: &[u8]) -> Result<(Cow<'_, str>, bool), Error> {
    let len = Header::len(header.get(..Header::START).unwrap_or(header))?;
    if header.len() < len {
        return Err(cut_off(len, header.len()));
    }
    let version = header.get(MAGIC.len()).copied().unwrap_or_default();
    let dict = header.get(if version == 1 { 10 } else { 12 }..).unwrap_or_default();
    let dict = match core::str::from_utf8(dict) {
        Ok(dict) if version == 3 || dict.is_ascii() => Cow::Borrowed(dict),
        Err(why) if version == 3 => {
            return Err(Error::custom(format_args!("the header: {why}")));
        }
        _ => Cow::Owned(latin1::Latin1Text(dict).to_string()),
    };
    // Version 3.0 is younger than Python 2.
    Ok((dict, version != 3))
}

/// What is wrong with bytes behind an array that start another file.
pub(super) fn second() -> Error {
    Error::custom(
        "a second .npy file stands behind the array: numpy.save was called twice for one file, \
         numpy.savez puts several arrays into one",
    )
}

fn too_long(len: impl core::fmt::Display) -> Error {
    let why = "longer than NumPy's limit of";
    Error::custom(format_args!("the header is {len} bytes, {why} {LONGEST}"))
}

fn cut_off(needed: usize, found: usize) -> Error {
    Error::custom(format_args!("the header needs {needed} bytes, the data has {found}"))
}

fn no_npy(start: &[u8]) -> Error {
    if let Some(why) = compressed_by(start) {
        return Error::custom(why);
    }
    let magic = start.get(..MAGIC.len()).unwrap_or(start);
    let hint = match magic {
        [0x80, ..] => ": this is a pickle, which is never executed",
        [b'P', b'K', ..] => ": this is a zip archive, such as .npz",
        _ => "",
    };
    let found = magic.escape_ascii();
    Error::custom(format_args!("a file starts with \\x93NUMPY, the data with {found}{hint}"))
}
