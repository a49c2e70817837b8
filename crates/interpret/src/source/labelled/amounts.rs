//! Arithmetic over the amounts that an engine names: it chooses among repeated types, and adds up taxes that are
//! listed one by one.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use vouch_core::{Candidate, Evidence, FieldKind, LabelledValue, LineItem, Value, arithmetic};

use super::claim::{Claim, figure};
use crate::field::amounts::sums::{Sum, Summands};
use crate::field::line_items;
use crate::source::printed::PrintedFields;

/// What a closing sum adds to the trust in its parts.
const CLOSES: f32 = 0.5;

/// The amounts of one document by the part they may play.
pub(super) struct Amounts {
    /// The taxes listed, each once.
    taxes: Vec<Decimal>,
    /// What the line items come to, and how many there are.
    items: Option<(u32, Decimal)>,
    sums: Vec<Sum>,
}

impl Amounts {
    /// The amounts among these values, with what our own reading holds for the subtotal and the tax.
    pub(super) fn new(summary: &[&LabelledValue], items: &[LineItem], own: &PrintedFields) -> Self {
        let labelled = |label: &str| {
            let mut found: Vec<Decimal> = Vec::new();
            for value in summary.iter().filter(|value| value.label == label) {
                let value = figure(&value.text).map(|figure| figure.value);
                found.extend(value.filter(|value| !found.contains(value)));
            }
            found
        };
        let items = line_items::sum(items);
        let taxes: Vec<Decimal> = labelled("TAX").into_iter().filter(|tax| !tax.is_zero()).collect();
        let mut bases = labelled("SUBTOTAL");
        bases.extend(items.map(|(_, sum)| sum).filter(|sum| !bases.contains(sum)));
        bases.extend(best(own, FieldKind::Subtotal).filter(|base| !bases.contains(base)));
        let all_taxes = arithmetic::sum(&taxes).filter(|_| taxes.len() > 1);
        let mut tried: Vec<Decimal> = all_taxes.into_iter().collect();
        tried.extend(taxes.iter().copied());
        tried.extend(best(own, FieldKind::Tax).filter(|tax| !tried.contains(tax)));
        let parts = Summands {
            bases,
            taxes: tried,
            services: labelled("SERVICE_CHARGE"),
            shipping: labelled("SHIPPING_HANDLING_CHARGE"),
            tips: labelled("GRATUITY"),
            discounts: labelled("DISCOUNT"),
            ..Summands::default()
        };
        Self { taxes, items, sums: parts.sums() }
    }

    /// Adds what the sums say to the claims for total, subtotal and tax.
    pub(super) fn weigh(&self, fields: &mut BTreeMap<FieldKind, Vec<Claim>>, source: &str) {
        let Some(totals) = fields.get_mut(&FieldKind::Total) else { return };
        for claim in totals.iter_mut() {
            let Some(value) = claim.candidate.value.amount() else { continue };
            if let Some(sum) = self.sum_to(value) {
                strengthen(claim, sum.evidence());
            } else if let Some((count, sum)) = self.items.filter(|(count, sum)| *count > 1 && *sum == value) {
                strengthen(claim, Evidence::LineItemsAddUp { count, sum });
            }
        }
        totals.sort_by(|a, b| b.trust.total_cmp(&a.trust));
        let total = totals.first().and_then(|claim| claim.candidate.value.amount());
        let sum = total.and_then(|total| self.sum_to(total));
        self.add_up_taxes(fields.entry(FieldKind::Tax).or_default(), sum, source);
        let Some(sum) = sum else { return };
        let parts = [(FieldKind::Subtotal, sum.base), (FieldKind::Tax, sum.tax)];
        for (field, part) in parts {
            for claim in fields.get_mut(&field).into_iter().flatten() {
                if claim.candidate.value == Value::Amount(part) {
                    strengthen(claim, sum.evidence());
                }
            }
        }
    }

    fn sum_to(&self, total: Decimal) -> Option<&Sum> {
        self.sums.iter().find(|sum| sum.total == total)
    }

    /// Taxes listed one by one are one tax together, unless one of them alone closes the sum.
    fn add_up_taxes(&self, claims: &mut Vec<Claim>, sum: Option<&Sum>, source: &str) {
        let Some(all) = arithmetic::sum(&self.taxes) else { return };
        let closes = sum.is_some_and(|sum| sum.tax == all);
        if self.taxes.len() < 2 || !closes {
            return;
        }
        let Some(listed) = claims.first() else { return };
        let raw = self.taxes.iter().map(Decimal::to_string).collect::<Vec<_>>().join(" + ");
        let candidate = Candidate {
            value: Value::Amount(all),
            raw,
            confidence: claims.iter().filter_map(|claim| claim.candidate.confidence).reduce(|a, b| a.min(b)),
            source: source.to_owned(),
            place: listed.candidate.place,
            ..listed.candidate.clone()
        };
        let trust = listed.trust;
        claims.push(Claim { candidate, trust });
    }
}

fn best(own: &PrintedFields, field: FieldKind) -> Option<Decimal> {
    own.fields.get(&field)?.first()?.value.amount()
}

fn strengthen(claim: &mut Claim, proof: Evidence) {
    claim.candidate.evidence.push(proof);
    claim.trust += CLOSES;
}
