//! Arrays of Python's own module `array`, in the forms of its protocols: bytes of a machine's format, and
//! lists of numbers; those of characters are texts.

use alloc::{string::String, vec::Vec};

use super::{
    dtype,
    machine::{CODES, Machine},
    value::{ArrayObject, Chain, PyValue},
};
use crate::error::Error;

/// The code and the mark of a dtype for each format of a machine, by its number.
const FORMATS: [(&str, &str, usize); CODES] = [
    ("u1", "|", 1),
    ("i1", "|", 1),
    ("u2", "<", 2),
    ("u2", ">", 2),
    ("i2", "<", 2),
    ("i2", ">", 2),
    ("u4", "<", 4),
    ("u4", ">", 4),
    ("i4", "<", 4),
    ("i4", ">", 4),
    ("u8", "<", 8),
    ("u8", ">", 8),
    ("i8", "<", 8),
    ("i8", ">", 8),
    ("f4", "<", 4),
    ("f4", ">", 4),
    ("f8", "<", 8),
    ("f8", ">", 8),
];

/// The text that an array of characters is, in a machine's format.
fn characters(format: usize, bytes: &[u8]) -> Option<String> {
    let is_big = matches!(format, 19 | 21);
    match format {
        18 | 19 if bytes.len() % 2 == 0 => {
            let unit = |unit: &[u8]| <[u8; 2]>::try_from(unit).unwrap_or_default();
            let units = bytes.chunks_exact(2).map(unit);
            let units = units.map(if is_big { u16::from_be_bytes } else { u16::from_le_bytes });
            char::decode_utf16(units).collect::<Result<_, _>>().ok()
        }
        20 | 21 if bytes.len() % 4 == 0 => {
            let unit = |unit: &[u8]| <[u8; 4]>::try_from(unit).unwrap_or_default();
            let units = bytes.chunks_exact(4).map(unit);
            let units = units.map(if is_big { u32::from_be_bytes } else { u32::from_le_bytes });
            units.map(char::from_u32).collect()
        }
        _ => None,
    }
}

impl Machine<'_> {
    /// The array that a call makes, if it is one of numbers.
    pub(super) fn plain_array(
        &mut self,
        function: PyValue,
        arguments: PyValue,
    ) -> Result<Option<PyValue>, Error> {
        match self.heap.class_name(function) {
            Some(("array", "_array_reconstructor")) => {
                let Some([_, _, PyValue::Int(format), data @ PyValue::Bytes(at)]) =
                    self.heap.tuple(arguments)
                else {
                    return Ok(None);
                };
                let Ok(format) = usize::try_from(format) else { return Ok(None) };
                if let Some(text) = characters(format, self.heap.bytes(at)) {
                    return Ok(Some(PyValue::Text(self.heap.string(text.into_bytes())?)));
                }
                let len = self.heap.bytes(at).len();
                self.of_format(format, data, len)
            }
            Some(("array", "array")) => {
                let Some([code, items @ PyValue::List(at)]) = self.heap.tuple(arguments) else {
                    return Ok(None);
                };
                // A list that stands elsewhere too would be repeated here.
                if self.heap.repeated(items).is_some() {
                    return Ok(None);
                }
                let Some((format, bytes)) = self.heap.text(code).and_then(|code| {
                    let format = format_of(code)?;
                    Some((format, self.spelled(at, format)?))
                }) else {
                    return Ok(None);
                };
                let len = bytes.len();
                let data = PyValue::Bytes(self.heap.string(bytes)?);
                self.of_format(format, data, len)
            }
            _ => Ok(None),
        }
    }

    /// An array of bytes in a machine's format.
    fn of_format(
        &mut self,
        format: usize,
        data: PyValue,
        len: usize,
    ) -> Result<Option<PyValue>, Error> {
        let Some(&(code, mark, size)) = FORMATS.get(format) else { return Ok(None) };
        let known = self.plain_dtypes.get(format).copied().flatten();
        let dtype = if let Some(dtype) = known {
            dtype
        } else {
            let code = PyValue::Text(self.heap.string(code.as_bytes())?);
            let mark = PyValue::Text(self.heap.string(mark.as_bytes())?);
            dtype::plain(&mut self.heap, code, mark)?
        };
        if let Some(place) = self.plain_dtypes.get_mut(format) {
            *place = Some(dtype);
        }
        let count = len.checked_div(size).unwrap_or_default();
        let axis = self.heap.integer(i128::try_from(count).unwrap_or(i128::MAX))?;
        let mut shape = Chain::EMPTY;
        self.heap.prepend(axis, &mut shape)?;
        let shape = self.heap.chain(shape)?;
        let array = ArrayObject::Filled { shape, dtype, in_f_order: false, data };
        Ok(Some(PyValue::Array(self.heap.arrays.push(array)?)))
    }

    /// The bytes of the numbers in a list, the least first; none where one does not fit.
    fn spelled(&self, list: u32, format: usize) -> Option<Vec<u8>> {
        let (code, _, size) = *FORMATS.get(format)?;
        let mut bytes = Vec::new();
        for item in self.heap.items(list) {
            match (code, item) {
                ("f4", PyValue::Float(at)) => {
                    #[allow(clippy::cast_possible_truncation, reason = "it was an f32")]
                    let number = self.heap.number(at) as f32;
                    bytes.extend(number.to_le_bytes());
                }
                ("f8", PyValue::Float(at)) => bytes.extend(self.heap.number(at).to_le_bytes()),
                ("f4" | "f8", _) => return None,
                (code, item) => {
                    let number = match item {
                        PyValue::Int(number) => number.into(),
                        PyValue::Wide(at) => self.heap.wide(at),
                        _ => return None,
                    };
                    let bits = u32::try_from(size).ok()?.checked_mul(8)?;
                    let least = if code.starts_with('i') {
                        1_i128.checked_shl(bits.checked_sub(1)?)?.checked_neg()?
                    } else {
                        0
                    };
                    let most = least.checked_add(1_i128.checked_shl(bits)?)?;
                    if !(least..most).contains(&number) {
                        return None;
                    }
                    bytes.extend_from_slice(number.to_le_bytes().get(..size)?);
                }
            }
        }
        Some(bytes)
    }
}

/// The format of a typecode, as 64-bit machines have it, but for Windows.
fn format_of(code: &str) -> Option<usize> {
    let found = match code {
        "B" => ("u1", "|"),
        "b" => ("i1", "|"),
        "H" => ("u2", "<"),
        "h" => ("i2", "<"),
        "I" => ("u4", "<"),
        "i" => ("i4", "<"),
        "L" | "Q" => ("u8", "<"),
        "l" | "q" => ("i8", "<"),
        "f" => ("f4", "<"),
        "d" => ("f8", "<"),
        _ => return None,
    };
    FORMATS.iter().position(|(code, mark, _)| (*code, *mark) == found)
}
