//! Reading a value.

use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    vec::Vec,
};
use core::{fmt, mem};

use super::{
    Content, DEEPEST, Finder,
    list::{self, ItemsSoFar, PackedKind, Piece, is_long},
    number,
    pack::{Pack, Start},
    references::is_reference,
    skip::Skip,
};
use crate::{
    backend::{PICKLED_CLASS, PICKLED_UNREAD, Tags},
    erased::{Ask, Bytes, Enclosed, Fail, List, MapItems, Row, Stop, Take},
    error::Error,
    number::{BigInt, Number},
};

/// The tag that says of a document that it is CBOR, and nothing else.
const SELF_DESCRIBED: u64 = 55799;

/// What is the same for all values of a document.
pub(super) struct Reading {
    pub(super) ignored: fn(&str) -> bool,
    pub(super) entries: usize,
    /// Whether a newtype is an extension type.
    pub(super) extensions: bool,
    /// Whether there is a tag of [`references`].
    pub(super) has_references: bool,
    /// Who looks at maps and lists.
    pub(super) finder: Option<Finder>,
    /// How tags are asked for, in formats that have them.
    pub(super) tags: Option<&'static Tags>,
    /// The tags before the values that are being read, outermost first: few values have one, so that
    /// no reader of a value holds them.
    pub(super) open_tags: Vec<u64>,
    pub(super) pack: Pack,
}

impl Reading {
    /// Whether a tag is one that only our own reader of pickles has. No format with tags of its own is a
    /// pickle.
    fn is_pickled(&self, tag: u64) -> bool {
        tag >= PICKLED_UNREAD && self.finder.is_some_and(|finder| (finder.format)().is_none())
    }

    /// What a map or list is found to be, or else the same. Where values stand for others, none is known
    /// before the end.
    fn looked_at<'de>(&self, content: Content<'de>) -> Content<'de> {
        match self.finder {
            Some(finder) if !self.has_references => finder.look(content),
            _ => content,
        }
    }
}

/// Takes one value.
///
/// It is put where it belongs at once: to move a value just after it was put together from parts takes longer
/// than the instructions say.
pub(super) struct ValueReader<'a, 'de> {
    pub(super) reading: &'a mut Reading,
    /// Null so far.
    into: &'a mut Content<'de>,
    /// The list in the pack that it is, if it is one, and where that begins.
    packed: Option<(PackedKind, Start)>,
    /// So many levels may stand within it.
    deepest: usize,
    /// How many of the open tags are before it.
    tags: usize,
    is_outermost: bool,
    /// Whether it is known that no tag, or none more, stands before it.
    is_bare: bool,
    is_extension: bool,
}

impl<'a, 'de> ValueReader<'a, 'de> {
    /// For a value that may have so many levels in it; `into` is null.
    pub(super) const fn new(
        reading: &'a mut Reading,
        deepest: usize,
        into: &'a mut Content<'de>,
    ) -> Self {
        Self {
            reading,
            into,
            packed: None,
            deepest,
            tags: 0,
            is_outermost: deepest == DEEPEST,
            is_bare: false,
            is_extension: false,
        }
    }

    /// The value, within what stands around it.
    pub(super) fn piece(mut self) -> Piece<'de> {
        match self.packed {
            Some((kind, start)) if self.is_plain() => Piece::Packed(kind, start),
            _ => {
                self.finish();
                Piece::Content(mem::take(self.into))
            }
        }
    }

    /// Whether nothing stands around it.
    const fn is_plain(&self) -> bool {
        self.tags == 0 && !self.is_extension
    }

    /// Puts the value itself in its place, also of a list in the pack, within what stands around it.
    #[inline]
    pub(super) fn finish(&mut self) {
        if let Some((kind, start)) = self.packed {
            *self.into = kind.last(start, &mut self.reading.pack);
        }
        if !self.is_plain() {
            let content = mem::take(self.into);
            *self.into = around(content, self.is_extension, self.tags, self.reading);
        }
    }

    fn is(&mut self, content: Content<'de>) {
        // What it replaces is null, so that there is nothing to drop.
        mem::forget(mem::replace(self.into, content));
    }

    /// Whether the class of an object and what it holds follow.
    fn is_object(&self) -> bool {
        self.tags > 0
            && self.reading.open_tags.last() == Some(&PICKLED_CLASS)
            && self.reading.is_pickled(PICKLED_CLASS)
    }

    /// So many levels may stand within a part of this value.
    fn within(&self) -> Result<usize, Error> {
        self.deepest
            .checked_sub(1)
            .ok_or_else(|| Error::custom(format_args!("a document is more than {DEEPEST} deep")))
    }
}

