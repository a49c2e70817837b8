//! Rules that a person makes for a vendor: when one is offered, and what it does to a document.

use jiff::civil::Date;
use vouch_core::{
    Candidate, Evidence, Extraction, Field, FieldKind, Reading, Record, ReviewState, RuleId, Value,
    VendorKey, VendorRule, Verdict,
};

use crate::merchant::merchant_key;
use crate::suggest::{SOURCE_RULE, suggest};
use crate::who::{Likeness, Sight, address, key_of, named_by, vendor_keys};

/// The rule that follows from what a person gave on this document, if it says anything that `rules` do not say yet. A
/// rule of the same vendor is altered rather than doubled: the offer has its id then, and `id` otherwise.
pub fn offer(
    extraction: &Extraction,
    readings: &[Reading],
    record: &Record,
    rules: &[VendorRule],
    id: RuleId,
    today: Date,
) -> Option<VendorRule> {
    if !record.kind.family().teaches() {
        return None;
    }
    let given = |field| {
        let field = record.fields.get(&field)?;
        let settled = field.review == ReviewState::Corrected;
        field.value.as_ref().filter(|_| settled).map(Value::plain)
    };
    let (vendor, category) = (given(FieldKind::Vendor), given(FieldKind::Category));
    if vendor.is_none() && category.is_none() {
        return None;
    }
    let keys = keys_to_know_again(extraction, readings, vendor.as_deref());
    let known = rules.iter().find(|rule| rule.keys.iter().any(|key| keys.contains(key)));
    let printed = named_by(&keys, extraction).map(|candidate| candidate.value.plain());
    let offered = VendorRule {
        id: known.map_or(id, |rule| rule.id),
        since: today,
        keys: known.map_or_else(Vec::new, |rule| rule.keys.clone()).into_iter().chain(keys).collect(),
        printed: known.and_then(|rule| rule.printed.clone()).or(printed),
        vendor: vendor.or_else(|| known.and_then(|rule| rule.vendor.clone())),
        category: category.or_else(|| known.and_then(|rule| rule.category.clone())),
        is_on: true,
    };
    let offered = VendorRule { keys: unique(offered.keys), ..offered };
    let says_more = known.is_none_or(|rule| {
        !rule.is_on || (&rule.vendor, &rule.category) != (&offered.vendor, &offered.category)
    });
    (says_more && !offered.keys.is_empty()).then_some(offered)
}

/// The numbers of the vendor, and the name as printed: the one that the person wrote, where that is what the page says,
/// and the one that was read otherwise.
pub(crate) fn keys_to_know_again(
    extraction: &Extraction,
    readings: &[Reading],
    vendor: Option<&str>,
) -> Vec<VendorKey> {
    let mut keys = vendor_keys(extraction, readings);
    let written = vendor.and_then(|vendor| merchant_key(vendor, address(extraction).as_deref()));
    if let Some(written) = written.filter(|written| is_printed(written, readings)) {
        keys.retain(|key| !matches!(key, VendorKey::Name(_)));
        keys.push(VendorKey::Name(written));
    }
    keys
}

fn is_printed(key: &str, readings: &[Reading]) -> bool {
    let lines = readings.iter().flat_map(|reading| &reading.pages).flat_map(|page| &page.layout.lines);
    lines.into_iter().any(|line| merchant_key(&line.text(), None).as_deref() == Some(key))
}

fn unique(mut keys: Vec<VendorKey>) -> Vec<VendorKey> {
    keys.sort();
    keys.dedup();
    keys
}

/// The rule for this document's vendor, if it has one: that whose strongest key is met.
pub(crate) fn rule_for<'a>(
    extraction: &Extraction,
    readings: &[Reading],
    rules: &'a [VendorRule],
) -> Option<(&'a VendorRule, Likeness)> {
    let sight = Sight::of(extraction, readings);
    let on = rules.iter().filter(|rule| rule.is_on);
    let met = on.filter_map(|rule| Some((rule, sight.likeness(&rule.keys)?)));
    met.max_by_key(|(_, likeness)| *likeness)
}

/// Puts what the person's rule wants among the candidates of a document: in front where the vendor is surely the one,
/// behind what was read otherwise. `read` is the document as it was read.
pub(crate) fn apply(
    extraction: &mut Extraction,
    read: &Extraction,
    readings: &[Reading],
    rules: &[VendorRule],
) {
    let Some((rule, likeness)) = rule_for(read, readings, rules) else { return };
    let evidence = Evidence::YourRule { since: rule.since };
    let named = named_by(&rule.keys, read);
    if let Some(vendor) = &rule.vendor {
        let proved = named.is_some_and(|named| is_proved(read, named));
        let verdict = if proved { Verdict::Proved } else { Verdict::Likely };
        let candidate = candidate(vendor, named, evidence.clone());
        suggest(extraction, FieldKind::Vendor, candidate, verdict, likeness == Likeness::Sure);
    }
    if let Some(category) = rule.category.as_ref().or_else(|| category_of_name(rule, rules)) {
        let candidate = candidate(category, None, evidence);
        suggest(extraction, FieldKind::Category, candidate, Verdict::Likely, likeness == Likeness::Sure);
    }
}

/// What the person files under by another rule for the vendor whose name this one gives.
fn category_of_name<'a>(rule: &VendorRule, rules: &'a [VendorRule]) -> Option<&'a String> {
    let name = key_of(rule)?;
    let of_name = rules.iter().filter(|other| other.is_on && other.keys.contains(&name));
    of_name.filter_map(|other| other.category.as_ref()).next()
}

/// A value and where the name stands by which the vendor is known.
fn candidate(value: &str, named: Option<&Candidate>, evidence: Evidence) -> Candidate {
    let kept = named.map(|named| named.evidence.clone()).unwrap_or_default();
    Candidate {
        value: Value::Text(value.to_owned()),
        raw: value.to_owned(),
        confidence: named.and_then(|named| named.confidence),
        source: SOURCE_RULE.to_owned(),
        place: named.and_then(|named| named.place),
        score: named.map_or(0.0, |named| named.score),
        evidence: std::iter::once(evidence).chain(kept).collect(),
    }
}

fn is_proved(extraction: &Extraction, named: &Candidate) -> bool {
    let vendor: Option<&Field> = extraction.fields.get(&FieldKind::Vendor);
    vendor.is_some_and(|vendor| vendor.verdict == Verdict::Proved && vendor.best() == named)
}

/// What a rule would change on a document that was read before: the fields with the value they would have. Never what a
/// person has given or confirmed.
pub fn effects(
    rule: &VendorRule,
    extraction: &Extraction,
    readings: &[Reading],
    record: &Record,
) -> Vec<(FieldKind, Value)> {
    let sure = Sight::of(extraction, readings).likeness(&rule.keys) == Some(Likeness::Sure);
    if !record.kind.family().teaches() || !sure {
        return Vec::new();
    }
    let wanted = [(FieldKind::Vendor, &rule.vendor), (FieldKind::Category, &rule.category)];
    let wanted = wanted.into_iter().filter_map(|(field, text)| Some((field, Value::Text(text.clone()?))));
    wanted
        .filter(|(field, value)| {
            let standing = record.fields.get(field);
            standing.is_none_or(|standing| standing.review == ReviewState::Untouched)
                && record.value(*field) != Some(value)
        })
        .collect()
}
