//! Compressed wires: any bytes as their documents, and documents that are nearly right around bytes
//! that are compressed.

use arbitrary::{Arbitrary, Unstructured};
use ndarray::{Array1, Array2, ShapeBuilder};
use ndserde::{
    Nd,
    field::{DeserializeBy, HoldsArray, SerializeBy},
    npy,
    wire::{Any, Tagged, Wire},
};
use serde_json::Value;

use crate::{
    backend::{One, one},
    check::comes_back_within,
    work::Bound,
};

/// A document around data that is compressed.
#[derive(Arbitrary, Debug)]
struct Made {
    dtype: u8,
    shape: Vec<u8>,
    huge: Option<u16>,
    is_big: bool,
    is_f_order: bool,
    shuffle: Option<u8>,
    other_codec: bool,
    /// How many bytes are more or fewer than the shape needs, if it counts.
    fits: Option<i8>,
    /// Changes in the base64 of the compressed data: where, and to what.
    changes: Vec<(u16, u8)>,
    data: Vec<u8>,
}

/// Reads bytes by the data format and the wire of these numbers.
type Check = fn(u8, u8, &[u8]) -> bool;

const DTYPES: &[(&str, usize)] = &[
    ("float64", 8),
    ("float32", 4),
    ("bool", 1),
    ("uint8", 1),
    ("int16", 2),
    ("<f8", 8),
    (">i8", 8),
    ("float16", 2),
    ("complex64", 8),
    ("<U1", 4),
    (">U3", 12),
    ("|S1", 1),
    ("|V3", 3),
    ("<M8[s]", 8),
];

const BASE64: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Reads the bytes from the third on as the first two choose: as a document of one of three data formats,
/// or as what a document is made of, by the wire `W` around `Tagged`, by `Narrow` with a ratio of 10, by
/// `File` around `Npy`, or by the wire that looks. What `W` and `File` read must come back. Tells whether
/// it was a value.
#[inline]
pub fn check_compressed<W: Wire, Narrow: Wire, File: Wire>(input: &[u8]) -> bool {
    let [how, kind, input @ ..] = input else { return false };
    let mut kinds: Vec<Check> = Vec::new();
    crate::for_each_kind!(T => kinds.push(check_kind::<W, Narrow, File, T>));
    let check = kinds[usize::from(*kind) % kinds.len()];
    match how % 4 {
        0 => {
            let made = Made::arbitrary_take_rest(Unstructured::new(input)).ok();
            let is_file = how >> 2 & 3 == 1;
            let document =
                made.and_then(|made| if is_file { file::<W>(&made) } else { document::<W>(made) });
            document.is_some_and(|document| check(0, how >> 2, &document))
        }
        format => check(format - 1, how >> 2, input),
    }
}

fn check_kind<W: Wire, Narrow: Wire, File: Wire, T>(format: u8, wire: u8, input: &[u8]) -> bool
where
    T: for<'de> DeserializeBy<'de, W>
        + for<'de> DeserializeBy<'de, Narrow>
        + for<'de> DeserializeBy<'de, File>
        + for<'de> DeserializeBy<'de, Any>
        + SerializeBy<W>
        + SerializeBy<File>
        + SerializeBy<Any>
        + SerializeBy<Tagged>
        + HoldsArray,
{
    match format {
        0 => check_by::<one::JsonSlice, W, Narrow, File, T>(wire, input),
        1 => check_by::<one::RmpNamed, W, Narrow, File, T>(wire, input),
        _ => check_by::<one::Ciborium, W, Narrow, File, T>(wire, input),
    }
}

fn check_by<B: One, W: Wire, Narrow: Wire, File: Wire, T>(wire: u8, input: &[u8]) -> bool
where
    T: for<'de> DeserializeBy<'de, W>
        + for<'de> DeserializeBy<'de, Narrow>
        + for<'de> DeserializeBy<'de, File>
        + for<'de> DeserializeBy<'de, Any>
        + SerializeBy<W>
        + SerializeBy<File>
        + SerializeBy<Any>
        + SerializeBy<Tagged>
        + HoldsArray,
{
    match wire % 4 {
        0 => comes_back_by::<B, W, T>(input),
        1 => comes_back_by::<B, File, T>(input),
        2 => comes_back_by::<B, Any, T>(input),
        // It writes what compresses better, and does not read it.
        _ => Bound::NARROW.reading(input, || B::read::<Nd<T, Narrow>>(input)).is_ok(),
    }
}

