#![no_main]
//! Any bytes as an archive of arrays.

libfuzzer_sys::fuzz_target!(init: ndserde_fuzz::count_steps(), |data: &[u8]| {
    ndserde_test_support::check::check_npz(data);
});
