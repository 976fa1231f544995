//! Columns that are no arrays, by `serde_arrow`.

use std::{cell::Cell, fmt};

use marrow::{datatypes, view::View};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor},
    forward_to_deserialize_any,
};

use super::{
    deps::{arrow_array::Array, arrow_schema::Field},
    readable,
};
use crate::error::Error;

/// A column as a sequence with an item for each row.
///
/// # Errors
/// When it is something else than `L` takes.
pub(super) fn read<'de, L: Deserialize<'de>>(
    field: &Field,
    column: &'de dyn Array,
) -> Result<L, Error> {
    readable::as_text(&column.to_data())?;
    values(field, column)
}

/// As [`read`], for what never takes a date as text.
///
/// # Errors
/// As there.
pub(super) fn values<'de, L: Deserialize<'de>>(
    field: &Field,
    column: &'de dyn Array,
) -> Result<L, Error> {
    readable::at_all(&column.to_data())?;
    let view = View::try_from(column).map_err(Error::other)?;
    let field = datatypes::Field::try_from(field).map_err(Error::other)?;
    let rows = serde_arrow::Deserializer::from_marrow(&[field], &[view]).map_err(Error::other)?;
    let taken = Cell::new(0);
    L::deserialize(Column { rows, taken: &taken })
        .map_err(|error| Error::other(error).at_row(taken.get().saturating_sub(1)))
}

/// Rows of one field as the values of that field.
struct Column<'a, D> {
    rows: D,
    /// How many rows have been taken, for messages.
    taken: &'a Cell<usize>,
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Column<'_, D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.rows.deserialize_seq(RowsVisitor { visitor, taken: self.taken })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct RowsVisitor<'a, V> {
    visitor: V,
    taken: &'a Cell<usize>,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for RowsVisitor<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, rows: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_seq(Rows { rows, taken: self.taken })
    }
}

struct Rows<'a, A> {
    rows: A,
    taken: &'a Cell<usize>,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Rows<'_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        self.taken.set(self.taken.get().saturating_add(1));
        self.rows.next_element_seed(OneField(seed))
    }
}

/// A row of one field as its value.
struct OneField<S>(S);

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for OneField<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for OneField<S> {
    type Value = S::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row of one field")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut row: M) -> Result<S::Value, M::Error> {
        if row.next_key::<IgnoredAny>()?.is_none() {
            return Err(M::Error::custom("a row without its field"));
        }
        let value = row.next_value_seed(self.0)?;
        while row.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(value)
    }
}
