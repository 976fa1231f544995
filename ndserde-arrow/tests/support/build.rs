//! Batches by hand, for each version of arrow: `deps` of the module around this one names its crates.

#![allow(dead_code, reason = "each test has another part of it")]

use std::sync::Arc;

use super::deps::{
    arrow_array::{
        Array, ArrayRef, FixedSizeListArray, Int32Array, LargeListArray, ListArray, PrimitiveArray,
        RecordBatch, RecordBatchOptions, StructArray, types::ArrowPrimitiveType,
    },
    arrow_buffer::{NullBuffer, OffsetBuffer, ScalarBuffer},
    arrow_schema::{Field, Fields, Schema},
};

/// A column: its field without a name, and its values.
#[derive(Clone)]
pub(crate) struct Column {
    pub(crate) field: Field,
    pub(crate) array: ArrayRef,
}

impl Column {
    pub(crate) fn of(array: impl Array + 'static) -> Self {
        Self::from_ref(Arc::new(array))
    }

    pub(crate) fn from_ref(array: ArrayRef) -> Self {
        Self { field: Field::new("", array.data_type().clone(), true), array }
    }

    /// With an extension.
    pub(crate) fn named(self, name: &str, metadata: &str) -> Self {
        self.with("ARROW:extension:name", name).with("ARROW:extension:metadata", metadata)
    }

    /// As `arrow.fixed_shape_tensor` with this metadata.
    pub(crate) fn tensor(self, metadata: &str) -> Self {
        self.named("arrow.fixed_shape_tensor", metadata)
    }

    /// With a dtype in its metadata.
    pub(crate) fn dtype(self, dtype: &str) -> Self {
        self.with("ndserde:dtype", dtype)
    }

    fn with(mut self, key: &str, value: &str) -> Self {
        let mut metadata: std::collections::HashMap<String, String> =
            self.field.metadata().iter().map(|(key, value)| (key.clone(), value.clone())).collect();
        metadata.insert(key.to_owned(), value.to_owned());
        self.field = self.field.with_metadata(metadata);
        self
    }

    /// In lists of this length.
    pub(crate) fn fixed(self, len: i32) -> Self {
        self.fixed_nulls(len, None)
    }

    /// In lists of this length, some of which are null.
    pub(crate) fn fixed_nulls(self, len: i32, valid: Option<&[bool]>) -> Self {
        let item = Arc::new(self.field.with_name("item"));
        let valid = valid.map(|valid| NullBuffer::from(valid.to_vec()));
        Self::of(FixedSizeListArray::new(item, len, self.array, valid))
    }

    /// In lists between these offsets.
    pub(crate) fn list(self, offsets: &[i32]) -> Self {
        self.list_nulls(offsets, None)
    }

    pub(crate) fn list_nulls(self, offsets: &[i32], valid: Option<&[bool]>) -> Self {
        let item = Arc::new(self.field.with_name("item"));
        let offsets = OffsetBuffer::new(ScalarBuffer::from(offsets.to_vec()));
        let valid = valid.map(|valid| NullBuffer::from(valid.to_vec()));
        Self::of(ListArray::new(item, offsets, self.array, valid))
    }

    pub(crate) fn large_list(self, offsets: &[i64]) -> Self {
        let item = Arc::new(self.field.with_name("element"));
        let offsets = OffsetBuffer::new(ScalarBuffer::from(offsets.to_vec()));
        Self::of(LargeListArray::new(item, offsets, self.array, None))
    }

    /// Whose items may not be null.
    pub(crate) fn required(mut self) -> Self {
        self.field = self.field.with_nullable(false);
        self
    }

    /// A part of the rows.
    pub(crate) fn slice(mut self, start: usize, len: usize) -> Self {
        self.array = self.array.slice(start, len);
        self
    }
}

/// Items `0, 1, ..` of a type.
pub(crate) fn items<T: ArrowPrimitiveType<Native: From<u8>>>(len: u8) -> Column {
    Column::of(PrimitiveArray::<T>::from_iter_values((0..len).map(T::Native::from)))
}

/// Items of a type.
pub(crate) fn values<T: ArrowPrimitiveType>(values: &[T::Native]) -> Column {
    Column::of(PrimitiveArray::<T>::from_iter_values(values.iter().copied()))
}

/// Integers.
pub(crate) fn ints(values: &[i32]) -> Column {
    Column::of(Int32Array::from(values.to_vec()))
}

/// A struct of columns.
pub(crate) fn structs(columns: Vec<(&str, Column)>, valid: Option<&[bool]>) -> Column {
    let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = columns
        .into_iter()
        .map(|(name, column)| (column.field.with_name(name), column.array))
        .unzip();
    let valid = valid.map(|valid| NullBuffer::from(valid.to_vec()));
    Column::of(StructArray::new(Fields::from(fields), arrays, valid))
}

/// A batch of columns.
pub(crate) fn batch(columns: Vec<(&str, Column)>) -> RecordBatch {
    let rows = columns.first().map_or(0, |(_, column)| column.array.len());
    let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = columns
        .into_iter()
        .map(|(name, column)| (column.field.with_name(name), column.array))
        .unzip();
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), arrays, &options).unwrap()
}
