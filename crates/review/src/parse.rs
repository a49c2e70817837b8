use rust_decimal::Decimal;
use vouch_core::{Currency, FieldKind, Sex, Value, ValueKind};

use crate::input::{Input, InputContext, InputError};
use crate::{amount_input, date_input};

/// Most characters that a person may give a field.
const LONGEST: usize = 2000;

/// Parses what a person typed for a field. Nothing is guessed silently: a second meaning of the text is returned beside
/// the first.
///
/// Amounts take either decimal mark, grouped digits, a sign in front or at the end, brackets, and a currency; a
/// discount is made negative. Dates take ISO 8601, day, month and year with any separators, month names in twelve
/// languages, and runs of 6 or 8 digits.
pub fn parse_input(field: FieldKind, text: &str, context: &InputContext) -> Result<Input, InputError> {
    let text = one_line(text);
    if text.is_empty() {
        return Ok(Input { value: None, other: None });
    }
    if text.chars().count() > LONGEST {
        return Err(InputError::TooLong { longest: LONGEST });
    }
    match field.value_kind() {
        ValueKind::Text => Ok(Value::Text(text).into()),
        ValueKind::Code => Ok(Value::Code(text).into()),
        ValueKind::Date => date_input::parse(field, &text, context),
        ValueKind::Amount => amount_input::parse(field, &text, context),
        ValueKind::Currency => currency(&text).map(|currency| Value::Currency(currency).into()),
        ValueKind::Country => country(&text).map(|country| Value::Country(country).into()),
        ValueKind::Sex => sex(&text).map(|sex| Value::Sex(sex).into()),
    }
}

/// Parses a quantity or a rate in per cent, with at most three decimals; `None` for an empty text.
pub fn parse_number(text: &str) -> Result<Option<Decimal>, InputError> {
    let text = one_line(text);
    let text = text.strip_suffix('%').unwrap_or(&text).trim();
    if text.is_empty() { Ok(None) } else { amount_input::number(text).map(Some) }
}

/// Joins lines by ", " and replaces runs of spaces by one: values are single lines.
fn one_line(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Parses an ISO code, or a sign of one currency only: "$" and "kr" could be many.
fn currency(text: &str) -> Result<Currency, InputError> {
    let code = match text {
        "€" => "EUR",
        "£" => "GBP",
        "RM" | "rm" => "MYR",
        "₹" => "INR",
        "zł" => "PLN",
        other => other,
    };
    code.to_uppercase().parse().map_err(|_| InputError::NotACurrency)
}

fn country(text: &str) -> Result<String, InputError> {
    let code = text.to_uppercase();
    let is_code = code == "D" || code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase());
    if is_code { Ok(code) } else { Err(InputError::NotACountry) }
}

fn sex(text: &str) -> Result<Sex, InputError> {
    match text.to_uppercase().as_str() {
        "M" => Ok(Sex::M),
        "F" => Ok(Sex::F),
        "X" | "<" => Ok(Sex::X),
        _ => Err(InputError::NotASex),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;

    fn parse(field: FieldKind, text: &str) -> Result<Option<String>, InputError> {
        let context = InputContext::new(Date::constant(2026, 4, 10));
        parse_input(field, text, &context).map(|input| input.value.map(|value| value.plain()))
    }

    #[test]
    fn texts_and_codes_become_one_line() {
        let cases = [
            (FieldKind::Vendor, "  Daun   Hijau Cafe ", Some("Daun Hijau Cafe")),
            (
                FieldKind::VendorAddress,
                "27 Jalan Seri\r\n\r\n 43000 Kajang",
                Some("27 Jalan Seri, 43000 Kajang"),
            ),
            (FieldKind::DocumentNumber, " A-004817\t", Some("A-004817")),
            (FieldKind::Notes, " \n ", None),
        ];
        for (field, text, expected) in cases {
            assert_eq!(parse(field, text), Ok(expected.map(str::to_owned)), "{text:?}");
        }
        let longest = LONGEST;
        assert_eq!(parse(FieldKind::Notes, &"x".repeat(longest + 1)), Err(InputError::TooLong { longest }));
    }

    #[test]
    fn small_vocabularies_are_checked() {
        let ok = |text: &str| Ok(Some(text.to_owned()));
        assert_eq!(parse(FieldKind::Currency, "myr"), ok("MYR"));
        assert_eq!(parse(FieldKind::Currency, "€"), ok("EUR"));
        assert_eq!(parse(FieldKind::Currency, "$"), Err(InputError::NotACurrency));
        assert_eq!(parse(FieldKind::Nationality, "uto"), ok("UTO"));
        assert_eq!(parse(FieldKind::IssuingState, "d"), ok("D"));
        assert_eq!(parse(FieldKind::Nationality, "Germany"), Err(InputError::NotACountry));
        assert_eq!(parse(FieldKind::Sex, "f"), ok("F"));
        assert_eq!(parse(FieldKind::Sex, "q"), Err(InputError::NotASex));
    }
}
