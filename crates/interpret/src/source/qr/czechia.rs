//! The payment code of Czech banks: `SPD*1.0*ACC:CZ5855000000001265098001*AM:450.00*CC:CZK*X-VS:1234567890`.

use super::{Purpose, Said, amount, filled};
use crate::value::iban;

/// What a payment code asks for.
pub(super) fn read(text: &str) -> Option<Said> {
    let mut fields = text.split('*');
    let (kind, version) = (fields.next()?, fields.next()?);
    if kind != "SPD" || !version.starts_with("1.") {
        return None;
    }
    let fields: Vec<(&str, &str)> = fields.filter_map(|field| field.split_once(':')).collect();
    let field = |name: &str| fields.iter().find(|(key, _)| *key == name).map(|(_, value)| *value);
    // The code of the bank may follow the number of the account.
    let account = field("ACC")?.split('+').next()?;
    Some(Said {
        account: Some(iban::checked(account)?),
        vendor: field("RN").and_then(filled),
        total: field("AM").and_then(amount),
        currency: field("CC").unwrap_or("CZK").parse().ok(),
        reference: field("X-VS").or_else(|| field("MSG")).and_then(filled),
        ..Said::new("SPD", Purpose::Request)
    })
}
