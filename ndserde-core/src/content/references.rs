//! What CBOR refers to instead of writing it again: strings, shared values, and the keys of records.
//!
//! - Tag 256 opens a namespace of strings, and tag 25 is a string by its number in there
//!   (<http://cbor.schmorp.de/stringref>).
//! - Tag 28 marks a value that tag 29 stands for by its number (<http://cbor.schmorp.de/value-sharing>).
//! - Tag 57343 is a record of cbor-x: the number of a tag, the keys, and the values; behind that tag
//!   stand the values of the next one alone.
//!
//! What refers to nothing that is known stays a tag.

use alloc::{
    borrow::ToOwned,
    boxed::Box,
    collections::{BTreeMap, BTreeSet},
    format,
    vec::Vec,
};

use super::{Content, DEEPEST};
use crate::{
    error::Error,
    number::{Number, word},
};

const STRING: u64 = 25;
const SHARED: u64 = 28;
const REFERENCE: u64 = 29;
const NAMESPACE: u64 = 256;
const RECORD: u64 = 57343;

/// Whether a tag makes others refer to what stands behind it, or is such a reference.
pub(super) const fn is_reference(tag: u64) -> bool {
    matches!(tag, STRING | SHARED | REFERENCE | NAMESPACE | RECORD)
}

/// A document in which each reference is what it stands for; of shared values only where this is the
/// whole document, since they are counted from its beginning.
///
/// # Errors
/// When a value holds itself, or the document becomes deeper, or by far longer, than it is.
pub(super) fn resolved(content: Content<'_>, is_whole: bool) -> Result<Content<'_>, Error> {
    let mut referred = BTreeSet::new();
    let mut size = Size::default();
    size.add(&content, 0, &mut referred);
    let budget = size.bytes.saturating_mul(4).saturating_add(1 << 20);
    let shared = is_whole.then(|| Shared { referred, values: Vec::new() });
    let mut references =
        References { shared, namespaces: Vec::new(), records: BTreeMap::new(), budget };
    references.value(content, 0)
}

struct References<'de> {
    shared: Option<Shared<'de>>,
    namespaces: Vec<Vec<Content<'de>>>,
    /// The keys of records, by their tag.
    records: BTreeMap<u64, Vec<Content<'de>>>,
    /// So many bytes may still be copied.
    budget: usize,
}

struct Shared<'de> {
    /// The numbers that references have.
    referred: BTreeSet<u64>,
    values: Vec<SharedValue<'de>>,
}

enum SharedValue<'de> {
    /// A reference to it would stand within it.
    Unfinished,
    /// One that nothing refers to.
    Unused,
    Known(Content<'de>),
}

