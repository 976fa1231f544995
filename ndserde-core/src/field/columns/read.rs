//! Rows from a struct of serde's.

use alloc::vec::Vec;
use core::{fmt, marker::PhantomData};

use serde_core::{
    Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};

use super::{
    DeserializeColumns,
    source::{MapColumns, SeqColumns},
};
use crate::field::length;

/// Reads rows from columns: from a map, or from a sequence where the format has no names.
pub(super) fn read<'de, T: DeserializeColumns<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_struct(T::NAME, T::COLUMNS, ColumnsVisitor(PhantomData))
}

struct ColumnsVisitor<T>(PhantomData<T>);

impl<'de, T: DeserializeColumns<'de>> Visitor<'de> for ColumnsVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the columns of {}", T::NAME)
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Vec<T>, M::Error> {
        T::deserialize_columns(&mut MapColumns::<T, _>::new(map))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, seq: S) -> Result<Vec<T>, S::Error> {
        let mut columns = SeqColumns::<T, _>::new(seq);
        let rows = T::deserialize_columns(&mut columns)?;
        length::end(&mut columns.into_inner(), T::NAME, T::COLUMNS.len())?;
        Ok(rows)
    }
}
