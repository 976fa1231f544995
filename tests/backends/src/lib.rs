//! Data formats that people use, beyond those of the main tests: what each of them carries.
//!
//! Every wire goes through every format with arrays that are hard to carry. What does not come back
//! bit for bit is in `limits.txt`, which is compared, so that what `docs/data-formats.md` says of a
//! format stays true. `BLESS=1 cargo test` writes the file.

#![cfg(test)]

mod arrays;
mod arrow;
mod formats;
mod lists;
mod longest;
mod nans;
mod python;
mod tags;
mod typed_array;
mod wrappers;

use std::{fmt::Write as _, fs, path::Path};

use arrays::Outcome;
use formats::FORMATS;
use ndserde::wire::{
    JsonNumpy, MsgpackNumpy, NdarrayV1, Nested, Npy, NpyLatin1, Packed, Pickle, PickleLatin1,
    Readable, Tagged, Triple,
};

/// Each format and wire with the arrays that it does not carry, and what happens instead.
fn limits() -> String {
    let mut text = String::new();
    for format in FORMATS {
        let wires = [
            ("tagged", arrays::through::<Tagged>(*format)),
            ("readable", arrays::through::<Readable>(*format)),
            ("nested", arrays::through::<Nested>(*format)),
            ("triple", arrays::through::<Triple>(*format)),
            ("npy", arrays::through::<Npy>(*format)),
            ("npy_latin1", arrays::through::<NpyLatin1>(*format)),
            ("ndarray_v1", arrays::through::<NdarrayV1>(*format)),
            ("json_numpy", arrays::through::<JsonNumpy>(*format)),
            ("msgpack_numpy", arrays::through::<MsgpackNumpy>(*format)),
            ("packed", arrays::through::<Packed>(*format)),
            ("pickle", arrays::through::<Pickle>(*format)),
            ("pickle_latin1", arrays::through::<PickleLatin1>(*format)),
        ];
        for (wire, outcomes) in wires {
            for (array, outcome) in outcomes {
                if outcome != Outcome::Same {
                    writeln!(text, "{format:?} {wire} {array}: {outcome}").unwrap();
                }
            }
        }
    }
    text
}

#[test]
fn every_format_carries_what_the_list_of_limits_says() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("limits.txt");
    let now = limits();
    if std::env::var_os("BLESS").is_some() {
        fs::write(&file, &now).unwrap();
    }
    let before = fs::read_to_string(&file).unwrap();
    for line in now.lines().filter(|line| !before.lines().any(|known| known == *line)) {
        eprintln!("new: {line}");
    }
    for line in before.lines().filter(|line| !now.lines().any(|known| known == *line)) {
        eprintln!("gone: {line}");
    }
    assert!(now == before, "the limits are others than in {}", file.display());
}
