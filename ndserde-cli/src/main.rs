//! The command `ndserde`: the arrays in JSON, CBOR, MessagePack, pickle, .npy, .npz, safetensors, Parquet
//! and Arrow files, shown, converted, taken out and compared.
//!
//! A file is read whole into a [`Value`](ndserde::Value), but for the arrays of .npy and .npz files, which
//! stay there and are read block by block, and the columns of Parquet and Arrow files, each of which is
//! read when it is asked for; what is done with it starts from there:
//!
//! ```text
//! args -> input -> format (which, and its read) -> Content -> show, picture -> terminal
//!                                                          -> convert, get  -> format's write -> output
//!                                                          -> diff          -> terminal
//! ```
//!
//! Exit codes: 0 where all is well, 1 where `diff` found differences, 2 where something went wrong,
//! with a line about it on stderr.

#![forbid(unsafe_code)]
// A command that panics has no answer to its user. Each exception gives its reason.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    clippy::todo,
    clippy::unimplemented
)]

mod archive;
mod args;
mod array;
mod content;
mod convert;
mod diff;
mod elements;
mod error;
mod file;
mod find;
mod format;
mod get;
mod input;
mod lists;
mod manual;
mod number;
mod output;
mod pack;
mod path;
mod picture;
mod plain;
mod progress;
mod said;
mod show;
mod slice;
mod source;
mod terminal;
mod unpack;
mod unread;
mod unsound;
mod wire;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// What `diff` found.
const DIFFERENT: u8 = 1;

/// What clap has for arguments that it does not know, too.
const TROUBLE: u8 = 2;

fn main() -> ExitCode {
    let done = match Args::parse().command {
        Command::Show(args) => show::run(&args)
            .map(|are_all| if are_all { ExitCode::SUCCESS } else { ExitCode::from(TROUBLE) }),
        Command::Convert(args) => convert::run(&args).map(|()| ExitCode::SUCCESS),
        Command::Get(args) => get::run(&args).map(|()| ExitCode::SUCCESS),
        Command::Diff(args) => diff::run(&args)
            .map(|are_alike| if are_alike { ExitCode::SUCCESS } else { ExitCode::from(DIFFERENT) }),
        Command::Completions(args) => manual::completions(&args).map(|()| ExitCode::SUCCESS),
        Command::Man(args) => manual::man(&args).map(|()| ExitCode::SUCCESS),
    };
    done.unwrap_or_else(|error| {
        eprintln!("ndserde: {error}");
        ExitCode::from(TROUBLE)
    })
}
