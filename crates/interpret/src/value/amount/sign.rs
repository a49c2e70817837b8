//! What is before and after the digits of a number: minus, brackets and the sign of a currency.

use crate::text::currency_sign::{SIGNS, Side, Sign};

use super::scan::Scan;

/// What is before the digits of a number.
#[derive(Default)]
pub(super) struct Prefix {
    pub(super) start: usize,
    pub(super) minus: bool,
    pub(super) bracket: bool,
    pub(super) sign: Option<&'static Sign>,
}

/// Whether a character is one of a sign. Signs that are like other words count as they are printed only.
fn equals(sign: &Sign, got: char, own: char) -> bool {
    got == own || (!sign.is_weak && got.eq_ignore_ascii_case(&own))
}

impl Scan<'_> {
    /// Reads what is before digits that begin here, of a number with so many decimals.
    pub(super) fn prefix(&self, start: usize, decimals: u32) -> Prefix {
        let mut prefix = Prefix { start, ..Prefix::default() };
        let mut at = start;
        for _ in 0..4 {
            let mut before = at;
            while before > 0 && self.char(before - 1) == Some(' ') && at - before < 2 {
                before -= 1;
            }
            let Some(c) = before.checked_sub(1).and_then(|i| self.char(i)) else { break };
            let gap = at - before;
            if matches!(c, '-' | '−' | '–') && !prefix.minus {
                // A dash between words or numbers is not a sign: `A-12.50`, `10-12.50`.
                let preceding = before.checked_sub(2).and_then(|i| self.char(i));
                let is_joined_to_word =
                    preceding.is_some_and(|b| b.is_alphanumeric() && gap == 0) && !self.sign_ends(before - 1);
                let detached = gap > 0 && preceding.is_some_and(|b| b == ' ') && prefix.sign.is_none();
                if is_joined_to_word || (detached && gap > 1) {
                    break;
                }
                prefix.minus = true;
                at = before - 1;
            } else if c == '(' && !prefix.bracket {
                prefix.bracket = true;
                at = before - 1;
                prefix.start = at;
                break;
            } else if let Some((sign, length)) = self.sign_before(before).filter(|_| prefix.sign.is_none()) {
                prefix.sign = Some(sign);
                at = before - length;
            } else if at == start && self.is_misread_pound(before) {
                at = before - 1;
            } else {
                break;
            }
            prefix.start = at;
        }
        // `R 12.50` is money; `R2` is a name.
        let is_name = prefix.sign.is_some_and(|sign| sign.is_weak) && decimals != 2;
        if is_name { Prefix { start, ..Prefix::default() } } else { prefix }
    }

    /// Whether the letter before this position is a misread pound sign, between a minus and its number: `-f3.52`. It
    /// names no currency: the sign stays unknown.
    fn is_misread_pound(&self, end: usize) -> bool {
        let char_before = |back: usize| end.checked_sub(back).and_then(|at| self.char(at));
        matches!(char_before(1), Some('f' | 'F' | 'E'))
            && matches!(char_before(2), Some('-' | '−' | '–'))
            && char_before(3).is_none_or(char::is_whitespace)
    }

    fn sign_ends(&self, at: usize) -> bool {
        self.sign_before(at).is_some()
    }

    /// Returns the currency sign that ends before this position, and its length in characters.
    fn sign_before(&self, end: usize) -> Option<(&'static Sign, usize)> {
        SIGNS.iter().find_map(|sign| {
            let length = sign.text.chars().count();
            let start = end.checked_sub(length)?;
            let equal = sign
                .text
                .chars()
                .enumerate()
                .all(|(i, c)| self.char(start + i).is_some_and(|got| equals(sign, got, c)));
            let preceding = start.checked_sub(1).and_then(|i| self.char(i));
            let before_that = start.checked_sub(2).and_then(|i| self.char(i));
            // `Mo.-Fr. 8.00` are days of the week: letters joined to a word by a dash are part of it.
            let is_joined_to_word =
                preceding == Some('-') && before_that.is_some_and(|b| b.is_alphabetic() || b == '.');
            let apart =
                !sign.is_word() || (!is_joined_to_word && preceding.is_none_or(|b| !b.is_alphabetic()));
            (equal && apart && sign.side != Side::Behind).then_some((sign, length))
        })
    }

    /// Returns the currency sign that follows, and where it ends.
    pub(super) fn sign_after(&self, end: usize) -> Option<(&'static Sign, usize)> {
        let start = if self.char(end) == Some(' ') { end + 1 } else { end };
        SIGNS.iter().find_map(|sign| {
            let length = sign.text.chars().count();
            let equal = sign
                .text
                .chars()
                .enumerate()
                .all(|(i, c)| self.char(start + i).is_some_and(|got| equals(sign, got, c)));
            let after = self.char(start + length);
            let apart = after.is_none_or(|a| !a.is_alphanumeric());
            // `12.50 $5` and `10 RM 3.00`: the sign belongs to the number after it.
            let next = (start + length..).find(|i| self.char(*i) != Some(' ')).and_then(|i| self.char(i));
            let free = next.is_none_or(|n| !n.is_ascii_digit());
            (equal && apart && free && sign.side != Side::Before).then_some((sign, start + length))
        })
    }

    /// Returns the end of a minus sign written after the number: `12.50-`.
    pub(super) fn trailing_minus(&self, end: usize) -> Option<usize> {
        let dash = matches!(self.char(end), Some('-' | '−'));
        let after = self.char(end + 1);
        (dash && after.is_none_or(|a| a.is_whitespace() || a.is_alphabetic() || a == ')')).then_some(end + 1)
    }
}
