#![no_main]
//! Any bytes, by one backend, as any kind of field on any wire.

#[path = "../../tests/safety/mod.rs"]
mod safety;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    safety::check::check_chosen(safety::backend::Backend::Postcard, data);
});
