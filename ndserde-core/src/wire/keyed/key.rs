//! The keys, as their places in the list of the wire.
//!
//! A key may come as text, as bytes (`MessagePack` written by Python) or as its place (packed CBOR),
//! since that is how formats write the fields of a struct.

use alloc::string::ToString;

use crate::{
    error::{Error, Quoted},
    number::Number,
};

/// The place of a key, which most often is `next`.
///
/// # Errors
/// When the wire has no such key.
#[inline]
pub(super) fn named(key: &str, names: &[&str], next: usize) -> Result<usize, Error> {
    if names.get(next) == Some(&key) {
        return Ok(next);
    }
    names.iter().position(|&name| name == key).ok_or_else(|| unknown(key, names))
}

/// The place that a key is.
///
/// # Errors
/// When the wire has no such key.
pub(super) fn at(place: Number, names: &[&str]) -> Result<usize, Error> {
    let found = match place {
        Number::Signed(place) => usize::try_from(place).ok(),
        Number::Unsigned(place) => usize::try_from(place).ok(),
        _ => None,
    };
    let found = found.filter(|&place| place < names.len());
    found.ok_or_else(|| unknown(&place.to_string(), names))
}

/// The keys by which other layouts are known, with those and the wires that read them.
const FOREIGN: &[(&[&str], &str)] = &[
    (&["compression", "shuffle"], "compressed data, which the wires Gzip, Zstd and any read"),
    (&["byteorder"], "tagged, which the wires tagged, readable and any read"),
    (&["__numpy__"], "json_numpy, which the wires json_numpy and any read"),
    (&["nd", "kind"], "msgpack_numpy, which the wires msgpack_numpy and any read"),
    (&["v", "dim"], "ndarray's own serde, which the wires ndarray_v1 and any read"),
    (&["__ndarray__"], "json_tricks, bokeh and others, which the wire any reads"),
    (&["bdata"], "plotly, which the wire any reads"),
    (&["type"], "bokeh and numpydantic, which the wire any reads"),
    (&["datatype"], "the Open Inference Protocol, which the wire any reads"),
    (&["@module", "@class", "@version"], "monty, which the wire any reads"),
    (&["_nd_"], "qcelemental, which the wire any reads"),
    (&["dims", "coords", "attrs"], "xarray, which the wire any reads"),
    (&["py/object"], "jsonpickle, which the wire any reads"),
    (
        &[
            "_ArrayType_",
            "_ArraySize_",
            "_ArrayData_",
            "_ArrayOrder_",
            "_ArrayIsComplex_",
            "_ArrayZipType_",
            "_ArrayZipSize_",
            "_ArrayZipData_",
        ],
        "jdata, which the wire any reads",
    ),
];

#[cold]
fn unknown(key: &str, names: &[&str]) -> Error {
    let foreign = FOREIGN.iter().find(|(keys, _)| keys.contains(&key));
    let (names, key) = (names.join("`, `"), Quoted(key));
    match foreign {
        Some((_, layout)) => Error::custom(format_args!(
            "unknown field {key}, expected one of `{names}`; it is a key of the layout of {layout}"
        )),
        None => Error::custom(format_args!("unknown field {key}, expected one of `{names}`")),
    }
}
