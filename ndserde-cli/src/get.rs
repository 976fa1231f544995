//! `ndserde get`: a part of a document.

use std::{
    io::{BufWriter, Write},
    path::Path,
};

use ndserde::Value;

use crate::{
    args::Get,
    error::{Error, Result},
    format::mark::without_key,
    input,
    output::{Form, Stdout},
    plain, show,
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
    let value = input::read(&args.file, &args.reading)?;
    let part = value.get_path(&args.path).ok_or_else(|| {
        Error::new(format_args!(
            "nothing stands at {:?}; `ndserde show` prints what there is",
            args.path
        ))
        .about(input::name(&args.file))
    })?;
    let part = without_key(part);
    match (form, to) {
        (Some(form), Some(file)) => form.write(part, file),
        _ => print(part),
    }
}

/// An array with its elements, anything else as `show` has it.
fn print(part: &Value) -> Result<()> {
    let mut out = BufWriter::new(Stdout::new());
    let printed = match part {
        Value::Array(array) => plain::print(array, &mut out),
        other => show::print(other, None, &mut out),
    };
    printed.and_then(|()| out.flush()).map_err(|why| Error::new(why).about("standard output"))
}
