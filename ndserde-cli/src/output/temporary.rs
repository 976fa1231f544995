//! A file beside the one that it will be.

use std::{
    fs::{self, File},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
    process,
};

/// Goes when it is dropped, unless it has been renamed.
pub struct Temporary {
    path: PathBuf,
    file: File,
}

impl Temporary {
    /// A new file in the same directory, whence it can be renamed in one step.
    pub fn beside(target: &Path) -> io::Result<Self> {
        let name = target.file_name().ok_or(ErrorKind::InvalidInput)?.to_string_lossy();
        let mut number = 0;
        loop {
            let path = target.with_file_name(format!(".{name}.{}.{number}", process::id()));
            match File::create_new(&path) {
                // Another command's, with the same number.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
                file => return Ok(Self { path, file: file? }),
            }
        }
    }

    pub fn file(&self) -> io::Result<File> {
        self.file.try_clone()
    }

    /// Puts the file in the place of another, if there is one, whose permissions it takes.
    pub fn rename(self, target: &Path) -> io::Result<()> {
        if let Ok(about) = fs::metadata(target) {
            self.file.set_permissions(about.permissions())?;
        }
        fs::rename(&self.path, target)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // There is none any more where it was renamed.
        let _ = fs::remove_file(&self.path);
    }
}
