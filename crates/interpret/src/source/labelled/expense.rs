//! The fields of a receipt or invoice by the types of AnalyzeExpense.

use std::collections::BTreeMap;

use vouch_core::{FieldKind, LabelledValue, LineItem, TaxLine};

use super::amounts::Amounts;
use super::claim::{Claim, claim};
use super::{part, rows};
use crate::source::labels::{FieldLabels, LABELS};
use crate::source::printed::PrintedFields;
use crate::text::same_value::same;

/// Everything an engine claims about one document.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// By field, the most trusted first.
    pub fields: BTreeMap<FieldKind, Vec<Claim>>,
    /// What was bought.
    pub line_items: Vec<LineItem>,
    /// Rates of tax.
    pub tax_lines: Vec<TaxLine>,
}

/// What the trust in a vendor's name that is the receiver's name as well is multiplied by.
const RECEIVER_TOO: f32 = 0.3;
/// What every further sighting of the same value adds.
const AGAIN: f32 = 0.02;

/// What the values of one document claim. `own` is our reading of the same text.
pub(super) fn claims(source: &str, values: &[&LabelledValue], own: &PrintedFields) -> Claims {
    let (lines, summary): (Vec<&LabelledValue>, Vec<&LabelledValue>) =
        values.iter().copied().partition(|value| part(value).is_some_and(|part| part.starts_with("line:")));
    let line_items = rows::line_items(&lines);
    let mut fields: BTreeMap<FieldKind, Vec<Claim>> = BTreeMap::new();
    for FieldLabels { field, types, .. } in LABELS.iter().filter(|labels| !labels.types.is_empty()) {
        let mut claims: Vec<Claim> = Vec::new();
        for (label, rank) in *types {
            for value in summary.iter().filter(|value| value.label == *label && !is_receivers(value)) {
                let rank =
                    if is_name_of_receiver(*field, value, &summary) { rank * RECEIVER_TOO } else { *rank };
                match claim(*field, value, rank, source, own) {
                    Some(claim) => add(&mut claims, claim),
                    None => continue,
                }
            }
        }
        fields.insert(*field, claims);
    }
    Amounts::new(&summary, &line_items, own).weigh(&mut fields, source);
    for claims in fields.values_mut() {
        claims.sort_by(|a, b| b.trust.total_cmp(&a.trust));
    }
    fields.retain(|_, claims| !claims.is_empty());
    Claims { fields, line_items, tax_lines: rows::tax_lines(&summary) }
}

/// Adds a claim, or strengthens the one of the same value.
fn add(claims: &mut Vec<Claim>, claim: Claim) {
    match claims.iter_mut().find(|other| same(&other.candidate.value, &claim.candidate.value)) {
        Some(other) if other.trust >= claim.trust => other.trust += AGAIN,
        Some(other) => *other = Claim { trust: claim.trust + AGAIN, ..claim },
        None => claims.push(claim),
    }
}

/// Whether a value belongs to who received the bill.
fn is_receivers(value: &LabelledValue) -> bool {
    part(value).is_some_and(|part| part.starts_with("receiver"))
}

/// Whether the receiver bears the same name.
fn is_name_of_receiver(field: FieldKind, value: &LabelledValue, summary: &[&LabelledValue]) -> bool {
    let is_receiver = |other: &&&LabelledValue| {
        other.label == "RECEIVER_NAME" || (other.label == "NAME" && is_receivers(other))
    };
    let key = |text: &str| crate::text::fold::key(text);
    field == FieldKind::Vendor
        && summary.iter().filter(is_receiver).any(|receiver| key(&receiver.text) == key(&value.text))
}
