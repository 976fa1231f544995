#![no_main]
//! Parts of documents, which are repeated: the work grows as the document does.

use ndserde_test_support::growth::check_growth;

libfuzzer_sys::fuzz_target!(init: ndserde_fuzz::count_steps(), |data: &[u8]| {
    check_growth(data);
});
