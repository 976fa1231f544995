//! How many steps the fuzzed code takes: each block of it that is entered, as often as it is. What the
//! standard library has compiled already and `memcpy` are not counted; what is copied is bounded by
//! the memory allocated in all.

use std::sync::atomic::{AtomicU64, Ordering};

use ndserde_test_support::work;

unsafe extern "C" {
    /// Of `steps.c`; one thread alone runs what is fuzzed.
    #[link_name = "ndserde_steps"]
    safe static STEPS: AtomicU64;
}

/// Holds the bound on steps in all that the checks do.
///
/// # Panics
/// When the fuzzers were built without what counts them, by other flags than `run.sh` has.
pub fn count_steps() {
    let before = steps();
    let digits = std::hint::black_box(before).to_string();
    let blocks = digits.bytes().filter(|byte| byte.is_ascii_digit()).count();
    assert!(blocks > 0 && steps() > before, "no steps are counted: build by fuzz/run.sh");
    work::count_steps_by(steps);
}

fn steps() -> u64 {
    STEPS.load(Ordering::Relaxed)
}
