//! Images of 8 x 8 pixels as larger ones.

use ndarray::{Array2, ArrayView2};

/// Length of both axes of an image.
pub const SIDE: usize = 28;

/// An image of 8 x 8 pixels from 0 to 16 as one of 28 x 28: linear between the pixels, and moved by up to
/// half a pixel, each of 225 copies by something else.
///
/// All by whole numbers, so that every machine makes the same pixels.
pub fn enlarge(image: ArrayView2<u8>, copy: usize) -> Array2<f32> {
    let shifts = [copy % 15, copy / 15 % 15].map(|n| i32::try_from((n + 7) % 15).unwrap_or(0) - 7);
    let [rows, columns] = shifts.map(|shift| {
        [(); SIDE].map({
            let mut at = -1;
            move |()| {
                at += 1;
                neighbours(at, shift)
            }
        })
    });
    Array2::from_shape_fn((SIDE, SIDE), |(i, j)| {
        let mut sum = 0;
        for (row, of_row) in rows[i] {
            for (column, of_column) in columns[j] {
                let pixel = image.get([row, column]).copied().unwrap_or(0); // blank outside
                sum += u32::from(pixel) * of_row * of_column;
            }
        }
        // From 0 to 16 * 14 * 14, rounded to a whole number from 0 to 256.
        let level = (sum * 16 + 14 * 14 / 2) / (14 * 14);
        f32::from(u16::try_from(level).unwrap_or(256)) / 256.0
    })
}

/// The two pixels between which one of the larger image lies, and their weights in 14ths.
fn neighbours(at: i32, shift: i32) -> [(usize, u32); 2] {
    let place = 4 * at - 5 + shift; // in 14ths of a pixel: the centres of both images are one point
    let part = place.rem_euclid(14).unsigned_abs();
    let first = place.div_euclid(14);
    let index = |pixel: i32| usize::try_from(pixel).unwrap_or(usize::MAX); // outside
    [(index(first), 14 - part), (index(first + 1), part)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_are_as_bright_as_those_they_lie_between() {
        // The image, the copy, a large pixel, and how bright it is in 256ths.
        let blank = Array2::from_elem((8, 8), 0);
        let full = Array2::from_elem((8, 8), 16);
        let mut dot = blank.clone();
        dot[[3, 4]] = 16;
        let table: [(&Array2<u8>, usize, [usize; 2], f32); 8] = [
            (&blank, 0, [14, 14], 0.0),
            (&full, 0, [14, 14], 256.0),
            (&full, 224, [14, 14], 256.0),
            // In 14ths the place of pixel i is 4 i - 5: the first one lies 5 before the edge's centre.
            (&full, 0, [0, 14], 165.0), // 9 of 14
            (&full, 0, [0, 0], 106.0),  // 9 of 14 twice
            (&dot, 0, [12, 15], 221.0), // 43 is 1 from 42, and 55 is 1 from 56: 13 of 14 twice
            (&dot, 1, [12, 15], 204.0), // moved by one 14th: 44 is 2 from 42
            (&dot, 0, [20, 15], 0.0),
        ];
        for (image, copy, at, expected) in table {
            let found = enlarge(image.view(), copy)[at] * 256.0;
            assert!((found - expected).abs() < 0.5, "copy {copy} at {at:?}: {found}");
        }
    }

    #[test]
    fn each_of_225_copies_is_another() {
        let image = Array2::from_shape_fn((8, 8), |(i, j)| u8::try_from(i * j % 17).unwrap());
        let copy = |copy| enlarge(image.view(), copy);
        for (a, b) in [(0, 1), (1, 2), (0, 15), (7, 8), (1, 15)] {
            assert_ne!(copy(a), copy(b), "{a} and {b}");
        }
        assert_eq!(copy(0), copy(225));
        assert!(copy(3).iter().all(|pixel| (pixel * 256.0).fract() == 0.0 && *pixel <= 1.0));
    }
}
