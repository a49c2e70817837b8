//! Reads the number that begins at a character of a text.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::value::number::Number;

use super::sign::Prefix;
use super::{Amount, Unit};

/// A text as characters with their byte offsets. What is `taken` by dates and times is not seen.
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) chars: &'a [(usize, char)],
    pub(super) taken: &'a [Range<usize>],
}

impl Scan<'_> {
    pub(super) fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(_, c)| *c).filter(|_| !self.is_taken(at))
    }

    fn is_taken(&self, at: usize) -> bool {
        let byte = self.chars[at].0;
        self.taken.iter().any(|range| range.contains(&byte))
    }

    fn byte(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.text.len(), |(byte, _)| *byte)
    }

    /// Returns the number whose digits begin here, if it is one, and where to read on.
    pub(super) fn figure(&self, start: usize) -> (Option<Amount>, usize) {
        let body = self.body(start);
        let end = body.end;
        let before = start.checked_sub(1).and_then(|at| self.char(at));
        let Some(number) = Number::of(&body) else { return (None, end) };
        let mut prefix = self.prefix(start);
        // `R 12.50` is money; `R2` is a name.
        if prefix.sign.is_some_and(|sign| sign.is_weak) && number.decimals != 2 {
            prefix = Prefix { start, ..Prefix::default() };
        }
        let (unit, suffix_end) = self.unit(end);
        let follows = self.char(end);
        let follows_letter = before.is_some_and(char::is_alphanumeric) && prefix.sign.is_none();
        let touches_letters =
            follows_letter || (follows.is_some_and(char::is_alphabetic) && unit == Unit::Plain);
        // `A4`, `W33` and `3rd` are names. `CASH51.00` and `8.90S` are amounts that touch a word.
        if touches_letters && number.decimals != 2 {
            return (None, end);
        }
        // `12/72`, `4-20` and `1:30` are not amounts either.
        let joined = |c: Option<char>| matches!(c, Some('/' | ':' | '_' | '\\' | '*' | '#'));
        if number.decimals != 2 && (joined(before) || joined(follows)) {
            return (None, end);
        }
        let trailing = self.trailing_minus(end);
        let closing = self.char(end) == Some(')') || trailing.is_some_and(|at| self.char(at) == Some(')'));
        let in_brackets = prefix.bracket && closing && number.decimals == 2;
        let negative = prefix.minus || trailing.is_some() || in_brackets;
        let (sign, span_end) = match (prefix.sign, self.sign_after(trailing.unwrap_or(end))) {
            (Some(sign), _) => (Some(sign), trailing.unwrap_or(suffix_end)),
            (None, Some((sign, after))) => (Some(sign), after),
            (None, None) => (None, trailing.unwrap_or(suffix_end)),
        };
        let signed = |value: Decimal| if negative { -value } else { value };
        let amount = Amount {
            value: signed(number.value),
            other: number.other.map(signed),
            decimals: number.decimals,
            mark: number.mark,
            sign: sign.filter(|sign| unit == Unit::Plain && (!sign.is_weak || number.decimals == 2)),
            unit,
            corrected: body.corrected,
            touches_letters,
            span: self.byte(prefix.start)..self.byte(span_end),
            digits: self.byte(start)..self.byte(end),
        };
        (Some(amount), span_end.max(end))
    }

    /// Returns what a number counts by what follows it, and where that ends.
    fn unit(&self, end: usize) -> (Unit, usize) {
        let at = if self.char(end) == Some(' ') { end + 1 } else { end };
        if self.char(at) == Some('%') {
            return (Unit::Percent, at + 1);
        }
        let word: String = (at..).map_while(|i| self.char(i).filter(|c| c.is_alphabetic())).collect();
        let is_whole_word =
            self.char(at + word.chars().count()).is_none_or(|c| !c.is_ascii_digit() || word.len() == 1);
        match word.to_ascii_lowercase().as_str() {
            "x" => (Unit::Times, at + 1),
            "kg" | "g" | "gm" | "ml" | "cl" | "l" | "ltr" | "litre" | "liter" | "cm" | "mm" | "m" | "km"
            | "oz" | "lb" | "lbs" | "w" | "v" | "kwh" | "gb" | "mb" | "pcs" | "pc"
                if is_whole_word =>
            {
                (Unit::Measure, at + word.chars().count())
            }
            _ if self.char(at) == Some('@') => (Unit::Times, at),
            _ if self.char(at) == Some('×') => (Unit::Times, at + 1),
            _ => (Unit::Plain, end),
        }
    }
}
