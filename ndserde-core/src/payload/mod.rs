//! The data of an array as bytes, as base64 or as lists of numbers, both ways.

mod headed;
mod lists;
mod pieces;
mod read;
mod text;
mod write;

pub use headed::{HeadedBytes, HeadedSeed};
pub(crate) use lists::{Flat, Lists, NestedLists, PayloadLists, TextLists, check as check_listed};
#[cfg(feature = "compression")]
pub(crate) use pieces::PiecedBytes;
pub(crate) use pieces::{JoinedPieces, PayloadParts};
pub use read::PayloadSeed;
pub(crate) use read::{
    Data, Hint, from_base64, from_bytes, from_element, from_text, is_element, width,
};
pub use write::PayloadBytes;
pub(crate) use write::{Joined, Latin1};
