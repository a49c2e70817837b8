//! Dates as the visual zone of a travel document writes them.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::value::date::month_named;

/// A date as it is printed.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct PrintedDate {
    /// The year, of two digits if `is_full` is false.
    year: i16,
    is_full: bool,
    /// Whether anything separates year, month and day: eight digits may be a number as well.
    is_separated: bool,
    month: i8,
    day: i8,
}

/// Years in dates of documents printed today.
const YEARS: RangeInclusive<i16> = 1850..=2150;

impl PrintedDate {
    /// Whether it is this date, as far as its year goes.
    pub fn is(self, date: Date) -> bool {
        let year = if self.is_full { date.year() } else { date.year().rem_euclid(100) };
        (self.year, self.month, self.day) == (year, date.month(), date.day())
    }

    /// Returns the date, if its year has four digits.
    pub fn full(self) -> Option<Date> {
        self.is_full.then(|| Date::new(self.year, self.month, self.day).ok()).flatten()
    }

    /// Whether it cannot be anything but a date, with a year of four digits.
    pub fn is_certain(self) -> bool {
        self.is_full && self.is_separated
    }

    /// Returns the date as a zone writes it.
    pub fn digits(self) -> String {
        format!("{:02}{:02}{:02}", self.year.rem_euclid(100), self.month, self.day)
    }
}

/// Returns every date in a line; for numbers in two possible orders, both.
pub(super) fn dates(line: &str) -> Vec<PrintedDate> {
    let parts = parts(line);
    let mut found = Vec::new();
    for at in 0..parts.len() {
        match &parts[at..] {
            [Part::Number(a), Part::Number(b), Part::Number(c), ..] => {
                let year_first = (a.len() == 4).then(|| date(a, b, c)).flatten();
                found.extend([date(c, b, a), date(c, a, b), year_first]);
            }
            [Part::Number(a), Part::Month(month), rest @ ..] => {
                // The month may follow in a second language: 12 AUG/AOUT 74.
                let rest = match rest {
                    [Part::Month(again), rest @ ..] if again == month => rest,
                    [Part::Word, rest @ ..] => rest,
                    _ => rest,
                };
                if let [Part::Number(b), ..] = rest {
                    found.extend([named(b, *month, a), named(a, *month, b)]);
                }
            }
            [Part::Number(a), Part::Word, Part::Month(month), Part::Number(b), ..] => {
                found.push(named(b, *month, a));
            }
            [Part::Month(month), Part::Number(a), Part::Number(b), ..] => found.push(named(b, *month, a)),
            [Part::Number(all), ..] if all.len() == 8 => {
                let cut = |from, to| all[from..to].to_owned();
                let orders =
                    [date(&cut(4, 8), &cut(2, 4), &cut(0, 2)), date(&cut(0, 4), &cut(4, 6), &cut(6, 8))];
                found.extend(orders.map(|date| date.map(|date| PrintedDate { is_separated: false, ..date })));
            }
            _ => {}
        }
    }
    let mut found: Vec<PrintedDate> = found.into_iter().flatten().collect();
    found.dedup();
    found
}

enum Part {
    Number(String),
    Month(i8),
    Word,
}

/// Splits a line into numbers and words. The signs for year, month and day are separators like any other.
fn parts(line: &str) -> Vec<Part> {
    let mut runs: Vec<String> = Vec::new();
    let mut before = None;
    for character in line.chars() {
        let is_mark = "年月日년월일".contains(character);
        let kind = (character.is_ascii_digit(), character.is_alphabetic() && !is_mark);
        if kind != (false, false) {
            match runs.last_mut() {
                Some(run) if before == Some(kind) => run.push(character),
                _ => runs.push(character.to_string()),
            }
        }
        before = Some(kind);
    }
    let part = |run: String| match month_named(&run) {
        _ if run.starts_with(|first: char| first.is_ascii_digit()) => Part::Number(run),
        Some(month) => Part::Month(month),
        None => Part::Word,
    };
    runs.into_iter().map(part).collect()
}

fn date(year: &str, month: &str, day: &str) -> Option<PrintedDate> {
    let month = month.parse().ok().filter(|month| (1..=12).contains(month) && day.len() <= 2)?;
    named(year, month, day)
}

fn named(year: &str, month: i8, day: &str) -> Option<PrintedDate> {
    let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    let is_full = year.len() == 4;
    let year =
        year.parse().ok().filter(|value| if is_full { YEARS.contains(value) } else { year.len() == 2 })?;
    Some(PrintedDate { year, is_full, is_separated: true, month, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_printed_in_many_forms() {
        let day = Date::constant(1974, 8, 12);
        for line in [
            "12.08.1974",
            "12/08/74",
            "1974-08-12",
            "12 08 1974",
            "12 AUG/AOUT 74",
            "12 AOÛT /AUG 1974",
            "12AUG1974",
            "AUG 12 1974",
            "Date of birth 12 August 1974 F",
            "12081974",
            "1974年8月12日",
            "17.10.03-12.08.1974",
        ] {
            assert!(dates(line).iter().any(|date| date.is(day)), "{line}");
        }
    }

    #[test]
    fn only_a_year_of_four_digits_has_a_century() {
        let century = Date::constant(1911, 1, 1);
        assert_eq!(dates("01.01.1911").iter().find_map(|date| date.full()), Some(century));
        assert!(dates("01.01.11").iter().all(|date| date.full().is_none() && date.digits() == "110101"));
    }

    #[test]
    fn eight_digits_may_be_a_number() {
        assert!(dates("12081974").iter().all(|date| !date.is_certain()));
        assert!(dates("12.08.1974").iter().any(|date| date.is_certain()));
    }

    #[test]
    fn other_numbers_are_not_dates() {
        for line in ["99.99.99", "", "5412 7512 3412 3456", "No. 12 of 1974", "00000426"] {
            assert!(dates(line).is_empty(), "{line}");
        }
    }
}
