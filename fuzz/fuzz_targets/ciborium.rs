#![no_main]
//! Any bytes, by one backend, as any kind of field on any wire.

use ndserde_test_support::{Backend, check::check_chosen};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    check_chosen(Backend::Ciborium, data);
});
