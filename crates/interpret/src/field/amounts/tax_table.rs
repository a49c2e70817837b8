//! The taxes of a document, row by row: rate, net, tax and gross, in whatever order they are printed.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rust_decimal::Decimal;
use vouch_core::arithmetic;

use crate::country::table::COUNTRIES;
use crate::field::amounts::sums::{CENT, is_less_than_half};
use crate::layout::annotated::AnnotatedText;
use crate::text::tag::{Tag, Tags};
use crate::value::amount::Unit;

/// One row: the tax of one rate.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TaxRow {
    /// The row of the text.
    pub row: usize,
    /// The rate in per cent, if it is printed or follows from net and tax.
    pub rate: Option<Decimal>,
    /// The amount before tax.
    pub net: Option<Decimal>,
    /// The tax.
    pub tax: Decimal,
    /// The index of the tax among the numbers of the text.
    pub figure: usize,
    /// The amount with tax.
    pub gross: Option<Decimal>,
    /// Whether arithmetic within the row confirms it.
    pub closes: bool,
    /// Whether nothing calls it a tax but the rate beside it: it counts only with an amount that it is charged on.
    pub is_uncalled: bool,
    /// Whether its row is called a total.
    pub(super) is_total: bool,
    /// What tells it from another tax of the same rate: the letters of its row, and which of the row it is.
    pub(super) name: (String, usize),
}

/// Rates of tax on sales that are usual somewhere, in per cent. They count only where no rate is printed and three amounts
/// close.
static USUAL_RATES: LazyLock<BTreeSet<Decimal>> = LazyLock::new(|| {
    let rates = COUNTRIES.iter().flat_map(|country| country.rates.iter().copied());
    rates.filter(|rate| *rate >= LEAST_RATE && *rate < HIGHEST_RATE).collect()
});
/// A lower rate hardly differs from rounding.
const LEAST_RATE: Decimal = Decimal::TWO;
/// The highest rate of a tax on sales, in per cent, with room above the 27 that are the most in Europe.
pub(crate) const HIGHEST_RATE: Decimal = Decimal::from_parts(30, 0, 0, false, 0);
/// Rows and columns are rounded one by one: a tax may differ from rate times net by so much.
const ROUNDED: Decimal = Decimal::from_parts(2, 0, 0, false, 2);
/// Most amounts of a row that are combined; longer rows are no rows of taxes.
const WIDEST: usize = 6;
/// Most rows of taxes on a document; more are a list of items with their tax, which bounds the time they take.
const MOST_ROWS: usize = 300;
/// Most rows between a tax and the amount that it is charged on.
const NEAR: usize = 3;

/// A number in a row.
#[derive(Clone, Copy, Debug)]
struct Money {
    figure: usize,
    value: Decimal,
    own: Tags,
}

/// Whether a tax is the rate times a net amount, as it is rounded on paper.
fn is_tax_of(rate: Decimal, net: Decimal, tax: Decimal) -> bool {
    miss(arithmetic::percentage(rate, net), tax).is_some()
}

/// Whether a tax is the part of a gross amount that belongs to the rate.
pub(super) fn is_tax_within(rate: Decimal, gross: Decimal, tax: Decimal) -> bool {
    miss(part_within(rate, gross), tax).is_some()
}

/// Returns the part of a gross amount that belongs to a rate.
fn part_within(rate: Decimal, gross: Decimal) -> Option<Decimal> {
    let whole = arithmetic::sum([Decimal::ONE_HUNDRED, rate])?;
    gross.checked_mul(rate)?.checked_div(whole)
}

/// Returns how far a printed tax is from the one that a rate gives, where rounding explains it.
fn miss(computed: Option<Decimal>, tax: Decimal) -> Option<Decimal> {
    arithmetic::difference(computed?, tax).map(|miss| miss.abs()).filter(|miss| *miss <= ROUNDED)
}

/// Returns a usual rate at which this is the tax of a net amount.
pub(crate) fn usual_rate(net: Decimal, tax: Decimal) -> Option<Decimal> {
    if net.is_zero() || tax.is_zero() || net.is_sign_negative() != tax.is_sign_negative() {
        return None;
    }
    let is_rate = |rate: &Decimal| {
        arithmetic::percentage(*rate, net).is_some_and(|share| arithmetic::is_near(share, tax, CENT))
    };
    USUAL_RATES.iter().copied().find(is_rate)
}

