//! Dates whose month is a word.

use crate::text::fold::key;

use super::figure::Figure;
use super::scan::Scan;
use super::year::{date, full_year};
use super::{Day, Order};

impl Scan<'_> {
    /// Reads `5 MAR 2018`, `05-Mar-18`, `24. März 2018`, `24 de marzo de 2018`, `24MAR18`, `2nd March, 2018`.
    pub(super) fn day_before_month(&self, start: usize, day: Figure) -> Option<(Day, usize)> {
        if day.length > 2 {
            return None;
        }
        let mut at = day.end;
        if let Some(suffix) = self.word(at)
            && matches!(key(&suffix.text).as_str(), "st" | "nd" | "rd" | "th" | "er" | "o" | "a")
        {
            at = suffix.end;
        }
        at = self.skip_marks(at);
        at = self.skip_particle(at);
        let month = self.month(at)?;
        let at = self.skip_particle(self.skip_marks(month.end));
        let year = self.last_figure(at, false)?;
        self.named(start, year, month.value, day.value)
    }

    /// Reads `2018-Mar-05`.
    pub(super) fn year_before_month(&self, start: usize, year: Figure) -> Option<(Day, usize)> {
        if year.length != 4 {
            return None;
        }
        let month = self.month(self.skip_marks(year.end))?;
        let day = self.last_figure(self.skip_marks(month.end), true)?;
        let (found, _) = self.named(start, year, month.value, day.value)?;
        let span = found.span.start..self.byte(day.end);
        Some((Day { span, ..found }, day.end))
    }

    /// Reads `March 24, 2018`, `Mar 24th 2018`.
    pub(super) fn month_before_day(&self, start: usize) -> Option<(Day, usize)> {
        let month = self.month(start)?;
        let day = self.figure(self.skip_marks(month.end)).filter(|figure| figure.length <= 2)?;
        let mut at = day.end;
        if let Some(suffix) = self.word(at)
            && matches!(key(&suffix.text).as_str(), "st" | "nd" | "rd" | "th")
        {
            at = suffix.end;
        }
        let year_at = self.skip_marks(at);
        let year = self.last_figure(year_at, false).filter(|figure| figure.length == 4 && year_at > at)?;
        self.named(start, year, month.value, day.value)
    }

    fn named(&self, start: usize, year: Figure, month: i32, day: i32) -> Option<(Day, usize)> {
        let date = date(full_year(year)?, month, day)?;
        let found = Day {
            readings: vec![(Order::Dmy, date)],
            named_month: true,
            full_year: year.length == 4,
            separator: None,
            weekday: None,
            corrected: false,
            span: self.byte(start)..self.byte(year.end),
        };
        Some((found, year.end))
    }
}
