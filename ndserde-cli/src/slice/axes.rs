//! Where the elements of a part stand, and where they go.

use ndserde::Order;

use super::pick::{Pick, Picks};
use crate::error::{Error, Result};

/// What is taken of an array.
pub struct Axes {
    /// Those of the array, of which the last runs fastest where it stands.
    each: Vec<Axis>,
    shape: Vec<usize>,
    /// The first element that is taken.
    first: usize,
}

/// What is taken of an axis, in the order in which it stands.
#[derive(Clone, Copy)]
struct Axis {
    len: usize,
    /// From one element to the next that is taken.
    step: usize,
    /// The same in the part, which has them in C order; backwards where the axis is turned round.
    part_step: usize,
    is_turned: bool,
}

/// The places of an axis that are taken: the first as it stands, the distance, how many, and whether
/// they are turned round.
type Places = (usize, usize, usize, bool);

impl Axes {
    /// What these take of an array of a shape, whose elements stand in an order.
    pub fn of(picks: &Picks, shape: &[usize], order: Order) -> Result<Self> {
        let picks = of_all(&picks.0, shape)?;
        let places = picks.iter().zip(shape).enumerate();
        let places: Vec<_> = places
            .map(|(axis, (pick, len))| places_of(*pick, axis, *len))
            .collect::<Result<_>>()?;
        let kept = picks.iter().zip(&places).filter(|(pick, _)| !matches!(pick, Pick::At(_)));
        let part: Vec<_> = kept.map(|(_, places)| places.2).collect();

        let lens: Vec<_> = places.iter().map(|places| places.2).collect();
        let (steps, part_steps) = (strides(shape, order), strides(&lens, Order::C));
        let mut first = 0_usize;
        let mut axes = Vec::new();
        for ((places, step), part_step) in places.iter().zip(steps).zip(part_steps) {
            let (start, distance, len, is_turned) = *places;
            first = first.saturating_add(start.saturating_mul(step));
            axes.push(Axis { len, step: distance.saturating_mul(step), part_step, is_turned });
        }
        if order == Order::F {
            axes.reverse();
        }
        Ok(Self { each: joined(&axes), shape: part, first })
    }

    /// The shape of the part.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// How many elements the part has.
    pub fn len(&self) -> usize {
        self.shape.iter().fold(1, |len, axis| len.saturating_mul(*axis))
    }

    /// Hands over each run of elements: where it stands, where it goes, and how long it is. They come in
    /// the order in which they stand.
    pub fn walk(&self, run: &mut dyn FnMut(usize, usize, usize) -> Result<()>) -> Result<()> {
        if self.len() == 0 { Ok(()) } else { along(&self.each, self.first, 0, run) }
    }
}

fn along(
    axes: &[Axis],
    from: usize,
    to: usize,
    run: &mut dyn FnMut(usize, usize, usize) -> Result<()>,
) -> Result<()> {
    match axes {
        [] => run(from, to, 1),
        [Axis { len, step: 1, part_step: 1, is_turned: false }] => run(from, to, *len),
        [outer, within @ ..] => (0..outer.len).try_for_each(|place| {
            let from = from.saturating_add(place.saturating_mul(outer.step));
            let place = if outer.is_turned {
                outer.len.saturating_sub(1).saturating_sub(place)
            } else {
                place
            };
            along(within, from, to.saturating_add(place.saturating_mul(outer.part_step)), run)
        }),
    }
}

/// The same with no axis that goes on where the one within it ends, nor one of one place.
fn joined(axes: &[Axis]) -> Vec<Axis> {
    let mut joined: Vec<Axis> = Vec::new();
    for axis in axes.iter().rev().filter(|axis| axis.len != 1) {
        match joined.last_mut() {
            Some(within)
                if !axis.is_turned
                    && !within.is_turned
                    && axis.step == within.step.saturating_mul(within.len)
                    && axis.part_step == within.part_step.saturating_mul(within.len) =>
            {
                within.len = within.len.saturating_mul(axis.len);
            }
            _ => joined.push(*axis),
        }
    }
    joined.reverse();
    joined
}

/// How far apart neighbours on each axis are.
fn strides(shape: &[usize], order: Order) -> Vec<usize> {
    let mut step = 1_usize;
    let next = |len: &usize| {
        let this = step;
        step = step.saturating_mul(*len);
        this
    };
    if order == Order::F {
        return shape.iter().map(next).collect();
    }
    let mut strides: Vec<_> = shape.iter().rev().map(next).collect();
    strides.reverse();
    strides
}

/// What is taken of each axis, of those that are not spoken of all.
fn of_all(picks: &[Pick], shape: &[usize]) -> Result<Vec<Pick>> {
    let spoken = picks.iter().filter(|pick| !matches!(pick, Pick::Others)).count();
    let others = shape.len().checked_sub(spoken).ok_or_else(|| {
        let axes = match shape.len() {
            0 => "no axes".to_owned(),
            1 => "1 axis".to_owned(),
            axes => format!("{axes} axes"),
        };
        Error::new(format_args!("{spoken} places or ranges of an array of {axes}"))
    })?;
    let all = || std::iter::repeat_n(Pick::Range(None, None, 1), others);
    let mut whole = Vec::with_capacity(shape.len());
    for pick in picks {
        match pick {
            Pick::Others => whole.extend(all()),
            pick => whole.push(*pick),
        }
    }
    if spoken == picks.len() {
        whole.extend(all());
    }
    Ok(whole)
}

fn places_of(pick: Pick, axis: usize, len: usize) -> Result<Places> {
    let size = i128::try_from(len).map_err(Error::new)?;
    let from_end = |place: i64| {
        let place = i128::from(place);
        if place < 0 { place.saturating_add(size) } else { place }
    };
    let (start, end, step) = match pick {
        Pick::At(place) => {
            let at = from_end(place);
            if !(0..size).contains(&at) {
                return Err(Error::new(format_args!(
                    "there is no place {place} on axis {axis}, which is {len} long"
                )));
            }
            (at, at.saturating_add(1), 1)
        }
        Pick::Range(start, end, step @ 1..) => (
            start.map_or(0, from_end).clamp(0, size),
            end.map_or(size, from_end).clamp(0, size),
            i128::from(step),
        ),
        Pick::Range(start, end, step) => {
            let last = size.saturating_sub(1);
            let start = start.map_or(last, from_end).clamp(-1, last);
            (start, end.map_or(-1, from_end).clamp(-1, last), i128::from(step))
        }
        Pick::Others => (0, size, 1),
    };
    let distance = step.saturating_abs();
    let span = if step > 0 { end.saturating_sub(start) } else { start.saturating_sub(end) };
    let count = span.max(0).saturating_add(distance.saturating_sub(1)) / distance.max(1);
    let is_turned = step < 0;
    let first = if is_turned {
        start.saturating_sub(count.saturating_sub(1).saturating_mul(distance))
    } else {
        start
    };
    // All are within the axis, or there are none.
    let whole = |number: i128| usize::try_from(number).unwrap_or_default();
    Ok((whole(first), whole(distance), whole(count), is_turned))
}
