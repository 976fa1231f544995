//! How far a large file is, for whoever waits for it.

use std::{
    cell::Cell,
    io::{self, IsTerminal, Read, Write},
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What is done before needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on stderr after a second; none where nobody looks. It goes when it is dropped.
pub struct Progress {
    bar: ProgressBar,
    since: Instant,
    /// Whether it has been said where it is drawn.
    is_seen: Cell<bool>,
}

impl Progress {
    /// Of a file that is so long.
    pub fn reading(len: u64) -> Self {
        Self::of(len, "reading [{wide_bar}] {bytes} of {total_bytes}, {eta} left")
    }

    /// Of a pipe, which does not say how much will come.
    pub fn arriving() -> Self {
        Self::of(0, "reading {bytes}, {bytes_per_sec}")
    }

    /// Of arrays that take so much memory; as what they are written, the format and the wire decide.
    pub fn writing(memory: u64) -> Self {
        Self::of(memory, "writing {bytes}, {bytes_per_sec}")
    }

    fn of(len: u64, template: &str) -> Self {
        let bar = ProgressBar::with_draw_target(Some(len), ProgressDrawTarget::hidden());
        let bar = match ProgressStyle::with_template(template) {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        };
        Self { bar, since: Instant::now(), is_seen: Cell::new(false) }
    }

    /// So many bytes will be read instead.
    pub fn expect(&self, len: u64) {
        self.bar.set_length(len);
    }

    /// Nobody sees it.
    pub fn hide(&self) {
        self.is_seen.set(true);
    }

    /// So many bytes more.
    pub fn add(&self, bytes: u64) {
        self.bar.inc(bytes);
        if !self.is_seen.get() && self.since.elapsed() >= PATIENCE {
            self.is_seen.set(true);
            // It draws only on terminals.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }

    pub const fn read<R>(&self, from: R) -> Counted<'_, R> {
        Counted { progress: self, inner: from }
    }

    pub const fn write<W>(&self, to: W) -> Counted<'_, W> {
        Counted { progress: self, inner: to }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.finish();
    }
}

/// A sign of life on stderr after a second, while nothing says how far it is; none where nobody looks.
/// It goes when it is dropped.
pub struct Busy(Option<(Sender<()>, JoinHandle<()>)>);

impl Busy {
    /// With what is being done.
    pub fn new(what: String) -> Self {
        if !io::stderr().is_terminal() {
            return Self(None);
        }
        let (stop, stopped) = mpsc::channel();
        // Without a thread there is no sign, and nothing else is amiss.
        let thread = thread::Builder::new().spawn(move || turn(&what, &stopped));
        Self(thread.ok().map(|thread| (stop, thread)))
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.0.take() {
            drop(stop);
            // It panics nowhere, and has nothing to say.
            let _ = thread.join();
        }
    }
}

fn turn(what: &str, stopped: &Receiver<()>) {
    let waits = |time| stopped.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
    if !waits(PATIENCE) {
        return;
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{spinner} {msg}, {elapsed}");
    let bar = style.map(|style| bar.clone().with_style(style)).unwrap_or(bar);
    bar.set_message(what.to_owned());
    bar.tick();
    while waits(Duration::from_millis(100)) {
        bar.tick();
    }
    bar.finish_and_clear();
}

/// What is read or written through it counts.
pub struct Counted<'a, T> {
    progress: &'a Progress,
    inner: T,
}

impl<T> Counted<'_, T> {
    fn count(&self, done: io::Result<usize>) -> io::Result<usize> {
        done.inspect(|bytes| self.progress.add(*bytes as u64))
    }
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let done = self.inner.read(buffer);
        self.count(done)
    }
}

impl<W: Write> Write for Counted<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = self.inner.write(bytes);
        self.count(done)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
