use super::{build, by, deps};

mod forms;
mod rows;
