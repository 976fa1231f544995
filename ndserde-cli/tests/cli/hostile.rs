//! Hostile files: an error of one line, no panic, and no more memory than they hold.

mod bombs;
mod claims;
mod nested;
mod paths;

use std::process::{Command, Stdio};

use crate::run::{Done, Shell};

/// What a command may have in all, for files of a few kilobytes, in KiB; Linux's `ulimit -v`.
const MEMORY: u32 = 256 << 10;

/// The seconds that a command may compute, many times what any here takes; Linux's `ulimit -t`.
const SECONDS: u32 = 60;

/// Runs a command that has no more memory than [`MEMORY`], and no more time than [`SECONDS`].
fn run(shell: &Shell, args: &[&str]) -> Done {
    within(MEMORY, shell, args).output().unwrap().into()
}

/// The command, with so many KiB of memory.
pub fn within(memory: u32, shell: &Shell, args: &[&str]) -> Command {
    if cfg!(not(target_os = "linux")) {
        let mut command = shell.command();
        command.args(args);
        return command;
    }
    let mut command = Command::new("sh");
    command.args(["-c", &format!("ulimit -v {memory}; ulimit -t {SECONDS}; exec \"$@\""), "sh"]);
    command.arg(env!("CARGO_BIN_EXE_ndserde")).args(args).current_dir(shell.path(""));
    command.stdin(Stdio::null());
    command
}

/// A document in each format, as small as one can be that has all parts.
fn documents(shell: &Shell) -> Vec<(String, Vec<u8>)> {
    shell.write(
        "a.json",
        r#"{"w": ["int16", "AQACAAMABAA=", [2, 2]], "t": ["<U2", "YQAAAGIAAABjAAAAAAAAAA==", [2]]}"#,
    );
    let mut files = vec!["a.npz", "b.json", "a.cbor", "a.msgpack", "a.pkl"];
    if cfg!(feature = "arrow") {
        files.extend(["a.parquet", "a.arrow", "a.arrows"]);
    }
    for file in &files {
        shell.ok(&["convert", "a.json", file]);
    }
    shell.ok(&["get", "a.json", "w", "-o", "a.npy"]);
    let mut documents: Vec<_> =
        files.into_iter().map(|file| (file.to_owned(), shell.read(file))).collect();
    documents.push(("a.npy".into(), shell.read("a.npy")));
    for file in ["compressed.npz", "lzma.npz", "metadata.safetensors"] {
        documents.push((file.into(), shell.read(file)));
    }
    for (name, document) in &mut documents {
        // The newline after JSON may be missing.
        if name == "b.json" {
            document.pop();
        }
    }
    documents
}

#[test]
fn what_is_cut_off_is_an_error() {
    let shell = Shell::with_golden();
    for (name, document) in documents(&shell) {
        let step = (document.len() / 150).max(1);
        for len in (0..document.len()).step_by(step) {
            shell.write(&name, &document[..len]);
            let error = run(&shell, &["show", &name]).trouble(&format!("{name} cut at {len}"));
            assert!(error.starts_with(&format!("ndserde: {name}: ")), "{error}");
        }
    }
}

#[test]
fn a_flipped_bit_is_an_error_or_another_document() {
    let shell = Shell::with_golden();
    let (mut errors, mut others) = (0, 0);
    let packed = ["gz", "zlib", "bz2", "xz", "lzma", "zst"].map(|end| format!("weights.npy.{end}"));
    let packed = packed.map(|name| (name.clone(), shell.read(&name)));
    for (name, document) in documents(&shell).into_iter().chain(packed) {
        let step = (document.len() / 150).max(1);
        for at in (0..document.len()).step_by(step) {
            let mut document = document.clone();
            document[at] ^= 1 << (at % 8);
            shell.write(&name, &document);
            let done = run(&shell, &["show", &name, "--pictures", "always"]);
            if done.code == Some(0) {
                assert_eq!(done.err, "", "{name} at {at}");
                others += 1;
            } else {
                done.trouble(&format!("{name} at {at}"));
                errors += 1;
            }
        }
    }
    assert!(errors > 100 && others > 100, "{errors} {others}");
}

#[test]
fn noise_is_an_error() {
    let shell = Shell::new();
    // A linear congruential generator, so that every run has the same.
    let mut state = 1_u32;
    let mut byte = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    let names =
        ["a.json", "a.cbor", "a.msgpack", "a.pkl", "a.npy", "a.npz", "a.parquet", "a.arrow"];
    for name in names {
        for _ in 0..10 {
            let noise: Vec<u8> = std::iter::once(0xff).chain((0..200).map(|_| byte())).collect();
            shell.write(name, noise);
            run(&shell, &["show", name]).trouble(name);
        }
    }
}
