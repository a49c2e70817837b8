//! Reads words, numbers and separators of a text, the parts of a date.

use crate::text::calendar::months_named;
use crate::text::fold::key;

use super::Day;
use super::figure::Figure;
use super::year::plausible;

/// A text as characters with their byte offsets; digits of any script as those of ASCII.
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) chars: &'a [(usize, char)],
}

/// Returns the ASCII digit for a digit of another script, and any other character as it is.
pub(super) fn with_ascii_digit(c: char) -> char {
    const ZEROS: [char; 6] = ['０', '٠', '۰', '०', '๐', '০'];
    if c.is_ascii() {
        return c;
    }
    let value =
        ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero as u32).filter(|value| *value < 10));
    match (value.and_then(|value| char::from_digit(value, 10)), c) {
        (Some(digit), _) => digit,
        (None, '／') => '/',
        (None, '．' | '。') => '.',
        (None, '－' | '–' | '−' | '‐' | '‑') => '-',
        (None, '\u{a0}' | '\u{202f}' | '\u{2009}') => ' ',
        (None, other) => other,
    }
}

impl Scan<'_> {
    pub(super) fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(_, c)| *c)
    }

    pub(super) fn byte(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.text.len(), |(byte, _)| *byte)
    }

    /// Whether a date may begin here: with a number or a word that does not continue another one.
    pub(super) fn starts_token(&self, at: usize) -> bool {
        let Some(c) = self.char(at) else { return false };
        let before = at.checked_sub(1).and_then(|before| self.char(before));
        match c {
            c if c.is_ascii_digit() => {
                let goes_on =
                    |b: char| b.is_ascii_digit() || (matches!(b, '.' | '/' | ',') && self.digit_before(at));
                !before.is_some_and(goes_on)
            }
            // Words of Chinese and Japanese stand without spaces.
            '令' | '平' | '民' | '㋿' => true,
            c if c.is_alphabetic() => before.is_none_or(|b| !b.is_alphabetic()),
            _ => false,
        }
    }

    /// Whether there is a digit before the separator before this position.
    fn digit_before(&self, at: usize) -> bool {
        at.checked_sub(2).and_then(|i| self.char(i)).is_some_and(|c| c.is_ascii_digit())
    }

    /// Whether the characters from here on are these.
    pub(super) fn goes_on_with(&self, start: usize, text: &str) -> bool {
        text.chars().zip(start..).all(|(c, at)| self.char(at) == Some(c))
    }

    pub(super) fn figure(&self, start: usize) -> Option<Figure> {
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

    /// Returns the last of three numbers. Where a time of day follows without a space, only the digits of the date
    /// belong to it.
    pub(super) fn last_figure(&self, start: usize, is_day: bool) -> Option<Figure> {
        let run = (start..).take_while(|i| self.char(*i).is_some_and(|c| c.is_ascii_digit())).count();
        let digits = |length: usize| {
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
            return match run {
                1 | 2 => digits(run),
                _ => time_follows(2).and_then(|()| digits(2)),
            };
        }
        match run {
            2 | 4 => {
                // `18-11-1813:58`: two digits of the year, two of the hour.
                if run == 4 && self.char(start + 4) == Some(':') && !plausible(digits(4)?.value) {
                    return digits(2);
                }
                digits(run)
            }
            3 => time_follows(2).and_then(|()| digits(2)),
            5 | 6 if plausible(digits(4)?.value) && time_follows(4).is_some() => digits(4),
            8 | 10 if plausible(digits(4)?.value) => digits(4),
            _ => None,
        }
    }

    pub(super) fn skip_spaces(&self, mut at: usize, most: usize) -> usize {
        let from = at;
        while at - from < most && self.char(at) == Some(' ') {
            at += 1;
        }
        at
    }

    /// Returns the end of a time of day, such as `10:22:11`, that begins here.
    pub(super) fn time_end(&self, at: usize) -> Option<usize> {
        let mut end = self.figure(at).filter(|hour| hour.length <= 2)?.end;
        let mut parts = 0;
        while self.char(end) == Some(':')
            && let Some(part) = self.figure(end + 1).filter(|part| part.length == 2)
        {
            end = part.end;
            parts += 1;
        }
        (parts > 0).then_some(end)
    }

    /// Whether a time of day begins here.
    pub(super) fn is_time_at(&self, at: usize) -> bool {
        self.time_end(at).is_some()
    }

    pub(super) fn day_at(&self, at: usize) -> Option<(Day, usize)> {
        if self.char(at)?.is_ascii_digit() {
            let figure = self.figure(at)?;
            self.day_in_figures(at, figure)
                .or_else(|| self.day_with_signs(at, figure))
                .or_else(|| self.day_before_month(at, figure))
                .or_else(|| self.year_before_month(at, figure))
                .or_else(|| self.day_without_separators(at, figure))
        } else {
            self.month_before_day(at).or_else(|| self.day_in_era(at))
        }
    }

    /// Skips spaces and one separator between the parts of a date.
    pub(super) fn skip_marks(&self, at: usize) -> usize {
        let at = self.skip_spaces(at, 1);
        match self.char(at) {
            Some('.' | ',' | '-' | '/' | '\'' | '’' | '`') => {
                self.skip_spaces(self.skip_second_mark(at + 1), 1)
            }
            _ => at,
        }
    }

    /// Skips a comma after a full stop, and the apostrophe of a short year after either: `Aug. 31, '18`.
    fn skip_second_mark(&self, at: usize) -> usize {
        let at = if self.char(at) == Some(',') { at + 1 } else { at };
        match (self.char(at), self.char(at + 1)) {
            (Some('\'' | '’'), _) => at + 1,
            (Some(' '), Some('\'' | '’')) => at + 2,
            _ => at,
        }
    }

    /// Skips the ending of an ordinal: `2nd`, `1er`, `5:e`, `3º`.
    pub(super) fn skip_ordinal(&self, at: usize) -> usize {
        if self.char(at) == Some(':') && self.char(at + 1) == Some('e') {
            return at + 2;
        }
        match self.word(at) {
            Some(word)
                if matches!(
                    key(&word.text).as_str(),
                    "st" | "nd" | "rd" | "th" | "er" | "o" | "a" | "go" | "e"
                ) =>
            {
                word.end
            }
            _ => at,
        }
    }

    /// Skips small words between the parts of a date: `24 de marzo de 2018`, `5th day of March`, `05 tháng 03 năm 2018`.
    pub(super) fn skip_particles(&self, mut at: usize) -> usize {
        const PARTICLES: [&str; 16] = [
            "de", "of", "del", "d", "da", "day", "the", "dia", "día", "ano", "año", "thang", "tháng", "nam",
            "năm", "den",
        ];
        for _ in 0..3 {
            match self.word(at) {
                Some(word) if PARTICLES.contains(&word.text.to_lowercase().as_str()) => {
                    at = self.skip_marks(word.end);
                }
                _ => break,
            }
        }
        at
    }

    pub(super) fn word(&self, start: usize) -> Option<Letters> {
        let text: String = (start..)
            .map_while(|i| self.char(i).filter(|c| c.is_alphabetic() || matches!(c, 'º' | '°')))
            .collect();
        let end = start + text.chars().count();
        (!text.is_empty()).then_some(Letters { text, end })
    }

    pub(super) fn month(&self, start: usize) -> Option<Month> {
        if let Some(word) = self.word(start) {
            let months = months_named(&word.text);
            let values = months.iter().map(|month| i32::from(*month)).collect();
            return (!months.is_empty()).then_some(Month { values, end: word.end, is_roman: false });
        }
        // The number of the month in words of its own: `05 tháng 03 năm 2018`.
        let before: String = (start.saturating_sub(6)..start).filter_map(|at| self.char(at)).collect();
        let is_called_month = matches!(key(&before).as_str(), word if word.ends_with("thang"));
        let figure = self.figure(start).filter(|month| is_called_month && month.length <= 2)?;
        Some(Month { values: vec![figure.value], end: figure.end, is_roman: false })
    }

    /// Reads the number of a month in Roman figures: `5.III.2018`.
    pub(super) fn roman_month(&self, start: usize) -> Option<Month> {
        const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
        let word = self.word(start)?;
        let value = ROMAN.iter().zip(1..).find(|(roman, _)| **roman == word.text)?.1;
        Some(Month { values: vec![value], end: word.end, is_roman: true })
    }
}

pub(super) struct Letters {
    pub(super) text: String,
    pub(super) end: usize,
}

/// A month as it is written; a name may mean two.
pub(super) struct Month {
    pub(super) values: Vec<i32>,
    pub(super) end: usize,
    pub(super) is_roman: bool,
}
