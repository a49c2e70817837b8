//! Rules for receipts and invoices that can fail.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;
use vouch_core::{Candidate, Evidence, FieldKind, Finding, TaxLine, arithmetic};

/// Greatest difference between a rate times its base and the tax beside them, where rows are rounded one by one.
const TAX_ROUNDING: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

/// Returns the rules that fail for these fields.
pub(crate) fn findings(
    fields: &BTreeMap<FieldKind, Vec<Candidate>>,
    tax_lines: &[TaxLine],
    today: Date,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let first = |field: FieldKind| fields.get(&field).and_then(|candidates| candidates.first());
    let date = first(FieldKind::Date).and_then(|candidate| candidate.value.date());
    findings.extend(date.and_then(|date| Finding::of_date(date, today)));
    findings.extend(open_sum(fields));
    findings.extend(tax_lines.iter().filter_map(rate_off));
    findings
}

/// Fails if subtotal and tax are known, and the subtotal adds up to the total neither with the tax nor without it.
fn open_sum(fields: &BTreeMap<FieldKind, Vec<Candidate>>) -> Option<Finding> {
    let first = |field: FieldKind| fields.get(&field).and_then(|candidates| candidates.first());
    let amount = |field: FieldKind| first(field).and_then(|candidate| candidate.value.amount());
    let total = first(FieldKind::Total)?;
    let proved = total.evidence.iter().any(|evidence| {
        matches!(
            evidence,
            Evidence::SumCloses { .. } | Evidence::CashLessChange { .. } | Evidence::LineItemsAddUp { .. }
        )
    });
    let printed = total.value.amount()?;
    let base = amount(FieldKind::Subtotal)?;
    let tax = amount(FieldKind::Tax)?;
    let rest: Vec<Decimal> =
        [FieldKind::ServiceCharge, FieldKind::Discount, FieldKind::Rounding, FieldKind::Tip]
            .into_iter()
            .filter_map(amount)
            .filter(|amount| !amount.is_zero())
            .collect();
    let without_tax = arithmetic::sum(std::iter::once(&base).chain(&rest));
    let terms: Vec<Decimal> = [base, tax].into_iter().chain(rest).collect();
    let closes = printed == base || [without_tax, arithmetic::sum(&terms)].contains(&Some(printed));
    let sum = arithmetic::shown_sum(&terms);
    (!proved && !closes).then_some(Finding::SumOpen { terms, sum, total: printed })
}

/// Fails if rate times base is not the tax beside them.
fn rate_off(line: &TaxLine) -> Option<Finding> {
    let (rate, base, tax) = (line.rate?, line.base?, line.amount?);
    let expected = arithmetic::percentage(rate, base);
    let fits = expected.is_some_and(|expected| arithmetic::is_near(expected, tax, TAX_ROUNDING));
    (!fits).then_some(Finding::TaxRateOff { rate, base, tax })
}
