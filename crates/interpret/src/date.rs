//! Days as people print them: figures in any order, months by name in ten languages, with or without spaces. A day that
//! can be read two ways keeps both readings; which one is meant is decided over the whole document, in [`crate::date_order`].

use std::ops::Range;

use jiff::civil::{Date, Weekday};

pub(crate) use crate::calendar::month_named;
use crate::calendar::weekday_named;
use crate::fold::key;

/// The order in which day, month and year stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Order {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day.
    Ymd,
}

/// A day found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    /// Every day it can mean, with the order of its parts; never empty.
    pub readings: Vec<(Order, Date)>,
    /// Whether the month is written in letters.
    pub named_month: bool,
    /// Whether the year has four digits.
    pub full_year: bool,
    /// The separator between the figures; `None` for letters or none at all.
    pub separator: Option<char>,
    /// A weekday printed beside it.
    pub weekday: Option<Weekday>,
    /// Whether a misread character had to be put right.
    pub mended: bool,
    /// Bytes of the text.
    pub span: Range<usize>,
}

impl Day {
    /// The only day it can mean, if there is only one.
    pub(crate) fn certain(&self) -> Option<Date> {
        let first = self.readings.first()?.1;
        self.readings.iter().all(|(_, date)| *date == first).then_some(first)
    }

    /// Whether the year stands in front, so that the order of day and month of others does not follow from it.
    pub(crate) fn is_year_first(&self) -> bool {
        self.readings.first().is_some_and(|(order, _)| *order == Order::Ymd)
    }
}

/// Earliest year that a receipt or invoice is taken to be from.
const FIRST_YEAR: i16 = 1990;
/// Latest year.
const LAST_YEAR: i16 = 2099;

/// Finds the days in a text, from left to right.
pub(crate) fn find(text: &str) -> Vec<Day> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
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

struct Scan<'a> {
    text: &'a str,
    chars: &'a [(usize, char)],
}

/// A run of digits.
#[derive(Clone, Copy)]
struct Figure {
    value: i32,
    length: usize,
    end: usize,
}

