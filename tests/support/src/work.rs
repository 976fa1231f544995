//! What reading and writing may cost for what is read and written: memory at one time, memory in all,
//! and steps, where somebody counts them.

use std::sync::OnceLock;

/// What reading may allocate at one time for each byte of an input.
pub const TIMES: u64 = 32;

/// The same where the bytes may be compressed: 1,032 bytes become of one, and of each of them nine, as text.
pub const TIMES_INFLATED: u64 = 10 * 1032;

/// What it may allocate in all, and so what it may copy, is so many times that.
const IN_ALL: u64 = 4;

/// Steps for each byte of an input: twice what one costs that is a level of 128 nested lists, and tenfold
/// what most do.
const STEPS: u64 = 1000;

/// What any input may cost.
const ANY_STEPS: u64 = 200_000;

static COUNTER: OnceLock<fn() -> u64> = OnceLock::new();

/// Has steps counted: the counter only ever grows.
pub fn count_steps_by(counter: fn() -> u64) {
    COUNTER.get_or_init(|| counter);
}

/// What each byte of a document may cost.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    /// The bytes at one time that reading may allocate.
    reading: u64,
    /// The same of writing.
    writing: u64,
    steps: u64,
}

impl Bound {
    /// Of bytes that are not compressed.
    pub const PLAIN: Self = Self::of_reading(TIMES);
    /// Of bytes that may be compressed in a pickle or file.
    pub const INFLATED: Self = Self::of_reading(TIMES_INFLATED);
    /// Of a compressed wire: of a number that is unpacked become some steps, too.
    pub const UNPACKED: Self =
        Self { reading: TIMES_INFLATED, writing: TIMES_INFLATED, steps: 100 * 1032 };
    /// Of such a wire with a ratio of 10.
    pub const NARROW: Self = Self { reading: 10 * 10, writing: 10 * 10, steps: 100 * 10 };

    const fn of_reading(reading: u64) -> Self {
        Self { reading, writing: TIMES, steps: STEPS }
    }

    /// Reads within the bound, or panics.
    pub fn reading<T>(self, input: &[u8], read: impl FnOnce() -> T) -> T {
        let (result, work) = Work::of(read);
        let len = input.len() as u64;
        let most = (1 << 20) + self.reading * len;
        assert!(
            work.at_one_time <= most,
            "{} bytes were allocated at one time for an input of {len}",
            work.at_one_time
        );
        work.check(IN_ALL * most, self.steps, len);
        result
    }

    /// Writes what was read from the input, or panics where that is more work than for the bytes of both.
    ///
    /// # Errors
    /// Those of writing.
    pub fn writing<T: AsRef<[u8]>, E>(
        self,
        input: &[u8],
        write: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let (result, work) = Work::of(write);
        let written = result.as_ref().map_or(0, |written| written.as_ref().len());
        let len = (input.len() + written) as u64;
        work.check(IN_ALL * ((1 << 20) + self.writing * len), self.steps, len);
        result
    }
}

/// Reads what may allocate so many bytes at one time for each byte of the input, or panics.
pub fn reading<T>(times: u64, input: &[u8], read: impl FnOnce() -> T) -> T {
    Bound::of_reading(times).reading(input, read)
}

/// Writes what was read from the input, or panics where that is more work than for the bytes of both.
///
/// # Errors
/// Those of writing.
pub fn writing<T: AsRef<[u8]>, E>(
    input: &[u8],
    write: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    Bound::PLAIN.writing(input, write)
}

/// What was done.
pub(crate) struct Work {
    at_one_time: u64,
    in_all: u64,
    steps: u64,
}

impl Work {
    pub(crate) fn of<T>(run: impl FnOnce() -> T) -> (T, Self) {
        let steps = || COUNTER.get().map_or(0, |steps| steps());
        let (mut result, before) = (None, steps());
        let memory = allocation_counter::measure(|| result = Some(run()));
        let steps = steps() - before;
        let (at_one_time, in_all) = (memory.bytes_max, memory.bytes_total);
        (result.expect("measured"), Self { at_one_time, in_all, steps })
    }

    fn check(&self, most: u64, each: u64, len: u64) {
        let Self { in_all, steps, .. } = self;
        assert!(*in_all <= most, "{in_all} bytes were allocated in all for {len}");
        assert!(*steps <= ANY_STEPS + each * len, "{steps} steps were taken for {len} bytes");
    }

    /// Panics where the work has grown by more than half as much again as the input has, unless it is
    /// `few` steps for each byte.
    pub(crate) fn check_growth(&self, before: &Self, few: u64, len_before: usize, len: usize) {
        let (len_before, len) = (len_before.max(1) as u64, len as u64);
        // Documents are read, written, displayed and copied.
        self.check(4 * IN_ALL * ((1 << 20) + TIMES * len), STEPS, len);
        let most = |before: u64, each: u64| (3 * before * len / (2 * len_before)).max(each * len);
        let (in_all, steps) = (self.in_all, self.steps);
        assert!(
            in_all <= (1 << 20) + most(before.in_all, 4 * few),
            "{in_all} bytes were allocated in all for {len}, {} for {len_before}",
            before.in_all
        );
        assert!(
            steps <= ANY_STEPS + most(before.steps, few),
            "{steps} steps were taken for {len} bytes, {} for {len_before}",
            before.steps
        );
    }
}
