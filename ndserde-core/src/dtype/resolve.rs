//! From a record as a document lays it out to the record that a field holds: by name.

use super::{
    DType, Layout, Record, RecordField,
    layout::{Part, Place},
};
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
    /// An array of records within the record.
    Each { from: usize, to: usize, count: usize, moves: Moves },
    /// What a document lacks.
    Fill { to: usize, len: usize, default: fn(&mut [u8]) },
}

impl Moves {
    /// The moves that take each field of the record from where the document has it; `tag` is the byte
    /// order that the document states beside the dtype.
    ///
    /// # Errors
    /// When the fields are not the record's; the message names the first that is not.
    pub(crate) fn resolve(
        layout: &Layout,
        record: &Record,
        tag: Option<ByteOrder>,
    ) -> Result<Self, Error> {
        Resolver { tag, path: String::new() }.record(layout, record)
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
            Some(Move::Copy { from, to, len, swapped: Width::W1 }),
            &Move::Copy { from: next_from, to: next_to, len: more, swapped: Width::W1 },
        ) = (self.steps.last_mut(), &step)
        {
            if (from.saturating_add(*len), to.saturating_add(*len)) == (next_from, next_to) {
                *len = len.saturating_add(more);
                return;
            }
        }
        self.steps.push(step);
    }
}

impl Move {
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
            Self::Each { from: start, to: place, count, ref moves } => {
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
    fn record(&mut self, layout: &Layout, record: &Record) -> Result<Moves, Error> {
        let mut moves =
            Moves { steps: Vec::new(), from_size: layout.size(), to_size: record.itemsize() };
        let mut places: Vec<&Place> = layout.places().iter().collect();
        places.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        let (mut to, mut known) = (0_usize, 0_usize);
        for field in record.fields() {
            let place = places.binary_search_by(|place| place.name.as_str().cmp(field.name()));
            let step = if let Some(place) = place.ok().and_then(|at| places.get(at)) {
                known = known.saturating_add(1);
                self.field(place, field, to)?
            } else {
                let default = field.default().ok_or_else(|| {
                    let name = self.name(field.name());
                    Error::custom(format_args!(
                        "the data's record has no field {name}, which the array's has"
                    ))
                })?;
                Move::Fill { to, len: field.itemsize(), default }
            };
            moves.push(step);
            to = to.saturating_add(field.itemsize());
        }
        if known < places.len() && !record.ignores_unknown() {
            let unknown = |place: &&Place| record.field(&place.name).is_none();
            let name = layout.places().iter().find(unknown).map(|place| self.name(&place.name));
            let name = name.unwrap_or_default();
            return Err(Error::custom(format_args!(
                "the data's record has a field {name}, which the array's has not"
            )));
        }
        Ok(moves)
    }

    fn field(&mut self, place: &Place, field: &RecordField, to: usize) -> Result<Move, Error> {
        let (from, count, len) = (place.offset, place.axes.len(), field.itemsize());
        let moves = match (&place.part, field.dtype()) {
            _ if place.axes.shape() != field.shape() => return Err(self.other(place, field)),
            (Part::Plain(dtype, mark), expected) if dtype == expected => {
                let swapped = match self.byteorder(&place.name, dtype, *mark)? {
                    ByteOrder::Little => Width::W1,
                    ByteOrder::Big => dtype.width(),
                };
                return Ok(Move::Copy { from, to, len, swapped });
            }
            (Part::Record(layout), DType::Record(record)) => {
                let outside = self.path.len();
                self.path.push_str(&place.name);
                self.path.push('.');
                let moves = self.record(layout, record)?;
                self.path.truncate(outside);
                moves
            }
            _ => return Err(self.other(place, field)),
        };
        if moves.is_identity() {
            return Ok(Move::Copy { from, to, len, swapped: Width::W1 });
        }
        Ok(Move::Each { from, to, count, moves })
    }

    /// The byte order of a field: by its mark, or what the document states beside the dtype.
    fn byteorder(
        &self,
        name: &str,
        dtype: &DType,
        mark: Option<ByteOrder>,
    ) -> Result<ByteOrder, Error> {
        let of = || format!("{dtype} of the field {}", self.name(name));
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

    fn other(&self, place: &Place, field: &RecordField) -> Error {
        let name = self.name(&place.name);
        let found = match &place.part {
            Part::Plain(dtype, _) => dtype.to_string(),
            Part::Record(_) => "a record".to_owned(),
        };
        let held = match field.dtype() {
            DType::Record(_) => "a record".to_owned(),
            dtype => dtype.to_string(),
        };
        let axes = |shape: &[usize]| match shape {
            [] => String::new(),
            shape => format!(" {shape:?}"),
        };
        let (there, here) = (axes(place.axes.shape()), axes(field.shape()));
        Error::custom(format_args!(
            "the field {name} of the data's record is {found}{there}, that of the array's {held}{here}"
        ))
    }

    fn name(&self, name: &str) -> String {
        Quoted(&format!("{}{name}", self.path)).to_string()
    }
}
