//! Memory as the system counts it: large columns do not come from the allocator.

use std::fs;

/// How many bytes more than before were in use at the peak; none where the system does not say.
pub(crate) fn peak(run: impl FnOnce()) -> Option<u64> {
    // Sets the peak back to what is in use.
    fs::write("/proc/self/clear_refs", "5").ok()?;
    let before = kib("VmRSS:")?;
    run();
    Some(kib("VmHWM:")?.saturating_sub(before) * 1024)
}

fn kib(name: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
