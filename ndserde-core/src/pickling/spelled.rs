//! Arrays as they are [written](super::write), taken in one step: the opcodes of each but its axes and
//! elements are those of the one before it.

use alloc::vec::Vec;

use super::{
    dtype,
    heap::Heap,
    input::PickleBytes,
    value::{ArrayObject, Chain, PyValue},
    write::{NEW, TAIL},
};
use crate::error::Error;

/// The dtype and the shape of the last array, and how they were spelled.
#[derive(Default)]
pub(super) struct LastSpelled<'de> {
    dtype: Option<(&'de [u8], u32)>,
    axes: Option<(&'de [u8], u32)>,
}

/// An array in its parts.
struct Spelled<'de> {
    axes: &'de [u8],
    dtype: &'de [u8],
    in_f_order: bool,
    data: &'de [u8],
    /// How many bytes they are in all.
    len: usize,
}

/// What stands between the code of a dtype and the mark of its byte order, and behind that.
const NEW_DTYPE: &[u8] = b"cnumpy\ndtype\n\x8c";
const STATE: &[u8] = b"\x89\x88\x87R(K\x03\x8c";
const PLAIN: &[u8] = b"NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb";

impl<'de> Spelled<'de> {
    /// The array that stands behind the first opcode, if it is spelled so.
    fn of(bytes: &'de [u8], last: &LastSpelled<'_>) -> Option<Self> {
        let mut rest = bytes.strip_prefix(NEW.get(1..)?)?.strip_prefix(b"(K\x01(")?;
        let start = rest;
        loop {
            let len = match rest.split_first()? {
                (b't', _) => break,
                (b'K', _) => 2,
                (b'M', _) => 3,
                (b'J', _) => 5,
                _ => return None,
            };
            rest = rest.get(len..)?;
        }
        let axes = start.get(..start.len().checked_sub(rest.len())?)?;
        rest = rest.get(1..)?;
        let (dtype, rest) = match last.dtype {
            Some((dtype, _)) if rest.starts_with(dtype) => rest.split_at_checked(dtype.len())?,
            _ => {
                let (_, _, behind) = dtype_of(rest)?;
                rest.split_at_checked(rest.len().checked_sub(behind.len())?)?
            }
        };
        let [order, opcode, rest @ ..] = rest else { return None };
        let in_f_order = match order {
            0x88 => true,
            0x89 => false,
            _ => return None,
        };
        let size = match opcode {
            b'C' => 1,
            b'B' => 4,
            _ => return None,
        };
        let mut len = [0; 4];
        len.get_mut(..size)?.copy_from_slice(rest.get(..size)?);
        let len = usize::try_from(u32::from_le_bytes(len)).ok()?;
        let (data, behind) = rest.get(size..)?.split_at_checked(len)?;
        let behind = behind.strip_prefix(TAIL)?;
        let len = bytes.len().checked_sub(behind.len())?;
        Some(Self { axes, dtype, in_f_order, data, len })
    }
}

/// The code of a dtype of numbers, the mark of its byte order, and what stands behind it.
fn dtype_of(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let (code, rest) = counted(bytes.strip_prefix(NEW_DTYPE)?)?;
    let (mark, rest) = counted(rest.strip_prefix(STATE)?)?;
    (code.is_ascii() && mark.is_ascii()).then_some((code, mark, rest.strip_prefix(PLAIN)?))
}

fn counted(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (len, rest) = bytes.split_first()?;
    rest.split_at_checked(usize::from(*len))
}

impl<'de> LastSpelled<'de> {
    /// The array whose first opcode was just read, if all of it is spelled as it is written: what its
    /// opcodes would make, one after the other. Anything else is left where it stands.
    pub(super) fn array(
        &mut self,
        input: &mut PickleBytes<'de>,
        heap: &mut Heap<'de>,
    ) -> Result<Option<PyValue>, Error> {
        let Some(array) = Spelled::of(input.rest(), self) else { return Ok(None) };
        let Some(dtype) = self.dtype(array.dtype, heap)? else { return Ok(None) };
        let shape = self.axes(array.axes, heap)?;
        input.take(array.len)?;
        let data = PyValue::Bytes(heap.string(array.data)?);
        let in_f_order = array.in_f_order;
        let object = ArrayObject::Filled { shape, dtype, in_f_order, data };
        Ok(Some(PyValue::Array(heap.arrays.push(object)?)))
    }

    /// Nothing changes a dtype that is filled, nor a tuple, so that arrays may share them.
    fn dtype(&mut self, spelled: &'de [u8], heap: &mut Heap<'de>) -> Result<Option<u32>, Error> {
        if let Some((_, at)) = self.dtype.filter(|(last, _)| *last == spelled) {
            return Ok(Some(at));
        }
        let Some((code, mark, _)) = dtype_of(spelled) else { return Ok(None) };
        let code = PyValue::Text(heap.string(code)?);
        let mark = PyValue::Text(heap.string(mark)?);
        let at = dtype::plain(heap, code, mark)?;
        self.dtype = Some((spelled, at));
        Ok(Some(at))
    }

    fn axes(&mut self, spelled: &'de [u8], heap: &mut Heap<'de>) -> Result<u32, Error> {
        if let Some((_, at)) = self.axes.filter(|(last, _)| *last == spelled) {
            return Ok(at);
        }
        let (mut axes, mut rest) = (Vec::new(), spelled);
        loop {
            match rest {
                [b'K', n, behind @ ..] => {
                    axes.push(i32::from(*n));
                    rest = behind;
                }
                [b'M', a, b, behind @ ..] => {
                    axes.push(u16::from_le_bytes([*a, *b]).into());
                    rest = behind;
                }
                [b'J', a, b, c, d, behind @ ..] => {
                    axes.push(i32::from_le_bytes([*a, *b, *c, *d]));
                    rest = behind;
                }
                _ => break,
            }
        }
        let mut chain = Chain::EMPTY;
        for axis in axes.into_iter().rev() {
            heap.prepend(PyValue::Int(axis), &mut chain)?;
        }
        let at = heap.chain(chain)?;
        self.axes = Some((spelled, at));
        Ok(at)
    }
}