fn comes_back_by<B: One, W: Wire, T>(input: &[u8]) -> bool
where
    T: for<'de> DeserializeBy<'de, W> + SerializeBy<W> + SerializeBy<Tagged> + HoldsArray,
{
    let read = |input: &[u8]| B::read::<Nd<T, W>>(input).map(Nd::into_inner);
    let write = |field: &T| B::write(&Nd::<&T, W>::from(field));
    comes_back_within(Bound::UNPACKED, W::NAME, input, &read, &write)
}

/// The JSON of a document that is made so.
fn document<W: Wire>(made: Made) -> Option<Vec<u8>> {
    let (dtype, size) = DTYPES[usize::from(made.dtype) % DTYPES.len()];
    let mut shape: Vec<u64> = made.shape.iter().take(3).map(|axis| u64::from(axis % 5)).collect();
    if let (Some(huge), Some(axis)) = (made.huge, shape.first_mut()) {
        *axis = huge.into();
    }
    let mut data = made.data;
    if let Some(more) = made.fits {
        let needed = shape.iter().product::<u64>().min(1 << 18);
        let needed = usize::try_from(needed).ok()? * size;
        data.resize(needed.saturating_add_signed((more / 16).into()), 0);
    }
    let data = Nd::<_, W>::from(Array1::from_vec(data));
    let Ok(Value::Object(mut document)) = serde_json::to_value(&data) else { return None };
    let mut text = document["data"].as_str()?.as_bytes().to_vec();
    for (place, byte) in made.changes {
        let place = usize::from(place) % text.len();
        text[place] = BASE64[usize::from(byte) % BASE64.len()];
    }
    document["data"] = String::from_utf8(text).ok()?.into();
    document["dtype"] = dtype.into();
    document["shape"] = shape.into();
    document["byteorder"] = if made.is_big { "big" } else { "little" }.into();
    document["order"] = if made.is_f_order { "F" } else { "C" }.into();
    // As this dtype is shuffled by a writer, or by anything.
    document["shuffle"] = match (made.shuffle, dtype) {
        (Some(step), _) => step.into(),
        (None, "<U1" | ">U3" | "complex64") => 4.into(),
        (None, "|S1" | "|V3") => 1.into(),
        (None, _) => size.into(),
    };
    if made.other_codec {
        document["compression"] = "zstd".into();
    }
    serde_json::to_vec(&document).ok()
}

/// The JSON of a compressed .npy file that is made so, with changes before it is compressed.
fn file<W: Wire>(made: &Made) -> Option<Vec<u8>> {
    let axis = |axis: usize| usize::from(made.shape.get(axis).copied().unwrap_or(2) % 5);
    let shape = (made.huge.map_or(axis(0), usize::from), axis(1)).set_f(made.is_f_order);
    let byte = |at: usize| made.data.get(at).copied().unwrap_or_default();
    let mut file = match made.dtype % 4 {
        0 => npy::to_vec(&Array2::from_shape_fn(shape, |(i, j)| f64::from(byte(i + j)))),
        1 => npy::to_vec(&Array2::from_shape_fn(shape, |(i, j)| byte(i + j) > 127)),
        2 => npy::to_vec(&Array2::from_shape_fn(shape, |(i, j)| byte(i + j))),
        _ => npy::to_vec(&Array2::from_shape_fn(shape, |(i, j)| {
            char::from(byte(i + j)).to_string().repeat(i % 2)
        })),
    }
    .ok()?;
    for (place, byte) in &made.changes {
        let place = usize::from(*place) % file.len();
        file[place] = *byte;
    }
    if let Some(more) = made.fits {
        file.resize(file.len().saturating_add_signed((more / 16).into()), 0);
    }
    let document = serde_json::to_value(Nd::<_, W>::from(Array1::from_vec(file))).ok()?;
    serde_json::to_vec(document.get("data")?).ok()
}
