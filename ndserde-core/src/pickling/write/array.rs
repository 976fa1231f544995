//! The bytes around an array's elements: a program in protocol 4 that NumPy 1 and 2 load without a
//! warning.

use super::dtype;
use crate::{dtype::DType, order::Order, shape::Shape};

/// What stands before and behind the elements.
pub(crate) struct Written {
    pub(crate) head: Vec<u8>,
    pub(crate) tail: &'static [u8],
}

/// `PROTO 4`.
pub(crate) const START: &[u8] = &[0x80, 4];

/// `ndarray(0)`, with the old name of its module: NumPy 2 knows it, and NumPy 1 knows no other.
const NEW: &[u8] = b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85C\x01b\x87R";

/// The tuple of the state, and `BUILD`.
const TAIL: &[u8] = b"tb";

/// An array of so many bytes as a value in a pickle.
pub(crate) fn written(dtype: &DType, shape: &Shape, order: Order, len: usize) -> Written {
    let mut head = NEW.to_vec();
    // The state: version, shape, dtype, whether in F order, data.
    head.extend(b"(K\x01(");
    shape.iter().for_each(|&axis| integer(&mut head, axis as i128));
    head.push(b't');
    dtype::put(&mut head, dtype);
    head.push(if order == Order::F { 0x88 } else { 0x89 });
    bytes(&mut head, len);
    Written { head, tail: TAIL }
}

/// The opcode and length of bytes.
pub(super) fn bytes(out: &mut Vec<u8>, len: usize) {
    if let Ok(len) = u8::try_from(len) {
        out.extend([b'C', len]);
    } else if let Ok(len) = u32::try_from(len) {
        out.push(b'B');
        out.extend(len.to_le_bytes());
    } else {
        out.push(0x8e);
        out.extend((len as u64).to_le_bytes());
    }
}

/// The opcode and length of text.
pub(super) fn text(out: &mut Vec<u8>, len: usize) {
    if let Ok(len) = u8::try_from(len) {
        out.extend([0x8c, len]);
    } else if let Ok(len) = u32::try_from(len) {
        out.push(b'X');
        out.extend(len.to_le_bytes());
    } else {
        out.push(0x8d);
        out.extend((len as u64).to_le_bytes());
    }
}

/// An integer by the shortest opcode.
pub(crate) fn integer(out: &mut Vec<u8>, value: i128) {
    if let Ok(byte) = u8::try_from(value) {
        out.extend([b'K', byte]);
    } else if let Ok(short) = u16::try_from(value) {
        out.push(b'M');
        out.extend(short.to_le_bytes());
    } else if let Ok(word) = i32::try_from(value) {
        out.push(b'J');
        out.extend(word.to_le_bytes());
    } else {
        let bytes = value.to_le_bytes();
        let sign = if value < 0 { 0xff } else { 0 };
        let spare = bytes.iter().rev().take_while(|&&byte| byte == sign).count();
        // One byte more, where the sign would not be seen.
        let len = bytes.len().saturating_sub(spare);
        let seen =
            bytes.get(len.saturating_sub(1)).is_some_and(|&last| (last >= 0x80) == (value < 0));
        let len = if seen { len } else { len.saturating_add(1) };
        let bytes = bytes.get(..len).unwrap_or(&bytes);
        #[allow(clippy::cast_possible_truncation, reason = "at most 16")]
        out.extend([0x8a, bytes.len() as u8]);
        out.extend(bytes);
    }
}