/// Returns the rows of taxes, top to bottom.
pub(crate) fn tax_rows(annotated: &AnnotatedText) -> Vec<TaxRow> {
    let mut by_row: Vec<Vec<usize>> = vec![Vec::new(); annotated.text_rows.rows.len()];
    for (index, (context, _)) in annotated.figures.iter().enumerate() {
        by_row[context.spot.row].push(index);
    }
    let mut rows: Vec<TaxRow> = Vec::new();
    for (row, figures) in by_row.iter().enumerate() {
        let text = &annotated.text_rows.rows[row].text;
        let letters = || text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        let follows = rows.last().is_some_and(|last| last.closes && last.row + 1 == row);
        let found = tax_rows_of(annotated, row, figures, follows).into_iter().enumerate();
        let is_total = annotated.tags(row).any(&[Tag::Total, Tag::Gross, Tag::Due]);
        rows.extend(found.map(|(at, found)| TaxRow { is_total, name: (letters(), at), ..found }));
    }
    if rows.len() > MOST_ROWS {
        return Vec::new();
    }
    with_base_of_next_row(annotated, &by_row, &mut rows);
    rows
}

/// Returns the taxes of a row. Below a row of a table, `follows`, the same columns need no words.
fn tax_rows_of(annotated: &AnnotatedText, row: usize, figures: &[usize], follows: bool) -> Vec<TaxRow> {
    let tags = annotated.tags(row);
    let money: Vec<Money> = figures
        .iter()
        .filter(|at| annotated.figures[**at].1.is_money())
        .map(|at| {
            let (context, figure) = &annotated.figures[*at];
            Money { figure: *at, value: figure.value, own: context.own.union(context.column) }
        })
        .collect();
    let in_column = |tag: Tag| figures.iter().any(|at| annotated.figures[*at].0.column.has(tag));
    let of_tax = tags.any(&[Tag::Tax, Tag::TaxId]) || in_column(Tag::Tax);
    let is_other = tags.any(&[
        Tag::Service,
        Tag::Discount,
        Tag::Saving,
        Tag::Tip,
        Tag::Suggested,
        Tag::Cash,
        Tag::Change,
        Tag::Points,
        Tag::Conversion,
    ]);
    let rates = rates(annotated, figures, of_tax);
    if money.is_empty() || money.len() > WIDEST || (is_other && !of_tax) {
        return Vec::new();
    }
    if let Some(closed) = with_bare_rate(row, &money) {
        return vec![closed];
    }
    if !of_tax && rates.is_empty() && !follows && bare_rate(annotated, figures).is_none() {
        return Vec::new();
    }
    if let Some(two) = two_of_state_and_federation(row, &money) {
        return two;
    }
    if let Some(closed) = closed(row, &money, &rates, of_tax || follows) {
        return vec![closed];
    }
    // A tax alone in its row needs a caption of its own.
    let is_after_amount = money.len() == 1 && tags.has(Tag::Tax) && !tags.any(&[Tag::Total, Tag::Due]);
    let is_tax = |money: &&Money| {
        (money.own.has(Tag::Tax) || (money.own.is_empty() && is_after_amount))
            && !money.own.any(&[Tag::Net, Tag::Gross, Tag::Exclusive, Tag::Inclusive, Tag::Sub, Tag::Due])
    };
    let alone = |(at, tax): (usize, &Money)| TaxRow {
        row,
        rate: rates.get(at).or(rates.first()).copied(),
        net: None,
        tax: tax.value,
        figure: tax.figure,
        gross: None,
        closes: false,
        is_uncalled: false,
        is_total: false,
        name: Default::default(),
    };
    let called = |tax: &&Money| {
        annotated.figures[tax.figure].0.own.has(Tag::Tax) || tags.has(Tag::Tax) && money.len() == 1
    };
    let taxes: Vec<&Money> = money.iter().filter(is_tax).collect();
    if taxes.len() > 1 && !taxes.iter().all(|tax| annotated.figures[tax.figure].0.own.has(Tag::Tax)) {
        return Vec::new();
    }
    let found: Vec<TaxRow> = taxes.into_iter().filter(called).enumerate().map(alone).collect();
    // What only a rate, or the words "includes tax", call a tax counts if it fits the total.
    let bare = bare_rate(annotated, figures);
    let includes_tax = tags.has(Tag::Tax) && tags.has(Tag::Inclusive);
    match (found.as_slice(), money.as_slice()) {
        ([], [only]) if !is_other && (!rates.is_empty() || bare.is_some() || includes_tax) => {
            let is_called = only.own.any(&[Tag::Total, Tag::Due, Tag::Net, Tag::Gross, Tag::Sub]);
            if is_called && !includes_tax {
                return Vec::new();
            }
            let rate = rates.first().copied().or(bare);
            vec![TaxRow { is_uncalled: true, rate, ..alone((0, only)) }]
        }
        _ => found,
    }
}

