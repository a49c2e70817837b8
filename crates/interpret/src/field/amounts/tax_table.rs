//! The taxes of a document, row by row: rate, net, tax and gross, in whatever order they are printed.

use rust_decimal::Decimal;
use vouch_core::arithmetic;

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
    is_total: bool,
    /// What tells it from another tax of the same rate: the letters of its row, and which of the row it is.
    name: (String, usize),
}

/// Rates of tax on sales that are usual somewhere, in tenths of a per cent. They count only where no rate is printed
/// and three amounts close. Source: rates in force in 2024 by the tax authorities of the EU and the OECD.
const USUAL_RATES: [i64; 38] = [
    21, 25, 26, 30, 38, 40, 45, 48, 50, 55, 60, 65, 70, 75, 77, 80, 81, 85, 90, 95, 100, 110, 120, 130, 135,
    140, 150, 160, 170, 180, 190, 200, 210, 220, 230, 240, 250, 270,
];
/// The highest rate of a tax on sales, in per cent, with room above the 27 that are the most in Europe.
pub(crate) const HIGHEST_RATE: Decimal = Decimal::from_parts(30, 0, 0, false, 0);
/// Rows and columns are rounded one by one: a tax may differ from rate times net by so much.
const ROUNDED: Decimal = Decimal::from_parts(2, 0, 0, false, 2);
/// Most amounts of a row that are combined; longer rows are no rows of taxes.
const WIDEST: usize = 6;
/// Most rows between a tax and the amount that it is charged on.
const NEAR: usize = 3;
/// Most rows without tax between two rows of one table.
const GAP: usize = 2;

/// A number in a row.
#[derive(Clone, Copy, Debug)]
struct Money {
    figure: usize,
    value: Decimal,
    own: Tags,
}

/// Whether a tax is the rate times a net amount, as it is rounded on paper.
fn is_tax_of(rate: Decimal, net: Decimal, tax: Decimal) -> bool {
    arithmetic::percentage(rate, net).is_some_and(|share| arithmetic::is_near(share, tax, ROUNDED))
}

/// Whether a tax is the part of a gross amount that belongs to the rate.
fn is_tax_within(rate: Decimal, gross: Decimal, tax: Decimal) -> bool {
    let whole = arithmetic::sum([Decimal::ONE_HUNDRED, rate]);
    let within = whole.and_then(|whole| gross.checked_mul(rate)?.checked_div(whole));
    within.is_some_and(|within| arithmetic::is_near(within, tax, ROUNDED))
}

/// Returns a usual rate at which this is the tax of a net amount.
pub(crate) fn usual_rate(net: Decimal, tax: Decimal) -> Option<Decimal> {
    if net.is_zero() || tax.is_zero() || net.is_sign_negative() != tax.is_sign_negative() {
        return None;
    }
    let rates = USUAL_RATES.iter().map(|tenths| Decimal::new(*tenths, 1));
    rates
        .into_iter()
        .find(|rate| arithmetic::percentage(*rate, net).is_some_and(|t| arithmetic::is_near(t, tax, CENT)))
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
    if !of_tax && rates.is_empty() && !follows {
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
    if let ([], [only], [_]) = (found.as_slice(), money.as_slice(), rates.as_slice())
        && !is_other
        && !only.own.any(&[Tag::Total, Tag::Due, Tag::Net, Tag::Gross])
    {
        return vec![TaxRow { is_uncalled: true, ..alone((0, only)) }];
    }
    found
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
    for at in 0..rows.len() {
        let Some(rate) = rows[at].rate.filter(|rate| !rate.is_zero() && rows[at].net.is_none()) else {
            continue;
        };
        let tax = rows[at].tax;
        let row = rows[at].row;
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
            let is_meant = !rows[at].is_uncalled || says_tax(annotated, &[row, other]);
            if !of_rate || tax.is_zero() || !is_meant {
                None
            } else if is_tax_of(rate, value, tax) {
                Some((other, value, arithmetic::sum([value, tax])?))
            } else if is_tax_within(rate, value, tax) {
                Some((other, arithmetic::difference(value, tax)?, value))
            } else {
                None
            }
        });
        if let Some((other, net, gross)) = base {
            rows[at].net = Some(net);
            rows[at].gross = Some(gross);
            rows[at].closes = true;
            taken.push(other);
        }
    }
    rows.retain(|row| row.closes || !taken.contains(&row.row));
}

