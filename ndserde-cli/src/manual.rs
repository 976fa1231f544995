//! What shells and `man` are told of the command: made of its own arguments.

use std::io::Write;

use clap::CommandFactory;

use crate::{
    args::{Args, Completions, Man},
    error::{Error, Result},
    output::Stdout,
};

const NAME: &str = "ndserde";

/// Prints what a shell completes.
pub fn completions(args: &Completions) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), NAME, &mut script);
    print(&script)
}

/// Prints a page for `man`: the command's, or that of one of its parts.
pub fn man(args: &Man) -> Result<()> {
    let mut command = Args::command();
    command.build();
    let mut page = Vec::new();
    let command = match &args.command {
        None => Some(command),
        // Which is called by both names by now.
        Some(name) => command.find_subcommand(name).cloned(),
    };
    let command = command.ok_or_else(|| {
        let name = args.command.as_deref().unwrap_or_default();
        Error::new(format_args!("there is no command {name:?}; `ndserde --help` lists them"))
    })?;
    clap_mangen::Man::new(command).render(&mut page).map_err(Error::new)?;
    print(&page)
}

fn print(text: &[u8]) -> Result<()> {
    let mut out = Stdout::new();
    out.write_all(text)
        .and_then(|()| out.flush())
        .map_err(|why| Error::new(why).about("standard output"))
}
