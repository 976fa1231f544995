//! Arrays as files of their own, for use without serde.

pub(crate) mod npy;
pub(crate) mod pickle;
