//! What the fuzz targets do with a batch, however it was made.

pub mod beneath;
pub mod own;
pub mod rows;
pub mod table;

use arrow_array::RecordBatch;
use ndarray::IxDyn;
use ndserde::DynArray;
use ndserde_arrow::arrow_60::{column, column_array, to_value};

/// What reading may take for each byte of a batch: an array for each bit of it.
const TIMES: u64 = 1 << 12;
/// What it may take in any case: some tens of thousands of items, and lent texts.
const ALWAYS: u64 = 1 << 28;

/// Reads a batch in every way; what is read twice must be the same.
///
/// # Panics
/// When it is not, or takes more memory than the batch accounts for.
pub fn check(batch: &RecordBatch) {
    let value = bounded(batch, || to_value(batch));
    for field in batch.schema_ref().fields() {
        let name = field.name().as_str();
        let array = bounded(batch, || column_array(batch, name));
        if let (Ok(value), Ok(array)) = (&value, &array) {
            // Numbers some of which are null are a list, and texts are not always arrays.
            if let Some(found) = value.as_map().and_then(|map| map.get(name)?.as_array()) {
                assert_eq!(bits(found), bits(array), "{name}");
            }
        }
        if let Ok(view) = column::<f32, IxDyn>(batch, name) {
            let array = array.expect("a view is an array");
            assert_eq!(bits(&DynArray::from(view.to_owned())), bits(&array));
        }
    }
    rows::check(batch);
}

/// An array, with each bit of a NaN.
fn bits(array: &DynArray) -> (String, Vec<usize>, String) {
    (array.dtype().to_string(), array.shape().to_vec(), format!("{array:?}"))
}

/// Reads within bounds of memory.
pub(crate) fn bounded<T>(batch: &RecordBatch, read: impl FnOnce() -> T) -> T {
    let bytes: usize = batch
        .columns()
        .iter()
        .map(|column| column.to_data().get_slice_memory_size().unwrap_or_default())
        .sum();
    within(bytes, read)
}

/// Reads so many bytes within bounds of memory.
pub(crate) fn within<T>(bytes: usize, read: impl FnOnce() -> T) -> T {
    let mut result = None;
    let memory = allocation_counter::measure(|| result = Some(read()));
    let most = ALWAYS + TIMES * bytes as u64;
    assert!(memory.bytes_max <= most, "{} bytes were allocated for {bytes}", memory.bytes_max);
    result.expect("measured")
}
