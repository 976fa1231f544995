//! Texts in lists.

use crate::{
    aligned::Aligned,
    content::{Content, Walk, Words},
    dtype::DType,
    error::{Error, Kind},
    text::{self, Widths},
    untyped::{NumberList, Payload, Source},
};

/// A text or lists of them; as wide as stated, or as the longest of them.
pub(super) fn list<'de>(
    content: Content<'_>,
    dtype: &DType,
    width: usize,
) -> Result<Payload<'de>, Error> {
    let mut walk = Walk::new(dtype);
    let mut words = Words::default();
    let mut widths = Widths::default();
    walk.each(content, &mut |value, _| match &value {
        Content::Text(text) => {
            widths.add(text)?;
            words.push(text);
            Ok(())
        }
        _ => Err(Kind::NotANumber { found: value.to_string(), dtype: dtype.to_string() }.into()),
    })?;
    let width = widths.width(Some(width).filter(|&width| width > 0))?;
    let mut characters = Vec::with_capacity(words.len().saturating_mul(width));
    words.iter().for_each(|word| text::encode(word, width, &mut characters));
    let (dtype, numbers, shape) = (DType::Str(width), Aligned::W4(characters), walk.shape()?);
    Ok(Payload(Source::List(Box::new(NumberList { dtype, numbers, shape }))))
}
