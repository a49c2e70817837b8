use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;
use vouch_core::{Currency, FieldKind, Sex, Value, ValueKind};

use crate::{amount_input, date_input};

/// Most characters that a person may give a field.
const LONGEST: usize = 2000;

/// What the meaning of a typed text depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InputContext {
    /// The date of typing; it completes dates without a year or century.
    pub today: Date,
    /// The document's currency, which decides how many decimals an amount has; two if it is unknown.
    pub currency: Option<Currency>,
    /// Whether `03/04/2026` is 3 April (as almost everywhere) or 4 March (as in the United States).
    pub day_first: bool,
}

impl InputContext {
    /// Returns a context with the day before the month and no currency.
    pub fn new(today: Date) -> Self {
        Self { today, currency: None, day_first: true }
    }

    /// Returns a context for a document in this currency. In the United States the month comes first; everywhere else
    /// the day does.
    pub fn in_currency(today: Date, currency: Option<Currency>) -> Self {
        Self { today, currency, day_first: currency.is_none_or(|currency| currency.code() != "USD") }
    }
}

/// What a typed text means.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The value; `None` for an empty text, which clears the field.
    pub value: Option<Value>,
    /// The other meaning of the text, to be offered beside the first: the other order of day and month, or the other
    /// reading of a single separator.
    pub other: Option<Value>,
}

impl From<Value> for Input {
    fn from(value: Value) -> Self {
        Self { value: Some(value), other: None }
    }
}

/// Why a typed text cannot be the value of a field. Serialises as a code with arguments; the shells have the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum InputError {
    /// Not a number with optional separators, sign and currency.
    #[error("not an amount")]
    NotAnAmount,
    /// The separators can neither group digits nor mark decimals.
    #[error("the separators of the amount contradict each other")]
    AmountSeparators,
    /// The currency has fewer decimals.
    #[error("the currency has {allowed} decimals")]
    TooManyDecimals {
        /// Decimals of the currency.
        allowed: u32,
    },
    /// Not a date in any of the forms understood.
    #[error("not a date")]
    NotADate,
    /// Day and month without a year, where no year can be assumed.
    #[error("the date has no year")]
    YearMissing,
    /// There is no such month.
    #[error("there is no month {month}")]
    NoSuchMonth {
        /// As typed.
        month: i32,
    },
    /// The month has fewer days.
    #[error("month {month} of {year} has {days} days")]
    NoSuchDay {
        /// Year, four digits.
        year: i16,
        /// Month, 1..=12.
        month: i8,
        /// As typed.
        day: i32,
        /// Days of that month.
        days: i8,
    },
    /// Not a code of ISO 4217.
    #[error("not a currency")]
    NotACurrency,
    /// Neither three letters nor Germany's D.
    #[error("not a country code of travel documents")]
    NotACountry,
    /// Neither M, F nor X.
    #[error("not a sex as travel documents state it")]
    NotASex,
    /// Longer than a field may be.
    #[error("longer than {longest} characters")]
    TooLong {
        /// Most characters allowed.
        longest: usize,
    },
}

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
