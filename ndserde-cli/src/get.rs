//! `ndserde get`: a part of a document.

use std::{
    io::{BufWriter, Write},
    path::Path,
};

use ndserde::Value;

use crate::{
    args::Get,
    content::Part,
    error::{Error, Result},
    find, input,
    output::{Form, Stdout},
    plain, show, source,
};

pub fn run(args: &Get) -> Result<()> {
    let standard = Path::new("-");
    let to = match (&args.output, args.writing.to) {
        (Some(file), _) => Some(&**file),
        (None, Some(_)) => Some(standard),
        (None, None) if args.writing.wire.is_some() => {
            return Err(Error::new(
                "--wire is for what is written: -o says where to, --to as what",
            ));
        }
        (None, None) if args.writing.lossy => {
            return Err(Error::new(
                "--lossy is for what is written: -o says where to, --to as what",
            ));
        }
        (None, None) => None,
    };
    let form = to.map(|file| Form::of(file, &args.writing)).transpose()?;
    let content = input::document(&args.file, &args.reading)?;
    let name = source::name(&args.file);
    let found = match &args.path {
        Some(path) => find::at(&name, &content, path)?,
        None => find::only_array(&name, &content)?,
    };
    match (form, to) {
        (Some(form), Some(file)) => form.write(without_class(found.part()), file),
        _ => print(found.part()),
    }
}

/// An array as such, of whatever class it is in Python.
fn without_class(part: Part<'_>) -> Part<'_> {
    match part {
        Part::Value(Value::Object(object)) if object.state().as_array().is_some() => {
            Part::Value(object.state())
        }
        part => part,
    }
}

/// An array with its elements, anything else as `show` has it.
fn print(part: Part<'_>) -> Result<()> {
    let mut out = BufWriter::new(Stdout::new());
    let failed = |why| Error::new(why).about("standard output");
    match part {
        Part::Array(array) => plain::print(&array.load()?, &mut out).map_err(failed)?,
        Part::Value(Value::Array(array)) => plain::print(array, &mut out).map_err(failed)?,
        Part::Unread(unread) => return Err(unread.error()),
        other => show::print(other, &mut out)?,
    }
    out.flush().map_err(failed)
}
