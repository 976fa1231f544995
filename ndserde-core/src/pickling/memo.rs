//! The memo, of which only that is kept which the pickle asks for again: Python remembers each value
//! that it writes, and names few of them.

use alloc::vec::Vec;

use super::{arena::Arena, input::PickleBytes, line, value::PyValue};
use crate::error::Error;

pub(super) struct Memo {
    /// One more than the highest place so far.
    places: usize,
    /// By place, or, where it is known which places are asked for, by their number among those.
    values: Arena<Option<PyValue>>,
    recalled: Option<Recalled>,
    /// Where the pickle begins that this is the memo of, if it stands within another.
    start: Option<usize>,
}

impl Memo {
    pub(super) const fn new() -> Self {
        Self { places: 0, values: Arena::new(), recalled: None, start: None }
    }

    /// That of a pickle within another, of which all is kept.
    pub(super) fn enclosed(start: usize) -> Self {
        Self { start: Some(start), ..Self::new() }
    }

    pub(super) const fn places(&self) -> usize {
        self.places
    }

    fn slot(&self, place: usize) -> Option<u32> {
        match &self.recalled {
            Some(recalled) => recalled.slot(place),
            None => u32::try_from(place).ok(),
        }
    }

    /// Remembers a value, if it is asked for again; whether it is. Each place belongs to a value, and
    /// each value to a byte at least, so that places beyond the pickle's length are never meant.
    pub(super) fn remember(
        &mut self,
        place: usize,
        value: PyValue,
        pickle: &PickleBytes<'_>,
    ) -> Result<bool, Error> {
        let len = self.start.map_or(pickle.len(), |start| pickle.at().saturating_sub(start));
        if place >= len {
            return Err(Error::custom(format_args!(
                "place {place} of the memo, in a pickle of {len} bytes"
            )));
        }
        if self.places == 0 && self.start.is_none() {
            self.recalled = Recalled::of(pickle.again());
        }
        self.places = self.places.max(place.saturating_add(1));
        let Some(slot) = self.slot(place) else { return Ok(false) };
        while self.values.len() <= usize::try_from(slot).unwrap_or(usize::MAX) {
            self.values.push(None)?;
        }
        if let Some(remembered) = self.values.get_mut(slot) {
            *remembered = Some(value);
        }
        Ok(true)
    }

    pub(super) fn recall(&self, place: usize) -> Result<PyValue, Error> {
        let value = self.slot(place).and_then(|slot| self.values.get(slot).copied().flatten());
        value.ok_or_else(|| Error::custom(format_args!("the pickle's memo has nothing at {place}")))
    }
}

/// The places that a pickle asks for.
struct Recalled {
    /// A bit for each place.
    places: Vec<u64>,
    /// How many places stand before those of each word.
    before: Vec<u32>,
}

const BITS: usize = 64;

impl Recalled {
    /// Looks through all opcodes; none where they cannot be told from what stands between them, as
    /// joblib's elements do, or are none.
    fn of(mut pickle: PickleBytes<'_>) -> Option<Self> {
        let len = pickle.len();
        let mut places = Vec::new();
        loop {
            let opcode = pickle.byte().ok()?;
            let place = match opcode {
                b'.' => break,
                b'h' => pickle.byte().ok()?.into(),
                b'j' => usize::try_from(u32::from_le_bytes(pickle.array().ok()?)).ok()?,
                b'g' => usize::try_from(line::integer(pickle.text_line().ok()?).ok()??).ok()?,
                _ => {
                    skip(opcode, &mut pickle)?;
                    continue;
                }
            };
            // Nothing is ever there.
            if place >= len {
                continue;
            }
            let (word, bit) = (place.checked_div(BITS)?, place.checked_rem(BITS)?);
            if places.len() <= word {
                places.resize(word.checked_add(1)?, 0);
            }
            *places.get_mut(word)? |= 1_u64.checked_shl(bit.try_into().ok()?)?;
        }
        let mut before = Vec::with_capacity(places.len());
        let mut so_far = 0_u32;
        for word in &places {
            before.push(so_far);
            so_far = so_far.checked_add(word.count_ones())?;
        }
        Some(Self { places, before })
    }

    /// The number of a place among those that are asked for, if it is.
    fn slot(&self, place: usize) -> Option<u32> {
        let (word, bit) = (place.checked_div(BITS)?, place.checked_rem(BITS)?);
        let (places, before) = (self.places.get(word)?, self.before.get(word)?);
        let bit = 1_u64.checked_shl(bit.try_into().ok()?)?;
        let lower = places & bit.wrapping_sub(1);
        (places & bit != 0).then(|| before.saturating_add(lower.count_ones()))
    }
}

/// Goes behind what an opcode has with it.
fn skip(opcode: u8, pickle: &mut PickleBytes<'_>) -> Option<()> {
    let len = match opcode {
        b'K' | b'q' | 0x80 | 0x82 => 1,
        b'M' | 0x83 => 2,
        b'J' | b'r' | 0x84 => 4,
        b'G' | 0x95 => 8,
        b'U' | b'C' | 0x8a | 0x8c => return known(pickle.counted::<1>().ok()?),
        b'T' | b'X' | b'B' | 0x8b => return known(pickle.counted::<4>().ok()?),
        0x8d | 0x8e | 0x96 => return known(pickle.counted::<8>().ok()?),
        b'F' | b'I' | b'L' | b'P' | b'S' | b'V' | b'p' => return known(pickle.line().ok()?),
        b'c' | b'i' => {
            known(pickle.line().ok()?)?;
            return known(pickle.line().ok()?);
        }
        _ => return Some(()),
    };
    pickle.take(len).ok().map(drop)
}

/// Whether a name is none of those behind whose objects there is something else than opcodes.
fn known(name: &[u8]) -> Option<()> {
    (name != b"NumpyArrayWrapper").then_some(())
}
