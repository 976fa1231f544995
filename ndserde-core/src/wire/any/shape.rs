//! The shape: a list, plotly's text, or jdata's number.

use super::{key::LayoutKey, word};
use crate::{
    content::{Content, ListedNumbers},
    error::{Error, Quoted},
    number::Number,
    shape::Shape,
};

/// The shape that a value is.
pub(super) fn read(key: LayoutKey, value: Content<'_>) -> Result<Shape, Error> {
    match value {
        // The tuple of no axes, in formats that have tuples.
        Content::Null if key == LayoutKey::Dim => Ok(Shape::default()),
        Content::Text(text) => lengths(&text),
        value @ (Content::Number(..) | Content::Wide(_)) => {
            let mut shape = Shape::default();
            shape.push(axis(&value)?)?;
            Ok(shape)
        }
        value => list(value),
    }
}

/// A list of axes.
pub(super) fn list(value: Content<'_>) -> Result<Shape, Error> {
    let mut shape = Shape::default();
    if let Content::Numbers(all) = &value {
        if let Some(shape) = numbers(all) {
            return shape;
        }
    }
    for item in value.into_items().map_err(|value| expected(&value))? {
        shape.push(axis(&item)?)?;
    }
    Ok(shape)
}

/// The axes that numbers are, if they stand in one list.
pub(super) fn numbers(all: &ListedNumbers) -> Option<Result<Shape, Error>> {
    if all.lens().len() != 1 {
        return None;
    }
    let mut shape = Shape::default();
    let pushed = all.iter().try_for_each(|axis| shape.push(axis.as_len()?));
    Some(pushed.map(|()| shape))
}

fn axis(value: &Content<'_>) -> Result<usize, Error> {
    match word::number(value) {
        Some(Number::Wide(wide)) => u64::try_from(wide)
            .map_err(|_| expected(value))
            .and_then(|axis| Number::Unsigned(axis).as_len()),
        Some(number) => number.as_len(),
        None => Err(expected(value)),
    }
}

fn expected(value: &Content<'_>) -> Error {
    Error::custom(format_args!(
        "{value}, expected the shape of an array, a list of unsigned integers"
    ))
}

/// `"2, 3"`
fn lengths(text: &str) -> Result<Shape, Error> {
    let mut shape = Shape::default();
    for axis in text.split(',') {
        let axis = axis.trim();
        let digits = !axis.is_empty() && axis.bytes().all(|byte| byte.is_ascii_digit());
        let axis = axis.parse().ok().filter(|_| digits).ok_or_else(|| {
            let text = Quoted(text);
            Error::custom(format_args!("the shape {text} is not a list of lengths"))
        })?;
        shape.push(axis)?;
    }
    Ok(shape)
}
