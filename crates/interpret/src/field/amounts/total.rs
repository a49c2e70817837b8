//! The total of a document, and the arithmetic that proves it.

use rust_decimal::Decimal;
use vouch_core::{Candidate, Evidence, FieldKind, arithmetic};

use crate::field::amounts::features::ScoredAmount;
use crate::field::amounts::roles::{AmountRoles, KEPT, best_first};
use crate::field::amounts::sums::{Sum, is_less_than_half};
use crate::layout::annotated::CaptionContext;
use crate::score::features::Features;
use crate::text::tag::Tag;

/// Most rows from the cash to the change.
const CHANGE_BELOW: usize = 3;

/// Rounding to the smallest coin changes less than this.
const MOST_ROUNDED: Decimal = Decimal::ONE;

/// The same where the rounding itself cannot be read.
const ILLEGIBLE: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// Captions of sums that are no total to be paid.
const NO_TOTAL: &[Tag] = &[
    Tag::Sub,
    Tag::Cash,
    Tag::Tendered,
    Tag::Card,
    Tag::Change,
    Tag::Saving,
    Tag::Discount,
    Tag::Points,
    Tag::Quantity,
    Tag::Previous,
    Tag::Prepaid,
    Tag::Summary,
    Tag::Suggested,
    Tag::Conversion,
    Tag::Approval,
];

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
        // What the items add up to before tax is no total.
        let items = items.filter(|_| !self.is_base(amount.value));
        features.flag("sum", "items", items.is_some());
        proof.extend(items.map(|(count, sum)| Evidence::LineItemsAddUp { count, sum }));
        let chain = self.sum_of_two_before(amount.figure);
        features.flag("sum", "chain", chain.is_some());
        proof.extend(chain.filter(|_| sum.is_none()));
        let in_table = self.is_of_one_rate(amount);
        features.flag("place", "tax_table", in_table);
        features.flag("sum", "table_closes", self.closes_with_table(amount.value));
        if in_table || !is_called_total(&self.annotated.figures[amount.figure].0) {
            proof.clear();
        }
        let before_rounding = self.is_before_rounding(amount);
        features.flag("sum", "before_rounding", before_rounding);
        if before_rounding {
            proof.clear();
        }
        features.flag("sum", "handed_over", self.is_handed_over_for_another(amount.value));
        features.flag("sum", "is_base", self.is_base(amount.value));
        let rate = self.summands.tax_within(amount.value);
        features.flag("sum", "rate_fits", rate.is_some());
        let base_of = |tax: Decimal| arithmetic::difference(amount.value, tax);
        proof.extend(rate.and_then(|(rate, tax)| Some(Evidence::TaxRateFits { rate, base: base_of(tax)? })));
        let cash = self.summands.cash_less_change(amount.value);
        features.flag("sum", "cash_less_change", cash.is_some());
        // Cash less change is what was paid, so nothing can be missing.
        let left_out = if cash.is_none() {
            self.unaccounted(amount.value).or_else(|| self.larger(amount))
        } else {
            None
        };
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

    /// Whether an amount is in a row of a table of taxes, and nothing calls it the total, or something calls another so. It
    /// is the sum of the goods at one rate.
    fn is_of_one_rate(&self, amount: &ScoredAmount) -> bool {
        let row = self.annotated.figures[amount.figure].0.spot.row;
        let is_called = self.annotated.figures[amount.figure].0.own.any(&[Tag::Total, Tag::Due]);
        let called = |other: &ScoredAmount| {
            let own = self.annotated.figures[other.figure].0.own;
            other.value != amount.value
                && own.any(&[Tag::Total, Tag::Due])
                && !own.any(NO_TOTAL)
                && !own.any(&[Tag::Tax, Tag::Net, Tag::Exclusive])
        };
        self.table_rows.contains(&row) && (!is_called || self.amounts.iter().any(called))
    }

    /// Whether a value is printed outside the tables of taxes, or called a total there.
    pub(super) fn is_outside_tables(&self, value: Decimal) -> bool {
        let mut places = self.amounts.iter().filter(|amount| amount.value == value);
        places.any(|amount| {
            let context = &self.annotated.figures[amount.figure].0;
            !self.table_rows.contains(&context.spot.row) || context.own.any(&[Tag::Total, Tag::Due])
        })
    }

    /// Whether a sum with this total adds a tax that is rate times base as well.
    fn closes_with_table(&self, total: Decimal) -> bool {
        let of_table =
            |tax: Decimal| self.tax_sums.iter().any(|table| table.tax == tax && table.gross.is_some());
        self.sums_to(total).any(|sum| !sum.tax.is_zero() && of_table(sum.tax))
    }

    /// Whether an amount further down is this one with the rounding that is printed.
    fn is_before_rounding(&self, amount: &ScoredAmount) -> bool {
        let row = |amount: &ScoredAmount| self.annotated.figures[amount.figure].0.spot.row;
        let roundings = self.summands.roundings.iter().take(KEPT).filter(|coin| !coin.is_zero());
        let rounded: Vec<Decimal> = roundings
            .filter(|coin| coin.abs() < MOST_ROUNDED)
            .flat_map(|coin| [*coin, -*coin])
            .filter_map(|coin| arithmetic::sum([amount.value, coin]))
            .collect();
        // The rounding may be illegible.
        let has_rounding = |rows: std::ops::Range<usize>| {
            rows.into_iter().any(|row| {
                self.annotated.tags(row).any(&[Tag::Rounding, Tag::Rounded])
                    && !self.annotated.figures_in(row).any(|(_, figure)| figure.is_money())
            })
        };
        let is_later = |other: &ScoredAmount| {
            row(other) > row(amount)
                && (rounded.contains(&other.value)
                    || (other.value != amount.value
                        && arithmetic::is_near(other.value, amount.value, ILLEGIBLE)
                        && has_rounding(row(amount) + 1..row(other))))
        };
        !amount.value.is_zero() && self.amounts.iter().any(is_later)
    }

    /// Whether an amount is the cash given for another total: less the change, it is that total.
    fn is_handed_over_for_another(&self, amount: Decimal) -> bool {
        let cash_rows = self.amounts.iter().filter(|other| other.value == amount);
        let row = |amount: &ScoredAmount| self.annotated.figures[amount.figure].0.spot.row;
        let Some(last) = cash_rows.map(row).max() else { return false };
        // Whatever it is called, the amount below the cash may be the change.
        let below =
            self.amounts.iter().filter(|other| row(other) > last && row(other) - last <= CHANGE_BELOW);
        let change: Vec<Decimal> =
            self.summands.change.iter().take(KEPT).copied().chain(below.map(|other| other.value)).collect();
        let is_total = |total: &Decimal| {
            let leaves = |change: &Decimal| {
                !change.is_zero() && arithmetic::difference(amount, change.abs()) == Some(*total)
            };
            *total < amount && change.iter().any(leaves)
        };
        self.summands.cash.contains(&amount) && self.total_candidates.iter().any(is_total)
    }

    /// Returns a larger amount that is called a total, or stands below this one without a caption that says what else it
    /// is, and from which no sum leads to this total. Such an amount may be the total.
    fn larger(&self, total: &ScoredAmount) -> Option<Evidence> {
        let is_candidate = |other: &&ScoredAmount| {
            let (context, figure) = &self.annotated.figures[other.figure];
            let row = self.annotated.tags(context.spot.row);
            let is_called =
                context.own.any(&[Tag::Total, Tag::Due, Tag::Gross]) && !context.own.any(NO_TOTAL);
            let is_below = context.spot.row > self.annotated.figures[total.figure].0.spot.row
                && row.is_empty()
                && context.above.is_empty()
                && context.column.is_empty()
                && figure.decimals == 2
                && !self.annotated.text_rows.rows[context.spot.row].text.contains(char::is_alphabetic);
            figure.is_money()
                && total.value.is_sign_positive()
                && other.value > total.value
                && (is_called || is_below)
                && !row.any(&[
                    Tag::Cash,
                    Tag::Tendered,
                    Tag::Change,
                    Tag::Suggested,
                    Tag::Conversion,
                    Tag::Saving,
                ])
                && !other.is_aside
        };
        // What was owed before may be added below the total.
        let owed = |amount: &ScoredAmount| self.annotated.figures[amount.figure].0.own.has(Tag::Previous);
        let is_with_previous = |other: &ScoredAmount| {
            let more = arithmetic::difference(other.value, total.value);
            self.amounts.iter().any(|amount| owed(amount) && Some(amount.value) == more)
        };
        let leads_here = |other: &ScoredAmount| {
            is_with_previous(other) || self.sums_to(total.value).any(|sum| sum.base == other.value)
        };
        let mut larger = self.amounts.iter().filter(is_candidate).filter(|other| !leads_here(other));
        larger.next().map(|other| Evidence::Unaccounted { field: FieldKind::Total, amount: other.value })
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
        let paid = |total: Decimal| {
            self.amounts.iter().any(|amount| {
                let own = self.annotated.figures[amount.figure].0.own;
                amount.value == total && own.any(&[Tag::Cash, Tag::Tendered, Tag::Card])
            })
        };
        let larger = self.sums.iter().filter(|sum| sum.base == value && sum.total != value);
        larger
            .into_iter()
            .any(|sum| self.total_candidates.contains(&sum.total) || (!sum.tax.is_zero() && paid(sum.total)))
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
