//! The shapes of the rows of a column.

use super::{
    form::{Form, size},
    items::times,
};
use crate::error::Error;

/// The shapes of the rows so far.
pub(super) struct Shapes {
    state: State,
    wanted: Wanted,
    /// The form of a column of one shape, and of a ragged one.
    plain: bool,
    is_named: bool,
}

/// What decides on the form.
enum Wanted {
    /// The rows.
    Any,
    /// The options: ragged, even if all rows are alike.
    Ragged,
    /// The schema.
    Asked,
}

pub(super) enum State {
    /// No row had an array.
    Unknown,
    Fixed(Vec<usize>),
    /// Where the items of each row end, and its axes.
    Ragged {
        ndim: usize,
        ends: Vec<i32>,
        axes: Vec<i32>,
    },
}

impl Shapes {
    /// Of any shape.
    pub(super) const fn free(plain: bool, is_named: bool, is_ragged: bool) -> Self {
        let wanted = if is_ragged { Wanted::Ragged } else { Wanted::Any };
        Self { state: State::Unknown, wanted, plain, is_named }
    }

    /// As the schema says.
    pub(super) fn asked(form: Form) -> Self {
        let mut shapes = Self { wanted: Wanted::Asked, ..Self::free(false, false, false) };
        match form {
            Form::Fixed { shape, plain } => {
                (shapes.state, shapes.plain) = (State::Fixed(shape), plain);
            }
            Form::Ragged { ndim, is_named } => {
                (shapes.state, shapes.is_named) = (State::ragged(ndim), is_named);
            }
        }
        shapes
    }

    pub(super) const fn is_fixed(&self) -> bool {
        matches!(self.state, State::Fixed(_))
    }

    /// One more row, after so many. Returns how many elements are missing for those, which were null.
    ///
    /// # Errors
    /// When it has another shape than the column can have.
    #[inline]
    pub(super) fn push(
        &mut self,
        shape: &[usize],
        rows: usize,
        each: usize,
    ) -> Result<usize, Error> {
        match &self.state {
            // One by one, since a call takes longer than a few axes.
            State::Fixed(fixed) if fixed.iter().eq(shape) => Ok(0),
            _ => self.push_other(shape, rows, each),
        }
    }

    fn push_other(&mut self, shape: &[usize], rows: usize, each: usize) -> Result<usize, Error> {
        let mut zeros = 0;
        match &mut self.state {
            State::Fixed(fixed) if matches!(self.wanted, Wanted::Asked) => {
                let message = format!("shape {shape:?}, where the schema says {fixed:?}");
                return Err(Error::new(message));
            }
            State::Fixed(fixed) => {
                check_axes(fixed.len(), shape)?;
                self.state = State::ragged_after(fixed, rows, each)?;
            }
            State::Unknown if matches!(self.wanted, Wanted::Ragged) && !shape.is_empty() => {
                self.set_ragged(shape.len(), rows, each);
            }
            State::Unknown => {
                zeros = times(count(shape)?, rows)?;
                self.state = State::Fixed(shape.to_vec());
            }
            State::Ragged { ndim, .. } => check_axes(*ndim, shape)?,
        }
        if let State::Ragged { ends, axes, .. } = &mut self.state {
            let last = ends.last().copied().unwrap_or_default();
            let len = times(count(shape)?, each)?;
            let end = i32::try_from(len).ok().and_then(|len| last.checked_add(len));
            ends.push(end.ok_or_else(too_many)?);
            for axis in shape {
                axes.push(size(*axis)?);
            }
            axes.extend((each == 2).then_some(2));
        }
        Ok(zeros)
    }

    /// One more row without an array. Returns how many elements stand for it.
    pub(super) fn push_null(&mut self, each: usize) -> usize {
        match &mut self.state {
            State::Unknown => 0,
            // Counted when the first array came, or by the schema.
            State::Fixed(shape) => count(shape).unwrap_or_default(),
            State::Ragged { ndim, ends, axes } => {
                ends.push(ends.last().copied().unwrap_or_default());
                axes.extend(std::iter::repeat_n(0, with_pair(*ndim, each)));
                0
            }
        }
    }

    /// Ragged with so many null rows.
    fn set_ragged(&mut self, ndim: usize, rows: usize, each: usize) {
        self.state = State::ragged(ndim);
        for _ in 0..rows {
            self.push_null(each);
        }
    }

    /// After all rows: without any array, what the type of the field says. `None` where it says too little.
    pub(super) fn finish(
        mut self,
        ndim: Option<usize>,
        rows: usize,
        each: usize,
    ) -> Option<(Form, State)> {
        if matches!(self.state, State::Unknown) {
            match ndim? {
                0 => self.state = State::Fixed(Vec::new()),
                ndim => self.set_ragged(ndim, rows, each),
            }
        }
        let form = match &self.state {
            State::Unknown => return None,
            State::Fixed(shape) => Form::Fixed { shape: shape.clone(), plain: self.plain },
            State::Ragged { ndim, .. } => Form::Ragged { ndim: *ndim, is_named: self.is_named },
        };
        Some((if each == 2 { form.with_pair() } else { form }, self.state))
    }
}

impl State {
    fn ragged(ndim: usize) -> Self {
        Self::Ragged { ndim, ends: vec![0], axes: Vec::new() }
    }

    /// Ragged after so many rows of one shape.
    fn ragged_after(shape: &[usize], rows: usize, each: usize) -> Result<Self, Error> {
        let len = times(count(shape)?, each)?;
        times(len, rows)?;
        let mut ends = vec![0];
        let mut axes = Vec::new();
        for row in 1..=rows {
            ends.push(i32::try_from(len.saturating_mul(row)).map_err(|_| too_many())?);
            for axis in shape {
                axes.push(size(*axis)?);
            }
            axes.extend((each == 2).then_some(2));
        }
        Ok(Self::Ragged { ndim: shape.len(), ends, axes })
    }
}

/// How many elements an array of this shape has.
fn count(shape: &[usize]) -> Result<usize, Error> {
    crate::metadata::product(shape)
}

const fn with_pair(ndim: usize, each: usize) -> usize {
    if each == 2 { ndim.saturating_add(1) } else { ndim }
}

fn check_axes(ndim: usize, shape: &[usize]) -> Result<(), Error> {
    if shape.len() == ndim {
        return Ok(());
    }
    Err(Error::new(format!(
        "shape {shape:?}, where the column's arrays have {ndim} axes; ragged arrays have the same number"
    )))
}

#[cold]
fn too_many() -> Error {
    Error::new("more than 2147483647 elements in a ragged column; make smaller batches")
}
