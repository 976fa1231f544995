//! Where two arrays differ.

use ndserde::{DType, DynArray, Order, npy::BlockReader};

use super::{times::Times, tolerance::Tolerance};
use crate::{
    array::FileArray,
    elements::{array_of, elements, word},
    error::{Error, Result},
    number::{Distance, Reader, reader},
};

/// What differs; none where nothing does.
pub fn difference(
    one: &DynArray,
    other: &DynArray,
    tolerance: Option<Tolerance>,
) -> Result<Option<String>> {
    let dtypes = [one.dtype(), other.dtype()];
    if one.shape() != other.shape() || !are_comparable(dtypes, tolerance) {
        return Ok(Some(format!("{} and {}", sort(one), sort(other))));
    }
    let mut found = Found::new(dtypes, one.shape(), Order::C, tolerance);
    found.compare(one, other)?;
    Ok(found.message())
}

/// Whether elements of these dtypes can be compared: numbers of all dtypes where there is a tolerance.
fn are_comparable([one, other]: [&DType; 2], tolerance: Option<Tolerance>) -> bool {
    let is_number = |dtype: &DType| {
        !matches!(dtype, DType::DateTime64(_) | DType::TimeDelta64(_)) && reader(dtype).is_some()
    };
    let are_numbers = || is_number(one) && is_number(other);
    one == other || (tolerance.is_some() && (are_numbers() || Times::of([one, other]).is_some()))
}

/// The same of arrays that stay in their files, if both are of one dtype and in one order.
pub fn difference_in_files(
    one: &FileArray,
    other: &FileArray,
    tolerance: Option<Tolerance>,
) -> Result<Option<String>> {
    let (mut blocks, mut others) = (one.open()?, other.open()?);
    other.hide();
    let (reader, other_reader) = (&blocks.reader, &others.reader);
    let order = reader.order();
    let dtypes = [reader.dtype(), other_reader.dtype()];
    let is_alike = are_comparable(dtypes, tolerance) && reader.shape() == other_reader.shape();
    let [dtype, other_dtype] = dtypes;
    if is_alike && (order != other_reader.order() || dtype != other_dtype) {
        return difference(&one.load()?, &other.load()?, tolerance);
    }
    let sorts = (!is_alike).then(|| (sort_of(reader), sort_of(other_reader)));
    let mut found = Found::new(dtypes, reader.shape(), order, tolerance);
    loop {
        // Both to their ends, where what is wrong with them is known.
        match (blocks.next().transpose()?, others.next().transpose()?) {
            (Some(one), Some(other)) if is_alike => found.compare(&one, &other)?,
            (None, None) => break,
            _ => {}
        }
    }
    Ok(match sorts {
        Some((one, other)) => Some(format!("{one} and {other}")),
        None => found.message(),
    })
}

/// The dtype and shape of an array.
pub fn sort(array: &DynArray) -> String {
    format!("{} {:?}", array.dtype(), array.shape())
}

/// That of one in a file, all of which is looked at.
pub fn sort_in_file(array: &FileArray) -> Result<String> {
    let mut blocks = array.open()?;
    let sort = sort_of(&blocks.reader);
    blocks.try_for_each(|block| block.map(drop))?;
    Ok(sort)
}

fn sort_of<R: std::io::Read>(reader: &BlockReader<R>) -> String {
    format!("{} {:?}", reader.dtype(), reader.shape())
}

/// What has been found so far.
struct Found {
    tolerance: Option<Tolerance>,
    /// Of both sides.
    itemsizes: [usize; 2],
    /// The dtype of both, if they have one.
    dtype: Option<DType>,
    /// Those of both.
    dtypes: [DType; 2],
    /// Times of different units.
    times: Option<Times>,
    shape: Vec<usize>,
    /// In which order the elements come.
    order: Order,
    read: Option<[Reader; 2]>,
    /// How many elements there were.
    len: usize,
    /// How many of them differ, and in how many of these one is no number.
    count: usize,
    beyond: usize,
    first: Option<Pair>,
    largest: Option<(Distance, Pair)>,
}

/// A place in C order, and the elements there on both sides.
type Pair = (usize, String);

impl Found {
    fn new(
        dtypes: [&DType; 2],
        shape: &[usize],
        order: Order,
        tolerance: Option<Tolerance>,
    ) -> Self {
        let [one, other] = dtypes;
        Self {
            tolerance,
            itemsizes: dtypes.map(|dtype| dtype.itemsize().max(1)),
            dtype: (one == other).then(|| one.clone()),
            times: Times::of(dtypes),
            dtypes: dtypes.map(DType::clone),
            shape: shape.to_vec(),
            order,
            read: reader(one).zip(reader(other)).map(<[_; 2]>::from),
            len: 0,
            count: 0,
            beyond: 0,
            first: None,
            largest: None,
        }
    }

    /// Takes in the next elements of both sides.
    fn compare(&mut self, one: &DynArray, other: &DynArray) -> Result<()> {
        let compare = |one: &[u8]| elements(other, |other| self.add_all(one, other));
        elements(one, compare).and_then(|done| done).map_err(Error::new)?;
        self.len = self.len.saturating_add(one.len());
        Ok(())
    }

