//! Counts the instructions of some operations under valgrind, and compares them with
//! `bench/counts.txt`: these do not depend on what else the machine does.

use std::{
    collections::BTreeMap,
    env, fs,
    process::{Command, ExitCode},
};

use ndserde_bench::operations::OPERATIONS;

const USAGE: &str = "\
cargo run --release -p ndserde-bench --bin counts [-- --bless]
  --bless  writes what was counted to bench/counts.txt";

/// How far a count may be from the one kept, with the compiler that it was kept for. Allocators
/// and the versions of the backends move it a little.
const TOLERANCE: f64 = 0.10;
/// With another compiler.
const OTHER_COMPILER: f64 = 0.25;
/// How often the longer of two runs does the work more: the difference is the work alone.
const TIMES: u32 = 4;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => check(),
        ["--bless"] => bless(),
        ["--run", name, times] => run(name, times),
        _ => {
            println!("{USAGE}");
            ExitCode::FAILURE
        }
    }
}

/// What valgrind looks at.
fn run(name: &str, times: &str) -> ExitCode {
    let operation = OPERATIONS.iter().find(|(known, _)| *known == name);
    let (Some((_, prepare)), Ok(times)) = (operation, times.parse::<u32>()) else {
        return ExitCode::FAILURE;
    };
    let mut work = prepare();
    (0..times).for_each(|_| work());
    ExitCode::SUCCESS
}

/// The instructions of the operation alone, each time.
fn count(name: &str) -> Result<u64, String> {
    // Once more in both, for what is set up on first use.
    let (short, long) = (instructions(name, 1)?, instructions(name, 1 + TIMES)?);
    Ok(long.saturating_sub(short) / u64::from(TIMES))
}

fn instructions(name: &str, times: u32) -> Result<u64, String> {
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(["--run", name, &times.to_string()])
        .output()
        .map_err(|error| format!("valgrind: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    said.lines()
        .find_map(|line| line.split("Collected :").nth(1))
        .and_then(|count| count.trim().parse().ok())
        .ok_or_else(|| format!("valgrind counted nothing:\n{said}"))
}

fn compiler() -> String {
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let output = Command::new(rustc).arg("--version").output();
    let version = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    version.unwrap_or_default().split(' ').nth(1).unwrap_or("unknown").to_owned()
}

fn kept() -> &'static str {
    concat!(env!("CARGO_MANIFEST_DIR"), "/counts.txt")
}

/// The instructions that valgrind passes on decide which code runs.
fn right_machine() -> bool {
    #[cfg(target_arch = "x86_64")]
    return is_x86_feature_detected!("avx2");
    #[cfg(not(target_arch = "x86_64"))]
    return false;
}

fn bless() -> ExitCode {
    let mut text = format!(
        "# Instructions of each operation, by `cargo run --release -p ndserde-bench --bin counts`.\n\
         # x86-64 with AVX2, rustc {}\n",
        compiler()
    );
    for &(name, _) in OPERATIONS {
        match count(name) {
            Ok(count) => text.extend([name, " ", &count.to_string(), "\n"]),
            Err(error) => {
                println!("{name}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    print!("{text}");
    fs::write(kept(), text).map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS)
}

fn check() -> ExitCode {
    if !right_machine() {
        println!("the counts are kept for x86-64 with AVX2, this is another machine");
        return ExitCode::SUCCESS;
    }
    let text = fs::read_to_string(kept()).unwrap_or_default();
    let same_compiler = text.contains(&format!("rustc {}\n", compiler()));
    let tolerance = if same_compiler { TOLERANCE } else { OTHER_COMPILER };
    let kept: BTreeMap<&str, f64> = text
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(name, count)| Some((name, count.parse().ok()?)))
        .collect();
    println!("tolerance {:.0} %", tolerance * 100.0);
    let mut wrong = 0;
    for &(name, _) in OPERATIONS {
        match (count(name), kept.get(name)) {
            (Ok(found), Some(kept)) => {
                #[allow(clippy::cast_precision_loss, reason = "a percentage is meant")]
                let change = found as f64 / kept - 1.0;
                let far = change.abs() > tolerance;
                wrong += u32::from(far);
                let mark = if far { "  TOO FAR (see --bless)" } else { "" };
                println!("{name:30} {found:>12} {:+6.2} %{mark}", change * 100.0);
            }
            (found, kept) => {
                wrong += 1;
                println!("{name}: counted {found:?}, kept {kept:?}");
            }
        }
    }
    if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
