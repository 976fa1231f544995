//! Columns of Arrow, by serde_arrow: one record, whose columns stay in memory.

use std::cell::RefCell;

use serde::{Serialize, de::DeserializeOwned};
use serde_arrow::marrow::{array::Array, datatypes::Field};
use serde_arrow::schema::{SchemaLike, TracingOptions};

use crate::formats::Failure;

thread_local! {
    static COLUMNS: RefCell<(Vec<Field>, Vec<Array>)> = const { RefCell::new((Vec::new(), Vec::new())) };
}

pub(crate) fn write<T: Serialize>(value: &T) -> Result<Vec<u8>, Failure> {
    let record = [value];
    let fields =
        Vec::<Field>::from_samples(&record, TracingOptions::default().allow_null_fields(true))?;
    let columns = serde_arrow::to_marrow(&fields, &record)?;
    COLUMNS.set((fields, columns));
    Ok(Vec::new())
}

pub(crate) fn read<T: DeserializeOwned>(_: &[u8]) -> Result<T, Failure> {
    let (fields, columns) = COLUMNS.take();
    let views: Vec<_> = columns.iter().map(Array::as_view).collect();
    let mut records: Vec<T> = serde_arrow::from_marrow(&fields, &views)?;
    records.pop().ok_or_else(|| Failure::from("no record"))
}
