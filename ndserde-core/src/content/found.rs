//! What stands behind a map or a list, found while the document is read: its values are given up before
//! the next ones come.

use alloc::boxed::Box;
use core::{any::Any, fmt};

use super::Content;
use crate::backend::Known;

/// What was found, of a type that only who looks for it knows.
pub(crate) trait FoundValue: Any + fmt::Debug {
    /// A copy of it.
    fn again(&self) -> Box<dyn FoundValue>;

    /// The same as any type.
    fn into_any(self: Box<Self>) -> Box<dyn Any>;
}

impl Clone for Box<dyn FoundValue> {
    fn clone(&self) -> Self {
        (**self).again()
    }
}

/// Who looks for something: what a map, or a list that is not packed, is, if it is something.
#[derive(Clone, Copy)]
pub(crate) struct Finder {
    /// What is known of the data format.
    pub(crate) format: Known,
    pub(crate) find: fn(Known, &Content<'_>) -> Option<Box<dyn FoundValue>>,
    /// What stands behind a tag that only our own reader of pickles has.
    pub(crate) pickled: fn(u64, Known, Content<'_>) -> Box<dyn FoundValue>,
    /// A word that is to be expected, of which no copy is kept where the document does not lend its texts.
    pub(crate) word: fn(&str) -> Option<&'static str>,
}

impl Finder {
    /// What is found, or else the content.
    pub(super) fn look(self, content: Content<'_>) -> Content<'_> {
        match (self.find)(self.format, &content) {
            Some(found) => Content::Found(found),
            None => content,
        }
    }
}
