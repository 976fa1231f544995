//! Bytes of elements, shuffled: all first bytes, then all second ones. What is alike in numbers, their
//! signs and exponents, then stands together, and compresses better.

use alloc::vec::Vec;

#[cfg(feature = "compression")]
use crate::dtype::DType;
use crate::{
    aligned::{Aligned, Width},
    error::Error,
};

/// So many elements at a time, whose bytes stay in the processor's cache.
const BLOCK: usize = 1 << 12;

/// How many bytes the elements of a dtype are shuffled by; 1 is not at all.
#[cfg(feature = "compression")]
pub(crate) fn step(dtype: &DType) -> usize {
    match dtype {
        // The characters, of which three bytes are often zero.
        DType::Str(_) => 4,
        DType::Bytes(_) | DType::Void(_) => 1,
        dtype => Some(dtype.itemsize()).filter(|&size| size < 256).unwrap_or(1),
    }
}

/// Refuses to shuffle by what does not divide an element.
pub(crate) fn check(step: usize, itemsize: usize) -> Result<(), Error> {
    match itemsize.checked_rem(step) {
        // A larger one is never written, and each byte of it would take memory.
        Some(0) if step > 255 => {
            Err(Error::custom(format_args!("shuffled by {step} bytes, of which 255 are the most")))
        }
        Some(0) => Ok(()),
        _ => Err(Error::custom(format_args!(
            "shuffled by {step} bytes, which do not divide elements of {itemsize}"
        ))),
    }
}

/// The bytes shuffled.
#[cfg(feature = "compression")]
pub(crate) fn shuffled(bytes: &[u8], step: usize) -> Vec<u8> {
    let mut out = vec![0; bytes.len()];
    let count = bytes.len().checked_div(step).unwrap_or_default();
    if count > 0 {
        let mut planes: Vec<&mut [u8]> = out.chunks_exact_mut(count).collect();
        for block in bytes.chunks(BLOCK.saturating_mul(step)) {
            for (at, plane) in planes.iter_mut().enumerate() {
                let of = block.iter().skip(at).step_by(step);
                let len = block.len().checked_div(step).unwrap_or_default();
                let (part, rest) = core::mem::take(plane).split_at_mut(len);
                part.iter_mut().zip(of).for_each(|(to, from)| *to = *from);
                *plane = rest;
            }
        }
    }
    out
}

/// The bytes in place again, in memory that is aligned for the elements.
pub(crate) fn unshuffled(bytes: Aligned, step: usize, width: Width) -> Aligned {
    if step <= 1 {
        return bytes;
    }
    let bytes = bytes.as_bytes();
    let mut out = Aligned::zeroed(width, bytes.len());
    let count = bytes.len().checked_div(step).unwrap_or_default();
    if count > 0 {
        let mut planes: Vec<&[u8]> = bytes.chunks_exact(count).collect();
        for block in out.as_bytes_mut().chunks_mut(BLOCK.saturating_mul(step)) {
            let len = block.len().checked_div(step).unwrap_or_default();
            for (at, plane) in planes.iter_mut().enumerate() {
                let (part, rest) = plane.split_at_checked(len).unwrap_or((plane, &[]));
                let to = block.iter_mut().skip(at).step_by(step);
                to.zip(part).for_each(|(to, from)| *to = *from);
                *plane = rest;
            }
        }
    }
    out
}
