//! The dates of a licence, and the order of day and month in them.

use std::ops::Range;

use jiff::civil::Date;

use super::super::century;
use super::super::visual_date::{PrintedDate, dates};

/// Most words of a date.
const MOST_WORDS: usize = 4;
/// Most words before a date, such as those of its caption in a second language.
const MOST_BEFORE: usize = 3;

/// The order of day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// A date as it is printed, with what it may mean.
#[derive(Clone)]
pub(super) struct DateInOrder {
    /// What it means if the day comes first, or if there is no other way to read it.
    first: PrintedDate,
    /// What it means if the month comes first.
    second: Option<PrintedDate>,
    /// The order, where its numbers leave only one.
    order: Option<Order>,
    /// Whether dots separate its parts: then the day comes first.
    has_dots: bool,
}

/// A date as its field means it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ReadDate {
    pub date: Date,
    /// The other reading, if day and month could be swapped.
    pub other: Option<Date>,
    /// Whether the year has four digits.
    pub is_full: bool,
}

impl DateInOrder {
    /// Returns the order that this date alone shows.
    pub fn shown_order(&self) -> Option<Order> {
        if self.has_dots { Some(Order::DayFirst) } else { self.order }
    }

    /// Returns the date. The century is that of a birth or of an expiry where it is not printed.
    pub fn read(&self, order: Order, is_birth: bool, today: Date) -> Option<ReadDate> {
        let day = |printed: PrintedDate| {
            let concluded = if is_birth {
                century::birth(&printed.digits(), None, today).map(|birth| birth.date)
            } else {
                century::expiry(&printed.digits())
            };
            printed.full().or(concluded)
        };
        let (best, other) = match (order, self.second) {
            (Order::MonthFirst, Some(second)) => (second, Some(self.first)),
            (_, second) => (self.first, second),
        };
        let date = day(best)?;
        let other = other.and_then(day).filter(|other| *other != date);
        Some(ReadDate { date, other, is_full: best.full().is_some() })
    }
}

/// Returns the date at the beginning of a text, perhaps behind a few words, and its bytes.
pub(super) fn date_at(text: &str) -> Option<(DateInOrder, Range<usize>)> {
    let starts: Vec<usize> =
        std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1)).collect();
    let has_figure = |at: &usize| text[*at..].split(' ').next().is_some_and(|word| word.contains(is_figure));
    let from = starts.iter().take(MOST_BEFORE + 1).position(has_figure)?;
    let start = starts[from];
    let ends = text[start..].match_indices(' ').map(|(at, _)| start + at).chain([text.len()]);
    for end in ends.take(MOST_WORDS) {
        let found = dates(&text[start..end]);
        let Some(first) = found.first().copied() else { continue };
        let numbers: Vec<u16> = text[start..end]
            .split(|c: char| !is_figure(c))
            .filter(|run| !run.is_empty())
            .filter_map(|run| run.parse().ok())
            .take(3)
            .collect();
        let is_numeric = numbers.len() == 3 && numbers[0] <= 31 && numbers[1] <= 31;
        let second = found.get(1).copied().filter(|_| is_numeric && numbers[0] <= 12 && numbers[1] <= 12);
        let order = match numbers[..] {
            [day, _, _] if is_numeric && day > 12 => Some(Order::DayFirst),
            [_, day, _] if is_numeric && day > 12 => Some(Order::MonthFirst),
            _ => None,
        };
        let has_dots = is_numeric && text[start..end].contains('.');
        return Some((DateInOrder { first, second, order, has_dots }, start..end));
    }
    None
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 21);

    fn read(text: &str, order: Order) -> Option<String> {
        let (date, _) = date_at(text)?;
        date.read(order, true, TODAY).map(|read| read.date.to_string())
    }

    #[test]
    fn dates_are_read_in_the_order_of_their_card() {
        for (text, by_day, by_month) in [
            ("05.04.1981", "1981-04-05", "1981-05-04"),
            ("14.07.1981(UTOPIA CITY)", "1981-07-14", "1981-07-14"),
            ("04/24/1976", "1976-04-24", "1976-04-24"),
            ("1976-04-24", "1976-04-24", "1976-04-24"),
            ("24 APR 1976", "1976-04-24", "1976-04-24"),
            ("/ DDN 12 05 1990", "1990-05-12", "1990-12-05"),
            ("14.07.81 UTOPIA", "1981-07-14", "1981-07-14"),
        ] {
            assert_eq!(read(text, Order::DayFirst).as_deref(), Some(by_day), "{text}");
            assert_eq!(read(text, Order::MonthFirst).as_deref(), Some(by_month), "{text}");
        }
        assert_eq!((read("UTOPIA", Order::DayFirst), read("12 14", Order::DayFirst)), (None, None));
    }

    #[test]
    fn a_day_above_twelve_or_dots_show_the_order() {
        let order = |text| date_at(text).and_then(|(date, _)| date.shown_order());
        assert_eq!(order("04/24/1976"), Some(Order::MonthFirst));
        assert_eq!(order("24/04/1976"), Some(Order::DayFirst));
        assert_eq!(order("05.04.1976"), Some(Order::DayFirst));
        assert_eq!((order("05/04/1976"), order("1976/05/04")), (None, None));
    }
}
