//! What has been found so far.

use super::{
    key::{Key, Keys},
    zip::Zip,
};
use crate::{
    byteorder::ByteOrder,
    dtype::Descr,
    order::Order,
    payload::Late,
    shape::Shape,
    untyped::{Payload, UncheckedArray},
    wire::msgpack_numpy::Kind,
};

/// The values of a map, by what they are for, or all that another value says.
#[derive(Default)]
pub(super) struct Found<'de> {
    /// What is no map says everything at once.
    pub(super) whole: Option<UncheckedArray<'de>>,
    pub(super) keys: Keys,
    pub(super) descr: Option<Descr>,
    /// Whether the dtype is a typestr without its mark.
    pub(super) is_short: bool,
    pub(super) mark: Mark,
    pub(super) shape: Shape,
    pub(super) byteorder: Option<ByteOrder>,
    pub(super) order: Option<Order>,
    pub(super) data: Payload<'de>,
    /// Numbers in place of the data, where the document has not stated the dtype before them.
    pub(super) late: Option<Late>,
    /// How the data is compressed, if it is.
    pub(super) zip: Option<Zip>,
    pub(super) kind: Option<Kind>,
    /// Whether complex numbers stand as all real parts and then all imaginary ones.
    pub(super) parts: bool,
    /// How many names of axes there are.
    pub(super) dims: usize,
}

/// What marks an array, beside the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mark {
    #[default]
    None,
    /// `"type": "ndarray"`
    TypeNdarray,
    /// `"type": "numpy"`
    TypeNumpy,
    /// `"__ndarray__": true`
    True,
    /// `"__ndarray__": "AAAA"`, or bytes.
    Bytes,
    /// `"__ndarray__": "b64:AAAA"`
    B64,
    /// `"__ndarray__": [0, 0]`
    List,
    /// `"__ndarray__": [[2], "float64", [0, 0]]`
    Ase,
}

impl Found<'_> {
    /// Notes a key, which may stand there once.
    pub(super) fn note(&mut self, key: Key) -> Result<(), crate::error::Error> {
        if self.keys.has(key) {
            let name = key.name();
            return Err(crate::error::Error::custom(format_args!("duplicate field `{name}`")));
        }
        self.keys = self.keys.with(key);
        Ok(())
    }
}
