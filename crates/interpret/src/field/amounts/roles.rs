//! The amounts of a document by their role: which number is the total, which the tax, and what adds up.

use rust_decimal::Decimal;
use vouch_core::{Candidate, Evidence, FieldKind, Value, arithmetic};

use crate::field::amounts::features::{ScoredAmount, scored_amounts};
use crate::field::amounts::sums::{Sum, Summands};
use crate::field::amounts::tax_sum::{TaxSum, tax_sums};
use crate::field::amounts::tax_table::{HIGHEST_RATE, tax_rows};
use crate::layout::annotated::AnnotatedText;
use crate::layout::rows::Spot;
use crate::score::features::{Features, Model};
use crate::score::trace::Weighed;
use crate::text::tag::Tag;
use crate::value::amount::Unit;

/// The amounts of a document and their roles.
#[derive(Debug)]
pub(crate) struct AmountRoles<'a> {
    pub(super) annotated: &'a AnnotatedText,
    pub(super) amounts: Vec<ScoredAmount>,
    /// The amounts by their role in a sum.
    pub(super) summands: Summands,
    /// The number of line items, and their sum.
    pub(super) items: Option<(u32, Decimal)>,
    /// Values that may be the total, by their captions alone.
    pub(super) total_candidates: Vec<Decimal>,
    /// Every sum of the summands, those with the fewest terms first.
    pub(super) sums: Vec<Sum>,
    /// The rows of text that are rows of a table of taxes.
    pub(super) table_rows: Vec<usize>,
    /// The tables of taxes, top to bottom.
    pub(super) tax_sums: Vec<TaxSum>,
}

/// The money fields except the total, and the model that chooses each.
const FIELDS: &[(FieldKind, Model)] = &[
    (FieldKind::Subtotal, "subtotal"),
    (FieldKind::Tax, "tax"),
    (FieldKind::ServiceCharge, "service_charge"),
    (FieldKind::Discount, "discount"),
    (FieldKind::Rounding, "rounding"),
    (FieldKind::Tip, "tip"),
];

/// The number of candidates kept.
pub(super) const KEPT: usize = 6;

impl<'a> AmountRoles<'a> {
    /// Finds the amounts of a text and their roles; `items` is the number of line items and their sum.
    pub(crate) fn new(annotated: &'a AnnotatedText, items: Option<(u32, Decimal)>) -> Self {
        let tax_rows = tax_rows(annotated);
        let table_rows = tax_rows.iter().filter(|row| row.closes).map(|row| row.row).collect();
        let tax_sums = tax_sums(&tax_rows);
        let mut supported: Vec<Decimal> = tax_sums.iter().filter_map(|sum| sum.gross).collect();
        supported.extend(items.map(|(_, sum)| sum));
        let amounts = scored_amounts(annotated, &supported);
        let mut roles = Self {
            annotated,
            amounts,
            summands: Summands::default(),
            items,
            total_candidates: Vec::new(),
            sums: Vec::new(),
            table_rows,
            tax_sums,
        };
        roles.total_candidates = roles.values("total");
        roles.total_candidates.truncate(KEPT);
        let mut bases = roles.values("subtotal");
        bases.truncate(3);
        bases.extend(roles.total_candidates.iter().take(3));
        bases.retain(|base| !roles.is_handed_over(*base));
        bases.extend(items.map(|(_, sum)| sum));
        let nets = roles.tax_sums.iter().rev().filter_map(|sum| sum.nets.as_ref());
        bases.splice(0..0, nets.filter_map(arithmetic::sum).take(2));
        let mut seen = Vec::new();
        bases.retain(|base| {
            !seen.contains(base) && {
                seen.push(*base);
                true
            }
        });
        roles.summands = Summands {
            bases,
            taxes: roles.taxes(),
            services: roles.values("service_charge"),
            shipping: roles.values("shipping"),
            tips: roles.values("tip"),
            discounts: roles.values("discount"),
            roundings: roles.values("rounding"),
            cash: roles.values("cash"),
            change: roles.values("change"),
            rates: rates(annotated),
        };
        roles.sums = roles.summands.sums();
        roles
    }

    /// Whether a value is only the cash handed over, or the change: these are not summands.
    fn is_handed_over(&self, value: Decimal) -> bool {
        let mut places = self.amounts.iter().filter(|amount| amount.value == value);
        let paid = |amount: &ScoredAmount| {
            let context = &self.annotated.figures[amount.figure].0;
            context.own.union(context.above).any(&[Tag::Cash, Tag::Tendered, Tag::Change])
        };
        places.all(paid)
    }

