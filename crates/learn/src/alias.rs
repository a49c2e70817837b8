//! Two names for one vendor: whether that of a document nearly equals one that is known, which only a person can settle.

use jiff::civil::Date;
use vouch_core::{Extraction, FieldKind, Reading, Record, ReviewState, RuleId, VendorKey, VendorRule};

use crate::merchant::{is_like, words};
use crate::rule::rule_for;
use crate::who::{key_of, read_vendor, vendor_keys};

/// A name of one word has to be so long before another that begins with it may be meant.
const LEAST: usize = 4;
/// So many words may follow a name: a country, a branch, a trade.
const MORE: usize = 2;

/// A vendor whose name is nearly that of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namesake {
    /// The reduced name on the document.
    pub name: String,
    /// The reduced name that is known.
    pub known: String,
}

/// The name among `known` that this document's nearly equals, if a person may be asked whether they are one vendor: not
/// where the name is known by itself, a rule speaks for it, or a person has settled the vendor of the document.
pub fn namesake(
    extraction: &Extraction,
    readings: &[Reading],
    record: &Record,
    rules: &[VendorRule],
    known: &[String],
) -> Option<Namesake> {
    let settled = |field| record.fields.get(&field).is_some_and(|said| said.review != ReviewState::Untouched);
    if !record.kind.family().teaches() || settled(FieldKind::Vendor) {
        return None;
    }
    let name = vendor_keys(extraction, readings).into_iter().find_map(|key| match key {
        VendorKey::Name(name) => Some(name),
        _ => None,
    })?;
    if known.contains(&name) || rule_for(extraction, readings, rules).is_some() {
        return None;
    }
    let near =
        known.iter().filter(|other| is_like(other, &name) || goes_on(other, &name) || goes_on(&name, other));
    let likeness = |other: &String| strsim::jaro_winkler(other, &name);
    let known = near.max_by(|one, other| likeness(one).total_cmp(&likeness(other)))?.clone();
    Some(Namesake { name, known })
}

/// The rule by which the document's vendor is another one that is known, as the person spells it.
pub fn alias(
    extraction: &Extraction,
    readings: &[Reading],
    vendor: &str,
    id: RuleId,
    today: Date,
) -> VendorRule {
    VendorRule {
        id,
        since: today,
        keys: vendor_keys(extraction, readings),
        printed: read_vendor(extraction),
        vendor: Some(vendor.to_owned()),
        category: None,
        is_on: true,
    }
}

/// The key under which a document's vendor is known by a rule of the person's.
pub fn known_as(extraction: &Extraction, readings: &[Reading], rules: &[VendorRule]) -> Option<VendorKey> {
    let (rule, _) = rule_for(extraction, readings, rules)?;
    key_of(rule)
}

/// Whether a name is another one with a word or two behind it.
fn goes_on(name: &str, longer: &str) -> bool {
    let (name, longer) = (words(name), words(longer));
    let letters: usize = name.iter().map(|word| word.chars().count()).sum();
    let more = longer.len().saturating_sub(name.len());
    letters >= LEAST && (1..=MORE).contains(&more) && longer.starts_with(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_on_by_whole_words() {
        let cases = [
            ("grab", "grab malaysia", true),
            ("daun hijau", "daun hijau johor bahru", true),
            ("grab", "grabber tools", false),
            ("abc", "abc trading", false),
            ("kopi", "kopi selatan kajang utama", false),
            ("grab", "grab", false),
        ];
        for (name, longer, expected) in cases {
            assert_eq!(goes_on(name, longer), expected, "{name}, {longer}");
        }
    }
}
