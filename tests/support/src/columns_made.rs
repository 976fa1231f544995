//! Columns that are nearly right: as many rows in each as in the others, or nearly, with single bytes
//! changed.

use arbitrary::{Arbitrary, Unstructured};
use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_bytes::Bytes;

use crate::backend::One;

#[derive(Arbitrary, Debug)]
struct Made {
    rows: u8,
    columns: [MadeColumn; 7],
    /// Which column comes first.
    first: u8,
    /// A column that is there twice, or one that nobody knows.
    more: Option<(u8, MadeColumn)>,
    changes: Vec<(u16, u8)>,
}

#[derive(Arbitrary, Debug)]
struct MadeColumn {
    /// Whether it is there otherwise than its name says: if this is large, as below.
    is_other: u8,
    /// What it is in the place of what its name says.
    what: u8,
    /// A row more or fewer than the others have.
    more: i8,
    axes: [u8; 2],
    numbers: Vec<i8>,
    is_list: bool,
}

/// A choice by a byte that is mostly not made, since most documents would be wrong.
const fn is_rare(byte: u8) -> bool {
    byte >= 240
}

/// The names of the columns of each kind of row, and what they are.
const NAMES: [&[(&str, What)]; 2] = [
    &[
        ("mass", What::Numbers),
        ("name", What::Texts),
        ("position", What::Array("float64", 1)),
        ("image", What::Array("uint8", 2)),
        ("history", What::Arrays),
        ("color", What::Threes),
        ("other", What::Numbers),
    ],
    &[
        ("x", What::Numbers),
        ("word", What::Texts),
        ("flags", What::Array("bool", 1)),
        ("y", What::Numbers),
        ("x", What::Threes),
        ("flags", What::Nested),
        ("word", What::Numbers),
    ],
];

#[derive(Clone, Copy, Debug)]
enum What {
    Numbers,
    Texts,
    /// One array, whose elements have so many axes in a row.
    Array(&'static str, usize),
    /// An array or none in each row.
    Arrays,
    /// An array of three numbers in each row.
    Threes,
    /// Lists of bools.
    Nested,
}

const WHATS: [What; 6] = [
    What::Numbers,
    What::Texts,
    What::Array("float64", 0),
    What::Array("int16", 1),
    What::Arrays,
    What::Nested,
];

/// The document, of rows of the one kind or the other, in the data format; none where the bytes say
/// nothing.
pub(crate) fn made<B: One>(kind: u8, input: &[u8]) -> Option<Vec<u8>> {
    let made = Made::arbitrary_take_rest(Unstructured::new(input)).ok()?;
    let names = NAMES[usize::from(kind) % NAMES.len()];
    let mut document = B::write(&MadeTable(&MadeRows { made: &made, names })).ok()?;
    let len = document.len();
    for (place, byte) in &made.changes {
        document[usize::from(*place) % len] = *byte;
    }
    Some(document)
}

struct MadeTable<'a>(&'a MadeRows<'a>);

impl Serialize for MadeTable<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("rows", self.0)?;
        map.end()
    }
}

struct MadeRows<'a> {
    made: &'a Made,
    names: &'static [(&'static str, What)],
}

impl Serialize for MadeRows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { made, names } = self;
        let first = usize::from(made.first);
        let turned = (0..names.len()).map(|place| (place + first) % names.len());
        let columns = turned.map(|place| (place, &made.columns[place]));
        // What is behind the columns of `ListRow` is there twice or unknown.
        let columns = columns.filter(|(place, column)| {
            (*place < 3 || names[0].0 != "x") != is_rare(column.is_other)
        });
        let more = made.more.iter().map(|(place, more)| (usize::from(*place) % names.len(), more));
        let columns: Vec<_> = columns.chain(more).collect();
        let mut map = serializer.serialize_map(Some(columns.len()))?;
        for (place, column) in columns {
            let (name, what) = names[place];
            let other = is_rare(column.what).then(|| WHATS[usize::from(column.what) % WHATS.len()]);
            let what = other.unwrap_or(what);
            let rows = usize::from(made.rows % 6).saturating_add_signed((column.more / 120).into());
            map.serialize_entry(name, &ColumnOf { column, what, rows })?;
        }
        map.end()
    }
}

