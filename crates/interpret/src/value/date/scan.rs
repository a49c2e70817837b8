//! Reads words, numbers and separators of a text, the parts of a date.

use crate::text::calendar::month_named;

use super::Day;
use super::figure::Figure;
use super::year::plausible;

/// A text as characters with their byte offsets.
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) chars: &'a [(usize, char)],
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
            c if c.is_alphabetic() => before.is_none_or(|b| !b.is_alphabetic()),
            _ => false,
        }
    }

    /// Whether there is a digit before the separator before this position.
    fn digit_before(&self, at: usize) -> bool {
        at.checked_sub(2).and_then(|i| self.char(i)).is_some_and(|c| c.is_ascii_digit())
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
            return if run <= 2 { digits(run) } else { time_follows(2).and_then(|()| digits(2)) };
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

    pub(super) fn day_at(&self, at: usize) -> Option<(Day, usize)> {
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

    /// Skips spaces and one separator between the parts of a date.
    pub(super) fn skip_marks(&self, at: usize) -> usize {
        let at = self.skip_spaces(at, 1);
        match self.char(at) {
            Some('.' | ',' | '-' | '/' | '\'' | '’') => self.skip_spaces(self.skip_comma(at + 1), 1),
            _ => at,
        }
    }

    fn skip_comma(&self, at: usize) -> usize {
        if self.char(at) == Some(',') { at + 1 } else { at }
    }

    /// Skips `de` and `of`: `24 de marzo de 2018`.
    pub(super) fn skip_particle(&self, at: usize) -> usize {
        match self.word(at) {
            Some(word) if matches!(word.text.to_lowercase().as_str(), "de" | "of" | "del" | "d") => {
                self.skip_spaces(word.end, 1)
            }
            _ => at,
        }
    }

    pub(super) fn word(&self, start: usize) -> Option<Letters> {
        let text: String = (start..)
            .map_while(|i| self.char(i).filter(|c| c.is_alphabetic() || matches!(c, 'º' | '°')))
            .collect();
        let end = start + text.chars().count();
        (!text.is_empty()).then_some(Letters { text, end })
    }

    pub(super) fn month(&self, start: usize) -> Option<Month> {
        let word = self.word(start)?;
        Some(Month { value: month_named(&word.text)?.into(), end: word.end })
    }
}

pub(super) struct Letters {
    pub(super) text: String,
    pub(super) end: usize,
}

pub(super) struct Month {
    pub(super) value: i32,
    pub(super) end: usize,
}
