//! `MongoDB`'s vectors, BSON's binaries of subtype 9, as EJSON and the crate bson have them:
//! `{"$binary": {"base64": "JwA..", "subType": "09"}}`.

use alloc::{borrow::Cow, format, string::ToString, vec::Vec};

use crate::{
    aligned::Width,
    base64,
    byteorder::ByteOrder,
    content::Content,
    dtype::{DType, Descr},
    error::Error,
    number::Number,
    shape::Shape,
    untyped::{FieldType, Payload, UncheckedArray},
    wire::any::{data, fields::Fields, key::LayoutKey, word},
};

/// The subtype of vectors.
const VECTOR: i64 = 9;

/// EJSON, relaxed and canonical, and the crate bson.
pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    _: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let Content::Map(entries) = fields.take(LayoutKey::DollarBinary) else {
        return Err(fields.wrong("`$binary` is no map of base64 or bytes and a subtype"));
    };
    let (mut bytes, mut subtype) = (None, None);
    for (name, value) in entries {
        match name.as_word().as_deref() {
            Some("base64" | "bytes") if bytes.is_none() => bytes = Some(value),
            Some("subType") if subtype.is_none() => subtype = Some(value),
            _ => return Err(fields.wrong(&format!("{name} in a binary"))),
        }
    }
    vector(fields, bytes.unwrap_or_default(), &subtype.unwrap_or_default())
}

/// The same as `MongoDB` wrote it before: `{"$binary": "JwA..", "$type": "09"}`.
pub(super) fn legacy<'de>(
    fields: &mut Fields<'de>,
    _: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let (bytes, subtype) =
        (fields.take(LayoutKey::DollarBinary), fields.take(LayoutKey::DollarType));
    vector(fields, bytes, &subtype)
}

fn vector<'de>(
    fields: &Fields<'_>,
    bytes: Content<'de>,
    subtype: &Content<'_>,
) -> Result<UncheckedArray<'de>, Error> {
    let number = match subtype {
        Content::Text(hex) => i64::from_str_radix(hex, 16).ok(),
        subtype => match word::number(subtype) {
            Some(Number::Signed(number)) => Some(number),
            Some(Number::Unsigned(number)) => i64::try_from(number).ok(),
            _ => None,
        },
    };
    if number != Some(VECTOR) {
        return Err(fields.wrong(&format!("a binary whose subtype is {subtype}, not 9")));
    }
    let bytes = match bytes {
        Content::Bytes(bytes) => bytes,
        Content::Text(text) => {
            let decoded = base64::decode(text.as_bytes(), Width::W1);
            let decoded = decoded.map_err(|why| fields.wrong(&why.to_string()))?;
            Cow::Owned(decoded.as_bytes().to_vec())
        }
        other => return Err(fields.wrong(&format!("{other}, expected base64 or bytes"))),
    };
    let dtype = match bytes[..] {
        [0x03, 0, ..] => DType::Int8,
        [0x27, 0, ..] => DType::Float32,
        [0x10, padding, ..] => {
            let bits = bits(bytes.get(2..).unwrap_or_default(), padding);
            let bits = bits.ok_or_else(|| fields.wrong("bits that are fewer than they say"))?;
            return Ok(array(DType::Bool, bits.len(), bits.into()));
        }
        [0x03 | 0x27, padding, ..] => {
            return Err(fields.wrong(&format!("whole bytes with a padding of {padding}")));
        }
        [kind, _, ..] => {
            let known = "which is none of int8, float32 and bits";
            return Err(fields.wrong(&format!("a vector of the type {kind:#04x}, {known}")));
        }
        _ => return Err(fields.wrong("a vector without a type")),
    };
    let data = data::bytes_from(bytes, 2);
    let len = data.own_shape(&dtype);
    let len = len.first().copied().unwrap_or_default();
    Ok(array(dtype, len, data))
}

fn array(dtype: DType, len: usize, data: Payload<'_>) -> UncheckedArray<'_> {
    let descr = Descr::marked(dtype, ByteOrder::Little);
    UncheckedArray::new(descr, Shape::flat(len), data).with_byteorder(ByteOrder::Little)
}

/// Bits as bools, the most significant first; so many at the end are none.
fn bits(bytes: &[u8], padding: u8) -> Option<Vec<u8>> {
    let len = bytes.len().checked_mul(8)?.checked_sub(padding.into()).filter(|_| padding < 8)?;
    let of_byte = |byte: &u8| {
        (0..8).rev().map({
            let byte = *byte;
            move |bit| byte >> bit & 1
        })
    };
    Some(bytes.iter().flat_map(of_byte).take(len).collect())
}
