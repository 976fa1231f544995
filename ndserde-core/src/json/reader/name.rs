//! `NaN`, `Infinity` and `-Infinity` as bare words. They are no JSON, but Python's `json` and others
//! write them.

use super::input::JsonReader;

const NAMES: [(&[u8], f64); 3] =
    [(b"NaN", f64::NAN), (b"Infinity", f64::INFINITY), (b"-Infinity", f64::NEG_INFINITY)];

impl JsonReader<'_> {
    /// Whether one of the three words comes next, whose first byte has been looked at.
    #[inline]
    pub(super) fn is_name(&self, first: u8) -> bool {
        matches!(first, b'N' | b'I' | b'-') && self.bytes.get(self.at..).and_then(name).is_some()
    }

    /// Goes over the word that begins there, if it is one of the three.
    #[cold]
    pub(super) fn name(&mut self, from: usize) -> Option<f64> {
        let (len, value) = name(self.bytes.get(from..)?)?;
        self.at = from.wrapping_add(len);
        Some(value)
    }
}

fn name(bytes: &[u8]) -> Option<(usize, f64)> {
    let (name, value) = NAMES.iter().find(|(name, _)| bytes.starts_with(name))?;
    Some((name.len(), *value))
}

/// The document with numbers of the same length in the place of such words, if it has any outside of
/// strings.
#[cold]
pub(super) fn without(document: &[u8]) -> Option<Vec<u8>> {
    let (mut without, mut at, mut is_text) = (Vec::new(), 0, false);
    while let Some(byte) = document.get(at) {
        let len = match byte {
            b'"' => {
                is_text = !is_text;
                1
            }
            b'\\' if is_text => 2,
            b'N' | b'I' if !is_text => {
                let found = document.get(at..).and_then(name);
                if let Some((len, _)) = found {
                    if without.is_empty() {
                        document.clone_into(&mut without);
                    }
                    let number = [b"0.", &b"0".repeat(len.saturating_sub(2))[..]].concat();
                    if let Some(place) = without.get_mut(at..at.saturating_add(len)) {
                        place.copy_from_slice(&number);
                    }
                }
                found.map_or(1, |(len, _)| len)
            }
            _ => 1,
        };
        at = at.saturating_add(len);
    }
    (!without.is_empty()).then_some(without)
}
