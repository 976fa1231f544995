//! bokeh 3: `{"type": "ndarray", "array": {"type": "bytes", "data": "H4sI.."}, ..}`.

use alloc::string::ToString;

use crate::{
    content::Content,
    error::{Error, Quoted},
    number::{Form, Sort},
    order::Order,
    untyped::{FieldType, UncheckedArray},
    wire::any::{
        data::{self, Nulls},
        fields::Fields,
        key::LayoutKey,
        word,
        zip::Zip,
    },
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    if fields.word(LayoutKey::Type)?.as_deref() != Some("ndarray") {
        return Err(fields.wrong("`type` is not \"ndarray\""));
    }
    if fields.word(LayoutKey::DType)?.as_deref() == Some("object") {
        return objects(fields, field);
    }
    let descr = fields.descr(LayoutKey::DType, field)?;
    let shape = fields.shape(LayoutKey::Shape)?;
    let (order, byteorder) = fields.orders()?;
    let bytes = match fields.take(LayoutKey::Array) {
        Content::Map(entries) => entries.into_iter().find(|(key, _)| is(key, LayoutKey::Data)),
        _ => None,
    };
    let Some((_, bytes)) = bytes else {
        return Err(fields.wrong("its bytes have no `data`"));
    };
    let zipped = match bytes {
        Content::Text(text) => data::base64(&text, descr.dtype().width(), false),
        bytes => match data::bytes(bytes) {
            Some(bytes) => bytes?,
            None => return Err(fields.wrong("compressed data is not base64")),
        },
    };
    let len = shape.as_ref().map_or(Ok(0), |shape| shape.byte_len(descr.dtype()))?;
    let inflated = Zip::Gzip.inflated(&zipped, len);
    let data = inflated.map_err(|why| fields.wrong(&why.to_string()))?;
    let array = data::little(descr, shape, data).with_order(order.unwrap_or(Order::C));
    Ok(UncheckedArray { byteorder: byteorder.or(array.byteorder), ..array })
}

/// What bokeh has no bytes for, whose dtype is the field's: `"array": [1.5, 2.0], "dtype": "object"`.
fn objects<'de>(fields: &mut Fields<'de>, field: &FieldType) -> Result<UncheckedArray<'de>, Error> {
    let dtype = field.require_dtype()?;
    let shape = fields.shape(LayoutKey::Shape)?;
    let mut array = fields.take(LayoutKey::Array);
    if let Content::List(items) = &mut array {
        items.iter_mut().for_each(number);
    }
    let data = data::list(array, dtype, Form::Plain, Nulls::Refused)?;
    Ok(data::little(dtype.into(), shape, data))
}

/// `{"type": "number", "value": "nan"}` as the number.
fn number(item: &mut Content<'_>) {
    let Content::Map(entries) = item else { return };
    let [(kind, number), (name, word)] = &entries[..] else { return };
    if !is(kind, LayoutKey::Type) || !is(name, LayoutKey::Value) {
        return;
    }
    let number = match (number.as_word().as_deref(), word.as_word().as_deref()) {
        (Some("number"), Some("nan")) => f64::NAN,
        (Some("number"), Some("+inf")) => f64::INFINITY,
        (Some("number"), Some("-inf")) => f64::NEG_INFINITY,
        _ => return,
    };
    *item = Content::Number(Sort::Double, number.to_bits());
}

fn is(name: &Content<'_>, key: LayoutKey) -> bool {
    LayoutKey::read(name).is_ok_and(|name| name == key)
}

/// Refuses what stands as the bytes and is something else.
pub(in crate::wire::any) fn check(value: &Content<'_>) -> Result<(), Error> {
    if value.is_list() {
        return Ok(());
    }
    let Content::Map(entries) = value else {
        let what = "the bytes of an array of bokeh 3, a map of `type` and `data`";
        return Err(Error::custom(format_args!("{value}, expected {what}")));
    };
    let mut has_data = false;
    for (name, value) in entries {
        match LayoutKey::read(name)? {
            LayoutKey::Type => word::fixed(LayoutKey::Type, value, "bytes")?,
            LayoutKey::Data if !has_data => has_data = true,
            _ => {
                let name = name.as_word().unwrap_or_default();
                return Err(Error::custom(format_args!(
                    "a key `{}` in the bytes of an array of bokeh 3",
                    Quoted(&name).to_string().trim_matches('"')
                )));
            }
        }
    }
    Ok(())
}
