//! An array as the map of the tagged wire, which every array field without a wire of its own reads.

use serde_core::de::{
    DeserializeSeed, MapAccess,
    value::{BorrowedBytesDeserializer, BytesDeserializer, SeqDeserializer, StrDeserializer},
};

use super::super::array::Parts;
use crate::{buffer::Buffer, byteorder::ByteOrder, error::Error};

pub(super) struct ArrayMap<'de> {
    parts: Parts,
    data: Buffer<'de>,
    keys: std::slice::Iter<'static, &'static str>,
    key: &'static str,
}

impl<'de> ArrayMap<'de> {
    pub(super) fn new(parts: Parts, data: Buffer<'de>) -> Self {
        let keys = ["dtype", "shape", "byteorder", "order", "data"].iter();
        Self { parts, data, keys, key: "" }
    }
}

impl<'de> MapAccess<'de> for ArrayMap<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some(key) = self.keys.next() else { return Ok(None) };
        self.key = key;
        seed.deserialize(StrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let Parts { descr, shape, order, .. } = &self.parts;
        match self.key {
            "dtype" => seed.deserialize(StrDeserializer::new(&descr.dtype().name())),
            "shape" => {
                let axes = shape.iter().map(|&axis| axis as u64);
                seed.deserialize(SeqDeserializer::new(axes))
            }
            "byteorder" => {
                let byteorder = descr.byteorder().unwrap_or(ByteOrder::Little);
                seed.deserialize(StrDeserializer::new(byteorder.as_str()))
            }
            "order" => seed.deserialize(StrDeserializer::new(order.as_str())),
            _ => match &self.data {
                Buffer::Borrowed(bytes) => seed.deserialize(BorrowedBytesDeserializer::new(bytes)),
                Buffer::Owned(words) => seed.deserialize(BytesDeserializer::new(words.as_bytes())),
            },
        }
    }
}
