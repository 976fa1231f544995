#![no_main]
//! Any bytes, by four data formats, as rows in columns.

use ndserde_test_support::columns::check_columns;

libfuzzer_sys::fuzz_target!(init: ndserde_fuzz::count_steps(), |data: &[u8]| {
    check_columns(data);
});
