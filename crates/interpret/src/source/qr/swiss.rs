//! The code of a Swiss QR-bill (`SPC`), lines of text in a fixed order; its billing information by the Swico syntax.

use jiff::civil::Date;

use super::{Purpose, Said, amount, day, filled};
use crate::value::iban;

/// What a QR-bill asks for.
pub(super) fn read(text: &str) -> Option<Said> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let line = |at: usize| lines.get(at).copied().unwrap_or_default();
    if line(0) != "SPC" || !line(1).starts_with("02") {
        return None;
    }
    let (street, town) = if line(4) == "K" {
        (filled(line(6)), filled(line(7)))
    } else {
        (filled(&format!("{} {}", line(6), line(7))), filled(&format!("{} {}", line(8), line(9))))
    };
    let address: Vec<String> = street.into_iter().chain(town).collect();
    let bill = Bill::of(line(31));
    Some(Said {
        vendor: filled(line(5)),
        address: filled(&address.join(", ")),
        account: Some(iban::checked(line(3))?),
        total: amount(line(18)),
        currency: line(19).parse().ok(),
        reference: filled(line(28)).or_else(|| filled(line(29))),
        number: bill.number,
        date: bill.date,
        tax_id: bill.tax_id,
        ..Said::new("Swiss QR-bill", Purpose::Request)
    })
}

/// What the billing information tells: `//S1/10/10201409/11/190512/30/106017086`.
#[derive(Debug, Default)]
struct Bill {
    number: Option<String>,
    date: Option<Date>,
    tax_id: Option<String>,
}

impl Bill {
    fn of(text: &str) -> Self {
        let mut bill = Self::default();
        let Some(rest) = text.strip_prefix("//S1/") else { return bill };
        // A slash within a value stands behind a backslash.
        let hidden = rest.replace("\\/", "\u{0}");
        let mut parts = hidden.split('/');
        while let (Some(tag), Some(value)) = (parts.next(), parts.next()) {
            let value = value.replace('\u{0}', "/");
            match tag {
                "10" => bill.number = filled(&value),
                "11" if value.len() == 6 && value.is_ascii() => {
                    bill.date = day(&format!("20{}", &value[..2]), &value[2..4], &value[4..]);
                }
                "30" => bill.tax_id = filled(&value).map(|digits| format!("CHE{digits}")),
                _ => {}
            }
        }
        bill
    }
}
