#![no_main]
//! Any bytes, by one data format, as any kind of field on any wire.

use ndserde_test_support::{backend::one, check::check_chosen};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    check_chosen::<one::Postcard>(data);
});
