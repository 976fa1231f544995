#![no_main]
//! Any bytes by four data formats, as any kind of field on the wire that looks, and as documents of any
//! content.

use ndserde_test_support::check::check_any;

libfuzzer_sys::fuzz_target!(init: ndserde_fuzz::count_steps(), |data: &[u8]| {
    check_any(data);
});
