//! An array in a line: dtype, shape and range.

use alloc::vec::Vec;
use core::fmt;

use bytemuck::{AnyBitPattern, NoUninit};

use super::{
    DynArray,
    display::{element, scalar},
};
use crate::{aligned::Aligned, dtype::DType, float::half, order::Order, shape::Shape};

/// An array in a line, as a [`Value`](crate::Value) prints it, whose elements may come in blocks: dtype,
/// shape and range.
///
/// ```
/// use ndserde::{DynArray, value::Summary};
///
/// let blocks = [[2.0, f64::NAN, 3.5], [0.5, 1.0, -1.0]].map(|block| ndarray::arr1(&block));
/// let blocks = blocks.map(DynArray::from);
/// let mut summary = Summary::new(blocks[0].dtype().clone(), &[2, 3]);
/// assert_eq!(summary.to_string(), "float64 [2, 3]");
/// blocks.iter().for_each(|block| summary.add(block));
/// assert_eq!(summary.to_string(), "float64 [2, 3], -1.0 to 3.5, 1 NaN");
/// assert_eq!(summary.range(), Some([-1.0, 3.5].map(|number| ndarray::arr0(number).into())));
/// assert_eq!(summary.none(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Summary {
    dtype: DType,
    shape: Shape,
    /// The least and the greatest element, of those that are equal the first.
    extent: Option<(Vec<u8>, Vec<u8>)>,
    /// How many are none of the numbers.
    none: usize,
    /// The element of an array without axes.
    only: Option<Vec<u8>>,
}

impl Summary {
    /// That of an array of which no elements are known.
    #[must_use]
    pub fn new(dtype: DType, shape: &[usize]) -> Self {
        let shape = Shape::of_any_rank(shape);
        Self { dtype, shape, extent: None, none: 0, only: None }
    }

    /// That of a whole array.
    #[must_use]
    pub fn of(array: &DynArray) -> Self {
        let mut summary = Self::new(array.dtype.clone(), &array.shape);
        summary.add(array);
        summary
    }

    /// The least and the greatest of the elements so far, each as an array without axes; none of dtypes
    /// without an order, and where no element is a number.
    #[must_use]
    pub fn range(&self) -> Option<[DynArray; 2]> {
        let (least, greatest) = self.extent.as_ref()?;
        Some([least, greatest].map(|bytes| DynArray {
            dtype: self.dtype.clone(),
            shape: Shape::of_any_rank(&[]),
            order: Order::C,
            data: Aligned::copy(self.dtype.width(), bytes),
        }))
    }

    /// How many of the elements so far are none of the numbers: NaN, or `NaT` of dates and spans.
    #[must_use]
    pub const fn none(&self) -> usize {
        self.none
    }

    /// Takes in some of the elements: an array of the same dtype. Others are passed over.
    pub fn add(&mut self, block: &DynArray) {
        if block.dtype != self.dtype {
            return;
        }
        let bytes = block.data.as_bytes();
        match self.dtype {
            DType::Bool | DType::UInt8 => self.extend::<u8, _>(bytes, |number| number, |_| false),
            DType::Int8 => self.extend::<i8, _>(bytes, |number| number, |_| false),
            DType::Int16 => self.extend::<i16, _>(bytes, |number| number, |_| false),
            DType::Int32 => self.extend::<i32, _>(bytes, |number| number, |_| false),
            DType::Int64 => self.extend::<i64, _>(bytes, |number| number, |_| false),
            DType::UInt16 => self.extend::<u16, _>(bytes, |number| number, |_| false),
            DType::UInt32 => self.extend::<u32, _>(bytes, |number| number, |_| false),
            DType::UInt64 => self.extend::<u64, _>(bytes, |number| number, |_| false),
            DType::Float16 => self.halves::<{ half::F16 }>(bytes),
            DType::BFloat16 => self.halves::<{ half::BF16 }>(bytes),
            DType::Float32 => self.extend(bytes, |number: f32| number, f32::is_nan),
            DType::Float64 => self.extend(bytes, |number: f64| number, f64::is_nan),
            DType::DateTime64(_) | DType::TimeDelta64(_) => {
                self.extend(bytes, |count: i64| count, |count| count == i64::MIN);
            }
            // Complex numbers have no range, but one that is no list is short.
            DType::Complex64 | DType::Complex128 => {
                self.only = self.shape.is_empty().then(|| bytes.to_vec());
            }
            DType::Str(_) | DType::Bytes(_) | DType::Void(_) | DType::Record(_) => {}
        }
    }

