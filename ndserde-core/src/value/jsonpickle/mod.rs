//! What jsonpickle refers to instead of writing it again: `{"py/id": 1}` is the value that it has counted
//! as the second in the document.
//!
//! It counts as it writes, what is around a value before the value: lists, maps and objects, the lists of
//! an array's elements too. What refers to nothing that is known, to what it stands in, or to so much that
//! the document would be by far longer, stays what it is.

mod counted;

use alloc::{
    boxed::Box,
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};

use self::counted::{Within, is_array, is_counted, is_unclear, lists, reference};
use super::look::checked;
use crate::{backend::Known, content::Content, untyped::ArrayBytes, wire::any};

/// A whole document in which each reference is what it stands for.
pub(super) fn resolved(format: Known, content: Content<'_>) -> Content<'_> {
    let mut referred = BTreeSet::new();
    note(&content, &mut referred);
    if referred.is_empty() {
        return content;
    }
    let (size, _) = content.size();
    let mut document = PyReferences {
        format,
        referred,
        known: BTreeMap::new(),
        bases: BTreeMap::new(),
        next: 0,
        sure: usize::MAX,
        budget: size.saturating_mul(4).saturating_add(1 << 15),
    };
    document.value(content, 0)
}

/// Notes the numbers that the document refers to.
fn note(content: &Content<'_>, referred: &mut BTreeSet<usize>) {
    match content {
        Content::List(items) => items.iter().for_each(|item| note(item, referred)),
        Content::Map(entries) => {
            referred.extend(reference(content));
            for (_, value) in entries {
                note(value, referred);
            }
        }
        Content::Tag(_, inner) => note(inner, referred),
        _ => {}
    }
}

struct PyReferences<'de> {
    format: Known,
    /// The numbers that references have.
    referred: BTreeSet<usize>,
    /// The values of these numbers.
    known: BTreeMap<usize, KnownValue<'de>>,
    /// Those of them that views see, unpacked; none where they are no array.
    bases: BTreeMap<usize, Option<ArrayBytes<'de>>>,
    /// The number of the next value.
    next: usize,
    /// From here on no number is sure.
    sure: usize,
    /// So many bytes may still be copied.
    budget: usize,
}

/// A value that may stand again.
struct KnownValue<'de> {
    content: Content<'de>,
    bytes: usize,
    /// Where it would not become too deep.
    deepest: usize,
}