/// Whether the words of one of these rows say that it is about tax.
fn says_tax(annotated: &AnnotatedText, rows: &[usize]) -> bool {
    rows.iter().any(|row| annotated.tags(*row).any(&[Tag::Tax, Tag::Summary]))
}

/// The taxes of a document together.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TaxSum {
    /// The taxes by rate; more than one where no sum of them is printed.
    pub taxes: Vec<Decimal>,
    /// The sum.
    pub tax: Decimal,
    /// The index of the first tax, or of their printed sum, among the numbers of the text.
    pub figure: usize,
    /// The amounts before tax, where all of them are known.
    pub nets: Option<Vec<Decimal>>,
    /// The sum of the amounts with tax, where all of them are known.
    pub gross: Option<Decimal>,
    /// Whether a sum of several taxes is printed.
    pub is_printed: bool,
    /// The rate of a single tax.
    pub rate: Option<Decimal>,
    /// Whether nothing calls it a tax: it counts only if it fits the total.
    pub is_uncalled: bool,
}

/// Returns the tables of taxes: rows near each other. Each is a sum of taxes; the later is the more likely.
pub(crate) fn tax_sums(rows: &[TaxRow]) -> Vec<TaxSum> {
    let mut tables: Vec<Vec<&TaxRow>> = Vec::new();
    for row in rows {
        match tables.last_mut() {
            Some(table) if table.last().is_some_and(|last| row.row - last.row <= 1 + GAP) => table.push(row),
            _ => tables.push(vec![row]),
        }
    }
    let mut sums: Vec<TaxSum> = tables.iter().filter_map(|table| tax_sum(table)).collect();
    // One tax may be printed twice, above the total and in a table below it.
    sums.dedup_by(|later, earlier| later == earlier);
    sums
}

fn tax_sum(table: &[&TaxRow]) -> Option<TaxSum> {
    let mut parts: Vec<&TaxRow> = table.to_vec();
    if parts.iter().any(|row| !row.is_uncalled || row.closes) {
        parts.retain(|row| !row.is_uncalled || row.closes);
    }
    // The last row may be the sum of those before it.
    let before = |parts: &[&TaxRow]| arithmetic::sum(parts[..parts.len() - 1].iter().map(|row| row.tax));
    let mut printed = None;
    if parts.len() > 1 {
        let last = parts[parts.len() - 1];
        let may_be_sum = parts.len() > 2 || last.is_total;
        if may_be_sum && before(&parts) == Some(last.tax) && !last.tax.is_zero() {
            printed = parts.pop();
        }
    }
    // The same row, printed twice.
    let mut seen: Vec<(&(String, usize), Decimal)> = Vec::new();
    parts.retain(|row| {
        let key = (&row.name, row.tax);
        let is_new = !seen.contains(&key);
        seen.push(key);
        is_new || row.rate.is_none()
    });
    let taxes: Vec<Decimal> = parts.iter().map(|row| row.tax).collect();
    let tax = arithmetic::sum(&taxes)?;
    let mut nets: Option<Vec<Decimal>> = parts.iter().map(|row| row.net).collect();
    // Two taxes of the same goods, such as those of state and federation, are charged on the same amount.
    let is_shared = |nets: &Vec<Decimal>| {
        nets.len() > 1
            && nets.iter().all(|net| *net == nets[0])
            && parts.iter().any(|row| row.name != parts[0].name)
    };
    let gross = match &mut nets {
        Some(nets) if is_shared(nets) => {
            nets.truncate(1);
            arithmetic::sum([nets[0], tax])
        }
        _ => parts.iter().map(|row| row.gross).collect::<Option<Vec<_>>>().and_then(arithmetic::sum),
    };
    let first = printed
        .or_else(|| parts.iter().copied().find(|row| !row.tax.is_zero()))
        .or(parts.first().copied())?;
    let is_printed = printed.is_some();
    let rate = if parts.len() == 1 { parts[0].rate } else { None };
    let is_uncalled = parts.iter().all(|row| row.is_uncalled && !row.closes);
    Some(TaxSum { taxes, tax, figure: first.figure, nets, gross, is_printed, rate, is_uncalled })
}

