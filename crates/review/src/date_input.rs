use jiff::ToSpan;
use jiff::civil::Date;
use vouch_core::{FieldKind, Value};

use crate::input::{Input, InputContext, InputError};
use crate::month;

/// Words in dates that have no meaning: "3rd of March", "1er mars", "3 de marzo".
const FILLERS: [&str; 10] = ["st", "nd", "rd", "th", "of", "er", "de", "del", "den", "di"];

/// Parses a date.
pub(crate) fn parse(field: FieldKind, text: &str, context: &InputContext) -> Result<Input, InputError> {
    let parts = Parts::of(text)?;
    let numbers: Vec<&str> = parts.numbers.iter().map(String::as_str).collect();
    let date = |day: &str, month: i32, year: &str| day_of(field, context, number(day)?, month, Some(year));
    let certain = |date: Date| Input::from(Value::Date(date));
    match (parts.month.map(i32::from), numbers.as_slice()) {
        (Some(month), [year, day]) if year.len() == 4 => date(day, month, year).map(certain),
        (Some(month), [day, year]) => date(day, month, year).map(certain),
        (Some(month), [day]) => day_of(field, context, number(day)?, month, None).map(certain),
        (None, [year, month, day]) if year.len() == 4 => date(day, number(month)?, year).map(certain),
        (None, [first, second, year]) => either_order(field, context, first, second, Some(year)),
        (None, [first, second]) if first.len() <= 2 => either_order(field, context, first, second, None),
        (None, [run]) if run.len() == 8 && (run.starts_with("19") || run.starts_with("20")) => {
            date(&run[6..], number(&run[4..6])?, &run[..4]).map(certain)
        }
        (None, [run]) if run.len() == 8 || run.len() == 6 => {
            either_order(field, context, &run[..2], &run[2..4], Some(&run[4..]))
        }
        _ => Err(InputError::NotADate),
    }
}

/// The numbers of a date, and the month if it is a word.
#[derive(Default)]
struct Parts {
    numbers: Vec<String>,
    month: Option<i8>,
}

impl Parts {
    fn of(text: &str) -> Result<Self, InputError> {
        let mut parts = Self::default();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let of_same_kind = |c: char| {
                c.is_ascii_digit() == first.is_ascii_digit() && c.is_alphabetic() == first.is_alphabetic()
            };
            let end = rest.find(|c| !of_same_kind(c)).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            if first.is_ascii_digit() {
                parts.numbers.push(run.to_owned());
            } else if first.is_alphabetic() {
                parts.word(run)?;
            } else if !run.chars().all(|c| " ./-–,'’".contains(c)) {
                return Err(InputError::NotADate);
            }
            rest = after;
        }
        Ok(parts)
    }

    fn word(&mut self, word: &str) -> Result<(), InputError> {
        match month::by_name(word) {
            Some(month) if self.month.is_none() => self.month = Some(month),
            None if FILLERS.contains(&word.to_lowercase().as_str()) => {}
            _ => return Err(InputError::NotADate),
        }
        Ok(())
    }
}

fn number(text: &str) -> Result<i32, InputError> {
    text.parse().map_err(|_| InputError::NotADate)
}

/// Returns day and month in the usual order, with the other order beside it if that is a date too. If only the other
/// order is a date, it is meant.
fn either_order(
    field: FieldKind,
    context: &InputContext,
    first: &str,
    second: &str,
    year: Option<&str>,
) -> Result<Input, InputError> {
    let (first, second) = (number(first)?, number(second)?);
    let (day, month) = if context.day_first { (first, second) } else { (second, first) };
    let usual = day_of(field, context, day, month, year);
    let swapped = day_of(field, context, month, day, year).ok().filter(|_| day != month);
    match (usual, swapped) {
        (Ok(date), other) => Ok(Input { value: Some(Value::Date(date)), other: other.map(Value::Date) }),
        (Err(_), Some(date)) => Ok(Value::Date(date).into()),
        (Err(error), None) => Err(error),
    }
}

fn day_of(
    field: FieldKind,
    context: &InputContext,
    day: i32,
    month: i32,
    year: Option<&str>,
) -> Result<Date, InputError> {
    let wrong = InputError::NoSuchMonth { month };
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month)).ok_or(wrong)?;
    let today = context.today;
    match year {
        None if field != FieldKind::Date => Err(InputError::YearMissing),
        // The latest such date that is not in the future; 29 February may be some years back.
        None => {
            let this_year = in_year(today.year(), month, day);
            match this_year {
                Ok(date) if date <= today => Ok(date),
                _ => (1..=8)
                    .find_map(|years_ago| in_year(today.year() - years_ago, month, day).ok())
                    .map_or(this_year, Ok),
            }
        }
        Some(year) => match (year.len(), number(year)?) {
            (4, year) => in_year(i16::try_from(year).map_err(|_| InputError::NotADate)?, month, day),
            (1 | 2, short) => in_century(field, today, short, month, day),
            _ => Err(InputError::NotADate),
        },
    }
}

