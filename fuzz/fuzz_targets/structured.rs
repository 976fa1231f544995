#![no_main]
//! Documents that are nearly right.

use ndserde_fuzz::nearly_right;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    nearly_right(data);
});