impl<'de> Take<'de> for ValueReader<'_, 'de> {
    fn ask(&self) -> Ask {
        match self.reading.tags {
            Some(tags) if !self.is_bare => Ask::Tag(tags),
            // The bytes of a typed array.
            Some(tags)
                if tags.lends_bytes
                    && self.tags > 0
                    && matches!(self.reading.open_tags.last(), Some(64..=87)) =>
            {
                Ask::Bytes
            }
            _ => Ask::Any,
        }
    }

    fn expecting(&self, _: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of a document")
    }

    fn number(&mut self, number: Number) -> Result<(), Fail> {
        self.is(number::content(number));
        Ok(())
    }

    fn big_integer(&mut self, integer: BigInt) -> Result<(), Fail> {
        self.is(Content::Wide(Box::new(integer)));
        Ok(())
    }

    fn text(&mut self, text: &str, input: Option<&'de str>) -> Result<(), Fail> {
        let known = || self.reading.finder.and_then(|finder| (finder.word)(text));
        let text = match input.or_else(known) {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(text.to_owned()),
        };
        self.is(Content::Text(text));
        Ok(())
    }

    fn bytes(&mut self, bytes: Bytes<'_, 'de>) -> Result<(), Fail> {
        self.is(Content::Bytes(match bytes {
            Bytes::Input(bytes) => Cow::Borrowed(bytes),
            Bytes::Buffer(bytes) => Cow::Owned(bytes.to_vec()),
            Bytes::Owned(bytes) => Cow::Owned(bytes),
        }));
        Ok(())
    }

    fn list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        let within = self.within()?;
        match items(list, self.reading, within)? {
            Piece::Content(list) => self.is(self.reading.looked_at(list)),
            Piece::Packed(kind, start) => self.packed = Some((kind, start)),
        }
        Ok(())
    }

    fn map(&mut self, map: &mut dyn MapItems<'de>) -> Result<(), Fail> {
        let within = if self.is_object() { self.deepest } else { self.within()? };
        let is_outermost = self.is_outermost;
        let usual = if is_outermost { self.reading.entries } else { 0 };
        // No more than a map grows to with its first entries, whatever is claimed.
        let mut entries = Vec::with_capacity(map.claimed_len().map_or(usual, |len| len.min(8)));
        loop {
            let mut key = Content::Null;
            // No key is a list, but a list is refused by who looks, in words of their own.
            let mut reader = ValueReader::new(self.reading, 1, &mut key);
            if !map.key(&mut reader)? {
                break;
            }
            reader.finish();
            entries.push((key, Content::Null));
            let Some((key, value)) = entries.last_mut() else { break };
            let ignored = self.reading.ignored;
            if is_outermost && key.as_word().is_some_and(|key| ignored(&key)) {
                map.value(&mut Skip { tags: self.reading.tags, deepest: within })?;
                continue;
            }
            let mut reader = ValueReader::new(self.reading, within, &mut *value);
            map.value(&mut reader)?;
            reader.finish();
            self.reading.pack.spend(if is_long(value) { 1 } else { 2 })?;
        }
        let is_number = number::is_in(&entries) && map.may_be_number();
        self.is(if is_number {
            number::in_map(entries)?
        } else {
            self.reading.looked_at(Content::Map(entries))
        });
        Ok(())
    }

    fn nothing(&mut self) -> Result<(), Fail> {
        Ok(())
    }

    fn enclosed(&mut self, by: Enclosed) -> Result<(), Fail> {
        self.deepest = self.within()?;
        self.is_extension |= by == Enclosed::Newtype && self.reading.extensions;
        Ok(())
    }

    fn tag(&mut self, tag: Option<u64>) -> Result<(), Fail> {
        let Some(tag) = tag else {
            self.is_bare = true;
            return Ok(());
        };
        // An object is a level with what it holds, which the reader of pickles counts itself.
        if !self.reading.is_pickled(tag) {
            self.deepest = self.within()?;
        }
        self.reading.has_references |= is_reference(tag);
        if tag != SELF_DESCRIBED {
            self.reading.open_tags.push(tag);
            self.tags = self.tags.saturating_add(1);
        }
        Ok(())
    }
}

