//! Values as a tree, with a picture below each array where there is room for one.

use std::{
    fmt::{Display, Write as _},
    io::{self, Write},
};

use ndserde::{DType, Value, value::Summary};

use crate::{
    format::mark::{Mark, before},
    picture,
    plain::plain,
    terminal::Canvas,
    unsound,
};

/// What is shown of arrays.
#[derive(Clone, Copy)]
pub struct Look {
    pub canvas: Option<Canvas>,
    pub has_range: bool,
}

impl Look {
    /// What a picture has room for that stands so deep.
    pub fn within(self, indent: usize) -> Option<Canvas> {
        self.canvas.map(|canvas| Canvas { width: canvas.width.saturating_sub(indent), ..canvas })
    }
}

/// The tree that the library's `Value` prints as, line by line.
pub struct Tree<'a> {
    pub out: &'a mut dyn Write,
    pub look: Look,
}

impl Tree<'_> {
    pub fn whole(&mut self, value: &Value) -> io::Result<()> {
        if is_line(value) {
            writeln!(self.out, "{}", plain(&line(value, self.look)))?;
            return self.picture(value, 0);
        }
        let above = format!("{}{}", tags(value), wrong(value));
        if !above.is_empty() {
            writeln!(self.out, "{}", above.trim_start())?;
        }
        self.within(value, 0)
    }

    fn within(&mut self, value: &Value, depth: usize) -> io::Result<()> {
        match value.untagged() {
            Value::List(items) => items
                .iter()
                .enumerate()
                .try_for_each(|(place, item)| self.entry(&format_args!("[{place}]"), item, depth)),
            Value::Map(map) => {
                map.iter().try_for_each(|(key, value)| self.entry(key, value, depth))
            }
            _ => Ok(()),
        }
    }

    pub fn entry(&mut self, name: &dyn Display, value: &Value, depth: usize) -> io::Result<()> {
        let indent = 2 * depth;
        if is_line(value) {
            writeln!(self.out, "{:indent$}{name}: {}", "", plain(&line(value, self.look)))?;
            return self.picture(value, depth + 1);
        }
        let (tags, wrong) = (tags(value), wrong(value));
        writeln!(self.out, "{:indent$}{name}:{tags}{wrong}", "")?;
        self.within(value, depth + 1)
    }

    fn picture(&mut self, value: &Value, depth: usize) -> io::Result<()> {
        let indent = 2 * depth;
        let (Some(canvas), Value::Array(array)) = (self.look.within(indent), value.untagged())
        else {
            return Ok(());
        };
        let lines = picture::of(array, canvas);
        lines.iter().try_for_each(|line| writeln!(self.out, "{:indent$}{line}", ""))
    }
}

/// The tags and classes before a value that takes more than a line.
fn tags(mut value: &Value) -> String {
    let mut tags = String::new();
    loop {
        value = match value {
            Value::Tag(tag) => {
                let _ = write!(tags, " {}:", before(tag.0));
                &tag.1
            }
            Value::Object(object) => {
                let _ = write!(tags, " {}:", plain(object.class()));
                object.state()
            }
            _ => return tags,
        };
    }
}

/// What is wrong with a map that has the keys of an array.
fn wrong(value: &Value) -> String {
    unsound::why(value.untagged())
        .map_or_else(String::new, |why| format!(" not read as an array: {}", plain(&why)))
}

/// As many plain values as a list has on a line.
const MANY: usize = 8;

/// What the library prints on one line, with the marks in words.
fn line(value: &Value, look: Look) -> String {
    match value {
        Value::Array(array) => {
            let hint = hint(array.dtype(), None);
            if look.has_range {
                return format!("{value}{hint}");
            }
            format!("{}{hint}", Summary::new(array.dtype().clone(), array.shape()))
        }
        Value::Tag(tag) if Mark::of(tag.0) == Some(Mark::Undefined) => before(tag.0),
        Value::Tag(tag) => format!("{}: {}", before(tag.0), line(&tag.1, look)),
        Value::List(items) => {
            let shown: Vec<_> = items.iter().take(MANY).map(|item| line(item, look)).collect();
            let shown = shown.join(", ");
            match items.len().checked_sub(MANY) {
                None | Some(0) => format!("[{shown}]"),
                Some(more) => format!("[{shown}, and {more} more]"),
            }
        }
        other => other.to_string(),
    }
}

/// How bytes without a meaning are read as something, and what they are called in their file.
pub fn hint(dtype: &DType, note: Option<&str>) -> String {
    let reads = match dtype {
        DType::Void(1) => "--dtype uint8 reads its bytes",
        DType::Void(2) => "--dtype bfloat16 or another dtype of 2 bytes reads it",
        DType::Void(4 | 8 | 16) => "--dtype with one that is as wide reads it",
        _ => return String::new(),
    };
    format!(" ({}: {reads})", note.unwrap_or("bytes without a meaning"))
}

/// Whether the library prints it on one line.
fn is_line(value: &Value) -> bool {
    let is_plain =
        |item: &Value| !matches!(item.untagged(), Value::List(_) | Value::Map(_) | Value::Array(_));
    match value.untagged() {
        Value::List(items) => items.iter().all(is_plain),
        Value::Map(map) => map.is_empty(),
        _ => true,
    }
}
