//! Reading a document.

use alloc::vec::Vec;

use serde_core::{Deserializer, de::Error as _};

use super::{
    Content, DEEPEST, Finder,
    pack::Pack,
    references,
    value::{Reading, ValueReader},
};
use crate::{
    backend::{Backend, Tags},
    erased,
};

/// What a document is read for.
#[derive(Clone, Copy)]
pub(crate) struct Purpose {
    /// What it is, for messages.
    pub(crate) what: &'static str,
    /// How many values there may be beside packed ones, each of which takes up to a hundred times the
    /// memory that the document spends on it.
    pub(crate) values: usize,
    /// Which keys have values that are passed over.
    pub(crate) ignored: fn(&str) -> bool,
    /// How many entries the outermost map has as a rule.
    pub(crate) entries: usize,
    /// Whether this is a whole document, and not a part of one.
    pub(crate) is_whole: bool,
    /// How values are asked for, in formats that have no tags.
    pub(crate) tags: Option<&'static Tags>,
    /// Who looks at each map and list as soon as it has been read.
    pub(crate) finder: Option<Finder>,
}

/// Reads a document in a format of which this is known; `wire` leads the messages.
pub(crate) fn read<'de, D: Deserializer<'de>>(
    deserializer: D,
    backend: Option<&'static Backend>,
    wire: &'static str,
    purpose: Purpose,
) -> Result<Content<'de>, D::Error> {
    let tags = backend.and_then(|backend| backend.tags.as_ref()).or(purpose.tags);
    let tags = tags.filter(|_| !deserializer.is_human_readable());
    let Purpose { what, values, ignored, entries, is_whole, finder, .. } = purpose;
    let extensions = backend.is_some_and(|backend| backend.has_extensions);
    let mut reading = Reading {
        ignored,
        entries,
        tags,
        open_tags: Vec::new(),
        extensions,
        has_references: false,
        finder,
        pack: Pack::new(values, what),
    };
    let mut content = Content::Null;
    let mut value = ValueReader::new(&mut reading, DEEPEST, &mut content);
    erased::read(deserializer, wire, &mut value)?;
    value.finish();
    if !reading.has_references {
        return Ok(content);
    }
    references::resolved(content, is_whole).map_err(|error| D::Error::custom(error.in_wire(wire)))
}
