#![no_main]
//! Documents that are nearly right.

use ndserde_test_support::structured::check_structured;

libfuzzer_sys::fuzz_target!(init: ndserde_fuzz::count_steps(), |data: &[u8]| {
    check_structured(data);
});
