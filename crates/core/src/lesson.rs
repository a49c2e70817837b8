use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{BoundingBox, FieldKind, Value, VendorKey};

/// Where a person found a value that the reader had not found: enough to look there on another document of the vendor.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// The field.
    pub field: FieldKind,
    /// What is printed beside it, or above it with `^` in front: letters only, lower case. `None` where nothing is.
    pub caption: Option<String>,
    /// Where it stood on its page.
    pub bounds: BoundingBox,
    /// Which page of the document, from 0.
    pub page: u32,
    /// Width of that page divided by its height.
    pub aspect: f32,
    /// Whether the print has two meanings, as 03/04 has, and the person meant the less usual one.
    pub means_other: bool,
}

/// What one document teaches, once a person has settled something on it. It follows from the record alone: what is
/// taken back is no longer taught.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    /// The day on which it was taught.
    pub day: Date,
    /// By what the vendor is known.
    pub keys: Vec<VendorKey>,
    /// What the person gave and what stays the same on every document of a vendor, its name above all.
    pub values: BTreeMap<FieldKind, Value>,
    /// Where the person found what differs from document to document.
    pub spots: Vec<Spot>,
    /// What it is filed under, if a person said or accepted it.
    pub category: Option<String>,
    /// What documents of a category have in common: words of the vendor and of what was bought, and a few marks.
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
