#![no_main]
//! Any bytes as documents of the compressed wires, and documents around compressed bytes.

use ndserde::wire::{Gzip, Npy, Tagged, Zstd};
use ndserde_test_support::compressed::check_compressed;

libfuzzer_sys::fuzz_target!(init: ndserde_fuzz::count_steps(), |data: &[u8]| {
    match data.split_first() {
        Some((codec, data)) if codec % 2 == 0 => {
            check_compressed::<Gzip, Gzip<Tagged, 10>, Gzip<Npy>>(data);
        }
        Some((_, data)) => {
            check_compressed::<Zstd, Zstd<Tagged, 10>, Zstd<Npy>>(data);
        }
        None => {}
    }
});
