//! By what the vendor of a document is known, and how surely it is the one that a rule or a lesson speaks of.

use std::collections::BTreeSet;

use vouch_core::{Candidate, Extraction, FieldKind, Reading, Value, VendorKey, VendorRule, Verdict};

use crate::merchant::{is_like, merchant_key};
use crate::suggest::is_learned;

/// Digits that a tax number has at least.
const TAX_ID_DIGITS: usize = 4;

/// How surely a document is of a vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// A number says so, and the name that was read another thing. A person's own number may stand on a document of any
    /// vendor.
    Maybe,
    /// Its name says so, or a number and nothing against it.
    Sure,
}

/// The keys of a document's vendor as it was read, the strongest first; none where nothing tells it from others.
pub fn vendor_keys(extraction: &Extraction, readings: &[Reading]) -> Vec<VendorKey> {
    let mut keys: Vec<VendorKey> = tax_id(extraction).map(VendorKey::TaxId).into_iter().collect();
    keys.extend(account(extraction, readings).map(VendorKey::Iban));
    keys.extend(names(extraction).into_iter().next().map(VendorKey::Name));
    keys
}

/// Returns the key of the name that a rule gives to its vendor.
pub(crate) fn key_of(rule: &VendorRule) -> Option<VendorKey> {
    merchant_key(rule.vendor.as_deref()?, None).map(VendorKey::Name)
}

/// A document's vendor as it was read, to be held against many rules and lessons.
pub(crate) struct Sight {
    /// Keys of the names that may be the vendor's, the best first.
    names: Vec<String>,
    keys: Vec<VendorKey>,
    /// Whether the best name is at least likely.
    is_likely: bool,
}

impl Sight {
    pub(crate) fn of(extraction: &Extraction, readings: &[Reading]) -> Self {
        Self {
            names: names(extraction),
            keys: vendor_keys(extraction, readings),
            is_likely: extraction.verdict(FieldKind::Vendor) >= Verdict::Likely,
        }
    }

    /// How surely the document is of the vendor with these keys; `None` where it is not.
    pub(crate) fn likeness(&self, keys: &[VendorKey]) -> Option<Likeness> {
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
            return Some(Likeness::Sure);
        }
        let like = |name: &String| named.iter().any(|known| is_like(known, name));
        let contradicts =
            self.is_likely && !named.is_empty() && self.names.first().is_some_and(|name| !like(name));
        match (by_number, contradicts) {
            (true, false) => Some(Likeness::Sure),
            (true, true) => Some(Likeness::Maybe),
            // The reader has found the name, though it took another for the vendor.
            (false, _) => self.names.iter().any(known).then_some(Likeness::Maybe),
        }
    }
}

/// The candidate for the vendor's name by which one of the keys is met.
pub(crate) fn named_by<'a>(keys: &[VendorKey], extraction: &'a Extraction) -> Option<&'a Candidate> {
    let met = read_names(extraction).find(|candidate| {
        name_of(candidate, extraction).is_some_and(|name| keys.contains(&VendorKey::Name(name)))
    });
    met.or(read_names(extraction).next())
}

/// The names that may be the vendor's as they were read, the best first: what was taught on an earlier reading says
/// nothing of the print.
fn read_names(extraction: &Extraction) -> impl Iterator<Item = &Candidate> {
    let field = extraction.fields.get(&FieldKind::Vendor);
    let candidates = field.map(|field| field.candidates.as_slice()).unwrap_or_default();
    candidates.iter().filter(|candidate| !is_learned(candidate))
}

/// The vendor's name as it was read.
pub(crate) fn read_vendor(extraction: &Extraction) -> Option<String> {
    read_names(extraction).next().map(|candidate| candidate.value.plain())
}

/// Keys of the names that may be the vendor's, the best first.
fn names(extraction: &Extraction) -> Vec<String> {
    read_names(extraction).filter_map(|candidate| name_of(candidate, extraction)).collect()
}

fn name_of(candidate: &Candidate, extraction: &Extraction) -> Option<String> {
    merchant_key(&candidate.value.plain(), address(extraction).as_deref())
}

pub(crate) fn address(extraction: &Extraction) -> Option<String> {
    extraction.fields.get(&FieldKind::VendorAddress).map(|field| field.best().value.plain())
}

/// The tax number, where it was read clearly.
fn tax_id(extraction: &Extraction) -> Option<String> {
    let field = extraction.fields.get(&FieldKind::VendorTaxId)?;
    (field.verdict >= Verdict::Likely).then(|| tax_number(&field.best().value)).flatten()
}

/// Letters and digits of a tax number; `None` for what is too short to be one.
pub(crate) fn tax_number(value: &Value) -> Option<String> {
    let plain: String =
        value.plain().chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    (plain.bytes().filter(u8::is_ascii_digit).count() >= TAX_ID_DIGITS).then_some(plain)
}

/// The account to pay to: the only one printed. Of two, one may be the person's own.
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

    fn sight(names: &[&str], keys: &[VendorKey], is_likely: bool) -> Sight {
        Sight { names: names.iter().map(|name| (*name).to_owned()).collect(), keys: keys.to_vec(), is_likely }
    }

    #[test]
    fn a_vendor_is_known_by_its_name_or_by_a_number_that_nothing_contradicts() {
        let name = |name: &str| VendorKey::Name(name.to_owned());
        let number = VendorKey::TaxId("IE6388047V".to_owned());
        let keys = [number.clone(), name("lumen stationers")];
        let none: &[VendorKey] = &[];
        let with_number = std::slice::from_ref(&number);
        for (sight, likeness) in [
            (sight(&["lumen stationers"], none, true), Some(Likeness::Sure)),
            (sight(&["lumen stationers"], none, false), Some(Likeness::Sure)),
            (sight(&["thank you", "lumen stationers"], with_number, true), Some(Likeness::Sure)),
            (sight(&["thank you", "lumen stationers"], none, true), Some(Likeness::Maybe)),
            // Misread, or not read at all.
            (sight(&["lumen stationars"], with_number, true), Some(Likeness::Sure)),
            (sight(&[], with_number, false), Some(Likeness::Sure)),
            // The person's own number on the document of somebody else.
            (sight(&["hetzwerk"], with_number, true), Some(Likeness::Maybe)),
            (sight(&["hetzwerk"], none, true), None),
        ] {
            assert_eq!(sight.likeness(&keys), likeness, "{:?}", sight.names);
        }
    }
}
