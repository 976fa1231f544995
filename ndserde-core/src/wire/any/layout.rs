//! The layouts that are maps, by their keys.

use super::key::{
    Key::{self, *},
    Keys,
};
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

const fn layout(name: &'static str, is: Sort, needs: &[Key], may: &[Key]) -> Layout {
    Layout { name, is, needs: Keys::of(needs), may: Keys::of(may) }
}

const LAYOUTS: &[Layout] = &[
    layout("tagged", Sort::Stated, &[DType, Shape, Data], &[ByteOrder, Order]),
    layout("json_numpy", Sort::Stated, &[DunderNumpy, DType, Shape], &[]),
    layout("msgpack_numpy", Sort::MsgpackNumpy, &[Nd, Type, Shape, Data], &[Kind]),
    layout("openpi", Sort::Ndarray, &[DunderNdarray, DType, Shape, Data], &[]),
    layout("__ndarray__", Sort::Ndarray, &[DunderNdarray, DType, Shape], &[Order, Corder, Endian]),
    layout("ase", Sort::Ndarray, &[DunderNdarray], &[]),
    layout("plotly", Sort::Little, &[BData, DType], &[Shape]),
    layout("Open Inference", Sort::Little, &[DataType, Shape, Data], &[Name, Parameters]),
    layout("numpydantic", Sort::Little, &[Type, DType, Value], &[Shape]),
    layout("bokeh 3", Sort::Bokeh3, &[Type, DType, Shape, Array], &[Order]),
    layout("monty", Sort::Monty, &[Module, Class, DType, Data], &[Version]),
    layout("qcelemental", Sort::Qcelemental, &[UnderNd, DType, Data], &[Shape]),
    layout("jdata", Sort::JData, &[ArrayType, ArraySize, ArrayData], &[ArrayOrder, ArrayIsComplex]),
    layout("ndarray_v1", Sort::NdarrayV1, &[V, Dim, Data], &[]),
    layout("xarray", Sort::Xarray, &[Dims, Data], &[Coords, Attrs, Name, Encoding]),
    layout("jsonpickle", Sort::JsonPickle, &[PyObject, DType, Values], &[Shape, ByteOrder, Order]),
];

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
    let mut lacks = String::new();
    for (place, layout) in layouts.iter().take(MOST).enumerate() {
        let missing = layout.needs.without(keys);
        let comma = if place == 0 { "" } else { ", " };
        lacks += &format!("{comma}{} needs {missing}", layout.name);
    }
    Error::custom(format_args!("a map of {keys} is no array: beside them {lacks}"))
}

/// As many layouts as a message names.
const MOST: usize = 4;
