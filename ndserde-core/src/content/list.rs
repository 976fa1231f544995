//! The items of a list: packed as long as they are alike.

use alloc::{boxed::Box, vec, vec::Vec};
use core::mem;

use super::{
    Content,
    pack::{Pack, Start, Words},
};
use crate::{
    error::Error,
    number::{Apart, Lens, Sort, word, word_for_number},
};

/// A value, as the list around it is given it.
///
/// As small as a value is, since it moves through several hands.
pub(super) enum Piece<'de> {
    Content(Content<'de>),
    /// The last list in the pack, which begins there.
    Packed(PackedKind, Start),
}

/// What packed lists hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum PackedKind {
    Numbers,
    Texts,
}

impl<'de> Piece<'de> {
    /// The value by itself; of a list that is packed, its numbers or texts leave the pack.
    #[inline]
    pub(super) fn content(self, pack: &mut Pack) -> Content<'de> {
        match self {
            Self::Content(content) => content,
            Self::Packed(kind, start) => kind.last(start, pack),
        }
    }
}

impl PackedKind {
    /// The last list in the pack.
    pub(super) fn last<'de>(self, start: Start, pack: &mut Pack) -> Content<'de> {
        match self {
            Self::Numbers => Content::Numbers(pack.last_numbers(start)),
            Self::Texts => Content::Texts(Box::new(pack.last_texts(start))),
        }
    }
}

/// The items of a list so far.
pub(super) enum ItemsSoFar<'de> {
    None,
    /// So many that are packed, each of which has these lengths: none for a number or text.
    Packed {
        kind: PackedKind,
        len: usize,
        inner: Lens,
    },
    /// A text, which is packed once another comes: most lists that begin with a text go on with other
    /// values.
    First(Content<'de>),
    Any(Vec<Content<'de>>),
}

impl<'de> ItemsSoFar<'de> {
    /// How many numbers there are so far, where they are all, and more than one: a block for what follows a
    /// single one would be most of the work of reading a shape.
    pub(super) fn numbers(&mut self) -> Option<&mut usize> {
        match self {
            Self::Packed { kind: PackedKind::Numbers, len, inner }
                if inner.is_empty() && *len > 1 =>
            {
                Some(len)
            }
            _ => None,
        }
    }

    /// The list of these items, which were packed from this start on.
    pub(super) fn list(self, start: Start, pack: &mut Pack) -> Piece<'de> {
        match self {
            Self::None => Piece::Packed(pack_list(PackedKind::Numbers, 0, &[], pack), start),
            Self::Packed { kind, len, inner } => {
                Piece::Packed(pack_list(kind, len, &inner, pack), start)
            }
            Self::First(item) => Piece::Content(Content::List(vec![item])),
            Self::Any(items) => Piece::Content(Content::List(items)),
        }
    }
}

/// Notes that so many items, each of which has these lengths, are the last list in the pack.
fn pack_list(kind: PackedKind, len: usize, inner: &[usize], pack: &mut Pack) -> PackedKind {
    pack.lens.clear();
    pack.lens.push(len);
    if !inner.is_empty() {
        pack.lens.extend_from_slice(inner);
    }
    kind
}

/// Adds an item.
pub(super) fn add<'de>(
    items: &mut ItemsSoFar<'de>,
    piece: Piece<'de>,
    pack: &mut Pack,
    start: Start,
) -> Result<(), Error> {
    match (&*items, &piece) {
        // Most lists of one number are the shape of a small array.
        (ItemsSoFar::None, Piece::Content(Content::Number(sort, bits))) => {
            pack.numbers.push_bits(*sort, *bits);
            *items = ItemsSoFar::Packed { kind: PackedKind::Numbers, len: 1, inner: Lens::new() };
            return Ok(());
        }
        (ItemsSoFar::None, Piece::Content(Content::Text(word)))
            if word_for_number(word).is_none() =>
        {
            pack.spend(usize::from(word.len() < Words::LONGEST))?;
            *items = ItemsSoFar::First(piece.content(pack));
            return Ok(());
        }
        (ItemsSoFar::First(Content::Text(first)), Piece::Content(Content::Text(word)))
            if first.len() < Words::LONGEST && word.len() < Words::LONGEST =>
        {
            pack.words.push(first);
            *items = ItemsSoFar::Packed { kind: PackedKind::Texts, len: 1, inner: Lens::new() };
        }
        (ItemsSoFar::First(_) | ItemsSoFar::Any(_), _) => {
            let content = piece.content(pack);
            return push(spread(items, pack, start)?, content, pack);
        }
        _ => {}
    }
    if let Some(kind) = packed(&piece, items, pack) {
        match items {
            ItemsSoFar::None => {
                let inner = Lens::from_slice(lens_of(&piece, pack));
                *items = ItemsSoFar::Packed { kind, len: 1, inner };
            }
            ItemsSoFar::Packed { len, .. } => *len = len.saturating_add(1),
            ItemsSoFar::First(_) | ItemsSoFar::Any(_) => {}
        }
        match piece {
            Piece::Content(Content::Number(sort, bits)) => pack.numbers.push_bits(sort, bits),
            Piece::Content(Content::Null) => {
                pack.numbers.push_bits(Sort::Apart, Apart::Null.bits());
            }
            Piece::Content(Content::Text(word)) => match word_for_number(&word) {
                Some((sort, bits)) if kind == PackedKind::Numbers => {
                    pack.numbers.push_bits(sort, bits);
                }
                _ => pack.words.push(&word),
            },
            _ => {}
        }
        return Ok(());
    }
    let content = piece.content(pack);
    if let (Content::Text(_), true) = (&content, are_names(items, pack, start)) {
        rename(items, pack, start);
        return add(items, Piece::Content(content), pack, start);
    }
    pack.spend(cost(&content))?;
    spread(items, pack, start)?.push(content);
    Ok(())
}

