#![no_main]
//! Any bytes, by one backend, as any kind of field on any wire.

use ndserde_fuzz::any_bytes;
use ndserde_test_support::Backend;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    any_bytes(Backend::Postcard, data);
});
