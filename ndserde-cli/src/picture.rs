//! Small pictures of arrays: what their values look like, at a glance.

mod heat_map;
mod levels;
mod sparkline;

use ndserde::{DType, DynArray};

use crate::{elements::elements, number::reader, terminal::Canvas};

/// The lines of a picture; none where elements have no order, or there are too few for one.
pub fn of(array: &DynArray, canvas: Canvas) -> Vec<String> {
    let size = array.dtype().itemsize();
    let Some(read) = reader(array.dtype()) else { return Vec::new() };
    let shape = array.shape();
    let draw = |bytes: &[u8]| {
        // What is infinite has no place on a scale either.
        let value = |place: usize| {
            let bytes = bytes.get(place.saturating_mul(size)..)?;
            read(bytes).as_f64().filter(|value| value.is_finite())
        };
        match *shape {
            [len] if len > 1 => vec![sparkline::of(len, &value, canvas.width)],
            [rows, columns] if rows.saturating_mul(columns) > 1 => {
                heat_map::of((rows, columns), &value, canvas)
            }
            _ => Vec::new(),
        }
    };
    // Complex numbers are numbers, and have no order.
    let has_order = !matches!(array.dtype(), DType::Complex64 | DType::Complex128);
    if canvas.width == 0 || !has_order {
        return Vec::new();
    }
    elements(array, draw).unwrap_or_default()
}

/// The part of an axis that a place in a picture shows, which has no more places than the axis.
fn share(place: usize, places: usize, len: usize) -> std::ops::Range<usize> {
    let at = |place: usize| {
        let at = (place as u128 * len as u128) / places.max(1) as u128;
        usize::try_from(at).unwrap_or(len)
    };
    at(place)..at(place + 1)
}

/// The mean of those that are numbers.
#[allow(clippy::cast_precision_loss, reason = "a count, for a picture")]
fn mean(values: impl Iterator<Item = Option<f64>> + Clone) -> Option<f64> {
    let count = values.clone().flatten().count();
    // Divided first, so that no sum is infinite.
    (count > 0).then(|| values.flatten().map(|value| value / count as f64).sum())
}
