//! The bytes around an array's elements: a program in protocol 4 that NumPy 1 and 2 load without a
//! warning.

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
pub(crate) fn written(dtype: DType, shape: &Shape, order: Order, len: usize) -> Written {
    let mut head = NEW.to_vec();
    // The state: version, shape, dtype, whether in F order, data.
    head.extend(b"(K\x01(");
    shape.iter().for_each(|&axis| integer(&mut head, axis as i128));
    head.push(b't');
    put_dtype(&mut head, dtype);
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

/// `dtype('f8', False, True)` and its state.
fn put_dtype(out: &mut Vec<u8>, dtype: DType) {
    out.extend(b"cnumpy\ndtype\n");
    let (mark, unit) = match dtype {
        // A type of the package that brings it, which NumPy does not know by a code.
        DType::BFloat16 => {
            out.extend(b"cml_dtypes\nbfloat16\n");
            ("<", None)
        }
        DType::DateTime64(unit) => {
            word(out, "M8");
            ("<", Some(unit))
        }
        DType::TimeDelta64(unit) => {
            word(out, "m8");
            ("<", Some(unit))
        }
        _ => {
            let typestr = dtype.typestr().unwrap_or_default();
            let (mark, code) = typestr.split_at_checked(1).unwrap_or_default();
            word(out, code);
            (if mark == "|" { "|" } else { "<" }, None)
        }
    };
    out.extend(b"\x89\x88\x87R(");
    integer(out, if unit.is_some() { 4 } else { 3 });
    word(out, mark);
    // No sub-array, no names, no fields; then size, alignment and flags.
    out.extend(b"NNN");
    match dtype {
        DType::BFloat16 => out.extend(b"K\x02K\x02K\x40"),
        _ => out.extend(b"J\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00"),
    }
    if let Some(unit) = unit {
        // Metadata of the user's; then unit, count, and two that are always 1.
        out.extend(b"N(");
        bytes(out, unit.symbol().len());
        out.extend(unit.symbol().as_bytes());
        integer(out, unit.count().into());
        out.extend(b"K\x01K\x01t\x86");
    }
    out.extend(b"tb");
}

fn word(out: &mut Vec<u8>, word: &str) {
    text(out, word.len());
    out.extend(word.as_bytes());
}
