use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{RuleId, VendorKey};

/// What a person wants of every document of one vendor. It is a reason for a value, never a change: what a person does
/// with a document stands above it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct VendorRule {
    /// Its id.
    pub id: RuleId,
    /// The day on which it was made or last altered.
    pub since: Date,
    /// By what the vendor is known, the strongest first: one of them is enough.
    pub keys: Vec<VendorKey>,
    /// The name as it was printed where the rule was made, to tell the rule by.
    pub printed: Option<String>,
    /// The name as the person spells it.
    pub vendor: Option<String>,
    /// What to file under.
    pub category: Option<String>,
    /// Whether it counts.
    pub is_on: bool,
}

impl fmt::Debug for VendorRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VendorRule")
            .field("id", &self.id)
            .field("since", &self.since)
            .field("keys", &self.keys)
            .field("is_on", &self.is_on)
            .finish_non_exhaustive()
    }
}
