//! The code of a Saudi invoice: fields as number, length and bytes, all in base64.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::{Purpose, Said, amount, day, filled};

/// Digits of a Saudi tax number.
const TAX_NUMBER: usize = 15;

/// What the code repeats.
pub(super) fn read(text: &str) -> Option<Said> {
    let bytes = BASE64_STANDARD.decode(text).ok()?;
    let mut fields: [Option<String>; 6] = Default::default();
    let mut rest = bytes.as_slice();
    while let [tag, length, after @ ..] = rest {
        let value = after.get(..usize::from(*length))?;
        // From the sixth on they are signatures.
        if let Some(field) = fields.get_mut(usize::from(*tag)) {
            *field = filled(std::str::from_utf8(value).ok()?);
        }
        rest = &after[value.len()..];
    }
    let [_, vendor, tax_id, stamp, total, tax] = fields;
    let tax_id =
        tax_id.filter(|id| id.len() == TAX_NUMBER && id.bytes().all(|byte| byte.is_ascii_digit()))?;
    let stamp = stamp?;
    let date = day(stamp.get(..4)?, stamp.get(5..7)?, stamp.get(8..10)?)?;
    Some(Said {
        vendor,
        tax_id: Some(tax_id),
        date: Some(date),
        total: Some(amount(&total?)?),
        tax: tax.as_deref().and_then(amount),
        currency: "SAR".parse().ok(),
        ..Said::new("ZATCA", Purpose::Statement)
    })
}
