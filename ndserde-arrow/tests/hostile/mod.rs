use super::{build, by, deps};

mod bounds;
mod columns;
mod files;
mod refused;
