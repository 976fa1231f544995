//! The header: what stands where, all of it once, with nothing between.

use std::{collections::BTreeMap, fmt};

use ndserde::{DynArray, json};
use serde::{
    Deserialize, Deserializer,
    de::{Error as _, IgnoredAny, MapAccess, Visitor},
    ser::{SerializeMap, Serializer},
};

use super::dtype::bits;
use crate::error::{Error, Result};

/// The bytes that a header may have, as in the library of the format.
pub const LONGEST: u64 = 100_000_000;

/// The name of what is no array: texts by their names.
pub const METADATA: &str = "__metadata__";

/// An array: its elements stand so many bytes behind the header.
pub struct Tensor {
    pub dtype: String,
    pub shape: Vec<usize>,
    pub begin: u64,
    pub end: u64,
    /// What is wrong with it alone.
    pub wrong: Option<String>,
}

/// What a header has.
pub struct Header {
    /// In its order.
    pub tensors: Vec<(String, Tensor)>,
    /// The texts beside them.
    pub metadata: Option<BTreeMap<String, String>>,
}

/// An entry; one that is none hides no other.
#[derive(Deserialize)]
#[serde(untagged)]
enum MayBeEntry {
    Entry(Entry),
    Other(IgnoredAny),
}

#[derive(Deserialize)]
struct Entry {
    dtype: String,
    shape: Vec<usize>,
    data_offsets: (u64, u64),
}

/// What a header has, behind which so many bytes stand.
pub fn read(header: &[u8], data: u64) -> Result<Header> {
    // It is filled up with blanks, and starts with none.
    if header.first() != Some(&b'{') {
        return Err(Error::new("the header does not start with a brace"));
    }
    let mut header: Header =
        json::from_slice(header).map_err(|why| Error::new(why).about("header"))?;
    check(&mut header.tensors, data)?;
    Ok(header)
}

/// Whether each byte belongs to one array. What is wrong with one hides no other: the first of those that
/// share bytes has them.
fn check(tensors: &mut [(String, Tensor)], data: u64) -> Result<()> {
    let mut names: Vec<_> = tensors.iter().map(|(name, _)| name).collect();
    names.sort_unstable();
    if let Some([name, ..]) =
        names.windows(2).find(|pair| matches!(pair, [one, other] if one == other))
    {
        return Err(Error::new(format_args!("two arrays are called {name:?}")));
    }
    let mut sorted: Vec<_> = tensors.iter_mut().map(|(_, tensor)| tensor).collect();
    sorted.sort_by_key(|tensor| (tensor.begin, tensor.end));
    let (mut at, mut are_right) = (0, true);
    for tensor in sorted {
        if tensor.wrong.is_none() {
            tensor.wrong = wrong(tensor, at, data);
        }
        are_right &= tensor.wrong.is_none();
        at = tensor.end.max(at);
    }
    if are_right && at != data {
        return Err(Error::new(format_args!(
            "the elements of all arrays take {at} bytes, the file has {data}"
        )));
    }
    Ok(())
}

/// What is wrong with an array, where those before it end at a place and the file has so many bytes.
fn wrong(tensor: &Tensor, at: u64, data: u64) -> Option<String> {
    let Tensor { dtype, shape, begin, end, .. } = tensor;
    if *begin != at {
        return Some(format!("its elements start at {begin}, where those before them end at {at}"));
    }
    let Some(bits) = bits(dtype) else { return Some(format!("unknown dtype {dtype:?}")) };
    let needed = shape.iter().try_fold(bits, |all, axis| all.checked_mul(*axis as u64));
    let found = end.checked_sub(*begin);
    if found.is_none() || needed != found.and_then(|bytes| bytes.checked_mul(8)) {
        return Some(format!(
            "shape {shape:?} of {dtype} does not take the bytes from {begin} to {end}"
        ));
    }
    (*end > data).then(|| format!("its elements end at {end}, the file at {data}: it is cut off"))
}

impl<'de> Deserialize<'de> for Header {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_map(Entries)
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Header;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of arrays")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> std::result::Result<Header, M::Error> {
        let (mut tensors, mut metadata) = (Vec::new(), None);
        while let Some(name) = map.next_key::<String>()? {
            if name == METADATA {
                if metadata.is_some() {
                    return Err(M::Error::custom(format_args!("two of {METADATA}")));
                }
                metadata = Some(map.next_value()?);
                continue;
            }
            let tensor = match map.next_value()? {
                MayBeEntry::Entry(Entry { dtype, shape, data_offsets: (begin, end) }) => {
                    Tensor { dtype, shape, begin, end, wrong: None }
                }
                MayBeEntry::Other(_) => Tensor {
                    dtype: String::new(),
                    shape: Vec::new(),
                    begin: 0,
                    end: 0,
                    wrong: Some("its entry is not dtype, shape and data_offsets".to_owned()),
                },
            };
            tensors.push((name, tensor));
        }
        Ok(Header { tensors, metadata })
    }
}

/// The header of arrays with their names and those of their dtypes, filled up to eight bytes.
pub fn write<'a>(
    arrays: impl ExactSizeIterator<Item = (&'a str, &'static str, &'a DynArray)>,
) -> Result<Vec<u8>> {
    #[derive(serde::Serialize)]
    struct Entry<'a> {
        dtype: &'a str,
        shape: &'a [usize],
        data_offsets: (usize, usize),
    }

    let mut header = Vec::new();
    let mut serializer = serde_json::Serializer::new(&mut header);
    let mut map = serializer.serialize_map(Some(arrays.len())).map_err(Error::new)?;
    let mut at: usize = 0;
    for (name, dtype, array) in arrays {
        let len = array.len().saturating_mul(array.dtype().itemsize());
        let end = at.saturating_add(len);
        let entry = Entry { dtype, shape: array.shape(), data_offsets: (at, end) };
        map.serialize_entry(name, &entry).map_err(Error::new)?;
        at = end;
    }
    map.end().map_err(Error::new)?;
    header.resize(header.len().next_multiple_of(8), b' ');
    if header.len() as u64 > LONGEST {
        return Err(Error::new(format_args!(
            "the names of the arrays would take more than {LONGEST} bytes"
        )));
    }
    Ok(header)
}