struct ColumnOf<'a> {
    column: &'a MadeColumn,
    what: What,
    rows: usize,
}

impl ColumnOf<'_> {
    /// The number of this place, around and around.
    fn number(&self, place: usize) -> i8 {
        let numbers = &self.column.numbers;
        if numbers.is_empty() { 1 } else { numbers[place % numbers.len()] }
    }
}

impl Serialize for ColumnOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { column, what, rows } = *self;
        let array = |dtype, mut shape: Vec<usize>, from| {
            shape.iter_mut().skip(1).for_each(|axis| *axis %= 4);
            ArrayOf { of: self, dtype, shape, from }
        };
        match what {
            What::Numbers => {
                serializer.collect_seq((0..rows).map(|row| f64::from(self.number(row)) / 2.0))
            }
            What::Texts => serializer.collect_seq((0..rows).map(|row| {
                "ab\u{e9}\u{1f600}\0".repeat(usize::from(self.number(row).unsigned_abs() % 3))
            })),
            What::Array(dtype, axes) => {
                let axes = column.axes.iter().take(axes).map(|axis| usize::from(*axis));
                array(dtype, [rows].into_iter().chain(axes).collect(), 0).serialize(serializer)
            }
            What::Threes => array("float64", vec![rows, 3], 0).serialize(serializer),
            What::Nested => {
                let array = array("bool", vec![rows, column.axes[0].into()], 0);
                ListOf { array: &array, axis: 0, at: 0 }.serialize(serializer)
            }
            What::Arrays => serializer.collect_seq((0..rows).map(|row| {
                let len = usize::from(self.number(row).unsigned_abs() % 4);
                (len > 0).then(|| array("int16", vec![len], row))
            })),
        }
    }
}

/// An array, whose numbers are those of a column from a place on.
struct ArrayOf<'a> {
    of: &'a ColumnOf<'a>,
    dtype: &'static str,
    shape: Vec<usize>,
    from: usize,
}

impl Serialize for ArrayOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let is_list = self.of.column.is_list || serializer.is_human_readable();
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("dtype", self.dtype)?;
        map.serialize_entry("shape", &self.shape)?;
        map.serialize_entry("byteorder", "little")?;
        map.serialize_entry("order", "C")?;
        if is_list {
            map.serialize_entry("data", &ListOf { array: self, axis: 0, at: 0 })?;
        } else {
            let numbers = (0..self.shape.iter().product()).map(|at| self.number(at));
            let bytes: Vec<u8> = match self.dtype {
                "float64" => numbers.flat_map(|number| f64::from(number).to_le_bytes()).collect(),
                "int16" => numbers.flat_map(|number| i16::from(number).to_le_bytes()).collect(),
                _ => numbers.map(|number| self.unsigned(number)).collect(),
            };
            map.serialize_entry("data", Bytes::new(&bytes))?;
        }
        map.end()
    }
}

impl ArrayOf<'_> {
    fn number(&self, at: usize) -> i8 {
        self.of.number(self.from + at)
    }

    fn unsigned(&self, number: i8) -> u8 {
        if self.dtype == "bool" { u8::from(number > 0) } else { number.unsigned_abs() }
    }
}

/// The elements of an array behind so many axes, as nested lists.
struct ListOf<'a> {
    array: &'a ArrayOf<'a>,
    axis: usize,
    at: usize,
}

impl Serialize for ListOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { array, axis, at } = *self;
        let number = array.number(at);
        match (array.shape.get(axis), array.dtype) {
            (Some(len), _) => serializer.collect_seq((0..*len).map(|item| Self {
                array,
                axis: axis + 1,
                at: at * len + item,
            })),
            (None, "bool") => serializer.serialize_bool(number > 0),
            (None, "float64") if number == i8::MIN => serializer.serialize_str("NaN"),
            (None, "float64") => serializer.serialize_f64(f64::from(number) / 4.0),
            (None, "int16") => serializer.serialize_i64(number.into()),
            (None, _) => serializer.serialize_u8(array.unsigned(number)),
        }
    }
}
