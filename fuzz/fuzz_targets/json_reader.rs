#![no_main]
//! Any bytes, by the reader of `ndserde::json` and by `serde_json`, as many types: the same values and
//! the same errors.

use ndserde_test_support::json_reader::same_as_all;

libfuzzer_sys::fuzz_target!(init: ndserde_fuzz::count_steps(), |data: &[u8]| {
    same_as_all(data);
});
