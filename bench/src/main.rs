//! Prints the table; exits with 1 when a figure falls short.

use std::process::ExitCode;

use ndserde_bench::{memory, rows, table::Table, timing::Effort};

const USAGE: &str = "\
cargo run --release -p ndserde-bench -- [--quick] [--python PATH] [FILTER]..
  --quick        one round each, without judging: only shows that everything runs
  --python PATH  the Python with the peers (default: python3)
  FILTER         only lines with all of these in their names";

fn main() -> ExitCode {
    let (mut quick, mut python, mut filter) = (false, "python3".to_owned(), Vec::new());
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--quick" => quick = true,
            "--python" => python = args.next().unwrap_or_default(),
            "--help" | "-h" => {
                println!("{USAGE}");
                return ExitCode::SUCCESS;
            }
            _ => filter.push(arg),
        }
    }

    println!("Times as fast as the other side, by the median of rounds in which both took turns.");
    memory::settle();
    let effort = if quick { Effort::QUICK } else { Effort::FULL };
    let mut table = Table::new(effort, filter);
    rows::binary::run(&mut table);
    rows::json::run(&mut table);
    rows::json_reader::run(&mut table);
    rows::latin1::run(&mut table);
    rows::layout::run(&mut table);
    rows::small::run(&mut table);
    rows::packed::run(&mut table);
    rows::compressed::run(&mut table);
    rows::columns::run(&mut table);
    rows::element_wise::run(&mut table);
    rows::elements::run(&mut table);
    rows::lists::run(&mut table);
    rows::borrow::run(&mut table);
    rows::addresses::run(&mut table);
    rows::cast::run(&mut table);
    rows::any::run(&mut table);
    rows::value::run(&mut table);
    rows::records::run(&mut table);
    rows::text::run(&mut table);
    rows::peers::run(&mut table);
    rows::python::run(&mut table, &python);
    rows::memory::run(&mut table);

    println!("\n{} figures fall short.", table.short().len());
    table.short().iter().for_each(|line| println!("- {line}"));
    if table.short().is_empty() || quick { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
