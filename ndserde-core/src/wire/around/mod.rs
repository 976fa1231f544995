//! Wires around a wire: what they do stands between the field and the wire inside.

mod cast;
mod null;
mod time;
pub mod unit;
#[cfg(feature = "compression")]
mod zipped;

pub use cast::Cast;
pub use null::NullAsNan;
pub use time::{DateTime64, TimeDelta64};
#[cfg(feature = "compression")]
pub use zipped::Gzip;
#[cfg(feature = "zstd_0_13")]
pub use zipped::Zstd;
