//! Standard output, as pipes have it.

use std::{
    io::{self, ErrorKind, Write},
    process,
};

/// Ends the command where the other end of a pipe has gone, as `head` does when it has seen enough.
///
/// Other programs are ended by a signal there, which Rust's take as an error instead; and what the
/// data formats make of that error does not say any more what it was.
pub struct Stdout(io::StdoutLock<'static>);

impl Stdout {
    pub fn new() -> Self {
        Self(io::stdout().lock())
    }
}

fn quiet<T>(done: io::Result<T>) -> io::Result<T> {
    match done {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => process::exit(0),
        done => done,
    }
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        quiet(self.0.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        quiet(self.0.flush())
    }
}
