//! What there is to show pictures on.

use std::{
    env,
    io::{self, IsTerminal},
};

use clap::ValueEnum;

/// When something is done that suits a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// Where stdout is a terminal.
    Auto,
    /// Also in pipes and files.
    Always,
    /// Not at all.
    Never,
}

impl When {
    fn is_now(self, automatic: bool) -> bool {
        match self {
            Self::Auto => automatic,
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// How arrays are drawn.
#[derive(Clone, Copy, Debug)]
pub struct Canvas {
    /// How many characters a line has.
    pub width: usize,
    pub has_colour: bool,
}

/// Where nothing says how wide lines are.
const WIDTH: usize = 80;

impl Canvas {
    /// None where no pictures are wanted.
    pub fn of(pictures: When, colour: When, width: Option<usize>) -> Option<Self> {
        let is_terminal = io::stdout().is_terminal();
        let own = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let width = width.or_else(|| own().filter(|_| is_terminal)).unwrap_or(WIDTH);
        let has_colour = colour.is_now(is_terminal && !is_plain());
        pictures.is_now(is_terminal).then_some(Self { width, has_colour })
    }
}

/// Whether the user or the terminal wants no colour.
fn is_plain() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    set("NO_COLOR") || env::var_os("TERM").is_some_and(|term| term == "dumb")
}
