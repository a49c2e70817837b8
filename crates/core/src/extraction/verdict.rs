use serde::{Deserialize, Serialize};

/// How far the value of a field can be trusted. A field without a candidate is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nothing was found.
    Missing,
    /// Unclear text, a close rival or a failing rule: a person must check it.
    Doubtful,
    /// Read clearly; nothing contradicts it, and nothing proves it.
    Likely,
    /// Evidence, and not clear text alone, shows that the characters are right and that they belong to this field.
    Proved,
}

impl Verdict {
    /// Returns the name used outside.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Doubtful => "doubtful",
            Self::Likely => "likely",
            Self::Proved => "proved",
        }
    }
}
