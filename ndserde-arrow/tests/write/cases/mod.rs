use super::{arrow_array, arrow_schema, by};

mod appender;
mod dtypes;
mod layouts;
mod lists;
mod refused;

use std::collections::BTreeMap;

use arrow_array::{Array, RecordBatch};

/// Rows of one field `x` as a batch, or the error; with options after the type.
macro_rules! batch {
    ($type:ty: $($value:expr),* $(,)?) => { batch!($type, ndserde_arrow::Options::new(); $($value),*) };
    ($type:ty, $options:expr; $($value:expr),* $(,)?) => {{
        #[derive(ndserde::NdColumns)]
        struct Row {
            x: $type,
        }
        let rows: Vec<Row> = vec![$(Row { x: $value }),*];
        by::to_record_batch_with(&rows, &$options)
    }};
}
pub(crate) use batch;

/// The type and metadata of the first column: `float32 fixed_shape..`.
fn type_of(batch: &RecordBatch) -> String {
    let schema = batch.schema();
    let field = schema.field(0);
    let metadata: BTreeMap<&str, &str> =
        field.metadata().iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    let null = if field.is_nullable() { " or null" } else { "" };
    let name = metadata.get("ARROW:extension:name").map(|name| format!(" {name}"));
    let says = metadata.get("ARROW:extension:metadata").map(|says| format!(" {says}"));
    let dtype = metadata.get("ndserde:dtype").map(|dtype| format!(" = {dtype}"));
    let extra: String = [name, says, dtype].into_iter().flatten().collect();
    format!("{}{null}{extra}", field.data_type())
}

/// The values of the first column, without the names of their types: `[[1.0,2.0],null]`.
fn values_of(batch: &RecordBatch) -> String {
    let text = format!("{:?}", batch.column(0));
    let mut lines = text.lines().map(str::trim);
    let mut values = String::new();
    while let Some(line) = lines.next() {
        match line {
            "-- validity:" => {
                let valid: Vec<&str> = lines.by_ref().take_while(|line| *line != "]").collect();
                values.push_str(if valid.contains(&"null,") { "(with nulls)" } else { "" });
            }
            line if line.starts_with("-- child") => {
                values.push_str(line.split('"').nth(1).unwrap());
            }
            line if line.contains("Array") => {}
            line => values.push_str(line),
        }
    }
    values.replace(",]", "]")
}

/// The items of the first column as they lie in memory.
fn items_of(batch: &RecordBatch) -> Vec<u8> {
    let mut data = batch.column(0).to_data();
    while let [child] = data.child_data() {
        data = child.clone();
    }
    data.buffers()[0].as_slice().to_vec()
}
