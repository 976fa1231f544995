//! A map: each value is read by what its key says that it is for.

use serde_core::de::MapAccess;

use super::{
    NAME,
    data::LateSeed,
    dtype::{Stated, StatedSeed},
    enclosed::EnclosedSeed,
    fail,
    form::Form,
    found::{Found, Mark},
    key::{Key, KeySeed},
    ndarray::NdarraySeed,
    shape::ShapeSeed,
    word::{self, Columns, Endian, One, Orders},
    zip::ZipType,
};
use crate::{
    dtype::{DType, Descr},
    order::Order,
    payload::Hint,
    wire::word::Word,
};

/// Reads all keys and values.
pub(super) fn read<'de, M: MapAccess<'de>>(
    form: &Form<'_>,
    found: &mut Found<'de>,
    mut map: M,
) -> Result<(), M::Error> {
    while let Some(key) = map.next_key_seed(KeySeed)? {
        found.note(key).map_err(fail)?;
        match key {
            Key::DType | Key::DataType | Key::ArrayType | Key::Type => {
                dtype(form, found, key, &mut map)?;
            }
            Key::Shape | Key::Dim | Key::ArraySize => {
                map.next_value_seed(ShapeSeed { key, shape: &mut found.shape })?;
            }
            Key::Data
            | Key::DunderNumpy
            | Key::BData
            | Key::Value
            | Key::ArrayData
            | Key::ArrayZipData
            | Key::Values => {
                data(form, found, key, &mut map)?;
            }
            Key::Array => map.next_value_seed(EnclosedSeed { found })?,
            Key::DunderNdarray => map.next_value_seed(NdarraySeed { form, found })?,
            Key::Order | Key::ByteOrder | Key::Endian | Key::Corder | Key::ArrayOrder => {
                orders(found, key, &mut map)?;
            }
            _ => mark(found, key, &mut map)?,
        }
    }
    Ok(())
}

fn dtype<'de, M: MapAccess<'de>>(
    form: &Form<'_>,
    found: &mut Found<'de>,
    key: Key,
    map: &mut M,
) -> Result<(), M::Error> {
    match map.next_value_seed(StatedSeed { form, key })? {
        Stated::DType(descr) => found.descr = Some(descr),
        Stated::Short(descr) => (found.descr, found.is_short) = (Some(descr), true),
        Stated::Ndarray => found.mark = Mark::TypeNdarray,
        Stated::Numpy => found.mark = Mark::TypeNumpy,
    }
    Ok(())
}

fn data<'de, M: MapAccess<'de>>(
    form: &Form<'_>,
    found: &mut Found<'de>,
    key: Key,
    map: &mut M,
) -> Result<(), M::Error> {
    let stated = found.descr.as_ref().map(Descr::dtype);
    let dtype = stated.map_or_else(|| form.field.only(), |dtype| form.field.dtype_of(Some(dtype)));
    let is_complex = matches!(dtype, Some(DType::Complex64 | DType::Complex128));
    let is_half = matches!(dtype, Some(DType::Float16 | DType::BFloat16));
    // What these numbers mean, a key may say that comes later.
    let is_open = is_complex && !found.keys.has(Key::Shape)
        || key == Key::ArrayData
        || is_half && found.descr.is_none() && !found.keys.has(Key::V);
    let hint = if key == Key::Data { form.hint } else { Hint::Any };
    match dtype {
        Some(dtype) if !is_open => {
            let halves_as_bits = Hint::Elements { ndim: None };
            let hint = if found.keys.has(Key::V) { halves_as_bits } else { hint };
            map.next_value_seed(Form::payload(Some(dtype), hint).in_place(&mut found.data))
        }
        _ => map.next_value_seed(LateSeed { hint, found }),
    }
}

fn orders<'de, M: MapAccess<'de>>(
    found: &mut Found<'de>,
    key: Key,
    map: &mut M,
) -> Result<(), M::Error> {
    match key {
        Key::Order => {
            match map.next_value_seed(&Word::<Orders>::of(NAME, key.name()).of_either())? {
                Orders::Elements(order) => found.order = Some(order),
                Orders::Bytes(byteorder) => found.byteorder = Some(byteorder),
            }
        }
        Key::Corder => {
            let is_c = map.next_value::<bool>()?;
            found.order = Some(if is_c { Order::C } else { Order::F });
        }
        Key::ArrayOrder => {
            let word = Word::<Columns>::of(NAME, key.name()).of_either();
            found.order = Some(map.next_value_seed(&word)?.0);
        }
        _ => {
            let word = Word::<Endian>::of(NAME, key.name()).of_either();
            found.byteorder = Some(map.next_value_seed(&word)?.0);
        }
    }
    Ok(())
}

/// The keys that mark a layout, or say nothing of the array.
fn mark<'de, M: MapAccess<'de>>(
    found: &mut Found<'de>,
    key: Key,
    map: &mut M,
) -> Result<(), M::Error> {
    match key {
        Key::Nd | Key::UnderNd => word::must_be_true(map, key),
        Key::Kind => {
            found.kind = Some(map.next_value_seed(&Word::of(NAME, key.name()).of_either())?);
            Ok(())
        }
        Key::V => map.next_value_seed(One),
        Key::Module => word::fixed(map, key, &["numpy"]),
        Key::Class => word::fixed(map, key, &["array"]),
        Key::PyObject => word::fixed(map, key, &["numpy.ndarray"]),
        Key::ArrayIsComplex => {
            found.parts = map.next_value()?;
            Ok(())
        }
        Key::Dims => {
            found.dims = map.next_value::<Vec<serde_core::de::IgnoredAny>>()?.len();
            Ok(())
        }
        Key::ArrayIsSparse => word::refuse(map, key, "the mark of a sparse array of jdata"),
        Key::ArrayZipType => {
            let word = Word::<ZipType>::of(NAME, key.name()).of_either();
            found.zip = map.next_value_seed(&word)?.0;
            Ok(())
        }
        Key::Base | Key::Strides | Key::Offset => {
            word::refuse(map, key, "the mark of a view of another array of jsonpickle")
        }
        _ => word::ignore(map),
    }
}
