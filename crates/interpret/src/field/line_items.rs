//! Line items: the rows between the headings of the columns and the sums.

mod rows;

use rust_decimal::Decimal;
use vouch_core::{BoundingBox, LineItem, Place, Verdict, arithmetic};

use crate::field::amounts::sums;
use crate::field::amounts::tax_table::tax_rows;
use crate::field::line_items::rows::{ItemRow, clean};
use crate::layout::annotated::{AnnotatedText, CaptionContext};
use crate::text::tag::Tag;
use crate::value::amount::{Amount, Unit};

/// Captions that end the rows of items.
const SUMS: &[Tag] = &[
    Tag::Total,
    Tag::Sub,
    Tag::Due,
    Tag::Net,
    Tag::Gross,
    Tag::Exclusive,
    Tag::Cash,
    Tag::Change,
    Tag::Tendered,
    Tag::Card,
    Tag::Rounding,
    Tag::Rounded,
    Tag::Summary,
];
/// Captions of rows among the items that are not items.
const NO_ITEMS: &[Tag] =
    &[Tag::Tax, Tag::Service, Tag::Previous, Tag::Prepaid, Tag::Points, Tag::Phone, Tag::Saving];

/// Returns the line items, top to bottom.
pub(crate) fn line_items(annotated: &AnnotatedText) -> Vec<LineItem> {
    let (first, end) = item_rows(annotated);
    let taxes = rows_of_taxes_alone(annotated);
    let mut rows: Vec<ItemRow> = Vec::new();
    let mut description_above: Option<usize> = None;
    for row in (first..end).filter(|row| !taxes.contains(row)) {
        match item(annotated, row, description_above) {
            Some(item) => {
                rows.push(item);
                description_above = None;
            }
            None if describes(annotated, row) => description_above = Some(row),
            None => {}
        }
    }
    clean(rows)
}

/// Returns the rows that hold no more than a tax and its rate.
fn rows_of_taxes_alone(annotated: &AnnotatedText) -> Vec<usize> {
    let is_alone =
        |row: &usize| annotated.figures_in(*row).filter(|(_, figure)| figure.is_money()).count() < 2;
    let taxes = tax_rows(annotated).into_iter().filter(|row| row.closes || !row.is_uncalled);
    taxes.map(|row| row.row).filter(is_alone).collect()
}

/// Raises the verdicts of items that add up to one of these sums: each is likely then, and one that is quantity times
/// unit price as well is proved.
pub(crate) fn confirm(items: &mut [LineItem], sums: &[Decimal]) {
    let is_confirmed = sum(items).is_some_and(|(count, sum)| count > 1 && sums.contains(&sum));
    for item in items.iter_mut().filter(|_| is_confirmed) {
        item.verdict = match item.verdict {
            Verdict::Likely => Verdict::Proved,
            _ => Verdict::Likely,
        };
    }
}

/// Returns the number of items and their sum.
pub(crate) fn sum(items: &[LineItem]) -> Option<(u32, Decimal)> {
    let amounts: Vec<Decimal> = items.iter().filter_map(|item| item.amount).collect();
    let count = u32::try_from(amounts.len()).ok()?;
    let sum = arithmetic::sum(&amounts).filter(|_| count > 0)?;
    Some((count, sum))
}

/// Returns the first row of items and the row after the last: from the last heading of columns to the first sum.
fn item_rows(annotated: &AnnotatedText) -> (usize, usize) {
    let rows = annotated.text_rows.rows.len();
    let money_rows: Vec<usize> = annotated
        .figures
        .iter()
        .filter(|(_, figure)| figure.is_money())
        .map(|(context, _)| context.spot.row)
        .collect();
    // `0.157 kg NET @ 2.99` is a weight, and no sum before tax.
    let is_weighed = |row: usize| {
        let mut figures = annotated.figures_in(row);
        figures.any(|(_, figure)| matches!(figure.unit, Unit::Measure | Unit::Times))
            && !annotated.tags(row).any(&[Tag::Total, Tag::Sub, Tag::Due])
    };
    let is_sum = |row: usize| {
        if is_weighed(row) {
            return false;
        }
        let beside = annotated.figures_in(row).filter(|(_, figure)| figure.is_money());
        beside.into_iter().any(|(context, _)| context.own.any(SUMS))
    };
    let is_heading = |row: usize| {
        let headings = [Tag::Item, Tag::Quantity, Tag::Price, Tag::Amount];
        let count = headings.iter().filter(|tag| annotated.tags(row).has(**tag)).count();
        count >= 2 && !money_rows.contains(&row)
    };
    let end = money_rows.iter().copied().find(|row| is_sum(*row)).unwrap_or(rows);
    let heading = (0..end).rev().find(|row| is_heading(*row));
    let first_money = money_rows.first().copied().unwrap_or(rows);
    // Without headings, the line above the first price may be its description.
    (heading.map_or(first_money.saturating_sub(1), |row| row + 1).min(end), end)
}

