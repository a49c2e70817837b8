//! The total of a document, and the arithmetic that proves it.

use rust_decimal::Decimal;
use vouch_core::{Candidate, Evidence, FieldKind, arithmetic};

use crate::field::amounts::features::ScoredAmount;
use crate::field::amounts::roles::{AmountRoles, KEPT, best_first};
use crate::field::amounts::sums::{Sum, is_less_than_half};
use crate::layout::annotated::CaptionContext;
use crate::score::features::Features;
use crate::text::tag::Tag;

impl AmountRoles<'_> {
    /// Returns candidates for the total, best first, with the arithmetic that proves each.
    pub(crate) fn totals(&self) -> Vec<Candidate> {
        let mut by_score: Vec<(f32, &ScoredAmount)> =
            self.amounts.iter().map(|amount| (amount.score("total"), amount)).collect();
        by_score.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut candidates: Vec<Candidate> = Vec::new();
        for (_, amount) in by_score.into_iter().take(2 * KEPT) {
            let (features, proof) = self.with_sums(amount);
            self.add_or_improve(&mut candidates, amount, features.score("total"), proof);
        }
        best_first(candidates)
    }

    /// Returns the features of an amount as the total, and the arithmetic around it. Arithmetic proves only an amount
    /// that a caption calls a total: sums on the way to the total close as well.
    pub(super) fn with_sums(&self, amount: &ScoredAmount) -> (Features, Vec<Evidence>) {
        let mut features = amount.features.clone();
        let mut proof = Vec::new();
        let sum = self.sums_to(amount.value).next();
        features.flag("sum", "closes", sum.is_some());
        proof.extend(sum.map(Sum::evidence));
        let rates = self.sum_of_rates(amount.value).or_else(|| self.tax_table_to(amount.value));
        let rates = rates.filter(|_| sum.is_none());
        features.flag("sum", "rates", rates.is_some());
        proof.extend(rates);
        let items = self.items.filter(|(count, sum)| *count > 1 && *sum == amount.value);
        features.flag("sum", "items", items.is_some());
        proof.extend(items.map(|(count, sum)| Evidence::LineItemsAddUp { count, sum }));
        let chain = self.sum_of_two_before(amount.figure);
        features.flag("sum", "chain", chain.is_some());
        proof.extend(chain.filter(|_| sum.is_none()));
        if !is_called_total(&self.annotated.figures[amount.figure].0) {
            proof.clear();
        }
        features.flag("sum", "is_base", self.is_base(amount.value));
        let rate = self.summands.tax_within(amount.value);
        features.flag("sum", "rate_fits", rate.is_some());
        let base_of = |tax: Decimal| arithmetic::difference(amount.value, tax);
        proof.extend(rate.and_then(|(rate, tax)| Some(Evidence::TaxRateFits { rate, base: base_of(tax)? })));
        let cash = self.summands.cash_less_change(amount.value);
        features.flag("sum", "cash_less_change", cash.is_some());
        // Cash less change is what was paid, so nothing can be missing.
        let left_out = if cash.is_none() { self.unaccounted(amount.value) } else { None };
        features.flag("sum", "leaves_out", left_out.is_some());
        proof.extend(cash.or(left_out));
        (features, proof)
    }

    /// Returns the first tax that belongs to the sum but is in no sum of this total: either a summand was missed, or
    /// this is a sum on the way to the total. Of several taxes it is enough that one fits.
    fn unaccounted(&self, total: Decimal) -> Option<Evidence> {
        let is_part = |tax: &&Decimal| !tax.is_zero() && is_less_than_half(**tax, total);
        let mut taxes = self.summands.taxes.iter().filter(is_part);
        let amount = *taxes.clone().next()?;
        let fits = |tax: &Decimal| {
            self.sum_of_rates(total).is_some()
                || self.tax_table_to(total).is_some()
                || self
                    .sums_to(total)
                    .any(|sum| sum.tax == *tax || sum.rest.iter().any(|term| term.abs() == tax.abs()))
                || self.summands.tax_within(total).is_some_and(|(_, within)| within == *tax)
                || self.has_base(total, *tax)
        };
        (!taxes.any(fits)).then_some(Evidence::Unaccounted { field: FieldKind::Tax, amount })
    }

    /// Whether the text contains the base of a tax: the rest of the total, or part of it where goods are taxed
    /// differently.
    fn has_base(&self, total: Decimal, tax: Decimal) -> bool {
        self.amounts.iter().map(|amount| amount.value).any(|base| {
            arithmetic::sum([base, tax]).is_some_and(|gross| {
                gross == total || (gross.abs() < total.abs() && self.summands.is_tax_of(tax, base))
            })
        })
    }

    /// Returns the sums of goods taxed at each rate, tax included, if they add up to a total.
    fn sum_of_rates(&self, total: Decimal) -> Option<Evidence> {
        let mut parts: Vec<Decimal> = Vec::new();
        for amount in &self.amounts {
            let own = self.annotated.figures[amount.figure].0.own;
            let of_rate = own.has(Tag::Total) && own.has(Tag::Summary) && !own.has(Tag::Exclusive);
            if of_rate && !amount.value.is_zero() && !parts.contains(&amount.value) {
                parts.push(amount.value);
            }
        }
        let closes = parts.len() > 1 && arithmetic::sum(&parts) == Some(total);
        closes.then_some(Evidence::SumCloses { terms: parts, total })
    }

    /// Returns the two amounts before a number if they add up to it: base and tax, whatever their captions.
    fn sum_of_two_before(&self, figure: usize) -> Option<Evidence> {
        let money = self.annotated.figures[..figure]
            .iter()
            .map(|(_, figure)| figure)
            .filter(|figure| figure.is_money());
        let mut before = money.rev().map(|figure| figure.value).filter(|value| !value.is_zero());
        let (second, first) = (before.next()?, before.next()?);
        let total = self.annotated.figures[figure].1.value;
        (arithmetic::sum([first, second]) == Some(total) && second.abs() < first.abs())
            .then(|| Evidence::SumCloses { terms: vec![first, second], total })
    }

    /// Returns the sums with this total.
    pub(super) fn sums_to(&self, total: Decimal) -> impl Iterator<Item = &Sum> {
        self.sums.iter().filter(move |sum| sum.total == total)
    }

    /// Whether another amount that may be the total is this one with tax, charges or rounding.
    fn is_base(&self, value: Decimal) -> bool {
        let larger = self.sums.iter().filter(|sum| sum.base == value && sum.total != value);
        larger.into_iter().any(|sum| self.total_candidates.contains(&sum.total))
    }
}

/// Whether the captions around a number call it a total, and not one before tax or of a single rate.
fn is_called_total(context: &CaptionContext) -> bool {
    let captions = if context.own.is_empty() { context.above.union(context.row) } else { context.own };
    let is_final = captions.any(&[Tag::Gross, Tag::Inclusive, Tag::Due, Tag::Grand, Tag::Rounded]);
    let called = is_final || captions.any(&[Tag::Total, Tag::Amount, Tag::Cash, Tag::Tendered, Tag::Card]);
    let before_tax = captions.any(&[Tag::Sub, Tag::Net, Tag::Exclusive]) && !is_final;
    let in_column =
        context.column.any(&[Tag::Total, Tag::Gross, Tag::Due, Tag::Amount]) && captions.is_empty();
    (called && !before_tax && !captions.has(Tag::Summary)) || in_column
}
