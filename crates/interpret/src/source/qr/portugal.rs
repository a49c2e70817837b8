//! The code of a Portuguese invoice: fields by letter, as in `A:123456789*F:20210101*H:CSDF7T5H-1234*O:12.50`.

use rust_decimal::Decimal;

use super::{Purpose, Said, amount, day, filled};

/// What the code repeats.
pub(super) fn read(text: &str) -> Option<Said> {
    let field = |name: &str| {
        text.split('*')
            .filter_map(|field| field.split_once(':'))
            .find(|(key, _)| *key == name)
            .map(|(_, v)| v)
    };
    let (tax_id, figures, total) = (field("A")?, field("F")?, amount(field("O")?)?);
    let is_number = |text: &str, length| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    if !text.starts_with("A:") || !is_number(tax_id, 9) || !is_number(figures, 8) {
        return None;
    }
    let sign = |amount: Decimal| if field("D") == Some("NC") { -amount } else { amount };
    Some(Said {
        tax_id: Some(tax_id.to_owned()),
        number: field("G").and_then(filled),
        date: day(&figures[..4], &figures[4..6], &figures[6..]),
        total: Some(sign(total)),
        tax: field("N").and_then(amount).map(sign),
        currency: "EUR".parse().ok(),
        ..Said::new("ATCUD", Purpose::Statement)
    })
}
