//! An array as the map of the tagged wire, which every array field without a wire of its own reads.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

use serde_core::de::{
    DeserializeSeed, MapAccess, Visitor,
    value::{
        BorrowedBytesDeserializer, BorrowedStrDeserializer, BytesDeserializer, SeqDeserializer,
        StrDeserializer,
    },
};

use super::{
    super::{array::Parts, value::PyValue},
    node::Node,
};
use crate::{
    aligned::Aligned,
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::DType,
    error::Error,
    order::Order,
    shape::Shape,
    untyped::{ArrayBytes, FieldType, UncheckedArray},
};

impl<'de> Node<'_, 'de> {
    /// An array as the map that the tagged wire reads.
    pub(super) fn visit_array<V: Visitor<'de>>(
        self,
        parts: Parts,
        visitor: V,
    ) -> Result<V::Value, Error> {
        /// What a field of a record costs, whose name may be as long.
        const FIELD: usize = 128;
        let fields = parts.fields.saturating_mul(FIELD);
        let array = match parts.enclosed(&self.unpickled.heap) {
            Ok(array) => UncheckedArray::from(array),
            Err(error) => return self.visit_unread(error, visitor),
        };
        // Records as they are packed, which the map can say.
        match array.check(&FieldType::any(None)) {
            Ok(array) => self.visit_array_map(array, fields, visitor),
            Err(error) => self.visit_unread(error, visitor),
        }
    }

    /// A complex number of Python as the map of an array without axes.
    pub(super) fn visit_complex<V: Visitor<'de>>(
        self,
        at: u32,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let heap = &self.unpickled.heap;
        let floats = heap.items(at).filter_map(|part| match part {
            PyValue::Float(at) => Some(heap.number(at).to_le_bytes()),
            _ => None,
        });
        let bytes: Vec<u8> = floats.flatten().collect();
        let dtype = DType::Complex128;
        let array = ArrayBytes {
            shape: Shape::default(),
            order: Order::C,
            byteorder: ByteOrder::Little,
            data: Buffer::Owned(Aligned::copy(dtype.width(), &bytes)),
            fixed_rank: false,
            dtype,
        };
        self.visit_array_map(array, 0, visitor)
    }

    fn visit_array_map<V: Visitor<'de>>(
        self,
        array: ArrayBytes<'de>,
        fields: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        /// What more an array costs in a `Value`, which reads it into a tree first.
        const IN_VALUE: usize = 640;
        /// The same of a number without axes, whose map is shorter.
        const NUMBER: usize = 320;
        let is_number = array.shape().is_empty() && ArrayMap::has_short(array.dtype());
        let (map, cost): (fn(_) -> _, _) = match (self.in_value, is_number) {
            (true, true) => (ArrayMap::short, NUMBER),
            (true, false) => (ArrayMap::new, IN_VALUE),
            (false, _) => (ArrayMap::new, 0),
        };
        self.spend(array.data().len().saturating_add(fields).saturating_add(cost))?;
        visitor.visit_map(map(array))
    }
}

/// An array as the map that the tagged wire reads.
pub(crate) struct ArrayMap<'de> {
    array: ArrayBytes<'de>,
    keys: core::slice::Iter<'static, &'static str>,
    key: &'static str,
}

/// As many keys as are left behind the dtype, where it is not the short map.
const LONG: usize = 4;

impl<'de> ArrayMap<'de> {
    pub(crate) fn new(array: ArrayBytes<'de>) -> Self {
        let keys = ["dtype", "shape", "byteorder", "order", "data"].iter();
        Self { array, keys, key: "" }
    }

    /// The map of a number without axes, in fewer words: a document may have many of them, each of
    /// which would take more memory than it should.
    fn short(array: ArrayBytes<'de>) -> Self {
        Self { keys: ["dtype", "shape", "data"].iter(), ..Self::new(array) }
    }

    /// Whether a typestr says all of a dtype that the short map does not.
    fn has_short(dtype: &DType) -> bool {
        !matches!(dtype, DType::Record(_) | DType::BFloat16)
    }

    /// The dtype's name, or a typestr where no byte order is stated beside it.
    fn dtype(&self) -> String {
        let dtype = self.array.dtype();
        let name = dtype.name();
        // Text has a mark in its name.
        let marked = if self.keys.len() < LONG { dtype.typestr() } else { None };
        let name = marked.as_deref().unwrap_or(&name);
        match name.strip_prefix('<').filter(|_| self.array.byteorder() == ByteOrder::Big) {
            Some(code) => format!(">{code}"),
            None => name.to_owned(),
        }
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
        seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let array = &self.array;
        match self.key {
            "dtype" => seed.deserialize(StrDeserializer::new(&self.dtype())),
            "shape" => {
                let axes = array.shape().iter().map(|&axis| axis as u64);
                seed.deserialize(SeqDeserializer::new(axes))
            }
            "byteorder" => {
                seed.deserialize(BorrowedStrDeserializer::new(array.byteorder().as_str()))
            }
            "order" => seed.deserialize(BorrowedStrDeserializer::new(array.order().as_str())),
            _ => match &array.data {
                Buffer::Borrowed(bytes) => seed.deserialize(BorrowedBytesDeserializer::new(bytes)),
                Buffer::Owned(words) => seed.deserialize(BytesDeserializer::new(words.as_bytes())),
            },
        }
    }
}
