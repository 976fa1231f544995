//! What other programs have in place of a number that JSON has not.

/// Null, or a word of another program's for a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Apart {
    Null,
    /// R (jsonlite): a number that is missing, which is a NaN there.
    Missing,
    Infinity,
    NegInfinity,
    /// `JSONLab`.
    UnderNan,
    UnderInfinity,
    UnderNegInfinity,
}

/// The words and the numbers that they stand for.
const WORDS: [(Apart, &str, f64); 6] = [
    (Apart::Missing, "NA", f64::NAN),
    (Apart::Infinity, "Inf", f64::INFINITY),
    (Apart::NegInfinity, "-Inf", f64::NEG_INFINITY),
    (Apart::UnderNan, "_NaN_", f64::NAN),
    (Apart::UnderInfinity, "_Inf_", f64::INFINITY),
    (Apart::UnderNegInfinity, "-_Inf_", f64::NEG_INFINITY),
];

impl Apart {
    /// What a word is, if it is one of these.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        let known = WORDS.iter().find(|(_, known, _)| *known == word);
        known.map(|(apart, ..)| *apart)
    }

    /// As it stands in the document; none for null.
    pub(crate) fn word(self) -> Option<&'static str> {
        let known = WORDS.iter().find(|(apart, ..)| *apart == self);
        known.map(|(_, word, _)| *word)
    }

    /// The number that a word stands for. Null is none by itself: its layout says what it means.
    pub(crate) fn value(self) -> Option<f64> {
        let known = WORDS.iter().find(|(apart, ..)| *apart == self);
        known.map(|(.., value)| *value)
    }

    /// The bits by which a packed list has it.
    pub(crate) const fn bits(self) -> u64 {
        self as u64
    }

    /// What has these bits.
    pub(crate) fn of_bits(bits: u64) -> Self {
        let known = WORDS.iter().find(|(apart, ..)| apart.bits() == bits);
        known.map_or(Self::Null, |(apart, ..)| *apart)
    }
}

impl core::fmt::Display for Apart {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.word() {
            Some(word) => write!(f, "the word \"{word}\""),
            None => f.write_str("null"),
        }
    }
}
