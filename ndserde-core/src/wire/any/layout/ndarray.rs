//! `__ndarray__`, whose value five libraries give five meanings.

use alloc::string::ToString;

use crate::{
    content::Content,
    dtype::{DType, Descr},
    error::{Error, Quoted},
    number::{Form, Number},
    order::Order,
    shape::Shape,
    untyped::{FieldType, Payload, UncheckedArray},
    wire::any::{
        complex,
        data::{self, Nulls},
        fields::Fields,
        key::LayoutKey,
        shape, word,
        zip::Zip,
    },
};

const KEY: LayoutKey = LayoutKey::DunderNdarray;

/// openpi: `{"__ndarray__": true, "data": bytes, "dtype": "<f8", "shape": [2]}`.
pub(super) fn openpi<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    if !is_true(fields)? {
        return Err(fields.wrong("`__ndarray__` is not true, and `data` stands beside it"));
    }
    let descr = fields.descr(LayoutKey::DType, field)?;
    let shape = fields.shape(LayoutKey::Shape)?;
    let data = fields.data(LayoutKey::Data, &descr, field)?;
    Ok(data::little(descr, shape, data))
}

/// The recipe of Stack Overflow 3488934, bokeh 2 and `json_tricks`: base64 or lists, with the dtype
/// and the shape beside them.
pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    if is_true(fields)? {
        let why = "`__ndarray__` is true, and there is no `data`, `dtype` and `shape`";
        return Err(fields.wrong(why));
    }
    if fields.get(KEY).is_some_and(is_ase) {
        return Err(Error::custom(
            "the list of `__ndarray__` is that of ase, and the keys beside it are those of json_tricks",
        ));
    }
    let is_compact = matches!(fields.get(KEY), Some(Content::Text(text)) if text.starts_with("b64"))
        && fields.word(KEY)?.is_some_and(|text| marked(&text).is_some());
    let (order, of_bytes) = fields.orders()?;
    let is_bytes = fields.get(KEY).is_some_and(|value| value.as_word().is_some()) && !is_compact;
    let tricks = fields.has(LayoutKey::Corder) || fields.has(LayoutKey::Endian);
    if is_bytes && tricks {
        let why = "the keys of json_tricks stand beside base64 without its mark \"b64:\"";
        return Err(fields.wrong(why));
    }
    if is_bytes && order.is_some() {
        let why = "`order` is that of the bytes (bokeh 2), \"little\" or \"big\"";
        return Err(fields.wrong(why));
    }
    if !is_bytes && fields.has(LayoutKey::Order) {
        let why = "`order` is a key of bokeh 2, and the data is that of json_tricks";
        return Err(fields.wrong(why));
    }
    let descr = fields.descr(LayoutKey::DType, field)?;
    let shape = fields.shape(LayoutKey::Shape)?;
    let is_c = fields
        .get(LayoutKey::Corder)
        .map_or(Ok(true), |value| word::bool(LayoutKey::Corder, value))?;
    // Bytes stand in C order whatever json_tricks says of the array.
    let order = if is_c || is_compact { Order::C } else { Order::F };
    let byteorder = fields.byteorder(LayoutKey::Endian)?.or(of_bytes);
    let data = if is_compact {
        compact(fields, &descr, shape.as_ref())?
    } else if is_bytes {
        fields.data(KEY, &descr, field)?
    } else {
        listed(fields, &descr, field)?
    };
    let array = data::little(descr, shape, data).with_order(order);
    Ok(UncheckedArray { byteorder: byteorder.or(array.byteorder), ..array })
}

/// ase: `{"__ndarray__": [[2], "float64", [1.0, 2.0]]}`.
pub(super) fn ase<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    if is_true(fields)? {
        let why = "`__ndarray__` is true, and there is no `data`, `dtype` and `shape`";
        return Err(fields.wrong(why));
    }
    if !fields.get(KEY).is_some_and(is_ase) {
        return Err(fields.wrong("`__ndarray__` has no dtype and shape"));
    }
    let mut items = fields.take(KEY).into_items().unwrap_or_default().into_iter();
    let (axes, name, elements, rest) = (items.next(), items.next(), items.next(), items.next());
    let name = name.as_ref().and_then(Content::as_word).unwrap_or_default();
    let descr: Descr = name.parse()?;
    let Some(axes) = axes.filter(Content::is_list) else {
        let name = Quoted(&name);
        return Err(Error::custom(format_args!("the dtype {name} behind no shape")));
    };
    let shape = shape::list(axes)?;
    let elements = elements.ok_or_else(|| {
        Error::custom("invalid length 2, expected shape, dtype and elements of ase")
    })?;
    if rest.is_some() {
        return Err(Error::custom("there is a fourth value in the list of `__ndarray__`"));
    }
    let data = match descr.dtype() {
        // Both parts of each number, one behind the other.
        dtype @ (DType::Complex64 | DType::Complex128) if elements.is_list() => {
            Payload::of_numbers(
                elements.into_numbers(dtype)?.pairs().with_nan_for_null(dtype),
                dtype,
                Form::Plain,
            )?
        }
        _ => data::read(elements, data::dtype(&descr, field), Form::Plain, false, Nulls::Nan)?,
    };
    Ok(data::little(descr, Some(shape), data))
}

/// Whether the value is the mark of an array whose data stands beside it.
fn is_true(fields: &Fields<'_>) -> Result<bool, Error> {
    match fields.get(KEY).and_then(Content::as_bool) {
        Some(false) => Err(Error::custom("`__ndarray__` is false")),
        is_true => Ok(is_true.is_some()),
    }
}

/// Whether it is a list whose second item is a word.
fn is_ase(value: &Content<'_>) -> bool {
    match value {
        Content::List(items) => match items.get(1) {
            Some(Content::Text(word)) => Number::from_word(word).is_none(),
            _ => false,
        },
        _ => false,
    }
}

/// The base64 behind a mark, and whether it is of compressed bytes.
fn marked(text: &str) -> Option<(&str, bool)> {
    match text.strip_prefix("b64.gz:") {
        Some(base64) => Some((base64, true)),
        None => text.strip_prefix("b64:").map(|base64| (base64, false)),
    }
}

/// The data of `json_tricks`, compact.
fn compact<'de>(
    fields: &mut Fields<'de>,
    descr: &Descr,
    shape: Option<&Shape>,
) -> Result<Payload<'de>, Error> {
    let text = fields.take(KEY);
    let text = text.as_word().unwrap_or_default();
    let (base64, is_zipped) = marked(&text).unwrap_or_default();
    let data = data::base64(base64, descr.dtype().width(), false);
    if !is_zipped {
        return Ok(data);
    }
    let len = shape.map_or(Ok(0), |shape| shape.byte_len(descr.dtype()))?;
    Zip::Gzip.inflated(&data, len).map_err(|why| fields.wrong(&why.to_string()))
}

/// The lists of `json_tricks`.
fn listed<'de>(
    fields: &mut Fields<'de>,
    descr: &Descr,
    field: &FieldType,
) -> Result<Payload<'de>, Error> {
    data::list(complex::pairs(fields.take(KEY)), data::dtype(descr, field), Form::Plain, Nulls::Nan)
}