/// Returns the only whole number of a row if it is a usual rate: `KM 20 2.69`.
fn bare_rate(annotated: &AnnotatedText, figures: &[usize]) -> Option<Decimal> {
    let mut whole = figures.iter().map(|at| &annotated.figures[*at].1).filter(|figure| !figure.is_money());
    let (Some(rate), None) = (whole.next(), whole.next()) else { return None };
    let is_usual = USUAL_RATES.contains(&rate.value);
    (rate.decimals == 0 && rate.unit == Unit::Plain && is_usual).then_some(rate.value)
}

/// Returns a row in which rate, net, tax and gross are all printed and fit: it needs no words, and the rate no sign.
fn with_bare_rate(row: usize, money: &[Money]) -> Option<TaxRow> {
    let [rate, others @ ..] = money else { return None };
    let is_rate = rate.value > Decimal::ZERO && rate.value < HIGHEST_RATE;
    if !is_rate || others.len() != 3 {
        return None;
    }
    others.iter().find_map(|tax| {
        let rest: Vec<&Money> = others.iter().filter(|other| other.figure != tax.figure).collect();
        let (net, gross) = match rest.as_slice() {
            [a, b] if a.value.abs() < b.value.abs() => (a, b),
            [a, b] => (b, a),
            _ => return None,
        };
        let closes = arithmetic::sum([net.value, tax.value]) == Some(gross.value)
            && is_tax_of(rate.value, net.value, tax.value)
            && !tax.value.is_zero();
        closes.then(|| TaxRow {
            row,
            rate: Some(rate.value),
            net: Some(net.value),
            tax: tax.value,
            figure: tax.figure,
            gross: Some(gross.value),
            closes: true,
            is_uncalled: false,
            is_total: false,
            name: Default::default(),
        })
    })
}

/// Returns two equal taxes that are charged on the same amount and lie side by side with the sum of all three.
fn two_of_state_and_federation(row: usize, money: &[Money]) -> Option<Vec<TaxRow>> {
    let (net, others) =
        money.split_first().filter(|(net, others)| others.len() >= 3 && !net.value.is_zero())?;
    let (gross, taxes) = others.split_last()?;
    let tax = taxes.iter().find(|tax| taxes.iter().filter(|other| other.value == tax.value).count() == 2)?;
    let sum = arithmetic::sum([net.value, tax.value, tax.value])?;
    let rate = usual_rate(net.value, tax.value)?;
    arithmetic::is_near(sum, gross.value, CENT).then(|| {
        let of = |tax: &Money| TaxRow {
            row,
            rate: Some(rate),
            net: Some(net.value),
            tax: tax.value,
            figure: tax.figure,
            gross: arithmetic::sum([net.value, tax.value]),
            closes: true,
            is_uncalled: false,
            is_total: false,
            name: Default::default(),
        };
        taxes.iter().filter(|other| other.value == tax.value).map(of).collect()
    })
}

/// Returns the rates in a row, in per cent.
fn rates(annotated: &AnnotatedText, figures: &[usize], of_tax: bool) -> Vec<Decimal> {
    let numbers = figures.iter().map(|at| &annotated.figures[*at]);
    let is_rate =
        |(context, figure): &&(crate::layout::annotated::CaptionContext, crate::value::amount::Amount)| {
            let bare = of_tax
                && figure.unit == Unit::Plain
                && !figure.is_money()
                && context.column.any(&[Tag::Tax, Tag::Summary]);
            let decimal_rate = figure.is_money()
                && context.column.any(&[Tag::Summary, Tag::Tax])
                && figure.sign.is_none()
                && figures.len() > 2;
            (figure.unit == Unit::Percent || bare || decimal_rate)
                && figure.value >= Decimal::ZERO
                && figure.value < HIGHEST_RATE
        };
    numbers.filter(is_rate).map(|(_, figure)| figure.value).collect()
}

