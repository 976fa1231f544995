//! `ndserde show`: a document as a tree, with a picture below each array where there is a terminal.

mod json;

use std::{
    fmt::{Display, Write as _},
    io::{self, BufWriter, Write},
    path::Path,
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
    source,
    terminal::Canvas,
};

/// Whether all files could be shown; what is wrong with one of several is said, and hides no other.
pub fn run(args: &Show) -> Result<bool> {
    let [file] = &*args.files else { return all(args) };
    let shown = shown(args, file)?;
    shown.print(&mut BufWriter::new(Stdout::new()))?;
    Ok(true)
}

fn all(args: &Show) -> Result<bool> {
    let mut out = BufWriter::new(Stdout::new());
    let (mut is_first, mut are_all) = (true, true);
    for file in &args.files {
        match shown(args, file) {
            Ok(shown) => {
                if !args.json {
                    let blank = if is_first { "" } else { "\n" };
                    let name = plain(&source::name(file));
                    writeln!(out, "{blank}==> {name} <==").map_err(unprinted)?;
                }
                is_first = false;
                shown.print(&mut out)?;
            }
            Err(error) => {
                eprintln!("ndserde: {error}");
                are_all = false;
            }
        }
    }
    Ok(are_all)
}

fn unprinted(why: io::Error) -> Error {
    Error::new(why).about("standard output")
}

/// What is printed of a file.
enum Shown {
    Value(Value, Look),
    Lines(Vec<u8>),
}

fn shown(args: &Show, file: &Path) -> Result<Shown> {
    let canvas = Canvas::of(args.pictures, args.color, args.width).filter(|_| !args.no_range);
    let look = Look { canvas, has_range: !args.no_range };
    // A bar ends before anything is printed.
    match input::document(file, &args.reading)? {
        content if args.json => {
            let mut lines = Vec::new();
            json::lines(&file.to_string_lossy(), content.whole(), look.has_range, &mut lines)?;
            Ok(Shown::Lines(lines))
        }
        Content::Value(value) => Ok(Shown::Value(value, look)),
        content => lines(content.whole(), look).map(Shown::Lines),
    }
}

impl Shown {
    fn print(&self, out: &mut dyn Write) -> Result<()> {
        let printed = match self {
            Self::Value(value, look) => Tree { out, look: *look }.whole(value),
            Self::Lines(lines) => out.write_all(lines),
        };
        printed.and_then(|()| out.flush()).map_err(unprinted)
    }
}

/// Prints a document, or a part of one, line by line, without pictures.
pub fn print(part: Part<'_>, out: &mut dyn Write) -> Result<()> {
    let look = Look { canvas: None, has_range: true };
    let printed = match part {
        Part::Value(value) => Tree { out, look }.whole(value),
        part => out.write_all(&lines(part, look)?),
    };
    printed.map_err(unprinted)
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
fn lines(part: Part<'_>, look: Look) -> Result<Vec<u8>> {
    let mut lines = Vec::new();
    let mut tree = Tree { out: &mut lines, look };
    let failed = |why: io::Error| Error::new(why);
    match part {
        Part::Value(value) => tree.whole(value).map_err(failed)?,
        Part::Array(array) => push(&mut lines, "", array, look, 0)?,
        Part::Unread(unread) => push_line(&mut lines, &unread.to_string()),
        Part::Archive(archive) if archive.len() == 0 => push_line(&mut lines, "{}"),
        Part::Archive(archive) => {
            for (key, content) in archive.iter() {
                match content?.whole() {
                    Part::Array(array) => push(&mut lines, &format!("{key}: "), array, look, 2)?,
                    Part::Value(value) => {
                        Tree { out: &mut lines, look }.entry(key, value, 0).map_err(failed)?;
                    }
                    Part::Unread(unread) => push_line(&mut lines, &format!("{key}: {unread}")),
                    Part::Archive(_) => {}
                }
            }
        }
    }
    Ok(lines)
}

fn push_line(lines: &mut Vec<u8>, line: &str) {
    lines.extend(plain(line).bytes());
    lines.push(b'\n');
}

/// Adds those of an array.
fn push(
    lines: &mut Vec<u8>,
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
    push_line(lines, &format!("{name}{summary}"));
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
        if let Value::Tag(_) | Value::Object(_) = value {
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