/// Whether a row without a price may be the description of the next row.
fn describes(annotated: &AnnotatedText, row: usize) -> bool {
    let letters = annotated.text_rows.rows[row].text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3
        && !annotated.tags(row).any(&[Tag::Date, Tag::Time, Tag::Staff, Tag::Phone, Tag::Invoice, Tag::TaxId])
}

/// Returns the item of a row. The last amount of the row is its price.
fn item(annotated: &AnnotatedText, row: usize, described_above: Option<usize>) -> Option<ItemRow> {
    let figures: Vec<&(CaptionContext, Amount)> = annotated.figures_in(row).collect();
    let priced = price_of_row(&figures)?;
    let (context, price) = figures[priced];
    let is_sum = context.own.any(SUMS) && figures.iter().all(|(_, figure)| figure.unit != Unit::Measure);
    if is_sum || context.own.any(NO_ITEMS) || context.own.has(Tag::Change) {
        return None;
    }
    let before = &figures[..priced];
    let (quantity, unit_price) = quantity_and_price(before, price.value);
    let text = description(annotated, row, figures.iter().map(|(_, figure)| figure));
    let described = text.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    let above = described_above.filter(|_| !described);
    let description = match above {
        Some(above) => annotated.text_rows.rows[above].text.clone(),
        None => text,
    };
    let here = &annotated.text_rows.rows[row];
    let bounds = above.map_or(here.bounds, |above| {
        BoundingBox::union(&here.bounds, &annotated.text_rows.rows[above].bounds)
    });
    let closes = quantity
        .zip(unit_price)
        .is_some_and(|(quantity, unit)| sums::multiplies_to(quantity, unit, price.value));
    let detail = if closes { None } else { detail(&here.text, &figures, priced) };
    let money: Vec<Decimal> =
        figures.iter().filter(|(_, figure)| figure.is_money()).map(|(_, figure)| figure.value).collect();
    Some(ItemRow {
        item: LineItem {
            description,
            quantity,
            unit_price,
            amount: Some(price.value),
            place: Some(Place { page: here.page, bounds: Some(bounds) }),
            verdict: if closes { Verdict::Likely } else { Verdict::Doubtful },
        },
        row,
        is_described: described,
        detail,
        right: here.bounds_of(&price.span).right(),
        money,
    })
}

/// Returns the index of the price among the numbers of a row. It is the last amount, unless the headings say that the
/// last is a tax, and an earlier one is quantity times unit price.
fn price_of_row(figures: &[&(CaptionContext, Amount)]) -> Option<usize> {
    let last = figures.iter().rposition(|(_, figure)| figure.is_money())?;
    let is_product = |at: usize| {
        let money = |index: usize| figures[index].1.is_money();
        (0..at).any(|quantity| {
            (0..at).any(|price| {
                quantity != price
                    && money(price)
                    && sums::multiplies_to(
                        figures[quantity].1.value,
                        figures[price].1.value,
                        figures[at].1.value,
                    )
            })
        })
    };
    let (context, _) = figures[last];
    if !context.column.has(Tag::Tax) || context.column.any(&[Tag::Gross, Tag::Total]) || is_product(last) {
        return Some(last);
    }
    let earlier = (0..last).rev().filter(|at| figures[*at].1.is_money());
    let in_column = |at: &usize| {
        figures[*at].0.column.any(&[Tag::Amount, Tag::Total, Tag::Net, Tag::Gross])
            && !figures[*at].0.column.any(&[Tag::Tax, Tag::Price])
    };
    earlier.clone().find(|at| is_product(*at)).or_else(|| earlier.clone().find(in_column)).or(Some(last))
}

