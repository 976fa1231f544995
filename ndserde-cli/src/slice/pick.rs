//! What stands in brackets behind the path of an array.

use crate::error::{Error, Result};

/// What is taken of each axis.
pub struct Picks(pub Vec<Pick>);

/// What is taken of an axis.
#[derive(Clone, Copy)]
pub enum Pick {
    /// One place, which leaves no axis; a negative one counts from the end.
    At(i64),
    /// `start:stop:step`.
    Range(Option<i64>, Option<i64>, i64),
    /// `...`: all axes that are not spoken of.
    Others,
}

impl Picks {
    /// `3:5, :, 0`.
    pub fn parse(words: &str) -> Result<Self> {
        let picks: Vec<_> =
            words.split(',').map(|word| pick(word.trim())).collect::<Result<_>>()?;
        let others = picks.iter().filter(|pick| matches!(pick, Pick::Others)).count();
        if others > 1 {
            return Err(Error::new(format_args!("[{words}] has more than one ...")));
        }
        Ok(Self(picks))
    }
}

fn pick(word: &str) -> Result<Pick> {
    let wrong = || {
        let expected = "a place such as 0 or -1, a range such as 2:5 or ::-1, or ...";
        Error::new(format_args!("{word:?} is none of what can be taken of an axis: {expected}"))
    };
    let number = |word: &str| word.parse::<i64>().map_err(|_| wrong());
    let bound = |word: &str| match word.trim() {
        "" => Ok(None),
        word => number(word).map(Some),
    };
    if word == "..." {
        return Ok(Pick::Others);
    }
    let mut words = word.split(':');
    match (words.next(), words.next(), words.next(), words.next()) {
        (Some(place), None, ..) => number(place).map(Pick::At),
        (Some(start), Some(end), step, None) => match bound(step.unwrap_or_default())? {
            Some(0) => Err(Error::new(format_args!("{word:?} has the step 0"))),
            step => Ok(Pick::Range(bound(start)?, bound(end)?, step.unwrap_or(1))),
        },
        _ => Err(wrong()),
    }
}
