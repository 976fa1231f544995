#![no_main]
//! Any bytes, by one backend, as any kind of field on any wire.

libfuzzer_sys::fuzz_target!(|data: &[u8]| ndserde_fuzz::serde_cbor(data));
