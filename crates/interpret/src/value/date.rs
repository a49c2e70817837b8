//! Dates in any notation: numbers in any order, months by name in many languages, years of other calendars, with or
//! without spaces. A date that can be read in two ways keeps both readings. Which one is meant is decided over the whole document, in
//! [`crate::field::dates`].

mod eras;
mod figure;
mod figures;
mod named;
mod scan;
mod year;

use std::ops::Range;

use jiff::civil::{Date, Weekday};

pub(crate) use crate::country::table::Order;
pub(crate) use crate::text::calendar::month_named;
use crate::text::calendar::weekday_named;
use scan::Scan;

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    /// Every date it can mean, with the order of its parts; never empty.
    pub readings: Vec<(Order, Date)>,
    /// Whether the month is a word.
    pub named_month: bool,
    /// Whether the year has four digits.
    pub full_year: bool,
    /// The separator between the numbers; `None` for a month in words or no separator.
    pub separator: Option<char>,
    /// The weekday beside it.
    pub weekday: Option<Weekday>,
    /// Whether a misread character was corrected.
    pub corrected: bool,
    /// Its bytes in the text.
    pub span: Range<usize>,
}

impl Day {
    /// Returns the only date it can mean, if there is only one.
    pub(crate) fn certain(&self) -> Option<Date> {
        let first = self.readings.first()?.1;
        self.readings.iter().all(|(_, date)| *date == first).then_some(first)
    }

    /// Whether the year comes first. Such a date says nothing about the order of day and month in others.
    pub(crate) fn is_year_first(&self) -> bool {
        self.readings.first().is_some_and(|(order, _)| *order == Order::Ymd)
    }
}

/// Finds the dates in a text, from left to right.
pub(crate) fn find(text: &str) -> Vec<Day> {
    let chars: Vec<(usize, char)> =
        text.char_indices().map(|(at, c)| (at, scan::with_ascii_digit(c))).collect();
    let scan = Scan { text, chars: &chars };
    let mut days: Vec<Day> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let day = scan.starts_token(at).then(|| scan.day_at(at)).flatten();
        match day {
            Some((mut day, end)) => {
                day.weekday = weekday_beside(text, &day.span);
                days.push(day);
                at = end;
            }
            None => at += 1,
        }
    }
    days
}

/// Returns the weekday in the word before or after a date. In Portuguese most have a second word: `terça-feira`.
fn weekday_beside(text: &str, span: &Range<usize>) -> Option<Weekday> {
    let marks = |c: char| !c.is_alphabetic();
    let before = text[..span.start].trim_end_matches(marks).trim_end_matches("feira");
    let before = before.trim_end_matches(marks);
    let before = &before[before.trim_end_matches(char::is_alphabetic).len()..];
    let after = text[span.end..].trim_start_matches(marks);
    let after = &after[..after.len() - after.trim_start_matches(char::is_alphabetic).len()];
    // Two letters are too common a word, but one sign of Chinese is a weekday.
    [before, after].into_iter().filter(|word| word.len() >= 3).find_map(weekday_named)
}

#[cfg(test)]
mod tests;
