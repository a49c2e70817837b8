//! Dates made of numbers alone, with separators or without.

use jiff::civil::Date;

use super::figure::Figure;
use super::scan::Scan;
use super::year::{date, full_year, is_buddhist, plausible};
use super::{Day, Order};

impl Scan<'_> {
    /// Reads `22/03/2018`, `2018-03-22`, `22.3.18`, `22 / 03 / 2018`, `2018. 03. 22.`, `5/3-2018` of Denmark and
    /// `22/03/201810:18`, where the space before the time was lost.
    pub(super) fn day_in_figures(&self, start: usize, first: Figure) -> Option<(Day, usize)> {
        if !matches!(first.length, 1 | 2 | 4) {
            return None;
        }
        let (mark, second_at) = self.separator(first.end, None)?;
        let second = self.figure(second_at).filter(|figure| figure.length <= 2)?;
        let (second_mark, third_at) = self.separator(second.end, Some(mark))?;
        let third = self.last_figure(third_at, first.length == 4)?;
        let lengths = (first.length, second.length, third.length);
        let has_full_year = third.length == 4 && plausible(third.value);
        let is_allowed = match (mark, second_mark) {
            (' ', _) => matches!(lengths, (2, 2, 4) | (4, 2, 2)),
            ('/', '-' | ' ') => has_full_year && first.length < 4,
            (',', _) | (_, ',') => lengths == (2, 2, 4) && has_full_year,
            _ => true,
        };
        // Another separator makes it a longer code: `1.2.3.4`, `INV/2025/03/17`, `2025-03-17-A4`.
        let continues =
            |at: usize| self.char(at).is_some_and(|c| c.is_ascii_digit() || mark != '.' && c.is_alphabetic());
        let goes_on = self.char(third.end).is_some_and(|c| c == mark && mark != ' ')
            && continues(third.end + 1)
            && !self.is_time_at(third.end + 1);
        let follows = start >= 2
            && matches!(mark, '/' | '-')
            && self.char(start - 1) == Some(mark)
            && continues(start - 2);
        if !is_allowed || goes_on || follows {
            return None;
        }
        let readings = readings(first, second, third);
        let day = Day {
            readings,
            named_month: false,
            full_year: first.length == 4 || third.length == 4,
            separator: Some(if mark == ',' { '.' } else { mark }),
            weekday: None,
            corrected: mark == ',' || second_mark == ',',
            span: self.byte(start)..self.byte(third.end),
        };
        (!day.readings.is_empty()).then_some((day, third.end))
    }

    /// Returns a separator and where the next number begins. All separators of a date are alike, but for `5/3-2018` and
    /// a point that was read as a comma.
    fn separator(&self, at: usize, like: Option<char>) -> Option<(char, usize)> {
        let mark_at = self.skip_spaces(at, 1);
        let mark = self.char(mark_at)?;
        let alike = |like: char| like == mark || matches!((like, mark), ('/', '-') | ('.', ',') | (',', '.'));
        if matches!(mark, '/' | '-' | '.' | ',') && like.is_none_or(alike) {
            let next = self.skip_spaces(mark_at + 1, 1);
            // The year may be short: `22.3.'18`.
            let is_short_year = like.is_some() && matches!(self.char(next), Some('\'' | '’'));
            return Some((mark, if is_short_year { next + 1 } else { next }));
        }
        let spaced = mark_at > at && like.is_none_or(|like| matches!(like, ' ' | '/'));
        (spaced && mark.is_ascii_digit()).then_some((' ', mark_at))
    }

    /// Reads `25032018` and `20180325`, where they are words of their own.
    pub(super) fn day_without_separators(&self, start: usize, figure: Figure) -> Option<(Day, usize)> {
        let before = start.checked_sub(1).and_then(|i| self.char(i));
        let after = self.char(figure.end);
        let alone = |c: Option<char>| {
            c.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '/' | '.' | '*' | ','))
        };
        let time_follows = matches!(after, Some('/' | '-'))
            && self.figure(figure.end + 1).is_some_and(|time| time.length == 6);
        if figure.length != 8 || !alone(before) || !(alone(after) || time_follows) {
            return None;
        }
        let value = figure.value;
        let year_last = date(value % 10_000, value / 10_000 % 100, value / 1_000_000);
        let year_first = date(value / 10_000, value / 100 % 100, value % 100);
        let readings: Vec<_> = [year_last.map(|d| (Order::Dmy, d)), year_first.map(|d| (Order::Ymd, d))]
            .into_iter()
            .flatten()
            .collect();
        let day = Day {
            readings,
            named_month: false,
            full_year: true,
            separator: None,
            weekday: None,
            corrected: false,
            span: self.byte(start)..self.byte(figure.end),
        };
        (!day.readings.is_empty()).then_some((day, figure.end))
    }
}

/// Returns every date that three numbers can mean.
fn readings(first: Figure, second: Figure, third: Figure) -> Vec<(Order, Date)> {
    let mut readings = Vec::new();
    if first.length == 4 {
        let year = full_year(first).and_then(|year| date(year, second.value, third.value));
        readings.extend(year.map(|date| (Order::Ymd, date)));
        return readings;
    }
    let Some(year) = full_year(third) else { return readings };
    readings.extend(date(year, second.value, first.value).map(|date| (Order::Dmy, date)));
    // Where years are Buddhist, the day comes first.
    if third.length == 4 && is_buddhist(third.value) {
        return readings;
    }
    readings.extend(date(year, first.value, second.value).map(|date| (Order::Mdy, date)));
    if third.length == 2 && first.length == 2 && second.length == 2 {
        let leading = full_year(first).and_then(|year| date(year, second.value, third.value));
        readings.extend(leading.map(|date| (Order::Ymd, date)));
    }
    readings
}