    /// Halves are in the order of their magnitudes as integers, with the sign.
    fn halves<const FRACTION: u32>(&mut self, bytes: &[u8]) {
        let number = |bits: u16| {
            let magnitude = i32::from(bits & 0x7fff);
            if bits & 0x8000 == 0 { magnitude } else { magnitude.wrapping_neg() }
        };
        let infinity = i32::from(half::infinity::<FRACTION>());
        self.extend(bytes, number, |number| number.wrapping_abs() > infinity);
    }

    /// Takes in elements by their order as numbers, of which some are none.
    fn extend<T, N>(&mut self, bytes: &[u8], number: impl Fn(T) -> N, is_none: impl Fn(N) -> bool)
    where
        T: AnyBitPattern + NoUninit,
        N: PartialOrd + Copy,
    {
        let Ok(elements) = bytemuck::try_cast_slice::<u8, T>(bytes) else { return };
        let Some(first) = elements.iter().position(|element| !is_none(number(*element))) else {
            self.none = self.none.saturating_add(elements.len());
            return;
        };
        let Some(numbers @ [start, ..]) = elements.get(first..) else { return };
        let found = extent(numbers, number(*start), &number, &is_none);
        self.none = self.none.saturating_add(first).saturating_add(found.none);
        // Of those that are equal, such as both zeros, the first.
        let at = |wanted: N| {
            let is_it = |element: &&T| number(**element) == wanted;
            let element = numbers.iter().find(is_it).unwrap_or(start);
            bytemuck::bytes_of(element).to_vec()
        };
        let known = |bytes: &[u8]| number(scalar(bytes));
        let (least, greatest) = match self.extent.take() {
            None => (at(found.least), at(found.greatest)),
            Some((least, greatest)) => (
                if found.least < known(&least) { at(found.least) } else { least },
                if found.greatest > known(&greatest) { at(found.greatest) } else { greatest },
            ),
        };
        self.extent = Some((least, greatest));
    }
}

/// `float64 [2, 3], -1.0 to 3.5, 2 NaN`
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.dtype, self.shape)?;
        if let Some(only) = &self.only {
            f.write_str(", ")?;
            element(&self.dtype, only, f)?;
        }
        if let Some((least, greatest)) = &self.extent {
            f.write_str(", ")?;
            element(&self.dtype, least, f)?;
            f.write_str(" to ")?;
            element(&self.dtype, greatest, f)?;
        }
        let name = if matches!(self.dtype, DType::DateTime64(_) | DType::TimeDelta64(_)) {
            "NaT"
        } else {
            "NaN"
        };
        if self.none > 0 { write!(f, ", {} {name}", self.none) } else { Ok(()) }
    }
}

/// The range of some numbers, and how many of them are none.
struct Extent<N> {
    least: N,
    greatest: N,
    none: usize,
}

/// As many numbers as are looked at side by side, each compared with those of its own place alone, so
/// that the compiler makes few instructions of them.
const LANES: usize = 16;

#[allow(clippy::needless_bitwise_bool, reason = "without a branch")]
fn extent<T: Copy, N: PartialOrd + Copy>(
    elements: &[T],
    start: N,
    number: &impl Fn(T) -> N,
    is_none: &impl Fn(N) -> bool,
) -> Extent<N> {
    let (mut least, mut greatest, mut none) = ([start; LANES], [start; LANES], [0_usize; LANES]);
    for row in elements.chunks(LANES) {
        let lanes = least.iter_mut().zip(&mut greatest).zip(&mut none);
        for (((least, greatest), none), element) in lanes.zip(row) {
            let number = number(*element);
            let is_none = is_none(number);
            *least = if !is_none & (number < *least) { number } else { *least };
            *greatest = if !is_none & (number > *greatest) { number } else { *greatest };
            *none = none.wrapping_add(usize::from(is_none));
        }
    }
    let mut all = Extent { least: start, greatest: start, none: none.iter().sum() };
    for (least, greatest) in least.into_iter().zip(greatest) {
        all.least = if least < all.least { least } else { all.least };
        all.greatest = if greatest > all.greatest { greatest } else { all.greatest };
    }
    all
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "a test")]
mod tests {
    use super::*;
    use crate::dtype::TimeUnit;

