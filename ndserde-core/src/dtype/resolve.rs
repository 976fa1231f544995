//! From a record as a document lays it out to the record that a field holds: by name.

use alloc::{
    borrow::ToOwned,
    boxed::Box,
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};

use super::{DType, Placement, Record, RecordField, placement::Place};
use crate::{
    aligned::Width,
    byteorder::ByteOrder,
    error::{Error, Kind, Quoted},
};

/// What makes records of one layout into those of another.
#[derive(Clone, Debug)]
pub(crate) struct Moves {
    steps: Vec<Move>,
    from_size: usize,
    to_size: usize,
}

#[derive(Clone, Debug)]
enum Move {
    /// Bytes as they are, or with those of each scalar of this width reversed.
    Copy { from: usize, to: usize, len: usize, swapped: Width },
    /// An array of so many records within the record.
    Each { from: usize, to: usize, moves: Box<(usize, Moves)> },
    /// What a document lacks.
    Fill { to: usize, len: usize, default: fn(&mut [u8]) },
}

impl Moves {
    /// The moves that take each field of the record from where the document has it, which are those of
    /// `found`; `tag` is the byte order that the document states beside the dtype.
    ///
    /// # Errors
    /// When the fields are not the record's; the message names the first that is not.
    pub(crate) fn resolve(
        found: &Record,
        placement: &Placement,
        record: &Record,
        tag: Option<ByteOrder>,
    ) -> Result<Self, Error> {
        Resolver { tag, path: String::new() }.record(found, placement, record)
    }

    /// Whether the records are alike, so that nothing need move.
    pub(crate) fn is_identity(&self) -> bool {
        let &Self { ref steps, from_size, to_size } = self;
        let whole = |step: &Move| matches!(step, Move::Copy { len, swapped: Width::W1, .. } if *len == to_size);
        from_size == to_size && matches!(&steps[..], [step] if whole(step))
    }

    /// Records laid out as the document has them, as records of the field.
    #[allow(clippy::arithmetic_side_effects, reason = "a record has a size")]
    pub(crate) fn apply(&self, from: &[u8]) -> Vec<u8> {
        let count = from.len() / self.from_size.max(1);
        let mut to = vec![0; count.saturating_mul(self.to_size)];
        self.each(from, &mut to);
        to
    }

    /// Record by record, since no two neighbours are neighbours afterwards.
    fn each(&self, from: &[u8], to: &mut [u8]) {
        let from = from.chunks_exact(self.from_size.max(1));
        for (from, to) in from.zip(to.chunks_exact_mut(self.to_size.max(1))) {
            self.steps.iter().for_each(|step| step.apply(from, to));
        }
    }

    /// Adds a step, to the one before it where both are one run of bytes.
    fn push(&mut self, step: Move) {
        if let (
            Some(Move::Copy { from, to, len, swapped }),
            &Move::Copy { from: next_from, to: next_to, len: more, swapped: next_swapped },
        ) = (self.steps.last_mut(), &step)
        {
            let end = (from.saturating_add(*len), to.saturating_add(*len), *swapped);
            if end == (next_from, next_to, next_swapped) {
                *len = len.saturating_add(more);
                return;
            }
        }
        self.steps.push(step);
    }

    /// Adds those of a record within the record, which starts there.
    fn push_all(&mut self, within: Self, from: usize, to: usize) {
        for step in within.steps {
            self.push(step.behind(from, to));
        }
    }
}

const _: () = assert!(size_of::<Move>() <= 32, "a record may have one for each ten bytes");

impl Move {
    /// The same, so much further.
    fn behind(mut self, further: usize, further_to: usize) -> Self {
        let (Self::Copy { to, .. } | Self::Each { to, .. } | Self::Fill { to, .. }) = &mut self;
        *to = to.saturating_add(further_to);
        if let Self::Copy { from, .. } | Self::Each { from, .. } = &mut self {
            *from = from.saturating_add(further);
        }
        self
    }

    fn apply(&self, from: &[u8], to: &mut [u8]) {
        match *self {
            Self::Copy { from: start, to: place, len, swapped } => {
                let from = from.get(start..).and_then(|from| from.get(..len));
                let to = to.get_mut(place..).and_then(|to| to.get_mut(..len));
                let (Some(from), Some(to)) = (from, to) else { return };
                to.copy_from_slice(from);
                if swapped != Width::W1 {
                    to.chunks_exact_mut(swapped.bytes()).for_each(<[u8]>::reverse);
                }
            }
            Self::Each { from: start, to: place, ref moves } => {
                let (count, moves) = &**moves;
                let from = from.get(start..).unwrap_or_default();
                let to = to.get_mut(place..).unwrap_or_default();
                let len = count.saturating_mul(moves.from_size).min(from.len());
                moves.each(from.get(..len).unwrap_or_default(), to);
            }
            Self::Fill { to: place, len, default } => {
                default(to.get_mut(place..).and_then(|to| to.get_mut(..len)).unwrap_or_default());
            }
        }
    }
}

