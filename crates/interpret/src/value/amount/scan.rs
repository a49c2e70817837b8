//! Reads the number that begins at a character of a text.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::value::number::{Body, Number};

use super::{Amount, NumberStyle, Unit};

/// A text as characters with their byte offsets. What is `taken` by dates and times is not seen.
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) chars: &'a [(usize, char)],
    pub(super) taken: &'a [Range<usize>],
    pub(super) narrow: &'a [usize],
    pub(super) style: NumberStyle,
}

impl Scan<'_> {
    pub(super) fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(_, c)| *c).filter(|_| !self.is_taken(at))
    }

    fn is_taken(&self, at: usize) -> bool {
        let byte = self.chars[at].0;
        self.taken.iter().any(|range| range.contains(&byte))
    }

    pub(super) fn byte(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.text.len(), |(byte, _)| *byte)
    }

    /// Returns the number whose digits begin here, if it is one, and where to read on.
    pub(super) fn figure(&self, start: usize) -> (Option<Amount>, usize) {
        let body = self.body(start);
        let end = body.end;
        let Some(number) = Number::of(&body) else { return (None, end) };
        let number = self.in_style(number, &body);
        let (number, start) = self.below_one(number, &body, start);
        let before = start.checked_sub(1).and_then(|at| self.char(at));
        let prefix = self.prefix(start, number.decimals);
        let without_cents = self.without_cents(end, &number);
        let (unit, suffix_end) = match without_cents {
            Some(after) => (Unit::Plain, after),
            None => self.unit(end),
        };
        let follows = self.char(end);
        let follows_letter = before.is_some_and(char::is_alphanumeric) && prefix.sign.is_none();
        let touches_letters =
            follows_letter || (follows.is_some_and(char::is_alphabetic) && unit == Unit::Plain);
        // `A4`, `W33` and `3rd` are names. `CASH51.00` and `8.90S` are amounts that touch a word.
        let has_decimals = number.decimals == 2 || number.decimals == 3 && self.style.decimals == Some(3);
        // `GST6%` is a rate.
        if touches_letters && !has_decimals && unit != Unit::Percent {
            return (None, end);
        }
        // `12/72`, `4-20` and `1:30` are not amounts either.
        let joined = |c: Option<char>| matches!(c, Some('/' | ':' | '_' | '\\' | '*' | '#'));
        let is_starred = before == Some('*') && self.style.decimals == Some(0) && number.is_grouped;
        if !has_decimals && without_cents.is_none() && !is_starred && (joined(before) || joined(follows)) {
            return (None, end);
        }
        let trailing = if without_cents.is_some() { None } else { self.trailing_minus(end) };
        let closing = self.char(end) == Some(')') || trailing.is_some_and(|at| self.char(at) == Some(')'));
        let in_brackets = prefix.bracket && closing && number.decimals == 2;
        let credit = if trailing.is_none() { self.credit(suffix_end) } else { None };
        let negative = prefix.minus || trailing.is_some() || in_brackets || credit.is_some();
        let number_end = trailing.or(without_cents).unwrap_or(end);
        let (sign, span_end) = match (prefix.sign, self.sign_after(number_end)) {
            (Some(sign), _) => (Some(sign), trailing.unwrap_or(suffix_end)),
            (None, Some((sign, after))) => (Some(sign), after),
            (None, None) => (None, trailing.unwrap_or(suffix_end)),
        };
        let span_end = credit.unwrap_or(span_end).max(span_end);
        let sign = sign.filter(|sign| unit == Unit::Plain && (!sign.is_weak || number.decimals == 2));
        let signed = |value: Decimal| if negative { -value } else { value };
        let amount = Amount {
            value: signed(number.value),
            other: number.other.map(signed),
            decimals: number.decimals,
            mark: number.mark,
            is_grouped: number.is_grouped,
            has_money_form: (number.decimals == 2 && !(body.corrected && self.style.decimals == Some(0)))
                || without_cents.is_some()
                || (sign.is_some() && number.decimals <= 3 && !self.is_part_of_code(start, &number))
                || self.is_money_of_page(&number),
            sign,
            unit,
            corrected: body.corrected,
            touches_letters,
            span: self.byte(prefix.start)..self.byte(span_end),
            digits: self.byte(start)..self.byte(end),
        };
        (Some(amount), span_end.max(end))
    }

    /// Returns the number in the style of the page: `12.500` is twelve and a half where amounts have three decimals, and
    /// `1.234` a little more than one where the point is the decimal mark.
    fn in_style(&self, number: Number, body: &Body) -> Number {
        let Some(other) = number.other else { return number };
        let mark = body.marks.last().copied();
        let has_decimals = match self.style.decimals {
            Some(3) => true,
            Some(_) => false,
            None => self.style.mark.is_some() && self.style.mark == mark,
        };
        if !has_decimals {
            return number;
        }
        Number { value: other, other: Some(number.value), decimals: 3, mark, is_grouped: false }
    }

    /// Returns the number with its decimal mark where nothing is written before that: `-.24`, `,02`.
    fn below_one(&self, number: Number, body: &Body, start: usize) -> (Number, usize) {
        let char_before = |back: usize| start.checked_sub(back).and_then(|at| self.char(at));
        let is_alone = body.groups.len() == 1 && body.groups[0].len() == 2;
        let mark = char_before(1).filter(|c| matches!(c, '.' | ','));
        let is_marked = mark.is_some()
            && char_before(2).is_none_or(|c| c.is_whitespace() || matches!(c, '-' | '−' | '('));
        if !is_alone || !is_marked {
            return (number, start);
        }
        let value = number.value.checked_div(Decimal::ONE_HUNDRED).unwrap_or_default();
        (Number { value, decimals: 2, mark, ..number }, start - 1)
    }

    /// Whether a whole number is the end of a code such as `556030-5921`.
    fn is_part_of_code(&self, start: usize, number: &Number) -> bool {
        let char_before = |back: usize| start.checked_sub(back).and_then(|at| self.char(at));
        number.decimals == 0
            && matches!(char_before(1), Some('-' | '/'))
            && char_before(2).is_some_and(|c| c.is_alphanumeric())
    }

    /// Whether the number has the decimals of the page's money, where these are not two.
    fn is_money_of_page(&self, number: &Number) -> bool {
        match self.style.decimals {
            Some(0) => number.decimals == 0 && number.is_grouped,
            Some(decimals) => number.decimals == decimals,
            None => false,
        }
    }

    /// Returns the end of what is written in place of cents: `1.300,-`, `12,–`, `500/-`, `12.--`.
    fn without_cents(&self, end: usize, number: &Number) -> Option<usize> {
        if number.decimals != 0 {
            return None;
        }
        let is_dash = |at: usize| matches!(self.char(at), Some('-' | '–' | '—' | '−'));
        let is_slash = self.char(end) == Some('/') && matches!(self.char(end + 1), Some('-' | '='));
        let is_mark = matches!(self.char(end), Some('.' | ',')) && is_dash(end + 1);
        if !is_slash && !is_mark {
            return None;
        }
        let mut after = end + 2;
        while is_dash(after) && after < end + 4 {
            after += 1;
        }
        self.char(after).is_none_or(|c| !c.is_ascii_digit()).then_some(after)
    }

    /// Returns the end of `CR`, a credit, behind an amount.
    fn credit(&self, end: usize) -> Option<usize> {
        let start = if self.char(end) == Some(' ') { end + 1 } else { end };
        let is_credit = self.char(start) == Some('C') && self.char(start + 1) == Some('R');
        (is_credit && self.char(start + 2).is_none_or(|c| !c.is_alphanumeric())).then_some(start + 2)
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
