//! Columns that are no arrays, by `serde_arrow`.

use std::{cell::Cell, sync::Arc};

use marrow::datatypes::{DataType as SerdeType, Field as SerdeField};
use serde::Serialize;
use serde_arrow::schema::{SchemaLike, TracingOptions};

use super::{
    deps::{
        arrow_array::{ArrayRef, NullArray},
        arrow_schema::{DataType, Field},
    },
    records::Records,
};
use crate::error::Error;

/// What the records' only field is called.
const ITEM: &str = "item";

/// A sequence with an item for each row as a column, of the field's type where there is one.
///
/// # Errors
/// When the items have no type in common, or not that of the field.
pub(super) fn column<L: Serialize>(
    name: &str,
    rows: usize,
    items: &L,
    field: Option<&Field>,
) -> Result<(Field, ArrayRef), Error> {
    let taken = Cell::new(0);
    let records = Records::new(items, &taken);
    // An error of the items has the row, one of the type has none.
    let in_row = |error: serde_arrow::Error| {
        let error = Error::other(error).in_column(name);
        if taken.get() < rows { error.at_row(taken.get()) } else { error }
    };
    let typed = match field {
        Some(field) => {
            let field = SerdeField::try_from(field).map_err(Error::other);
            field.map_err(|error| error.in_column(name))?
        }
        // Nothing is known of the items.
        None if rows == 0 => {
            return Ok((Field::new(name, DataType::Null, true), Arc::new(NullArray::new(0))));
        }
        None => {
            let traced = Vec::<SerdeField>::from_samples(&records, options()).map_err(in_row)?;
            let traced = traced.into_iter().next();
            let mut traced = traced.ok_or_else(|| Error::new("has no items").in_column(name))?;
            undo_dictionaries(&mut traced.data_type);
            traced
        }
    };
    let typed = SerdeField { name: ITEM.to_owned(), ..typed };
    let arrays = serde_arrow::to_marrow(std::slice::from_ref(&typed), &records).map_err(in_row)?;
    let array = arrays.into_iter().next().ok_or_else(|| Error::new("has no items"));
    let convert = |array| -> Result<(Field, ArrayRef), Error> {
        let array = ArrayRef::try_from(array).map_err(Error::other)?;
        let field = Field::try_from(&typed).map_err(Error::other)?;
        Ok((field.with_name(name), array))
    };
    array.and_then(convert).map_err(|error| error.in_column(name))
}

/// Maps stay maps, whatever their keys, and the names of plain enums are text, which Parquet can hold.
fn options() -> TracingOptions {
    TracingOptions::default()
        .allow_null_fields(true)
        .map_as_struct(false)
        .enums_without_data_as_strings(true)
}

/// The names of enums as text: a dictionary differs from batch to batch, which not each file can hold. An
/// enum of which only such variants were seen is a union, of nulls, if those are not its first.
fn undo_dictionaries(data_type: &mut SerdeType) {
    match data_type {
        SerdeType::Dictionary(_, names) => *data_type = (**names).clone(),
        SerdeType::Union(variants, _)
            if variants.iter().all(|(_, field)| field.data_type == SerdeType::Null) =>
        {
            *data_type = SerdeType::LargeUtf8;
        }
        SerdeType::Struct(fields) => {
            for field in fields {
                undo_dictionaries(&mut field.data_type);
            }
        }
        SerdeType::List(item)
        | SerdeType::LargeList(item)
        | SerdeType::FixedSizeList(item, _)
        | SerdeType::Map(item, _) => undo_dictionaries(&mut item.data_type),
        SerdeType::Union(variants, _) => {
            for (_, field) in variants {
                undo_dictionaries(&mut field.data_type);
            }
        }
        _ => {}
    }
}
