//! The layouts that are maps, by their keys.

use super::key::{Key, Keys};
use crate::error::Error;

/// A layout: the keys that it must have, and those that it may have.
pub(super) struct Layout {
    pub(super) name: &'static str,
    pub(super) is: Sort,
    needs: Keys,
    may: Keys,
}

/// What is to be done with the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Byte order and all are stated.
    Stated,
    MsgpackNumpy,
    /// `"__ndarray__"`, whose value tells which.
    Ndarray,
    /// Unmarked dtypes are little-endian.
    Little,
    Bokeh3,
    Monty,
    Qcelemental,
    JData,
    NdarrayV1,
    Xarray,
    JsonPickle,
}

macro_rules! layouts {
    ($($name:literal is $is:ident, needs $($needs:ident)+ $(, may have $($may:ident)+)?;)*) => {
        const LAYOUTS: &[Layout] = &[$(Layout {
            name: $name,
            is: Sort::$is,
            needs: Keys::of(&[$(Key::$needs,)+]),
            may: Keys::of(&[$($(Key::$may,)+)?]),
        },)*];
    };
}

layouts! {
    "tagged" is Stated, needs DType Shape Data, may have ByteOrder Order;
    "json_numpy" is Stated, needs DunderNumpy DType Shape;
    "msgpack_numpy" is MsgpackNumpy, needs Nd Type Shape Data, may have Kind;
    "openpi" is Ndarray, needs DunderNdarray DType Shape Data;
    "__ndarray__" is Ndarray, needs DunderNdarray DType Shape, may have Order Corder Endian;
    "ase" is Ndarray, needs DunderNdarray;
    "plotly" is Little, needs BData DType, may have Shape;
    "Open Inference" is Little, needs DataType Shape Data, may have Name Parameters;
    "numpydantic" is Little, needs Type DType Value, may have Shape;
    "bokeh 3" is Bokeh3, needs Type DType Shape Array, may have Order;
    "monty" is Monty, needs Module Class DType Data, may have Version;
    "qcelemental" is Qcelemental, needs UnderNd DType Data, may have Shape;
    "jdata" is JData, needs ArrayType ArraySize ArrayData, may have ArrayOrder ArrayIsComplex;
    "jdata" is JData, needs ArrayType ArraySize ArrayZipType ArrayZipSize ArrayZipData,
        may have ArrayOrder ArrayIsComplex;
    "ndarray_v1" is NdarrayV1, needs V Dim Data;
    "xarray" is Xarray, needs Dims Data, may have Coords Attrs Name Encoding;
    "jsonpickle" is JsonPickle, needs PyObject DType Values, may have Shape ByteOrder Order;
}

/// The one layout that has these keys.
pub(super) fn of(keys: Keys) -> Result<&'static Layout, Error> {
    let known = |layout: &&Layout| keys.without(layout.needs).without(layout.may).is_empty();
    let fits = |layout: &&Layout| layout.needs.without(keys).is_empty();
    let mut layouts = LAYOUTS.iter().filter(known).filter(fits);
    match (layouts.next(), layouts.next()) {
        (Some(layout), None) => Ok(layout),
        (Some(one), Some(other)) => Err(both(keys, one.name, other.name)),
        (None, _) => Err(none(keys, &LAYOUTS.iter().filter(known).collect::<Vec<_>>())),
    }
}

/// The error for keys that mean two things.
fn both(keys: Keys, one: &str, other: &str) -> Error {
    Error::custom(format_args!("a map of {keys} could be an array of {one} or of {other}"))
}

/// The error for keys that are not all there, with what the layouts lack that have all the others.
fn none(keys: Keys, layouts: &[&Layout]) -> Error {
    if keys.is_empty() || layouts.is_empty() {
        return Error::custom(format_args!("no known layout is a map of {keys}"));
    }
    let lacks = |layout: &&Layout| format!("{} needs {}", layout.name, layout.needs.without(keys));
    let lacks = layouts.iter().take(MOST).map(lacks).collect::<Vec<_>>().join(", ");
    Error::custom(format_args!("a map of {keys} is no array: beside them {lacks}"))
}

/// As many layouts as a message names.
const MOST: usize = 4;
