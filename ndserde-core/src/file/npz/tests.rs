//! Archives whose numbers need 64 bits, without the gigabytes.

use std::io::Cursor;

use ndarray::{Array1, arr1};

use super::{Archive, zip::ZipWriter};
use crate::file::npy;

#[test]
fn numbers_of_64_bits_are_written_and_read() {
    let array = arr1(&[1_u8, 2, 3]);
    let file = npy::to_vec(&array).unwrap();
    // All numbers, all but the places of the first member and the lengths, none.
    for full in [0, 140, 1 << 40] {
        for is_deflated in [false, true] {
            let mut out = Vec::new();
            let mut zip = ZipWriter::new(&mut out, is_deflated).full_from(full);
            for name in ["a", "b", "é"] {
                zip.add(name, &file, &[]).unwrap();
            }
            zip.finish().unwrap();
            let wide = out.windows(4).filter(|four| four == b"PK\x06\x06").count();
            assert_eq!(wide, usize::from(full < 1 << 40));
            let mut archive = Archive::new(Cursor::new(out)).unwrap();
            for name in ["a", "b", "é"] {
                let read: Array1<u8> = archive.get(name).unwrap();
                assert_eq!(read, array, "{full} {is_deflated} {name}");
            }
        }
    }
}
