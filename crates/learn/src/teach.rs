use jiff::civil::Date;
use vouch_core::{Extraction, Lesson, Reading, VendorRule};

use crate::category::{self, Filing};
use crate::{alias, memory, rule};

/// What has been learned by the time a document is read.
#[derive(Clone, Debug)]
pub struct Taught {
    /// The rules that the person made.
    pub rules: Vec<VendorRule>,
    /// The lessons of documents that share a key with this one, the newest first.
    pub lessons: Vec<Lesson>,
    /// How the person files.
    pub filing: Filing,
    /// The day of reading.
    pub today: Date,
}

/// Adds what is known of a document's vendor to its candidates: values given or found before, and above them what the
/// person's rule says. Travel documents have no vendor.
pub fn teach(extraction: &mut Extraction, readings: &[Reading], taught: &Taught) {
    if !extraction.kind.family().teaches() {
        return;
    }
    // The vendor is identified by what was read, before learned values are put in front of its numbers and name.
    let read = extraction.clone();
    let known_as = alias::known_as(&read, readings, &taught.rules);
    let of_vendor = memory::of_vendor(&taught.lessons, &read, readings, known_as.as_ref());
    memory::apply(extraction, readings, &of_vendor, taught.today);
    category::apply(extraction, &of_vendor, &taught.filing);
    rule::apply(extraction, &read, readings, &taught.rules);
}
