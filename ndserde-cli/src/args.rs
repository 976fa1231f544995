//! The command line.

use std::path::PathBuf;

use clap::{
    Parser, Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use ndserde::DType;

use crate::{
    format::{FORMATS, Format},
    terminal::When,
    wire::Wire,
};

/// Shows, converts, takes out and compares the arrays in JSON, CBOR, MessagePack, pickle, .npy, .npz,
/// safetensors, Parquet and Arrow files, compressed ones too.
///
/// What a file is, its content tells, and where that does not its name; `-` is standard input or
/// output. Arrays are found in every layout that ndserde knows, and stay bit for bit what they are.
/// Nothing in a file is ever executed, pickles included.
#[derive(Debug, Parser)]
#[command(name = "ndserde", version, max_term_width = 100, after_help = AFTER)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

const AFTER: &str = "\
Examples:
  ndserde show model.pkl
  ndserde show --json *.npz | jq .shape
  ndserde convert model.pkl model.json --wire npy
  ndserde get model.pkl 'layers[0].weights' -o weights.npy
  ndserde get images.npy '[0, ::2, ::2]'
  ndserde diff before.npz after.npz --rtol 1e-6

Exit codes: 0 all is well, 1 diff found differences, 2 something went wrong.";

#[derive(Debug, Subcommand)]
pub enum Command {
    Show(Show),
    Convert(Convert),
    Get(Get),
    Diff(Diff),
    Completions(Completions),
    Man(Man),
}

/// How files are read.
#[derive(Debug, clap::Args)]
pub struct Reading {
    /// The format of the input, where neither its content nor its name tells
    #[arg(long, value_name = "FORMAT", value_parser = format())]
    pub from: Option<&'static Format>,

    /// How many bytes a pipe may bring, or an .npz, Parquet, Arrow or compressed file hold unpacked:
    /// 500M, 8G
    #[arg(long, value_name = "SIZE", default_value = "4G", value_parser = size)]
    pub max_bytes: u64,

    /// Take lists of numbers as arrays, where all lists of an axis are equally long: of bool, int64,
    /// uint64 or float64, whichever has all of them exactly. `diff` takes one beside an array as one
    /// of its dtype
    #[arg(long)]
    pub lists: bool,

    /// What bytes without a meaning are, where they are as many: NumPy writes bfloat16 as void2
    #[arg(long, value_name = "DTYPE", value_parser = dtype)]
    pub dtype: Option<DType>,
}

/// How files are written.
#[derive(Debug, clap::Args)]
pub struct Writing {
    /// The format of the output, where its name does not tell
    #[arg(long, value_name = "FORMAT", value_parser = format())]
    pub to: Option<&'static Format>,

    /// How arrays are written in JSON, CBOR and MessagePack; tagged where none is named
    #[arg(long, value_name = "WIRE", value_enum)]
    pub wire: Option<Wire>,

    /// Write what is left of what the format cannot hold, and say on standard error what was lost
    #[arg(long)]
    pub lossy: bool,

    /// Leave out what is not read, and say on standard error what that was
    #[arg(long)]
    pub skip: bool,
}

/// Print files as trees, each array by its dtype, shape and range.
///
/// In a terminal each array of one axis has a line of its values below it, and each of two axes a
/// picture of them. Of more axes the last two are an image, or those before a last axis of 3 or 4,
/// which is colour; of several there is the first.
#[derive(Debug, clap::Args)]
pub struct Show {
    /// The files, each below its name where there are several; - is standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,

    #[command(flatten)]
    pub reading: Reading,

    /// Show no range and no picture, and read no elements of .npy and .npz files
    #[arg(long, conflicts_with = "pictures")]
    pub no_range: bool,

    /// Print an object in JSON for each array, on a line of its own: file, path, dtype, shape, order
    /// (C or F), bytes, min, max and nan (how many elements are NaN or `NaT`); null is what is not known
    #[arg(long, conflicts_with = "pictures")]
    pub json: bool,

    /// When to draw pictures
    #[arg(long, value_name = "WHEN", value_enum, default_value = "auto")]
    pub pictures: When,

    /// When to draw them in colour; auto honours the environment's `NO_COLOR`
    #[arg(long, value_name = "WHEN", value_enum, default_value = "auto")]
    pub color: When,

    /// How wide pictures may be; a terminal's own width, or 80
    #[arg(long, value_name = "CHARACTERS")]
    pub width: Option<usize>,
}

/// Write a file anew in another format.
///
/// The arrays stay what they are, bit for bit. What the other format cannot hold is an error that
/// names it: a .npy file holds one array, an .npz file arrays by their names (those of maps within
/// maps joined by /, in a safetensors file by a dot), a Parquet or Arrow file arrays and lists of one
/// length by their names or a list of maps, JSON Lines a list, JSON no NaN outside of arrays, CBOR alone tags and `MessagePack` alone extension
/// types, and none CBOR's undefined or text that is not UTF-8; --lossy writes what is left of them. JSON has no byte strings, which become lists of
/// numbers, and its keys are text. A name that ends in .gz, .zlib, .bz2, .xz or .zst says by what the file
/// is compressed.
#[derive(Debug, clap::Args)]
pub struct Convert {
    /// The file to read; - is standard input
    #[arg(value_name = "IN")]
    pub input: PathBuf,

    /// The file to write; - is standard output
    #[arg(value_name = "OUT")]
    pub output: PathBuf,

    #[command(flatten)]
    pub reading: Reading,

    #[command(flatten)]
    pub writing: Writing,
}

/// Take an array, or any other part, out of a file.
///
/// Without -o and --to it is printed for people. Behind an array brackets choose a part of it, as in
/// `NumPy`: a place, a range of places or ... for each axis. Of a .npy file no more is read than that.
#[derive(Debug, clap::Args)]
pub struct Get {
    /// The file; - is standard input
    pub file: PathBuf,

    /// Keys and places, as show prints them: `layers[0].weights`, `images[0, :, ::-1]`; the one array
    /// that there is where there is no path, and the whole where it is empty
    #[arg(allow_negative_numbers = true)]
    pub path: Option<String>,

    /// The file to write; - is standard output
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,

    #[command(flatten)]
    pub reading: Reading,

    #[command(flatten)]
    pub writing: Writing,
}

/// Say where, and by how much, two files differ.
///
/// Numbers are alike where they are the same bit for bit, NaN included, and arrays only where their
/// dtypes are. With a tolerance numbers of all dtypes are alike as numpy.allclose has it: where
/// |A - B| is at most ATOL + RTOL * |B|, which is reckoned in float64 from numbers that have not been
/// rounded before, or where they are the same; what is left out is 0. Dates and spans of different units
/// are as far apart as they are; of them ATOL counts in the finer unit, and of dates RTOL is nothing. In which order memory is laid out makes no difference, nor does
/// the order of keys. Exit code 1 says that there are differences.
#[derive(Debug, clap::Args)]
pub struct Diff {
    /// A file; - is standard input
    #[arg(value_name = "A")]
    pub one: PathBuf,

    /// The file to compare it with
    #[arg(value_name = "B")]
    pub other: PathBuf,

    #[command(flatten)]
    pub reading: Reading,

    /// Leave out what is not read, and say on standard error what that was
    #[arg(long)]
    pub skip: bool,

    /// Differences that do not count, as a share of the number in B
    #[arg(long, value_name = "RTOL", value_parser = tolerance, allow_negative_numbers = true)]
    pub rtol: Option<f64>,

    /// Differences that do not count
    #[arg(long, value_name = "ATOL", value_parser = tolerance, allow_negative_numbers = true)]
    pub atol: Option<f64>,
}

/// Print a script by which a shell completes commands and options.
#[derive(Debug, clap::Args)]
pub struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// Print the manual page, for man.
#[derive(Debug, clap::Args)]
pub struct Man {
    /// The command whose page it is: show, convert, get, diff
    pub command: Option<String>,
}

fn format() -> impl TypedValueParser<Value = &'static Format> {
    let names = FORMATS.each_ref().map(|format| format.name);
    PossibleValuesParser::new(names)
        .try_map(|name| Format::named(&name).ok_or("no format has this name"))
}

fn dtype(word: &str) -> Result<DType, String> {
    if word.starts_with('>') {
        return Err("bytes without a meaning are read as little-endian".to_owned());
    }
    word.parse().map_err(|error: ndserde::Error| error.to_string())
}

/// `4G` and the like, in powers of 1024.
fn size(word: &str) -> Result<u64, String> {
    let split = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (digits, unit) = word.split_at_checked(split).unwrap_or((word, ""));
    let power = match unit {
        "" => 0,
        "K" => 1,
        "M" => 2,
        "G" => 3,
        "T" => 4,
        _ => return Err("a number, and K, M, G or T behind it".to_owned()),
    };
    let number: u64 = digits.parse().map_err(|_| "a number of bytes".to_owned())?;
    number.checked_mul(1024_u64.pow(power)).ok_or_else(|| "more than there can be".to_owned())
}

fn tolerance(word: &str) -> Result<f64, &'static str> {
    match word.parse::<f64>() {
        Ok(number) if number >= 0.0 && number.is_finite() => Ok(number),
        _ => Err("a number of at least 0"),
    }
}