/// Returns quantity and unit price of a row that states no more than these: `2 x 3.50`, `1.328 kg NET @ $2.99/kg`.
fn detail(
    text: &str,
    figures: &[&(CaptionContext, Amount)],
    priced: usize,
) -> Option<(Option<Decimal>, Decimal)> {
    let price = &figures[priced].1;
    let before = text[..price.span.start].trim_end();
    let after = text[price.span.end..].trim_start();
    let per_unit = after.starts_with('/') && after[1..].trim_start().starts_with(char::is_alphabetic);
    let earlier = figures[..priced].iter().rfind(|(_, figure)| figure.unit != Unit::Percent);
    let counted = earlier.is_some_and(|(_, figure)| {
        // A sign between two amounts belongs to both.
        let between = text.get(figure.span.end..price.span.start).unwrap_or_default().trim();
        let is_joined = between.contains(['@', 'x', 'X', '×', '*']) && between.len() < 12;
        // `10x85g` is the size of a package.
        let is_package = between.contains(|c: char| c.is_ascii_digit());
        is_joined || (figure.unit == Unit::Times && between.chars().count() < 4 && !is_package)
    });
    let at_price = before.ends_with('@');
    let is_last = !after.contains(|c: char| c.is_ascii_digit());
    (is_last && (counted || at_price) || (per_unit && earlier.is_none()))
        .then(|| (earlier.map(|(_, figure)| figure.value), price.value))
}

/// Returns the quantity and unit price among the numbers before the price of a row: the pair whose product is the
/// price, or else what the headings of the columns say.
fn quantity_and_price(
    before: &[&(CaptionContext, Amount)],
    amount: Decimal,
) -> (Option<Decimal>, Option<Decimal>) {
    let values = |figure: &Amount| [Some(figure.value), figure.other].into_iter().flatten();
    for (at, (_, price)) in before.iter().enumerate() {
        for (other, (_, quantity)) in before.iter().enumerate() {
            if at == other
                || price.decimals < 2
                || quantity.unit == Unit::Percent
                || price.unit == Unit::Percent
            {
                continue;
            }
            for quantity in values(quantity).filter(|quantity| !quantity.is_zero()) {
                if sums::multiplies_to(quantity, price.value, amount) {
                    return (Some(quantity), Some(price.value));
                }
            }
        }
    }
    let under = |tag: Tag| {
        let mut fitting =
            before.iter().filter(|(context, figure)| context.column.has(tag) && figure.unit != Unit::Percent);
        fitting.next().map(|(_, figure)| figure.value)
    };
    let times = before.iter().find(|(_, figure)| figure.unit == Unit::Times).map(|(_, figure)| figure.value);
    (times.or_else(|| under(Tag::Quantity)), under(Tag::Price))
}

