//! Runs the command.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// A directory of its own, and the command run in it.
pub struct Shell(tempfile::TempDir);

/// The outcome of a command.
#[derive(Debug)]
pub struct Done {
    pub code: Option<i32>,
    pub out: Vec<u8>,
    pub err: String,
}

impl Shell {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// One that has the golden files, some of which it may change.
    pub fn with_golden() -> Self {
        let shell = Self::new();
        for entry in fs::read_dir(golden()).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), shell.path(entry.file_name().to_str().unwrap())).unwrap();
        }
        shell
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// The names of all files, sorted.
    pub fn files(&self) -> Vec<String> {
        let name = |entry: std::io::Result<fs::DirEntry>| {
            entry.unwrap().file_name().into_string().unwrap()
        };
        let mut names: Vec<_> = fs::read_dir(self.0.path()).unwrap().map(name).collect();
        names.sort();
        names
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ndserde"));
        command.current_dir(self.0.path()).stdin(Stdio::null()).env_remove("NO_COLOR");
        command
    }

    /// Runs `ndserde` with these arguments, which no blanks divide.
    pub fn run(&self, args: &[&str]) -> Done {
        self.command().args(args).output().unwrap().into()
    }

    /// Runs it with something on standard input.
    pub fn pipe(&self, input: &[u8], args: &[&str]) -> Done {
        let mut command = self.command();
        let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = pipes.args(args).spawn().unwrap();
        // It need not read all of it.
        let _ = child.stdin.take().unwrap().write_all(input);
        child.wait_with_output().unwrap().into()
    }

    /// Runs a command that must go well, and gives what it printed.
    pub fn ok(&self, args: &[&str]) -> String {
        let done = self.run(args);
        assert_eq!((done.code, &*done.err), (Some(0), ""), "{args:?}");
        String::from_utf8(done.out).unwrap()
    }

    /// Runs a command that must not go well, and gives the line on stderr.
    pub fn trouble(&self, args: &[&str]) -> String {
        self.run(args).trouble(&format!("{args:?}"))
    }
}

impl Done {
    /// What is on stderr, where the command failed as it should.
    pub fn trouble(self, what: &str) -> String {
        assert_eq!(self.code, Some(2), "{what}: {self:?}");
        assert!(self.err.starts_with("ndserde: ") && self.err.ends_with('\n'), "{what}: {self:?}");
        assert_eq!(self.err.lines().count(), 1, "{what}: {self:?}");
        assert!(!self.err.trim_end().contains(char::is_control), "{what}: {self:?}");
        self.err.trim_end().to_owned()
    }
}

impl From<Output> for Done {
    fn from(output: Output) -> Self {
        let err = String::from_utf8(output.stderr).unwrap();
        Self { code: output.status.code(), out: output.stdout, err }
    }
}

/// The files that NumPy has written for these tests.
pub fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The files that other libraries have written for the library's tests.
pub fn library_golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden")
}
