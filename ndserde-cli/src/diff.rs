//! `ndserde diff`: where two documents differ, and by how much.

mod array;
#[cfg(test)]
mod tests;
mod times;
mod tolerance;

use std::{
    borrow::Cow,
    fmt::Display,
    io::{self, BufWriter, Write},
};

use ndserde::{
    DynArray, Value,
    value::{Key, Map},
};

use self::tolerance::Tolerance;
use crate::{
    archive::Archive,
    args::Diff,
    content::{Content, Part, left_out},
    error::{Error, Result},
    format::mark::{Mark, before},
    input, lists,
    output::Stdout,
    path::Path,
    plain::plain,
    said::Said,
    source,
    unread::Unread,
};

/// Whether the files are alike; what differs is printed, a line each.
pub fn run(args: &Diff) -> Result<bool> {
    if source::is_standard(&args.one) && source::is_standard(&args.other) {
        return Err(Error::new("standard input cannot be both files"));
    }
    let one = input::read(&args.one, &args.reading)?;
    let other = input::read(&args.other, &args.reading)?;
    let mut lines = Vec::new();
    let mut stdout = BufWriter::new(Stdout::new());
    // Nothing is printed before all that is in a file is known to be right.
    let in_memory = matches!((&one, &other), (Content::Value(_), Content::Value(_)));
    let mut walk = Walk {
        files: [&args.one, &args.other].map(|file| plain(&source::name(file))),
        tolerance: Tolerance::of(args.rtol, args.atol),
        lists: args.reading.lists,
        skip: args.skip.then(Said::left_out),
        path: Path::default(),
        differences: 0,
        out: if in_memory { &mut stdout } else { &mut lines },
    };
    walk.parts(one.whole(), other.whole())?;
    let are_alike = walk.differences == 0;
    if let Some(left_out) = &walk.skip {
        left_out.say();
    }
    // A bar ends before anything is printed.
    drop((one, other));
    stdout.write_all(&lines).and_then(|()| stdout.flush()).map_err(failed)?;
    Ok(are_alike)
}

fn failed(why: io::Error) -> Error {
    Error::new(why).about("standard output")
}

/// A walk through both documents.
struct Walk<'a> {
    files: [String; 2],
    tolerance: Option<Tolerance>,
    /// Whether lists of numbers are arrays.
    lists: bool,
    skip: Option<Said>,
    path: Path,
    differences: usize,
    out: &'a mut dyn Write,
}

