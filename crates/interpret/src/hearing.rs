//! Witnesses heard together: what they agree on is the stronger for it, what they differ on is said.

use std::collections::BTreeMap;

use vouch_core::{Candidate, DocumentKind, Evidence, FieldKind, Finding, LineItem, TaxLine, Value};

use crate::einvoice::Claims;
use crate::explain::Weighed;
use crate::verdict::same;
use crate::witness::Testimony;

/// What all witnesses say together.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    /// What the document is, where any witness says.
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

/// By how much a candidate of the first witness stands above one of the next: its characters are preferred, but what
/// it did not see may still come from another.
const RANK: f32 = 2.0;
/// By how much labelled data stands above what is printed.
const LABELLED: f32 = 100.0;

/// Hears witnesses in the order in which they are believed, and labelled e-invoice data before all of them.
pub(crate) fn hear(testimonies: Vec<Testimony>, claims: Option<Claims>) -> Heard {
    let mut heard = Heard::default();
    for testimony in testimonies {
        let source = testimony.source;
        heard.weighed.extend(testimony.weighed);
        heard.kind = heard.kind.or(testimony.kind);
        for (field, candidates) in testimony.fields {
            join(heard.candidates.entry(field).or_default(), candidates, &source);
        }
        if heard.line_items.is_empty() {
            heard.line_items = testimony.line_items;
        }
        if heard.tax_lines.is_empty() {
            heard.tax_lines = testimony.tax_lines;
        }
    }
    if let Some(claims) = claims {
        put_first(&mut heard, claims);
    }
    heard
}

/// Adds the candidates of a further witness.
fn join(known: &mut Vec<Candidate>, more: Vec<Candidate>, source: &str) {
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
                candidate.score -= if is_first { 0.0 } else { RANK };
                known.push(candidate);
            }
        }
    }
    known.sort_by(|a, b| b.score.total_cmp(&a.score));
}

/// Puts what an e-invoice claims before what is printed, and notes where the page says something else.
fn put_first(heard: &mut Heard, claims: Claims) {
    for (field, mut claim) in claims.candidates {
        let printed = heard.candidates.entry(field).or_default();
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
                let differs = printed.first().filter(|_| COMPARED.contains(&field));
                heard.findings.extend(differs.map(|candidate| Finding::WitnessesDiffer {
                    field,
                    first: claim.value.plain(),
                    second: candidate.value.plain(),
                }));
            }
        }
        printed.insert(0, claim);
    }
    if !claims.line_items.is_empty() {
        heard.line_items = claims.line_items;
    }
    if !claims.tax_lines.is_empty() {
        heard.tax_lines = claims.tax_lines;
    }
    heard.kind = Some(DocumentKind::Invoice);
}

/// Fields in which the page and the data must say the same.
const COMPARED: &[FieldKind] =
    &[FieldKind::DocumentNumber, FieldKind::Date, FieldKind::Currency, FieldKind::Total];

/// Whether the page says what the data says: credit notes are printed with either sign, numbers with any marks.
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

    fn testimony(source: &str, cents: i64) -> Testimony {
        let fields = BTreeMap::from([(FieldKind::Total, vec![candidate(source, cents, 5.0)])]);
        Testimony { source: source.to_owned(), fields, ..Testimony::default() }
    }

    #[test]
    fn agreement_is_noted_and_the_first_keeps_its_characters() {
        let heard = hear(vec![testimony("text", 1250), testimony("device", 1250)], None);
        let totals = &heard.candidates[&FieldKind::Total];
        assert_eq!(totals.len(), 1);
        assert_eq!(totals[0].source, "text");
        assert!(matches!(totals[0].evidence[..], [Evidence::ReadingsAgree { .. }]));
    }

    #[test]
    fn a_differing_page_is_said() {
        let claims = Claims {
            candidates: vec![(FieldKind::Total, candidate("einvoice", 1250, 1.0))],
            ..Claims::default()
        };
        let heard = hear(vec![testimony("text", 9900)], Some(claims));
        assert_eq!(heard.candidates[&FieldKind::Total][0].source, "einvoice");
        assert!(matches!(heard.findings[..], [Finding::WitnessesDiffer { field: FieldKind::Total, .. }]));
    }

    #[test]
    fn a_credit_note_may_be_printed_with_a_minus() {
        let claims = Claims {
            candidates: vec![(FieldKind::Total, candidate("einvoice", 1250, 1.0))],
            ..Claims::default()
        };
        let heard = hear(vec![testimony("text", -1250)], Some(claims));
        assert!(heard.findings.is_empty());
    }
}
