use jiff::civil::Date;
use vouch_core::{Extraction, Lesson, Reading, VendorRule};

use crate::category::{self, Filing};
use crate::{alias, memory, rule};

/// What is known when a document has been read.
#[derive(Clone, Debug)]
pub struct Taught {
    /// The rules that the person made.
    pub rules: Vec<VendorRule>,
    /// What documents taught that share a key with this one, the newest first.
    pub lessons: Vec<Lesson>,
    /// How the person files.
    pub filing: Filing,
    /// The day of reading.
    pub today: Date,
}

/// Puts what is known of a document's vendor among its candidates: where it was found before, and above that what the
/// person's rule says. Travel documents have no vendor.
pub fn teach(extraction: &mut Extraction, readings: &[Reading], taught: &Taught) {
    if !extraction.kind.family().teaches() {
        return;
    }
    // The vendor is known by what was read: its numbers and its name before anything is put in front of them.
    let read = extraction.clone();
    let known_as = alias::known_as(&read, readings, &taught.rules);
    let of_vendor = memory::of_vendor(&taught.lessons, &read, readings, known_as.as_ref());
    memory::apply(extraction, readings, &of_vendor, taught.today);
    category::apply(extraction, &of_vendor, &taught.filing);
    rule::apply(extraction, &read, readings, &taught.rules);
}
