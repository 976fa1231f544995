//! `ndserde show --json`: a line for each array, for programs.

use std::io::{self, Write};

use ndserde::{DType, DynArray, Order, Value, json, value::Summary};
use serde::Serialize;

use super::Wrong;
use crate::{
    array::FileArray,
    content::{Content, Part, left_out},
    elements::{elements, word},
    error::{Error, Result},
    number::{Number, reader},
    path,
    said::Said,
};

/// What is said of an array; all keys are always there.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    /// As `get` takes it; empty where the array is the whole file.
    path: String,
    /// As `NumPy` and the tree have it.
    dtype: String,
    shape: &'a [usize],
    order: &'static str,
    /// How many its elements take.
    bytes: usize,
    min: Option<Extreme>,
    max: Option<Extreme>,
    /// How many elements are NaN or `NaT`; none where nothing has looked, or no element could be.
    nan: Option<usize>,
}

/// The least or the greatest element.
#[derive(Serialize)]
#[serde(untagged)]
enum Extreme {
    Bool(bool),
    Integer(i128),
    Single(f32),
    Double(f64),
    /// What JSON has no numbers for: infinities, and dates as text.
    Text(String),
}

/// Adds the lines of all arrays in a part of a file. What is not read is said on stderr.
pub fn lines(
    file: &str,
    part: Part<'_>,
    has_range: bool,
    lines: &mut Vec<u8>,
    wrong: &mut Wrong,
) -> Result<()> {
    match part {
        Part::Value(value) => of_value(file, "", value, has_range, lines).map_err(Error::new),
        Part::Array(array) => of_file(file, String::new(), array, has_range, lines),
        Part::Unread(unread) => Err(unread.error()),
        Part::Archive(archive) => {
            let skipped = Said::left_out();
            for (key, content) in archive.iter() {
                let name = key.to_string();
                match content {
                    Content::Array(array) => {
                        let done = of_file(file, name, array, has_range, lines);
                        done.unwrap_or_else(|error| wrong.add(error));
                    }
                    Content::Value(value) => {
                        of_value(file, &name, value, has_range, lines).map_err(Error::new)?;
                    }
                    Content::Unread(unread) => match unread.wrong() {
                        Some(error) => wrong.add(error.clone()),
                        None => left_out(key, unread, &skipped),
                    },
                    Content::Archive(_) => {}
                }
            }
            skipped.say();
            Ok(())
        }
    }
}

/// Those of a document, which stands at a path.
fn of_value(
    file: &str,
    place: &str,
    value: &Value,
    has_range: bool,
    lines: &mut Vec<u8>,
) -> io::Result<()> {
    value.iter_arrays().try_for_each(|(path, array)| {
        let summary = if has_range {
            Summary::of(array)
        } else {
            Summary::new(array.dtype().clone(), array.shape())
        };
        let about = About { dtype: array.dtype(), shape: array.shape(), order: array.order() };
        let path = path::joined(place, &path.to_string());
        about.line(file, path, has_range.then_some(&summary), lines)
    })
}

fn of_file(
    file: &str,
    path: String,
    array: &FileArray,
    has_range: bool,
    lines: &mut Vec<u8>,
) -> Result<()> {
    let mut blocks = array.open()?;
    let (dtype, shape) = (blocks.reader.dtype().clone(), blocks.reader.shape().to_vec());
    let about = About { dtype: &dtype, shape: &shape, order: blocks.reader.order() };
    let mut summary = Summary::new(dtype.clone(), &shape);
    if has_range {
        blocks.try_for_each(|block| block.map(|block| summary.add(&block)))?;
    }
    about.line(file, path, has_range.then_some(&summary), lines).map_err(|why| array.about(why))
}

/// What is known without a look at the elements.
struct About<'a> {
    dtype: &'a DType,
    shape: &'a [usize],
    order: Order,
}

impl About<'_> {
    fn line(
        self,
        file: &str,
        path: String,
        summary: Option<&Summary>,
        lines: &mut Vec<u8>,
    ) -> io::Result<()> {
        let Self { dtype, shape, order } = self;
        let len = shape.iter().fold(1, |len: usize, axis| len.saturating_mul(*axis));
        let [min, max] = summary
            .and_then(Summary::range)
            .map_or([None, None], |range| range.map(|element| extreme(&element)));
        let line = Line {
            file,
            path,
            dtype: dtype.to_string(),
            shape,
            order: if order == Order::F { "F" } else { "C" },
            bytes: len.saturating_mul(dtype.itemsize()),
            min,
            max,
            nan: summary.filter(|_| has_order(dtype)).map(Summary::none),
        };
        json::to_writer(&mut *lines, &line).map_err(io::Error::other)?;
        lines.write_all(b"\n")
    }
}

/// Whether elements have a range.
fn has_order(dtype: &DType) -> bool {
    reader(dtype).is_some() && !matches!(dtype, DType::Complex64 | DType::Complex128)
}

fn extreme(element: &DynArray) -> Option<Extreme> {
    let read = reader(element.dtype())?;
    let infinite =
        |is_negative| Extreme::Text(if is_negative { "-Infinity" } else { "Infinity" }.to_owned());
    Some(match elements(element, read).ok()? {
        Number::Bool(value) => Extreme::Bool(value),
        Number::Whole(number) => Extreme::Integer(number),
        Number::Single(number) if number.is_infinite() => infinite(number < 0.0),
        Number::Single(number) => Extreme::Single(number),
        Number::Double(number) if number.is_infinite() => infinite(number < 0.0),
        Number::Double(number) => Extreme::Double(number),
        Number::Date(_) => Extreme::Text(word(element)?),
        Number::Span(count) => Extreme::Integer(count.into()),
        Number::Complex(..) => return None,
    })
}