impl<'de> References<'de> {
    fn value(&mut self, content: Content<'de>, depth: usize) -> Result<Content<'de>, Error> {
        let within = depth.saturating_add(1);
        Ok(match content {
            Content::List(items) => {
                let items = items.into_iter().map(|item| self.value(item, within));
                Content::List(items.collect::<Result<_, _>>()?)
            }
            Content::Map(entries) => {
                let entry =
                    |(key, value)| Ok((self.value(key, within)?, self.value(value, within)?));
                Content::Map(entries.into_iter().map(entry).collect::<Result<_, Error>>()?)
            }
            Content::Tag(tag, inner) => self.tag(tag, *inner, depth)?,
            Content::Extension(inner) => Content::Extension(Box::new(self.value(*inner, within)?)),
            plain => {
                self.note_strings(&plain);
                plain
            }
        })
    }

    fn tag(&mut self, tag: u64, inner: Content<'de>, depth: usize) -> Result<Content<'de>, Error> {
        match (tag, number(&inner)) {
            (STRING, Some(number)) => {
                let strings = self.namespaces.last();
                if let Some(text) = strings.and_then(|all| all.get(usize::try_from(number).ok()?)) {
                    let text = text.clone();
                    return self.copied(text, depth);
                }
            }
            (REFERENCE, Some(number)) => {
                if let Some(value) = self.shared_value(number)? {
                    return self.copied(value, depth);
                }
            }
            (NAMESPACE, _) => {
                self.namespaces.push(Vec::new());
                let inner = self.value(inner, depth);
                self.namespaces.pop();
                return inner;
            }
            (SHARED, _) if self.shared.is_some() => return self.share(inner, depth),
            (RECORD, _) => return self.first_record(inner, depth),
            _ => {}
        }
        if self.records.contains_key(&tag) {
            return self.record(tag, inner, depth);
        }
        Ok(Content::Tag(tag, Box::new(self.value(inner, depth.saturating_add(1))?)))
    }

    /// Counts the strings that references may stand for.
    fn note_strings(&mut self, content: &Content<'de>) {
        let Some(strings) = self.namespaces.last_mut() else { return };
        let mut note = |len: usize, text: &mut dyn FnMut() -> Content<'de>| {
            if len >= shortest(strings.len()) {
                strings.push(text());
            }
        };
        match content {
            Content::Text(text) => note(text.len(), &mut || content.clone()),
            Content::Bytes(bytes) => note(bytes.len(), &mut || content.clone()),
            Content::Texts(texts) => {
                for word in texts.words.iter() {
                    note(word.len(), &mut || Content::Text(word.to_owned().into()));
                }
            }
            Content::Numbers(numbers) => {
                let (sorts, bits) = numbers.parts();
                let words = sorts.iter().zip(bits).filter_map(|(sort, bits)| word(*sort, *bits));
                for word in words {
                    note(word.len(), &mut || Content::Text(word.into()));
                }
            }
            _ => {}
        }
    }

    fn share(&mut self, inner: Content<'de>, depth: usize) -> Result<Content<'de>, Error> {
        let Some(shared) = &mut self.shared else { return Ok(inner) };
        let place = shared.values.len();
        let number = u64::try_from(place).unwrap_or(u64::MAX);
        let known = if shared.referred.contains(&number) {
            SharedValue::Unfinished
        } else {
            SharedValue::Unused
        };
        let is_used = matches!(known, SharedValue::Unfinished);
        shared.values.push(known);
        let value = self.value(inner, depth)?;
        if is_used {
            self.spend(&value, 0)?;
            let known = self.shared.as_mut().and_then(|shared| shared.values.get_mut(place));
            if let Some(known) = known {
                *known = SharedValue::Known(value.clone());
            }
        }
        Ok(value)
    }

    fn shared_value(&self, number: u64) -> Result<Option<Content<'de>>, Error> {
        let Some(shared) = &self.shared else { return Ok(None) };
        let place = usize::try_from(number).ok();
        match place.and_then(|place| shared.values.get(place)) {
            Some(SharedValue::Known(value)) => Ok(Some(value.clone())),
            Some(SharedValue::Unfinished) => {
                let what = format!("the shared value {number} of the CBOR holds itself");
                Err(Error::custom(what))
            }
            Some(SharedValue::Unused) | None => Ok(None),
        }
    }

    /// A record that says its keys.
    fn first_record(&mut self, inner: Content<'de>, depth: usize) -> Result<Content<'de>, Error> {
        let within = depth.saturating_add(1);
        let Some((tag, keys)) = keys_of_record(&inner) else {
            return Ok(Content::Tag(RECORD, Box::new(self.value(inner, within)?)));
        };
        for key in &keys {
            self.spend(key, within)?;
            self.note_strings(key);
        }
        self.records.insert(tag, keys);
        let mut values = inner.into_items().unwrap_or_default();
        values.drain(..2.min(values.len()));
        self.record(tag, Content::List(values), depth)
    }

    /// A record whose keys are known, if it has as many values.
    fn record(
        &mut self,
        tag: u64,
        values: Content<'de>,
        depth: usize,
    ) -> Result<Content<'de>, Error> {
        let within = depth.saturating_add(1);
        let keys = self.records.get(&tag).filter(|keys| Some(keys.len()) == values.len());
        let Some(keys) = keys.cloned() else {
            return Ok(Content::Tag(tag, Box::new(self.value(values, within)?)));
        };
        let values = values.into_items().unwrap_or_default();
        let mut entries = Vec::with_capacity(values.len());
        for (key, value) in keys.into_iter().zip(values) {
            entries.push((self.copied(key, within)?, self.value(value, within)?));
        }
        Ok(Content::Map(entries))
    }

    /// A copy of what a reference stands for, at this depth.
    fn copied(&mut self, content: Content<'de>, depth: usize) -> Result<Content<'de>, Error> {
        self.spend(&content, depth)?;
        Ok(content)
    }

    fn spend(&mut self, content: &Content<'de>, depth: usize) -> Result<(), Error> {
        let mut size = Size::default();
        size.add(content, depth, &mut BTreeSet::new());
        if size.depth > DEEPEST {
            let why = format!("by its references the CBOR is more than {DEEPEST} deep");
            return Err(Error::custom(why));
        }
        self.budget = self.budget.checked_sub(size.bytes).ok_or_else(|| {
            Error::custom("by its references the CBOR is more than four times as long as without")
        })?;
        Ok(())
    }
}

/// The number of the tag and the keys of a record that says them, if it has a value for each.
fn keys_of_record<'de>(content: &Content<'de>) -> Option<(u64, Vec<Content<'de>>)> {
    let Content::List(items) = content else { return None };
    let (tag, keys) = (number(items.first()?)?, items.get(1)?);
    let is_text = |key: &Content<'_>| matches!(key, Content::Text(_));
    let may_be_texts = !matches!(keys, Content::List(keys) if !keys.iter().all(is_text));
    let has_values = keys.len()?.checked_add(2) == Some(items.len());
    // A copy only then: of lists within lists there would be one for each level.
    let keys = (has_values && may_be_texts).then(|| keys.clone().into_items().ok())??;
    keys.iter().all(is_text).then_some((tag, keys))
}

/// How long a string must be to get the next number: longer than a reference to it.
const fn shortest(number: usize) -> usize {
    match number {
        0..=23 => 3,
        24..=255 => 4,
        256..=65_535 => 5,
        65_536..=4_294_967_295 => 7,
        _ => 11,
    }
}

/// An integer that a reference has.
fn number(content: &Content<'_>) -> Option<u64> {
    match content.as_number()? {
        Number::Signed(number) => u64::try_from(number).ok(),
        Number::Unsigned(number) => Some(number),
        _ => None,
    }
}

impl Content<'_> {
    /// How much memory it takes, nearly, and up to which depth it may stand.
    pub(crate) fn size(&self) -> (usize, usize) {
        let mut size = Size::default();
        size.add(self, 0, &mut BTreeSet::new());
        (size.bytes, DEEPEST.saturating_sub(size.depth))
    }
}

