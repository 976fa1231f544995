//! jsonpickle: `{"py/object": "numpy.ndarray", "dtype": "int64", "values": [1, 2]}`, or base64.

use alloc::string::ToString;

use crate::{
    error::Error,
    number::Form,
    order::Order,
    untyped::{FieldType, UncheckedArray},
    wire::any::{
        complex, data,
        fields::Fields,
        key::LayoutKey,
        zip::{self, Zip},
    },
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let descr = fields.descr(LayoutKey::DType, field)?;
    let shape = fields.shape(LayoutKey::Shape)?;
    let (order, of_bytes) = fields.orders()?;
    let byteorder = fields.byteorder(LayoutKey::ByteOrder)?.or(of_bytes);
    fields.change(LayoutKey::Values, complex::pairs);
    let mut data = fields.data(LayoutKey::Values, &descr, field)?;
    // It does not say whether bytes are compressed.
    if zip::is_zlib(&data) {
        let len = shape.as_ref().map_or(Ok(0), |shape| shape.byte_len(descr.dtype()))?;
        if zip::compressed(&data)?.len() == len {
            return Err(fields.wrong("its values could be bytes, or bytes compressed by zlib"));
        }
        let inflated = Zip::Zlib.inflated(&data, len);
        data = inflated.map_err(|why| fields.wrong(&why.to_string()))?;
    }
    let array = data::little(descr, shape, data).with_order(order.unwrap_or(Order::C));
    Ok(UncheckedArray { byteorder: byteorder.or(array.byteorder), ..array })
}

/// The base of a view, which is no view itself.
pub(super) fn whole<'de>(fields: &mut Fields<'de>) -> Result<UncheckedArray<'de>, Error> {
    if !fields.has(LayoutKey::DType) || !fields.has(LayoutKey::Values) {
        return Err(fields.wrong("its `base` is no array with `dtype` and `values`"));
    }
    read(fields, &FieldType::any(None))
}

/// A view by the lists of its elements.
pub(super) fn listed<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let descr = fields.descr(LayoutKey::DType, field)?;
    let shape = fields.shape(LayoutKey::Shape)?;
    fields.change(LayoutKey::Values, complex::pairs);
    let data = fields.list(LayoutKey::Values, data::dtype(&descr, field), Form::Plain)?;
    Ok(data::little(descr, shape, data))
}