impl Scan<'_> {
    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(_, c)| *c)
    }

    fn byte(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.text.len(), |(byte, _)| *byte)
    }

    fn starts_token(&self, at: usize) -> bool {
        let Some(c) = self.char(at) else { return false };
        let before = at.checked_sub(1).and_then(|before| self.char(before));
        match c {
            c if c.is_ascii_digit() => {
                let goes_on =
                    |b: char| b.is_ascii_digit() || (matches!(b, '.' | '/' | ',') && self.digit_before(at));
                !before.is_some_and(goes_on)
            }
            c if c.is_alphabetic() => before.is_none_or(|b| !b.is_alphabetic()),
            _ => false,
        }
    }

    /// Whether a digit stands before the separator before this place.
    fn digit_before(&self, at: usize) -> bool {
        at.checked_sub(2).and_then(|i| self.char(i)).is_some_and(|c| c.is_ascii_digit())
    }

    fn figure(&self, start: usize) -> Option<Figure> {
        let mut value: i32 = 0;
        let mut at = start;
        while let Some(digit) = self.char(at).and_then(|c| c.to_digit(10)) {
            if at - start >= 8 {
                return None;
            }
            value = value * 10 + digit as i32;
            at += 1;
        }
        (at > start).then_some(Figure { value, length: at - start, end: at })
    }

    fn skip_spaces(&self, mut at: usize, most: usize) -> usize {
        let from = at;
        while at - from < most && self.char(at) == Some(' ') {
            at += 1;
        }
        at
    }

    fn day_at(&self, at: usize) -> Option<(Day, usize)> {
        if self.char(at)?.is_ascii_digit() {
            let figure = self.figure(at)?;
            self.day_in_figures(at, figure)
                .or_else(|| self.day_before_month(at, figure))
                .or_else(|| self.year_before_month(at, figure))
                .or_else(|| self.day_without_separators(at, figure))
        } else {
            self.month_before_day(at)
        }
    }

    /// `22/03/2018`, `2018-03-22`, `22.3.18`, `22 / 03 / 2018`, `22/03/201810:18` (the time's gap was lost).
    fn day_in_figures(&self, start: usize, first: Figure) -> Option<(Day, usize)> {
        if !matches!(first.length, 1 | 2 | 4) {
            return None;
        }
        let (mark, second_at) = self.separator(first.end, None)?;
        let second = self.figure(second_at).filter(|figure| figure.length <= 2)?;
        let (_, third_at) = self.separator(second.end, Some(mark))?;
        let spaced = mark == ' ';
        let third = self.last_figure(third_at, first.length == 4)?;
        if spaced && !(first.length == 2 && second.length == 2 && third.length == 4) {
            return None;
        }
        // Another separator behind it makes it a longer code: `1.2.3.4`, `10-12-14-16`.
        let goes_on = self.char(third.end).is_some_and(|c| c == mark && !spaced)
            && self.char(third.end + 1).is_some_and(|c| c.is_ascii_digit());
        if goes_on {
            return None;
        }
        let readings = readings(first, second, third);
        let day = Day {
            readings,
            named_month: false,
            full_year: first.length == 4 || third.length == 4,
            separator: Some(mark),
            weekday: None,
            mended: false,
            span: self.byte(start)..self.byte(third.end),
        };
        (!day.readings.is_empty()).then_some((day, third.end))
    }

    /// A separator and where the next figure begins. All separators of a day are alike.
    fn separator(&self, at: usize, like: Option<char>) -> Option<(char, usize)> {
        let mark_at = self.skip_spaces(at, 1);
        let mark = self.char(mark_at)?;
        let mark = if matches!(mark, '–' | '−') { '-' } else { mark };
        if matches!(mark, '/' | '-' | '.') && like.is_none_or(|like| like == mark) {
            return Some((mark, self.skip_spaces(mark_at + 1, 1)));
        }
        let spaced = mark_at > at && like.is_none_or(|like| like == ' ');
        (spaced && mark.is_ascii_digit()).then_some((' ', mark_at))
    }

    /// The last of three figures. Where a time of day follows without a gap, only the day's digits belong to it.
    fn last_figure(&self, start: usize, is_day: bool) -> Option<Figure> {
        let run = (start..).take_while(|i| self.char(*i).is_some_and(|c| c.is_ascii_digit())).count();
        let part = |length: usize| {
            let mut figure = Figure { value: 0, length, end: start + length };
            for at in start..start + length {
                figure.value = figure.value * 10 + self.char(at)?.to_digit(10)? as i32;
            }
            Some(figure)
        };
        let time_follows = |length: usize| {
            let hours = run.checked_sub(length)?;
            ((1..=2).contains(&hours) && self.char(start + run) == Some(':')).then_some(())
        };
        if is_day {
            return if run <= 2 { part(run) } else { time_follows(2).and_then(|()| part(2)) };
        }
        match run {
            2 | 4 => {
                // `18-11-1813:58`: two digits of the year, two of the hour.
                if run == 4 && self.char(start + 4) == Some(':') && !plausible(part(4)?.value) {
                    return part(2);
                }
                part(run)
            }
            3 => time_follows(2).and_then(|()| part(2)),
            5 | 6 if plausible(part(4)?.value) && time_follows(4).is_some() => part(4),
            8 | 10 if plausible(part(4)?.value) => part(4),
            _ => None,
        }
    }

    /// `5 MAR 2018`, `05-Mar-18`, `24. März 2018`, `24 de marzo de 2018`, `24MAR18`, `2nd March, 2018`.
    fn day_before_month(&self, start: usize, day: Figure) -> Option<(Day, usize)> {
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

    /// `2018-Mar-05`.
    fn year_before_month(&self, start: usize, year: Figure) -> Option<(Day, usize)> {
        if year.length != 4 {
            return None;
        }
        let month = self.month(self.skip_marks(year.end))?;
        let day = self.last_figure(self.skip_marks(month.end), true)?;
        let (found, _) = self.named(start, year, month.value, day.value)?;
        let span = found.span.start..self.byte(day.end);
        Some((Day { span, ..found }, day.end))
    }

    /// `March 24, 2018`, `Mar 24th 2018`.
    fn month_before_day(&self, start: usize) -> Option<(Day, usize)> {
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
            mended: false,
            span: self.byte(start)..self.byte(year.end),
        };
        Some((found, year.end))
    }

    /// `25032018` and `20180325`, standing alone.
    fn day_without_separators(&self, start: usize, figure: Figure) -> Option<(Day, usize)> {
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
        let year_last = date_of(value % 10_000, value / 10_000 % 100, value / 1_000_000);
        let year_first = date_of(value / 10_000, value / 100 % 100, value % 100);
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
            mended: false,
            span: self.byte(start)..self.byte(figure.end),
        };
        (!day.readings.is_empty()).then_some((day, figure.end))
    }

    /// Past spaces and one mark between the parts of a day.
    fn skip_marks(&self, at: usize) -> usize {
        let at = self.skip_spaces(at, 1);
        match self.char(at) {
            Some('.' | ',' | '-' | '/' | '\'' | '’') => self.skip_spaces(self.skip_comma(at + 1), 1),
            _ => at,
        }
    }

    fn skip_comma(&self, at: usize) -> usize {
        if self.char(at) == Some(',') { at + 1 } else { at }
    }

    /// Past `de` and `of`: `24 de marzo de 2018`.
    fn skip_particle(&self, at: usize) -> usize {
        match self.word(at) {
            Some(word) if matches!(word.text.to_lowercase().as_str(), "de" | "of" | "del" | "d") => {
                self.skip_spaces(word.end, 1)
            }
            _ => at,
        }
    }

    fn word(&self, start: usize) -> Option<Letters> {
        let text: String = (start..)
            .map_while(|i| self.char(i).filter(|c| c.is_alphabetic() || matches!(c, 'º' | '°')))
            .collect();
        let end = start + text.chars().count();
        (!text.is_empty()).then_some(Letters { text, end })
    }

    fn month(&self, start: usize) -> Option<Month> {
        let word = self.word(start)?;
        Some(Month { value: month_named(&word.text)?.into(), end: word.end })
    }
}

