//! Small pictures of arrays: what their values look like, at a glance.

mod heat_map;
mod image;
mod levels;
mod means;
mod pick;
mod sparkline;

use ndserde::{DType, DynArray, Order};

use self::{
    means::{Axis, Means},
    pick::Pick,
};
use crate::{elements::elements, number::reader, terminal::Canvas};

/// A picture of an array whose elements come in blocks.
pub struct Picture {
    pick: Pick,
    /// One, or those of red, green and blue.
    channels: Vec<Means>,
    sort: Sort,
    has_colour: bool,
    /// What is said above it.
    caption: Option<String>,
}

enum Sort {
    Sparkline,
    HeatMap,
}

impl Picture {
    /// In which order the elements will come; why there is none where elements have no order, and nothing
    /// where there are too few for one.
    ///
    /// Of more than two axes the last two are an image, or those before a last axis of 3 or 4, which is
    /// colour. Of several images there is the first.
    pub fn new(dtype: &DType, shape: &[usize], order: Order, canvas: Canvas) -> Result<Self, Why> {
        let len = shape.iter().fold(1, |all: usize, len| all.saturating_mul(*len));
        if canvas.width == 0 || len <= 1 {
            return Err(None);
        }
        let read = reader(dtype).ok_or(Some("its elements are no numbers"))?;
        // Complex numbers are numbers, and have no order.
        if matches!(dtype, DType::Complex64 | DType::Complex128) {
            return Err(Some("complex numbers have no order"));
        }
        let pick = Pick::of(shape, order, dtype.itemsize());
        let (sort, down, across) = match pick.plane {
            [1, len] if shape.len() == 1 && len > 1 => {
                (Sort::Sparkline, Axis::new(1, 1), Axis::new(len, sparkline::places(len, canvas)))
            }
            [rows, columns] if shape.len() > 1 && rows.saturating_mul(columns) > 1 => {
                let places = if shape.len() == 2 {
                    heat_map::places((rows, columns), canvas)
                } else {
                    heat_map::image_places((rows, columns), canvas)
                };
                (Sort::HeatMap, Axis::new(rows, places.0), Axis::new(columns, places.1))
            }
            _ => return Err(Some("its images have one element each")),
        };
        let means = || Means::new(read, dtype.itemsize(), [down, across], order);
        let channels = (0..pick.channels.min(3)).map(|_| means()).collect();
        let caption = (pick.lead > 1).then(|| format!("the first of {}:", pick.lead));
        Ok(Self { pick, channels, sort, has_colour: canvas.has_colour, caption })
    }

    /// Takes in the next elements, in the order in which they come.
    pub fn add(&mut self, block: &DynArray) {
        // What is no bytes has none.
        let _ = elements(block, |bytes| self.pick.add(bytes, &mut self.channels));
    }

    /// Whether all elements are to come once more: some were no finite numbers, and how many must be
    /// known first.
    pub fn again(&mut self) -> bool {
        let is_wrong = self.channels.iter().any(Means::is_wrong);
        if is_wrong {
            self.pick.position = 0;
            self.channels.iter_mut().for_each(Means::restart);
        }
        is_wrong
    }

    /// The lines of the picture, where all elements have come.
    pub fn lines(&self) -> Vec<String> {
        let means: Vec<_> = self.channels.iter().map(Means::get).collect();
        // Of a picture that has room for any.
        if means.iter().all(|means| !means.is_empty() && means.iter().all(Option::is_none)) {
            return without(Some("no element is a finite number"));
        }
        let across = self.channels.first().map_or(0, Means::across);
        let picture = match (&self.sort, &*means) {
            (Sort::Sparkline, [means, ..]) => vec![sparkline::of(means)],
            (Sort::HeatMap, [red, green, blue]) => {
                image::of([red, green, blue], across, self.has_colour)
            }
            (Sort::HeatMap, [means, ..]) => heat_map::of(means, across, self.has_colour),
            (_, []) => Vec::new(),
        };
        let caption = self.caption.iter().filter(|_| !picture.is_empty()).cloned();
        caption.chain(picture.iter().cloned()).collect()
    }
}

/// Why there is no picture, if that is to be said.
type Why = Option<&'static str>;

/// The line that says why there is no picture.
pub fn without(why: Why) -> Vec<String> {
    why.map(|why| format!("(no picture: {why})")).into_iter().collect()
}

/// The lines of the picture of an array in memory, or why there is none.
pub fn of(array: &DynArray, canvas: Canvas) -> Vec<String> {
    let mut picture = match Picture::new(array.dtype(), array.shape(), Order::C, canvas) {
        Ok(picture) => picture,
        Err(why) => return without(why),
    };
    picture.add(array);
    if picture.again() {
        picture.add(array);
    }
    picture.lines()
}
