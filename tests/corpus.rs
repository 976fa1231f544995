//! What the fuzzers have found, and what they start from, through the very checks that they make.

use std::{fs, path::Path};

use ndserde::wire::{Gzip, Npy, Tagged};
// Zstd is C, which the tests of the whole workspace alone compile.
#[cfg(not(feature = "zstd_0_13"))]
use ndserde::wire::Gzip as Zstd;
#[cfg(feature = "zstd_0_13")]
use ndserde::wire::Zstd;
use ndserde_test_support::{
    backend::one,
    check::{
        check_any, check_chosen, check_npy, check_npz, check_pickle_chosen, check_typed_array,
    },
    columns::check_columns,
    compressed::check_compressed,
    growth::check_growth,
    json_reader::same_as_all,
    structured,
    trip::check_trip_chosen,
};

/// Runs a target's check; returns whether the input was a value.
fn check(target: &str, input: &[u8]) -> bool {
    match target {
        "json" => check_chosen::<one::JsonSlice>(input),
        "ciborium" => check_chosen::<one::Ciborium>(input),
        "serde_cbor" => check_chosen::<one::CborSlice>(input),
        "msgpack" => check_chosen::<one::RmpNamed>(input),
        "bincode" => check_chosen::<one::BincodeSlice>(input),
        "postcard" => check_chosen::<one::Postcard>(input),
        "npy" => check_npy_chosen(input),
        "npz" => check_npz(input),
        "pickle" => check_pickle_chosen(input),
        "typed_array" => check_typed_array(input),
        "any" => check_any(input),
        "growth" => check_growth(input),
        "json_reader" => {
            same_as_all(input);
            serde_json::from_slice::<serde_json::Value>(input).is_ok()
        }
        "columns" => check_columns(input),
        "compressed" => match input.split_first() {
            Some((codec, input)) if codec % 2 == 0 => {
                check_compressed::<Gzip, Gzip<Tagged, 10>, Gzip<Npy>>(input)
            }
            Some((_, input)) => check_compressed::<Zstd, Zstd<Tagged, 10>, Zstd<Npy>>(input),
            None => false,
        },
        "trip" => check_trip_chosen(input),
        "structured" => structured::check_structured(input),
        _ => panic!("give the target {target} its place here"),
    }
}

fn check_npy_chosen(input: &[u8]) -> bool {
    let [kind, file @ ..] = input else { return false };
    match kind % 10 {
        0 => check_npy::<f64>(file).is_some(),
        1 => check_npy::<i32>(file).is_some(),
        2 => check_npy::<bool>(file).is_some(),
        3 => check_npy::<u8>(file).is_some(),
        4 => check_npy::<f32>(file).is_some(),
        5 => check_npy::<num_complex::Complex<f64>>(file).is_some(),
        6 => check_npy::<u16>(file).is_some(),
        7 => check_npy::<usize>(file).is_some(),
        8 => check_npy::<half::f16>(file).is_some(),
        _ => check_npy::<i64>(file).is_some(),
    }
}

#[test]
fn every_input_passes() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    let mut targets = 0;
    for folder in fs::read_dir(seeds).unwrap() {
        let folder = folder.unwrap().path();
        let target = folder.file_name().unwrap().to_str().unwrap();
        let (mut inputs, mut values) = (0, 0);
        for file in fs::read_dir(&folder).unwrap() {
            inputs += 1;
            values += usize::from(check(target, &fs::read(file.unwrap().path()).unwrap()));
        }
        println!("{target}: {values} values of {inputs} inputs");
        // Most of what fuzzers find interesting is wrong in a new way; all of it would check nothing.
        assert!(inputs >= 15 && values >= 5, "{target}: {values} values of {inputs} inputs");
        targets += 1;
    }
    assert_eq!(targets, 17);
}