    /// Returns the different values that may have a role, best first.
    fn values(&self, model: Model) -> Vec<Decimal> {
        let mut scored: Vec<(f32, Decimal)> = self
            .amounts
            .iter()
            .map(|amount| (amount.score(model), amount.value))
            .filter(|(score, _)| *score > 0.0)
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut values: Vec<Decimal> = Vec::new();
        for (_, value) in scored {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values
    }

    /// Returns the values that may be the tax, sums of several rates first.
    fn taxes(&self) -> Vec<Decimal> {
        let several = self.tax_sums.iter().rev().filter(|sum| sum.taxes.len() > 1).map(|sum| sum.tax);
        let mut taxes: Vec<Decimal> = several.take(2).filter(|tax| !tax.is_zero()).collect();
        for tax in self.values("tax") {
            if !taxes.contains(&tax) {
                taxes.push(tax);
            }
        }
        taxes
    }

    /// Returns candidates for every money field except the total, given the total.
    pub(crate) fn others(&self, total: Option<Decimal>) -> Vec<(FieldKind, Vec<Candidate>)> {
        let provable = total.filter(|total| self.is_outside_tables(*total));
        let best = provable.and_then(|total| self.sums_to(total).next());
        FIELDS.iter().map(|(field, model)| (*field, self.other(*field, model, total, best))).collect()
    }

    fn other(
        &self,
        field: FieldKind,
        model: Model,
        total: Option<Decimal>,
        sum: Option<&Sum>,
    ) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for amount in &self.amounts {
            let closes = sum.filter(|sum| has_role(sum, field, amount.value));
            if amount.score(model) <= 0.0 && !(closes.is_some() && field == FieldKind::Subtotal) {
                continue;
            }
            let score = features_in_sum(amount, closes.is_some()).score(model);
            self.add_or_improve(
                &mut candidates,
                amount,
                score,
                closes.map(Sum::evidence).into_iter().collect(),
            );
        }
        match field {
            FieldKind::Tax => self.add_all_rates(&mut candidates, total),
            FieldKind::Subtotal => self.add_sum_of_nets(&mut candidates, total),
            FieldKind::Discount => self.add_all_discounts(&mut candidates, sum),
            _ => {}
        }
        let mut candidates = best_first(candidates);
        if field == FieldKind::Discount {
            for candidate in &mut candidates {
                if let Value::Amount(amount) = candidate.value {
                    candidate.value =
                        Value::Amount(if amount.is_zero() { amount.abs() } else { -amount.abs() });
                }
            }
        }
        candidates
    }

    /// Returns every amount as the total, and in each role that it may have in the sum with this `total`.
    pub(crate) fn weighed(&self, total: Option<Decimal>) -> Vec<Weighed> {
        let best = total.and_then(|total| self.sums_to(total).next());
        let weighed = |field, amount: &ScoredAmount, features: &Features| {
            let candidate = self.candidate(amount, 0.0, Vec::new());
            Weighed::new(field, amount.value.to_string(), &candidate.source, candidate.place, features)
        };
        let totals =
            self.amounts.iter().map(|amount| weighed(FieldKind::Total, amount, &self.with_sums(amount).0));
        let others = FIELDS.iter().flat_map(|(field, model)| {
            let amounts = self.amounts.iter().filter(|amount| amount.score(model) > 0.0);
            amounts.map(|amount| {
                let closes = best.is_some_and(|sum| has_role(sum, *field, amount.value));
                weighed(*field, amount, &features_in_sum(amount, closes))
            })
        });
        totals.chain(others).collect()
    }

    /// Adds a candidate; of two with the same value the one with the higher score stays.
    pub(super) fn add_or_improve(
        &self,
        candidates: &mut Vec<Candidate>,
        amount: &ScoredAmount,
        score: f32,
        proof: Vec<Evidence>,
    ) {
        let value = Value::Amount(amount.value);
        if let Some(same) = candidates.iter_mut().find(|candidate| candidate.value == value) {
            if score > same.score {
                *same = self.candidate(amount, score, proof);
            }
            return;
        }
        candidates.push(self.candidate(amount, score, proof));
    }

    pub(super) fn candidate(&self, amount: &ScoredAmount, score: f32, proof: Vec<Evidence>) -> Candidate {
        let (context, figure) = &self.annotated.figures[amount.figure];
        let text_rows = &self.annotated.text_rows;
        let mut evidence = proof;
        if let Some(label) = &context.label {
            evidence.push(Evidence::LabelBeside { label: text_rows.text(label).to_owned() });
        }
        let times = self.amounts.iter().filter(|other| other.value == amount.value).count() - 1;
        if times > 0 {
            evidence.push(Evidence::PrintedElsewhere { times: u32::try_from(times).unwrap_or(u32::MAX) });
        }
        let row = context.spot.row;
        Candidate {
            value: Value::Amount(amount.value),
            raw: text_rows.rows[row].text[figure.span.clone()].to_owned(),
            confidence: text_rows.confidence(&Spot { row, span: figure.digits.clone() }),
            source: text_rows.source.clone(),
            place: Some(text_rows.place(&context.spot)),
            score,
            evidence,
        }
    }
}

/// Whether a value has a role in a sum.
fn has_role(sum: &Sum, field: FieldKind, value: Decimal) -> bool {
    match field {
        FieldKind::Subtotal => sum.base == value,
        FieldKind::Tax => sum.tax == value,
        _ => sum.rest.iter().any(|term| !term.is_zero() && term.abs() == value.abs()),
    }
}

/// Returns the features of an amount in a role, given whether the sum with the total confirms it.
fn features_in_sum(amount: &ScoredAmount, closes: bool) -> Features {
    let mut features = amount.features.clone();
    features.flag("sum", "closes", closes);
    features
}

/// Sorts candidates and keeps the best.
pub(super) fn best_first(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates.truncate(KEPT);
    candidates
}

/// Returns the percentages in a text, each once.
fn rates(annotated: &AnnotatedText) -> Vec<Decimal> {
    let mut rates = Vec::new();
    for (context, figure) in &annotated.figures {
        let bare_rate = context.column.has(Tag::Tax) && figure.unit == Unit::Plain && figure.decimals == 0;
        let rate = figure.value;
        let is_usual = rate > Decimal::ZERO && rate <= HIGHEST_RATE;
        if (figure.unit == Unit::Percent || bare_rate) && is_usual && !rates.contains(&rate) {
            rates.push(rate);
        }
    }
    rates
}
