use rust_decimal::Decimal;
use vouch_core::FieldKind::{
    self, BirthDate, DocumentNumber, ExpiryDate, Mrz, PersonalNumber, Rounding, ServiceCharge, Subtotal, Tax,
    Tip, Total,
};
use vouch_core::{DocumentFamily, Finding, LineItem, Value, arithmetic};

use crate::now::{Now, is_changed};
use crate::zone;

/// Greatest difference between a rate times its base and the printed tax: every row of a receipt may be rounded on its
/// own.
const TAX_ROUNDING: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

/// Fields that may be added to a subtotal. Which of them a printed subtotal already includes differs from till to till.
const ADDED: [FieldKind; 5] = [ServiceCharge, FieldKind::Discount, Tax, Rounding, Tip];

/// A rule over some fields. While none of them was changed, the findings of the extraction count, since the interpreter
/// saw the whole page. After a change the rule is checked again with the values that count.
struct Rule {
    inputs: &'static [FieldKind],
    /// Whether the rule also depends on rows, and a person wrote these.
    is_rewritten: fn(&Now<'_>) -> bool,
    covers: fn(&Finding) -> bool,
    check: fn(&Now<'_>) -> Vec<Finding>,
}

const MONEY_RULES: [Rule; 3] = [
    Rule {
        inputs: &[Subtotal, ServiceCharge, FieldKind::Discount, Tax, Rounding, Tip, Total],
        is_rewritten: |_| false,
        covers: |finding| matches!(finding, Finding::SumOpen { .. }),
        check: |now| sum(now).into_iter().collect(),
    },
    Rule {
        inputs: &[Subtotal, ServiceCharge, FieldKind::Discount, Tax, Rounding, Tip, Total],
        is_rewritten: |now| now.has_written_items(),
        covers: |finding| matches!(finding, Finding::LineItemsOpen { .. }),
        check: |now| line_items(now).into_iter().collect(),
    },
    Rule {
        inputs: &[Tax],
        is_rewritten: |now| now.written_taxes.is_some(),
        covers: |finding| matches!(finding, Finding::TaxRateOff { .. }),
        check: tax_rate,
    },
];

const TRAVEL_RULES: [Rule; 1] = [Rule {
    inputs: &[Mrz, DocumentNumber, BirthDate, ExpiryDate, PersonalNumber],
    is_rewritten: |_| false,
    covers: |finding| matches!(finding, Finding::CheckDigitFails { .. } | Finding::MrzMalformed),
    check: zone::findings,
}];

/// Returns the findings for the values that count now.
pub(crate) fn failing(now: &Now<'_>) -> Vec<Finding> {
    let travel = now.kind.family() == DocumentFamily::Identity;
    let rules: &[Rule] = if travel { &TRAVEL_RULES } else { &MONEY_RULES };
    let mut findings = Vec::new();
    for rule in rules {
        if (rule.is_rewritten)(now) || rule.inputs.iter().any(|field| is_changed(now, *field)) {
            findings.extend((rule.check)(now));
        } else {
            findings.extend(now.extraction.findings.iter().filter(|finding| (rule.covers)(finding)).cloned());
        }
    }
    findings.extend(witnesses(now));
    if travel {
        findings.extend(expired(now));
    } else {
        findings.extend(date(now).into_iter().chain(due_date(now)));
    }
    findings
}

fn amount(now: &Now<'_>, field: FieldKind) -> Option<Decimal> {
    now.value(field).and_then(Value::amount)
}

/// Returns the amounts that may be added to a subtotal.
fn added(now: &Now<'_>) -> Vec<Decimal> {
    ADDED.iter().filter_map(|field| amount(now, *field)).filter(|amount| !amount.is_zero()).collect()
}

/// Whether `from` and some of `terms` add up to `goal`.
fn reaches(from: Decimal, terms: &[Decimal], goal: Decimal) -> bool {
    match terms {
        [] => from == goal,
        [first, rest @ ..] => {
            let with_first = || arithmetic::sum([from, *first]);
            reaches(from, rest, goal) || with_first().is_some_and(|sum| reaches(sum, rest, goal))
        }
    }
}

/// Checks the sum of subtotal and other amounts. Without a tax nothing can be said: it may be what is missing.
fn sum(now: &Now<'_>) -> Option<Finding> {
    let (subtotal, total) = (amount(now, Subtotal)?, amount(now, Total)?);
    amount(now, Tax)?;
    let added = added(now);
    if reaches(subtotal, &added, total) {
        return None;
    }
    let terms: Vec<Decimal> = std::iter::once(subtotal).chain(added).collect();
    let sum = arithmetic::shown_sum(&terms);
    Some(Finding::SumOpen { terms, sum, total })
}

fn line_items(now: &Now<'_>) -> Option<Finding> {
    let amounts: Option<Vec<Decimal>> =
        now.line_items().iter().map(|LineItem { amount, .. }| *amount).collect();
    let amounts = amounts.filter(|amounts| !amounts.is_empty())?;
    let goals: Vec<Decimal> = [Subtotal, Total].into_iter().filter_map(|field| amount(now, field)).collect();
    let printed = *goals.first()?;
    let added = added(now);
    let sum = arithmetic::sum(&amounts);
    let closes = sum.is_some_and(|sum| goals.iter().any(|goal| reaches(sum, &added, *goal)));
    (!closes).then(|| Finding::LineItemsOpen { sum: arithmetic::shown_sum(&amounts), printed })
}

/// Checks tax rates. Rows that a person wrote are checked against their own rates. Of what was read, only the tax of
/// the whole document can have changed; findings about one rate among several stay.
fn tax_rate(now: &Now<'_>) -> Vec<Finding> {
    let is_off = |rate: Decimal, base: Decimal, tax: Decimal| {
        let expected = arithmetic::percentage(rate, base);
        !expected.is_some_and(|expected| arithmetic::is_near(expected, tax, TAX_ROUNDING))
    };
    if let Some(lines) = &now.written_taxes {
        let whole = lines.iter().filter_map(|line| Some((line.rate?, line.base?, line.amount?)));
        let off = whole.filter(|(rate, base, tax)| is_off(*rate, *base, *tax));
        return off.map(|(rate, base, tax)| Finding::TaxRateOff { rate, base, tax }).collect();
    }
    let read = now.read(Tax).and_then(Value::amount);
    let recheck = |finding: &Finding| match *finding {
        Finding::TaxRateOff { rate, base, tax } if Some(tax) == read => {
            let tax = amount(now, Tax)?;
            is_off(rate, base, tax).then_some(Finding::TaxRateOff { rate, base, tax })
        }
        Finding::TaxRateOff { .. } => Some(finding.clone()),
        _ => None,
    };
    now.extraction.findings.iter().filter_map(recheck).collect()
}

/// Returns where witnesses differ, except for fields whose value a person gave: that decides between them.
fn witnesses(now: &Now<'_>) -> impl Iterator<Item = Finding> {
    now.extraction.findings.iter().filter_map(|finding| match finding {
        Finding::WitnessesDiffer { field, .. } | Finding::CodeDiffers { field, .. }
            if !is_changed(now, *field) =>
        {
            Some(finding.clone())
        }
        Finding::ScriptNotRead if !is_changed(now, FieldKind::Vendor) => Some(finding.clone()),
        // No value of a field resolves it: a person checks it and waives it.
        Finding::AccountDiffers { .. } => Some(finding.clone()),
        _ => None,
    })
}

fn date(now: &Now<'_>) -> Option<Finding> {
    let date = now.value(FieldKind::Date).and_then(Value::date)?;
    Finding::of_date(date, now.today)
}

fn due_date(now: &Now<'_>) -> Option<Finding> {
    let date = |field| now.value(field).and_then(Value::date);
    Finding::of_due_date(date(FieldKind::Date)?, date(FieldKind::DueDate)?)
}

fn expired(now: &Now<'_>) -> Option<Finding> {
    let date = now.value(ExpiryDate).and_then(Value::date)?;
    (date < now.today).then_some(Finding::Expired { date })
}
