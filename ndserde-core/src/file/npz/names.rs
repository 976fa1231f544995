//! The names of an archive that is written: all programs tell them from each other, or an error.

use std::collections::HashSet;

use super::{NAME, name};
use crate::error::{Error, Quoted};

/// The bytes that a name may have.
const LONGEST: usize = 65_535;

/// Checks the names of an archive, before any of it is written.
///
/// # Errors
/// For the first that not all programs would read as this one does.
pub fn check_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<(), Error> {
    let mut there = MemberNames::default();
    names
        .into_iter()
        .try_for_each(|name| there.add(name).map_err(|error| error.in_member(name).in_wire(NAME)))
}

/// Those that there are, without their `.npy`.
#[derive(Default)]
pub(super) struct MemberNames(HashSet<String>);

impl MemberNames {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// # Errors
    /// When not all programs would tell it from those that are there.
    pub(super) fn add(&mut self, name: &str) -> Result<(), Error> {
        name::check(name)?;
        let most = LONGEST.saturating_sub(".npy".len());
        if name.len() > most {
            return Err(Error::custom(format_args!(
                "the name has {} bytes, an archive has room for {most}",
                name.len()
            )));
        }
        if self.0.contains(name) {
            return Err(Error::custom("two arrays would have this name"));
        }
        // NumPy finds an array by the name of its file, too, and that first.
        let (short, long) = (name.strip_suffix(".npy"), format!("{name}.npy"));
        let other = short.filter(|short| self.0.contains(*short));
        let other = other.or_else(|| self.0.get(&long).map(String::as_str));
        if let Some(other) = other {
            return Err(Error::custom(format_args!(
                "NumPy would not tell it from the array {}",
                Quoted(other)
            )));
        }
        self.0.insert(name.to_owned());
        Ok(())
    }
}
