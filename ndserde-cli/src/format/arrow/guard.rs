//! Other libraries' readers of Arrow and Parquet, held to what a command owes its users.

use std::{
    any::Any,
    io::{self, Read},
    panic::{self, AssertUnwindSafe},
};

use flate2::read::MultiGzDecoder;

use crate::error::{Error, Result};

/// What a reader of the crates `arrow` and `parquet` gives, or why it does not.
///
/// On files that are damaged some of them panic by themselves: by an assertion on a buffer's length, or
/// for a type that they do not know. Nothing of theirs is used afterwards.
pub fn guarded<T>(read: impl FnOnce() -> Result<T>) -> Result<T> {
    // What they would print by themselves is in the error.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let done = panic::catch_unwind(AssertUnwindSafe(read));
    panic::set_hook(hook);
    done.unwrap_or_else(|panic| {
        let why = message(&*panic);
        Err(Error::new(format_args!("the file is damaged, and its reader panicked: {why}")))
    })
}

fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("it did not say why")
}

/// By what bytes are compressed within a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    Snappy,
    Gzip,
    Lz4,
    Zstd,
}

/// As many bytes may be claimed without a look at what is there.
const SMALL: u64 = 16 << 20;

/// Refuses a length that bytes claim to have unpacked, and do not have.
///
/// The readers take memory by what is claimed, before they unpack anything.
pub fn check_claim(codec: Codec, packed: &[u8], claim: u64) -> Result<()> {
    let most = packed.len() as u64;
    if claim <= SMALL.max(most) {
        return Ok(());
    }
    let found = match codec {
        // No byte of these stands for more.
        Codec::Snappy => most.saturating_mul(64),
        Codec::Lz4 => most.saturating_mul(256),
        Codec::Gzip => count(MultiGzDecoder::new(packed), claim)?,
        Codec::Zstd => count(zstd::Decoder::new(packed).map_err(Error::new)?, claim)?,
    };
    if found < claim {
        return Err(Error::new(format_args!(
            "{most} bytes compressed by {codec:?} claim to be {claim} unpacked, and are not"
        )));
    }
    Ok(())
}

/// How many bytes there are, up to so many.
fn count(reader: impl Read, most: u64) -> Result<u64> {
    io::copy(&mut reader.take(most), &mut io::sink()).map_err(Error::new)
}

#[cfg(test)]
mod tests {
    use super::{Codec, check_claim, guarded};
    use crate::error::Error;

    #[test]
    fn only_what_can_be_there_is_claimed() {
        const MIB: usize = 1 << 20;
        let zeros = vec![0; 32 * MIB];
        let zstd = zstd::bulk::compress(&zeros, 0).unwrap();
        let short = vec![0; 100];
        for (what, codec, packed, claim, is_right) in [
            ("few", Codec::Zstd, &short, MIB, true),
            ("as many as there are", Codec::Zstd, &zstd, 32 * MIB, true),
            ("one more", Codec::Zstd, &zstd, 32 * MIB + 1, false),
            ("2 GiB", Codec::Zstd, &zstd, 2048 * MIB, false),
            ("2 GiB of none", Codec::Gzip, &short, 2048 * MIB, false),
            ("2 GiB", Codec::Snappy, &short, 2048 * MIB, false),
            ("2 GiB", Codec::Lz4, &short, 2048 * MIB, false),
            ("no longer than packed", Codec::Lz4, &zeros, 32 * MIB, true),
        ] {
            let checked = check_claim(codec, packed, claim as u64);
            assert_eq!(checked.is_ok(), is_right, "{what}: {codec:?} {checked:?}");
        }
    }

    #[test]
    #[allow(clippy::panic, reason = "as readers of other libraries do")]
    fn a_reader_that_panics_is_an_error() {
        let error = guarded(|| -> Result<(), Error> { panic!("of {}", 3) }).unwrap_err();
        assert_eq!(error.to_string(), "the file is damaged, and its reader panicked: of 3");
    }
}
