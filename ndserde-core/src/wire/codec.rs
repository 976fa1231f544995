//! Bytes that are compressed, and the one place where they are unpacked for an array.

#[cfg(feature = "zstd_0_13")]
mod zstd;

use core::str::FromStr;
#[cfg(feature = "compression")]
use std::io::{Read, Write};

use super::shuffle;
use crate::{
    aligned::{Aligned, Width},
    dtype::{Descr, Placement},
    error::Error,
    shape::{Shape, byte_len},
    untyped::{Payload, Source},
};

/// By what bytes are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Codec {
    /// RFC 1952, as gzip and Python's `gzip` have it.
    Gzip,
    /// RFC 8878, as zstd has it.
    Zstd,
}

/// As many times as long as the compressed bytes become, unless a wire says otherwise: what deflate can
/// do at the most.
pub(crate) const MOST_RATIO: usize = 1032;

/// So many bytes may become of any.
#[cfg(feature = "compression")]
const FREE: usize = 1 << 16;

impl Codec {
    /// The word of a document.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
        }
    }
}

impl FromStr for Codec {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        match word {
            "gzip" => Ok(Self::Gzip),
            "zstd" => Ok(Self::Zstd),
            _ => Err(Error::unknown("compression", word)),
        }
    }
}

#[cfg(feature = "compression")]
impl Codec {
    /// The bytes, compressed.
    ///
    /// # Errors
    /// When it is not built in.
    pub(crate) fn pack(self, runs: &[&[u8]]) -> Result<Vec<u8>, Error> {
        match self {
            Self::Gzip => {
                let level = flate2::Compression::default();
                let mut packed = flate2::write::GzEncoder::new(Vec::new(), level);
                for run in runs {
                    packed.write_all(run)?;
                }
                Ok(packed.finish()?)
            }
            #[cfg(feature = "zstd_0_13")]
            Self::Zstd => Ok(zstd::pack(runs, MOST_RATIO)?),
            #[cfg(not(feature = "zstd_0_13"))]
            Self::Zstd => Err(self.missing()),
        }
    }

    /// The `len` bytes that these become, which may not be more than `ratio` times as many.
    ///
    /// Memory follows what has been unpacked.
    ///
    /// # Errors
    /// When these are no such bytes, they become fewer or more, or would be too many.
    pub(crate) fn unpack(
        self,
        packed: &[u8],
        len: usize,
        width: Width,
        ratio: usize,
    ) -> Result<Aligned, Error> {
        let name = self.as_str();
        if len > most(packed, ratio) {
            return Err(Error::custom(format_args!(
                "the shape needs {len} bytes, more than {ratio} times the {} that they are by {name}",
                packed.len()
            )));
        }
        self.read(packed, &mut |unpacked| {
            let words = Aligned::read(width, unpacked, len)?;
            let found = words.as_bytes().len();
            if found < len {
                return Err(Error::custom(format_args!(
                    "{found} bytes, not the {len} that the shape needs"
                )));
            }
            if unpacked.read(&mut [0])? > 0 {
                return Err(Error::custom(format_args!("more than the {len} bytes of the shape")));
            }
            Ok(words)
        })
    }

    /// What is made of the bytes that these become, all of which are read.
    ///
    /// # Errors
    /// When these are no such bytes, or more stand behind them; and those of `read`.
    pub(crate) fn read<T>(
        self,
        packed: &[u8],
        read: &mut dyn FnMut(&mut dyn Read) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut rest = packed;
        let unpacked = match self {
            Self::Gzip => read(&mut flate2::bufread::GzDecoder::new(&mut rest)),
            #[cfg(feature = "zstd_0_13")]
            Self::Zstd => read(&mut zstd::unpack(&mut rest)?),
            #[cfg(not(feature = "zstd_0_13"))]
            Self::Zstd => Err(self.missing()),
        };
        // What is wrong with the bytes is not the fault of a reader.
        let unpacked = unpacked.map_err(|why| match why.kind() {
            crate::error::ErrorKind::Io => Error::custom(why),
            _ => why,
        })?;
        match rest.len() {
            0 => Ok(unpacked),
            left => Err(Error::custom(format_args!("{left} bytes stand behind the end"))),
        }
    }

    #[cfg(not(feature = "zstd_0_13"))]
    fn missing(self) -> Error {
        Error::custom(format_args!(
            "the data is compressed by {}, which needs the feature `zstd_0_13` of ndserde",
            self.as_str()
        ))
    }
}

/// As many bytes as may become of these.
#[cfg(feature = "compression")]
pub(crate) fn most(packed: &[u8], ratio: usize) -> usize {
    FREE.max(packed.len().saturating_mul(ratio))
}

#[cfg(not(feature = "compression"))]
impl Codec {
    /// The error that this needs a feature.
    pub(crate) fn unpack(self, _: &[u8], _: usize, _: Width, _: usize) -> Result<Aligned, Error> {
        Err(Error::custom(format_args!(
            "the data is compressed by {}, which needs the feature `{}` of ndserde",
            self.as_str(),
            match self {
                Self::Gzip => "compression",
                Self::Zstd => "zstd_0_13",
            }
        )))
    }
}

impl Codec {
    /// The data of an array, shuffled by so many bytes and compressed, as what it becomes.
    ///
    /// # Errors
    /// As [`unpack`](Self::unpack), and when elements are not shuffled so.
    pub(super) fn unpack_data<'de>(
        self,
        data: &Payload<'_>,
        descr: &Descr,
        shape: &Shape,
        step: usize,
        ratio: usize,
    ) -> Result<Payload<'de>, Error> {
        let dtype = descr.dtype();
        let itemsize = descr.layout().map_or(dtype.itemsize(), Placement::size);
        let len = byte_len(shape, dtype, itemsize)?;
        shuffle::check(step, itemsize)?;
        let width = dtype.width();
        let words = self.unpack(compressed(data)?, len, width, ratio)?;
        Ok(shuffle::unshuffled(words, step, width).into())
    }
}

/// The bytes of compressed data as they stand there.
pub(super) fn compressed<'a>(data: &'a Payload<'_>) -> Result<&'a [u8], Error> {
    match &data.0 {
        Source::Bytes(bytes) => Ok(bytes.as_slice()),
        Source::Base64(bytes) => Ok(bytes.as_bytes()),
        Source::Text(_) | Source::List(_) | Source::Packed(_) | Source::Typed(_) => {
            Err(Error::custom("compressed data is not base64"))
        }
    }
}