/// How much memory content takes, nearly, and how deep it is.
#[derive(Default)]
struct Size {
    bytes: usize,
    depth: usize,
}

impl Size {
    /// Adds content at a depth, and the numbers of the shared values that it refers to.
    fn add(&mut self, content: &Content<'_>, depth: usize, referred: &mut BTreeSet<u64>) {
        let within = depth.saturating_add(1);
        self.depth = self.depth.max(depth);
        let own = match content {
            Content::Null | Content::Number(..) | Content::Wide(_) | Content::Found(_) => 0,
            Content::Text(text) => text.len(),
            Content::Bytes(bytes) => bytes.len(),
            // Each of them becomes a value of its own.
            Content::Numbers(all) => {
                self.depth = self.depth.max(depth.saturating_add(all.lens().len()));
                all.count().saturating_mul(size_of::<Content<'_>>())
            }
            Content::Texts(all) => {
                self.depth = self.depth.max(depth.saturating_add(all.lens.len()));
                let words = all.words.iter().map(str::len).sum::<usize>();
                let items = all.words.len().saturating_mul(size_of::<Content<'_>>());
                words.saturating_add(items)
            }
            Content::List(items) => {
                for item in items {
                    self.add(item, within, referred);
                }
                0
            }
            Content::Map(entries) => {
                for (key, value) in entries {
                    self.add(key, within, referred);
                    self.add(value, within, referred);
                }
                0
            }
            Content::Extension(inner) => {
                self.add(inner, within, referred);
                0
            }
            Content::Tag(tag, inner) => {
                if *tag == REFERENCE {
                    referred.extend(number(inner));
                }
                self.add(inner, within, referred);
                0
            }
        };
        let own = own.saturating_add(size_of::<Content<'_>>());
        self.bytes = self.bytes.saturating_add(own);
    }
}
