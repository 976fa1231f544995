//! Finds what a path leads to, and says where one that leads nowhere ends.

use std::borrow::Cow;

use ndserde::{
    DynArray, Value,
    value::{Key, Map},
};

use crate::{
    content::{Content, Part},
    error::{Error, Result},
    format::mark::without_key,
    lists, path,
    slice::{self, Picks},
};

/// What a path leads to.
pub enum Found<'a> {
    Part(Part<'a>),
    /// A part of an array.
    Slice(Value),
}

impl Found<'_> {
    pub const fn part(&self) -> Part<'_> {
        match self {
            Self::Part(part) => *part,
            Self::Slice(value) => Part::Value(value),
        }
    }
}

/// What stands in a file of this name at a path of keys and places, behind which parts of an array may
/// be chosen.
pub fn at<'a>(name: &str, content: &'a Content, path: &str) -> Result<Found<'a>> {
    let walked = walk(content, path);
    if walked.rest.is_empty() {
        return Ok(Found::Part(walked.part));
    }
    if let Some(array) = sliced(name, &walked)? {
        return Ok(Found::Slice(Value::from(array)));
    }
    let place = if walked.path.is_empty() { "the document" } else { &walked.path };
    let there = there(walked.part)?;
    Err(Error::new(format_args!("nothing stands at {path:?}: {place} {there}")).about(name))
}

/// How far a path leads.
struct Walked<'a, 'p> {
    /// The way to there, as it is printed.
    path: String,
    /// The document that it is a part of: of an archive, the member.
    document: &'a Content,
    part: Part<'a>,
    /// What leads no further.
    rest: &'p str,
}

fn walk<'a, 'p>(content: &'a Content, path: &'p str) -> Walked<'a, 'p> {
    let start = content.whole();
    let mut walked = Walked { path: String::new(), document: content, part: start, rest: path };
    while !walked.rest.is_empty() && walked.step().is_some() {}
    walked
}

impl<'a> Walked<'a, '_> {
    /// Goes a step further, if there is one.
    fn step(&mut self) -> Option<()> {
        let (step, rest) =
            self.rest.split_at_checked(end_of_step(self.rest)).unwrap_or((self.rest, ""));
        let place = || {
            let Part::Value(value) = self.part else { return None };
            let list = value.untagged().as_list()?;
            let inner = step.strip_prefix('[').and_then(|step| step.strip_suffix(']'));
            let place = match inner.unwrap_or(step).strip_prefix('-') {
                Some(back) => list.len().checked_sub(back.parse().ok()?)?,
                None => step.parse().ok()?,
            };
            Some(format!("[{place}]"))
        };
        let place = place();
        let step = place.as_deref().unwrap_or(step);
        if let Some((document, part)) = self.behind(step) {
            self.path.push_str(step);
            (self.document, self.part, self.rest) = (document, part, rest);
            return Some(());
        }
        // A key with dots and brackets, without the quotes that it is printed in.
        let dot = if self.path.is_empty() { "" } else { "." };
        let whole = self.rest.strip_prefix(dot)?;
        let before_bracket = || whole.get(..whole.find('[')?);
        for key in [Some(whole), before_bracket()].into_iter().flatten() {
            let step = format!("{dot}{}", Key::from(key));
            if let Some((document, part)) = self.behind(&step) {
                self.path.push_str(&step);
                let rest = whole.get(key.len()..).unwrap_or_default();
                (self.document, self.part, self.rest) = (document, part, rest);
                return Some(());
            }
        }
        None
    }

    /// What stands behind a step, from here: from the start of the document a long path would be walked
    /// again for each of its steps.
    fn behind(&self, step: &str) -> Option<(&'a Content, Part<'a>)> {
        let Part::Value(value) = self.part else { return self.document.find(step) };
        // Behind a first step there is a dot, which only a path has.
        let step = match (self.path.is_empty(), step.strip_prefix('.')) {
            (false, Some("")) => return None,
            (false, Some(key)) => key,
            (false, None) if !step.starts_with('[') => return None,
            _ => step,
        };
        let value = value.get_path(step)?;
        Some((self.document, self.document.resolved(value)))
    }
}

/// Where the first step of a path ends.
fn end_of_step(path: &str) -> usize {
    if path.starts_with('[') {
        return path.find(']').map_or(path.len(), |end| end.saturating_add(1));
    }
    let key = path.strip_prefix('.').unwrap_or(path);
    let dot = path.len().saturating_sub(key.len());
    let word = key.strip_prefix('b').filter(|rest| rest.starts_with('"')).unwrap_or(key);
    let end = if let Some(quoted) = word.strip_prefix('"') {
        let mut is_escaped = false;
        let end = quoted.find(|c| {
            let is_end = c == '"' && !is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            is_end
        });
        let before = key.len().saturating_sub(quoted.len());
        end.map(|end| before.saturating_add(end).saturating_add(1))
    } else {
        key.find(['.', '['])
    };
    end.map_or(path.len(), |end| dot.saturating_add(end))
}

