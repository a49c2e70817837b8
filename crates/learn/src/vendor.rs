//! What identifies the vendor of a document, and how certainly it is the one that a rule or a lesson is about.

use std::collections::BTreeSet;

use vouch_core::{Candidate, Extraction, FieldKind, Reading, Value, VendorKey, VendorRule, Verdict};

use crate::merchant::{is_similar, merchant_key};
use crate::suggest::is_learned;

/// Fewest digits of a tax number.
const MIN_TAX_ID_DIGITS: usize = 4;

/// How certainly a document is from a vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum VendorMatch {
    /// A number matches, and the name that was read does not. A person's own number may be printed on a document of any
    /// vendor.
    Maybe,
    /// The name matches, or a number does and nothing contradicts it.
    Sure,
}

/// Returns the keys of a document's vendor as it was read, the strongest first; none where nothing identifies it.
pub fn vendor_keys(extraction: &Extraction, readings: &[Reading]) -> Vec<VendorKey> {
    let mut keys: Vec<VendorKey> = tax_id(extraction).map(VendorKey::TaxId).into_iter().collect();
    keys.extend(account(extraction, readings).map(VendorKey::Iban));
    keys.extend(names(extraction).into_iter().next().map(VendorKey::Name));
    keys
}

/// Returns the key of the name that a rule gives to its vendor.
pub(crate) fn key_of_rule(rule: &VendorRule) -> Option<VendorKey> {
    merchant_key(rule.vendor.as_deref()?, None).map(VendorKey::Name)
}

/// A document's vendor as it was read, to be compared with many rules and lessons.
pub(crate) struct VendorSighting {
    /// Keys of the names that may be the vendor's, the best first.
    names: Vec<String>,
    keys: Vec<VendorKey>,
    /// Whether the best name is at least likely.
    is_likely: bool,
}

impl VendorSighting {
    pub(crate) fn of(extraction: &Extraction, readings: &[Reading]) -> Self {
        Self {
            names: names(extraction),
            keys: vendor_keys(extraction, readings),
            is_likely: extraction.verdict(FieldKind::Vendor) >= Verdict::Likely,
        }
    }

    /// Returns how certainly the document is from the vendor with these keys; `None` where it is not.
    pub(crate) fn match_with(&self, keys: &[VendorKey]) -> Option<VendorMatch> {
        let named: Vec<&String> = keys
            .iter()
            .filter_map(|key| match key {
                VendorKey::Name(name) => Some(name),
                _ => None,
            })
            .collect();
        let known = |name: &String| named.contains(&name);
        let by_number = keys.iter().any(|key| !matches!(key, VendorKey::Name(_)) && self.keys.contains(key));
        if self.names.first().is_some_and(known) || by_number && self.names.iter().any(known) {
            return Some(VendorMatch::Sure);
        }
        let similar = |name: &String| named.iter().any(|known| is_similar(known, name));
        let contradicts =
            self.is_likely && !named.is_empty() && self.names.first().is_some_and(|name| !similar(name));
        match (by_number, contradicts) {
            (true, false) => Some(VendorMatch::Sure),
            (true, true) => Some(VendorMatch::Maybe),
            // The reader has found the name, but chose another as the vendor.
            (false, _) => self.names.iter().any(known).then_some(VendorMatch::Maybe),
        }
    }
}

/// Returns the candidate for the vendor's name that matches one of the keys, or else the best one.
pub(crate) fn matching_name<'a>(keys: &[VendorKey], extraction: &'a Extraction) -> Option<&'a Candidate> {
    let matching = read_names(extraction).find(|candidate| {
        name_of(candidate, extraction).is_some_and(|name| keys.contains(&VendorKey::Name(name)))
    });
    matching.or(read_names(extraction).next())
}

/// Returns the candidates for the vendor's name that were read, the best first. Learned ones say nothing about the text
/// of this document.
fn read_names(extraction: &Extraction) -> impl Iterator<Item = &Candidate> {
    let field = extraction.fields.get(&FieldKind::Vendor);
    let candidates = field.map(|field| field.candidates.as_slice()).unwrap_or_default();
    candidates.iter().filter(|candidate| !is_learned(candidate))
}

/// Returns the vendor's name as it was read.
pub(crate) fn read_vendor(extraction: &Extraction) -> Option<String> {
    read_names(extraction).next().map(|candidate| candidate.value.plain())
}

/// Returns the keys of the names that may be the vendor's, the best first.
fn names(extraction: &Extraction) -> Vec<String> {
    read_names(extraction).filter_map(|candidate| name_of(candidate, extraction)).collect()
}

fn name_of(candidate: &Candidate, extraction: &Extraction) -> Option<String> {
    merchant_key(&candidate.value.plain(), address(extraction).as_deref())
}

pub(crate) fn address(extraction: &Extraction) -> Option<String> {
    extraction.fields.get(&FieldKind::VendorAddress).map(|field| field.best().value.plain())
}

/// Returns the tax number, where it was read clearly.
fn tax_id(extraction: &Extraction) -> Option<String> {
    let field = extraction.fields.get(&FieldKind::VendorTaxId)?;
    (field.verdict >= Verdict::Likely).then(|| tax_number(&field.best().value)).flatten()
}

/// Returns the letters and digits of a tax number; `None` for a text that is too short to be one.
pub(crate) fn tax_number(value: &Value) -> Option<String> {
    let plain: String =
        value.plain().chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    (plain.bytes().filter(u8::is_ascii_digit).count() >= MIN_TAX_ID_DIGITS).then_some(plain)
}

/// Returns the account to pay into, if it is the only one printed: one of two may be the person's own.
fn account(extraction: &Extraction, readings: &[Reading]) -> Option<String> {
    let pages = readings.iter().flat_map(|reading| &reading.pages);
    let of_document = pages.filter(|page| extraction.pages.contains(&page.page));
    let all: BTreeSet<String> =
        of_document.flat_map(|page| &page.layout.lines).flat_map(vouch_interpret::ibans).collect();
    let mut all = all.into_iter();
    all.next().filter(|_| all.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sighting(names: &[&str], keys: &[VendorKey], is_likely: bool) -> VendorSighting {
        VendorSighting {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            keys: keys.to_vec(),
            is_likely,
        }
    }

    #[test]
    fn a_vendor_is_identified_by_its_name_or_by_a_number_that_nothing_contradicts() {
        let name = |name: &str| VendorKey::Name(name.to_owned());
        let number = VendorKey::TaxId("IE6388047V".to_owned());
        let keys = [number.clone(), name("lumen stationers")];
        let none: &[VendorKey] = &[];
        let with_number = std::slice::from_ref(&number);
        for (sighting, expected) in [
            (sighting(&["lumen stationers"], none, true), Some(VendorMatch::Sure)),
            (sighting(&["lumen stationers"], none, false), Some(VendorMatch::Sure)),
            (sighting(&["thank you", "lumen stationers"], with_number, true), Some(VendorMatch::Sure)),
            (sighting(&["thank you", "lumen stationers"], none, true), Some(VendorMatch::Maybe)),
            // Misread, or not read at all.
            (sighting(&["lumen stationars"], with_number, true), Some(VendorMatch::Sure)),
            (sighting(&[], with_number, false), Some(VendorMatch::Sure)),
            // The person's own number on the document of somebody else.
            (sighting(&["hetzwerk"], with_number, true), Some(VendorMatch::Maybe)),
            (sighting(&["hetzwerk"], none, true), None),
        ] {
            assert_eq!(sighting.match_with(&keys), expected, "{:?}", sighting.names);
        }
    }
}
