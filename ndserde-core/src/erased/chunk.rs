//! Numbers of a row that a reader of our own hands over several at a time: a call through serde for
//! each costs as much as reading it.
//!
//! Serde has nothing of the kind, so they come as a map with one value, which is asked for as a tuple
//! of as many as there is room for, and is a byte string. Only the type of the map says so, which no
//! other format can make.

use serde_core::{
    Deserializer,
    de::{DeserializeSeed, Error as _, MapAccess, Visitor},
    forward_to_deserialize_any,
};
use serde_json::{Error, Result};

use super::{Ask, Bytes, Fail, MapItems, Row, Take};

/// As many numbers as are handed over at once.
const MOST: usize = 32;
const SORTS: usize = MOST;
const BYTES: usize = MOST * 9;

/// Numbers: what each was handed over as, and the bits of each.
pub(crate) struct Chunk {
    sorts: [u8; MOST],
    words: [u64; MOST],
    len: usize,
    most: usize,
}

impl Chunk {
    fn new(most: usize) -> Self {
        Self { sorts: [0; MOST], words: [0; MOST], len: 0, most: most.min(MOST) }
    }

    /// Adds a number with the [code](crate::number::Sort::code) of its sort; whether another one has a place.
    #[inline]
    pub(crate) fn push(&mut self, sort: u8, bits: u64) -> bool {
        if let (Some(place), Some(word)) =
            (self.sorts.get_mut(self.len), self.words.get_mut(self.len))
        {
            (*place, *word) = (sort, bits);
            self.len = self.len.wrapping_add(1);
        }
        self.len < self.most
    }

    /// The numbers as a byte string.
    fn write<'a>(&self, bytes: &'a mut [u8; BYTES]) -> &'a [u8] {
        let (sorts, words) = bytes.split_at_mut(SORTS);
        sorts.copy_from_slice(&self.sorts);
        for (place, word) in words.chunks_exact_mut(8).zip(&self.words) {
            place.copy_from_slice(&word.to_ne_bytes());
        }
        bytes.get(..self.len.saturating_mul(8).saturating_add(SORTS)).unwrap_or_default()
    }
}

/// What reads numbers.
pub(crate) trait NumberSource {
    /// Reads numbers, at least one, until the chunk is full or another value comes.
    fn read(&mut self, chunk: &mut Chunk);
}

/// The map that the numbers are.
pub(crate) struct ChunkMap<'a>(&'a mut dyn NumberSource);

/// Hands over numbers to a seed that [takes](super::takes_numbers) them.
pub(crate) fn hand_over<'de, T: DeserializeSeed<'de>>(
    seed: T,
    source: &mut dyn NumberSource,
) -> Result<T::Value> {
    seed.deserialize(ChunkMap(source))
}

/// Whether a map is one of numbers.
#[inline]
pub(super) fn is_numbers<M>() -> bool {
    typeid::of::<M>() == typeid::of::<ChunkMap<'_>>()
}

/// Takes the numbers that a map is into the block of a row, which has room.
pub(super) fn take(
    row: &mut Row<'_>,
    map: &mut dyn MapItems<'_>,
) -> core::result::Result<(), Fail> {
    map.value(&mut RowChunk(row))
}

struct RowChunk<'a, 't>(&'a mut Row<'t>);

impl<'de> Take<'de> for RowChunk<'_, '_> {
    fn ask(&self) -> Ask {
        Ask::Tuple(self.0.block.room())
    }

    fn expecting(&self, wire: &str, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.expecting(wire, f)
    }

    fn bytes(&mut self, bytes: Bytes<'_, 'de>) -> core::result::Result<(), Fail> {
        let (sorts, words) = bytes.as_slice().split_at_checked(SORTS).unwrap_or_default();
        self.0.block.extend(sorts, words);
        Ok(())
    }
}

impl<'de> Deserializer<'de> for ChunkMap<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_map(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value> {
        let mut chunk = Chunk::new(len);
        self.0.read(&mut chunk);
        visitor.visit_bytes(chunk.write(&mut [0; BYTES]))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> MapAccess<'de> for ChunkMap<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, _: K) -> Result<Option<K::Value>> {
        Err(Error::custom("numbers have no key"))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        seed.deserialize(ChunkMap(&mut *self.0))
    }
}
