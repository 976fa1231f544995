//! What several test targets use: the backends, arrays through a wire as serde values, the element
//! types with values that are hard to carry, and the memory layouts.
#![allow(dead_code, unreachable_pub, reason = "each target uses a part")]

pub mod backend;
pub mod held;
pub mod layout;
pub mod sample;
pub mod sonic_rs;

pub use backend::Backend;
#[allow(unused_imports, reason = "each target uses a part")]
pub use held::Held;
#[allow(unused_imports, reason = "each target uses a part")]
pub use sample::Sample;