/// A value within what stands around it: the last so many of the open tags.
#[cold]
fn around<'de>(
    mut content: Content<'de>,
    is_extension: bool,
    tags: usize,
    reading: &mut Reading,
) -> Content<'de> {
    if is_extension {
        content = Content::Extension(Box::new(content));
    }
    for _ in 0..tags {
        if let Some(tag) = reading.open_tags.pop() {
            content = match reading.finder {
                Some(finder) if reading.is_pickled(tag) => {
                    Content::Found((finder.pickled)(tag, finder.format, content))
                }
                _ => Content::Tag(tag, Box::new(content)),
            };
        }
    }
    content
}

/// Reads a list; so many levels may stand within its items.
fn items<'de>(
    list: &mut dyn List<'de>,
    reading: &mut Reading,
    within: usize,
) -> Result<Piece<'de>, Fail> {
    let start = reading.pack.start();
    let mut items = ItemsSoFar::None;
    loop {
        if let ItemsSoFar::Any(mut all) = items {
            rest(list, reading, within, &mut all)?;
            return Ok(Piece::Content(Content::List(all)));
        }
        if let Some(len) = items.numbers() {
            match numbers(list, reading, within, len)? {
                Some(piece) => list::add(&mut items, piece, &mut reading.pack, start)?,
                None => return Ok(items.list(start, &mut reading.pack)),
            }
        } else {
            let mut item = Content::Null;
            let mut value = ValueReader::new(reading, within, &mut item);
            if !list.next(&mut value)? {
                return Ok(items.list(start, &mut reading.pack));
            }
            let piece = value.piece();
            list::add(&mut items, piece, &mut reading.pack, start)?;
        }
        // A format that knows need not be asked: of a shape of one axis that is most of the work.
        if list.is_at_end() {
            return Ok(items.list(start, &mut reading.pack));
        }
    }
}

/// Reads the items behind those that differ: lists of differing values are the small arrays of formats
/// without keys.
fn rest<'de>(
    list: &mut dyn List<'de>,
    reading: &mut Reading,
    within: usize,
    all: &mut Vec<Content<'de>>,
) -> Result<(), Fail> {
    while !list.is_at_end() {
        all.push(Content::Null);
        let Some(item) = all.last_mut() else { break };
        let mut value = ValueReader::new(reading, within, &mut *item);
        if !list.next(&mut value)? {
            all.pop();
            break;
        }
        value.finish();
        reading.pack.spend(list::cost(item))?;
    }
    Ok(())
}

/// Reads numbers into the pack, up to the end of the list or another item.
#[inline(never)]
fn numbers<'de>(
    list: &mut dyn List<'de>,
    reading: &mut Reading,
    within: usize,
    len: &mut usize,
) -> Result<Option<Piece<'de>>, Fail> {
    let mut row = Row::new(None, Ask::Any);
    loop {
        let mut item = Content::Null;
        let mut value = ValueReader::new(reading, within, &mut item);
        let stop = list.numbers_or(&mut row, &mut value)?;
        // A list that was taken is at the end of the pack, where the numbers before it belong.
        let piece = if stop == Stop::Taken {
            value.finish();
            Some(Piece::Content(item))
        } else {
            None
        };
        *len = len.saturating_add(row.block.len());
        reading.pack.numbers.append(&row.block);
        row.block.clear();
        if stop != Stop::Full {
            return Ok(piece);
        }
    }
}
