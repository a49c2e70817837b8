//! What an engine names, joined with our own reading of the same text.

use vouch_core::{Candidate, Evidence, FieldKind};

use super::claim::{Claim, has_legal_form};
use super::expense::Claims;
use crate::source::printed::PrintedFields;
use crate::text::same_value::same;

/// By how much a candidate that is put first stands above the one it replaces: little, so that a person looks where the
/// engine and our own reading take different values for the field.
const STEP: f32 = 0.1;
/// Trust below which our own choice stays first.
const WEAK: f32 = 0.5;
/// Score of a labelled value where our own reading has none.
const ALONE: f32 = 3.0;

/// Adds the claims to a printed_fields: they say which candidate is the field, and bring those that our reading did not see.
pub(super) fn join(printed_fields: &mut PrintedFields, claims: Claims) {
    for (field, claims) in claims.fields {
        join_field(field, printed_fields.fields.entry(field).or_default(), claims);
    }
    if !claims.line_items.is_empty() {
        printed_fields.line_items = claims.line_items;
    }
    // Our own rows know the base of a tax as well; but a rate that they miss is worth more.
    if printed_fields.tax_lines.len() < claims.tax_lines.len() {
        printed_fields.tax_lines = claims.tax_lines;
    }
}

fn join_field(field: FieldKind, own: &mut Vec<Candidate>, claims: Vec<Claim>) {
    let top = own.first().map(|best| best.score);
    let keeps_own =
        own.first().zip(claims.first()).is_some_and(|(best, claim)| outweighs(field, best, claim));
    let mut claims = claims.into_iter();
    let Some(first) = claims.next() else { return };
    let score = match top {
        Some(top) if keeps_own => top - STEP,
        Some(top) => top + STEP,
        None => ALONE * first.trust,
    };
    let is_first_already = own.first().is_some_and(|best| same(&best.value, &first.candidate.value));
    put(own, first.candidate, if is_first_already { None } else { Some(score) });
    for claim in claims {
        let below = score - ALONE * (1.0 - claim.trust.min(1.0)).max(0.5);
        put(own, claim.candidate, Some(below).filter(|_| top.is_none()));
    }
    own.sort_by(|a, b| b.score.total_cmp(&a.score));
}

/// Notes the naming on the candidate of the same value, or adds one.
fn put(own: &mut Vec<Candidate>, labelled: Candidate, score: Option<f32>) {
    let lowest = own.iter().map(|candidate| candidate.score).fold(0.0, f32::min);
    match own.iter_mut().find(|candidate| same(&candidate.value, &labelled.value)) {
        Some(candidate) => {
            candidate.score = score.unwrap_or(candidate.score);
            for evidence in labelled.evidence {
                if !candidate.evidence.contains(&evidence) && !is_caption(&evidence, &candidate.evidence) {
                    candidate.evidence.push(evidence);
                }
            }
        }
        None => own.push(Candidate { score: score.unwrap_or(lowest), ..labelled }),
    }
}

/// Whether this is a caption and one is noted already.
fn is_caption(evidence: &Evidence, noted: &[Evidence]) -> bool {
    let is_label = |evidence: &Evidence| matches!(evidence, Evidence::LabelBeside { .. });
    is_label(evidence) && noted.iter().any(is_label)
}

/// Whether our own first candidate stays first although the engine names another.
fn outweighs(field: FieldKind, own: &Candidate, claim: &Claim) -> bool {
    let has = |candidate: &Candidate, is: fn(&Evidence) -> bool| candidate.evidence.iter().any(is);
    let adds_up = |evidence: &Evidence| {
        matches!(
            evidence,
            Evidence::SumCloses { .. } | Evidence::CashLessChange { .. } | Evidence::LineItemsAddUp { .. }
        )
    };
    let only_own = |is: fn(&Evidence) -> bool| has(own, is) && !has(&claim.candidate, is);
    claim.trust < WEAK
        || match field {
            FieldKind::Vendor => has_legal_form(own) && !has_legal_form(&claim.candidate),
            FieldKind::Currency => {
                only_own(|evidence| matches!(evidence, Evidence::CurrencyOfCountry { .. }))
            }
            _ => only_own(adds_up),
        }
}
