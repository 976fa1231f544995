//! The targets share what the tests share: see `tests/support`.
