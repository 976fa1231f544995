//! What arrow and parquet do by themselves, whose panics are theirs.

use std::{
    cell::Cell,
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

use arrow_array::RecordBatch;

/// Whose code runs.
#[derive(Clone, Copy)]
enum Runs {
    Ours,
    Theirs,
    /// Ours, which catches their panics.
    Both,
}

thread_local! {
    static RUNS: Cell<Runs> = const { Cell::new(Runs::Ours) };
}

/// Runs what is not ours; none where it panics, which is printed.
pub fn run<T>(run: impl FnOnce() -> T) -> Option<T> {
    run_as(Runs::Theirs, run)
}

/// Runs what is ours and catches panics of what is beneath; none where it panics nevertheless.
pub fn run_both<T>(run: impl FnOnce() -> T) -> Option<T> {
    run_as(Runs::Both, run)
}

fn run_as<T>(runs: Runs, run: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        // That of libFuzzer aborts.
        let ours = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let place = info.location().map(ToString::to_string).unwrap_or_default();
            let is_theirs = match RUNS.get() {
                Runs::Ours => false,
                Runs::Theirs => true,
                Runs::Both => ["/registry/src/", "/rustc/", "/rustlib/"]
                    .iter()
                    .any(|folder| place.contains(folder)),
            };
            if is_theirs {
                eprintln!("beneath: panic at {place}");
            } else {
                ours(info);
            }
        }));
    });
    RUNS.set(runs);
    let result = panic::catch_unwind(AssertUnwindSafe(run)).ok();
    RUNS.set(Runs::Ours);
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