struct Letters {
    text: String,
    end: usize,
}

struct Month {
    value: i32,
    end: usize,
}

/// Every day that three figures can mean.
fn readings(first: Figure, second: Figure, third: Figure) -> Vec<(Order, Date)> {
    let mut readings = Vec::new();
    if first.length == 4 {
        if let Some(date) = date_of(first.value, second.value, third.value) {
            readings.push((Order::Ymd, date));
        }
        return readings;
    }
    let Some(year) = full_year(third) else { return readings };
    readings.extend(date(year, second.value, first.value).map(|date| (Order::Dmy, date)));
    readings.extend(date(year, first.value, second.value).map(|date| (Order::Mdy, date)));
    if third.length == 2 && first.length == 2 && second.length == 2 {
        let leading = full_year(first).and_then(|year| date(year, second.value, third.value));
        readings.extend(leading.map(|date| (Order::Ymd, date)));
    }
    readings
}

/// The year in full: two digits mean this century or, from 90 on, the last one.
fn full_year(year: Figure) -> Option<i32> {
    match year.length {
        4 => Some(year.value),
        2 if year.value >= 90 => Some(1900 + year.value),
        2 => Some(2000 + year.value),
        _ => None,
    }
}

fn plausible(year: i32) -> bool {
    (i32::from(FIRST_YEAR)..=i32::from(LAST_YEAR)).contains(&year)
}

fn date_of(year: i32, month: i32, day: i32) -> Option<Date> {
    date(year, month, day)
}

fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    if !plausible(year) {
        return None;
    }
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A weekday in the word before the day or behind it.
fn weekday_beside(text: &str, span: &Range<usize>) -> Option<Weekday> {
    let letters = |c: char| c.is_alphabetic();
    let before = text[..span.start].trim_end_matches(|c: char| !c.is_alphabetic());
    let before = &before[before.trim_end_matches(letters).len()..];
    let after = text[span.end..].trim_start_matches(|c: char| !c.is_alphabetic());
    let after = &after[..after.len() - after.trim_start_matches(letters).len()];
    [before, after].into_iter().filter(|word| word.len() >= 3).find_map(weekday_named)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn days(text: &str) -> Vec<Vec<String>> {
        find(text).iter().map(|day| day.readings.iter().map(|(_, date)| date.to_string()).collect()).collect()
    }

    #[test]
    fn one_way_to_read_it() {
        for (text, day) in [
            ("22/03/2018", "2018-03-22"),
            ("2018-03-22", "2018-03-22"),
            ("2016/05/01", "2016-05-01"),
            ("22.3.2018", "2018-03-22"),
            ("03/22/2018", "2018-03-22"),
            ("22 / 03 / 2018", "2018-03-22"),
            ("DATE:22/03/201810:18:00", "2018-03-22"),
            ("05 MAR 2018", "2018-03-05"),
            ("24MAR18", "2018-03-24"),
            ("24-Mar-2018", "2018-03-24"),
            ("24. März 2018", "2018-03-24"),
            ("24 de marzo de 2018", "2018-03-24"),
            ("1er mars 2018", "2018-03-01"),
            ("19 april 2014", "2014-04-19"),
            ("02 Juillet 2015", "2015-07-02"),
            ("March 24, 2018", "2018-03-24"),
            ("August 3 , 2014", "2014-08-03"),
            ("2nd March, 2018", "2018-03-02"),
            ("25032018", "2018-03-25"),
            ("20180325", "2018-03-25"),
            ("20180325/191204", "2018-03-25"),
            ("vom 16.09.2018", "2018-09-16"),
        ] {
            assert_eq!(days(text), [[day]], "{text}");
        }
    }

    #[test]
    fn two_ways_are_both_kept() {
        assert_eq!(days("03/04/2018"), [["2018-04-03", "2018-03-04"]]);
        assert_eq!(days("18-11-18 13:58"), [["2018-11-18", "2018-11-18"]]);
        assert_eq!(days("08-03-1713:42"), [["2017-03-08", "2017-08-03", "2008-03-17"]]);
    }

    #[test]
    fn codes_and_amounts_are_no_days() {
        for text in [
            "1.2.3.4",
            "12.50",
            "03-4296 0133",
            "SS21/39,47400",
            "7/118B",
            "1851-A",
            "99/99/2018",
            "000504664064",
        ] {
            assert!(days(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn weekdays_beside_are_seen() {
        assert_eq!(find("FRIDAY, 29-12-2017")[0].weekday, Some(Weekday::Friday));
        assert_eq!(find("29-12-2017 (Fri)")[0].weekday, Some(Weekday::Friday));
    }

    proptest! {
        #[test]
        fn what_is_printed_comes_back(year in 1990i16..=2099, month in 1i8..=12, day in 1i8..=28, form in 0usize..6) {
            let date = Date::new(year, month, day).unwrap();
            let name = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month as usize - 1];
            let text = match form {
                0 => format!("{day:02}/{month:02}/{year}"),
                1 => format!("{year}-{month:02}-{day:02}"),
                2 => format!("{day}.{month}.{year}"),
                3 => format!("{day:02} {name} {year}"),
                4 => format!("{name} {day}, {year}"),
                _ => format!("{year}{month:02}{day:02}"),
            };
            let found = find(&text);
            prop_assert_eq!(found.len(), 1);
            prop_assert!(found[0].readings.iter().any(|(_, read)| *read == date));
        }

        #[test]
        fn any_text_is_taken_calmly(text in "\\PC{0,60}") {
            for day in find(&text) {
                prop_assert!(text.get(day.span).is_some());
            }
        }
    }
}
