//! The list of a record's fields as a dtype.

use alloc::{borrow::Cow, string::String};

use super::shape;
use crate::{
    content::Content,
    dtype::{Descr, Layout, layout},
    error::Error,
};

/// The record whose fields a list has.
pub(super) fn read(list: Content<'_>) -> Result<Descr, Error> {
    Descr::record(fields(list, Layout::DEEPEST)?)
}

/// The fields of a record, within which others may stand so deep.
fn fields(list: Content<'_>, deepest: usize) -> Result<Layout, Error> {
    let deepest = deepest.checked_sub(1).ok_or_else(layout::too_deep)?;
    let mut layout = Layout::default();
    match list {
        // As most are, none of them an array.
        Content::Texts(texts) if matches!(texts.lens[..], [_, 2]) => {
            layout.reserve(texts.words.len() / 2);
            let mut words = texts.words.iter();
            while let (Some(name), Some(dtype)) = (words.next(), words.next()) {
                layout::Field::parse(name, dtype)?.add_to(&mut layout, name, &[])?;
            }
        }
        list => {
            let items = list.into_items().map_err(|value| expected(&value, "its fields"))?;
            for item in items {
                field(item, &mut layout, deepest)?;
            }
        }
    }
    Ok(layout)
}

/// `["x", "<f8"]`, with a third value where it is an array.
fn field(value: Content<'_>, layout: &mut Layout, deepest: usize) -> Result<(), Error> {
    let items = value.into_items().map_err(|value| expected(&value, "name, dtype and axes"))?;
    let found = items.len();
    let mut items = items.into_iter();
    let (Some(name), Some(dtype), axes, None) =
        (items.next(), items.next(), items.next(), items.next())
    else {
        return Err(Error::custom(format_args!(
            "invalid length {found}, expected name, dtype and axes of a record's field"
        )));
    };
    let name = self::name(name, true)?;
    let part = match dtype.as_word() {
        Some(word) => layout::Field::parse(&name, &word)?,
        None => layout::Field::Part(Descr::record(fields(dtype, deepest)?)?),
    };
    let axes = axes.map(shape::list).transpose()?.unwrap_or_default();
    part.add_to(layout, &name, &axes)
}

/// A name; with a title, which NumPy keeps beside it, as the second of a pair.
fn name(value: Content<'_>, may_be_pair: bool) -> Result<String, Error> {
    if let Some(word) = value.as_word() {
        return Ok(Cow::into_owned(word));
    }
    let items = value.into_items().map_err(|value| expected(&value, "a name"))?;
    match <[Content<'_>; 2]>::try_from(items) {
        Ok([title, name]) if may_be_pair => {
            self::name(title, false)?;
            self::name(name, false)
        }
        _ => Err(Error::custom("a list, expected the name of a record's field")),
    }
}

fn expected(value: &Content<'_>, what: &str) -> Error {
    Error::custom(format_args!("{value}, expected {what} of a record"))
}
