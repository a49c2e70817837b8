//! Two names for one vendor: whether the name on a document resembles a known one. Only a person can decide whether
//! both are the same vendor.

use jiff::civil::Date;
use vouch_core::{Extraction, FieldKind, Reading, Record, ReviewState, RuleId, VendorKey, VendorRule};

use crate::merchant::{is_similar, words};
use crate::rule::rule_for;
use crate::vendor::{key_of_rule, read_vendor, vendor_keys};

/// Letters that a name must have for a longer name that begins with it to resemble it.
const MIN_LETTERS: usize = 4;
/// Most additional words of the longer name: a country, a branch, a trade.
const MAX_EXTRA_WORDS: usize = 2;

/// A vendor whose name resembles that of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namesake {
    /// The reduced name on the document.
    pub name: String,
    /// The reduced name that is known.
    pub known: String,
}

/// Returns the name among `known` that resembles this document's, if a person should be asked whether they are one
/// vendor. There is no need where the name itself is known, a rule applies to the document, or a person has settled its
/// vendor.
pub fn namesake(
    extraction: &Extraction,
    readings: &[Reading],
    record: &Record,
    rules: &[VendorRule],
    known: &[String],
) -> Option<Namesake> {
    let settled =
        |field| record.fields.get(&field).is_some_and(|field| field.review != ReviewState::Untouched);
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
    let similar = known.iter().filter(|other| {
        is_similar(other, &name) || is_extended_by(other, &name) || is_extended_by(&name, other)
    });
    let similarity = |other: &String| strsim::jaro_winkler(other, &name);
    let known = similar.max_by(|one, other| similarity(one).total_cmp(&similarity(other)))?.clone();
    Some(Namesake { name, known })
}

/// Makes the rule by which the document's vendor is another, known one, as the person spells it.
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

/// Returns the key of the vendor that a rule of the person gives to the document.
pub fn known_as(extraction: &Extraction, readings: &[Reading], rules: &[VendorRule]) -> Option<VendorKey> {
    let (rule, _) = rule_for(extraction, readings, rules)?;
    key_of_rule(rule)
}

/// Whether the longer name is the other one plus a word or two.
fn is_extended_by(name: &str, longer: &str) -> bool {
    let (name, longer) = (words(name), words(longer));
    let letters: usize = name.iter().map(|word| word.chars().count()).sum();
    let extra = longer.len().saturating_sub(name.len());
    letters >= MIN_LETTERS && (1..=MAX_EXTRA_WORDS).contains(&extra) && longer.starts_with(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_extended_by_whole_words() {
        let cases = [
            ("grab", "grab malaysia", true),
            ("daun hijau", "daun hijau johor bahru", true),
            ("grab", "grabber tools", false),
            ("abc", "abc trading", false),
            ("kopi", "kopi selatan kajang utama", false),
            ("grab", "grab", false),
        ];
        for (name, longer, expected) in cases {
            assert_eq!(is_extended_by(name, longer), expected, "{name}, {longer}");
        }
    }
}