struct Resolver {
    tag: Option<ByteOrder>,
    /// The names of the records around, for messages.
    path: String,
}

impl Resolver {
    fn record(
        &mut self,
        found: &Record,
        placement: &Placement,
        record: &Record,
    ) -> Result<Moves, Error> {
        let mut moves =
            Moves { steps: Vec::new(), from_size: placement.size(), to_size: record.itemsize() };
        let (names, places) = (found.fields(), placement.places());
        let name = |at: u32| names.get(at as usize).map_or("", RecordField::name);
        let mut sorted: Vec<u32> = (0_u32..).zip(names).map(|(at, _)| at).collect();
        sorted.sort_unstable_by(|&a, &b| name(a).cmp(name(b)));
        let mut taken = vec![false; names.len()];
        let mut to = 0_usize;
        for field in record.fields() {
            let at = sorted.binary_search_by(|&at| name(at).cmp(field.name())).ok();
            let at = at.and_then(|at| sorted.get(at)).map_or(names.len(), |&at| at as usize);
            if let (Some(found), Some(place)) = (names.get(at), places.get(at)) {
                taken.iter_mut().skip(at).take(1).for_each(|taken| *taken = true);
                self.field(&mut moves, found, place, field, to)?;
            } else {
                let default = field.default().ok_or_else(|| {
                    let name = self.name(field.name());
                    Error::custom(format_args!(
                        "the data's record has no field {name}, which the array's has"
                    ))
                })?;
                moves.push(Move::Fill { to, len: field.itemsize(), default });
            }
            to = to.saturating_add(field.itemsize());
        }
        let unknown = taken.iter().zip(names).find(|(taken, _)| !**taken);
        if let Some((_, unknown)) = unknown.filter(|_| !record.ignores_unknown()) {
            let name = self.name(unknown.name());
            return Err(Error::custom(format_args!(
                "the data's record has a field {name}, which the array's has not"
            )));
        }
        Ok(moves)
    }

    /// Adds the moves of a field.
    fn field(
        &mut self,
        moves: &mut Moves,
        found: &RecordField,
        place: &Place,
        field: &RecordField,
        to: usize,
    ) -> Result<(), Error> {
        let (from, len) = (place.offset as usize, field.itemsize());
        let within = match (found.dtype(), field.dtype()) {
            _ if found.shape() != field.shape() => return Err(self.other(found, field)),
            (DType::Record(found), DType::Record(record)) => {
                let Some(placement) = &place.within else { return Ok(()) };
                let outside = self.path.len();
                self.path.push_str(field.name());
                self.path.push('.');
                let within = self.record(found, placement, record)?;
                self.path.truncate(outside);
                within
            }
            (dtype, expected) if dtype == expected => {
                let swapped = match self.byteorder(found.name(), dtype, place.mark)? {
                    ByteOrder::Little => Width::W1,
                    ByteOrder::Big => dtype.width(),
                };
                moves.push(Move::Copy { from, to, len, swapped });
                return Ok(());
            }
            _ => return Err(self.other(found, field)),
        };
        if within.is_identity() {
            moves.push(Move::Copy { from, to, len, swapped: Width::W1 });
        } else if field.shape().is_empty() {
            moves.push_all(within, from, to);
        } else {
            let count = len.checked_div(within.to_size).unwrap_or_default();
            moves.push(Move::Each { from, to, moves: Box::new((count, within)) });
        }
        Ok(())
    }

    /// The byte order of a field: by its mark, or what the document states beside the dtype.
    fn byteorder(
        &self,
        name: &str,
        dtype: &DType,
        mark: Option<ByteOrder>,
    ) -> Result<ByteOrder, Error> {
        let of = || format!("{} of the field {}", dtype.in_message(), self.name(name));
        match (mark, self.tag) {
            _ if dtype.width() == Width::W1 => Ok(ByteOrder::Little),
            (Some(mark), Some(tag)) if mark != tag => {
                let (mark, tag) = (mark.as_str(), tag.as_str());
                Err(Kind::ByteOrderConflict { dtype: of(), mark, tag }.into())
            }
            (Some(order), _) | (None, Some(order)) => Ok(order),
            (None, None) => Err(Kind::ByteOrderMissing(of()).into()),
        }
    }

    fn other(&self, found: &RecordField, field: &RecordField) -> Error {
        let name = self.name(found.name());
        let part = |field: &RecordField| {
            let dtype = match field.dtype() {
                DType::Record(_) => "a record".to_owned(),
                dtype => dtype.to_string(),
            };
            match field.shape() {
                [] => dtype,
                shape => format!("{dtype} {shape:?}"),
            }
        };
        let (found, held) = (part(found), part(field));
        Error::custom(format_args!(
            "the field {name} of the data's record is {found}, that of the array's {held}"
        ))
    }

    fn name(&self, name: &str) -> String {
        Quoted(&format!("{}{name}", self.path)).to_string()
    }
}
