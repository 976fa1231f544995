//! An array as the map of the tagged wire, which every array field without a wire of its own reads.

use serde_core::de::{
    DeserializeSeed, MapAccess,
    value::{BorrowedBytesDeserializer, BytesDeserializer, SeqDeserializer, StrDeserializer},
};

use crate::{buffer::Buffer, byteorder::ByteOrder, error::Error, untyped::ArrayBytes};

pub(super) struct ArrayMap<'de> {
    array: ArrayBytes<'de>,
    keys: std::slice::Iter<'static, &'static str>,
    key: &'static str,
}

impl<'de> ArrayMap<'de> {
    pub(super) fn new(array: ArrayBytes<'de>) -> Self {
        let keys = ["dtype", "shape", "byteorder", "order", "data"].iter();
        Self { array, keys, key: "" }
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
        let array = &self.array;
        match self.key {
            "dtype" => {
                let name = array.dtype().name();
                // Text has a mark in its name.
                let big = name.strip_prefix('<').filter(|_| array.byteorder() == ByteOrder::Big);
                match big {
                    Some(code) => seed.deserialize(StrDeserializer::new(&format!(">{code}"))),
                    None => seed.deserialize(StrDeserializer::new(&name)),
                }
            }
            "shape" => {
                let axes = array.shape().iter().map(|&axis| axis as u64);
                seed.deserialize(SeqDeserializer::new(axes))
            }
            "byteorder" => seed.deserialize(StrDeserializer::new(array.byteorder().as_str())),
            "order" => seed.deserialize(StrDeserializer::new(array.order().as_str())),
            _ => match &array.data {
                Buffer::Borrowed(bytes) => seed.deserialize(BorrowedBytesDeserializer::new(bytes)),
                Buffer::Owned(words) => seed.deserialize(BytesDeserializer::new(words.as_bytes())),
            },
        }
    }
}
