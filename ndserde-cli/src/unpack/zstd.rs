//! The frames of a file of zstd, some after the other.

use std::io::{self, BufRead, Read};

use ruzstd::decoding::{
    BlockDecodingStrategy::UptoBytes,
    FrameDecoder,
    errors::{FrameDecoderError, ReadFrameHeaderError},
};

/// Reads what all frames hold.
pub struct Frames<R> {
    packed: R,
    decoder: FrameDecoder,
    is_within: bool,
}

impl<R: BufRead> Frames<R> {
    pub fn new(packed: R) -> Self {
        Self { packed, decoder: FrameDecoder::new(), is_within: false }
    }

    /// Goes to the next frame that has content, if there is one.
    fn next(&mut self) -> io::Result<bool> {
        while !self.packed.fill_buf()?.is_empty() {
            match self.decoder.reset(&mut self.packed) {
                Ok(()) => return Ok(true),
                // Something that is kept beside the content.
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let mut skipped = self.packed.by_ref().take(length.into());
                    if io::copy(&mut skipped, &mut io::sink())? < length.into() {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(why) => return Err(io::Error::other(why)),
            }
        }
        Ok(false)
    }

    /// Whether the content of a frame that has ended is what was packed.
    fn check(&self) -> io::Result<()> {
        let stated = self.decoder.get_checksum_from_data();
        if stated.is_some() && stated != self.decoder.get_calculated_checksum() {
            return Err(io::Error::other("the checksum is wrong"));
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            if !self.is_within {
                self.is_within = self.next()?;
                if !self.is_within {
                    return Ok(0);
                }
            }
            // What is decoded can only be taken once nothing refers to it any more.
            while self.decoder.can_collect() < buffer.len() && !self.decoder.is_finished() {
                let more = buffer.len().saturating_sub(self.decoder.can_collect());
                self.decoder
                    .decode_blocks(&mut self.packed, UptoBytes(more))
                    .map_err(io::Error::other)?;
            }
            let found = self.decoder.read(buffer)?;
            if found > 0 {
                return Ok(found);
            }
            self.check()?;
            self.is_within = false;
        }
    }
}
