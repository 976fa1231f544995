//! Values that say which layout it is, and nothing more.

use super::{
    dtype,
    fields::Fields,
    key::LayoutKey,
    layout::{bokeh, scalar},
    word,
    zip::ZipType,
};
use crate::{
    content::Content,
    error::{Error, Quoted},
    number::Number,
    untyped::FieldType,
};

/// Refuses values that are not those of arrays.
pub(super) fn check(fields: &Fields<'_>) -> Result<(), Error> {
    fields.iter().try_for_each(|(key, value)| match key {
        LayoutKey::Nd if scalar::is_msgpack_numpy(fields.keys()) => Ok(()),
        LayoutKey::Nd | LayoutKey::UnderNd => must_be_true(key, value),
        LayoutKey::V => version(value),
        LayoutKey::Module => word::fixed(key, value, "numpy"),
        LayoutKey::Class => word::fixed(key, value, "array"),
        LayoutKey::PyObject if fields.has(LayoutKey::Value) => numpy_scalar(key, value),
        LayoutKey::PyObject => word::fixed(key, value, "numpy.ndarray"),
        LayoutKey::Array => bokeh::check(value),
        LayoutKey::ArrayIsSparse => refuse(key, "the mark of a sparse array of jdata"),
        _ => Ok(()),
    })
}

/// The error for keys that are no layout: rather that of a value, if one is wrong by itself.
#[cold]
pub(super) fn explained(fields: &Fields<'_>, error: Error) -> Error {
    let field = FieldType::any(None);
    let wrong = fields.iter().try_for_each(|(key, value)| match key {
        LayoutKey::DType | LayoutKey::DataType | LayoutKey::ArrayType | LayoutKey::Type
            if value.as_word().is_some() =>
        {
            if key == LayoutKey::Type
                && value.as_word().is_some_and(|word| word == "ndarray" || word == "numpy")
            {
                return Ok(());
            }
            dtype::read(key, value.clone(), &field).map(drop)
        }
        LayoutKey::ArrayZipType => word::text(key, value)?.parse::<ZipType>().map(drop),
        _ => Ok(()),
    });
    wrong.err().unwrap_or(error)
}

fn must_be_true(key: LayoutKey, value: &Content<'_>) -> Result<(), Error> {
    if word::bool(key, value)? {
        return Ok(());
    }
    let (name, what) = (key.name(), "which marks a NumPy scalar, not an array");
    Err(Error::custom(format_args!("`{name}` is false, {what}")))
}

/// The class of a scalar of jsonpickle.
fn numpy_scalar(key: LayoutKey, value: &Content<'_>) -> Result<(), Error> {
    let word = word::text(key, value)?;
    match word.strip_prefix("numpy.") {
        Some(class) if class != "ndarray" => Ok(()),
        _ => {
            let (name, word) = (key.name(), Quoted(&word));
            Err(Error::custom(format_args!("`{name}` is {word}, expected a scalar of numpy")))
        }
    }
}

/// The version of the layout of ndarray's own feature `serde`.
fn version(value: &Content<'_>) -> Result<(), Error> {
    match word::number(value) {
        Some(Number::Signed(1) | Number::Unsigned(1) | Number::Wide(1)) => Ok(()),
        Some(version) => {
            Err(Error::custom(format_args!("version {version} of ndarray_v1 is unknown")))
        }
        None => Err(Error::custom(format_args!(
            "{value}, expected the version of an ndarray_v1 array, which is 1"
        ))),
    }
}

/// A value that is not read, because of what its key says; the error names that.
fn refuse(key: LayoutKey, why: &str) -> Result<(), Error> {
    Err(Error::custom(format_args!("`{}` is {why}", key.name())))
}