/// Returns the text of a row without its numbers.
fn description<'a>(
    annotated: &AnnotatedText,
    row: usize,
    figures: impl Iterator<Item = &'a Amount>,
) -> String {
    let text = &annotated.text_rows.rows[row].text;
    let mut kept = String::new();
    let mut at = 0;
    for figure in figures.filter(|figure| figure.unit != Unit::Measure) {
        kept.push_str(text.get(at..figure.span.start).unwrap_or_default());
        at = figure.span.end;
    }
    kept.push_str(text.get(at..).unwrap_or_default());
    let words: Vec<&str> =
        kept.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    // A short word after the price is a tax code; `x` and `@` are between quantity and price.
    let words: Vec<&str> = match words.as_slice() {
        [first @ .., last] if first.len() > 1 && last.len() <= 2 && last.chars().all(char::is_alphabetic) => {
            first.to_vec()
        }
        all => all.to_vec(),
    };
    words.into_iter().filter(|word| !matches!(*word, "x" | "X" | "@")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    fn items(lines: &[(f32, f32, &str)]) -> Vec<(String, Option<String>, Option<String>)> {
        let text_rows = TextRows::new("device", &[&page(lines)]);
        let text = |value: Option<Decimal>| value.map(|value| value.to_string());
        line_items(&AnnotatedText::new(text_rows))
            .into_iter()
            .map(|item| (item.description, text(item.quantity), text(item.amount)))
            .collect()
    }

    #[test]
    fn rows_of_a_table_are_items() {
        let found = items(&[
            (0.1, 0.10, "DESCRIPTION"),
            (0.5, 0.10, "QTY"),
            (0.6, 0.10, "PRICE"),
            (0.8, 0.10, "AMOUNT"),
            (0.1, 0.13, "GREEN TEA"),
            (0.5, 0.13, "2"),
            (0.6, 0.13, "3.50"),
            (0.8, 0.13, "7.00"),
            (0.1, 0.16, "SCONE"),
            (0.5, 0.16, "1"),
            (0.6, 0.16, "4.00"),
            (0.8, 0.16, "4.00"),
            (0.1, 0.19, "TOTAL"),
            (0.8, 0.19, "11.00"),
        ]);
        assert_eq!(
            found,
            [
                ("GREEN TEA".into(), Some("2".into()), Some("7.00".into())),
                ("SCONE".into(), Some("1".into()), Some("4.00".into()))
            ]
        );
    }

    #[test]
    fn details_may_be_on_a_row_of_their_own() {
        let found = items(&[
            (0.1, 0.10, "POTATOES"),
            (0.8, 0.10, "3.97"),
            (0.1, 0.13, "1.328 kg NET @ 2.99/kg"),
            (0.1, 0.16, "2 x 6.00"),
            (0.1, 0.19, "GREEN TEA"),
            (0.8, 0.19, "12.00"),
            (0.1, 0.22, "NOODLES 10x85g"),
            (0.8, 0.22, "7.00"),
            (0.1, 0.25, "TOTAL"),
            (0.8, 0.25, "22.97"),
        ]);
        assert_eq!(
            found,
            [
                ("POTATOES".into(), Some("1.328".into()), Some("3.97".into())),
                ("GREEN TEA".into(), Some("2".into()), Some("12.00".into())),
                ("NOODLES 85g".into(), Some("10".into()), Some("7.00".into())),
            ]
        );
    }

    #[test]
    fn a_sign_between_two_amounts_is_no_harm() {
        let found =
            items(&[(0.1, 0.10, "OIL 10 Liter(s) 19,80 € -198,00 €"), (0.1, 0.13, "TOTAL -198,00 €")]);
        assert_eq!(found[0].2.as_deref(), Some("-198.00"));
    }

    #[test]
    fn a_running_balance_is_no_amount() {
        let found = items(&[
            (0.1, 0.10, "ROOM 100.00 100.00"),
            (0.1, 0.13, "BREAKFAST 15.00 115.00"),
            (0.1, 0.16, "ROOM 120.00 235.00"),
            (0.1, 0.19, "ROOM 90.00 325.00"),
            (0.1, 0.22, "TOTAL 325.00"),
        ]);
        let amounts: Vec<Option<String>> = found.into_iter().map(|(_, _, amount)| amount).collect();
        assert_eq!(amounts, ["100.00", "15.00", "120.00", "90.00"].map(|amount| Some(amount.to_owned())));
    }

    #[test]
    fn items_and_their_sum_confirm_each_other() {
        let item = |cents: i64, verdict| LineItem {
            description: "TEA".into(),
            quantity: None,
            unit_price: None,
            amount: Some(Decimal::new(cents, 2)),
            place: None,
            verdict,
        };
        let mut list = [item(700, Verdict::Likely), item(400, Verdict::Doubtful)];
        confirm(&mut list, &[Decimal::new(1000, 2)]);
        assert_eq!(list[0].verdict, Verdict::Likely);
        confirm(&mut list, &[Decimal::new(1100, 2)]);
        assert_eq!([list[0].verdict, list[1].verdict], [Verdict::Proved, Verdict::Likely]);
    }

    #[test]
    fn a_description_may_be_above_its_price() {
        let found = items(&[
            (0.1, 0.10, "GREEN TEA LARGE"),
            (0.1, 0.13, "2 x 3.50"),
            (0.8, 0.13, "7.00 S"),
            (0.1, 0.16, "CASH"),
            (0.8, 0.16, "7.00"),
        ]);
        assert_eq!(found, [("GREEN TEA LARGE".into(), Some("2".into()), Some("7.00".into()))]);
    }
}
