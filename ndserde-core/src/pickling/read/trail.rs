//! Where values stand in a [`Value`](crate::Value), so that one that stands there again can be named
//! instead of being taken apart a second time.

use alloc::collections::BTreeMap;
use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt::Write as _;

use super::{
    super::{
        arena::Arena,
        array::Parts,
        heap::Heap,
        long,
        value::{Identity, PyValue},
    },
    scalar,
};
use crate::{error::Error, number::BigInt, words};

/// A step from a value to one within it.
#[derive(Clone, Copy)]
pub(super) enum TrailStep {
    Place(u32),
    Key(PyValue),
    /// By its number among [`NAMES`].
    Name(u8),
}

/// The names under which something stands in an object that is none of its attributes.
const NAMES: [&str; 10] = [
    "__args__",
    "__state__",
    "__items__",
    "__entries__",
    "start",
    "stop",
    "step",
    "dtype",
    "shape",
    "data",
];

impl TrailStep {
    pub(super) fn place(place: usize) -> Self {
        Self::Place(u32::try_from(place).unwrap_or(u32::MAX))
    }

    pub(super) fn name(name: &str) -> Self {
        let at = NAMES.iter().position(|known| *known == name);
        Self::Name(at.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX))
    }
}

/// The way to the value that is being read, and to those that may stand again.
#[derive(Default)]
pub(super) struct Trail {
    /// The steps to here, and the numbers of those that lead to something remembered.
    open: Vec<(TrailStep, Option<u32>)>,
    /// The steps to what is remembered, and the number of that before each.
    nodes: Arena<TrailNode>,
    seen: BTreeMap<Identity, u32>,
    /// What is being read and may stand within itself.
    within: Vec<Identity>,
}

/// A step, the number of that before it, and how many there are.
struct TrailNode {
    before: u32,
    step: TrailStep,
    depth: u8,
}

/// The key behind which a `Value` would be larger than it may be.
pub(super) const MORE: &str = "...";

/// The whole.
const ROOT: u32 = u32::MAX;

/// As many bytes and steps as a path has that is still told.
const LONGEST: usize = 1024;
const STEPS: u8 = 128;

impl Trail {
    pub(super) fn push(&mut self, step: TrailStep) {
        self.open.push((step, None));
    }

    pub(super) fn pop(&mut self) {
        self.open.pop();
    }

    pub(super) fn enter(&mut self, identity: Identity) {
        self.within.push(identity);
    }

    pub(super) fn leave(&mut self) {
        self.within.pop();
    }

    pub(super) fn is_within(&self, identity: Identity) -> bool {
        self.within.contains(&identity)
    }

    /// Where a value has been seen already.
    pub(super) fn seen(&self, identity: Identity) -> Option<u32> {
        self.seen.get(&identity).copied()
    }

    /// Remembers a value that stands here, unless it stands somewhere already.
    pub(super) fn remember(&mut self, identity: Identity) -> Result<(), Error> {
        if self.seen.contains_key(&identity) {
            return Ok(());
        }
        let known = self.open.iter().rposition(|(_, node)| node.is_some());
        let mut node = known.and_then(|at| self.open.get(at)?.1).unwrap_or(ROOT);
        let first = known.map_or(0, |at| at.saturating_add(1));
        for (step, number) in self.open.iter_mut().skip(first) {
            let depth = self.nodes.get(node).map_or(0, |node| node.depth).saturating_add(1);
            node = self.nodes.push(TrailNode { before: node, step: *step, depth })?;
            *number = Some(node);
        }
        self.seen.insert(identity, node);
        Ok(())
    }

    /// The path to there, as a `Value` takes it; none where it is long.
    pub(super) fn path(&self, to: u32, heap: &Heap<'_>) -> Option<String> {
        let mut steps = Vec::new();
        let mut at = to;
        while let Some(node) = self.nodes.get(at).filter(|node| node.depth <= STEPS) {
            steps.push(node.step);
            at = node.before;
        }
        if at != ROOT {
            return None;
        }
        let mut path = String::new();
        for step in steps.iter().rev() {
            let key = match step {
                TrailStep::Place(place) => {
                    let _ = write!(path, "[{place}]");
                    continue;
                }
                TrailStep::Name(name) => (*NAMES.get(usize::from(*name))?).to_owned(),
                TrailStep::Key(key) => shown(heap, *key)?,
            };
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(&key);
            if path.len() > LONGEST {
                return None;
            }
        }
        Some(path).filter(|path| path.len() <= LONGEST)
    }
}

/// A key as a `Value` displays it, if it is short.
fn shown(heap: &Heap<'_>, key: PyValue) -> Option<String> {
    Some(match key {
        PyValue::Text(at) | PyValue::Str(at) if heap.bytes(at).len() <= LONGEST => {
            let bytes = heap.bytes(at);
            match core::str::from_utf8(bytes) {
                // A string of Python 2 is text where it is ASCII.
                Ok(text) if matches!(key, PyValue::Text(_)) || text.is_ascii() => {
                    words::as_key(text)
                }
                _ => words::bytes_as_key(bytes),
            }
        }
        PyValue::Bytes(at) if heap.bytes(at).len() <= LONGEST => {
            words::bytes_as_key(heap.bytes(at))
        }
        PyValue::Bool(value) => value.to_string(),
        PyValue::Int(number) => number.to_string(),
        PyValue::Wide(at) => heap.wide(at).to_string(),
        PyValue::Huge(at) if heap.bytes(at).len() <= 64 => {
            let (tag, bytes) = long::to_cbor(heap.bytes(at));
            BigInt::from_cbor(tag == 3, &bytes).to_string()
        }
        PyValue::Array(at) => {
            let parts = Parts::of(heap, at).ok()?;
            let data = parts.data(heap).ok()?;
            scalar::shown(&parts, &data)?
        }
        _ => return None,
    })
}
