//! Columns of tensors as arrays, by ndserde.

use std::sync::Arc;

use datafusion::{
    arrow::{
        array::{ArrayRef, RecordBatch},
        datatypes::{FieldRef, Schema},
    },
    error::{DataFusionError, Result},
};

/// A column alone, of which `ndserde_arrow::arrow_59::column` makes a view: the field knows the shape.
pub fn alone(field: &FieldRef, array: &ArrayRef) -> Result<RecordBatch> {
    let schema = Arc::new(Schema::new(vec![Arc::clone(field)]));
    Ok(RecordBatch::try_new(schema, vec![Arc::clone(array)])?)
}

/// An error of ndserde as one of DataFusion.
pub fn external(error: impl std::error::Error + Send + Sync + 'static) -> DataFusionError {
    DataFusionError::External(Box::new(error))
}
