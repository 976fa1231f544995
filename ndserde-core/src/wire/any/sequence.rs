//! A sequence: numbers, a triple, or the values of a struct without their keys.

use alloc::vec;

use super::{
    data::{self, Nulls},
    dtype,
    key::LayoutKey,
    nalgebra, record, shape, word,
};
use crate::{
    byteorder::ByteOrder,
    content::Content,
    dtype::{DType, Descr},
    error::Error,
    number::{Form, Number},
    order::Order,
    payload::check_listed,
    untyped::{FieldType, Payload, UncheckedArray},
    wire::nested,
};

/// The array that a sequence is, which its first values tell.
pub(super) fn read<'de>(
    content: Content<'de>,
    field: &FieldType,
    is_text: bool,
) -> Result<UncheckedArray<'de>, Error> {
    let listed = field.dtype_or(None).filter(|dtype| check_listed(dtype).is_ok());
    match (beginning(&content, field, listed)?, listed) {
        (Beginning::Elements, Some(dtype)) => {
            let data = data::list(content, dtype, Form::Plain, Nulls::Refused)?;
            nested::unchecked(dtype, field.ndim(), data)
        }
        (Beginning::DType(descr), _) => behind_dtype(descr, rest(content), field, is_text),
        (Beginning::Bytes, _) => behind_data(content, field),
        (Beginning::Matrix, Some(dtype)) => nalgebra::read(content, dtype, field),
        (Beginning::One, Some(dtype)) => behind_version(dtype, rest(content)),
        (Beginning::Elements | Beginning::Matrix | Beginning::One, None) => Err(no_dtype(field)),
    }
}

/// What comes first.
enum Beginning {
    Elements,
    /// A dtype.
    DType(Descr),
    /// Data as bytes.
    Bytes,
    /// The elements of a matrix of nalgebra, which its lengths follow.
    Matrix,
    /// The version of the wire `ndarray_v1`, which a list follows.
    One,
}

fn beginning(
    content: &Content<'_>,
    field: &FieldType,
    listed: Option<&DType>,
) -> Result<Beginning, Error> {
    match content {
        Content::Texts(texts) if texts.lens.len() == 1 => {
            of_word(texts.words.iter().next().unwrap_or_default(), field, listed)
        }
        Content::List(items) => match &items[..] {
            [Content::Text(word), ..] => of_word(word, field, listed),
            [Content::Bytes(_) | Content::Tag(..), ..] => Ok(Beginning::Bytes),
            items if listed.is_some() && nalgebra::is_matrix(items) => Ok(Beginning::Matrix),
            [one, second, ..] if is_one(one) && second.is_list() => Ok(Beginning::One),
            [first, ..] if listed.is_none() && first.is_list() => of_record(first.clone(), field),
            _ => Ok(Beginning::Elements),
        },
        // Lists of lists, and the field holds no numbers: the first one may be a dtype.
        _ if listed.is_none() => match content.first() {
            Some(first) if first.is_list() => of_record(first, field),
            _ => Ok(Beginning::Elements),
        },
        _ => Ok(Beginning::Elements),
    }
}

fn is_one(value: &Content<'_>) -> bool {
    matches!(value.as_number(), Some(Number::Signed(1) | Number::Unsigned(1)))
}

/// A word comes first: an element, or the name of a dtype.
fn of_word(word: &str, field: &FieldType, listed: Option<&DType>) -> Result<Beginning, Error> {
    let named = dtype::word(LayoutKey::DType, word, field);
    match (listed, named) {
        (_, Ok(descr)) => Ok(Beginning::DType(descr)),
        (Some(DType::Str(_) | DType::DateTime64(_) | DType::TimeDelta64(_)), Err(_)) => {
            Ok(Beginning::Elements)
        }
        (Some(_), Err(_)) if Number::from_word(word).is_some() => Ok(Beginning::Elements),
        (Some(_), Err(unknown)) => {
            let what = "a sequence that starts with neither a number nor a dtype";
            Err(Error::custom(format_args!("{what}: {unknown}")))
        }
        (None, Err(unknown)) => Err(unknown),
    }
}

/// A list comes first, and the field says no dtype for numbers in it.
fn of_record(first: Content<'_>, field: &FieldType) -> Result<Beginning, Error> {
    record::read(first).map(Beginning::DType).map_err(|error| {
        let no_dtype = no_dtype(field);
        Error::custom(format_args!("no record ({error}), and of numbers: {no_dtype}"))
    })
}

/// The error for numbers that are all that stands there, where the field takes any dtype.
fn no_dtype(field: &FieldType) -> Error {
    match field.require_dtype() {
        Err(error) => error,
        Ok(dtype) => {
            let dtype = dtype.in_message();
            Error::custom(format_args!("a list that does not state the dtype {dtype}"))
        }
    }
}

/// The values behind the first.
type Rest<'de> = vec::IntoIter<Content<'de>>;

