//! Merges what the witnesses say: agreement is evidence, disagreement a finding.

use std::collections::BTreeMap;

use vouch_core::{Candidate, DocumentKind, Evidence, FieldKind, Finding, LineItem, TaxLine, Value, Verdict};

use crate::score::trace::Weighed;
use crate::source::einvoice::Claims;
use crate::source::page_text::PageText;
use crate::source::printed::PrintedFields;
use crate::text::same_value::same;

/// What all witnesses say together.
#[derive(Clone, Debug, Default)]
pub(crate) struct MergedFields {
    /// The kind of the document, if any witness says.
    pub kind: Option<DocumentKind>,
    /// Candidates by field, best first; never an empty list.
    pub candidates: BTreeMap<FieldKind, Vec<Candidate>>,
    /// What was bought.
    pub line_items: Vec<LineItem>,
    /// Rates of tax.
    pub tax_lines: Vec<TaxLine>,
    /// What they differ on.
    pub findings: Vec<Finding>,
    /// Everything that could have been one of the fields.
    pub weighed: Vec<Weighed>,
}

/// What a candidate of a later witness loses against those of the first one. The characters of the first are preferred,
/// but what it did not see may still come from another.
const LATER_WITNESS: f32 = 2.0;
/// The same for names and addresses: the words of a later witness, such as the hidden text of a scan, are hardly ever
/// those that the first one missed.
const LATER_NAME: f32 = 6.0;
/// The score of labelled data: above anything in the text.
const LABELLED: f32 = 100.0;

/// What an e-invoice claims, and the text of the pages that it is held against.
pub(crate) struct Einvoice {
    /// Its claims.
    pub claims: Claims,
    /// What each witness saw of the pages.
    pub pages: Vec<PageText>,
}

/// Merges witnesses in order of trust; labelled e-invoice data comes before all of them.
pub(crate) fn merge_sources(printed: Vec<PrintedFields>, einvoice: Option<Einvoice>) -> MergedFields {
    let mut merged = MergedFields::default();
    let is_unread = printed.iter().any(|witness| witness.is_unread);
    for witness in printed {
        let source = witness.source;
        merged.weighed.extend(witness.weighed);
        merged.kind = merged.kind.or(witness.kind);
        for (field, candidates) in witness.fields {
            join(field, merged.candidates.entry(field).or_default(), candidates, &source);
        }
        if merged.line_items.is_empty() {
            merged.line_items = witness.line_items;
        }
        if merged.tax_lines.is_empty() {
            merged.tax_lines = witness.tax_lines;
        }
    }
    if is_unread {
        forget_rubbish(&mut merged);
    }
    if let Some(einvoice) = einvoice {
        prefer_einvoice(&mut merged, einvoice);
    }
    merged
}

/// Confidence from which on Latin letters among letters of another script are believed.
const LEGIBLE: f32 = 0.95;
/// Fewest letters of a name among letters of another script.
const SHORTEST: usize = 4;

/// Drops names and addresses made of letters of another script, and says why nothing is left.
fn forget_rubbish(merged: &mut MergedFields) {
    let is_legible = |candidate: &Candidate| {
        let text = candidate.value.plain();
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        candidate.confidence.is_some_and(|sure| sure.get() >= LEGIBLE)
            && letters >= SHORTEST
            && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, '*' | '[' | ']' | ':'))
    };
    for field in [FieldKind::Vendor, FieldKind::VendorAddress, FieldKind::Customer] {
        if let Some(candidates) = merged.candidates.get_mut(&field) {
            candidates.retain(is_legible);
        }
    }
    merged.candidates.retain(|_, candidates| !candidates.is_empty());
    if !merged.candidates.contains_key(&FieldKind::Vendor) {
        merged.findings.push(Finding::ScriptNotRead);
    }
}

/// Adds the candidates of one more witness.
fn join(field: FieldKind, known: &mut Vec<Candidate>, more: Vec<Candidate>, source: &str) {
    let is_first = known.is_empty();
    for mut candidate in more {
        match known.iter_mut().find(|other| same(&other.value, &candidate.value)) {
            Some(other) if other.source != source => {
                let engines = vec![other.source.clone(), source.to_owned()];
                if !other.evidence.iter().any(|evidence| matches!(evidence, Evidence::ReadingsAgree { .. })) {
                    other.evidence.push(Evidence::ReadingsAgree { engines });
                }
            }
            Some(_) => known.push(candidate),
            None => {
                candidate.score -= match field {
                    _ if is_first => 0.0,
                    FieldKind::Vendor | FieldKind::VendorAddress | FieldKind::Customer => LATER_NAME,
                    _ => LATER_WITNESS,
                };
                known.push(candidate);
            }
        }
    }
    known.sort_by(|a, b| b.score.total_cmp(&a.score));
}

/// Returns the only one of several e-invoices that is the data of these pages: the one that agrees with them most.
pub(crate) fn of_pages(all: Vec<Claims>, printed: &[PrintedFields]) -> Option<Claims> {
    let agrees = |field: FieldKind, claim: &Candidate| {
        let on_pages = printed.iter().filter_map(|witness| witness.fields.get(&field)).flatten();
        on_pages.into_iter().any(|candidate| agree(&candidate.value, &claim.value))
    };
    let agreeing = |claims: &Claims| {
        claims
            .candidates
            .iter()
            .filter(|(field, claim)| TELLING.contains(field) && agrees(*field, claim))
            .count()
    };
    let mut ranked: Vec<(usize, Claims)> =
        all.into_iter().map(|claims| (agreeing(&claims), claims)).collect();
    ranked.sort_by_key(|(agreeing, _)| std::cmp::Reverse(*agreeing));
    let next = ranked.get(1).map_or(0, |(agreeing, _)| *agreeing);
    ranked.into_iter().next().filter(|(agreeing, _)| *agreeing > next).map(|(_, claims)| claims)
}

