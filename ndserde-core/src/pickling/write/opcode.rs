//! Opcodes with an operand: integers, and the lengths of bytes and text.

use alloc::vec::Vec;

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

/// The opcode and length of an integer's bytes.
pub(super) fn long(out: &mut Vec<u8>, len: i32) {
    if let Ok(len) = u8::try_from(len) {
        out.extend([0x8a, len]);
    } else {
        out.push(0x8b);
        out.extend(len.to_le_bytes());
    }
}

/// An integer by the shortest opcode.
pub(super) fn integer(out: &mut Vec<u8>, value: i128) {
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
