//! What the compiler says of mistakes, word by word.
//!
//! Each folder is named after the mistake. `TRYBUILD=overwrite cargo test -p ui` writes the
//! expected output anew, on the compiler below: others say the same in other words.

mod missed;

use std::process::Command;

/// The compiler that the expected output is from.
const COMPILER: &str = "rustc 1.95.";

#[test]
fn mistakes() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output().unwrap().stdout;
    let version = String::from_utf8(version).unwrap();
    if !version.starts_with(COMPILER) {
        eprintln!("SKIPPED: the expected output is from {COMPILER}x, and this is {version}");
        return;
    }
    trybuild::TestCases::new().compile_fail("*/*.rs");
}
