//! The data of an array as bytes, as base64 or as lists of numbers, both ways.

mod headed;
mod lists;
mod pieces;
mod read;
mod write;

pub use headed::{HeadedBytes, HeadedSeed};
pub(crate) use lists::{Flat, Lists, NestedLists, PayloadLists, TextLists, check as check_listed};
pub(crate) use pieces::{JoinedPieces, PiecedBytes};
pub use read::PayloadSeed;
pub(crate) use read::{Data, Hint, from_bytes, from_text, width};
pub use write::PayloadBytes;
pub(crate) use write::{Joined, Latin1};
