//! The business terms of one group of values: a line, a tax, or the whole invoice.

use rust_decimal::Decimal;
use vouch_core::LabelledValue;

/// Returns what a group states for a business term.
pub(super) fn stated<'a>(group: &[&'a LabelledValue], label: &str) -> Option<&'a str> {
    group.iter().find(|value| value.label == label).map(|value| value.text.as_str())
}

/// Parses an XML decimal: digits, a dot, a sign.
pub(super) fn decimal(text: &str) -> Option<Decimal> {
    text.strip_prefix('+').unwrap_or(text).parse().ok()
}
