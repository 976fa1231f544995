//! Where two arrays differ.

use ndserde::{DType, DynArray, Error};

use super::tolerance::Tolerance;
use crate::{
    elements::elements,
    number::{Distance, Reader, reader},
};

/// What differs; none where nothing does.
pub fn difference(
    one: &DynArray,
    other: &DynArray,
    tolerance: Option<Tolerance>,
) -> Result<Option<String>, Error> {
    if one.dtype() != other.dtype() || one.shape() != other.shape() {
        return Ok(Some(format!("{} and {}", sort(one), sort(other))));
    }
    let compare = |one_bytes: &[u8]| {
        elements(other, |other_bytes| {
            let mut found = Found::new(one.dtype(), tolerance);
            // At the speed of memory, where nothing differs.
            if one_bytes == other_bytes {
                return found;
            }
            let size = one.dtype().itemsize().max(1);
            let pairs = one_bytes.chunks_exact(size).zip(other_bytes.chunks_exact(size));
            for (place, (one, other)) in pairs.enumerate() {
                if one != other {
                    found.add(place, one, other);
                }
            }
            found
        })
    };
    let found = elements(one, compare)??;
    Ok((found.count > 0).then(|| found.message(one.shape(), one.len())))
}

/// The dtype and shape of an array.
pub fn sort(array: &DynArray) -> String {
    format!("{} {:?}", array.dtype(), array.shape())
}

/// What has been found so far.
struct Found {
    tolerance: Option<Tolerance>,
    read: Option<Reader>,
    /// What text says, for dtypes that are text.
    text: Option<fn(&[u8]) -> String>,
    /// How many elements differ, and in how many of these one is no number.
    count: usize,
    beyond: usize,
    first: Option<Pair>,
    largest: Option<(Distance, Pair)>,
}

/// A position, and the elements there on both sides.
type Pair = (usize, String);

impl Found {
    fn new(dtype: &DType, tolerance: Option<Tolerance>) -> Self {
        let text = match dtype {
            DType::Str(_) => Some(characters as fn(&[u8]) -> String),
            DType::Bytes(_) => Some(bytes as fn(&[u8]) -> String),
            _ => None,
        };
        let read = reader(dtype);
        Self { tolerance, read, text, count: 0, beyond: 0, first: None, largest: None }
    }

    fn add(&mut self, place: usize, one: &[u8], other: &[u8]) {
        let Some(read) = self.read else {
            self.count += 1;
            let words = self.text.map(|text| format!(": {}, {}", text(one), text(other)));
            self.first.get_or_insert_with(|| (place, words.unwrap_or_default()));
            return;
        };
        let (one, other) = (read(one), read(other));
        if self.tolerance.is_some_and(|tolerance| tolerance.allows(one, other)) {
            return;
        }
        self.count += 1;
        let pair = || (place, format!(": {one}, {other}"));
        let Some(distance) = one.distance(other) else {
            self.beyond += 1;
            self.first.get_or_insert_with(pair);
            return;
        };
        if self.largest.as_ref().is_none_or(|(largest, _)| distance > *largest) {
            self.largest = Some((distance, pair()));
        }
    }

    fn message(self, shape: &[usize], len: usize) -> String {
        let (differ, count) = (if self.count == 1 { "differs" } else { "differ" }, self.count);
        let mut parts = vec![format!("{count} of {len} elements {differ}")];
        if let Some((distance, (place, pair))) = self.largest {
            parts.push(format!("by at most {distance} at {:?}{pair}", index(place, shape)));
        }
        if let Some((place, pair)) = self.first {
            if self.read.is_some() {
                parts.push(format!("{} by no number", self.beyond));
            }
            parts.push(format!("the first at {:?}{pair}", index(place, shape)));
        }
        parts.join(", ")
    }
}

/// The index of the element at this position in C order.
fn index(mut place: usize, shape: &[usize]) -> Vec<usize> {
    let mut index: Vec<_> = shape
        .iter()
        .rev()
        .map(|&len| {
            let at = place % len.max(1);
            place /= len.max(1);
            at
        })
        .collect();
    index.reverse();
    index
}

fn characters(bytes: &[u8]) -> String {
    let code = |code: &[u8]| code.first_chunk().map_or(0, |code| u32::from_le_bytes(*code));
    let text: String = bytes
        .chunks_exact(4)
        .map(|word| char::from_u32(code(word)).unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    format!("{:?}", text.trim_end_matches('\0'))
}

fn bytes(bytes: &[u8]) -> String {
    let len = bytes.iter().rposition(|&byte| byte != 0).map_or(0, |at| at + 1);
    format!("b\"{}\"", bytes.get(..len).unwrap_or_default().escape_ascii())
}
