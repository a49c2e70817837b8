//! The discounts of a document together: on lines and on the sum, coupons and vouchers.

use rust_decimal::Decimal;
use vouch_core::{Candidate, Evidence, Value, arithmetic};

use crate::field::amounts::features::ScoredAmount;
use crate::field::amounts::roles::AmountRoles;
use crate::field::amounts::sums::Sum;
use crate::text::tag::Tag;

/// Rows that are no discount even with a minus.
const NO_DISCOUNT: &[Tag] = &[
    Tag::Change,
    Tag::Cash,
    Tag::Tendered,
    Tag::Card,
    Tag::Transfer,
    Tag::Rounding,
    Tag::Rounded,
    Tag::Prepaid,
    Tag::Previous,
    Tag::Void,
    Tag::Tax,
    Tag::Total,
    Tag::Sub,
    Tag::Due,
    Tag::Net,
    Tag::Gross,
    Tag::Saving,
    Tag::Points,
    Tag::Tip,
    Tag::CreditNote,
];
/// What the score of the sum of several discounts gains over one of them.
const SEVERAL: f32 = 1.0;

impl AmountRoles<'_> {
    /// Adds all discounts together to the candidates for the discount, unless a sum closes with one that is printed.
    pub(super) fn add_all_discounts(&self, candidates: &mut Vec<Candidate>, sum: Option<&Sum>) {
        let parts = self.discounts();
        let Some((first, last)) = parts.first().zip(parts.last()) else { return };
        let values: Vec<Decimal> = parts.iter().map(|part| part.value.abs()).collect();
        // The last may be the sum of those before it.
        let before = arithmetic::sum(&values[..values.len() - 1]);
        let is_total = values.len() > 2 && before == Some(last.value.abs());
        let Some(whole) = (if is_total { before } else { arithmetic::sum(&values) }) else { return };
        let in_sum = |value: Decimal| {
            sum.is_some_and(|sum| sum.rest.iter().any(|term| term.is_sign_negative() && term.abs() == value))
        };
        let closes_with_one = candidates.iter().any(|candidate| {
            candidate.value.amount().is_some_and(|value| in_sum(value.abs()) && value.abs() != whole)
        });
        if closes_with_one {
            return;
        }
        let highest = candidates.iter().map(|candidate| candidate.score).fold(0.0, f32::max);
        let is_same = |candidate: &Candidate| candidate.value.amount().is_some_and(|v| v.abs() == whole);
        let known = candidates.iter().position(is_same);
        let mut candidate = match known {
            Some(at) => candidates.remove(at),
            None => {
                let mut candidate = self.candidate(if is_total { last } else { first }, 0.0, Vec::new());
                if parts.len() > 1 && !is_total {
                    let terms: Vec<String> = values.iter().map(Decimal::to_string).collect();
                    candidate.raw = terms.join(" + ");
                    candidate
                        .evidence
                        .retain(|evidence| !matches!(evidence, Evidence::PrintedElsewhere { .. }));
                }
                candidate.value = Value::Amount(whole);
                candidate
            }
        };
        candidate.score = highest.max(candidate.score) + SEVERAL;
        candidates.push(candidate);
    }

    /// Returns the discounts, one of each row.
    fn discounts(&self) -> Vec<&ScoredAmount> {
        let negative = self.amounts.iter().filter(|amount| amount.value.is_sign_negative()).count();
        let is_credit = 2 * negative > self.amounts.len();
        let mut rows: Vec<usize> = Vec::new();
        let mut found = Vec::new();
        for amount in &self.amounts {
            let (context, figure) = &self.annotated.figures[amount.figure];
            let row = context.spot.row;
            let tags = self.annotated.tags(row);
            let is_called =
                context.own.has(Tag::Discount) || tags.has(Tag::Discount) && amount.value.is_sign_negative();
            let is_negative = amount.value.is_sign_negative() && !is_credit;
            let is_other = tags.any(NO_DISCOUNT) || (!is_negative && tags.any(&[Tag::Quantity, Tag::Price]));
            if !figure.is_money() || amount.value.is_zero() || is_other || !(is_called || is_negative) {
                continue;
            }
            if !rows.contains(&row) {
                rows.push(row);
                found.push(amount);
            }
        }
        found
    }
}
