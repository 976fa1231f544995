//! Integers that an `i128` does not hold: bytes in two's complement, the least first, as pickles have
//! them. CBOR has the same bytes the other way round, so that none of it takes more than one pass.

use alloc::vec::Vec;

use super::heap::Heap;
use super::value::PyValue;
use crate::{error::Error, number::BigInt};

/// The integer of these bytes.
pub(super) fn of_bytes<'de>(bytes: &'de [u8], heap: &mut Heap<'de>) -> Result<PyValue, Error> {
    let bytes = trimmed(bytes);
    if let Some(number) = to_i128(bytes) {
        return heap.integer(number);
    }
    // The sign may take a byte of its own.
    let len = bytes.iter().rev().skip_while(|byte| **byte == sign(bytes)).count();
    if len > BigInt::LONGEST_BYTES {
        return Ok(PyValue::TooLong);
    }
    heap.string(bytes).map(PyValue::Huge)
}

/// The integer of decimal digits behind a sign if there is one. They are looked at once, however often
/// a pickle names the integer.
pub(super) fn of_digits(digits: &str, heap: &mut Heap<'_>) -> Result<PyValue, Error> {
    match digits.parse() {
        Ok(number) => heap.string(to_bytes(&number)).map(PyValue::Huge),
        Err(_) => Ok(PyValue::TooLong),
    }
}

/// The bytes of an integer, no more than it needs.
pub(super) fn to_bytes(number: &BigInt) -> Vec<u8> {
    let sign = if number.is_negative() { 0xff } else { 0 };
    let mut bytes = number.to_cbor();
    bytes.reverse();
    for byte in &mut bytes {
        *byte ^= sign;
    }
    if self::sign(&bytes) != sign || bytes.is_empty() {
        bytes.push(sign);
    }
    bytes
}

/// CBOR's tag for the integer, and the bytes behind it.
pub(super) fn to_cbor(bytes: &[u8]) -> (u64, Vec<u8>) {
    let sign = sign(bytes);
    let tag = if sign == 0 { POSITIVE } else { NEGATIVE };
    (tag, bytes.iter().rev().map(|byte| byte ^ sign).skip_while(|byte| *byte == 0).collect())
}

/// The integer, if it has no more bytes.
pub(super) fn to_i128(bytes: &[u8]) -> Option<i128> {
    let mut wide = [sign(bytes); size_of::<i128>()];
    wide.get_mut(..bytes.len())?.copy_from_slice(bytes);
    Some(i128::from_le_bytes(wide))
}

/// The integer, if it fits.
pub(super) fn to_u128(bytes: &[u8]) -> Option<u128> {
    match bytes.split_last()? {
        (0, low) => low.try_into().ok().map(u128::from_le_bytes),
        _ => None,
    }
}

/// The float that is the same number, if there is one.
pub(super) fn to_f64(bytes: &[u8]) -> Option<f64> {
    /// No float is as long, and no dict of such keys costs a pass over each of them for every key.
    const LONGEST: usize = 130;
    if bytes.len() > LONGEST {
        return None;
    }
    let (tag, cbor) = to_cbor(bytes);
    let number = BigInt::from_cbor(tag == NEGATIVE, &cbor);
    let magnitude = number.magnitude();
    let zeros = magnitude.iter().rev().take_while(|byte| **byte == 0).count();
    let digits = magnitude.get(..magnitude.len().saturating_sub(zeros))?;
    let bits = 8_usize.checked_mul(digits.len())?;
    let spare = digits.first()?.leading_zeros().saturating_add(digits.last()?.trailing_zeros());
    if bits.saturating_sub(usize::try_from(spare).ok()?) > EXACT {
        return None;
    }
    // No step rounds.
    let digits = digits.iter().fold(0.0, |float, byte| float * 256.0 + f64::from(*byte));
    let float = (0..zeros).fold(digits, |float, _| float * 256.0);
    float.is_finite().then_some(if number.is_negative() { -float } else { float })
}

/// The digits of a float.
const EXACT: usize = 53;

/// CBOR's tags of integers that are bytes.
const POSITIVE: u64 = 2;
const NEGATIVE: u64 = 3;

fn sign(bytes: &[u8]) -> u8 {
    if bytes.last().is_some_and(|last| *last >= 0x80) { 0xff } else { 0 }
}

/// The bytes without those that say only the sign again.
fn trimmed(mut bytes: &[u8]) -> &[u8] {
    while let [rest @ .., before, last @ (0 | 0xff)] = bytes {
        if (*before >= 0x80) != (*last >= 0x80) {
            break;
        }
        bytes = bytes.get(..rest.len().saturating_add(1)).unwrap_or_default();
    }
    bytes
}
