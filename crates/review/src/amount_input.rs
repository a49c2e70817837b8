use rust_decimal::Decimal;
use vouch_core::{Currency, FieldKind, Value};

use crate::input::{Input, InputContext, InputError};

/// Signs that people type beside an amount, besides the codes of ISO 4217. They are ignored: the currency is a field of
/// its own.
const SIGNS: &str = "€ $ £ ¥ ₹ ₩ ₺ ₽ ₫ ฿ ₱ ₦ ₴ ₪ RM Rp Fr Fr. kr kr. zł Kč Ft lei S$ A$ C$ R$ US$ HK$ NT$";

/// Most decimals of a quantity or a rate.
const NUMBER_DECIMALS: u32 = 3;

/// Minus signs.
const MINUS: [char; 3] = ['-', '−', '–'];

/// Parses an amount.
pub(crate) fn parse(field: FieldKind, text: &str, context: &InputContext) -> Result<Input, InputError> {
    let (digits, is_negative) = unsigned(text).ok_or(InputError::NotAnAmount)?;
    let decimals = context.currency.map_or(2, |currency| currency.decimals());
    let signed = |amount: Decimal| {
        let is_negative = is_negative || field == FieldKind::Discount;
        Value::Amount(if is_negative && !amount.is_zero() { -amount } else { amount })
    };
    let (value, other) = meanings(&digits, decimals)?;
    let value = signed(exact(&value, decimals)?);
    let other = other.map(|other| exact(&other, decimals)).transpose()?.map(signed);
    Ok(Input { value: Some(value), other })
}

/// Parses a plain number. A single mark before three digits is a decimal mark, as in 0.532 of a kilogram.
pub(crate) fn number(text: &str) -> Result<Decimal, InputError> {
    let (digits, is_negative) = unsigned(text).ok_or(InputError::NotAnAmount)?;
    let number = exact(&meanings(&digits, NUMBER_DECIMALS)?.0, NUMBER_DECIMALS)?.normalize();
    Ok(if is_negative { -number } else { number })
}

/// Removes sign, brackets and currency. Returns what is left, from the first digit to the last, and whether it is
/// negative.
fn unsigned(text: &str) -> Option<(String, bool)> {
    let inside = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let is_bracketed = inside.is_some();
    let text = inside.unwrap_or(text);
    // "12.-" and "12,–" mean that there are no cents.
    let text = text.strip_suffix(MINUS).and_then(|rest| rest.strip_suffix(['.', ','])).unwrap_or(text);
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (before, after) = (&text[..start], &text[end..]);
    // ".50" begins with its decimal mark; the dot of "Fr. 12" and "Fr.12" belongs to the sign.
    let (before, whole) = match before.strip_suffix(['.', ',']) {
        Some(sign) if !sign.ends_with(char::is_alphabetic) => (sign, "0."),
        _ => (before, ""),
    };
    if ![before, after].iter().all(|outside| is_currency(outside.replace(MINUS, "").trim())) {
        return None;
    }
    let signs = before.matches(MINUS).count() + after.matches(MINUS).count() + usize::from(is_bracketed);
    (signs <= 1).then(|| (format!("{whole}{}", &text[start..end]), signs == 1))
}

fn is_currency(text: &str) -> bool {
    text.is_empty()
        || SIGNS.split(' ').any(|sign| sign.eq_ignore_ascii_case(text))
        || text.to_uppercase().parse::<Currency>().is_ok()
}

