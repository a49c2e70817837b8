//! The amounts of a document by the part they play: which figure is the total, which the tax, and what adds up.

use rust_decimal::Decimal;
use vouch_core::{Candidate, Evidence, FieldKind, Value, arithmetic};

use crate::field::amounts::sums::{Sum, Summands, is_less_than_half};
use crate::layout::annotated::{AnnotatedText, CaptionContext};
use crate::score::features::{Features, Model};
use crate::score::trace::Weighed;
use crate::text::tag::Tag;
use crate::value::amount::Unit;

/// An amount and what it could be.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// Index among the figures of the annotated.
    pub figure: usize,
    /// What it is worth.
    pub value: Decimal,
    /// What speaks for and against each part.
    pub features: Features,
}

impl Entry {
    fn score(&self, model: Model) -> f32 {
        self.features.score(model)
    }
}

/// The amounts of a document.
#[derive(Debug)]
pub(crate) struct AmountRoles<'a> {
    annotated: &'a AnnotatedText,
    entries: Vec<Entry>,
    /// The amounts by the part they may play.
    pub parts: Summands,
    /// Sum of the line items, and how many there are.
    items: Option<(u32, Decimal)>,
    /// Values that may be the total, by their captions alone.
    heads: Vec<Decimal>,
    /// Every sum of the parts, those of fewest terms first.
    sums: Vec<Sum>,
}

/// The fields of money and the model that chooses each.
const FIELDS: &[(FieldKind, Model)] = &[
    (FieldKind::Subtotal, "subtotal"),
    (FieldKind::Tax, "tax"),
    (FieldKind::ServiceCharge, "service_charge"),
    (FieldKind::Discount, "discount"),
    (FieldKind::Rounding, "rounding"),
    (FieldKind::Tip, "tip"),
];

/// How many candidates of a field are kept.
const KEPT: usize = 6;

impl<'a> AmountRoles<'a> {
    /// The amounts of a annotated; `items` is how many line items there are and what they come to.
    pub(crate) fn new(annotated: &'a AnnotatedText, items: Option<(u32, Decimal)>) -> Self {
        let entries = entries(annotated);
        let mut roles = Self {
            annotated,
            entries,
            parts: Summands::default(),
            items,
            heads: Vec::new(),
            sums: Vec::new(),
        };
        roles.heads = roles.values("total");
        roles.heads.truncate(KEPT);
        let mut bases = roles.values("subtotal");
        bases.truncate(3);
        bases.extend(roles.heads.iter().take(3));
        bases.retain(|base| !roles.is_handed_over(*base));
        bases.extend(items.map(|(_, sum)| sum));
        let mut seen = Vec::new();
        bases.retain(|base| {
            !seen.contains(base) && {
                seen.push(*base);
                true
            }
        });
        roles.parts = Summands {
            bases,
            taxes: roles.values("tax"),
            services: roles.values("service_charge"),
            shipping: roles.values("shipping"),
            tips: roles.values("tip"),
            discounts: roles.values("discount"),
            roundings: roles.values("rounding"),
            cash: roles.values("cash"),
            change: roles.values("change"),
            rates: rates(annotated),
        };
        roles.sums = roles.parts.sums();
        roles
    }

    /// Whether a value is nothing but what was handed over: cash is no part of the sum.
    fn is_handed_over(&self, value: Decimal) -> bool {
        let mut places = self.entries.iter().filter(|entry| entry.value == value);
        let paid = |entry: &Entry| {
            let context = &self.annotated.figures[entry.figure].0;
            context.own.union(context.above).any(&[Tag::Cash, Tag::Tendered, Tag::Change])
        };
        places.all(paid)
    }

