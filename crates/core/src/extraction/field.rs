use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Confidence, Evidence, Place, Redacted, Value, Verdict};

/// One possible value of a field.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Normalised value.
    pub value: Value,
    /// Characters as read.
    pub raw: String,
    /// How sure the witness was of the characters.
    pub confidence: Option<Confidence>,
    /// Name of the witness.
    pub source: String,
    /// Where it is; `None` for a derived value.
    pub place: Option<Place>,
    /// How well it fits this field among its rivals; only the order within one field means anything.
    pub score: f32,
    /// The reasons for and against it.
    pub evidence: Vec<Evidence>,
}

impl fmt::Debug for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Candidate")
            .field("value", &self.value)
            .field("raw", &Redacted(&self.raw))
            .field("source", &self.source)
            .field("score", &self.score)
            .field("evidence", &self.evidence.len())
            .finish()
    }
}

/// A field that was found: its candidates, best first, and the verdict on the best.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Best first; never empty.
    pub candidates: Vec<Candidate>,
    /// Verdict on the first candidate; never `Missing`.
    pub verdict: Verdict,
    /// How likely the first candidate is right, from 0 to 1, as measured on receipts with known values; `None` for
    /// fields of which too few were measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probability: Option<f32>,
    /// Every place where the numbers of a travel document are printed, so that a screen that masks the value can cover
    /// them; empty for other fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub printed: Vec<Place>,
}

impl Field {
    /// Returns the best candidate.
    pub fn best(&self) -> &Candidate {
        &self.candidates[0]
    }
}
