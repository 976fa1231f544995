//! Panics of other libraries as errors.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::error::Error;

/// What a reader of arrow's or parquet's returns. Both panic on some damaged files; here that is an error,
/// where panics unwind. The reader must not be used after it.
///
/// # Errors
/// When it panics.
pub(crate) fn guarded<T>(read: impl FnOnce() -> T) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(read)).map_err(|panic| {
        let message = panic.downcast_ref::<String>().map(String::as_str);
        let message = message.or_else(|| panic.downcast_ref::<&str>().copied());
        Error::new(format!("the file is damaged: {}", message.unwrap_or("its reader panicked")))
    })
}
