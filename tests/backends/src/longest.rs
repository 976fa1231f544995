//! What a format writes without a word and nobody can read is an error.

use ndarray::Array1;
use ndserde::Nd;
use serde::Serialize;

/// Some formats hold maps alone.
#[derive(Serialize)]
struct Document<T> {
    array: T,
}

/// Nothing of so long an array is looked at before, so that its zeros take no memory.
#[cfg(target_pointer_width = "64")]
#[test]
fn bson_has_less_than_2_gib() {
    const LEN: usize = (1 << 31) - 1024;
    let array = Array1::<u8>::zeros(LEN);
    let document = Document { array: Nd::new(array.view()) };
    for (name, written) in [
        ("bson 3", bson::serialize_to_vec(&document).map(drop).map_err(|e| e.to_string())),
        (
            "its document",
            bson::serialize_to_document(&document).map(drop).map_err(|e| e.to_string()),
        ),
        ("bson 2", bson2::to_vec(&document).map(drop).map_err(|e| e.to_string())),
        ("its document", bson2::to_document(&document).map(drop).map_err(|e| e.to_string())),
    ] {
        let error = written.unwrap_err();
        assert!(error.contains("in one piece: BSON holds at most 2147482623"), "{name}: {error}");
    }
}
