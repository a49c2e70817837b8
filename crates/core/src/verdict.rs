use serde::{Deserialize, Serialize};

/// What may be said of a field that was found. A field without a candidate is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nothing was found.
    Missing,
    /// Unclear print, rivals close behind, or a rule that fails: a person must look.
    Doubtful,
    /// Read clearly, nothing contradicts it, nothing proves it.
    Likely,
    /// Both *the characters are right* and *this is that field* rest on evidence, not on clear print.
    Proved,
}

impl Verdict {
    /// The name used outside.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Doubtful => "doubtful",
            Self::Likely => "likely",
            Self::Proved => "proved",
        }
    }
}
