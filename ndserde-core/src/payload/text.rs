//! Base64 of a view whose elements lie apart, of which a block at a time is copied.

use core::{cell::Cell, fmt};

use serde_core::{Serialize, Serializer, ser::Error as _};

use super::write::refuse_long_base64;
#[cfg(feature = "json")]
use crate::json;
use crate::{base64::Base64Text, error::Error, untyped::ArrayBlocks};

/// The elements as base64, in human-readable formats.
pub(super) struct BlockText<'a>(pub(super) &'a ArrayBlocks<'a>);

impl Serialize for BlockText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[cfg(feature = "json")]
        let each = |visit: &mut dyn FnMut(&[u8]) -> bool| self.0.each_of_thirds(visit);
        #[cfg(feature = "json")]
        let serializer = match json::write_base64_blocks(self.0.byte_len(), &each, serializer) {
            Ok(written) => return written,
            Err(serializer) => serializer,
        };
        refuse_long_base64::<S::Error>(self.0.byte_len())?;
        let text = ShownBlocks { blocks: self.0, failed: Cell::new(None) };
        let written = serializer.collect_str::<dyn fmt::Display>(&text);
        match text.failed.take() {
            Some(error) => Err(S::Error::custom(error)),
            None => written,
        }
    }
}

/// Displayed as base64.
///
/// A failure that is not the writer's is kept: `serde_json` takes every one for the writer's own.
struct ShownBlocks<'a> {
    blocks: &'a ArrayBlocks<'a>,
    failed: Cell<Option<Error>>,
}

impl fmt::Display for ShownBlocks<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = Ok(());
        let copied = self.blocks.each_of_thirds(&mut |run| {
            shown = Base64Text(run).fmt(f);
            shown.is_ok()
        });
        self.failed.set(copied.err());
        shown
    }
}
