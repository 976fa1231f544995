#![no_main]
//! Batches of any columns, with any metadata.

use ndserde_arrow_fuzz::{check, table::Table};

libfuzzer_sys::fuzz_target!(|table: Table| {
    if let Some(batch) = table.0 {
        check(&batch);
    }
});
