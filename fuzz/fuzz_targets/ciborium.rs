#![no_main]
//! Any bytes, by one data format, as any kind of field on any wire.

use ndserde_test_support::{backend::one, check::check_chosen};

libfuzzer_sys::fuzz_target!(init: ndserde_fuzz::count_steps(), |data: &[u8]| {
    check_chosen::<one::Ciborium>(data);
});
