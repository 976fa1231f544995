//! The layouts that are maps, by their keys.

pub(super) mod bokeh;
mod faer;
mod jdata;
mod jsonpickle;
mod monty;
mod msgpack_numpy;
mod ndarray;
mod ndarray_v1;
mod numpydantic;
mod open_inference;
mod plotly;
mod qcelemental;
pub(super) mod scalar;
mod stdlib;
mod tagged;
mod vector;
pub(super) mod view;
mod xarray;

use alloc::{format, vec::Vec};

use super::{
    fields::Fields,
    key::{Keys, LayoutKey},
};
use crate::{
    error::Error,
    untyped::{FieldType, UncheckedArray},
};

/// A layout: the keys that it must have, and those that it may have.
pub(super) struct LayoutRow {
    pub(super) name: &'static str,
    /// What its values mean.
    pub(super) read: ReadLayout,
    /// Whether a document says its dtype.
    pub(super) states_dtype: bool,
    /// Whether it is a NumPy scalar, which is a number where nothing asks for an array.
    is_scalar: bool,
    needs: Keys,
    may: Keys,
    /// Those that it may have as well, whose values say something of their own.
    beside: Keys,
}

/// The array that the values of a layout are.
type ReadLayout = for<'de> fn(&mut Fields<'de>, &FieldType) -> Result<UncheckedArray<'de>, Error>;

macro_rules! layouts {
    ($(
        $name:literal: $read:path, needs $($needs:ident)+ $(, may have $($may:ident)+)?
        $(, beside $($beside:ident)+)?;
    )*) => {
        const LAYOUTS: &[LayoutRow] = &[$(LayoutRow {
            name: $name,
            read: $read,
            states_dtype: !matches!($name.as_bytes(), b"ndarray_v1" | b"xarray" | b"faer"),
            is_scalar: matches!($name.as_bytes(), [b'a', b' ', b's', b'c', ..]),
            needs: Keys::of(&[$(LayoutKey::$needs,)+]),
            may: Keys::of(&[$($(LayoutKey::$may,)+)?]),
            beside: Keys::of(&[$($(LayoutKey::$beside,)+)?]),
        },)*];
    };
}

layouts! {
    "tagged": tagged::read, needs DType Shape Data, may have ByteOrder Order;
    "json_numpy": tagged::json_numpy, needs DunderNumpy DType Shape;
    "msgpack_numpy": msgpack_numpy::read, needs Nd Type Shape Data, may have Kind;
    "openpi": ndarray::openpi, needs DunderNdarray DType Shape Data;
    "__ndarray__": ndarray::read, needs DunderNdarray DType Shape, may have Order Corder Endian;
    "ase": ndarray::ase, needs DunderNdarray;
    "plotly": plotly::read, needs BData DType, may have Shape InputArray;
    "Open Inference": open_inference::read, needs DataType Shape Data, beside Name Parameters;
    "numpydantic": numpydantic::read, needs Type DType Value, may have Shape;
    "bokeh 3": bokeh::read, needs Type DType Shape Array, may have Order;
    "stdlib": stdlib::read, needs Type DType Flags Order Shape Strides Data;
    "faer": faer::read, needs NRows NCols Data;
    "a vector of MongoDB": vector::read, needs DollarBinary;
    "a vector of MongoDB": vector::legacy, needs DollarBinary DollarType;
    "monty": monty::read, needs Module Class DType Data, beside Version;
    "qcelemental": qcelemental::read, needs UnderNd DType Data, may have Shape;
    "jdata": jdata::read, needs ArrayType ArraySize ArrayData,
        may have ArrayOrder ArrayIsComplex ArrayZipSize;
    "jdata": jdata::zipped, needs ArrayType ArraySize ArrayZipType ArrayZipSize ArrayZipData,
        may have ArrayOrder ArrayIsComplex;
    "ndarray_v1": ndarray_v1::read, needs V Dim Data;
    "xarray": xarray::read, needs Dims Data, beside Coords Attrs Name Encoding;
    "jsonpickle": jsonpickle::read, needs PyObject DType Values,
        may have Shape ByteOrder Order Writeable;
    "jsonpickle": view::read, needs PyObject DType Base Shape,
        may have Values Strides Offset ByteOrder Writeable;
    "a scalar of jsonpickle": scalar::jsonpickle, needs PyObject DType Value;
    "a scalar of msgpack_numpy": scalar::msgpack_numpy, needs Nd Type Data;
    "a scalar of msgpack_numpy": scalar::python_complex, needs Complex Data;
    "a scalar of openpi": scalar::openpi, needs NpGeneric Data DType;
    "tagged, compressed": tagged::zipped, needs DType Shape Compression Data,
        may have ByteOrder Order Shuffle;
}

/// Whether keys are those of a layout whose documents say their dtype.
pub(super) fn states_dtype(keys: Keys) -> bool {
    let mut layouts = fitting(keys);
    layouts.next().is_some_and(|layout| layout.states_dtype) && layouts.next().is_none()
}

/// Whether keys are those of a NumPy scalar.
pub(super) fn is_scalar(keys: Keys) -> bool {
    of(keys).is_ok_and(|layout| layout.is_scalar)
}

/// Which of these keys say something beside the array that they are.
pub(super) fn beside(keys: Keys) -> Keys {
    of(keys).map_or(Keys::default(), |layout| keys.without(keys.without(layout.beside)))
}

impl LayoutRow {
    /// Whether it knows all of these keys.
    const fn knows(&self, keys: Keys) -> bool {
        keys.without(self.needs).without(self.may).without(self.beside).is_empty()
    }
}

/// The layouts that have these keys.
fn fitting(keys: Keys) -> impl Iterator<Item = &'static LayoutRow> {
    let all = LAYOUTS.iter();
    all.filter(move |layout| layout.knows(keys) && layout.needs.without(keys).is_empty())
}

/// The one layout that has these keys.
pub(super) fn of(keys: Keys) -> Result<&'static LayoutRow, Error> {
    let mut layouts = fitting(keys);
    match (layouts.next(), layouts.next()) {
        (Some(layout), None) => Ok(layout),
        (Some(one), Some(other)) => Err(both(keys, one.name, other.name)),
        (None, _) => {
            let known = LAYOUTS.iter().filter(|layout| layout.knows(keys));
            Err(none(keys, &known.collect::<Vec<_>>()))
        }
    }
}

/// The error for keys that mean two things.
fn both(keys: Keys, one: &str, other: &str) -> Error {
    Error::custom(format_args!("a map of {keys} could be an array of {one} or of {other}"))
}

/// The error for keys that are not all there, with what the layouts lack that have all the others.
fn none(keys: Keys, layouts: &[&LayoutRow]) -> Error {
    if keys.is_empty() || layouts.is_empty() {
        return Error::custom(format_args!("no known layout is a map of {keys}"));
    }
    let lacks =
        |layout: &&LayoutRow| format!("{} needs {}", layout.name, layout.needs.without(keys));
    let lacks = layouts.iter().take(MOST).map(lacks).collect::<Vec<_>>().join(", ");
    Error::custom(format_args!("a map of {keys} is no array: beside them {lacks}"))
}

/// As many layouts as a message names.
const MOST: usize = 4;
