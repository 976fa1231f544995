//! `ndserde show`: a document as a tree, with a picture below each array where there is a terminal.

use std::{
    fmt::{Display, Write as _},
    io::{self, BufWriter, Write},
};

use ndserde::Value;

use crate::{
    args::Show,
    error::{Error, Result},
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
    let mut tree = Tree { out: &mut out, canvas };
    let shown = tree.whole(&value).and_then(|()| out.flush());
    shown.map_err(|why| Error::new(why).about("standard output"))
}

/// The tree that the library's `Value` prints as, line by line.
struct Tree<'a> {
    out: &'a mut dyn Write,
    canvas: Option<Canvas>,
}

impl Tree<'_> {
    fn whole(&mut self, value: &Value) -> io::Result<()> {
        if is_line(value) {
            writeln!(self.out, "{}", plain(&value.to_string()))?;
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
            writeln!(self.out, "{:indent$}{name}: {}", "", plain(&value.to_string()))?;
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
        let _ = write!(tags, " tag {tag}:");
        value = inner;
    }
    tags
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
