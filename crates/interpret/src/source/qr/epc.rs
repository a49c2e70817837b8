//! The payment code of the European Payments Council (EPC069-12), known as GiroCode: lines of text.

use super::{Purpose, Said, amount, filled};
use crate::value::iban;

/// What a payment code asks for.
pub(super) fn read(text: &str) -> Option<Said> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let line = |at: usize| lines.get(at).copied().unwrap_or_default();
    if line(0) != "BCD" || !matches!(line(1), "001" | "002") || line(3) != "SCT" {
        return None;
    }
    let account = iban::checked(line(6))?;
    let (currency, sum) = line(7).split_at_checked(3).unwrap_or_default();
    let total = amount(sum);
    Some(Said {
        vendor: filled(line(5)),
        account: Some(account),
        currency: total.and_then(|_| currency.parse().ok()),
        total,
        reference: filled(line(9)).or_else(|| filled(line(10))),
        ..Said::new("EPC", Purpose::Request)
    })
}
