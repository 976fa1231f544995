//! What the whole value is.

use alloc::vec::Vec;

use super::{
    constant,
    data::{self, Nulls},
    ext,
    fields::Fields,
    file,
    key::LayoutKey,
    layout, sequence, typed, written,
};
use crate::{
    backend::{Backend, crate_of},
    content::Content,
    dtype::DType,
    error::Error,
    number::{Form, Number},
    untyped::{FieldType, UncheckedArray},
    wire::nested,
};

/// The array that a document means; `is_text` says that people read the data format.
pub(super) fn array<'de>(
    mut content: Content<'de>,
    field: &FieldType,
    is_text: bool,
) -> Result<UncheckedArray<'de>, Error> {
    if let Some(array) = written::taken(&mut content, field, is_text) {
        return Ok(array);
    }
    match content {
        Content::Map(entries) => {
            let mut fields = Fields::new(entries, is_text)?;
            constant::check(&fields)?;
            let layout = match layout::of(fields.keys()) {
                Ok(layout) => layout,
                Err(error) => return Err(constant::explained(&fields, error)),
            };
            (fields.layout, fields.states_dtype) = (layout.name, layout.states_dtype);
            (layout.read)(&mut fields, field)
        }
        Content::Numbers(_) | Content::Texts(_) | Content::List(_) => {
            sequence::read(content, field, is_text)
        }
        Content::Text(text) => match file::text(&text) {
            Some(array) => Ok(array?.into()),
            None => word(Content::Text(text), field),
        },
        Content::Bytes(bytes) => file::array(bytes),
        Content::Number(..) | Content::Wide(_) => scalar(content, field),
        Content::Extension(inner) => ext::array(*inner),
        Content::Tag(tag, inner) => typed::array(tag, *inner, field),
        Content::Null | Content::Found(_) => {
            Err(Error::custom(format_args!("{content}, expected an array in any known layout")))
        }
    }
}

/// The array that a part of a document of any content may be: it states its dtype.
pub(crate) fn stated<'a>(content: &'a Content<'_>) -> Option<Result<UncheckedArray<'a>, Error>> {
    let is_array = match content {
        Content::Map(entries) => {
            // What stands beside the array may have arrays of its own, which would be copied again.
            let array = claims_array(entries).then(|| Content::Map(without_beside(entries)))?;
            return Some(self::array(array, &FieldType::any(None), true));
        }
        Content::List(items) => sequence::states_dtype(items),
        Content::Text(text) if file::may_be_packed(text.as_bytes()) => return None,
        Content::Bytes(bytes) if file::may_be_packed(bytes) => return None,
        Content::Text(text) => return file::text(text).map(|array| array.map(Into::into)),
        Content::Bytes(bytes) => {
            return file::bytes(bytes).map(|array| array.map(Into::into));
        }
        Content::Extension(_) => true,
        Content::Tag(tag, _) => typed::is_array(*tag),
        _ => false,
    };
    // Lent, since what is no sound array stays what it is.
    is_array.then(|| array(content.lent(), &FieldType::any(None), true))
}

/// Whether an array is a NumPy scalar, which is a number where nothing asks for an array.
pub(crate) fn is_scalar(content: &Content<'_>) -> bool {
    match content {
        Content::Map(entries) => Fields::keys_of(entries).is_some_and(layout::is_scalar),
        Content::Extension(inner) => ext::is_scalar(inner),
        _ => false,
    }
}

/// The entries that are an array's, lent; of those beside it only the keys.
fn without_beside<'a>(
    entries: &'a [(Content<'_>, Content<'_>)],
) -> Vec<(Content<'a>, Content<'a>)> {
    let beside = Fields::keys_of(entries).map(layout::beside).unwrap_or_default();
    let entry = |(name, value): &'a (Content<'_>, Content<'_>)| {
        let is_beside = LayoutKey::read(name).is_ok_and(|key| beside.has(key));
        (name.lent(), if is_beside { Content::Null } else { value.lent() })
    };
    entries.iter().map(entry).collect()
}

/// What a map says beside the array that it is: its entries without those that are the array's, whose
/// data have no value here. None where there is nothing beside the array.
pub(crate) fn beside<'de>(
    entries: Vec<(Content<'de>, Content<'de>)>,
) -> Option<Vec<(Content<'de>, Option<Content<'de>>)>> {
    let beside = layout::beside(Fields::keys_of(&entries)?);
    if beside.is_empty() {
        return None;
    }
    let part = |(name, value): (Content<'de>, Content<'de>)| match LayoutKey::read(&name) {
        Ok(LayoutKey::Data) => Some((name, None)),
        Ok(key) if beside.has(key) => Some((name, Some(value))),
        _ => None,
    };
    Some(entries.into_iter().filter_map(part).collect())
}

/// Whether the keys are those of a layout, none of whose values is a map but the bytes of bokeh 3.
pub(crate) fn claims_array(entries: &[(Content<'_>, Content<'_>)]) -> bool {
    let is_deep = |(name, value): &(Content<'_>, Content<'_>)| {
        matches!(value, Content::Map(_)) && !LayoutKey::read(name).is_ok_and(LayoutKey::may_be_map)
    };
    Fields::keys_of(entries).is_some_and(|keys| !keys.is_empty() && layout::states_dtype(keys))
        && !entries.iter().any(is_deep)
}

/// A word that is no file.
fn word<'de>(content: Content<'de>, field: &FieldType) -> Result<UncheckedArray<'de>, Error> {
    let is_text = matches!(field.dtype(), Some(DType::Str(_)));
    match &content {
        Content::Text(word) if !is_text && Number::from_word(word).is_none() => {
            Err(file::unknown("characters", word))
        }
        _ => scalar(content, field),
    }
}

/// The array without axes of the wire nested.
fn scalar<'de>(content: Content<'de>, field: &FieldType) -> Result<UncheckedArray<'de>, Error> {
    let dtype = field.require_dtype()?;
    let data = data::list(content, dtype, Form::Plain, Nulls::Refused)?;
    nested::unchecked(dtype, field.ndim(), data)
}

/// What is known of a format whose documents say what their values are: in any other nothing can be
/// looked at, so that nothing is written there either.
pub(crate) fn self_describing<E>() -> Result<Option<&'static Backend>, Error> {
    match Backend::of::<E>() {
        Some(backend) if !backend.describes_itself => {
            let name = crate_of::<E>();
            Err(Error::custom(format_args!(
                "{name} is not self-describing, so that the layout of a document cannot be \
                 recognized; the wire tagged goes through every data format"
            )))
        }
        known => Ok(known),
    }
}