/// The fields that tell one invoice from another of the same firm.
const TELLING: [FieldKind; 5] =
    [FieldKind::DocumentNumber, FieldKind::Date, FieldKind::Subtotal, FieldKind::Tax, FieldKind::Total];

/// Puts the claims of an e-invoice first, and reports where the page differs: where it has another value for a field,
/// and nowhere the claimed one.
fn prefer_einvoice(merged: &mut MergedFields, Einvoice { claims, pages }: Einvoice) {
    for (field, mut claim) in claims.candidates {
        let printed = merged.candidates.entry(field).or_default();
        claim.score = LABELLED;
        let agreeing = printed.iter().position(|candidate| agree(&candidate.value, &claim.value));
        match agreeing.map(|at| printed.remove(at)) {
            Some(candidate) => {
                claim.place = candidate.place.or(claim.place);
                claim.confidence = candidate.confidence;
                let engines = vec![claim.source.clone(), candidate.source.clone()];
                claim.evidence.push(Evidence::ReadingsAgree { engines });
                claim.evidence.extend(candidate.evidence);
            }
            None => {
                let is_stated = |value: &Value| {
                    let of_field = claims.alternatives.iter().filter(|(other, _)| *other == field);
                    of_field.into_iter().any(|(_, stated)| agree(value, stated))
                };
                let differs = printed.first().filter(|candidate| !is_stated(&candidate.value));
                let differs = differs.filter(|_| !pages.iter().any(|page| page.shows(&claim.value)));
                merged.findings.extend(differs.map(|candidate| Finding::WitnessesDiffer {
                    field,
                    first: claim.value.plain(),
                    second: candidate.value.plain(),
                }));
            }
        }
        printed.insert(0, claim);
    }
    if !claims.line_items.is_empty() {
        merged.line_items = claims.line_items;
        // The rows make up the sums: where these differ from the page, so may the rows.
        let of_rows = |finding: &Finding| finding.fields().iter().any(|field| SUMS_OF_ROWS.contains(field));
        if merged.findings.iter().any(of_rows) {
            merged.line_items.iter_mut().for_each(|item| item.verdict = Verdict::Doubtful);
        }
    }
    if !claims.tax_lines.is_empty() {
        merged.tax_lines = claims.tax_lines;
    }
    merged.kind = claims.kind.or(merged.kind);
}

/// The sums that the rows of an invoice make up.
const SUMS_OF_ROWS: [FieldKind; 2] = [FieldKind::Subtotal, FieldKind::Total];

/// Whether the page agrees with the data: credit notes are printed with either sign, and numbers with any marks.
fn agree(printed: &Value, claimed: &Value) -> bool {
    match (printed, claimed) {
        (Value::Amount(a), Value::Amount(b)) => a.abs() == b.abs(),
        _ => same(printed, claimed),
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    fn candidate(source: &str, cents: i64, score: f32) -> Candidate {
        Candidate {
            value: Value::Amount(Decimal::new(cents, 2)),
            raw: String::new(),
            confidence: None,
            source: source.to_owned(),
            place: None,
            score,
            evidence: Vec::new(),
        }
    }

    fn fields_of(source: &str, cents: i64) -> PrintedFields {
        let fields = BTreeMap::from([(FieldKind::Total, vec![candidate(source, cents, 5.0)])]);
        PrintedFields { source: source.to_owned(), fields, ..PrintedFields::default() }
    }

    fn of(claims: Claims) -> Option<Einvoice> {
        Some(Einvoice { claims, pages: Vec::new() })
    }

    #[test]
    fn of_several_invoices_the_one_on_the_pages_counts() {
        let claim = |cents| Claims {
            candidates: vec![(FieldKind::Total, candidate("einvoice", cents, 1.0))],
            ..Claims::default()
        };
        let chosen = |printed: &[PrintedFields]| {
            let claims = of_pages(vec![claim(4760), claim(11900)], printed)?;
            claims.candidates[0].1.value.amount()
        };
        assert_eq!(chosen(&[fields_of("text", 11900)]), Some(Decimal::new(11900, 2)));
        assert_eq!(chosen(&[fields_of("text", 9900)]), None);
        assert_eq!(chosen(&[]), None);
    }

    #[test]
    fn agreement_is_noted_and_the_first_keeps_its_characters() {
        let merged = merge_sources(vec![fields_of("text", 1250), fields_of("device", 1250)], None);
        let totals = &merged.candidates[&FieldKind::Total];
        assert_eq!(totals.len(), 1);
        assert_eq!(totals[0].source, "text");
        assert!(matches!(totals[0].evidence[..], [Evidence::ReadingsAgree { .. }]));
    }

    #[test]
    fn a_page_that_differs_from_the_data_is_a_finding() {
        let claims = Claims {
            candidates: vec![(FieldKind::Total, candidate("einvoice", 1250, 1.0))],
            ..Claims::default()
        };
        let merged = merge_sources(vec![fields_of("text", 9900)], of(claims));
        assert_eq!(merged.candidates[&FieldKind::Total][0].source, "einvoice");
        assert!(matches!(merged.findings[..], [Finding::WitnessesDiffer { field: FieldKind::Total, .. }]));
    }

    #[test]
    fn a_credit_note_may_be_printed_with_a_minus() {
        let claims = Claims {
            candidates: vec![(FieldKind::Total, candidate("einvoice", 1250, 1.0))],
            ..Claims::default()
        };
        let merged = merge_sources(vec![fields_of("text", -1250)], of(claims));
        assert!(merged.findings.is_empty());
    }
}
