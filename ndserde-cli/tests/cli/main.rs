//! The command as a user types it: the real program, over files that other libraries wrote.

mod archives;
mod arrow;
// Memory is bounded by `ulimit`.
#[cfg(target_os = "linux")]
mod blocks;
mod compressed;
mod convert;
mod diff;
mod formats;
mod get;
mod hostile;
mod lists;
mod objects;
mod pictures;
mod pipes;
mod readme;
mod run;
mod safetensors;
mod show;
mod unread;
mod unseen;
mod wires;
