//! How far a large file is, for whoever waits for it.

use std::io::{Read, Write};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Smaller files are there before anyone could read a bar.
const LARGE: u64 = 64 << 20;

/// A bar on stderr; none where nobody looks, or the file is small. It goes when it is dropped.
pub struct Progress(ProgressBar);

impl Progress {
    /// Of a file that is so long.
    pub fn reading(len: u64) -> Self {
        Self::of(len, "reading [{wide_bar}] {bytes} of {total_bytes}, {eta} left")
    }

    /// Of arrays that take so much memory; as what they are written, the format and the wire decide.
    pub fn writing(memory: u64) -> Self {
        Self::of(memory, "writing {bytes}, {bytes_per_sec}")
    }

    fn of(len: u64, template: &str) -> Self {
        // It draws only on terminals.
        let is_seen = len >= LARGE;
        let target =
            if is_seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(len), target);
        Self(match ProgressStyle::with_template(template) {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        })
    }

    pub fn read<'a>(&self, from: impl Read + 'a) -> impl Read + 'a {
        self.0.wrap_read(from)
    }

    pub fn write<'a>(&self, to: impl Write + 'a) -> impl Write + 'a {
        self.0.wrap_write(to)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
