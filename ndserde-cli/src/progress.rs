//! How far a large file is, for whoever waits for it.

use std::io::{Read, Write};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Smaller files are there before anyone could read a bar.
const LARGE: u64 = 64 << 20;

/// A bar on stderr; none where nobody looks, or the file is small. It goes when it is dropped.
pub struct Progress(ProgressBar);

impl Progress {
    pub fn of(what: &'static str, len: Option<u64>) -> Self {
        let bar = match len {
            Some(len) if len < LARGE => ProgressBar::hidden(),
            // It draws on terminals alone.
            Some(len) => {
                let template = "{msg} [{wide_bar}] {bytes} of {total_bytes}, {eta} left";
                bar(Some(len), template)
            }
            None => bar(None, "{msg} {bytes}, {bytes_per_sec}"),
        };
        bar.set_message(what);
        Self(bar)
    }

    pub fn read<'a>(&self, from: impl Read + 'a) -> impl Read + 'a {
        self.0.wrap_read(from)
    }

    pub fn write<'a>(&self, to: impl Write + 'a) -> impl Write + 'a {
        self.0.wrap_write(to)
    }
}

fn bar(len: Option<u64>, template: &str) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(len, ProgressDrawTarget::stderr());
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
