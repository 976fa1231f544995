//! Small pictures of arrays: what their values look like, at a glance.

mod heat_map;
mod levels;
mod means;
mod sparkline;

use ndserde::{DType, DynArray, Order};

use self::means::{Axis, Means};
use crate::{elements::elements, number::reader, terminal::Canvas};

/// A picture of an array whose elements come in blocks.
pub struct Picture {
    means: Means,
    sort: Sort,
    has_colour: bool,
}

enum Sort {
    Sparkline,
    HeatMap,
}

impl Picture {
    /// None where elements have no order, or there are too few for one; in which order they will come.
    pub fn new(dtype: &DType, shape: &[usize], order: Order, canvas: Canvas) -> Option<Self> {
        let read = reader(dtype)?;
        // Complex numbers are numbers, and have no order.
        if canvas.width == 0 || matches!(dtype, DType::Complex64 | DType::Complex128) {
            return None;
        }
        let (sort, down, across) = match *shape {
            [len] if len > 1 => {
                (Sort::Sparkline, Axis::new(1, 1), Axis::new(len, sparkline::places(len, canvas)))
            }
            [rows, columns] if rows.saturating_mul(columns) > 1 => {
                let (down, across) = heat_map::places((rows, columns), canvas);
                (Sort::HeatMap, Axis::new(rows, down), Axis::new(columns, across))
            }
            _ => return None,
        };
        let means = Means::new(read, dtype.itemsize(), [down, across], order);
        Some(Self { means, sort, has_colour: canvas.has_colour })
    }

    /// Takes in the next elements, in the order in which they come.
    pub fn add(&mut self, block: &DynArray) {
        // What is no bytes has none.
        let _ = elements(block, |bytes| self.means.add(bytes));
    }

    /// Whether all elements are to come once more: some were no finite numbers, and how many must be
    /// known first.
    pub fn again(&mut self) -> bool {
        self.means.again()
    }

    /// The lines of the picture, where all elements have come.
    pub fn lines(&self) -> Vec<String> {
        let means = self.means.get();
        match self.sort {
            Sort::Sparkline => vec![sparkline::of(&means)],
            Sort::HeatMap => heat_map::of(&means, self.means.across(), self.has_colour),
        }
    }
}

/// The lines of the picture of an array in memory; none where there is no picture.
pub fn of(array: &DynArray, canvas: Canvas) -> Vec<String> {
    let picture = Picture::new(array.dtype(), array.shape(), Order::C, canvas);
    picture.map_or_else(Vec::new, |mut picture| {
        picture.add(array);
        if picture.again() {
            picture.add(array);
        }
        picture.lines()
    })
}