impl<'de> PyReferences<'de> {
    fn value(&mut self, content: Content<'de>, depth: usize) -> Content<'de> {
        match content {
            Content::Map(entries) => self.map(entries, depth),
            Content::List(_) | Content::Numbers(_) | Content::Texts(_) => {
                let number = self.count(1);
                let list = self.items(content, depth);
                self.keep(number, &list);
                list
            }
            // A map of the wire tagged, or its list, and in it the list of its shape.
            Content::Found(_) => {
                let number = self.count(2);
                self.keep(number, &content);
                content
            }
            Content::Tag(tag, inner) => {
                Content::Tag(tag, Box::new(self.value(*inner, depth.saturating_add(1))))
            }
            plain => plain,
        }
    }

    /// A list, which is counted or not, and what is in it.
    fn items(&mut self, list: Content<'de>, depth: usize) -> Content<'de> {
        let lens = match &list {
            Content::Numbers(all) => all.lens(),
            Content::Texts(all) => &all.lens[..],
            _ => &[],
        };
        let within = lists(lens).saturating_sub(1);
        let is_packed = !lens.is_empty();
        if is_packed
            && self.referred.range(self.next..self.next.saturating_add(within)).next().is_none()
        {
            self.count(within);
            return list;
        }
        match list.into_items() {
            Ok(items) => {
                let item = |item| self.value(item, depth.saturating_add(1));
                Content::List(items.into_iter().map(item).collect())
            }
            Err(other) => self.value(other, depth),
        }
    }

    /// Lists of so many levels that are not counted.
    fn behind(&mut self, levels: u8, content: Content<'de>, depth: usize) -> Content<'de> {
        let Some(levels) = levels.checked_sub(1).filter(|_| content.is_list()) else {
            return self.value(content, depth);
        };
        if levels == 0 {
            return self.items(content, depth);
        }
        match content.into_items() {
            Ok(items) => {
                let item = |item| self.behind(levels, item, depth.saturating_add(1));
                Content::List(items.into_iter().map(item).collect())
            }
            Err(other) => self.value(other, depth),
        }
    }

    fn map(&mut self, entries: Vec<(Content<'de>, Content<'de>)>, depth: usize) -> Content<'de> {
        let map = Content::Map(entries);
        if let Some(number) = reference(&map) {
            return self.copy(number, depth).unwrap_or(map);
        }
        let Content::Map(entries) = map else { return map };
        let number = is_counted(&entries).then(|| self.count(1));
        if is_unclear(&entries) {
            self.sure = self.sure.min(self.next);
        }
        let is_array = is_array(&entries);
        let mut made = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let depth = depth.saturating_add(1);
            let value = match Within::of(&key, is_array) {
                // A view says which part of its base it sees.
                _ if is_array && reference(&value).is_some() => value,
                Within::Counted => self.value(value, depth),
                Within::Behind(levels) => self.behind(levels, value, depth),
                Within::Elements => self.elements(value, depth),
                Within::Not => value,
            };
            made.push((key, value));
        }
        let map = self.view(&made).unwrap_or(Content::Map(made));
        if let Some(number) = number {
            self.keep(number, &map);
        }
        map
    }

    /// The elements of an array: its lists were made to be written, so that nothing refers to them.
    fn elements(&mut self, values: Content<'de>, depth: usize) -> Content<'de> {
        let lens = match &values {
            Content::Numbers(all) => all.lens(),
            Content::Texts(all) => &all.lens[..],
            _ => return self.value(values, depth),
        };
        self.count(lists(lens));
        values
    }

    /// The number of the next value, of which there are so many with those in it.
    fn count(&mut self, values: usize) -> usize {
        let number = self.next;
        self.next = self.next.saturating_add(values);
        number
    }

    /// Keeps what is referred to.
    fn keep(&mut self, number: usize, content: &Content<'de>) {
        if number >= self.sure || !self.referred.contains(&number) {
            return;
        }
        let (bytes, deepest) = content.size();
        if self.spend(bytes) {
            self.known.insert(number, KnownValue { content: content.clone(), bytes, deepest });
        }
    }

    /// What a reference stands for.
    fn copy(&mut self, number: usize, depth: usize) -> Option<Content<'de>> {
        let known = self.known.get(&number).filter(|known| depth <= known.deepest)?;
        let bytes = known.bytes;
        if !self.spend(bytes) {
            return None;
        }
        self.known.get(&number).map(|known| known.content.clone())
    }

    /// Whether so many bytes may be copied, which are fewer then.
    fn spend(&mut self, bytes: usize) -> bool {
        let left = self.budget.checked_sub(bytes);
        self.budget = left.unwrap_or(self.budget);
        left.is_some()
    }

    /// The array that a view is whose base stands elsewhere.
    fn view(&mut self, entries: &[(Content<'de>, Content<'de>)]) -> Option<Content<'de>> {
        let is_base = |(key, value): &(Content<'_>, Content<'_>)| match key {
            Content::Text(key) if key == "base" => reference(value),
            _ => None,
        };
        let number = entries.iter().find_map(is_base)?;
        let len = self.base(number)?.data().len();
        // Of what a view costs nothing is known before, but that it is no more than its base.
        if !self.spend(len) {
            return None;
        }
        let seen = any::view_of(entries, self.base(number)?).ok()?;
        let array = checked(self.format, seen).ok()?;
        let own = array.len().saturating_mul(array.dtype().itemsize());
        self.budget = self.budget.saturating_add(len.saturating_sub(own));
        Some(Content::Found(Box::new(array)))
    }

    /// The array of this number.
    fn base(&mut self, number: usize) -> Option<&ArrayBytes<'de>> {
        if !self.bases.contains_key(&number) {
            let base = any::base_of_views(self.known.get(&number)?.content.clone()).ok();
            let bytes = base.as_ref().map_or(0, |base| base.data().len());
            self.budget = self.budget.saturating_add(bytes.saturating_mul(4));
            self.bases.insert(number, base);
        }
        self.bases.get(&number)?.as_ref()
    }
}