/// The part of an array that brackets choose, if the path has come to one.
fn sliced(name: &str, walked: &Walked<'_, '_>) -> Result<Option<DynArray>> {
    let mut rest = walked.rest;
    let mut array: Option<Cow<'_, DynArray>> = match walked.part {
        Part::Value(value) => match value.untagged().as_array() {
            Some(array) => Some(Cow::Borrowed(array)),
            None => return Ok(None),
        },
        Part::Array(_) => None,
        Part::Archive(_) | Part::Unread(_) => return Ok(None),
    };
    while !rest.is_empty() {
        // A place alone needs no brackets.
        let bare = walked.path.is_empty() && rest.parse::<i64>().is_ok();
        let inner = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let inner = if bare { Some((rest, "")) } else { inner };
        let Some((words, behind)) = inner else { return Ok(None) };
        let picks = Picks::parse(words).map_err(|error| error.about(name))?;
        let part = match (&array, walked.part) {
            (None, Part::Array(file)) => slice::of_file(file, &picks)?,
            (Some(array), _) => slice::of(array, &picks).map_err(|error| error.about(name))?,
            (None, _) => return Ok(None),
        };
        (array, rest) = (Some(Cow::Owned(part)), behind);
    }
    Ok(array.map(Cow::into_owned))
}

/// As many names as are listed.
const MANY: usize = 12;

/// What there is instead, behind the name of the place.
fn there(part: Part<'_>) -> Result<String> {
    Ok(match part {
        Part::Array(array) => {
            let blocks = array.open()?;
            format!("is {} {:?}", blocks.reader.dtype(), blocks.reader.shape())
        }
        Part::Archive(archive) => holds(archive.keys(), archive.len()),
        Part::Unread(unread) => format!("is {unread}"),
        Part::Value(value) => match without_key(value).untagged() {
            Value::Array(array) => format!("is {} {:?}", array.dtype(), array.shape()),
            Value::List(items) => format!("is a list of {}", items.len()),
            Value::Map(map) => holds(map.iter().map(|(key, _)| key), Map::len(map)),
            other => format!("is {other}"),
        },
    })
}

fn holds<'a>(keys: impl Iterator<Item = &'a Key>, count: usize) -> String {
    let keys: Vec<_> = keys.take(MANY).map(ToString::to_string).collect();
    list(&keys, count).map_or_else(|| "is empty".to_owned(), |keys| format!("has {keys}"))
}

/// The first of so many names.
fn list(names: &[String], count: usize) -> Option<String> {
    let more = count.saturating_sub(names.len());
    let shown = names.join(", ");
    match (names.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(shown),
        (false, more) => Some(format!("{shown} and {more} more")),
    }
}

/// The one array of a file whose path nobody has given.
pub fn only_array<'a>(name: &str, content: &'a Content) -> Result<Found<'a>> {
    let whole = content.whole();
    let (mut paths, mut count) = (Vec::new(), 0_usize);
    let mut add = |path: String| {
        count = count.saturating_add(1);
        if paths.len() < MANY {
            paths.push(path);
        }
    };
    match whole {
        Part::Array(_) => return Ok(Found::Part(whole)),
        Part::Unread(unread) => return Err(unread.error()),
        Part::Value(value) => value.iter_arrays().for_each(|(path, _)| add(path.to_string())),
        Part::Archive(archive) => {
            for (key, content) in archive.iter() {
                match content.whole() {
                    Part::Array(_) => add(key.to_string()),
                    Part::Value(value) => value.iter_arrays().for_each(|(path, _)| {
                        add(path::joined(&key.to_string(), &path.to_string()));
                    }),
                    Part::Archive(_) | Part::Unread(_) => {}
                }
            }
        }
    }
    if let ([path], 1) = (&*paths, count) {
        return content.get_path(path).map(Found::Part).ok_or_else(|| {
            Error::new(format_args!("nothing stands at {path:?}, where its one array was"))
        });
    }
    let has_lists = matches!(whole, Part::Value(value) if lists::has_array(value));
    let why = match list(&paths, count) {
        None if has_lists => {
            Error::new("it has no array but in lists of numbers, which --lists takes as arrays")
        }
        None => Error::new(
            "it has no array; `ndserde show` prints what there is, and a path behind the file \
             names a part",
        ),
        Some(paths) => {
            Error::new(format_args!("it has {count} arrays, of which a path names one: {paths}"))
        }
    };
    Err(why.about(name))
}
