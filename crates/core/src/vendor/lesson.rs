use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{BoundingBox, FieldKind, Value, VendorKey};

/// Where a person found a value that no reader had found: enough to find it there on another document of the vendor.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// The field.
    pub field: FieldKind,
    /// The caption beside it, or above it with `^` in front: letters only, lower case. `None` where there is none.
    pub caption: Option<String>,
    /// Where it was on its page.
    pub bounds: BoundingBox,
    /// Which page of the document, from 0.
    pub page: u32,
    /// Width of that page divided by its height.
    pub aspect: f32,
    /// Whether the text has two meanings, as 03/04 has, and the person meant the less usual one.
    pub means_other: bool,
}

/// What can be learned from one document once a person has settled something on it. It follows from the record alone:
/// undone changes teach nothing.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    /// The day on which it was learned.
    pub day: Date,
    /// The keys of the vendor.
    pub keys: Vec<VendorKey>,
    /// Values given by the person that are the same on every document of the vendor, such as its name.
    pub values: BTreeMap<FieldKind, Value>,
    /// Where the person found values that differ from document to document.
    pub spots: Vec<Spot>,
    /// The category it is filed under, if a person gave or accepted it.
    pub category: Option<String>,
    /// What documents of one category have in common: words of the vendor and of what was bought, and a few features.
    pub words: Vec<String>,
}

impl Lesson {
    /// Whether there is nothing to learn from it.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.spots.is_empty() && self.category.is_none()
    }
}

impl fmt::Debug for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Spot")
            .field("field", &self.field)
            .field("bounds", &self.bounds)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Lesson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lesson")
            .field("keys", &self.keys)
            .field("values", &self.values)
            .field("spots", &self.spots)
            .field("words", &self.words.len())
            .finish_non_exhaustive()
    }
}
