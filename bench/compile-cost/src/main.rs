//! Counts the lines of LLVM IR that the programs beside it are compiled to, and compares them with
//! `counts.txt`: the compiler's work on a user's crate grows with them, and they do not depend on
//! what else the machine does.

use std::{
    collections::BTreeMap,
    env, fs,
    path::PathBuf,
    process::{Command, ExitCode},
};

const USAGE: &str = "\
cargo run --manifest-path bench/compile-cost/Cargo.toml [-- --bless]
  --bless  writes what was counted to bench/compile-cost/counts.txt";

/// What the others are multiples of.
const YARDSTICK: &str = "rows";
const PROGRAMS: &[&str] =
    &[YARDSTICK, "tagged", "npy", "nested", "readable", "any", "five", "five_serde"];

/// How much more a count may be than the one kept, with the compiler that it was kept for.
const TOLERANCE: f64 = 0.10;
/// With another compiler.
const OTHER_COMPILER: f64 = 0.25;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let done = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => check(),
        ["--bless"] => bless(),
        _ => Err(USAGE.into()),
    };
    done.map_or_else(
        |error| {
            println!("{error}");
            ExitCode::FAILURE
        },
        |()| ExitCode::SUCCESS,
    )
}

/// A program as it was compiled.
struct Compiled {
    /// Lines of LLVM IR.
    lines: u32,
    /// Bytes of the program, without symbols.
    size: u64,
}

/// Compiles a program where this one was compiled, which has built what both depend on.
fn compile(name: &str) -> Result<Compiled> {
    let this = env::current_exe()?;
    let folder = this.parent().ok_or("a program lies in a folder")?;
    let target = folder.parent().ok_or("the target folder is the one above")?;
    let listing = folder.join(name).with_extension("ll");
    let mut cargo = Command::new(env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    // What is counted depends on the profile in Cargo.toml alone.
    for (variable, _) in env::vars_os() {
        let name = variable.to_string_lossy();
        if name.ends_with("RUSTFLAGS") || name.starts_with("CARGO_PROFILE_") {
            cargo.env_remove(variable);
        }
    }
    cargo.env_remove("CARGO_INCREMENTAL");
    cargo
        .args(["rustc", "--quiet", "--locked", "--bin", name, "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .arg("--target-dir")
        .arg(target)
        .arg("--")
        .arg(format!("--emit=llvm-ir={}", listing.display()))
        .arg("-Cstrip=symbols");
    if !cargo.status()?.success() {
        return Err(format!("{name} does not compile").into());
    }
    let program = folder.join(name).with_extension(env::consts::EXE_EXTENSION);
    Ok(Compiled {
        lines: u32::try_from(fs::read_to_string(listing)?.lines().count())?,
        size: fs::metadata(program)?.len(),
    })
}

fn compiler() -> Result<String> {
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let version = String::from_utf8(Command::new(rustc).arg("--version").output()?.stdout)?;
    Ok(version.split(' ').nth(1).unwrap_or("unknown").to_owned())
}

fn kept() -> PathBuf {
    concat!(env!("CARGO_MANIFEST_DIR"), "/counts.txt").into()
}

fn bless() -> Result<()> {
    let mut text = format!(
        "# Lines of LLVM IR, by `cargo run --manifest-path bench/compile-cost/Cargo.toml`.\n\
         # rustc {}\n",
        compiler()?
    );
    for name in PROGRAMS {
        text.extend([name, " ", &compile(name)?.lines.to_string(), "\n"]);
    }
    print!("{text}");
    Ok(fs::write(kept(), text)?)
}

fn check() -> Result<()> {
    let text = fs::read_to_string(kept())?;
    let same_compiler = text.contains(&format!("rustc {}\n", compiler()?));
    let tolerance = if same_compiler { TOLERANCE } else { OTHER_COMPILER };
    println!("tolerance {:.0} %", tolerance * 100.0);
    let kept: BTreeMap<&str, f64> = text
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(name, count)| Some((name, count.parse().ok()?)))
        .collect();
    let (mut sizes, mut yardstick, mut wrong) = (BTreeMap::new(), f64::NAN, 0);
    for &name in PROGRAMS {
        let Compiled { lines, size } = compile(name)?;
        sizes.insert(name, size);
        let found = f64::from(lines);
        if name == YARDSTICK {
            yardstick = found;
        }
        let change = kept.get(name).map_or(f64::INFINITY, |kept| found / kept - 1.0);
        let mark = if change > tolerance {
            "  TOO MANY (see --bless)"
        } else if change < -tolerance {
            "  fewer: --bless keeps it so"
        } else {
            ""
        };
        wrong += u32::from(change > tolerance);
        let (change, multiple) = (change * 100.0, found / yardstick);
        println!("{name:12} {lines:>8} {change:+8.2} % {multiple:>6.2} times {YARDSTICK}{mark}");
    }
    if let (Some(ours), Some(serdes)) = (sizes.get("five"), sizes.get("five_serde")) {
        #[allow(clippy::cast_precision_loss, reason = "a ratio is meant")]
        let ratio = *ours as f64 / *serdes as f64;
        println!("the program five: {ours} bytes, five_serde: {serdes} bytes, {ratio:.2} times");
    }
    if wrong == 0 { Ok(()) } else { Err("programs cost the compiler more than before".into()) }
}
