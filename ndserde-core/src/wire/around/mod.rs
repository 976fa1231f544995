//! Wires around a wire: what they do stands between the field and the wire inside.

mod cast;
mod null;
mod time;
pub mod unit;

pub use cast::Cast;
pub use null::NullAsNan;
pub use time::{DateTime64, TimeDelta64};