    /// The element that a reading from the first to the last finds, one by one.
    fn expected(dtype: &DType, values: &[Option<f64>]) -> String {
        let numbers = || values.iter().flatten().copied();
        let none = values.len() - numbers().count();
        let best = |is_better: fn(f64, f64) -> bool| {
            numbers().reduce(|best, number| if is_better(number, best) { number } else { best })
        };
        let is_float = matches!(dtype, DType::Float16 | DType::BFloat16 | DType::Float64);
        let word = |value: f64| if is_float { format!("{value:?}") } else { value.to_string() };
        let range = best(|a, b| a < b).zip(best(|a, b| a > b));
        let range = range.map(|(least, most)| format!(", {} to {}", word(least), word(most)));
        let line = format!("{dtype} [{}]{}", values.len(), range.unwrap_or_default());
        let name = if matches!(dtype, DType::TimeDelta64(_)) { "NaT" } else { "NaN" };
        if none > 0 { format!("{line}, {none} {name}") } else { line }
    }

    #[test]
    fn the_range_is_that_of_a_reading_one_by_one() {
        let mut rows = 0;
        let mut state = 1_u64;
        let mut random = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 33).unwrap()
        };
        // What is hard stands often.
        let floats = [f64::NAN, 0.0, -0.0, f64::INFINITY, f64::NEG_INFINITY, 1.5, -2.0];
        let integers = [Some(0), Some(1), Some(-1), Some(127), Some(-128), Some(90), None];
        for len in (0..70).chain([1000]).cycle().take(700) {
            let most = 1 + random() % floats.len();
            let first = random() % floats.len();
            let places: Vec<_> = (0..len).map(|_| (first + random() % most) % 7).collect();
            let floats: Vec<_> = places.iter().map(|place| floats[*place]).collect();
            let integers: Vec<_> = places.iter().map(|place| integers[*place]).collect();
            let half = |value: &f64| half::narrow::<{ half::F16 }>(*value).unwrap().to_ne_bytes();
            let brain = |value: &f64| half::narrow::<{ half::BF16 }>(*value).unwrap().to_ne_bytes();
            let none = |value: &f64| Some(*value).filter(|value| !value.is_nan());
            let numbers: Vec<_> = floats.iter().map(none).collect();
            let small = |number: &Option<i8>| number.unwrap_or_default().to_ne_bytes();
            let long = |number: &Option<i8>| number.map_or(i64::MIN, i64::from).to_ne_bytes();
            let whole = |number: &Option<i8>| number.map(f64::from);
            let spans = DType::TimeDelta64(TimeUnit::DAY);
            let no_zero = |number: &Option<i8>| Some(f64::from(number.unwrap_or_default()));
            let bytes_of = |bytes: fn(&f64) -> [u8; 2]| floats.iter().flat_map(bytes).collect();
            for (dtype, bytes, values) in [
                (DType::Float64, floats.iter().flat_map(|v| v.to_ne_bytes()).collect(), &numbers),
                (DType::Float16, bytes_of(half), &numbers),
                (DType::BFloat16, bytes_of(brain), &numbers),
                (
                    DType::Int8,
                    integers.iter().flat_map(small).collect(),
                    &integers.iter().map(no_zero).collect(),
                ),
                (
                    spans,
                    integers.iter().flat_map(long).collect(),
                    &integers.iter().map(whole).collect(),
                ),
            ] {
                let bytes: Vec<u8> = bytes;
                // At once, and in two blocks.
                let cut = random() % (len + 1);
                let size = dtype.itemsize();
                let mut summary = Summary::new(dtype.clone(), &[len]);
                for bytes in [&bytes[..cut * size], &bytes[cut * size..]] {
                    let shape = Shape::flat(bytes.len() / size);
                    let data = Aligned::copy(dtype.width(), bytes);
                    summary.add(&DynArray { dtype: dtype.clone(), shape, order: Order::C, data });
                }
                assert_eq!(summary.to_string(), expected(&dtype, values), "{values:?} {cut}");
                rows += 1;
            }
        }
        assert_eq!(rows, 3500);
    }
}
