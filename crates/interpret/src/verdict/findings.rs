//! Rules that can fail, and what a failing rule does to a verdict.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;
use vouch_core::{Candidate, Evidence, Field, FieldKind, Finding, TaxLine, Verdict, arithmetic};

/// Greatest difference between a rate times its base and the tax beside them, where rows are rounded one by one.
const TAX_ROUNDING: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

/// Whether any of these rules speaks against a field. What a rule that fails is about is doubtful, whatever proves it
/// otherwise; a note contradicts nothing.
pub(crate) fn contradict(findings: &[Finding], field: FieldKind) -> bool {
    findings.iter().any(|finding| finding.is_stop() && finding.fields().contains(&field))
}

/// Takes the proof away from every field that a rule speaks against.
pub(crate) fn take_proof_away(fields: &mut BTreeMap<FieldKind, Field>, findings: &[Finding]) {
    for (_, field) in fields.iter_mut().filter(|(kind, _)| contradict(findings, **kind)) {
        field.verdict = field.verdict.min(Verdict::Doubtful);
        if let Some(best) = field.candidates.first_mut()
            && !best.evidence.contains(&Evidence::RuleFails)
        {
            best.evidence.push(Evidence::RuleFails);
        }
    }
}

/// Returns the rules for receipts and invoices that fail for these fields.
pub(crate) fn findings(
    fields: &BTreeMap<FieldKind, Vec<Candidate>>,
    tax_lines: &[TaxLine],
    today: Date,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let first = |field: FieldKind| fields.get(&field).and_then(|candidates| candidates.first());
    let date = first(FieldKind::Date).and_then(|candidate| candidate.value.date());
    findings.extend(date.and_then(|date| Finding::of_date(date, today)));
    let due = first(FieldKind::DueDate).and_then(|candidate| candidate.value.date());
    findings.extend(date.zip(due).and_then(|(date, due)| Finding::of_due_date(date, due)));
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

#[cfg(test)]
mod tests {
    use vouch_core::Value;

    use super::*;

    fn proved(value: Value) -> Field {
        let candidate = Candidate {
            value,
            raw: String::new(),
            confidence: None,
            source: "text".to_owned(),
            place: None,
            score: 1.0,
            evidence: vec![Evidence::ExactText],
        };
        Field {
            candidates: vec![candidate],
            verdict: Verdict::Proved,
            probability: None,
            printed: Vec::new(),
        }
    }

    #[test]
    fn a_rule_that_fails_takes_the_proof_from_all_that_it_is_about() {
        let amount = || proved(Value::Amount(Decimal::ONE));
        let day = Date::constant(2025, 3, 14);
        let fields = [FieldKind::Subtotal, FieldKind::Tax, FieldKind::Total].map(|field| (field, amount()));
        let dates = [FieldKind::Date, FieldKind::DueDate].map(|field| (field, proved(Value::Date(day))));
        let all: BTreeMap<FieldKind, Field> = fields.into_iter().chain(dates).collect();
        let differ = |field| Finding::WitnessesDiffer { field, first: String::new(), second: String::new() };
        let open = Finding::SumOpen { terms: Vec::new(), sum: Decimal::ONE, total: Decimal::TWO };
        let too_old = Finding::DateTooOld { date: day };
        let due = Finding::DueBeforeIssue { date: day, due: day };
        for (finding, doubtful) in [
            (differ(FieldKind::Tax), vec![FieldKind::Tax]),
            (open, vec![FieldKind::Subtotal, FieldKind::Tax, FieldKind::Total]),
            (due, vec![FieldKind::DueDate]),
            (too_old, vec![]),
        ] {
            let mut fields = all.clone();
            take_proof_away(&mut fields, std::slice::from_ref(&finding));
            let taken = fields.iter().filter(|(_, field)| field.verdict == Verdict::Doubtful);
            assert_eq!(taken.map(|(kind, _)| *kind).collect::<Vec<_>>(), doubtful, "{finding:?}");
        }
    }
}
