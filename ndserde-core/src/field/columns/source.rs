//! Columns in a map of serde's, or in a sequence.

use alloc::{string::String, vec::Vec};
use core::{fmt, marker::PhantomData};

use serde_core::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::{ColumnRows, ColumnSource, DeserializeColumns};
use crate::{
    backend::Backend,
    error::{Error, Quoted},
    untyped::{ArrayBytes, FieldType, Payload},
    wire::Wire,
};

/// The columns of a map, in the order of the input.
pub(super) struct MapColumns<T, M> {
    map: M,
    seen: Vec<bool>,
    name: &'static str,
    input: usize,
    rows: PhantomData<T>,
}

impl<T, M> MapColumns<T, M> {
    pub(super) const fn new(map: M) -> Self {
        Self { map, seen: Vec::new(), name: "", input: 0, rows: PhantomData }
    }
}

impl<'de, T: DeserializeColumns<'de>, M: MapAccess<'de>> ColumnSource<'de> for MapColumns<T, M> {
    type Error = M::Error;

    fn column(&mut self) -> Result<Option<usize>, M::Error> {
        self.seen.resize(T::COLUMNS.len(), false);
        while let Some(key) = self.map.next_key_seed(ColumnKey::<T>(PhantomData))? {
            let Some(at) = key else {
                self.map.next_value::<IgnoredAny>()?;
                continue;
            };
            self.name = name_of::<T>(at);
            if let Some(seen) = self.seen.get_mut(at) {
                if core::mem::replace(seen, true) {
                    let name = self.name;
                    return Err(M::Error::custom(format_args!(
                        "the column {name} stands here twice"
                    )));
                }
            }
            return Ok(Some(at));
        }
        Ok(None)
    }

    fn array<W: Wire>(&mut self, row: &FieldType) -> Result<ColumnRows<'de>, M::Error> {
        let column = OneArray::<W>::new(row, self.name, &mut self.input);
        self.map.next_value_seed(column).map(ColumnRows::stacked)
    }

    fn list<L: Deserialize<'de>>(&mut self) -> Result<L, M::Error> {
        self.map.next_value()
    }

    fn input(&self) -> usize {
        self.input
    }

    fn error(error: Error) -> M::Error {
        M::Error::custom(error)
    }
}

/// The columns in the order of the fields, without names.
pub(super) struct SeqColumns<T, S> {
    seq: S,
    next: usize,
    name: &'static str,
    input: usize,
    rows: PhantomData<T>,
}

impl<T, S> SeqColumns<T, S> {
    pub(super) const fn new(seq: S) -> Self {
        Self { seq, next: 0, name: "", input: 0, rows: PhantomData }
    }

    /// The sequence behind the last column.
    pub(super) fn into_inner(self) -> S {
        self.seq
    }
}

impl<'de, T: DeserializeColumns<'de>, S: SeqAccess<'de>> SeqColumns<T, S> {
    fn missing(&self) -> S::Error {
        S::Error::custom(format_args!("the column {} is missing", self.name))
    }
}

impl<'de, T: DeserializeColumns<'de>, S: SeqAccess<'de>> ColumnSource<'de> for SeqColumns<T, S> {
    type Error = S::Error;

    fn column(&mut self) -> Result<Option<usize>, S::Error> {
        let at = self.next;
        if at >= T::COLUMNS.len() {
            return Ok(None);
        }
        self.next = at.saturating_add(1);
        self.name = name_of::<T>(at);
        Ok(Some(at))
    }

    fn array<W: Wire>(&mut self, row: &FieldType) -> Result<ColumnRows<'de>, S::Error> {
        let column = OneArray::<W>::new(row, self.name, &mut self.input);
        let column = self.seq.next_element_seed(column)?.ok_or_else(|| self.missing())?;
        Ok(ColumnRows::stacked(column))
    }

    fn list<L: Deserialize<'de>>(&mut self) -> Result<L, S::Error> {
        self.seq.next_element()?.ok_or_else(|| self.missing())
    }

    fn input(&self) -> usize {
        self.input
    }

    fn error(error: Error) -> S::Error {
        S::Error::custom(error)
    }
}

fn name_of<'de, T: DeserializeColumns<'de>>(at: usize) -> &'static str {
    T::COLUMNS.get(at).copied().unwrap_or_default()
}

/// Reads one array by its wire.
struct OneArray<'a, W> {
    field: FieldType,
    name: &'static str,
    input: &'a mut usize,
    wire: PhantomData<W>,
}

impl<'a, W> OneArray<'a, W> {
    fn new(row: &FieldType, name: &'static str, input: &'a mut usize) -> Self {
        Self { field: row.stacked(), name, input, wire: PhantomData }
    }
}

impl<'de, W: Wire> DeserializeSeed<'de> for OneArray<'_, W> {
    type Value = ArrayBytes<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let Self { field, name, input, .. } = self;
        let column = W::deserialize(deserializer, &field)?;
        *input = input.saturating_add(Payload::least_input(&column.data));
        column
            .check_from(Backend::of::<D::Error>, &field)
            .map_err(|error| D::Error::custom(error.in_column(name, None).in_wire(W::NAME)))
    }
}

/// Reads the name of a column, as its place; `None` if there is none of that name.
struct ColumnKey<T>(PhantomData<T>);

impl<'de, T: DeserializeColumns<'de>> ColumnKey<T> {
    fn named<E: serde_core::de::Error>(name: &str) -> Result<Option<usize>, E> {
        let names = T::COLUMNS.iter().copied().zip(0..).chain(T::ALIASES.iter().copied());
        let at = names.into_iter().find_map(|(known, at)| (known == name).then_some(at));
        if at.is_none() && T::DENIES_UNKNOWN {
            let columns = T::COLUMNS.join(", ");
            let name = Quoted(name);
            return Err(E::custom(format_args!("unknown column {name}: there are {columns}")));
        }
        Ok(at)
    }
}

impl<'de, T: DeserializeColumns<'de>> DeserializeSeed<'de> for ColumnKey<T> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de, T: DeserializeColumns<'de>> Visitor<'de> for ColumnKey<T> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a column")
    }

    fn visit_str<E: serde_core::de::Error>(self, name: &str) -> Result<Option<usize>, E> {
        Self::named(name)
    }

    fn visit_bytes<E: serde_core::de::Error>(self, name: &[u8]) -> Result<Option<usize>, E> {
        Self::named(&String::from_utf8_lossy(name))
    }

    fn visit_u64<E: serde_core::de::Error>(self, at: u64) -> Result<Option<usize>, E> {
        let at = usize::try_from(at).ok().filter(|&at| at < T::COLUMNS.len());
        if at.is_none() && T::DENIES_UNKNOWN {
            return Err(E::custom(format_args!("there are {} columns", T::COLUMNS.len())));
        }
        Ok(at)
    }
}
