//! The differences between the two derives.

/// Writing or reading.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// `NdSerialize`.
    Serialize,
    /// `NdDeserialize`.
    Deserialize,
}

impl Side {
    /// The word inside of `rename(..)` and `bound(..)`, and the function's name.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Serialize => "serialize",
            Self::Deserialize => "deserialize",
        }
    }

    /// The name of serde's trait and derive.
    pub(crate) fn serde_trait(self) -> &'static str {
        match self {
            Self::Serialize => "Serialize",
            Self::Deserialize => "Deserialize",
        }
    }

    /// The attributes by which this side skips a field.
    pub(crate) fn skip_keys(self) -> [&'static str; 2] {
        match self {
            Self::Serialize => ["skip", "skip_serializing"],
            Self::Deserialize => ["skip", "skip_deserializing"],
        }
    }

    /// The attributes by which the user's own function takes a field over.
    pub(crate) fn with_keys(self) -> [&'static str; 2] {
        match self {
            Self::Serialize => ["with", "serialize_with"],
            Self::Deserialize => ["with", "deserialize_with"],
        }
    }

    /// The container attributes by which another type takes the whole item over.
    pub(crate) fn conversion_keys(self) -> &'static [&'static str] {
        match self {
            Self::Serialize => &["into"],
            Self::Deserialize => &["from", "try_from"],
        }
    }
}
