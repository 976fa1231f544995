//! What arrow and parquet do by themselves, whose panics are theirs.

use std::{
    cell::Cell,
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

use arrow_array::RecordBatch;

thread_local! {
    static IS_BENEATH: Cell<bool> = const { Cell::new(false) };
}

/// Runs what is not ours; none where it panics, which is printed.
pub fn run<T>(run: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        // That of libFuzzer aborts.
        let ours = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if IS_BENEATH.get() {
                let place = info.location().map(ToString::to_string);
                eprintln!("beneath: panic at {}", place.unwrap_or_default());
            } else {
                ours(info);
            }
        }));
    });
    IS_BENEATH.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(run)).ok();
    IS_BENEATH.set(false);
    result
}

/// The batches of a stream of Arrow IPC.
#[must_use]
pub fn ipc_stream(bytes: &[u8]) -> Option<Vec<RecordBatch>> {
    run(|| {
        arrow_ipc::reader::StreamReader::try_new(bytes, None)
            .ok()?
            .take(8)
            .collect::<Result<_, _>>()
            .ok()
    })
    .flatten()
}

/// The batches of a file of Arrow IPC.
#[must_use]
pub fn ipc_file(bytes: &[u8]) -> Option<Vec<RecordBatch>> {
    let reader = || arrow_ipc::reader::FileReader::try_new(std::io::Cursor::new(bytes), None).ok();
    run(|| reader()?.take(8).collect::<Result<_, _>>().ok()).flatten()
}

/// The batches of a Parquet file.
#[must_use]
pub fn parquet(bytes: &[u8]) -> Option<Vec<RecordBatch>> {
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder as Builder;
    let bytes = bytes::Bytes::copy_from_slice(bytes);
    run(|| Builder::try_new(bytes).ok()?.build().ok()?.take(8).collect::<Result<_, _>>().ok())
        .flatten()
}
