//! Lists of numbers, which are elements of the field from the start.

use alloc::{borrow::ToOwned, string::ToString};

use super::{Rule, place};
use crate::{
    erased::Format,
    error::{Error, Kind},
    number::Form,
    order::Order,
    shape::Shape,
    untyped::{NumberList, Source, UncheckedArray},
};

/// Holds the numbers of a list to the rule: in a binary format each has a type of its own. In text they
/// are decimals, which every reader rounds.
///
/// # Errors
/// When a number has been rounded and the rule forbids that; the message has its place.
pub(crate) fn hold_list(
    mut array: UncheckedArray<'_>,
    format: Format,
    rule: Rule,
) -> Result<UncheckedArray<'_>, Error> {
    let is_list = matches!(array.data.0, Source::List(_) | Source::Packed(_));
    if !is_list || format.has_decimals() {
        return Ok(array);
    }
    array.data = array.data.settled(array.descr.dtype(), Form::Plain)?;
    if let Source::List(list) = &array.data.0 {
        hold(list, &array.shape, rule)?;
    }
    Ok(array)
}

fn hold(list: &NumberList, shape: &Shape, rule: Rule) -> Result<(), Error> {
    let NumberList { dtype, rounded: Some(rounded), .. } = list else { return Ok(()) };
    if rule.rounds_number(dtype) {
        return Ok(());
    }
    let element = rounded.scalar.checked_div(dtype.scalars()).unwrap_or_default();
    // A flat list is in C order, or of one axis.
    let is_flat = list.shape.len() == 1 && shape.byte_len(dtype)? == list.numbers.as_bytes().len();
    let shape = if is_flat { shape } else { &list.shape };
    let (at, value) = (place(element, shape, Order::C), rounded.number.to_string());
    let (data, field) = ("number".to_owned(), dtype.to_string());
    Err(Kind::CastElement { at, value, data, field }.into())
}