/// Adds an item to those that are not packed.
#[inline]
fn push<'de>(
    all: &mut Vec<Content<'de>>,
    content: Content<'de>,
    pack: &mut Pack,
) -> Result<(), Error> {
    pack.spend(cost(&content))?;
    all.push(content);
    Ok(())
}

/// What the document pays for a value that is not packed.
pub(super) fn cost(content: &Content<'_>) -> usize {
    match content {
        content if is_long(content) => 0,
        content if content.is_list() => 2,
        _ => 1,
    }
}

/// What an item is packed as, if it is like those before it.
fn packed(piece: &Piece<'_>, items: &ItemsSoFar<'_>, pack: &Pack) -> Option<PackedKind> {
    if let ItemsSoFar::First(_) | ItemsSoFar::Any(_) = items {
        return None;
    }
    let kind = match piece {
        Piece::Packed(kind, _) => *kind,
        Piece::Content(Content::Number(..) | Content::Null) => PackedKind::Numbers,
        Piece::Content(Content::Text(word)) if word.len() < Words::LONGEST => {
            let may_be_number = match items {
                ItemsSoFar::None => true,
                ItemsSoFar::Packed { kind, .. } => *kind == PackedKind::Numbers,
                ItemsSoFar::First(_) | ItemsSoFar::Any(_) => false,
            };
            let is_number = may_be_number && word_for_number(word).is_some();
            if is_number { PackedKind::Numbers } else { PackedKind::Texts }
        }
        Piece::Content(_) => return None,
    };
    match items {
        ItemsSoFar::None => Some(kind),
        ItemsSoFar::Packed { kind: before, inner, .. }
            if *before == kind && inner[..] == *lens_of(piece, pack) =>
        {
            Some(kind)
        }
        _ => None,
    }
}

/// The lengths of a list in the pack; none of a number or text.
fn lens_of<'p>(piece: &Piece<'_>, pack: &'p Pack) -> &'p [usize] {
    match piece {
        Piece::Packed(..) => &pack.lens,
        Piece::Content(_) => &[],
    }
}

/// Whether the items are words that may be numbers, and nothing else.
fn are_names(items: &ItemsSoFar<'_>, pack: &Pack, start: Start) -> bool {
    match items {
        ItemsSoFar::Packed { kind: PackedKind::Numbers, inner, len }
            if inner.is_empty() && *len > 0 =>
        {
            pack.numbers_behind(start).all(|(sort, bits)| word(sort, bits).is_some())
        }
        _ => false,
    }
}

/// Words that may be numbers become texts, since a text stands behind them.
fn rename(items: &mut ItemsSoFar<'_>, pack: &mut Pack, start: Start) {
    let numbers = pack.numbers_from(start);
    let (sorts, bits) = numbers.parts();
    for (sort, bits) in sorts.iter().zip(bits) {
        pack.words.push(word(*sort, *bits).unwrap_or_default());
    }
    if let ItemsSoFar::Packed { kind, .. } = items {
        *kind = PackedKind::Texts;
    }
}

/// The items one by one, however they were packed.
fn spread<'i, 'de>(
    items: &'i mut ItemsSoFar<'de>,
    pack: &mut Pack,
    start: Start,
) -> Result<&'i mut Vec<Content<'de>>, Error> {
    if !matches!(items, ItemsSoFar::Any(_)) {
        let all = match mem::replace(items, ItemsSoFar::None) {
            ItemsSoFar::Packed { kind, len, inner } => {
                pack.spend(len.saturating_mul(if inner.is_empty() { 1 } else { 2 }))?;
                let list = pack_list(kind, len, &inner, pack).last(start, pack);
                list.into_items().unwrap_or_default()
            }
            ItemsSoFar::None => Vec::new(),
            // Of as many values as the default wire has.
            ItemsSoFar::First(item) => {
                let mut all = Vec::with_capacity(5);
                all.push(item);
                all
            }
            ItemsSoFar::Any(all) => all,
        };
        *items = ItemsSoFar::Any(all);
    }
    match items {
        ItemsSoFar::Any(all) => Ok(all),
        _ => Err(Error::custom("a list that is no list")),
    }
}

/// Whether the document spends as much on a value as its content takes.
pub(super) fn is_long(content: &Content<'_>) -> bool {
    match content {
        Content::Text(text) => text.len() >= Words::LONGEST,
        Content::Wide(_) => true,
        _ => false,
    }
}
