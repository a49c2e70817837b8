//! Rules that a person makes for a vendor: when one is offered, and how it affects a document.

use jiff::civil::Date;
use vouch_core::{
    Candidate, Evidence, Extraction, Field, FieldKind, Reading, Record, ReviewState, RuleId, Value,
    VendorKey, VendorRule, Verdict,
};

use crate::merchant::merchant_key;
use crate::suggest::{SOURCE_RULE, suggest};
use crate::vendor::{VendorMatch, VendorSighting, address, key_of_rule, matching_name, vendor_keys};

/// Returns the rule that follows from what a person gave on this document, if it adds anything to `rules`. A rule of
/// the same vendor is altered and not duplicated: the offer then has its id, and `id` otherwise.
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
    let keys = identifying_keys(extraction, readings, vendor.as_deref());
    let known = rules.iter().find(|rule| rule.keys.iter().any(|key| keys.contains(key)));
    let printed = matching_name(&keys, extraction).map(|candidate| candidate.value.plain());
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
    let adds = known.is_none_or(|rule| {
        !rule.is_on || (&rule.vendor, &rule.category) != (&offered.vendor, &offered.category)
    });
    (adds && !offered.keys.is_empty()).then_some(offered)
}

/// Returns the keys that identify the vendor on other documents: its numbers, and its name as printed. The name is the
/// one that the person gave where it is printed, and the one that was read otherwise.
pub(crate) fn identifying_keys(
    extraction: &Extraction,
    readings: &[Reading],
    vendor: Option<&str>,
) -> Vec<VendorKey> {
    let mut keys = vendor_keys(extraction, readings);
    let given = vendor.and_then(|vendor| merchant_key(vendor, address(extraction).as_deref()));
    if let Some(given) = given.filter(|given| is_printed(given, readings)) {
        keys.retain(|key| !matches!(key, VendorKey::Name(_)));
        keys.push(VendorKey::Name(given));
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

/// Returns the rule for this document's vendor, if there is one; the surest match of several.
pub(crate) fn rule_for<'a>(
    extraction: &Extraction,
    readings: &[Reading],
    rules: &'a [VendorRule],
) -> Option<(&'a VendorRule, VendorMatch)> {
    let sighting = VendorSighting::of(extraction, readings);
    let on = rules.iter().filter(|rule| rule.is_on);
    let matches = on.filter_map(|rule| Some((rule, sighting.match_with(&rule.keys)?)));
    matches.max_by_key(|(_, certainty)| *certainty)
}

/// Adds what the person's rule says to the candidates of a document: in front where the vendor is certain, and behind
/// what was read otherwise. `read` is the document as it was read.
pub(crate) fn apply(
    extraction: &mut Extraction,
    read: &Extraction,
    readings: &[Reading],
    rules: &[VendorRule],
) {
    let Some((rule, certainty)) = rule_for(read, readings, rules) else { return };
    let evidence = Evidence::YourRule { since: rule.since };
    let named = matching_name(&rule.keys, read);
    if let Some(vendor) = &rule.vendor {
        let proved = named.is_some_and(|named| is_proved(read, named));
        let verdict = if proved { Verdict::Proved } else { Verdict::Likely };
        let candidate = candidate(vendor, named, evidence.clone());
        suggest(extraction, FieldKind::Vendor, candidate, verdict, certainty == VendorMatch::Sure);
    }
    if let Some(category) = rule.category.as_ref().or_else(|| category_of_name(rule, rules)) {
        let candidate = candidate(category, None, evidence);
        suggest(extraction, FieldKind::Category, candidate, Verdict::Likely, certainty == VendorMatch::Sure);
    }
}

/// Returns the category of another rule, for the vendor whose name this one gives.
fn category_of_name<'a>(rule: &VendorRule, rules: &'a [VendorRule]) -> Option<&'a String> {
    let name = key_of_rule(rule)?;
    let of_name = rules.iter().filter(|other| other.is_on && other.keys.contains(&name));
    of_name.filter_map(|other| other.category.as_ref()).next()
}

/// Makes a candidate with the rule's value, in the place of the name that identified the vendor.
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

/// Returns what a rule would change on a document that was read before: the fields with the values they would have.
/// What a person has given or confirmed never changes.
pub fn effects(
    rule: &VendorRule,
    extraction: &Extraction,
    readings: &[Reading],
    record: &Record,
) -> Vec<(FieldKind, Value)> {
    let sure = VendorSighting::of(extraction, readings).match_with(&rule.keys) == Some(VendorMatch::Sure);
    if !record.kind.family().teaches() || !sure {
        return Vec::new();
    }
    let wanted = [(FieldKind::Vendor, &rule.vendor), (FieldKind::Category, &rule.category)];
    let wanted = wanted.into_iter().filter_map(|(field, text)| Some((field, Value::Text(text.clone()?))));
    wanted
        .filter(|(field, value)| {
            let recorded = record.fields.get(field);
            recorded.is_none_or(|recorded| recorded.review == ReviewState::Untouched)
                && record.value(*field) != Some(value)
        })
        .collect()
}