    /// The different values that may play a part, best first.
    fn values(&self, model: Model) -> Vec<Decimal> {
        let mut scored: Vec<(f32, Decimal)> = self
            .entries
            .iter()
            .map(|entry| (entry.score(model), entry.value))
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

    /// Candidates for the total, best first, with the arithmetic that speaks for each.
    pub(crate) fn totals(&self) -> Vec<Candidate> {
        let mut ranked: Vec<(f32, &Entry)> =
            self.entries.iter().map(|entry| (entry.score("total"), entry)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut candidates: Vec<Candidate> = Vec::new();
        for (_, entry) in ranked.into_iter().take(2 * KEPT) {
            let (features, proofs) = self.with_sums(entry);
            self.keep(&mut candidates, entry, features.score("total"), proofs);
        }
        finish(candidates)
    }

    /// The features of an entry as a total, with the arithmetic around it. What adds up to a figure proves it only where
    /// a caption calls it a total: sums on the way to the total close as well.
    pub(crate) fn with_sums(&self, entry: &Entry) -> (Features, Vec<Evidence>) {
        let mut features = entry.features.clone();
        let mut proofs = Vec::new();
        let sum = self.sums_to(entry.value).next();
        features.flag("sum", "closes", sum.is_some());
        proofs.extend(sum.map(Sum::evidence));
        let rates = self.sum_of_rates(entry.value).filter(|_| sum.is_none());
        features.flag("sum", "rates", rates.is_some());
        proofs.extend(rates);
        let items = self.items.filter(|(count, sum)| *count > 1 && *sum == entry.value);
        features.flag("sum", "items", items.is_some());
        proofs.extend(items.map(|(count, sum)| Evidence::LineItemsAddUp { count, sum }));
        let chain = self.chain(entry.figure);
        features.flag("sum", "chain", chain.is_some());
        proofs.extend(chain.filter(|_| sum.is_none()));
        if !is_called_total(&self.annotated.figures[entry.figure].0) {
            proofs.clear();
        }
        features.flag("sum", "is_base", self.is_base(entry.value));
        let rate = self.parts.tax_within(entry.value);
        features.flag("sum", "rate_fits", rate.is_some());
        let base_of = |tax: Decimal| arithmetic::difference(entry.value, tax);
        proofs.extend(rate.and_then(|(rate, tax)| Some(Evidence::TaxRateFits { rate, base: base_of(tax)? })));
        let cash = self.parts.cash_less_change(entry.value);
        features.flag("sum", "cash_less_change", cash.is_some());
        // What was paid was paid: no part of the sum can be missing.
        let left_out = if cash.is_none() { self.unaccounted(entry.value) } else { None };
        features.flag("sum", "leaves_out", left_out.is_some());
        proofs.extend(cash.or(left_out));
        (features, proofs)
    }

    /// A tax that belongs into the sum but into none that comes to this total: a part of the sum was missed, or this is
    /// a sum on the way to the total. Of several taxes the parts need not fit where one of them does.
    fn unaccounted(&self, total: Decimal) -> Option<Evidence> {
        let is_part = |tax: &&Decimal| !tax.is_zero() && is_less_than_half(**tax, total);
        let mut taxes = self.parts.taxes.iter().filter(is_part);
        let amount = *taxes.clone().next()?;
        let fits = |tax: &Decimal| {
            self.sum_of_rates(total).is_some()
                || self
                    .sums_to(total)
                    .any(|sum| sum.tax == *tax || sum.rest.iter().any(|term| term.abs() == tax.abs()))
                || self.parts.tax_within(total).is_some_and(|(_, within)| within == *tax)
                || self.has_base(total, *tax)
        };
        (!taxes.any(fits)).then_some(Evidence::Unaccounted { field: FieldKind::Tax, amount })
    }

    /// Whether the base of a tax is printed: the rest of the total, or a part of it where goods are taxed differently.
    fn has_base(&self, total: Decimal, tax: Decimal) -> bool {
        self.entries.iter().map(|entry| entry.value).any(|base| {
            arithmetic::sum([base, tax]).is_some_and(|gross| {
                gross == total || (gross.abs() < total.abs() && self.parts.is_tax_of(tax, base))
            })
        })
    }

    /// The sums of goods taxed alike, tax in, that come to a total.
    fn sum_of_rates(&self, total: Decimal) -> Option<Evidence> {
        let mut parts: Vec<Decimal> = Vec::new();
        for entry in &self.entries {
            let own = self.annotated.figures[entry.figure].0.own;
            let of_rate = own.has(Tag::Total) && own.has(Tag::Summary) && !own.has(Tag::Exclusive);
            if of_rate && !entry.value.is_zero() && !parts.contains(&entry.value) {
                parts.push(entry.value);
            }
        }
        let closes = parts.len() > 1 && arithmetic::sum(&parts) == Some(total);
        closes.then_some(Evidence::SumCloses { terms: parts, total })
    }

    /// The two amounts printed before a figure, if they come to it: base and tax, whatever their captions.
    fn chain(&self, figure: usize) -> Option<Evidence> {
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

    /// The sums that come to this total.
    fn sums_to(&self, total: Decimal) -> impl Iterator<Item = &Sum> {
        self.sums.iter().filter(move |sum| sum.total == total)
    }

    /// Whether another figure that may be the total is this one with tax, charges or rounding.
    fn is_base(&self, value: Decimal) -> bool {
        let grown = self.sums.iter().filter(|sum| sum.base == value && sum.total != value);
        grown.into_iter().any(|sum| self.heads.contains(&sum.total))
    }

    /// Candidates for every other field of money, in the light of the total.
    pub(crate) fn others(&self, total: Option<Decimal>) -> Vec<(FieldKind, Vec<Candidate>)> {
        let best = total.and_then(|total| self.sums_to(total).next());
        FIELDS.iter().map(|(field, model)| (*field, self.other(*field, model, best))).collect()
    }

    fn other(&self, field: FieldKind, model: Model, sum: Option<&Sum>) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for entry in &self.entries {
            if entry.score(model) <= 0.0 {
                continue;
            }
            let closes = sum.filter(|sum| is_part(sum, field, entry.value));
            let score = in_sum(entry, closes.is_some()).score(model);
            self.keep(&mut candidates, entry, score, closes.map(Sum::evidence).into_iter().collect());
        }
        let mut candidates = finish(candidates);
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

    /// Every amount as a total, and as each part that it may play in the sum that comes to `total`.
    pub(crate) fn weighed(&self, total: Option<Decimal>) -> Vec<Weighed> {
        let best = total.and_then(|total| self.sums_to(total).next());
        let weighed = |field, entry: &Entry, features: &Features| {
            let candidate = self.candidate(entry, 0.0, Vec::new());
            Weighed::new(field, entry.value.to_string(), &candidate.source, candidate.place, features)
        };
        let totals =
            self.entries.iter().map(|entry| weighed(FieldKind::Total, entry, &self.with_sums(entry).0));
        let others = FIELDS.iter().flat_map(|(field, model)| {
            let entries = self.entries.iter().filter(|entry| entry.score(model) > 0.0);
            entries.map(|entry| {
                let closes = best.is_some_and(|sum| is_part(sum, *field, entry.value));
                weighed(*field, entry, &in_sum(entry, closes))
            })
        });
        totals.chain(others).collect()
    }

    /// Adds a candidate, or strengthens the one of the same value.
    fn keep(&self, candidates: &mut Vec<Candidate>, entry: &Entry, score: f32, proofs: Vec<Evidence>) {
        let value = Value::Amount(entry.value);
        if let Some(same) = candidates.iter_mut().find(|candidate| candidate.value == value) {
            if score > same.score {
                *same = self.candidate(entry, score, proofs);
            }
            return;
        }
        candidates.push(self.candidate(entry, score, proofs));
    }

    fn candidate(&self, entry: &Entry, score: f32, proofs: Vec<Evidence>) -> Candidate {
        let (context, amount) = &self.annotated.figures[entry.figure];
        let text_rows = &self.annotated.text_rows;
        let mut evidence = proofs;
        if let Some(label) = &context.label {
            evidence.push(Evidence::LabelBeside { label: text_rows.text(label).to_owned() });
        }
        let times = self.entries.iter().filter(|other| other.value == entry.value).count() - 1;
        if times > 0 {
            evidence.push(Evidence::PrintedElsewhere { times: u32::try_from(times).unwrap_or(u32::MAX) });
        }
        let row = context.spot.row;
        Candidate {
            value: Value::Amount(entry.value),
            raw: text_rows.rows[row].text[amount.span.clone()].to_owned(),
            confidence: text_rows.confidence(&crate::layout::rows::Spot { row, span: amount.digits.clone() }),
            source: text_rows.source.clone(),
            place: Some(text_rows.place(&context.spot)),
            score,
            evidence,
        }
    }
}

/// Whether an amount plays its part in a sum.
fn is_part(sum: &Sum, field: FieldKind, value: Decimal) -> bool {
    match field {
        FieldKind::Subtotal => sum.base == value,
        FieldKind::Tax => sum.tax == value,
        _ => sum.rest.iter().any(|term| !term.is_zero() && term.abs() == value.abs()),
    }
}

/// The features of an entry as a part of the sum that comes to the total.
fn in_sum(entry: &Entry, closes: bool) -> Features {
    let mut features = entry.features.clone();
    features.flag("sum", "closes", closes);
    features
}

/// Whether the captions around a figure call it a total, and not one before tax or one of a single rate.
fn is_called_total(context: &CaptionContext) -> bool {
    let captions = if context.own.is_empty() { context.above.union(context.row) } else { context.own };
    let last = captions.any(&[Tag::Gross, Tag::Inclusive, Tag::Due, Tag::Grand, Tag::Rounded]);
    let called = last || captions.any(&[Tag::Total, Tag::Amount, Tag::Cash, Tag::Tendered, Tag::Card]);
    let before_tax = captions.any(&[Tag::Sub, Tag::Net, Tag::Exclusive]) && !last;
    let in_column =
        context.column.any(&[Tag::Total, Tag::Gross, Tag::Due, Tag::Amount]) && captions.is_empty();
    (called && !before_tax && !captions.has(Tag::Summary)) || in_column
}

fn finish(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates.truncate(KEPT);
    candidates
}

/// Percentages printed anywhere, each once.
fn rates(annotated: &AnnotatedText) -> Vec<Decimal> {
    let mut rates = Vec::new();
    for (context, figure) in &annotated.figures {
        let bare_rate = context.column.has(Tag::Tax) && figure.unit == Unit::Plain && figure.decimals == 0;
        let rate = figure.value;
        let usual = rate > Decimal::ZERO && rate <= Decimal::from(30);
        if (figure.unit == Unit::Percent || bare_rate) && usual && !rates.contains(&rate) {
            rates.push(rate);
        }
    }
    rates
}

/// Every plain figure with what can be said of it.
fn entries(annotated: &AnnotatedText) -> Vec<Entry> {
    let money = |value: &Decimal| !value.is_zero();
    let largest = annotated
        .figures
        .iter()
        .filter(|(_, figure)| figure.is_money())
        .map(|(_, figure)| figure.value.abs())
        .filter(money)
        .max();
    // On a credit note all amounts may be printed with a minus.
    let signs = annotated.figures.iter().filter(|(_, figure)| figure.is_money() && !figure.value.is_zero());
    let (negative, positive): (Vec<_>, Vec<_>) =
        signs.partition(|(_, figure)| figure.value.is_sign_negative());
    let mostly_negative = negative.len() > positive.len();
    // What is left to pay after a payment in advance is less than the total; with what was owed before, it is more.
    let prepaid = annotated.figures.iter().any(|(context, figure)| {
        figure.is_money() && !figure.value.is_zero() && context.own.any(&[Tag::Prepaid, Tag::Previous])
    });
    let rows = annotated.text_rows.rows.len().max(1) as f32;
    let first_page = annotated.text_rows.rows.first().map_or(0, |row| row.page);
    let mut entries: Vec<Entry> = Vec::new();
    for (index, (context, figure)) in annotated.figures.iter().enumerate() {
        if !figure.is_plain() {
            continue;
        }
        let row = &annotated.text_rows.rows[context.spot.row];
        let mut features = Features::default();
        features.tags("own", context.own);
        if context.own.is_empty() {
            features.tags("above", context.above);
            features.tags("row", context.row);
        }
        let with_tax = context.own.has(Tag::Total) && context.own.any(&[Tag::Inclusive, Tag::Gross]);
        features.flag("own", "total_with_tax", with_tax);
        features.tags("column", context.column);
        features.flag("shape", "two_decimals", figure.decimals == 2);
        features.flag("shape", "money", figure.is_money());
        features.flag("shape", "whole", figure.decimals == 0);
        features.flag("shape", "signed", figure.sign.is_some());
        features.flag("shape", "negative", figure.value.is_sign_negative() != mostly_negative);
        features.flag("shape", "zero", figure.value.is_zero());
        features.flag("shape", "mended", figure.corrected);
        features.flag("shape", "rate", figure.unit == Unit::Percent);
        features.flag("shape", "small", figure.value.abs() < Decimal::new(10, 2));
        features.add("place", "low", context.spot.row as f32 / rows);
        features.flag("place", "alone", annotated.figures_in(context.spot.row).count() == 1);
        features.flag("place", "big", row.height > 1.3 * annotated.usual_height);
        features.flag("place", "first_page", row.page == first_page);
        features.flag("place", "before_payment", before_payment(annotated, index));
        features.flag("place", "ends_row_sum", ends_row_sum(annotated, index));
        features.flag("place", "due_after_prepaid", prepaid && context.own.has(Tag::Due));
        features.flag("value", "largest", largest == Some(figure.value.abs()));
        let repeats = annotated.figures.iter().filter(|(_, other)| other.value == figure.value).count() - 1;
        features.add("value", "repeated", repeats.min(3) as f32);
        entries.push(Entry { figure: index, value: figure.value, features });
    }
    entries
}

/// Whether the next row with money speaks of paying.
fn before_payment(annotated: &AnnotatedText, index: usize) -> bool {
    let row = annotated.figures[index].0.spot.row;
    annotated.figures[index + 1..]
        .iter()
        .find(|(context, figure)| context.spot.row > row && figure.is_money())
        .is_some_and(|(context, _)| context.own.any(&[Tag::Cash, Tag::Tendered, Tag::Card, Tag::Change]))
}

/// Whether the figure is the last of a row whose two figures before it come to it, as base, tax and total do.
fn ends_row_sum(annotated: &AnnotatedText, index: usize) -> bool {
    let row = annotated.figures[index].0.spot.row;
    let money: Vec<(usize, Decimal)> = annotated
        .figures
        .iter()
        .enumerate()
        .filter(|(_, (context, figure))| context.spot.row == row && figure.is_money())
        .map(|(at, (_, figure))| (at, figure.value))
        .collect();
    match money.as_slice() {
        [.., (_, base), (_, tax), (last, total)] => {
            *last == index
                && arithmetic::sum([base, tax]) == Some(*total)
                && !base.is_zero()
                && !tax.is_zero()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    /// Rows of a caption and an amount.
    fn text_rows(rows: &[(&str, &str)]) -> TextRows {
        let lines = (0u8..).zip(rows).flat_map(|(at, (caption, amount))| {
            let y = 0.1 + 0.03 * f32::from(at);
            [(0.1, y, *caption), (0.7, y, *amount)]
        });
        TextRows::new("device", &[&page(&lines.collect::<Vec<_>>())])
    }

    /// The reasons for the best total of such rows.
    fn reasons(rows: &[(&str, &str)]) -> (String, Vec<&'static str>) {
        let text_rows = text_rows(rows);
        let annotated = AnnotatedText::new(text_rows);
        let total = AmountRoles::new(&annotated, None).totals().into_iter().next().expect("a total");
        let name = |evidence: &Evidence| match evidence {
            Evidence::SumCloses { .. } => Some("sum"),
            Evidence::CashLessChange { .. } => Some("cash"),
            Evidence::Unaccounted { .. } => Some("unaccounted"),
            _ => None,
        };
        (total.value.plain(), total.evidence.iter().filter_map(name).collect())
    }

    #[test]
    fn a_sum_proves_the_total_it_comes_to() {
        let found = reasons(&[("Subtotal", "100.00"), ("GST 6%", "6.00"), ("Total", "106.00")]);
        assert_eq!(found, ("106.00".into(), vec!["sum"]));
        let included = reasons(&[("Total incl. GST", "106.00"), ("GST 6%", "6.00")]);
        assert_eq!(included, ("106.00".into(), vec![]));
    }

    #[test]
    fn a_tax_left_out_speaks_against_a_total() {
        let (_, why) = reasons(&[
            ("Subtotal", "295.00"),
            ("Service 10%", "29.50"),
            ("Total", "324.50"),
            ("GST 6%", "19.47"),
        ]);
        assert!(why.contains(&"unaccounted"), "{why:?}");
        let (_, why) =
            reasons(&[("Total", "324.50"), ("GST 6%", "19.47"), ("Cash", "350.00"), ("Change", "25.50")]);
        assert_eq!(why, ["cash"], "what was paid was paid");
    }

    #[test]
    fn cash_counts_and_totals_are_no_terms() {
        let (total, why) = reasons(&[("Total incl. GST", "65.90"), ("GST 6%", "0.90"), ("Cash", "50.00")]);
        assert!(total != "65.90" || !why.contains(&"sum"), "{total} {why:?}");
        let (_, why) = reasons(&[("Subtotal", "37.44"), ("Service charge", "1"), ("Total", "38.44")]);
        assert!(!why.contains(&"sum"), "{why:?}");
    }

    #[test]
    fn all_taxes_together_are_the_tax() {
        let rows = [
            ("VAT 20%", "4.10"),
            ("VAT 5.5%", "10.89"),
            ("Total taxes", "14.99"),
            ("Total incl. VAT", "233.47"),
        ];
        let text_rows = text_rows(&rows);
        let annotated = AnnotatedText::new(text_rows);
        let others = AmountRoles::new(&annotated, None).others(None);
        let (_, taxes) = others.into_iter().find(|(field, _)| *field == FieldKind::Tax).expect("taxes");
        assert_eq!(taxes[0].value.plain(), "14.99");
    }

    #[test]
    fn goods_taxed_differently_add_up() {
        let (total, why) = reasons(&[
            ("Total 0% supplies", "50.82"),
            ("Total 6% supplies (excl. GST)", "16.80"),
            ("GST", "1.01"),
            ("Total 6% supplies (inc. GST)", "17.81"),
            ("Total payable", "68.63"),
        ]);
        assert_eq!((total.as_str(), why), ("68.63", vec!["sum"]));
    }

    #[test]
    fn sums_of_one_rate_or_before_tax_prove_no_total() {
        for caption in ["TOTAL 6% SUPPLIES (INC. GST)", "Net total", "Summe netto"] {
            let (_, why) = reasons(&[("Base", "26.40"), ("GST", "1.58"), (caption, "27.98")]);
            assert!(!why.contains(&"sum"), "{caption}: {why:?}");
        }
    }
}
