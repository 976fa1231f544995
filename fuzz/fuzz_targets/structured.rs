#![no_main]
//! Documents that are nearly right.

libfuzzer_sys::fuzz_target!(|data: &[u8]| ndserde_fuzz::structured(data));
