//! The members of an archive, each of which is read when it is asked for.

use std::{
    cell::{Cell, OnceCell},
    rc::Rc,
};

use ndserde::{
    DType, Value,
    value::{Key, Map},
};

use crate::{
    array::FileArray,
    content::Content,
    error::{Error, Result},
    format::npy,
    path::Path,
    said::Said,
    source::Source,
    unread::Unread,
};

/// Contents by their names.
pub struct Archive {
    /// The place of each.
    places: Value,
    members: Vec<Member>,
    source: Rc<Source>,
    /// How many bytes may be unpacked, and how many of them are left.
    most: u64,
    left: Cell<u64>,
    void: Option<DType>,
    /// What is no array, and shown before them.
    beside: Option<(Key, Value)>,
    /// What is said of the whole, before everything.
    line: Option<String>,
}

/// What stands in an archive.
pub struct Member {
    stored: Stored,
    /// As soon as it is known.
    content: OnceCell<Content>,
}

/// Where the content of a member comes from.
enum Stored {
    File(FileArray),
    #[cfg_attr(
        not(feature = "arrow"),
        allow(dead_code, reason = "only the columns of Arrow need it")
    )]
    Later(Box<Later>),
    /// It is known.
    Nowhere,
}

/// What reads a member, and counts what it unpacks by itself.
type Later = dyn Fn() -> Result<Content>;

impl Member {
    /// A .npy file.
    pub fn file(file: FileArray) -> Self {
        Self { stored: Stored::File(file), content: OnceCell::new() }
    }

    /// What something else reads.
    #[cfg_attr(
        not(feature = "arrow"),
        allow(dead_code, reason = "only the columns of Arrow need it")
    )]
    pub fn later(read: impl Fn() -> Result<Content> + 'static) -> Self {
        Self { stored: Stored::Later(Box::new(read)), content: OnceCell::new() }
    }

    /// What is not looked at.
    pub fn unread(unread: Unread) -> Self {
        Self { stored: Stored::Nowhere, content: OnceCell::from(Content::Unread(unread)) }
    }
}

impl Archive {
    /// No more than `most` bytes of it may be unpacked.
    pub fn new(source: &Rc<Source>, members: Vec<(Key, Member)>, most: u64) -> Result<Self> {
        let (keys, members): (Vec<_>, Vec<_>) = members.into_iter().unzip();
        let place = |(place, key): (usize, Key)| (key, Value::from(place as u64));
        let places = keys.into_iter().enumerate().map(place).collect();
        let places = Map::new(places).map(Value::from).map_err(Error::new)?;
        let (source, left) = (Rc::clone(source), Cell::new(most));
        Ok(Self { places, members, source, most, left, void: None, beside: None, line: None })
    }

    /// The same with bytes without a meaning as elements of this dtype.
    pub fn with_void_as(self, dtype: &DType) -> Self {
        Self { void: Some(dtype.clone()), ..self }
    }

    /// The same with what is no array: it is shown and found, and no member.
    pub fn with_beside(self, beside: Option<(Key, Value)>) -> Self {
        Self { beside, ..self }
    }

    /// The same with a line about the whole, for people.
    #[cfg_attr(
        not(feature = "arrow"),
        allow(dead_code, reason = "only the columns of Arrow need it")
    )]
    pub fn with_line(self, line: String) -> Self {
        Self { line: Some(line), ..self }
    }

    /// What is said of the whole.
    pub fn line(&self) -> Option<&str> {
        self.line.as_deref()
    }

    /// What is no array, and shown before the members.
    pub fn beside(&self) -> Option<(&Key, &Value)> {
        self.beside.as_ref().map(|(key, value)| (key, value))
    }

    /// Takes in that what is no array is written nowhere.
    pub fn leave_out_beside(&self, left_out: &Said) {
        if let Some((key, _)) = &self.beside {
            let mut path = Path::default();
            path.push_key(key);
            left_out.add(&path, &format_args!("{path}: texts, which are no arrays"));
        }
    }

    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there is nothing to be shown.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty() && self.beside.is_none() && self.line.is_none()
    }

    /// In the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, &Content)> {
        self.keys().zip(self.members.iter().map(|member| self.content(member)))
    }

    /// The names, in the order of the file.
    pub fn keys(&self) -> impl Iterator<Item = &Key> {
        self.places.as_map().into_iter().flat_map(Map::iter).map(|(key, _)| key)
    }

    pub fn has(&self, key: &Key) -> bool {
        self.places.as_map().is_some_and(|places| places.get_key(key).is_some())
    }

    pub fn get(&self, key: &Key) -> Option<&Content> {
        let member = self.member(self.places.as_map()?.get_key(key)?)?;
        Some(self.content(member))
    }

    /// The member that a path begins with, and the rest of the path.
    pub fn find<'p>(&self, path: &'p str) -> Option<(Found<'_>, &'p str)> {
        let steps = path.rmatch_indices(['.', '[']).map(|(at, _)| at);
        let (place, rest) = std::iter::once(path.len())
            .chain(steps)
            .find_map(|at| {
                let (start, rest) = path.split_at_checked(at)?;
                Some((self.places.get_path(start)?, rest.strip_prefix('.').unwrap_or(rest)))
            })
            // A name as it is, such as `README.txt`.
            .or_else(|| Some((self.places.as_map()?.get(path)?, "")))?;
        Some((Found { archive: self, member: self.member(place)? }, rest))
    }

    /// No more will be read.
    pub fn finish(&self) {
        self.source.progress.finish();
    }

    fn member(&self, place: &Value) -> Option<&Member> {
        place.as_u64().and_then(|place| self.members.get(usize::try_from(place).ok()?))
    }

    /// What a member holds; what is wrong with one hides no other.
    fn content<'a>(&self, member: &'a Member) -> &'a Content {
        member.content.get_or_init(|| {
            let read = match &member.stored {
                Stored::File(file) => self.read(file),
                Stored::Later(read) => read().map(|content| self.reinterpreted(content)),
                Stored::Nowhere => Err(Error::new("a member without content")),
            };
            read.unwrap_or_else(|error| Content::Unread(Unread::Wrong(error)))
        })
    }

    fn read(&self, file: &FileArray) -> Result<Content> {
        let (size, left) = (file.len(), self.left.get());
        let left = left.checked_sub(size).ok_or_else(|| {
            file.about(format_args!(
                "{size} bytes to unpack would be more than {} in all; --max-bytes sets how many may be",
                self.most
            ))
        })?;
        let content = npy::content(file.clone())?;
        self.left.set(left);
        Ok(self.reinterpreted(content))
    }

    fn reinterpreted(&self, content: Content) -> Content {
        match &self.void {
            Some(dtype) => content.with_void_as(dtype),
            None => content,
        }
    }
}

/// A member that is asked for.
pub struct Found<'a> {
    archive: &'a Archive,
    member: &'a Member,
}

impl<'a> Found<'a> {
    /// It, where no other will be.
    pub fn alone(&self) -> &'a Content {
        if let Stored::File(file) = &self.member.stored {
            file.expect();
        }
        self.archive.content(self.member)
    }
}
