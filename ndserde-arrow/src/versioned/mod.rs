//! What is the same for each version of arrow: this folder is compiled once for each, and `deps` names
//! its crates.

use super::deps;

mod batches;
mod dtype;
mod frames;
mod ipc;
mod read;
mod write;

#[allow(unused_imports, reason = "for Parquet, a feature")]
pub(crate) use batches::wanted;

pub use batches::Batches;
pub use frames::StreamBatches;
pub use ipc::{
    read_ipc_file, read_ipc_stream, write_ipc_file, write_ipc_file_with, write_ipc_stream,
    write_ipc_stream_with,
};
pub use read::{column, column_array, from_record_batch, to_value};
pub use write::{Appender, schema_of, schema_of_with, to_record_batch, to_record_batch_with};
