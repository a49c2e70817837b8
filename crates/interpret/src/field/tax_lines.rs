//! The rates of tax: rows in which rate, base and tax are side by side and agree.

use rust_decimal::Decimal;
use vouch_core::TaxLine;

use crate::field::amounts::sums;
use crate::layout::annotated::AnnotatedText;
use crate::text::tag::Tag;
use crate::value::amount::Unit;

/// Returns the rates, in reading order.
pub(crate) fn tax_lines(annotated: &AnnotatedText) -> Vec<TaxLine> {
    let mut lines: Vec<TaxLine> = Vec::new();
    for row in 0..annotated.text_rows.rows.len() {
        let Some(line) = line(annotated, row) else { continue };
        let known = lines.iter().any(|other| other.rate == line.rate && other.amount == line.amount);
        if !known {
            lines.push(line);
        }
    }
    // A line with a base replaces one of the same rate without it.
    let with_base: Vec<Option<Decimal>> =
        lines.iter().filter(|line| line.base.is_some()).map(|line| line.rate).collect();
    lines.retain(|line| line.base.is_some() || !with_base.contains(&line.rate));
    lines
}

/// Rates of tax are below this, in per cent: the highest in Europe is 27.
const HIGHEST_RATE: Decimal = Decimal::from_parts(30, 0, 0, false, 0);

fn line(annotated: &AnnotatedText, row: usize) -> Option<TaxLine> {
    let figures: Vec<_> = annotated.figures_in(row).collect();
    let rates = figures.iter().filter(|(context, figure)| {
        let bare =
            figure.unit == Unit::Plain && !figure.is_money() && context.column.any(&[Tag::Tax, Tag::Summary]);
        (figure.unit == Unit::Percent || bare) && figure.value >= Decimal::ZERO && figure.value < HIGHEST_RATE
    });
    let money: Vec<Decimal> =
        figures.iter().filter(|(_, figure)| figure.is_money()).map(|(_, figure)| figure.value).collect();
    let of_tax = annotated.tags(row).any(&[Tag::Tax, Tag::TaxId]);
    for (_, rate) in rates {
        let rate = rate.value;
        for (at, base) in money.iter().enumerate() {
            for tax in &money[at + 1..] {
                if sums::is_share(rate, *base, *tax) && !base.is_zero() && (of_tax || !tax.is_zero()) {
                    return Some(TaxLine { rate: Some(rate), base: Some(*base), amount: Some(*tax) });
                }
            }
        }
        if let ([tax], true) = (money.as_slice(), of_tax) {
            return Some(TaxLine { rate: Some(rate), base: None, amount: Some(*tax) });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    #[test]
    fn rate_base_and_tax_agree() {
        let text_rows = TextRows::new(
            "device",
            &[&page(&[(0.1, 0.1, "GST 6% 28.00 1.68"), (0.1, 0.2, "TEA 6% 28.00 9.99")])],
        );
        let lines = tax_lines(&AnnotatedText::new(text_rows));
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].base, Some(Decimal::new(2800, 2)));
    }
}
