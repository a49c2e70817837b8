//! The rows of what was bought and the rates of tax, as an engine names their cells.

use rust_decimal::Decimal;
use vouch_core::{BoundingBox, Confidence, LabelledValue, LineItem, Place, TaxLine, TextOrigin, Verdict};

use super::claim::{figure, one_line};
use super::part;
use crate::field::amounts::sums;
use crate::text::caption;
use crate::text::tag::{Tag, Tags};
use crate::value::amount;
use crate::value::amount::Unit;

/// Confidence of its cells below which a person must look at a row.
const CLEAR: f32 = 0.8;

/// The rows, in the order of the engine.
pub(super) fn line_items(values: &[&LabelledValue]) -> Vec<LineItem> {
    values.chunk_by(|a, b| part(a) == part(b)).filter_map(line_item).collect()
}

fn line_item(cells: &[&LabelledValue]) -> Option<LineItem> {
    let cell = |label: &str| cells.iter().copied().find(|cell| cell.label == label);
    let number = |label: &str| cell(label).and_then(|cell| figure(&cell.text)).map(|figure| figure.value);
    let under = |tag: Tag| {
        let headed = |cell: &&&LabelledValue| cell.label == "OTHER" && tags(cell.caption.as_deref()).has(tag);
        cells.iter().find(headed).and_then(|cell| figure(&cell.text)).map(|figure| figure.value)
    };
    let text = cell("ITEM").or_else(|| cell("PRODUCT_CODE")).map(|cell| one_line(&cell.text));
    let amount = number("PRICE");
    let description = text.or_else(|| amount.and(cell("EXPENSE_ROW")).map(|row| one_line(&row.text)))?;
    if is_sum(&description) {
        return None;
    }
    let quantity = number("QUANTITY").or_else(|| under(Tag::Quantity));
    let unit_price = number("UNIT_PRICE").or_else(|| under(Tag::Price));
    let is_clear = cells.iter().filter_map(|cell| cell.confidence).reduce(Confidence::min);
    let is_clear = is_clear.is_some_and(|confidence| confidence.get() >= CLEAR);
    let closes = quantity
        .zip(unit_price)
        .zip(amount)
        .is_none_or(|((quantity, price), amount)| sums::multiplies_to(quantity, price, amount));
    let bounds = BoundingBox::around(cells.iter().filter_map(|cell| cell.bounds.as_ref()));
    let place = Some(Place { page: cells.first()?.page, bounds });
    let verdict = if is_clear && closes { Verdict::Likely } else { Verdict::Doubtful };
    Some(LineItem { description, quantity, unit_price, amount, place, verdict })
}

/// Whether a row is a sum that was taken for an item: all its words are the caption of one.
fn is_sum(description: &str) -> bool {
    const SUMS: &[Tag] = &[Tag::Total, Tag::Sub, Tag::Due, Tag::Cash, Tag::Change];
    let captions = caption::find(description, TextOrigin::Recognised);
    let covered: usize = captions.iter().map(|caption| caption.span.len()).sum();
    captions.iter().any(|caption| caption.tags.any(SUMS)) && covered * 3 >= description.len() * 2
}

fn tags(caption: Option<&str>) -> Tags {
    caption::find(caption.unwrap_or_default(), TextOrigin::Recognised)
        .iter()
        .fold(Tags::default(), |all, found| all.union(found.tags))
}

/// The rates labelled beside taxes: `7.725% Tax: $4.63`.
pub(super) fn tax_lines(summary: &[&LabelledValue]) -> Vec<TaxLine> {
    let mut lines: Vec<TaxLine> = Vec::new();
    for tax in summary.iter().filter(|value| value.label == "TAX") {
        let Some(amount) = figure(&tax.text).map(|figure| figure.value) else { continue };
        let rate = rate(tax.caption.as_deref().unwrap_or_default()).or_else(|| rate(&tax.text));
        let line = TaxLine { rate, base: None, amount: Some(amount) };
        if rate.is_some() && !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

fn rate(text: &str) -> Option<Decimal> {
    let found = amount::find(text, &[]);
    let figure = found.into_iter().find(|figure| figure.unit == Unit::Percent)?;
    // 7.725 % has three decimals and is no thousands.
    let meanings = [Some(figure.value), figure.other].into_iter().flatten();
    meanings.into_iter().find(|rate| *rate < Decimal::ONE_HUNDRED)
}
