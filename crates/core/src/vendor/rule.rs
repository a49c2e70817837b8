use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{RuleId, VendorKey};

/// What a person wants for every document of one vendor. It is a reason for a value, never a change: a person's changes
/// to a document take precedence.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct VendorRule {
    /// Its id.
    pub id: RuleId,
    /// The day on which it was made or last altered.
    pub since: Date,
    /// The keys of the vendor, the strongest first; one match is enough.
    pub keys: Vec<VendorKey>,
    /// The name as printed on the document for which the rule was made, to recognise the rule by.
    pub printed: Option<String>,
    /// The name as the person spells it.
    pub vendor: Option<String>,
    /// The category to file under.
    pub category: Option<String>,
    /// Whether it is in force.
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
