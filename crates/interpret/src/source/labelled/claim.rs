//! A value that an engine names, brought into the form of its field.

use rust_decimal::Decimal;
use vouch_core::{
    Candidate, Currency, Evidence, FieldKind, LabelledValue, Place, TextOrigin, Value, ValueKind,
};

use crate::source::printed::PrintedFields;
use crate::text::caption;
use crate::value::amount;
use crate::value::amount::Amount;
use crate::value::date;

/// A candidate of the engine's own naming.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// The candidate.
    pub candidate: Candidate,
    /// How far the naming can be believed, from 0; among claims for one field the highest wins.
    pub trust: f32,
}

/// Confidence of a naming where the engine does not say.
const UNSAID: f32 = 0.7;
/// What it counts for a claim that our own reading puts first, or knows at all.
const OWN_FIRST: f32 = 0.2;
const OWN_KNOWN: f32 = 0.1;

/// A value as a claim to a field; `None` where it cannot be read as one. `rank` is what its label counts, from 0 to 1.
pub(super) fn claim(
    field: FieldKind,
    value: &LabelledValue,
    rank: f32,
    source: &str,
    own: &PrintedFields,
) -> Option<Claim> {
    let known = own.fields.get(&field).map(Vec::as_slice).unwrap_or_default();
    let (normalized, mut evidence) = normalized(field, &value.text, known)?;
    evidence.insert(0, Evidence::NamedByEngine { engine: source.to_owned(), label: value.label.clone() });
    if let Some(caption) = &value.caption {
        evidence.push(Evidence::LabelBeside { label: one_line(caption) });
    }
    let at = known.iter().position(|candidate| crate::text::same_value::same(&candidate.value, &normalized));
    let seconded = match at.map(|at| (at, &known[at])) {
        // Both names go by their place at the head; only a legal form says more than the engine knew.
        Some((_, candidate)) if field == FieldKind::Vendor && !has_legal_form(candidate) => 0.0,
        Some((0, _)) => OWN_FIRST,
        Some(_) => OWN_KNOWN,
        None => 0.0,
    };
    let candidate = Candidate {
        value: normalized,
        raw: value.text.clone(),
        confidence: value.confidence,
        source: source.to_owned(),
        place: Some(Place { page: value.page, bounds: value.bounds }),
        score: 0.0,
        evidence,
    };
    let confidence = value.label_confidence.map_or(UNSAID, |confidence| confidence.get());
    Some(Claim { candidate, trust: rank * confidence + seconded })
}

/// Whether a name carries the legal form of a company.
pub(super) fn has_legal_form(candidate: &Candidate) -> bool {
    candidate.evidence.iter().any(|evidence| matches!(evidence, Evidence::LegalForm { .. }))
}

/// A raw value in the form of its field, and what is to be said of that.
fn normalized(field: FieldKind, raw: &str, own: &[Candidate]) -> Option<(Value, Vec<Evidence>)> {
    match field.value_kind() {
        ValueKind::Amount => Some((Value::Amount(signed(field, money(raw, own)?)), Vec::new())),
        ValueKind::Date => day(raw, own),
        ValueKind::Currency => Some((Value::Currency(raw.parse::<Currency>().ok()?), Vec::new())),
        ValueKind::Code => Some((Value::Code(code(raw)?), Vec::new())),
        ValueKind::Text if field == FieldKind::VendorAddress => Some((Value::Text(lines(raw)), Vec::new())),
        ValueKind::Text => Some((Value::Text(one_line(raw)), Vec::new())),
        ValueKind::Country | ValueKind::Sex => None,
    }
}

fn signed(field: FieldKind, amount: Decimal) -> Decimal {
    match field {
        FieldKind::Discount if !amount.is_zero() => -amount.abs(),
        _ => amount,
    }
}

/// The amount in a text. Where its marks can be read two ways, the one that our own reading knows.
fn money(raw: &str, own: &[Candidate]) -> Option<Decimal> {
    let figure = figure(raw)?;
    let is_known = |value: Decimal| own.iter().any(|candidate| candidate.value.amount() == Some(value));
    Some(figure.other.filter(|other| is_known(*other)).unwrap_or(figure.value))
}

/// The figure of a text that is money, the last of several; else the last plain one. A plus before an amount says that
/// it is added, and is no part of it.
pub(super) fn figure(raw: &str) -> Option<Amount> {
    let figures = amount::find(raw, &[]);
    let of = |is: fn(&Amount) -> bool| figures.iter().rfind(|figure| is(figure)).cloned();
    of(Amount::is_money).or_else(|| of(Amount::is_plain))
}

/// The day in a text. Our own reading has settled in which order its figures stand.
fn day(raw: &str, own: &[Candidate]) -> Option<(Value, Vec<Evidence>)> {
    let day = date::find(raw).into_iter().next()?;
    let is_meant =
        |candidate: &&Candidate| day.readings.iter().any(|(_, date)| candidate.value == Value::Date(*date));
    match own.iter().find(is_meant) {
        Some(candidate) => Some((candidate.value.clone(), Vec::new())),
        None => {
            let (first, other) =
                (day.readings[0].1, day.readings.iter().find(|(_, d)| *d != day.readings[0].1));
            let order = match other {
                None => Evidence::DateOrderCertain,
                Some((_, other)) => Evidence::DateOrderOpen { other: *other },
            };
            Some((Value::Date(first), vec![order]))
        }
    }
}

/// A number without the marks and captions before it: `#108772`, `Invoice No. 12`; `INV-100` is one as a whole.
fn code(raw: &str) -> Option<String> {
    let is_mark = |c: char| !c.is_alphanumeric();
    let text = one_line(raw);
    let mut bare = text.trim_matches(is_mark);
    while let Some(caption) =
        caption::find(bare, TextOrigin::Recognised).into_iter().find(|caption| caption.span.start == 0)
    {
        let behind = &bare[caption.span.end..];
        let is_tied = behind.starts_with(|c: char| c.is_alphanumeric() || c == '-');
        if is_tied || !behind.contains(|c: char| c.is_ascii_digit()) {
            break;
        }
        bare = behind.trim_start_matches(is_mark);
    }
    let bare = bare.rsplit_once(['#', ':']).map_or(bare, |(_, behind)| behind.trim());
    bare.contains(|c: char| c.is_ascii_digit()).then(|| bare.to_owned())
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of a text, joined as an address is.
fn lines(text: &str) -> String {
    let lines = text.lines().map(one_line).map(|line| line.trim_end_matches(',').to_owned());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lose_what_stands_before_them() {
        let cases = [
            ("#A-1087", Some("A-1087")),
            ("Invoice No. 1087", Some("1087")),
            ("INV-100", Some("INV-100")),
            ("Sales Receipt #108772", Some("108772")),
            ("TR# 21772", Some("21772")),
            ("2023 001", Some("2023 001")),
            ("n/a", None),
        ];
        for (raw, bare) in cases {
            assert_eq!(code(raw).as_deref(), bare, "{raw}");
        }
    }

    #[test]
    fn amounts_lose_what_stands_around_them() {
        let cases = [
            ("+ $4.63", "4.63"),
            ("$899.99 S", "899.99"),
            ("1.234,56 EUR", "1234.56"),
            ("7.725% 4.63", "4.63"),
        ];
        for (raw, amount) in cases {
            assert_eq!(money(raw, &[]).map(|money| money.to_string()).as_deref(), Some(amount), "{raw}");
        }
        assert_eq!(money("APPROVED", &[]), None);
    }
}
