//! Views of jsonpickle: `{"py/object": "numpy.ndarray", "base": {..}, "dtype": "int16", "shape": [2, 3]}`.

use alloc::{
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};

use super::jsonpickle;
use crate::{
    byteorder::ByteOrder,
    content::Content,
    dtype::Descr,
    error::{Error, Quoted},
    number::Number,
    shape::Shape,
    untyped::{ArrayBytes, FieldType, UncheckedArray},
    wire::any::{fields::Fields, key::LayoutKey, word},
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let base = match fields.take(LayoutKey::Base) {
        // Small ones stand there by themselves, too.
        base if is_reference(&base) && fields.has(LayoutKey::Values) => {
            return jsonpickle::listed(fields, field);
        }
        base if is_reference(&base) => {
            let why = "its `base` is `py/id`, an array in another place of the document";
            return Err(fields.wrong(why));
        }
        base => whole(base, fields)?,
    };
    of_base(fields, field, &base)
}

/// The array that is a base.
fn whole<'de>(base: Content<'de>, fields: &Fields<'_>) -> Result<ArrayBytes<'de>, Error> {
    let entries = match base {
        Content::Map(entries) => entries,
        other => {
            return Err(fields.wrong(&format!("its `base` is {other}, expected an array")));
        }
    };
    let mut base = Fields::new(entries, fields.is_text)?;
    (base.layout, base.states_dtype) = (fields.layout, true);
    jsonpickle::whole(&mut base)?.check(&FieldType::any(None))
}

/// What a view sees of its base.
fn of_base<'a>(
    fields: &mut Fields<'_>,
    field: &FieldType,
    base: &ArrayBytes<'_>,
) -> Result<UncheckedArray<'a>, Error> {
    let descr = fields.descr(LayoutKey::DType, field)?;
    let byteorder = match fields.word(LayoutKey::ByteOrder)?.as_deref() {
        None => base.byteorder(),
        // Swapped, as seen from the base.
        Some("S") => match base.byteorder() {
            ByteOrder::Little => ByteOrder::Big,
            ByteOrder::Big => ByteOrder::Little,
        },
        Some(word) => {
            let word = Quoted(word);
            return Err(fields.wrong(&format!("the byte order {word} of a view, expected \"S\"")));
        }
    };
    let shape = fields.shape(LayoutKey::Shape)?.unwrap_or_default();
    let offset = match fields.get(LayoutKey::Offset) {
        Some(offset) => steps(fields, offset)?,
        None => 0,
    };
    let strides = match fields.take(LayoutKey::Strides) {
        Content::Null => None,
        strides => Some(strides),
    };
    let strides = strides.map(Content::into_items).transpose();
    let strides = strides.map_err(|value| fields.wrong(&format!("its `strides` are {value}")))?;
    let strides = strides
        .map(|all| all.iter().map(|stride| steps(fields, stride)).collect::<Result<Vec<_>, _>>())
        .transpose()?;
    let data = seen(base, &descr, &shape, offset, strides).map_err(|why| fields.wrong(&why))?;
    Ok(UncheckedArray::new(descr, shape, data).with_byteorder(byteorder))
}

/// A base that stands elsewhere in the document.
pub(crate) fn base_of_views(base: Content<'_>) -> Result<ArrayBytes<'_>, Error> {
    let mut fields = Fields::new(Vec::new(), true)?;
    fields.layout = "jsonpickle";
    whole(base, &fields)
}

/// A view of it.
pub(crate) fn view_of(
    view: &[(Content<'_>, Content<'_>)],
    base: &ArrayBytes<'_>,
) -> Result<UncheckedArray<'static>, Error> {
    let entries = view.iter().map(|(key, value)| (key.lent(), value.lent()));
    let mut fields = Fields::new(entries.collect(), true)?;
    fields.layout = "jsonpickle";
    word::fixed(
        LayoutKey::PyObject,
        fields.get(LayoutKey::PyObject).unwrap_or(&Content::Null),
        "numpy.ndarray",
    )?;
    of_base(&mut fields, &FieldType::any(None), base)
}

/// Whether it stands for what has been written before.
fn is_reference(base: &Content<'_>) -> bool {
    match base {
        Content::Map(entries) => {
            matches!(&entries[..], [(key, _)] if key.as_word().is_some_and(|key| key == "py/id"))
        }
        _ => false,
    }
}

/// So many bytes on or back.
fn steps(fields: &Fields<'_>, value: &Content<'_>) -> Result<i64, Error> {
    match word::number(value) {
        Some(Number::Signed(steps)) => Some(steps),
        Some(Number::Unsigned(steps)) => i64::try_from(steps).ok(),
        _ => None,
    }
    .ok_or_else(|| fields.wrong(&format!("{value}, expected a number of bytes")))
}

/// The bytes of the elements that a view sees, in C order.
fn seen(
    base: &ArrayBytes<'_>,
    descr: &Descr,
    shape: &Shape,
    offset: i64,
    strides: Option<Vec<i64>>,
) -> Result<Vec<u8>, String> {
    let (dtype, bytes) = (descr.dtype(), base.data());
    let size = dtype.itemsize();
    let len = shape.byte_len(dtype).map_err(|error| error.to_string())?;
    // What would see an element twice: its memory would be no multiple of what the document has.
    if len > bytes.len() {
        let base = bytes.len();
        return Err(format!("a view of {len} bytes is larger than its base of {base}"));
    }
    let end = || format!("a view reaches beyond its base of {} bytes", bytes.len());
    let Some(strides) = strides else {
        let start = usize::try_from(offset).map_err(|_| end())?;
        let seen = start.checked_add(len).and_then(|end| bytes.get(start..end));
        return seen.map(<[u8]>::to_vec).ok_or_else(end);
    };
    if strides.len() != shape.len() {
        let (axes, strides) = (shape.len(), strides.len());
        return Err(format!("a view of {axes} axes with {strides} strides"));
    }
    let mut seen = Vec::with_capacity(len);
    let mut at = vec![0_usize; shape.len()];
    let mut place = offset;
    while seen.len() < len && size > 0 {
        let start = usize::try_from(place).map_err(|_| end())?;
        let element = start.checked_add(size).and_then(|end| bytes.get(start..end));
        seen.extend_from_slice(element.ok_or_else(end)?);
        // To the next element: along the last axis that has one.
        for ((index, axis), stride) in at.iter_mut().zip(&shape[..]).zip(&strides).rev() {
            *index = index.saturating_add(1);
            place = place.checked_add(*stride).ok_or_else(end)?;
            if *index < *axis {
                break;
            }
            let whole = i64::try_from(*axis).ok().and_then(|axis| axis.checked_mul(*stride));
            place = whole.and_then(|whole| place.checked_sub(whole)).ok_or_else(end)?;
            *index = 0;
        }
    }
    Ok(seen)
}
