#![no_main]
//! Any bytes as a .npy file, by this library and by `ndarray-npy`: where both take it, the arrays
//! are the same bit for bit.

use std::io::Cursor;

use ndarray::{ArrayD, IxDyn};
use ndarray_npy::{ReadNpyExt, ReadableElement};
use ndserde::{Element, npy};

use ndserde_test_support::check::{check_npy, fingerprint};

/// Where the two may differ, all of it stricter here:
///
/// | file | here | ndarray-npy |
/// |---|---|---|
/// | bytes behind the data | refused | ignored by `read_npy` |
/// | a header of more than 10,000 bytes | refused, as NumPy does | read |
/// | more than 64 axes | refused, as NumPy does | read |
/// | other Python in the dict: escapes, comments, line breaks, prefixes, sums | refused | read |
/// | `descr` without mark, `=`, `|` where bytes have an order, keys twice | refused | some read |
/// | an array without elements whose other axes overflow | refused | read |
///
/// So what is refused here says nothing; what is read here must be read there, but for:
fn ndarray_npy_cannot(file: &[u8]) -> bool {
    // The `2L` of Python 2, and a second dict entry's spelling, are NumPy's but not its parser's;
    // its version 3.0 wants a header that is a multiple of nothing, ours likewise.
    let header = &file[..file.len().min(10_012)];
    header.windows(2).any(|pair| pair[0].is_ascii_digit() && matches!(pair[1], b'L' | b'l'))
        // A number with a zero in front is refused by Python 3.
        || header.windows(2).any(|pair| !pair[0].is_ascii_digit() && pair[0] != b'.' && pair[1] == b'0')
        // Bytes above ASCII in a header of version 1 or 2 are Latin-1 there and refused here.
        || !header.is_ascii()
}

fn compare<A: Element + ReadableElement>(file: &[u8]) {
    // What is refused here is not asked there: it would allocate by the header's shape.
    let Some(ours) = check_npy::<A>(file) else { return };
    match ArrayD::<A>::read_npy(Cursor::new(file)) {
        Ok(theirs) => assert_eq!(fingerprint(&ours), fingerprint(&theirs)),
        Err(error) => assert!(ndarray_npy_cannot(file), "ndarray-npy: {error}"),
    }
}

libfuzzer_sys::fuzz_target!(init: ndserde_fuzz::count_steps(), |data: &[u8]| {
    let [kind, file @ ..] = data else { return };
    match kind % 10 {
        0 => compare::<f64>(file),
        1 => compare::<i32>(file),
        2 => compare::<bool>(file),
        3 => compare::<u8>(file),
        4 => compare::<f32>(file),
        5 => compare::<num_complex::Complex<f64>>(file),
        6 => compare::<u16>(file),
        7 => drop(check_npy::<usize>(file)),
        8 => drop(check_npy::<half::f16>(file)),
        _ => drop(npy::from_slice::<i64, IxDyn>(file).ok().map(|array| npy::to_vec(&array))),
    }
});
