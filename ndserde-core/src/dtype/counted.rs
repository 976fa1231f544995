//! How often the fields of records are looked at: what tests of time count.

use core::cell::Cell;

thread_local! {
    static LOOKED_AT: Cell<usize> = const { Cell::new(0) };
}

/// Counts so many fields: all of a record, whenever something asks for them.
pub(super) fn count(fields: usize) {
    LOOKED_AT.set(LOOKED_AT.get().saturating_add(fields));
}

/// How many fields are looked at while this runs.
pub(crate) fn during<R>(run: impl FnOnce() -> R) -> (R, usize) {
    let before = LOOKED_AT.get();
    let result = run();
    (result, LOOKED_AT.get().saturating_sub(before))
}
