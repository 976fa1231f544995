//! `ndserde show`: a document as a tree, with a picture below each array where there is a terminal.

use std::{
    fmt::{Display, Write as _},
    io::{self, BufWriter, Write},
};

use ndserde::Value;

use crate::{
    args::Show,
    error::{Error, Result},
    format::mark::{Mark, before},
    input,
    output::Stdout,
    picture,
    plain::plain,
    terminal::Canvas,
};

pub fn run(args: &Show) -> Result<()> {
    let canvas = Canvas::of(args.pictures, args.color, args.width);
    let value = input::read(&args.file, &args.reading)?;
    let mut out = BufWriter::new(Stdout::new());
    let shown = print(&value, canvas, &mut out).and_then(|()| out.flush());
    shown.map_err(|why| Error::new(why).about("standard output"))
}

/// Prints a document, or a part of one, line by line.
pub fn print(value: &Value, canvas: Option<Canvas>, out: &mut dyn Write) -> io::Result<()> {
    Tree { out, canvas }.whole(value)
}

/// The tree that the library's `Value` prints as, line by line.
struct Tree<'a> {
    out: &'a mut dyn Write,
    canvas: Option<Canvas>,
}

impl Tree<'_> {
    fn whole(&mut self, value: &Value) -> io::Result<()> {
        if is_line(value) {
            writeln!(self.out, "{}", plain(&line(value)))?;
            return self.picture(value, 0);
        }
        if let Value::Tag(..) = value {
            writeln!(self.out, "{}", tags(value).trim_start())?;
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

    fn entry(&mut self, name: &dyn Display, value: &Value, depth: usize) -> io::Result<()> {
        let indent = 2 * depth;
        if is_line(value) {
            writeln!(self.out, "{:indent$}{name}: {}", "", plain(&line(value)))?;
            return self.picture(value, depth + 1);
        }
        let tags = tags(value);
        writeln!(self.out, "{:indent$}{name}:{tags}", "")?;
        self.within(value, depth + 1)
    }

    fn picture(&mut self, value: &Value, depth: usize) -> io::Result<()> {
        let (Some(canvas), Value::Array(array)) = (self.canvas, value.untagged()) else {
            return Ok(());
        };
        let indent = 2 * depth;
        let width = canvas.width.saturating_sub(indent);
        let lines = picture::of(array, Canvas { width, ..canvas });
        lines.iter().try_for_each(|line| writeln!(self.out, "{:indent$}{line}", ""))
    }
}

/// The tags before a value that takes more than a line.
fn tags(mut value: &Value) -> String {
    let mut tags = String::new();
    while let Value::Tag(tag, inner) = value {
        let _ = write!(tags, " {}:", before(*tag));
        value = inner;
    }
    tags
}

/// As many plain values as a list has on a line.
const MANY: usize = 8;

/// What the library prints on one line, with the marks in words.
fn line(value: &Value) -> String {
    match value {
        Value::Tag(tag, _) if Mark::of(*tag) == Some(Mark::Undefined) => before(*tag),
        Value::Tag(tag, inner) => format!("{}: {}", before(*tag), line(inner)),
        Value::List(items) => {
            let shown: Vec<_> = items.iter().take(MANY).map(line).collect();
            let shown = shown.join(", ");
            match items.len().checked_sub(MANY) {
                None | Some(0) => format!("[{shown}]"),
                Some(more) => format!("[{shown}, and {more} more]"),
            }
        }
        other => other.to_string(),
    }
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