impl Walk<'_> {
    /// Compares arrays in files where they are, and with anything else from memory.
    fn parts(&mut self, one: Part<'_>, other: Part<'_>) -> Result<()> {
        match (one, other) {
            (Part::Array(one), Part::Array(other)) => {
                let difference = array::difference_in_files(one, other, self.tolerance)?;
                difference.map_or(Ok(()), |difference| self.report(&difference))
            }
            (Part::Archive(one), Part::Archive(other)) => self.archives(one, other),
            (one, other) => {
                let skip = self.skip.as_ref();
                let (one, other) = (one.load(skip)?, other.load(skip)?);
                self.values(&one, &other, [&one, &other])
            }
        }
    }

    fn archives(&mut self, one: &Archive, other: &Archive) -> Result<()> {
        for (key, content) in one.iter() {
            let len = self.path.push_key(key);
            match (content, other.get(key)) {
                (Content::Unread(unread), Some(_)) | (_, Some(Content::Unread(unread))) => {
                    self.left_out(key, unread)?;
                }
                (one, Some(other)) => {
                    if let Err(error) = self.parts(one.whole(), other.whole()) {
                        self.left_out(key, &Unread::Wrong(error))?;
                    }
                }
                (one, None) => self.only_member(0, key, one)?,
            }
            self.path.cut(len);
        }
        for (key, content) in other.iter().filter(|(key, _)| !one.has(key)) {
            let len = self.path.push_key(key);
            self.only_member(1, key, content)?;
            self.path.cut(len);
        }
        Ok(())
    }

    /// That it is in one file alone differs, even where nobody can say what it is.
    fn only_member(&mut self, file: usize, key: &Key, content: &Content) -> Result<()> {
        match sort_in_file(content) {
            Ok(sort) => self.only(file, &sort),
            Err(error) => {
                self.left_out(key, &Unread::Wrong(error))?;
                self.only(file, "not read")
            }
        }
    }

    /// Leaves out what is not read, where that is asked for.
    fn left_out(&self, key: &Key, unread: &Unread) -> Result<()> {
        let Some(skip) = &self.skip else {
            let error = unread.error();
            return Err(Error::new(format_args!("{error}; --skip leaves out what is not read")));
        };
        left_out(key, unread, skip);
        Ok(())
    }

    /// Compares two values, which are parts of these `wholes`.
    fn values(&mut self, one: &Value, other: &Value, wholes: [&Value; 2]) -> Result<()> {
        if let Some((one, other)) = self.arrays_of_lists(one, other) {
            return self.arrays(&one, &other);
        }
        match (one, other) {
            // What is not read may be anything.
            (Value::Unread(why), _) | (_, Value::Unread(why)) => {
                let Some(skip) = &self.skip else {
                    let path = plain(&self.path.to_string());
                    return Err(Error::new(format_args!(
                        "{path} is not read: {why}; --skip leaves it out"
                    )));
                };
                skip.add(&self.path, &format_args!("{}: not read: {why}", self.path));
                Ok(())
            }
            // Where it stands is not known any more.
            (Value::Same(None), _) | (_, Value::Same(None)) => {
                let Some(skip) = &self.skip else {
                    let path = plain(&self.path.to_string());
                    return Err(Error::new(format_args!(
                        "{path} is the same as one above, whose path is too long to be compared; \
                         --skip leaves it out"
                    )));
                };
                skip.add(&self.path, &format_args!("{}: the same as one above", self.path));
                Ok(())
            }
            // What one file has again the other may have shared; this ends where that does.
            (Value::Same(Some(place)), written) if !matches!(written, Value::Same(_)) => {
                let Some(one) = shared(wholes[0], place) else {
                    return self.report(&format_args!("{} and {}", sort(one), sort(other)));
                };
                self.values(one, written, wholes)
            }
            (written, Value::Same(Some(place))) if !matches!(written, Value::Same(_)) => {
                let Some(other) = shared(wholes[1], place) else {
                    return self.report(&format_args!("{} and {}", sort(one), sort(other)));
                };
                self.values(written, other, wholes)
            }
            (Value::Tag(one), Value::Tag(other)) if one.0 == other.0 => {
                self.values(&one.1, &other.1, wholes)
            }
            (Value::Object(one), Value::Object(other)) if one.class() == other.class() => {
                self.values(one.state(), other.state(), wholes)
            }
            (Value::Map(one), Value::Map(other)) => self.maps(one, other, wholes),
            (Value::List(one), Value::List(other)) => self.lists(one, other, wholes),
            (Value::Array(one), Value::Array(other)) => self.arrays(one, other),
            (Value::Bytes(one), Value::Bytes(other)) if one != other => {
                let same = one.iter().zip(&**other).take_while(|(one, other)| one == other).count();
                let (one, other) = (one.len(), other.len());
                self.report(&format_args!(
                    "{one} bytes and {other} bytes, which differ from byte {same} on"
                ))
            }
            _ if tolerance::are_alike(one, other, self.tolerance) => Ok(()),
            _ => {
                let sort = |value: &Value, other: &Value| match other {
                    Value::Array(_) if !self.lists && lists::is_array(value) => {
                        format!("{} (--lists takes it as an array)", sort(value))
                    }
                    _ => sort(value),
                };
                let (one, other) = (sort(one, other), sort(other, one));
                self.report(&format_args!("{one} and {other}"))
            }
        }
    }

    fn arrays(&mut self, one: &DynArray, other: &DynArray) -> Result<()> {
        match array::difference(one, other, self.tolerance)? {
            Some(difference) => self.report(&difference),
            None => Ok(()),
        }
    }

    /// Both as arrays, if either is a list of numbers that is to be one: beside an array one of its
    /// dtype, if that has all of the numbers.
    fn arrays_of_lists<'a>(
        &self,
        one: &'a Value,
        other: &'a Value,
    ) -> Option<(Cow<'a, DynArray>, Cow<'a, DynArray>)> {
        if !self.lists {
            return None;
        }
        let beside = |list, array| lists::array_like(list, array).or_else(|| lists::array(list));
        match (one, other) {
            (Value::Array(one), list) => {
                Some((Cow::Borrowed(&**one), Cow::Owned(beside(list, one)?)))
            }
            (list, Value::Array(other)) => {
                Some((Cow::Owned(beside(list, other)?), Cow::Borrowed(&**other)))
            }
            (Value::List(_), Value::List(_)) => {
                Some((Cow::Owned(lists::array(one)?), Cow::Owned(lists::array(other)?)))
            }
            _ => None,
        }
    }

    fn maps(&mut self, one: &Map, other: &Map, wholes: [&Value; 2]) -> Result<()> {
        for (key, value) in one {
            let len = self.path.push_key(key);
            match other.get_key(key) {
                Some(other) => self.values(value, other, wholes)?,
                None => self.only(0, &sort(value))?,
            }
            self.path.cut(len);
        }
        for (key, value) in other.iter().filter(|(key, _)| one.get_key(key).is_none()) {
            let len = self.path.push_key(key);
            self.only(1, &sort(value))?;
            self.path.cut(len);
        }
        Ok(())
    }

    fn lists(&mut self, one: &[Value], other: &[Value], wholes: [&Value; 2]) -> Result<()> {
        for place in 0..one.len().max(other.len()) {
            let len = self.path.push_place(place);
            match (one.get(place), other.get(place)) {
                (Some(one), Some(other)) => self.values(one, other, wholes)?,
                (Some(one), None) => self.only(0, &sort(one))?,
                (None, Some(other)) => self.only(1, &sort(other))?,
                (None, None) => {}
            }
            self.path.cut(len);
        }
        Ok(())
    }

    fn only(&mut self, file: usize, sort: &str) -> Result<()> {
        let file = self.files.get(file).cloned().unwrap_or_default();
        self.report(&format_args!("only in {file}: {sort}"))
    }

    fn report(&mut self, difference: &dyn Display) -> Result<()> {
        self.differences = self.differences.saturating_add(1);
        let difference = plain(&difference.to_string());
        writeln!(self.out, "{}: {difference}", self.path).map_err(failed)
    }
}

/// What stands at a place that a value is the same as, which is not so again.
fn shared<'a>(whole: &'a Value, place: &str) -> Option<&'a Value> {
    whole.get_shared_path(place).filter(|value| !matches!(value, Value::Same(_)))
}

/// What a member of an archive is.
fn sort_in_file(content: &Content) -> Result<String> {
    Ok(match content {
        Content::Array(array) => array::sort_in_file(array)?,
        Content::Unread(unread) => unread.sort().ok_or_else(|| unread.error())?.to_owned(),
        Content::Value(value) => sort(value),
        Content::Archive(archive) => format!("an archive of {}", archive.len()),
    })
}

/// What a value is, in a few words.
fn sort(value: &Value) -> String {
    match value {
        Value::Array(array) => array::sort(array),
        Value::List(items) => format!("a list of {}", items.len()),
        Value::Map(map) => format!("a map of {}", map.len()),
        Value::Tag(tag) if Mark::of(tag.0) == Some(Mark::Undefined) => before(tag.0),
        Value::Tag(tag) => format!("{}: {}", before(tag.0), sort(&tag.1)),
        Value::Object(object) => format!("an object of the class {}", object.class()),
        plain => plain.to_string(),
    }
}
