//! Our own readers of streams and files of Arrow IPC, which believe no length.

use std::io::Cursor;

use ndserde::{DynArray, NdColumns, Value};
use ndserde_arrow::{
    Error,
    arrow_60::{read_ipc_file, read_ipc_stream},
};

use crate::{beneath, within};

#[derive(NdColumns)]
struct Row {
    #[allow(dead_code, reason = "only read")]
    x: Option<DynArray>,
    #[allow(dead_code, reason = "only read")]
    #[serde(default)]
    y: Value,
}

/// Reads all rows of a stream.
///
/// # Panics
/// When that panics, or takes more memory than there are bytes for.
pub fn ipc_stream(bytes: &[u8]) {
    read(bytes.len(), || read_ipc_stream(bytes)?.all());
}

/// Reads all rows of a file, and returns whether it is one by its footer. Arrow's own reader takes memory for
/// all that a footer claims.
///
/// # Panics
/// When that panics, or takes more memory than there are bytes for.
#[must_use]
pub fn ipc_file(bytes: &[u8]) -> bool {
    let mut is_file = false;
    read(bytes.len(), || {
        let batches = read_ipc_file(Cursor::new(bytes))?;
        is_file = true;
        batches.all()
    });
    is_file
}

fn read(len: usize, read: impl FnOnce() -> Result<Vec<Row>, Error>) {
    let read = beneath::run_both(|| within(len, || read().map(|rows| rows.len())));
    if let Err(error) = read.expect("panics of arrow are errors") {
        assert!(!error.to_string().is_empty());
    }
}
