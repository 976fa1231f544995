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

#[cfg(test)]
mod tests {
    use std::panic::panic_any;

    use super::guarded;

    #[test]
    fn what_is_returned() {
        assert_eq!(guarded(|| 5).unwrap(), 5);
        assert_eq!(guarded(|| Err::<u8, _>("refused")).unwrap(), Err("refused"));
    }

    #[test]
    fn what_panics() {
        type Read = fn();
        let reads: [(Read, &str); 5] = [
            (|| panic!("a word"), "the file is damaged: a word"),
            (|| panic!("{} of {}", 3, "four"), "the file is damaged: 3 of four"),
            (|| panic_any("lent"), "the file is damaged: lent"),
            (|| panic_any("owned".to_owned()), "the file is damaged: owned"),
            (|| panic_any(5), "the file is damaged: its reader panicked"),
        ];
        for (read, text) in reads {
            let error = guarded(read).unwrap_err();
            assert_eq!(
                (error.to_string().as_str(), error.column(), error.row()),
                (text, None, None)
            );
        }
    }
}
