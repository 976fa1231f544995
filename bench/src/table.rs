//! The table: a line for each comparison, a column for each size.

use crate::timing::{Effort, Medians};

/// The payloads in bytes, with the columns' heads.
pub const SIZES: [(&str, usize); 4] =
    [("1 KiB", 1 << 10), ("64 KiB", 1 << 16), ("1 MiB", 1 << 20), ("32 MiB", 1 << 25)];

/// What a ratio must reach at each size; none where the figure is for information.
pub type Targets = [Option<f64>; 4];

/// No figure at 1 KiB, the same at the other sizes, but less at 32 MiB: there the kernel clears the
/// pages of both sides, and what is the same code varies by a tenth.
#[must_use]
pub const fn of_a_copy(target: f64) -> Targets {
    [None, Some(target), Some(target), Some(target - 0.1)]
}

/// No figure at 1 KiB, the same at the other sizes.
#[must_use]
pub const fn from_64_kib(target: f64) -> Targets {
    [None, Some(target), Some(target), Some(target)]
}

/// Prints lines as they are measured, and keeps count of those that fall short.
pub struct Table {
    /// How long each comparison is measured.
    pub effort: Effort,
    filter: Vec<String>,
    short: Vec<String>,
}

impl Table {
    /// `filter` holds parts of the names of the lines that are wanted, which have all of them.
    #[must_use]
    pub const fn new(effort: Effort, filter: Vec<String>) -> Self {
        Self { effort, filter, short: Vec::new() }
    }

    /// Starts a part of the table.
    pub fn head(&self, title: &str) {
        println!("\n### {title}\n");
        print!("| ours | against |");
        for (size, _) in SIZES {
            print!(" {size} |");
        }
        println!(" to reach | GB/s at 1 MiB |");
        println!("|---|---|{}---|---|", "---:|".repeat(SIZES.len()));
    }

    /// Starts a part whose columns are other sizes.
    pub fn head_of(&self, title: &str, sizes: &[&str]) {
        println!("\n### {title}\n");
        println!("| ours | against | {} | to reach |", sizes.join(" | "));
        println!("|---|---|{}---|", "---:|".repeat(sizes.len()));
    }

    /// Measures one line at these sizes, with one figure to reach at all of them, if any.
    pub fn sizes(
        &mut self,
        ours: &str,
        against: &str,
        sizes: &[(&str, usize)],
        target: Option<f64>,
        measure: &dyn Fn(usize, Effort) -> Medians,
    ) {
        if !self.wants(ours, against) {
            return;
        }
        print!("| {ours} | {against} |");
        for &(name, size) in sizes {
            let medians = measure(size, self.effort);
            self.cell(&format!("{ours} against {against} at {name}"), medians.ratio, target);
        }
        let reach = target.map(|target| format!("{target:.2}")).unwrap_or_default();
        println!(" {reach} |");
    }

    /// Measures one line.
    pub fn line(
        &mut self,
        ours: &str,
        against: &str,
        targets: Targets,
        measure: impl Fn(usize, Effort) -> Medians,
    ) {
        if !self.wants(ours, against) {
            return;
        }
        print!("| {ours} | {against} |");
        let mut speed = None;
        for ((size, bytes), target) in SIZES.into_iter().zip(targets) {
            let medians = measure(bytes, self.effort);
            if bytes == 1 << 20 {
                speed = Some(gigabytes(bytes, medians.ours));
            }
            self.cell(&format!("{ours} against {against} at {size}"), medians.ratio, target);
        }
        let mut reach: Vec<String> =
            targets.into_iter().flatten().map(|target| target.to_string()).collect();
        reach.dedup();
        println!(" {} | {:.1} |", reach.join(", "), speed.unwrap_or(f64::NAN));
    }

    /// One figure of a line of its own.
    pub fn single(
        &mut self,
        ours: &str,
        against: &str,
        target: Option<f64>,
        medians: impl Fn(Effort) -> Medians,
    ) {
        if !self.wants(ours, against) {
            return;
        }
        print!("| {ours} | {against} |");
        let medians = medians(self.effort);
        self.cell(&format!("{ours} against {against}"), medians.ratio, target);
        let reach = target.map(|target| target.to_string()).unwrap_or_default();
        println!(" {reach} | {:.2} ms |", medians.ours * 1e3);
    }

    /// A limit on memory or allocations.
    pub fn limit(&mut self, what: &str, found: usize, limit: usize) {
        if !self.wants(what, "") {
            return;
        }
        let mark = if found > limit { " **short**" } else { "" };
        if found > limit {
            self.short.push(format!("{what}: {found}, the limit is {limit}"));
        }
        let limit = if limit == usize::MAX { String::new() } else { limit.to_string() };
        println!("| {what} | {found}{mark} | {limit} |");
    }

    fn wants(&self, ours: &str, against: &str) -> bool {
        self.filter.iter().all(|part| ours.contains(part) || against.contains(part))
    }

    fn cell(&mut self, what: &str, ratio: f64, target: Option<f64>) {
        let missed = target.filter(|&target| ratio < target);
        print!(" {}{} |", figure(ratio), if missed.is_some() { " **short**" } else { "" });
        if let Some(target) = missed {
            self.short.push(format!("{what}: {}, to reach is {target}", figure(ratio)));
        }
    }

    /// The lines that fall short.
    #[must_use]
    pub fn short(&self) -> &[String] {
        &self.short
    }
}

fn figure(ratio: f64) -> String {
    if ratio < 10.0 { format!("{ratio:.2}") } else { format!("{ratio:.0}") }
}

#[allow(clippy::cast_precision_loss, reason = "three digits are printed")]
fn gigabytes(bytes: usize, seconds: f64) -> f64 {
    bytes as f64 / seconds / 1e9
}
