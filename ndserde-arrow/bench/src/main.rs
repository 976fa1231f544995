//! How many times as fast as others rows become record batches, and are read from them.
//!
//! ```text
//! cargo run --release --manifest-path ndserde-arrow/bench/Cargo.toml -- [--quick] [--python PATH]
//! ```
//!
//! Each figure is a ratio of medians; both sides run in turn, Python's in a process of its own in the
//! same run. The exit code is not 0 if a figure falls short of its target; `--quick` does not judge.

mod memory;
mod python;
mod rows;

use std::{process::ExitCode, time::Instant};

use arrow_schema::FieldRef;
use ndserde::field::{DeserializeColumns, SerializeColumns};
use ndserde_arrow::arrow_60::{from_record_batch, to_record_batch};
use serde::{Serialize, de::DeserializeOwned};
use serde_arrow::schema::{SchemaLike, TracingOptions};

use crate::rows::Rows;

/// What is to be reached beside serde_arrow, and beside NumPy with pyarrow.
const BESIDE_LISTS: f64 = 5.0;
const BESIDE_NUMPY: f64 = 1.2;
/// The most memory at the peak, as a multiple of the column.
const MEMORY: f64 = 1.1;

/// How long something takes, by the median.
fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len() / 2).copied().unwrap_or(f64::NAN)
}

fn seconds<T>(run: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    let done = run();
    let seconds = start.elapsed().as_secs_f64();
    drop(done);
    seconds
}

/// The medians of both, run in turn.
fn in_turn<A, B>(rounds: u32, a: impl Fn() -> A, b: impl Fn() -> B) -> (f64, f64) {
    let pairs = (0..rounds).map(|_| (seconds(&a), seconds(&b)));
    let (a, b): (Vec<f64>, Vec<f64>) = pairs.unzip();
    (median(a), median(b))
}

/// The table, and whether a figure falls short.
struct Table {
    is_short: bool,
}

impl Table {
    /// A figure that is to be at least this.
    fn at_least(&mut self, row: &str, found: f64, least: f64) {
        self.row(row, found, &format!("{least}"), found < least);
    }

    /// A figure that is to be at most this.
    fn at_most(&mut self, row: &str, found: f64, most: f64) {
        self.row(row, found, &format!("at most {most}"), found > most);
    }

    fn row(&mut self, row: &str, found: f64, target: &str, is_short: bool) {
        self.is_short |= is_short;
        let short = if is_short { " **short**" } else { "" };
        println!("| {row} | {found:.2}{short} | {target} |");
    }
}

fn run<R: Rows>(table: &mut Table, rounds: u32, len: usize, python: &str)
where
    R::Ours: SerializeColumns + for<'de> DeserializeColumns<'de>,
    R::Lists: Serialize + DeserializeOwned,
{
    let (name, column) = (R::NAME, len * R::BYTES);
    let (ours, lists) = (R::ours(len), R::lists(len));
    let options = TracingOptions::default();
    let fields = Vec::<FieldRef>::from_samples(&lists[..1], options).expect("the fields of a row");

    let batch = || to_record_batch(&ours).expect("a batch");
    let of_lists = || serde_arrow::to_record_batch(&fields, &lists).expect("a batch");
    let (write, write_lists) = in_turn(rounds, batch, of_lists);
    table.at_least(&format!("{name}, write, beside lists"), write_lists / write, BESIDE_LISTS);

    let (tensors, nested) = (batch(), of_lists());
    let rows = || from_record_batch::<R::Ours>(&tensors).expect("rows");
    let rows_of_lists = || serde_arrow::from_record_batch::<Vec<R::Lists>>(&nested).expect("rows");
    let (read, read_lists) = in_turn(rounds, rows, rows_of_lists);
    table.at_least(&format!("{name}, read, beside lists"), read_lists / read, BESIDE_LISTS);

    if let Some(numpy) = python::seconds(python, R::DTYPE, R::SHAPE, len, rounds) {
        table.at_least(&format!("{name}, write, beside NumPy"), numpy / write, BESIDE_NUMPY);
    }

    drop((tensors, nested, lists));
    if let Some(peak) = memory::peak(|| drop(batch())) {
        #[expect(clippy::cast_precision_loss, reason = "a ratio of two digits")]
        let times = peak as f64 / column as f64;
        table.at_most(&format!("{name}, memory while writing, of the column"), times, MEMORY);
    }
}

fn main() -> ExitCode {
    let (mut quick, mut python) = (false, "python3".to_owned());
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--quick" => quick = true,
            "--python" => python = args.next().unwrap_or_default(),
            other => panic!("unknown argument {other}: [--quick] [--python PATH]"),
        }
    }
    let (rounds, len) = if quick { (1, 100) } else { (9, 100_000) };
    let mut table = Table { is_short: false };
    println!("| {len} rows of | times as fast | to reach |\n|---|---|---|");
    run::<rows::Image>(&mut table, rounds, len, &python);
    run::<rows::Position>(&mut table, rounds, len, &python);
    run::<rows::Coordinates>(&mut table, rounds, len, &python);
    ExitCode::from(u8::from(table.is_short && !quick))
}
