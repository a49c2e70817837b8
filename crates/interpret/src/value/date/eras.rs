//! Dates whose years are counted from the beginning of an era: `R7.03.14` and `令和7年3月14日` of Japan, `民國114年3月14日`
//! of Taiwan; and dates with the signs for year, month and day: `2025年3月14日`, `2025년 3월 14일`.

use super::figure::Figure;
use super::scan::Scan;
use super::year::{date, full_year};
use super::{Day, Order};

/// An era: how it is written, and the year before its first.
struct Era {
    written: &'static str,
    before: i32,
}

/// The eras of Japan by name and letter, and that of Taiwan.
const ERAS: [Era; 7] = [
    Era { written: "令和", before: 2018 },
    Era { written: "平成", before: 1988 },
    Era { written: "民國", before: 1911 },
    Era { written: "民国", before: 1911 },
    Era { written: "R", before: 2018 },
    Era { written: "H", before: 1988 },
    Era { written: "㋿", before: 2018 },
];

/// Signs for year, month and day.
const SIGNS: [[char; 3]; 2] = [['年', '月', '日'], ['년', '월', '일']];

impl Scan<'_> {
    /// Reads a date that begins with the name or letter of an era.
    pub(super) fn day_in_era(&self, start: usize) -> Option<(Day, usize)> {
        let era = ERAS.iter().find(|era| self.goes_on_with(start, era.written))?;
        let is_letter = era.written.is_ascii();
        if is_letter && start > 0 && self.char(start - 1).is_some_and(char::is_alphanumeric) {
            return None;
        }
        let at = self.skip_spaces(start + era.written.chars().count(), 1);
        // The first year of an era has a sign of its own.
        let first_year = (self.char(at) == Some('元')).then_some(Figure { value: 1, length: 1, end: at + 1 });
        let year = first_year.or_else(|| self.figure(at)).filter(|year| year.length <= 3)?;
        let (month, day) =
            self.signed_month_and_day(year.end).or_else(|| self.marked_month_and_day(year.end))?;
        let found = date(era.before + year.value, month.value, day.value)?;
        Some(self.year_first(start, found, day.end))
    }

    /// Reads `2025年3月14日` and `114年3月14日`, the year of Taiwan.
    pub(super) fn day_with_signs(&self, start: usize, year: Figure) -> Option<(Day, usize)> {
        let (month, day) = self.signed_month_and_day(year.end)?;
        let full = match year.length {
            3 => year.value + 1911,
            _ => full_year(year)?,
        };
        Some(self.year_first(start, date(full, month.value, day.value)?, day.end))
    }

    fn year_first(&self, start: usize, found: jiff::civil::Date, end: usize) -> (Day, usize) {
        let day = Day {
            readings: vec![(Order::Ymd, found)],
            named_month: false,
            full_year: true,
            separator: None,
            weekday: None,
            corrected: false,
            span: self.byte(start)..self.byte(end),
        };
        (day, end)
    }

    /// Returns month and day after the sign for the year; the sign for the day belongs to the date.
    fn signed_month_and_day(&self, year_end: usize) -> Option<(Figure, Figure)> {
        let at = self.skip_spaces(year_end, 1);
        let [_, of_month, of_day] = SIGNS.iter().find(|signs| self.char(at) == Some(signs[0]))?;
        let month = self.figure(self.skip_spaces(at + 1, 1)).filter(|month| month.length <= 2)?;
        let at = self.skip_spaces(month.end, 1);
        (self.char(at) == Some(*of_month)).then_some(())?;
        let day = self.figure(self.skip_spaces(at + 1, 1)).filter(|day| day.length <= 2)?;
        let at = self.skip_spaces(day.end, 1);
        let end = if self.char(at) == Some(*of_day) { at + 1 } else { day.end };
        Some((month, Figure { end, ..day }))
    }

    /// Returns month and day after points, slashes or hyphens.
    fn marked_month_and_day(&self, year_end: usize) -> Option<(Figure, Figure)> {
        let mark = self.char(year_end).filter(|mark| matches!(mark, '.' | '/' | '-'))?;
        let month = self.figure(self.skip_spaces(year_end + 1, 1)).filter(|month| month.length <= 2)?;
        (self.char(month.end) == Some(mark)).then_some(())?;
        let day = self.last_figure(self.skip_spaces(month.end + 1, 1), true)?;
        let goes_on = self.char(day.end) == Some(mark)
            && self.char(day.end + 1).is_some_and(|c| c.is_ascii_digit())
            && !self.is_time_at(day.end + 1);
        (!goes_on).then_some((month, day))
    }
}
