//! How strings start that have the dtype at their start.

use crate::{base64, dtype::DType};

/// The dtype as a `.npy` file has it, up to what follows it in every header; none where the type
/// does not know all of it.
fn descr(dtype: &DType) -> Option<String> {
    match dtype {
        DType::Str(0) | DType::Bytes(0) | DType::Record(_) => None,
        dtype => Some(format!("descr': '{}', 'fortran_order': ", dtype.typestr()?)),
    }
}

/// Base64 of a `.npy` file: the mark, eight characters for the version and the length of the header,
/// and as much of the header as is whole groups of three bytes.
pub(super) fn npy(dtype: Option<&DType>) -> Option<String> {
    let descr = descr(dtype?)?;
    let whole = descr.as_bytes().chunks_exact(3).flatten().copied().collect::<Vec<_>>();
    Some(format!("^k05VTVBZ.{{8}}{}", escaped(&base64::encode(&whole))))
}

/// The same file with a character for each byte.
pub(super) fn npy_latin1(dtype: Option<&DType>) -> Option<String> {
    let descr = descr(dtype?)?;
    Some(format!("^\u{93}NUMPY[\\s\\S]{{4}}\\{{'{}", escaped(&descr)))
}

/// Base64 of the mark `fa` and of the byte behind it, in whose bits dtype and axes are: after `+` a
/// letter for the dtype, and one for the axes and the order.
pub(super) fn packed(dtype: Option<&DType>, ndim: Option<usize>) -> String {
    /// In the place of a code, before the text of a dtype that has none.
    const TEXT: u8 = 15;
    let letters = dtype.map(|dtype| dtype.code().unwrap_or(TEXT));
    let dtype = letters.and_then(|code| ('g'..='v').nth(code.into())).map(String::from);
    let axes = match ndim {
        None => ".",
        Some(1) => "[Q-X]",
        Some(2) => "[g-n]",
        Some(3) => "[w-z0-3]",
        Some(_) => "[A-H]",
    };
    format!("^\\+{}{axes}", dtype.as_deref().unwrap_or("[g-v]"))
}

/// Text as a regular expression.
fn escaped(text: &str) -> String {
    let mut pattern = String::new();
    for character in text.chars() {
        if "^$\\.*+?()[]{}|/".contains(character) {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}