fn rest(content: Content<'_>) -> Rest<'_> {
    let mut items = all(content);
    items.next();
    items
}

fn all(content: Content<'_>) -> Rest<'_> {
    content.into_items().unwrap_or_default().into_iter()
}

/// Refuses one value more.
fn end(mut rest: Rest<'_>, what: &str) -> Result<(), Error> {
    match rest.next() {
        Some(_) => Err(Error::custom(format_args!("there is {what}"))),
        None => Ok(()),
    }
}

fn short(len: usize, what: &str) -> Error {
    Error::custom(format_args!("invalid length {len}, expected {what}"))
}

const TRIPLE: &str = "dtype, data and shape";

/// `[dtype, data, shape]`, the wire triple, or `[dtype, shape, byte order, order, data]`, the wire
/// tagged in formats that leave out the keys.
fn behind_dtype<'de>(
    descr: Descr,
    mut rest: Rest<'de>,
    field: &FieldType,
    is_text: bool,
) -> Result<UncheckedArray<'de>, Error> {
    let data = match rest.next().ok_or_else(|| short(1, TRIPLE))? {
        shape if shape.is_list() => return behind_shape(descr, shape, rest, field, is_text),
        data @ (Content::Text(_) | Content::Bytes(_) | Content::Tag(..)) => {
            data::read(data, data::dtype(&descr, field), Form::Plain, false, Nulls::Nan)?
        }
        other => {
            let what = "the data of an array as base64 or bytes, or its shape";
            return Err(Error::custom(format_args!("{other}, expected {what}")));
        }
    };
    let shape = match (rest.next(), field.ndim()) {
        (Some(shape), _) => shape::list(shape)?,
        (None, _) if matches!(field.dtype(), Some(DType::Str(_))) => {
            return Err(Error::custom(
                "two words could be the texts of the wire nested, or dtype and data of a triple \
                 without its shape",
            ));
        }
        // Programs leave the shape of one axis out.
        (None, Some(1)) => data.own_shape(descr.dtype()),
        (None, _) => return Err(short(2, TRIPLE)),
    };
    end(rest, "a fourth value behind the shape")?;
    let byteorder = descr.byteorder().unwrap_or(ByteOrder::Little);
    Ok(UncheckedArray::new(descr, shape, data).with_byteorder(byteorder))
}

fn behind_shape<'de>(
    descr: Descr,
    shape: Content<'_>,
    mut rest: Rest<'de>,
    field: &FieldType,
    is_text: bool,
) -> Result<UncheckedArray<'de>, Error> {
    let what = "dtype, shape, byte order, order and data";
    let shape = shape::list(shape)?;
    let value = rest.next().ok_or_else(|| short(2, what))?;
    let byteorder: ByteOrder = word::text(LayoutKey::ByteOrder, &value)?.parse()?;
    let value = rest.next().ok_or_else(|| short(3, what))?;
    let order: Order = word::text(LayoutKey::Order, &value)?.parse()?;
    let data = rest.next().ok_or_else(|| short(4, what))?;
    let data = data::read(data, data::dtype(&descr, field), Form::Plain, is_text, Nulls::Nan)?;
    end(rest, "a sixth value behind the data")?;
    Ok(UncheckedArray::new(descr, shape, data).with_byteorder(byteorder).with_order(order))
}

/// `[data, dtype, shape]`, the wire `json_numpy` in formats that leave out the keys.
fn behind_data<'de>(
    content: Content<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let what = "data, dtype and shape";
    let mut rest = all(content);
    let data: Payload<'de> = match rest.next().and_then(data::bytes) {
        Some(data) => data?,
        None => return Err(short(0, what)),
    };
    let value = rest.next().ok_or_else(|| short(1, what))?;
    let descr = match value.as_word() {
        Some(word) => dtype::word(LayoutKey::DType, &word, field)?,
        None => record::read(value)?,
    };
    let shape = shape::list(rest.next().ok_or_else(|| short(2, what))?)?;
    end(rest, "a fourth value behind the shape")?;
    Ok(UncheckedArray::new(descr, shape, data))
}

/// `[1, shape, elements]`, the wire `ndarray_v1` in formats that leave out the keys.
fn behind_version<'de>(dtype: &DType, mut rest: Rest<'de>) -> Result<UncheckedArray<'de>, Error> {
    let what = "version, shape and elements";
    let shape = shape::list(rest.next().ok_or_else(|| short(1, what))?)?;
    let data = rest.next().ok_or_else(|| short(2, what))?;
    let data = match data {
        Content::Text(_) | Content::Bytes(_) => {
            return Err(Error::custom(format_args!("{data}, expected a list of elements")));
        }
        data => data::list(data, dtype, Form::HalvesAsBits, Nulls::Refused)?,
    };
    end(rest, "a fourth value behind the elements")?;
    Ok(UncheckedArray::new(dtype, shape, data))
}

/// Whether a list states its dtype, in the place where the wires `triple`, `tagged` and `json_numpy`
/// have it.
pub(super) fn states_dtype(items: &[Content<'_>]) -> bool {
    let is_dtype = |value: &Content<'_>| match value {
        Content::Text(word) => word.parse::<Descr>().is_ok(),
        Content::List(fields) => fields.first().is_some_and(Content::is_list),
        Content::Texts(fields) => fields.lens.len() > 1,
        _ => false,
    };
    match items {
        [Content::Bytes(_) | Content::Tag(..), dtype, shape]
        | [dtype, Content::Text(_) | Content::Bytes(_) | Content::Tag(..), shape]
        | [dtype, shape, Content::Text(_), Content::Text(_), _] => {
            is_dtype(dtype) && shape.is_list()
        }
        _ => false,
    }
}
