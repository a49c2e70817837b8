//! The rates of tax: rows in which rate, base and tax are side by side and agree.

use rust_decimal::Decimal;
use vouch_core::TaxLine;

use crate::field::amounts::tax_table::{TaxRow, tax_rows};
use crate::layout::annotated::AnnotatedText;

/// Returns the rates, in reading order.
pub(crate) fn tax_lines(annotated: &AnnotatedText) -> Vec<TaxLine> {
    let mut lines: Vec<TaxLine> = Vec::new();
    for row in tax_rows(annotated) {
        let Some(line) = line(&row) else { continue };
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

fn line(row: &TaxRow) -> Option<TaxLine> {
    Some(TaxLine { rate: Some(row.rate?), base: row.net, amount: Some(row.tax) })
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