/// Completes a year of two digits. Dates of birth are in the past; all others are within fifty years of today.
fn in_century(field: FieldKind, today: Date, short: i32, month: i8, day: i32) -> Result<Date, InputError> {
    let short = i16::try_from(short).map_err(|_| InputError::NotADate)?;
    let latest = if field == FieldKind::BirthDate { today } else { today.saturating_add(50.years()) };
    let late = in_year(latest.year() / 100 * 100 + short, month, day);
    match late {
        Ok(date) if date <= latest => Ok(date),
        _ => in_year(latest.year() / 100 * 100 - 100 + short, month, day),
    }
}

fn in_year(year: i16, month: i8, day: i32) -> Result<Date, InputError> {
    let first = Date::new(year, month, 1).map_err(|_| InputError::NotADate)?;
    let wrong = InputError::NoSuchDay { year, month, day, days: first.days_in_month() };
    i8::try_from(day).ok().and_then(|day| Date::new(year, month, day).ok()).ok_or(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_as(
        field: FieldKind,
        text: &str,
        day_first: bool,
    ) -> Result<(String, Option<String>), InputError> {
        let context = InputContext { day_first, ..InputContext::new(Date::constant(2026, 4, 10)) };
        let input = parse(field, text, &context)?;
        let value = input.value.expect("a date is never empty").plain();
        Ok((value, input.other.map(|other| other.plain())))
    }

    #[test]
    fn understands_what_people_type() {
        let cases = [
            ("2026-04-03", "2026-04-03", None),
            ("2026/4/3", "2026-04-03", None),
            ("20260403", "2026-04-03", None),
            ("03042026", "2026-04-03", Some("2026-03-04")),
            ("250426", "2026-04-25", None),
            ("3 mar 26", "2026-03-03", None),
            ("3mar26", "2026-03-03", None),
            ("3. März 2026", "2026-03-03", None),
            ("March 3rd, 2026", "2026-03-03", None),
            ("1er août 2025", "2025-08-01", None),
            ("2026 Mac 3", "2026-03-03", None),
            ("3 de marzo de 2026", "2026-03-03", None),
            ("03/04/2026", "2026-04-03", Some("2026-03-04")),
            ("03.04.26", "2026-04-03", Some("2026-03-04")),
            ("04/04/2026", "2026-04-04", None),
            ("25/03/2026", "2026-03-25", None),
            ("03/25/2026", "2026-03-25", None),
            ("3/4", "2026-04-03", Some("2026-03-04")),
            ("31 dec", "2025-12-31", None),
            ("29 feb", "2024-02-29", None),
            ("1 jan 99", "1999-01-01", None),
        ];
        for (text, expected, other) in cases {
            let expected = (expected.to_owned(), other.map(str::to_owned));
            assert_eq!(parse_as(FieldKind::Date, text, true), Ok(expected), "{text:?}");
        }
    }

    #[test]
    fn month_first_where_the_person_says_so() {
        let expected = ("2026-03-04".to_owned(), Some("2026-04-03".to_owned()));
        assert_eq!(parse_as(FieldKind::Date, "03/04/2026", false), Ok(expected));
    }

    #[test]
    fn the_century_follows_from_the_field() {
        let cases = [
            (FieldKind::BirthDate, "12 aug 74", "1974-08-12"),
            (FieldKind::BirthDate, "12 aug 25", "2025-08-12"),
            (FieldKind::BirthDate, "12 aug 26", "1926-08-12"),
            (FieldKind::ExpiryDate, "12 aug 31", "2031-08-12"),
            (FieldKind::DueDate, "12 aug 74", "2074-08-12"),
        ];
        for (field, text, expected) in cases {
            assert_eq!(parse_as(field, text, true), Ok((expected.to_owned(), None)), "{field:?} {text}");
        }
    }

    #[test]
    fn says_what_is_impossible() {
        use InputError::{NoSuchDay, NoSuchMonth, NotADate, YearMissing};
        let february = NoSuchDay { year: 2026, month: 2, day: 29, days: 28 };
        let cases = [
            (FieldKind::Date, "29 feb 2026", february),
            (FieldKind::Date, "31/04/2026", NoSuchDay { year: 2026, month: 4, day: 31, days: 30 }),
            (FieldKind::Date, "0 april 2026", NoSuchDay { year: 2026, month: 4, day: 0, days: 30 }),
            (FieldKind::Date, "2026-13-01", NoSuchMonth { month: 13 }),
            (FieldKind::Date, "25/13/2026", NoSuchMonth { month: 13 }),
            (FieldKind::DueDate, "3/4", YearMissing),
            (FieldKind::Date, "soon", NotADate),
            (FieldKind::Date, "3 mar apr 26", NotADate),
            (FieldKind::Date, "12.50 €", NotADate),
            (FieldKind::Date, "2026", NotADate),
            (FieldKind::Date, "1/2/345", NotADate),
            (FieldKind::Date, "99999999999999999999/1/2026", NotADate),
        ];
        for (field, text, error) in cases {
            assert_eq!(parse_as(field, text, true), Err(error), "{text:?}");
        }
    }
}
