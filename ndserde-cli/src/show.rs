//! `ndserde show`: a document as a tree, with a picture below each array where there is a terminal.

mod json;
mod tree;

use std::{
    io::{self, BufWriter, Write},
    path::Path,
};

use ndserde::{Value, value::Summary};

use self::tree::{Look, Tree, hint};
use crate::{
    args::Show,
    array::FileArray,
    content::{Content, Part},
    error::{Error, Result},
    input,
    output::Stdout,
    picture::{self, Picture},
    plain::plain,
    source,
    terminal::Canvas,
    unread::Unread,
};

/// Whether all files could be shown; what is wrong with one of several is said, and hides no other.
pub fn run(args: &Show) -> Result<bool> {
    let [file] = &*args.files else { return all(args) };
    let shown = shown(args, file)?;
    shown.print(&mut BufWriter::new(Stdout::new()))?;
    Ok(shown.are_all())
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
                are_all &= shown.are_all();
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
    Lines(Vec<u8>, Wrong),
}

/// What is wrong with parts of a file, beside which the others are shown.
#[derive(Default)]
pub struct Wrong {
    first: Option<Error>,
    more: usize,
}

impl Wrong {
    fn add(&mut self, error: Error) {
        if self.first.is_some() {
            self.more = self.more.saturating_add(1);
        } else {
            self.first = Some(error);
        }
    }

    /// The error that all of it is.
    fn error(&self) -> Option<Error> {
        let first = self.first.as_ref()?;
        let more = match self.more {
            0 => return Some(first.clone()),
            1 => "another is wrong, too".to_owned(),
            more => format!("{more} others are wrong, too"),
        };
        Some(Error::new(format_args!("{first}; {more}")))
    }
}

fn shown(args: &Show, file: &Path) -> Result<Shown> {
    let canvas = Canvas::of(args.pictures, args.color, args.width).filter(|_| !args.no_range);
    let look = Look { canvas, has_range: !args.no_range };
    // A bar ends before anything is printed.
    match input::document(file, &args.reading)? {
        content if args.json => {
            let (mut lines, mut wrong) = (Vec::new(), Wrong::default());
            let name = file.to_string_lossy();
            json::lines(&name, content.whole(), look.has_range, &mut lines, &mut wrong)?;
            Ok(Shown::Lines(lines, wrong))
        }
        Content::Value(value) => Ok(Shown::Value(value, look)),
        content => lines(content.whole(), look).map(|(lines, wrong)| Shown::Lines(lines, wrong)),
    }
}

impl Shown {
    fn print(&self, out: &mut dyn Write) -> Result<()> {
        let printed = match self {
            Self::Value(value, look) => Tree { out, look: *look }.whole(value),
            Self::Lines(lines, _) => out.write_all(lines),
        };
        printed.and_then(|()| out.flush()).map_err(unprinted)
    }

    /// Whether nothing is wrong with it, which is said otherwise.
    fn are_all(&self) -> bool {
        let error = match self {
            Self::Value(..) => None,
            Self::Lines(_, wrong) => wrong.error(),
        };
        if let Some(error) = &error {
            eprintln!("ndserde: {error}");
        }
        error.is_none()
    }
}

/// Prints a document, or a part of one, line by line, without pictures.
pub fn print(part: Part<'_>, out: &mut dyn Write) -> Result<()> {
    let look = Look { canvas: None, has_range: true };
    if let Part::Value(value) = part {
        return Tree { out, look }.whole(value).map_err(unprinted);
    }
    let (lines, wrong) = lines(part, look)?;
    out.write_all(&lines).and_then(|()| out.flush()).map_err(unprinted)?;
    wrong.error().map_or(Ok(()), Err)
}

/// The lines of arrays in a file: of each all of them or none, since what is wrong with an array may
/// show at its end.
fn lines(part: Part<'_>, look: Look) -> Result<(Vec<u8>, Wrong)> {
    let (mut lines, mut wrong) = (Vec::new(), Wrong::default());
    let mut tree = Tree { out: &mut lines, look };
    let failed = |why: io::Error| Error::new(why);
    match part {
        Part::Value(value) => tree.whole(value).map_err(failed)?,
        Part::Array(array) => lines = array_lines("", array, look, 0)?,
        Part::Unread(unread) => push_line(&mut lines, &unread.to_string()),
        Part::Archive(archive) if archive.is_empty() => push_line(&mut lines, "{}"),
        Part::Archive(archive) => {
            if let Some(line) = archive.line() {
                push_line(&mut lines, line);
            }
            if let Some((key, value)) = archive.beside() {
                Tree { out: &mut lines, look }.entry(key, value, 0).map_err(failed)?;
            }
            for (key, content) in archive.iter() {
                let unread = match content {
                    Content::Array(array) => {
                        match array_lines(&format!("{key}: "), array, look, 2) {
                            Ok(of_array) => {
                                lines.extend(of_array);
                                continue;
                            }
                            Err(error) => &Unread::Wrong(error),
                        }
                    }
                    Content::Value(value) => {
                        Tree { out: &mut lines, look }.entry(key, value, 0).map_err(failed)?;
                        continue;
                    }
                    Content::Unread(unread) => unread,
                    Content::Archive(_) => continue,
                };
                push_line(&mut lines, &format!("{key}: {unread}"));
                if let Some(error) = unread.wrong() {
                    wrong.add(error.clone());
                }
            }
        }
    }
    Ok((lines, wrong))
}

fn push_line(lines: &mut Vec<u8>, line: &str) {
    lines.extend(plain(line).bytes());
    lines.push(b'\n');
}

/// Those of an array.
fn array_lines(name: &str, array: &FileArray, look: Look, indent: usize) -> Result<Vec<u8>> {
    let mut lines = Vec::new();
    let blocks = array.open()?;
    let (dtype, shape) = (blocks.reader.dtype(), blocks.reader.shape());
    let mut summary = Summary::new(dtype.clone(), shape);
    let hint = hint(dtype, array.note());
    let canvas = look.within(indent);
    let order = blocks.reader.order();
    let mut picture = canvas.map(|canvas| Picture::new(dtype, shape, order, canvas));
    if look.has_range {
        for block in blocks {
            let block = block?;
            summary.add(&block);
            if let Some(Ok(picture)) = &mut picture {
                picture.add(&block);
            }
        }
    }
    push_line(&mut lines, &format!("{name}{summary}{hint}"));
    let picture = match picture {
        Some(Ok(mut picture)) => {
            if picture.again() {
                array.open()?.try_for_each(|block| block.map(|block| picture.add(&block)))?;
            }
            picture.lines()
        }
        Some(Err(why)) => picture::without(why),
        None => Vec::new(),
    };
    for line in picture {
        let _ = writeln!(lines, "{:indent$}{line}", "");
    }
    Ok(lines)
}
