//! Two sides in turn: what else the machine does meets both alike.

use std::time::{Duration, Instant};

/// How long to measure.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// The time for one comparison.
    pub time: Duration,
    /// At least this many rounds.
    pub rounds: usize,
    /// One sample of one side lasts at least this long.
    pub sample: Duration,
}

impl Effort {
    /// Enough to trust the figures on a quiet machine.
    pub const FULL: Self =
        Self { time: Duration::from_millis(400), rounds: 15, sample: Duration::from_micros(300) };
    /// Only shows that everything runs.
    pub const QUICK: Self = Self { time: Duration::ZERO, rounds: 1, sample: Duration::ZERO };
}

/// One side of a comparison: runs `n` times, and says how long that took.
pub type Side<'a> = Box<dyn FnMut(u32) -> Duration + 'a>;

/// A side from a function whose result is dropped within the time.
pub fn side<'a, T>(mut work: impl FnMut() -> T + 'a) -> Side<'a> {
    Box::new(move |n| {
        let start = Instant::now();
        for _ in 0..n {
            std::hint::black_box(work());
        }
        start.elapsed()
    })
}

/// The medians of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Medians {
    /// How many times as fast as the other side ours is.
    pub ratio: f64,
    /// The seconds that ours takes.
    pub ours: f64,
}

/// Runs the sides in turn, each first in every other round.
pub fn compare<'a>(mut ours: Side<'a>, mut other: Side<'a>, effort: Effort) -> Medians {
    let (our_n, other_n) = (calibrate(&mut ours, effort), calibrate(&mut other, effort));
    let (mut ratios, mut times) = (Vec::new(), Vec::new());
    let start = Instant::now();
    while ratios.len() < effort.rounds || start.elapsed() < effort.time {
        let mut sides = [f64::NAN; 2];
        let ours_first = ratios.len() % 2 == 0;
        for is_ours in [ours_first, !ours_first] {
            let (side, n) = if is_ours { (&mut ours, our_n) } else { (&mut other, other_n) };
            sides[usize::from(is_ours)] = side(n).as_secs_f64() / f64::from(n);
        }
        ratios.push(sides[0] / sides[1]);
        times.push(sides[1]);
    }
    Medians { ratio: median(&mut ratios), ours: median(&mut times) }
}

/// How many runs make a sample; the runs also warm the caches.
fn calibrate(side: &mut Side<'_>, effort: Effort) -> u32 {
    let mut n = 1;
    while side(n) < effort.sample && n < 1 << 24 {
        n *= 2;
    }
    n
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
