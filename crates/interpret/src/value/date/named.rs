//! Dates whose month is a word.

use crate::text::fold::key;

use super::figure::Figure;
use super::scan::{Month, Scan};
use super::year::{date, full_year};
use super::{Day, Order};

impl Scan<'_> {
    /// Reads `5 MAR 2018`, `05-Mar-18`, `24. März 2018`, `24 de marzo de 2018`, `24MAR18`, `2nd March, 2018`,
    /// `5.III.2018`, `05 tháng 03 năm 2018`.
    pub(super) fn day_before_month(&self, start: usize, day: Figure) -> Option<(Day, usize)> {
        if day.length > 2 {
            return None;
        }
        let at = self.skip_particles(self.skip_marks(self.skip_ordinal(day.end)));
        let month = self.month(at).or_else(|| self.roman_month(at))?;
        let year_at = self.skip_particles(self.skip_marks(month.end));
        let year = self.last_figure(year_at, false)?;
        if month.is_roman && year.length != 4 {
            return None;
        }
        // The number before may belong to something else: `Table 7 May 5, 2018`.
        if year.length == 2 && self.month_before_day(at).is_some() {
            return None;
        }
        self.named(start..year.end, year, &month, day)
    }

    /// Reads `2018-Mar-05`, `2018. március 5.`, `2018 m. kovo 5 d.`, `2018. gada 5. marts`.
    pub(super) fn year_before_month(&self, start: usize, year: Figure) -> Option<(Day, usize)> {
        if year.length != 4 {
            return None;
        }
        let at = self.skip_marks(year.end);
        let (at, is_called_year) = match self.word(at) {
            Some(word) if matches!(key(&word.text).as_str(), "m" | "metu" | "gada" | "g" | "r") => {
                (self.skip_marks(word.end), true)
            }
            _ => (at, false),
        };
        if let Some(month) = self.month(at) {
            let day = self.last_figure(self.skip_marks(month.end), true)?;
            return self.named(start..day.end, year, &month, day);
        }
        let day = self.figure(at).filter(|day| is_called_year && day.length <= 2)?;
        let month = self.month(self.skip_marks(day.end))?;
        self.named(start..month.end, year, &month, day)
    }

    /// Reads `March 24, 2018`, `Mar 24th 2018`, `Aug 31, 18`, `Mar 24 10:22:11 2018`.
    pub(super) fn month_before_day(&self, start: usize) -> Option<(Day, usize)> {
        let month = self.month(start)?;
        let day = self.figure(self.skip_marks(month.end)).filter(|figure| figure.length <= 2)?;
        let at = self.skip_ordinal(day.end);
        let mut year_at = self.skip_marks(at);
        if let Some(end) = self.time_end(year_at) {
            let at = self.skip_spaces(end, 1);
            // The time zone of a computer's log: `UTC`, `CET`.
            let zone = self.word(at).filter(|word| word.text.len() <= 4).map_or(at, |word| word.end);
            year_at = self.skip_spaces(zone, 1);
            let year = self.figure(year_at).filter(|figure| figure.length == 4)?;
            return self.named(start..year.end, year, &month, day);
        }
        let between: String = (at..year_at).filter_map(|at| self.char(at)).collect();
        let short = between.contains([',', '\'', '’']);
        let year = self.last_figure(year_at, false)?;
        let fits = year.length == 4 || short && year.length == 2 && !self.is_time_at(year_at);
        (fits && year_at > at).then_some(())?;
        self.named(start..year.end, year, &month, day)
    }

    fn named(
        &self,
        chars: std::ops::Range<usize>,
        year: Figure,
        month: &Month,
        day: Figure,
    ) -> Option<(Day, usize)> {
        let full = full_year(year)?;
        let readings: Vec<_> = month
            .values
            .iter()
            .filter_map(|month| Some((Order::Dmy, date(full, *month, day.value)?)))
            .collect();
        let found = Day {
            readings,
            named_month: true,
            full_year: year.length == 4,
            separator: None,
            weekday: None,
            corrected: false,
            span: self.byte(chars.start)..self.byte(chars.end),
        };
        (!found.readings.is_empty()).then_some((found, chars.end))
    }
}
