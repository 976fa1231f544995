//! Texts in lists.

use alloc::{boxed::Box, string::ToString};

use crate::{
    content::{Content, ContentWalk},
    dtype::DType,
    error::{Error, Kind},
    payload::TextLists,
    shape::Shape,
    untyped::{NumberList, Payload, Source},
};

/// A text or lists of them; as wide as stated, or as the longest of them.
pub(super) fn list<'de>(content: Content<'_>, dtype: &DType) -> Result<Payload<'de>, Error> {
    let mut walk = ContentWalk::new(dtype);
    let mut texts = TextLists::new(dtype)?;
    walk.each(content, &mut |value, _| match &value {
        Content::Text(text) => texts.add(text),
        _ => Err(Kind::NotANumber { found: value.to_string(), dtype: dtype.in_message() }.into()),
    })?;
    let ((dtype, numbers), shape) = (texts.finish()?, Shape::new(&walk.lens())?);
    Ok(Payload(Source::List(Box::new(NumberList { dtype, numbers, shape, rounded: None }))))
}
