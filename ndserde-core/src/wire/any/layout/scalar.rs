//! NumPy scalars as they stand beside arrays: arrays without axes.

use crate::{
    content::Content,
    dtype::DType,
    error::{Error, Quoted},
    number::{Form, Lens, PackedList, PackedNumbers, Sort},
    shape::Shape,
    untyped::{FieldType, Payload, UncheckedArray},
    wire::any::{
        complex, data,
        fields::Fields,
        key::{Keys, LayoutKey},
        word,
    },
};

/// The keys of a scalar of msgpack-numpy, whose mark says that it is no array.
const MSGPACK_NUMPY: Keys = Keys::of(&[LayoutKey::Nd, LayoutKey::Type, LayoutKey::Data]);

/// Whether `nd` is to be false beside these keys.
pub(in crate::wire::any) fn is_msgpack_numpy(keys: Keys) -> bool {
    keys == MSGPACK_NUMPY
}

/// msgpack-numpy: `{"nd": false, "type": "<f4", "data": bytes}`.
pub(super) fn msgpack_numpy<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    if word::bool(LayoutKey::Nd, fields.get(LayoutKey::Nd).unwrap_or(&Content::Null))? {
        return Err(fields.wrong("`nd` is true, and there is no `shape`"));
    }
    let descr = fields.descr(LayoutKey::Type, field)?;
    let data = fields.data(LayoutKey::Data, &descr, field)?;
    Ok(UncheckedArray::new(descr, Shape::default(), data))
}

/// msgpack-numpy, of Python's own complex numbers: `{"complex": true, "data": "(1+2j)"}`.
pub(super) fn python_complex<'de>(
    fields: &mut Fields<'de>,
    _: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    if !word::bool(LayoutKey::Complex, fields.get(LayoutKey::Complex).unwrap_or(&Content::Null))? {
        return Err(fields.wrong("`complex` is false"));
    }
    let repr = fields.word(LayoutKey::Data)?.unwrap_or_default();
    let parts = parts_of(&repr).ok_or_else(|| {
        let repr = Quoted(&repr);
        Error::custom(format_args!("{repr}, expected a complex number as Python prints it"))
    })?;
    let mut numbers = PackedNumbers::default();
    for part in parts {
        numbers.push_bits(Sort::Double, part.to_bits());
    }
    let (list, dtype) = (PackedList { numbers, lens: Lens::from_slice(&[2]) }, DType::Complex128);
    let data = Payload::of_numbers(list, &dtype, Form::Plain)?;
    Ok(data::little(dtype.into(), Some(Shape::default()), data))
}

/// openpi: `{"__npgeneric__": true, "data": 1.5, "dtype": "<f4"}`.
pub(super) fn openpi<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let mark = fields.get(LayoutKey::NpGeneric).unwrap_or(&Content::Null);
    if !word::bool(LayoutKey::NpGeneric, mark)? {
        return Err(fields.wrong("`__npgeneric__` is false"));
    }
    let descr = fields.descr(LayoutKey::DType, field)?;
    let data = fields.list(LayoutKey::Data, descr.dtype(), Form::Plain)?;
    Ok(data::little(descr, Some(Shape::default()), data))
}

/// jsonpickle: `{"py/object": "numpy.float32", "dtype": "float32", "value": 1.5}`.
pub(super) fn jsonpickle<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let descr = fields.descr(LayoutKey::DType, field)?;
    let value = complex::pairs(fields.take(LayoutKey::Value));
    let data = data::list(value, data::dtype(&descr, field), Form::Plain, fields.nulls())?;
    Ok(data::little(descr, Some(Shape::default()), data))
}

/// The parts of a complex number as Python prints it: `(1+2j)`, `2j`, `(nan-infj)`.
fn parts_of(repr: &str) -> Option<[f64; 2]> {
    let inner = repr.strip_prefix('(').and_then(|repr| repr.strip_suffix(')')).unwrap_or(repr);
    let inner = inner.strip_suffix('j')?;
    let bytes = inner.as_bytes();
    let is_sign = |at: &usize| {
        matches!(bytes.get(*at), Some(b'+' | b'-'))
            && !matches!(at.checked_sub(1).and_then(|at| bytes.get(at)), Some(b'e'))
    };
    let between = (1..bytes.len()).rev().find(is_sign);
    let (real, imaginary) = between.map_or(("0", inner), |at| inner.split_at(at));
    Some([part(real)?, part(imaginary)?])
}

fn part(word: &str) -> Option<f64> {
    match word.trim_start_matches(['+', '-']) {
        "inf" | "nan" => {}
        digits if digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'e' | b'-' | b'+')) => {}
        _ => return None,
    }
    word.parse().ok()
}
