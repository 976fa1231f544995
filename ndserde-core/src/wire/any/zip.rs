//! Compressed bytes.

#[cfg(feature = "compression")]
mod lzma;

pub(super) use crate::wire::codec::compressed;
use crate::{
    error::{Error, Quoted},
    untyped::Payload,
};

/// How bytes are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zip {
    Gzip,
    Zlib,
    /// `.lzma`, as Python's `lzma.FORMAT_ALONE`.
    Lzma,
}

/// The words of jdata, one of which is for bytes that are not compressed.
pub(super) struct ZipType(pub(super) Option<Zip>);

impl core::str::FromStr for ZipType {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        match word {
            "gzip" => Ok(Self(Some(Zip::Gzip))),
            "zlib" => Ok(Self(Some(Zip::Zlib))),
            "lzma" => Ok(Self(Some(Zip::Lzma))),
            "base64" => Ok(Self(None)),
            "lzip" | "lz4" | "lz4hc" | "zstd" => {
                let word = Quoted(word);
                Err(Error::custom(format_args!(
                    "data compressed by {word}, which is not read: have it written with zlib"
                )))
            }
            _ => {
                let word = Quoted(word);
                Err(Error::custom(format_args!("data compressed by {word}, which is not read")))
            }
        }
    }
}

impl Zip {
    /// The `len` bytes of an array that is compressed.
    #[cfg(feature = "compression")]
    pub(super) fn inflated<'de>(
        self,
        data: &Payload<'_>,
        len: usize,
    ) -> Result<Payload<'de>, Error> {
        use std::io::Read;

        use flate2::bufread::{GzDecoder, ZlibDecoder};

        let mut rest = compressed(data)?;
        // Not more than a byte too much, and no memory before there is something to put there.
        let most = u64::try_from(len).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        match self {
            Self::Gzip => GzDecoder::new(&mut rest).take(most).read_to_end(&mut bytes),
            Self::Zlib => ZlibDecoder::new(&mut rest).take(most).read_to_end(&mut bytes),
            Self::Lzma => lzma::read(&mut rest, most, &mut bytes),
        }
        .map_err(|error| Error::custom(format_args!("{}: {error}", self.name())))?;
        let (name, left) = (self.name(), rest.len());
        if bytes.len() != len {
            let more = if bytes.len() > len { "more than the" } else { "not the" };
            return Err(Error::custom(format_args!(
                "{name}: there are {more} {len} bytes that the shape needs"
            )));
        }
        if left > 0 {
            return Err(Error::custom(format_args!("{name}: {left} bytes behind the end")));
        }
        Ok(bytes.into())
    }

    #[cfg(not(feature = "compression"))]
    pub(super) fn inflated<'de>(self, _: &Payload<'_>, _: usize) -> Result<Payload<'de>, Error> {
        let name = self.name();
        Err(Error::custom(format_args!(
            "the bytes are compressed by {name}, which needs the feature `compression` of ndserde"
        )))
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Zlib => "zlib",
            Self::Lzma => "lzma",
        }
    }
}

/// Whether bytes start as those do that are compressed by zlib.
pub(super) fn is_zlib(data: &Payload<'_>) -> bool {
    compressed(data).is_ok_and(|bytes| bytes.first() == Some(&0x78))
}
