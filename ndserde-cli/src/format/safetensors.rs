//! safetensors: the length of a header, the header, which is JSON, and the elements of all arrays.

mod dtype;
mod header;

use std::{io::Write, ops::Range, rc::Rc};

use ndserde::{DType, DynArray, Value, value::Key};

use self::{
    dtype::{Elements, known, name_of},
    header::{Header, LONGEST, METADATA, Tensor},
};
use super::npz::named;
use crate::{
    archive::{Archive, Member},
    array::FileArray,
    content::Content,
    elements::elements,
    error::{Error, Result},
    file::{self, Anywhere},
    source::{Section, Source},
    unread::Unread,
};

/// The bytes of the length.
const LENGTH: u64 = 8;

/// A length of a header, and its brace.
pub fn starts(bytes: &[u8]) -> bool {
    match bytes.split_first_chunk() {
        Some((len, [b'{', ..])) => (2..=LONGEST).contains(&u64::from_le_bytes(*len)),
        _ => false,
    }
}

/// The arrays by their names.
pub fn read(source: &Rc<Source>) -> Result<Content> {
    let about = |error: Error| error.about("safetensors").about(&source.name);
    let (data, Header { tensors, metadata }) = head(source).map_err(about)?;
    let members = tensors.into_iter().map(|(name, tensor)| {
        let member = member(source, data, &name, tensor);
        (name.as_str().into(), member)
    });
    // Nothing is packed.
    let archive = Archive::new(source, members.collect(), u64::MAX).map_err(about)?;
    let beside = metadata.map(|metadata| {
        let texts = metadata.into_iter().map(|(name, text)| (Key::from(name), Value::from(text)));
        (Key::from(METADATA), texts.collect())
    });
    Ok(Content::Archive(archive.with_beside(beside)))
}

/// Where the elements begin, and what the header says of them.
fn head(source: &Source) -> Result<(u64, Header)> {
    let start = source.bytes(0..LENGTH)?;
    let len = start.first_chunk().map(|len| u64::from_le_bytes(*len));
    let len = len.ok_or_else(|| Error::new("the file is cut off"))?;
    if len > LONGEST {
        return Err(Error::new(format_args!(
            "a header of {len} bytes: no more than {LONGEST} are read"
        )));
    }
    let data = LENGTH.saturating_add(len);
    let left = source.len().checked_sub(data).ok_or_else(|| {
        let found = source.len().saturating_sub(LENGTH);
        Error::new(format_args!("a header of {len} bytes, of which the file has {found}"))
    })?;
    Ok((data, header::read(&source.bytes(LENGTH..data)?, left)?))
}

/// An array, whose elements stay in the file.
fn member(source: &Rc<Source>, data: u64, name: &str, tensor: Tensor) -> Member {
    let about = format!("{}: {name:?}", source.name);
    if let Some(wrong) = tensor.wrong {
        return Member::unread(Unread::Wrong(Error::new(wrong).about(about)));
    }
    let Some(Elements::Of(dtype)) = known(&tensor.dtype) else {
        let sort = format!("{} {:?}", tensor.dtype, tensor.shape);
        let why = "its elements are no whole bytes, which those of all dtypes here are";
        return Member::unread(Unread::new(sort, why, about));
    };
    let note = matches!(dtype, DType::Void(_)).then_some(tensor.dtype);
    let range = data.saturating_add(tensor.begin)..data.saturating_add(tensor.end);
    let section = Section { source: Rc::clone(source), range };
    let file = Elementwise { section, dtype, shape: tensor.shape };
    let array = FileArray::member(Rc::clone(source), name.to_owned(), Rc::new(file));
    Member::file(array.with_note(note))
}

/// The elements of an array, as they stand in the file.
struct Elementwise {
    section: Section,
    dtype: DType,
    shape: Vec<usize>,
}

impl file::File for Elementwise {
    fn len(&self) -> u64 {
        file::File::len(&self.section)
    }

    fn stored_len(&self) -> u64 {
        self.len()
    }

    fn bytes(&self, range: Range<u64>) -> Option<Vec<u8>> {
        self.section.bytes(range)
    }

    fn elements(&self) -> Option<(&DType, &[usize])> {
        Some((&self.dtype, &self.shape))
    }

    fn open(&self) -> Box<dyn std::io::Read> {
        self.section.open()
    }

    fn open_anywhere(&self) -> Option<Anywhere> {
        self.section.open_anywhere()
    }

    fn check(&self) -> std::io::Result<()> {
        Ok(())
    }
}

/// As `safetensors.numpy.save_file` does, byte for byte: the widest elements first, then by name; those
/// of maps within maps are joined by a dot, as `PyTorch` has it.
pub fn write(value: &Value, out: &mut dyn Write) -> Result<()> {
    let mut arrays = Vec::new();
    for (name, array) in named(value, '.', "a safetensors file")? {
        if name == METADATA {
            return Err(Error::new(format_args!(
                "the name {METADATA} is that of something else in a safetensors file"
            )));
        }
        let (rank, dtype) = name_of(array.dtype()).ok_or_else(|| {
            let why = "which a safetensors file has no name for";
            Error::new(format_args!("{} is {}, {why}", path_of(&name), array.dtype()))
        })?;
        arrays.push((std::cmp::Reverse(rank), name, dtype, array));
    }
    arrays.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    if let Some(twice) = twice(&arrays) {
        return Err(Error::new(format_args!("two arrays would be called {twice:?}")));
    }
    let listed = arrays.iter().map(|(_, name, dtype, array)| (name.as_str(), *dtype, *array));
    let header = header::write(listed)?;
    out.write_all(&(header.len() as u64).to_le_bytes()).map_err(Error::new)?;
    out.write_all(&header).map_err(Error::new)?;
    for (.., array) in arrays {
        elements(array, |bytes| out.write_all(bytes)).map_err(Error::new)?.map_err(Error::new)?;
    }
    Ok(())
}

/// An array to be written: how wide it is, its name, that of its dtype.
type Listed<'a> = (std::cmp::Reverse<u8>, String, &'static str, &'a DynArray);

fn twice<'a>(arrays: &'a [Listed<'_>]) -> Option<&'a str> {
    let mut names: Vec<_> = arrays.iter().map(|(_, name, ..)| name.as_str()).collect();
    names.sort_unstable();
    let pair = names.windows(2).find(|pair| matches!(pair, [one, other] if one == other))?;
    pair.first().copied()
}

fn path_of(name: &str) -> String {
    format!("{name:?}")
}
