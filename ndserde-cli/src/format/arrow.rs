//! Parquet, and Arrow's own files and streams: columns of one length, by the crate `ndserde-arrow`.

#[cfg(not(feature = "arrow"))]
mod absent;
#[cfg(feature = "arrow")]
mod chunks;
#[cfg(feature = "arrow")]
mod compact;
#[cfg(feature = "arrow")]
mod guard;
#[cfg(feature = "arrow")]
mod ipc;
#[cfg(feature = "arrow")]
mod pages;
#[cfg(feature = "arrow")]
mod parquet;
#[cfg(feature = "arrow")]
mod present;
#[cfg(feature = "arrow")]
mod table;
#[cfg(feature = "arrow")]
mod write;

#[cfg(not(feature = "arrow"))]
use self::absent as formats;
pub use self::formats::{
    read_file, read_parquet, read_stream, write_file, write_parquet, write_stream,
};
#[cfg(feature = "arrow")]
use self::present as formats;

/// What a Parquet file starts and ends with.
pub const PARQUET: &[u8] = b"PAR1";

/// What an Arrow file starts with, which Feather's second version is.
pub const FILE: &[u8] = b"ARROW1";

/// What is said of all three where they are not read.
pub const ABSENT: &str = "this command was built without its feature `arrow`, which reads and writes \
                          Parquet and Arrow files: `cargo install --path ndserde-cli --features arrow`";

/// Whether a file starts as a stream of Arrow does: with the mark of a message, its length, and where in
/// it its table stands.
pub fn starts_stream(bytes: &[u8]) -> bool {
    let word = |bytes: &[u8; 4]| u32::from_le_bytes(*bytes);
    let Some(rest) = bytes.strip_prefix(b"\xff\xff\xff\xff") else { return false };
    let Some((len, rest)) = rest.split_first_chunk() else { return false };
    let Some((table, _)) = rest.split_first_chunk() else { return false };
    word(len) % 8 == 0 && (4..word(len)).contains(&word(table))
}
