//! An allocator that counts what passes through it.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
};

/// What a piece of work took from the allocator.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// How many blocks were allocated or grown.
    pub blocks: usize,
    /// The most bytes that were held at a time, beyond what was held before.
    pub peak: usize,
    /// The bytes that were still held at the end: the output.
    pub kept: usize,
}

impl Memory {
    /// The peak beyond the output.
    #[must_use]
    pub const fn extra(&self) -> usize {
        self.peak.saturating_sub(self.kept)
    }
}

/// Counts this thread's allocations during `work`, whose result is held until the count is taken.
pub fn measure<T>(work: impl FnOnce() -> T) -> Memory {
    BLOCKS.set(0);
    HELD.set(0);
    PEAK.set(0);
    let result = work();
    let memory = Memory {
        blocks: BLOCKS.get(),
        peak: PEAK.get().try_into().unwrap_or(0),
        kept: HELD.get().try_into().unwrap_or(0),
    };
    drop(result);
    memory
}

/// Has the system's allocator keep blocks of up to 32 MiB, as it does in any program that has freed a
/// large one: until then it hands each back to the kernel, so that a line would depend on those
/// before it. (glibc raises its threshold to what is freed, but never above 32 MiB.)
pub fn settle() {
    const BELOW: usize = (32 << 20) - (64 << 10);
    drop(std::hint::black_box(Vec::<u8>::with_capacity(BELOW)));
}

thread_local! {
    static BLOCKS: Cell<usize> = const { Cell::new(0) };
    static HELD: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
}

fn count(before: usize, after: usize) {
    if after > before {
        BLOCKS.set(BLOCKS.get() + 1);
    }
    let held = HELD.get().saturating_add_unsigned(after).saturating_sub_unsigned(before);
    HELD.set(held);
    PEAK.set(PEAK.get().max(held));
}

struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: every call goes to the system's allocator unchanged.
#[allow(unsafe_code, reason = "the trait is unsafe")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(0, layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(0, layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        count(layout.size(), 0);
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(layout.size(), size);
        unsafe { System.realloc(block, layout, size) }
    }
}