/// Returns net, tax and gross of a row where they fit each other, in any order.
fn closed(row: usize, money: &[Money], rates: &[Decimal], of_tax: bool) -> Option<TaxRow> {
    let result = |rate, net, tax: &Money, gross| TaxRow {
        row,
        rate: Some(rate),
        net: Some(net),
        tax: tax.value,
        figure: tax.figure,
        gross: Some(gross),
        closes: true,
        is_uncalled: false,
        is_total: false,
        name: Default::default(),
    };
    for net in money.iter().filter(|net| !net.value.is_zero()) {
        for tax in money.iter().filter(|tax| tax.figure != net.figure) {
            if !is_less_than_half(tax.value, net.value) {
                continue;
            }
            let Some(sum) = arithmetic::sum([net.value, tax.value]) else { continue };
            let gross = money
                .iter()
                .filter(|gross| gross.figure != net.figure && gross.figure != tax.figure)
                .find(|gross| arithmetic::is_near(gross.value, sum, CENT));
            let printed = rates.iter().copied().find(|rate| is_tax_of(*rate, net.value, tax.value));
            match (gross, printed) {
                (Some(gross), Some(rate)) => return Some(result(rate, net.value, tax, gross.value)),
                (Some(gross), None) if of_tax && rates.is_empty() => {
                    if let Some(rate) = usual_rate(net.value, tax.value) {
                        return Some(result(rate, net.value, tax, gross.value));
                    }
                }
                (None, Some(rate))
                    if of_tax
                        && !tax.own.any(&[Tag::Net, Tag::Gross])
                        && (!rate.is_zero() || tax.own.has(Tag::Tax)) =>
                {
                    return Some(result(rate, net.value, tax, sum));
                }
                _ => {}
            }
        }
    }
    for gross in money.iter().filter(|gross| !gross.value.is_zero() && of_tax) {
        for tax in money.iter().filter(|tax| tax.figure != gross.figure && !tax.value.is_zero()) {
            let fits = |rate: &&Decimal| !rate.is_zero() && is_tax_within(**rate, gross.value, tax.value);
            let Some(rate) = rates.iter().find(fits) else { continue };
            let net = arithmetic::difference(gross.value, tax.value)?;
            return Some(result(*rate, net, tax, gross.value));
        }
    }
    None
}

/// Adds net and gross where a tax and the amount that it is charged on are on rows of their own, as in
/// `Sprzedaż opodatk. A 61,78` above `PTU A 23% 11,55`. The row of that amount is no row of a tax.
fn with_base_of_next_row(annotated: &AnnotatedText, by_row: &[Vec<usize>], rows: &mut Vec<TaxRow>) {
    let mut taken: Vec<usize> = Vec::new();
    for found in rows.iter_mut() {
        let Some(rate) = found.rate.filter(|rate| !rate.is_zero() && found.net.is_none()) else {
            continue;
        };
        let tax = found.tax;
        let row = found.row;
        let near = (row.saturating_sub(NEAR)..row).rev().chain(row + 1..by_row.len().min(row + NEAR));
        let base = near.filter(|other| !taken.contains(other)).find_map(|other| {
            let mut money = by_row[other].iter().filter(|at| annotated.figures[**at].1.is_money());
            let (Some(figure), None) = (money.next(), money.next()) else { return None };
            let (context, amount) = &annotated.figures[*figure];
            let is_final = context.own.any(&[Tag::Total, Tag::Due, Tag::Grand, Tag::Rounded])
                && !context.own.any(&[Tag::Summary, Tag::Net, Tag::Sub, Tag::Exclusive]);
            if is_final || context.own.any(&[Tag::Cash, Tag::Change, Tag::Tendered, Tag::Card, Tag::Discount])
            {
                return None;
            }
            let value = amount.value;
            let of_rate = context.own.any(&[Tag::Tax, Tag::Summary, Tag::Net, Tag::Exclusive, Tag::Sub])
                || amount.value.abs() > tax.abs();
            let is_meant = !found.is_uncalled || says_tax(annotated, &[row, other]);
            if !of_rate || tax.is_zero() || !is_meant {
                return None;
            }
            // Small amounts fit both ways within the rounding: the closer one counts.
            let as_net = miss(arithmetic::percentage(rate, value), tax);
            let as_gross = miss(part_within(rate, value), tax);
            match (as_net, as_gross) {
                (Some(net), gross) if gross.is_none_or(|gross| net <= gross) => {
                    Some((other, value, arithmetic::sum([value, tax])?))
                }
                (_, Some(_)) => Some((other, arithmetic::difference(value, tax)?, value)),
                _ => None,
            }
        });
        if let Some((other, net, gross)) = base {
            found.net = Some(net);
            found.gross = Some(gross);
            found.closes = true;
            taken.push(other);
        }
    }
    rows.retain(|row| row.closes || !taken.contains(&row.row));
}

/// Whether the words of one of these rows say that it is about tax.
fn says_tax(annotated: &AnnotatedText, rows: &[usize]) -> bool {
    rows.iter().any(|row| annotated.tags(*row).any(&[Tag::Tax, Tag::Summary]))
}
