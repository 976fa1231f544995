//! The means of parts of an array, whose elements come some after the other.

use ndserde::Order;

use crate::number::Reader;

/// An axis, and how many places of a picture show it, which are no more than it is long.
#[derive(Clone, Copy)]
pub struct Axis {
    len: usize,
    places: usize,
}

impl Axis {
    pub const fn new(len: usize, places: usize) -> Self {
        Self { len, places }
    }

    /// Where the part of the axis begins that a place shows.
    fn start(self, place: usize) -> usize {
        let at = (place as u128 * self.len as u128) / self.places.max(1) as u128;
        usize::try_from(at).unwrap_or(self.len)
    }
}

/// A position on an axis that is walked along, and the place that shows it.
#[derive(Clone, Copy, Default)]
struct At {
    position: usize,
    place: usize,
}

impl At {
    /// How far it is to the next place.
    fn left(self, axis: Axis) -> usize {
        axis.start(self.place.saturating_add(1)).saturating_sub(self.position)
    }

    /// Goes on by no more than what is left; whether the axis begins anew.
    fn advance(&mut self, steps: usize, axis: Axis) -> bool {
        self.position = self.position.saturating_add(steps);
        if self.left(axis) == 0 {
            self.place = self.place.saturating_add(1);
        }
        let is_end = self.position >= axis.len;
        if is_end {
            *self = Self::default();
        }
        is_end
    }
}

/// A part of an array.
#[derive(Clone, Copy, Default)]
struct Part {
    /// How many of its elements are finite numbers.
    count: usize,
    /// How many they are thought to be.
    claim: usize,
    /// The sum of all, each divided by the claim first, so that no sum is infinite.
    sum: f64,
}

/// The means of the parts that are the places of a picture.
pub struct Means {
    read: Reader,
    itemsize: usize,
    /// From above to below, from left to right; of no rows the first has one place.
    axes: [Axis; 2],
    /// Whether the second axis runs fastest.
    is_c: bool,
    parts: Vec<Part>,
    outer: At,
    inner: At,
}

impl Means {
    pub fn new(read: Reader, itemsize: usize, axes: [Axis; 2], order: Order) -> Self {
        let [down, across] = axes;
        let mut parts = Vec::new();
        for row in 0..down.places {
            for column in 0..across.places {
                let len = |axis: Axis, place: usize| {
                    axis.start(place.saturating_add(1)).saturating_sub(axis.start(place))
                };
                // All are, or will be counted.
                let claim = len(down, row).saturating_mul(len(across, column));
                parts.push(Part { claim, ..Part::default() });
            }
        }
        let (outer, inner) = (At::default(), At::default());
        Self { read, itemsize: itemsize.max(1), axes, is_c: order == Order::C, parts, outer, inner }
    }

    /// How many places a row has.
    pub const fn across(&self) -> usize {
        self.axes[1].places
    }

    /// Takes in the next elements.
    pub fn add(&mut self, mut bytes: &[u8]) {
        let [down, across] = self.axes;
        let (outer, inner) = if self.is_c { (down, across) } else { (across, down) };
        // Nothing shows them.
        if self.parts.is_empty() {
            return;
        }
        while !bytes.is_empty() {
            let steps = self.inner.left(inner).min(bytes.len() / self.itemsize);
            let len = steps.saturating_mul(self.itemsize);
            let Some((run, rest)) = bytes.split_at_checked(len).filter(|_| steps > 0) else {
                return;
            };
            let (row, column) = if self.is_c {
                (self.outer.place, self.inner.place)
            } else {
                (self.inner.place, self.outer.place)
            };
            let place = row.saturating_mul(across.places).saturating_add(column);
            if let Some(part) = self.parts.get_mut(place) {
                part.add(self.read, run.chunks_exact(self.itemsize));
            }
            if self.inner.advance(steps, inner) {
                self.outer.advance(1, outer);
            }
            bytes = rest;
        }
    }

    /// Whether there were fewer numbers than elements.
    pub fn is_wrong(&self) -> bool {
        self.parts.iter().any(|part| part.count != part.claim)
    }

    /// Begins anew, with as many numbers as there were.
    pub fn restart(&mut self) {
        (self.outer, self.inner) = (At::default(), At::default());
        for part in &mut self.parts {
            *part = Part { claim: part.count, ..Part::default() };
        }
    }

    /// Those of parts with numbers.
    pub fn get(&self) -> Vec<Option<f64>> {
        self.parts.iter().map(|part| (part.count > 0).then_some(part.sum)).collect()
    }
}

impl Part {
    #[allow(clippy::cast_precision_loss, reason = "a count, for a picture")]
    fn add<'a>(&mut self, read: Reader, elements: impl Iterator<Item = &'a [u8]>) {
        let claim = self.claim as f64;
        for element in elements {
            // What is infinite has no place on a scale either.
            if let Some(value) = read(element).as_f64().filter(|value| value.is_finite()) {
                self.count = self.count.saturating_add(1);
                self.sum += value / claim;
            }
        }
    }
}
