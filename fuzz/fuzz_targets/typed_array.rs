#![no_main]
//! Any bytes by ciborium, as any kind of field on the wire that CBOR alone carries.

use ndserde_test_support::check::check_typed_array;

libfuzzer_sys::fuzz_target!(init: ndserde_fuzz::count_steps(), |data: &[u8]| {
    check_typed_array(data);
});