/// Returns the digits with a dot as decimal mark, and their other meaning. A single mark before three digits separates
/// thousands, except in a currency with three decimals, where it may be either.
fn meanings(text: &str, decimals: u32) -> Result<(String, Option<String>), InputError> {
    let is_mark = |c: char| !c.is_ascii_digit();
    let marks: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| is_mark(*c)).collect();
    if marks.iter().any(|(_, c)| !matches!(c, '.' | ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' | '·'))
    {
        return Err(InputError::NotAnAmount);
    }
    let Some(&(last_at, last)) = marks.last() else { return Ok((text.to_owned(), None)) };
    let is_decimal_mark = matches!(last, '.' | ',' | '·');
    let is_single = marks.iter().filter(|(_, c)| *c == last).count() == 1;
    let (whole, fraction) = (&text[..last_at], &text[last_at + last.len_utf8()..]);
    if !(is_decimal_mark && is_single) {
        return grouped(text).map(|digits| (digits, None));
    }
    let may_group = marks.len() == 1 && fraction.len() == 3 && whole.len() <= 3 && whole != "0";
    let as_group = may_group.then(|| format!("{whole}{fraction}"));
    let as_decimal = format!("{}.{fraction}", grouped(whole)?);
    Ok(match as_group {
        Some(digits) if decimals != 3 => (digits, None),
        other => (as_decimal, other),
    })
}

/// Returns the digits without the separators between their groups: one kind of separator, three digits in the last
/// group, and two (as in India) or three in those before.
fn grouped(text: &str) -> Result<String, InputError> {
    let mut marks = text.chars().filter(|c| !c.is_ascii_digit());
    let Some(mark) = marks.next() else { return Ok(text.to_owned()) };
    let groups: Vec<&str> = text.split(mark).collect();
    let (first, rest) = groups.split_first().ok_or(InputError::AmountSeparators)?;
    let (last, middle) = rest.split_last().ok_or(InputError::AmountSeparators)?;
    let fits = marks.all(|other| other == mark)
        && (1..=3).contains(&first.len())
        && last.len() == 3
        && middle.iter().all(|group| (2..=3).contains(&group.len()));
    if fits { Ok(groups.concat()) } else { Err(InputError::AmountSeparators) }
}

/// Returns the amount with as many decimals as the currency has.
fn exact(digits: &str, decimals: u32) -> Result<Decimal, InputError> {
    let mut amount: Decimal = digits.parse().map_err(|_| InputError::NotAnAmount)?;
    if amount.normalize().scale() > decimals {
        return Err(InputError::TooManyDecimals { allowed: decimals });
    }
    amount.rescale(decimals);
    Ok(amount)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Date;

    fn parse_in(currency: &str, text: &str) -> Result<(String, Option<String>), InputError> {
        let currency = currency.parse().ok();
        let context = InputContext { currency, ..InputContext::new(Date::constant(2026, 4, 10)) };
        let input = parse(FieldKind::Total, text, &context)?;
        let value = input.value.expect("an amount is never empty").plain();
        Ok((value, input.other.map(|other| other.plain())))
    }

    #[test]
    fn quantities_and_rates_have_three_decimals() {
        let number = |text| crate::parse_number(text).map(|number| number.map(|number| number.to_string()));
        for (text, expected) in
            [("2", "2"), ("0,532", "0.532"), ("6 %", "6"), ("5.50", "5.5"), ("1 200", "1200")]
        {
            assert_eq!(number(text), Ok(Some(expected.to_owned())), "{text}");
        }
        assert_eq!(number(" "), Ok(None));
        assert_eq!(number("some"), Err(InputError::NotAnAmount));
    }

    #[test]
    fn understands_what_people_type() {
        let cases = [
            ("12,50", "12.50"),
            ("12.5", "12.50"),
            ("RM12.5", "12.50"),
            ("rm 12.50", "12.50"),
            ("12,50 €", "12.50"),
            ("EUR 12", "12.00"),
            ("Fr. 12.50", "12.50"),
            ("Fr.12.50", "12.50"),
            ("1.234,56", "1234.56"),
            ("1,234.56", "1234.56"),
            ("1 234,56", "1234.56"),
            ("1\u{202f}234,56", "1234.56"),
            ("1'234.56", "1234.56"),
            ("1,00,000.00", "100000.00"),
            ("1.234.567", "1234567.00"),
            ("1 234", "1234.00"),
            ("1.234", "1234.00"),
            (".50", "0.50"),
            ("0.500", "0.50"),
            ("-3", "-3.00"),
            ("−3,00", "-3.00"),
            ("3.00-", "-3.00"),
            ("(3.00)", "-3.00"),
            ("- $3", "-3.00"),
            ("-.5", "-0.50"),
            ("CHF 12.–", "12.00"),
            ("12,-", "12.00"),
            ("1.000", "1000.00"),
            ("-0", "0.00"),
        ];
        for (text, expected) in cases {
            assert_eq!(parse_in("EUR", text), Ok((expected.to_owned(), None)), "{text:?}");
        }
    }

    #[test]
    fn decimals_are_those_of_the_currency() {
        assert_eq!(parse_in("JPY", "1,000"), Ok(("1000".to_owned(), None)));
        assert_eq!(parse_in("JPY", "12.50"), Err(InputError::TooManyDecimals { allowed: 0 }));
        assert_eq!(parse_in("KWD", "1.234"), Ok(("1.234".to_owned(), Some("1234.000".to_owned()))));
        assert_eq!(parse_in("EUR", "0.505"), Err(InputError::TooManyDecimals { allowed: 2 }));
    }

    #[test]
    fn says_what_is_wrong() {
        for text in ["twelve", "12 euros", "1O.50", "--3", "(-3)", "12/50", "€"] {
            assert_eq!(parse_in("EUR", text), Err(InputError::NotAnAmount), "{text:?}");
        }
        for text in ["1.23.4", "12,34,5", "1.234.56,7", "1 23", "1,234,56"] {
            assert_eq!(parse_in("EUR", text), Err(InputError::AmountSeparators), "{text:?}");
        }
    }

    #[test]
    fn a_discount_is_negative_whatever_was_typed() {
        let context = InputContext::new(Date::constant(2026, 4, 10));
        for text in ["5", "-5", "(5.00)"] {
            let input = parse(FieldKind::Discount, text, &context);
            assert_eq!(input, Ok(Value::Amount(Decimal::new(-500, 2)).into()), "{text:?}");
        }
    }
}
