//! `ndserde diff`: where two documents differ, and by how much.

mod array;
#[cfg(test)]
mod tests;
mod tolerance;

use std::{
    fmt::Display,
    io::{self, BufWriter, Write},
};

use ndserde::{Value, value::Map};

use self::tolerance::Tolerance;
use crate::{
    args::Diff,
    error::{Error, Result},
    format::mark::{Mark, before},
    input,
    output::Stdout,
    path::Path,
    plain::plain,
};

/// Whether the files are alike; what differs is printed, a line each.
pub fn run(args: &Diff) -> Result<bool> {
    if input::is_standard(&args.one) && input::is_standard(&args.other) {
        return Err(Error::new("standard input cannot be both files"));
    }
    let one = input::read(&args.one, &args.reading)?;
    let other = input::read(&args.other, &args.reading)?;
    let mut out = BufWriter::new(Stdout::new());
    let mut walk = Walk {
        files: [&args.one, &args.other].map(|file| plain(&input::name(file))),
        tolerance: Tolerance::of(args.rtol, args.atol),
        path: Path::default(),
        differences: 0,
        out: &mut out,
    };
    walk.values(&one, &other)?;
    let are_alike = walk.differences == 0;
    out.flush().map_err(failed)?;
    Ok(are_alike)
}

fn failed(why: io::Error) -> Error {
    Error::new(why).about("standard output")
}

/// A walk through both documents.
struct Walk<'a> {
    files: [String; 2],
    tolerance: Option<Tolerance>,
    path: Path,
    differences: usize,
    out: &'a mut dyn Write,
}

impl Walk<'_> {
    fn values(&mut self, one: &Value, other: &Value) -> Result<()> {
        match (one, other) {
            (Value::Tag(one, one_inner), Value::Tag(other, other_inner)) if one == other => {
                self.values(one_inner, other_inner)
            }
            (Value::Map(one), Value::Map(other)) => self.maps(one, other),
            (Value::List(one), Value::List(other)) => self.lists(one, other),
            (Value::Array(one), Value::Array(other)) => {
                match array::difference(one, other, self.tolerance).map_err(Error::new)? {
                    Some(difference) => self.report(&difference),
                    None => Ok(()),
                }
            }
            (Value::Bytes(one), Value::Bytes(other)) if one != other => {
                let same = one.iter().zip(other).take_while(|(one, other)| one == other).count();
                let (one, other) = (one.len(), other.len());
                self.report(&format_args!(
                    "{one} bytes and {other} bytes, which differ from byte {same} on"
                ))
            }
            _ if tolerance::are_alike(one, other, self.tolerance) => Ok(()),
            _ => self.report(&format_args!("{} and {}", sort(one), sort(other))),
        }
    }

    fn maps(&mut self, one: &Map, other: &Map) -> Result<()> {
        for (key, value) in one {
            let len = self.path.push_key(key);
            match other.get_key(key) {
                Some(other) => self.values(value, other)?,
                None => self.only(0, value)?,
            }
            self.path.cut(len);
        }
        for (key, value) in other.iter().filter(|(key, _)| one.get_key(key).is_none()) {
            let len = self.path.push_key(key);
            self.only(1, value)?;
            self.path.cut(len);
        }
        Ok(())
    }

    fn lists(&mut self, one: &[Value], other: &[Value]) -> Result<()> {
        for place in 0..one.len().max(other.len()) {
            let len = self.path.push_place(place);
            match (one.get(place), other.get(place)) {
                (Some(one), Some(other)) => self.values(one, other)?,
                (Some(one), None) => self.only(0, one)?,
                (None, Some(other)) => self.only(1, other)?,
                (None, None) => {}
            }
            self.path.cut(len);
        }
        Ok(())
    }

    fn only(&mut self, file: usize, value: &Value) -> Result<()> {
        let file = self.files.get(file).cloned().unwrap_or_default();
        self.report(&format_args!("only in {file}: {}", sort(value)))
    }

    fn report(&mut self, difference: &dyn Display) -> Result<()> {
        self.differences = self.differences.saturating_add(1);
        let difference = plain(&difference.to_string());
        writeln!(self.out, "{}: {difference}", self.path).map_err(failed)
    }
}

/// What a value is, in a few words.
fn sort(value: &Value) -> String {
    match value {
        Value::Array(array) => array::sort(array),
        Value::List(items) => format!("a list of {}", items.len()),
        Value::Map(map) => format!("a map of {}", map.len()),
        Value::Tag(tag, _) if Mark::of(*tag) == Some(Mark::Undefined) => before(*tag),
        Value::Tag(tag, inner) => format!("{}: {}", before(*tag), sort(inner)),
        plain => plain.to_string(),
    }
}
