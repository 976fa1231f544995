//! `ndserde show`: a document as a tree, with a picture below each array where there is a terminal.

use std::{
    fmt::{Display, Write as _},
    io::{self, BufWriter, Write},
};

use ndserde::{Value, value::Summary};

use crate::{
    args::Show,
    array::FileArray,
    content::{Content, Part},
    error::{Error, Result},
    format::mark::{Mark, before},
    input,
    output::Stdout,
    picture::{self, Picture},
    plain::plain,
    terminal::Canvas,
};

pub fn run(args: &Show) -> Result<()> {
    let canvas = Canvas::of(args.pictures, args.color, args.width).filter(|_| !args.no_range);
    let look = Look { canvas, has_range: !args.no_range };
    let content = input::read(&args.file, &args.reading)?;
    let mut out = BufWriter::new(Stdout::new());
    let printed = match content {
        Content::Value(value) => Tree { out: &mut out, look }.whole(&value),
        content => {
            let lines = lines(content.whole(), look)?;
            // A bar ends before they are printed.
            drop(content);
            out.write_all(lines.as_bytes())
        }
    };
    printed.and_then(|()| out.flush()).map_err(|why| Error::new(why).about("standard output"))
}

/// Prints a document, or a part of one, line by line, without pictures.
pub fn print(part: Part<'_>, out: &mut dyn Write) -> Result<()> {
    let look = Look { canvas: None, has_range: true };
    let printed = match part {
        Part::Value(value) => Tree { out, look }.whole(value),
        part => out.write_all(lines(part, look)?.as_bytes()),
    };
    printed.map_err(|why| Error::new(why).about("standard output"))
}

/// What is shown of arrays.
#[derive(Clone, Copy)]
struct Look {
    canvas: Option<Canvas>,
    has_range: bool,
}

impl Look {
    /// What a picture has room for that stands so deep.
    fn within(self, indent: usize) -> Option<Canvas> {
        self.canvas.map(|canvas| Canvas { width: canvas.width.saturating_sub(indent), ..canvas })
    }
}

/// The lines of arrays in a file: all of them or none, since what is wrong with an array may show at its
/// end.
fn lines(part: Part<'_>, look: Look) -> Result<String> {
    let mut lines = String::new();
    match part {
        Part::Value(value) => lines.push_str(&line(value, look)),
        Part::Array(array) => push(&mut lines, "", array, look, 0)?,
        Part::Archive(archive) if archive.len() == 0 => lines.push_str("{}\n"),
        Part::Archive(archive) => {
            for (key, array) in archive.iter() {
                push(&mut lines, &format!("{key}: "), array, look, 2)?;
            }
        }
    }
    Ok(lines)
}

/// Adds those of an array.
fn push(
    lines: &mut String,
    name: &str,
    array: &FileArray,
    look: Look,
    indent: usize,
) -> Result<()> {
    let blocks = array.open()?;
    let (dtype, shape) = (blocks.reader.dtype(), blocks.reader.shape());
    let mut summary = Summary::new(dtype.clone(), shape);
    let canvas = look.within(indent);
    let order = blocks.reader.order();
    let mut picture = canvas.and_then(|canvas| Picture::new(dtype, shape, order, canvas));
    if look.has_range {
        for block in blocks {
            let block = block?;
            summary.add(&block);
            if let Some(picture) = &mut picture {
                picture.add(&block);
            }
        }
    }
    let _ = writeln!(lines, "{name}{}", plain(&summary.to_string()));
    if let Some(mut picture) = picture {
        if picture.again() {
            array.open()?.try_for_each(|block| block.map(|block| picture.add(&block)))?;
        }
        for line in picture.lines() {
            let _ = writeln!(lines, "{:indent$}{line}", "");
        }
    }
    Ok(())
}

/// The tree that the library's `Value` prints as, line by line.
struct Tree<'a> {
    out: &'a mut dyn Write,
    look: Look,
}

impl Tree<'_> {
    fn whole(&mut self, value: &Value) -> io::Result<()> {
        if is_line(value) {
            writeln!(self.out, "{}", plain(&line(value, self.look)))?;
            return self.picture(value, 0);
        }
        if let Value::Tag(_) = value {
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
            writeln!(self.out, "{:indent$}{name}: {}", "", plain(&line(value, self.look)))?;
            return self.picture(value, depth + 1);
        }
        let tags = tags(value);
        writeln!(self.out, "{:indent$}{name}:{tags}", "")?;
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

/// The tags before a value that takes more than a line.
fn tags(mut value: &Value) -> String {
    let mut tags = String::new();
    while let Some((tag, inner)) = value.as_tag() {
        let _ = write!(tags, " {}:", before(tag));
        value = inner;
    }
    tags
}

/// As many plain values as a list has on a line.
const MANY: usize = 8;

/// What the library prints on one line, with the marks in words.
fn line(value: &Value, look: Look) -> String {
    match value {
        Value::Array(array) if !look.has_range => {
            Summary::new(array.dtype().clone(), array.shape()).to_string()
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