    fn add_all(&mut self, one: &[u8], other: &[u8]) {
        // At the speed of memory, where nothing differs.
        let is_one_dtype = self.dtype.is_some();
        if is_one_dtype && one == other {
            return;
        }
        let [size, other_size] = self.itemsizes;
        let pairs = one.chunks_exact(size).zip(other.chunks_exact(other_size));
        let before = self.len;
        for (place, (one, other)) in pairs.enumerate() {
            if !is_one_dtype || one != other {
                self.add(before.saturating_add(place), one, other);
            }
        }
    }

    fn add(&mut self, place: usize, one: &[u8], other: &[u8]) {
        let Some([read, read_other]) = self.read else {
            self.count += 1;
            self.keep_first(place, one, other);
            return;
        };
        let (mut number, mut other_number) = (read(one), read_other(other));
        let mut tolerance = self.tolerance;
        if let Some(times) = &self.times {
            if times.are_dates {
                tolerance = tolerance.map(Tolerance::without_shares);
            }
            match times.numbers([number, other_number]) {
                Ok([one, other]) => (number, other_number) = (one, other),
                // Both are no times, or beyond all numbers.
                Err(are_alike) => {
                    if !are_alike {
                        self.count += 1;
                        self.beyond += 1;
                        self.keep_first(place, one, other);
                    }
                    return;
                }
            }
        }
        if tolerance.is_some_and(|tolerance| tolerance.allows(number, other_number))
            || (self.dtype.is_none() && number.is(other_number))
        {
            return;
        }
        self.count += 1;
        let Some(distance) = number.distance(other_number) else {
            self.beyond += 1;
            self.keep_first(place, one, other);
            return;
        };
        let is_larger = match &self.largest {
            None => true,
            // Of equal ones the first.
            Some((largest, (before, _))) => {
                distance > *largest || (distance == *largest && self.in_c_order(place) < *before)
            }
        };
        if is_larger {
            self.largest = Some((distance, (self.in_c_order(place), self.pair(one, other))));
        }
    }

    fn keep_first(&mut self, place: usize, one: &[u8], other: &[u8]) {
        let place = self.in_c_order(place);
        if self.first.as_ref().is_none_or(|(first, _)| place < *first) {
            self.first = Some((place, self.pair(one, other)));
        }
    }

    /// Both elements in words, if there are such.
    fn pair(&self, one: &[u8], other: &[u8]) -> String {
        let words = |dtype: &DType, bytes: &[u8]| match dtype {
            DType::Str(_) => Some(characters(bytes)),
            DType::Bytes(_) => Some(escaped(bytes)),
            DType::DateTime64(_) => word(&array_of(dtype, &[], bytes).ok()?),
            DType::TimeDelta64(unit) if self.times.is_some() => {
                let count = i64::from_le_bytes(*bytes.first_chunk()?);
                Some(format!("{count} x {unit}"))
            }
            _ => None,
        };
        let [dtype, other_dtype] = &self.dtypes;
        let (words, other_words) = (words(dtype, one), words(other_dtype, other));
        let numbers = || {
            self.read
                .map(|[read, other_read]| [read(one).to_string(), other_read(other).to_string()])
        };
        match words.zip(other_words).map(<[_; 2]>::from).or_else(numbers) {
            Some([one, other]) => format!(": {one}, {other}"),
            None => String::new(),
        }
    }

    /// The place in C order of the element that came at this one.
    fn in_c_order(&self, place: usize) -> usize {
        if self.order == Order::C {
            return place;
        }
        let backwards: Vec<_> = self.shape.iter().rev().copied().collect();
        let index = index(place, &backwards);
        let add = |place: usize, (at, len): (&usize, &usize)| {
            place.saturating_mul(*len).saturating_add(*at)
        };
        index.iter().rev().zip(&self.shape).fold(0, add)
    }

    /// What differs; none where nothing does.
    fn message(self) -> Option<String> {
        let (count, len) = (self.count, self.len);
        if count == 0 {
            return None;
        }
        let differ = if count == 1 { "differs" } else { "differ" };
        let mut parts = vec![format!("{count} of {len} elements {differ}")];
        if let Some((distance, (place, pair))) = self.largest {
            let at = index(place, &self.shape);
            let unit = match &self.times {
                Some(times) => format!(" {}", times.unit()),
                None => self.dtype.as_ref().map_or_else(String::new, unit),
            };
            parts.push(format!("by at most {distance}{unit} at {at:?}{pair}"));
        }
        if let Some((place, pair)) = self.first {
            if self.read.is_some() {
                parts.push(format!("{} by no number", self.beyond));
            }
            parts.push(format!("the first at {:?}{pair}", index(place, &self.shape)));
        }
        Some(parts.join(", "))
    }
}

/// What distances count, where that is time.
fn unit(dtype: &DType) -> String {
    match dtype {
        DType::DateTime64(unit) | DType::TimeDelta64(unit) if unit.count() > 1 => {
            format!(" x {unit}")
        }
        DType::DateTime64(unit) | DType::TimeDelta64(unit) => format!(" {unit}"),
        _ => String::new(),
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

fn escaped(bytes: &[u8]) -> String {
    let len = bytes.iter().rposition(|&byte| byte != 0).map_or(0, |at| at + 1);
    format!("b\"{}\"", bytes.get(..len).unwrap_or_default().escape_ascii())
}
