//! The one error type.

use std::fmt;

type Source = Box<dyn std::error::Error + Send + Sync>;

/// Why rows could not be written or read.
///
/// Its text names the column and the row where they are known. The error of the library that failed
/// (ndserde, arrow, parquet, `serde_arrow`) is its [`source`](std::error::Error::source).
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    column: Option<String>,
    row: Option<usize>,
    /// Whether the message names them.
    is_said: bool,
    message: String,
    source: Option<Source>,
}

impl Error {
    /// An error of no column.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            column: None,
            row: None,
            is_said: false,
            message: message.into(),
            source: None,
        }))
    }

    /// Another library's error, whose text is ours.
    pub(crate) fn other(source: impl Into<Source>) -> Self {
        let source = source.into();
        let mut error = Self::new(source.to_string());
        error.0.source = Some(source);
        error
    }

    /// An error of ndserde's whose text says already of what column and row it is.
    pub(crate) fn said(source: ndserde::Error, column: &str, row: usize) -> Self {
        Self::other(source).saying(column, row)
    }

    /// The same, whose text says already of what column and row it is.
    pub(crate) fn saying(self, column: &str, row: usize) -> Self {
        let mut error = self.in_column(column).at_row(row);
        error.0.is_said = true;
        error
    }

    /// With what could not be done before the reason.
    pub(crate) fn of(mut self, what: &str) -> Self {
        self.0.message = format!("{what}: {}", self.0.message);
        self
    }

    /// With the column, unless it has one already.
    pub(crate) fn in_column(mut self, name: &str) -> Self {
        self.0.column.get_or_insert_with(|| name.to_owned());
        self
    }

    /// With the row, unless it has one already.
    pub(crate) fn at_row(mut self, row: usize) -> Self {
        self.0.row.get_or_insert(row);
        self
    }

    /// The same after so many rows of batches before.
    pub(crate) fn after(mut self, rows: usize) -> Self {
        match (&mut self.0.row, self.0.is_said) {
            (Some(row), false) => *row = row.saturating_add(rows),
            _ if rows == 0 => {}
            // Another library's message may have a row of the batch.
            (row, _) => {
                *row = row.map(|row| row.saturating_add(rows));
                return self.of(&format!("in the batch after {rows} rows"));
            }
        }
        self
    }

    /// The name of the column it is about, if it is about one.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        self.0.column.as_deref()
    }

    /// The row it is about, if it is about one, counted from 0 in the rows or the batch handed over.
    #[must_use]
    pub fn row(&self) -> Option<usize> {
        self.0.row
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.0.column, self.0.row) {
            _ if self.0.is_said => {}
            (Some(column), Some(row)) => write!(f, "column `{column}`, row {row}: ")?,
            (Some(column), None) => write!(f, "column `{column}`: ")?,
            (None, Some(row)) => write!(f, "row {row}: ")?,
            (None, None) => {}
        }
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| -> &(dyn std::error::Error + 'static) { source })
    }
}

impl From<ndserde::Error> for Error {
    fn from(error: ndserde::Error) -> Self {
        Self::other(error)
    }
}
