#![no_main]
//! Any bytes as streams and files of Arrow IPC, and as Parquet files. What arrow and parquet refuse, or panic
//! over, is theirs; the batches that they read are read by us.

use ndserde_arrow_fuzz::{beneath, check};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let batches = match kind % 3 {
        0 => beneath::ipc_stream(bytes),
        1 => beneath::ipc_file(bytes),
        _ => beneath::parquet(bytes),
    };
    for batch in batches.unwrap_or_default() {
        check(&batch);
    }
});
