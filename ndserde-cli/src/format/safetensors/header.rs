//! The header: what stands where, all of it once, with nothing between.

use std::{collections::BTreeMap, fmt};

use ndserde::{DynArray, json};
use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, Visitor},
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
}

#[derive(Deserialize)]
struct Entry {
    dtype: String,
    shape: Vec<usize>,
    data_offsets: (u64, u64),
}

/// The arrays in the order of the header, behind which so many bytes stand.
pub fn read(header: &[u8], data: u64) -> Result<Vec<(String, Tensor)>> {
    // It is filled up with blanks, and starts with none.
    if header.first() != Some(&b'{') {
        return Err(Error::new("the header does not start with a brace"));
    }
    let Tensors(tensors) =
        json::from_slice(header).map_err(|why| Error::new(why).about("header"))?;
    check(&tensors, data)?;
    Ok(tensors)
}

/// Whether each byte belongs to one array.
fn check(tensors: &[(String, Tensor)], data: u64) -> Result<()> {
    let mut names: Vec<_> = tensors.iter().map(|(name, _)| name).collect();
    names.sort_unstable();
    if let Some([name, ..]) =
        names.windows(2).find(|pair| matches!(pair, [one, other] if one == other))
    {
        return Err(Error::new(format_args!("two arrays are called {name:?}")));
    }
    let mut sorted: Vec<_> = tensors.iter().collect();
    sorted.sort_by_key(|(_, tensor)| (tensor.begin, tensor.end));
    let mut at = 0;
    for (name, tensor) in sorted {
        let Tensor { dtype, shape, begin, end } = tensor;
        let about = |why: fmt::Arguments<'_>| Error::new(why).about(format_args!("{name:?}"));
        if *begin != at {
            return Err(about(format_args!(
                "its elements start at {begin}, where those before them end at {at}"
            )));
        }
        let bits = bits(dtype).map_err(|error| error.about(format_args!("{name:?}")))?;
        let needed = shape.iter().try_fold(bits, |all, axis| all.checked_mul(*axis as u64));
        let found = end.checked_sub(*begin);
        if found.is_none() || needed != found.and_then(|bytes| bytes.checked_mul(8)) {
            return Err(about(format_args!(
                "shape {shape:?} of {dtype} does not take the bytes from {begin} to {end}"
            )));
        }
        at = *end;
    }
    if at != data {
        return Err(Error::new(format_args!(
            "the elements of all arrays take {at} bytes, the file has {data}"
        )));
    }
    Ok(())
}

struct Tensors(Vec<(String, Tensor)>);

impl<'de> Deserialize<'de> for Tensors {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_map(Entries)
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Tensors;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of arrays")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> std::result::Result<Tensors, M::Error> {
        let (mut tensors, mut has_metadata) = (Vec::new(), false);
        while let Some(name) = map.next_key::<String>()? {
            if name == METADATA {
                if has_metadata {
                    return Err(M::Error::custom(format_args!("two of {METADATA}")));
                }
                has_metadata = true;
                map.next_value::<BTreeMap<String, String>>()?;
                continue;
            }
            let Entry { dtype, shape, data_offsets: (begin, end) } = map.next_value()?;
            tensors.push((name, Tensor { dtype, shape, begin, end }));
        }
        Ok(Tensors(tensors))
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
