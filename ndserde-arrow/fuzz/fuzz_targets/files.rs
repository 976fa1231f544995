#![no_main]
//! Any bytes as streams and files of Arrow IPC, and as Parquet files. What arrow and parquet refuse, or panic
//! over, is theirs; the batches that they read are read by us. Our own readers of streams and files panic over none.

use ndserde_arrow_fuzz::{beneath, check, own};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let batches = match kind % 3 {
        0 => {
            own::ipc_stream(bytes);
            beneath::ipc_stream(bytes)
        }
        1 if own::ipc_file(bytes) => beneath::ipc_file(bytes),
        1 => None,
        _ => beneath::parquet(bytes),
    };
    for batch in batches.unwrap_or_default() {
        check(&batch);
    }
});
