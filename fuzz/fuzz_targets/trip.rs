#![no_main]
//! Documents of any content from one data format to another and back.

use ndserde_test_support::trip::check_trip_chosen;

libfuzzer_sys::fuzz_target!(init: ndserde_fuzz::count_steps(), |data: &[u8]| {
    check_trip_chosen(data);
});
