//! Keys as words: in a path or a tree, with quotes where they need some.

use alloc::{borrow::ToOwned, format, string::String};

/// A text key.
pub(crate) fn as_key(text: &str) -> String {
    // Escaped, where a terminal would act upon it.
    if is_word(text) { text.to_owned() } else { format!("{text:?}") }
}

/// A key of bytes.
pub(crate) fn bytes_as_key(bytes: &[u8]) -> String {
    format!("b\"{}\"", bytes.escape_ascii())
}

/// Whether a text key stands there without quotes.
pub(crate) fn is_word(text: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '@' | '/');
    !text.is_empty() && text.chars().all(plain) && !is_number(text) && !is_bool(text)
}

/// Whether a word is what an integer is displayed as.
pub(crate) fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
}

/// Whether a word is what a bool is displayed as.
pub(crate) fn is_bool(word: &str) -> bool {
    matches!(word, "true" | "false")
}