impl TaxSum {
    /// Whether it is the tax within this amount at its rate.
    pub(crate) fn is_within(&self, gross: Decimal) -> bool {
        self.rate.is_some_and(|rate| !rate.is_zero() && is_tax_within(rate, gross, self.tax))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    /// Returns the last sum of taxes: tax, net and gross.
    fn sums(lines: &[&str]) -> (String, Option<String>, Option<String>) {
        let lines: Vec<(f32, f32, &str)> =
            (0u8..).zip(lines).map(|(at, line)| (0.1, 0.1 + 0.03 * f32::from(at), *line)).collect();
        let annotated = AnnotatedText::new(TextRows::new("device", &[&page(&lines)]));
        let sums = tax_sums(&tax_rows(&annotated));
        let last = sums.last().expect("taxes");
        let net = last.nets.as_ref().and_then(arithmetic::sum).map(|net| net.to_string());
        (last.tax.to_string(), net, last.gross.map(|gross| gross.to_string()))
    }

    #[test]
    fn tables_in_any_order_are_read() {
        let found = |tax: &str, net: &str, gross: &str| {
            (tax.to_owned(), Some(net.to_owned()), Some(gross.to_owned()))
        };
        for (lines, expected) in [
            (
                vec!["Moms 12% 6,42 53,53 59,95", "Moms 25% 6,39 25,56 31,95"],
                found("12.81", "79.09", "91.90"),
            ),
            (
                vec!["MwSt A 19% 119,00 100,00 19,00", "MwSt B 7% 10,70 10,00 0,70"],
                found("19.70", "110.00", "129.70"),
            ),
            (vec!["BASE 0.91 IVA 10% 0.09", "BASE 4.36 IVA 10% 0.44"], found("0.53", "5.27", "5.80")),
            (vec!["B 15% DPH z 90.17= 13.53"], found("13.53", "90.17", "103.70")),
            (
                vec![
                    "SPRZEDAZ OPODATK. A 61,78",
                    "PTU A 23% 11,55",
                    "SPRZEDAZ OPODATK. C 73,65",
                    "PTU C 5% 3,51",
                    "SUMA PTU 15,06",
                ],
                found("15.06", "120.37", "135.43"),
            ),
            (vec!["GST 100.00 9.00 9.00 118.00"], found("18.00", "100.00", "118.00")),
            (vec!["20.00 1.00 5.00 6.00"], found("1.00", "5.00", "6.00")),
            (
                vec!["A MWST 198 1,00 0,19 1,19", "B MUST 78 1,91 0,13 2,04", "MwSt Total 2,91 0,32 3,23"],
                found("0.32", "2.91", "3.23"),
            ),
            (
                vec![
                    "PTU A 25,39",
                    "Kwota A 23,00% 4,75",
                    "PTU B 3,58",
                    "Kwota B 8,00% 0,27",
                    "Suma PTU 5,02",
                ],
                found("5.02", "23.95", "28.97"),
            ),
            (vec!["CGST 9% 100.00 9.00", "SGST 9% 100.00 9.00"], found("18.00", "100.00", "118.00")),
        ] {
            assert_eq!(sums(&lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn taxes_without_bases_are_added_up() {
        assert_eq!(sums(&["CGST 9% 9.00 SGST 9% 9.00"]).0, "18.00");
        assert_eq!(sums(&["(1.04 Gst Included)"]).0, "1.04");
        assert_eq!(sums(&["GST 5% 1.24", "QST 9.975% 2.46"]).0, "3.70");
        assert_eq!(sums(&["TVA 20% 0.43", "TVA 5.5% 0.09", "Total TVA 0.52"]).0, "0.52");
    }
}
