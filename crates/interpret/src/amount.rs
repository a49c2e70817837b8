//! Amounts of money as people print them: decimal point or comma, any thousands style, signs before or after.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::currency::{self, Sign};
use crate::number_style::{Body, Number};

/// A figure found in a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Amount {
    /// Its value, as it is most likely meant.
    pub value: Decimal,
    /// What it could mean as well: `1.234` is one thousand or a little more than one.
    pub other: Option<Decimal>,
    /// Digits after the decimal mark.
    pub decimals: u32,
    /// The decimal mark, where one is printed.
    pub mark: Option<char>,
    /// The currency sign or code beside it.
    pub sign: Option<&'static Sign>,
    /// What the figure counts.
    pub unit: Unit,
    /// Whether a misread character had to be put right (`1O.50`, `12. 50`).
    pub mended: bool,
    /// Whether letters stand against it without a space.
    pub glued: bool,
    /// Bytes of the text, with sign and currency.
    pub span: Range<usize>,
    /// Bytes of the digits alone.
    pub digits: Range<usize>,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Money, or nothing that is said.
    Plain,
    /// Hundredths: a rate.
    Percent,
    /// Pieces: `2 x`, `3 @`.
    Times,
    /// Weight, length, volume.
    Measure,
}

impl Amount {
    /// Whether it looks like money: two decimals, or a currency beside it.
    pub(crate) fn is_money(&self) -> bool {
        self.unit == Unit::Plain && (self.decimals == 2 || (self.sign.is_some() && self.decimals <= 3))
    }

    /// Whether it could be a count, a price with more decimals or an amount without cents.
    pub(crate) fn is_plain(&self) -> bool {
        self.unit == Unit::Plain
    }
}

/// Finds the figures in a text, from left to right, outside the `taken` stretches (days, times).
pub(crate) fn find(text: &str, taken: &[Range<usize>]) -> Vec<Amount> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut amounts = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let byte = chars[at].0;
        if let Some(hole) = taken.iter().find(|hole| hole.contains(&byte)) {
            while at < chars.len() && chars[at].0 < hole.end {
                at += 1;
            }
            continue;
        }
        if !chars[at].1.is_ascii_digit() {
            at += 1;
            continue;
        }
        let scan = Scan { text, chars: &chars, taken };
        let (amount, next) = scan.figure(at);
        amounts.extend(amount);
        at = next.max(at + 1);
    }
    amounts
}

struct Scan<'a> {
    text: &'a str,
    chars: &'a [(usize, char)],
    taken: &'a [Range<usize>],
}

impl Scan<'_> {
    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(_, c)| *c).filter(|_| !self.is_taken(at))
    }

    fn is_taken(&self, at: usize) -> bool {
        let byte = self.chars[at].0;
        self.taken.iter().any(|hole| hole.contains(&byte))
    }

    fn byte(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.text.len(), |(byte, _)| *byte)
    }

    /// The digit at this place, putting right what is misread among digits.
    fn digit(&self, at: usize) -> Option<(char, bool)> {
        let c = self.char(at)?;
        if c.is_ascii_digit() {
            return Some((c, false));
        }
        let meant = match c {
            'O' | 'o' | 'Q' => '0',
            'l' | 'I' | '|' => '1',
            _ => return None,
        };
        // A letter is a digit only inside a figure: after a decimal mark or a digit, and with no letter behind it.
        let before = at.checked_sub(1).and_then(|before| self.char(before));
        let after = self.char(at + 1);
        let inside = before.is_some_and(|b| b.is_ascii_digit() || matches!(b, '.' | ','))
            && after.is_none_or(|a| !a.is_alphabetic() || matches!(a, 'O' | 'o' | 'l' | 'I'));
        inside.then_some((meant, true))
    }

    fn figure(&self, start: usize) -> (Option<Amount>, usize) {
        let body = self.body(start);
        let end = body.end;
        let before = start.checked_sub(1).and_then(|at| self.char(at));
        let Some(number) = Number::of(&body) else { return (None, end) };
        let prefix = self.prefix(start);
        let (unit, suffix_end) = self.unit(end);
        let follows = self.char(end);
        let glued_before = before.is_some_and(char::is_alphanumeric) && prefix.sign.is_none();
        let glued = glued_before || (follows.is_some_and(char::is_alphabetic) && unit == Unit::Plain);
        // `A4`, `W33` or `3rd` is a name, not a figure; `CASH51.00` and `8.90S` are figures against a word.
        if glued && number.decimals != 2 {
            return (None, end);
        }
        // `12/72`, `4-20` and `1:30` are no figures either.
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
            sign: sign.filter(|_| unit == Unit::Plain),
            unit,
            mended: body.mended,
            glued,
            span: self.byte(prefix.start)..self.byte(span_end),
            digits: self.byte(start)..self.byte(end),
        };
        (Some(amount), span_end.max(end))
    }

    /// Digits in groups: `1.234,56`, `12'345.00`, `1 234,56`, `12. 50`.
    fn body(&self, start: usize) -> Body {
        let mut body = Body::default();
        let mut at = start;
        loop {
            let mut group = String::new();
            while let Some((digit, mended)) = self.digit(at) {
                group.push(digit);
                body.mended |= mended;
                at += 1;
            }
            body.groups.push(group);
            body.end = at;
            let Some((mark, next)) = self.mark(at, &body) else { return body };
            body.mended |= next > at + 1 || self.char(at) != Some(mark);
            body.marks.push(mark);
            at = next;
        }
    }

    /// A separator that goes on with digits, and where they begin.
    fn mark(&self, at: usize, body: &Body) -> Option<(char, usize)> {
        let run = |from: usize| (from..).take_while(|i| self.digit(*i).is_some()).count();
        let c = self.char(at)?;
        match c {
            '.' | ',' if run(at + 1) > 0 => Some((c, at + 1)),
            // A recogniser's gap after the decimal mark: two digits must follow and end there.
            '.' | ',' if self.char(at + 1) == Some(' ') && run(at + 2) == 2 && !body.marks.contains(&c) => {
                let after = self.char(at + 4);
                let ends =
                    after.is_none_or(|a| !a.is_alphanumeric() && !matches!(a, '.' | ',' | '/' | '-' | '%'));
                (ends && body.groups.len() == 1).then_some((c, at + 2))
            }
            '\'' | '’' if run(at + 1) == 3 => Some(('\'', at + 1)),
            // A point read as a dash, as in `78-10`: only where the row ends with it.
            '-' if body.groups.len() == 1 && run(at + 1) == 2 && self.char(at + 3).is_none() => {
                self.starts_cell(at, body).then_some(('.', at + 1))
            }
            // A space among thousands: only before three digits that a decimal mark follows, or among their like.
            ' ' | '\u{a0}' | '\u{202f}' => {
                let short = body.groups.last().is_some_and(|g| g.len() <= 3)
                    && body.marks.iter().all(|mark| *mark == ' ')
                    && body.groups.iter().skip(1).all(|g| g.len() == 3);
                let digits = run(at + 1);
                let decimal = self.char(at + 4) == Some(',') && run(at + 5) == 2;
                let printed_together = c != ' ';
                (short && digits == 3 && (decimal || printed_together)).then_some((' ', at + 1))
            }
            _ => None,
        }
    }

    /// Whether the only group of digits before this place follows a space or begins the text.
    fn starts_cell(&self, at: usize, body: &Body) -> bool {
        let start = at - body.groups[0].chars().count();
        start
            .checked_sub(1)
            .is_none_or(|before| self.char(before).is_some_and(|c| c == ' ' || !c.is_alphanumeric()))
    }

    fn prefix(&self, start: usize) -> Prefix {
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
                // A dash between words or figures is no sign: `A-12.50`, `10-12.50`.
                let behind = before.checked_sub(2).and_then(|i| self.char(i));
                let tied =
                    behind.is_some_and(|b| b.is_alphanumeric() && gap == 0) && !self.sign_ends(before - 1);
                let detached = gap > 0 && behind.is_some_and(|b| b == ' ') && prefix.sign.is_none();
                if tied || (detached && gap > 1) {
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
            } else {
                break;
            }
            prefix.start = at;
        }
        prefix
    }

    fn sign_ends(&self, at: usize) -> bool {
        self.sign_before(at).is_some()
    }

    /// The currency sign that ends before this place, and its length in characters.
    fn sign_before(&self, end: usize) -> Option<(&'static Sign, usize)> {
        currency::SIGNS.iter().find_map(|sign| {
            let length = sign.text.chars().count();
            let start = end.checked_sub(length)?;
            let equal = sign.text.chars().enumerate().all(|(i, c)| {
                self.char(start + i).is_some_and(|got| got.eq_ignore_ascii_case(&c) || got == c)
            });
            let behind = start.checked_sub(1).and_then(|i| self.char(i));
            let before = start.checked_sub(2).and_then(|i| self.char(i));
            // `Mo.-Fr. 8.00` are days of the week: letters tied by a dash to a word are part of it.
            let tied = behind == Some('-') && before.is_some_and(|b| b.is_alphabetic() || b == '.');
            let apart = !sign.is_word() || (!tied && behind.is_none_or(|b| !b.is_alphabetic()));
            (equal && apart).then_some((sign, length))
        })
    }

    /// The currency sign that follows, and where it ends.
    fn sign_after(&self, end: usize) -> Option<(&'static Sign, usize)> {
        let start = if self.char(end) == Some(' ') { end + 1 } else { end };
        currency::SIGNS.iter().find_map(|sign| {
            let length = sign.text.chars().count();
            let equal = sign.text.chars().enumerate().all(|(i, c)| {
                self.char(start + i).is_some_and(|got| got.eq_ignore_ascii_case(&c) || got == c)
            });
            let after = self.char(start + length);
            let apart = after.is_none_or(|a| !a.is_alphanumeric());
            // `12.50 $5` and `10 RM 3.00`: the sign belongs to the figure behind it.
            let next = (start + length..).find(|i| self.char(*i) != Some(' ')).and_then(|i| self.char(i));
            let free = next.is_none_or(|n| !n.is_ascii_digit());
            (equal && apart && free && sign.may_follow).then_some((sign, start + length))
        })
    }

    /// The end of a minus printed behind the figure: `12.50-`.
    fn trailing_minus(&self, end: usize) -> Option<usize> {
        let dash = matches!(self.char(end), Some('-' | '−'));
        let after = self.char(end + 1);
        (dash && after.is_none_or(|a| a.is_whitespace() || a.is_alphabetic() || a == ')')).then_some(end + 1)
    }

    fn unit(&self, end: usize) -> (Unit, usize) {
        let at = if self.char(end) == Some(' ') { end + 1 } else { end };
        if self.char(at) == Some('%') {
            return (Unit::Percent, at + 1);
        }
        let word: String = (at..).map_while(|i| self.char(i).filter(|c| c.is_alphabetic())).collect();
        let stands_alone =
            self.char(at + word.chars().count()).is_none_or(|c| !c.is_ascii_digit() || word.len() == 1);
        match word.to_ascii_lowercase().as_str() {
            "x" => (Unit::Times, at + 1),
            "kg" | "g" | "gm" | "ml" | "cl" | "l" | "ltr" | "litre" | "liter" | "cm" | "mm" | "m" | "km"
            | "oz" | "lb" | "lbs" | "w" | "v" | "kwh" | "gb" | "mb" | "pcs" | "pc"
                if stands_alone =>
            {
                (Unit::Measure, at + word.chars().count())
            }
            _ if self.char(at) == Some('@') => (Unit::Times, at),
            _ if self.char(at) == Some('×') => (Unit::Times, at + 1),
            _ => (Unit::Plain, end),
        }
    }
}

#[derive(Default)]
struct Prefix {
    start: usize,
    minus: bool,
    bracket: bool,
    sign: Option<&'static Sign>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn values(text: &str) -> Vec<String> {
        find(text, &[]).iter().filter(|a| a.unit == Unit::Plain).map(|a| a.value.to_string()).collect()
    }

    #[test]
    fn decimal_marks_and_thousands_of_all_styles() {
        for (text, value) in [
            ("12.50", "12.50"),
            ("12,50", "12.50"),
            ("1,234.50", "1234.50"),
            ("1.234,50", "1234.50"),
            ("1'234.50", "1234.50"),
            ("1 234,50", "1234.50"),
            ("3.441.812", "3441812"),
            ("1,234,567.00", "1234567.00"),
            ("50.000,00", "50000.00"),
            ("0.005", "0.005"),
        ] {
            assert_eq!(values(text), [value], "{text}");
        }
    }

    #[test]
    fn signs_stand_before_behind_or_around() {
        for text in [
            "-3.50",
            "3.50-",
            "- 3.50",
            "(3.50)",
            "-RM3.50",
            "RM -3.50",
            "RM-3.50",
            "-€3.50",
            "€ 3.50-",
            "−3.50",
        ] {
            assert_eq!(values(text), ["-3.50"], "{text}");
        }
        assert_eq!(values("A-3.50"), ["3.50"]);
    }

    #[test]
    fn currencies_are_seen_on_either_side() {
        for (text, sign) in [
            ("RM12.50", "RM"),
            ("12,50 €", "€"),
            ("EUR 12,50", "EUR"),
            ("$ 12.50", "$"),
            ("TOTALRM12.50", ""),
            ("Mo.-Fr. 8.30 Uhr", ""),
        ] {
            let found = &find(text, &[])[0];
            assert_eq!(found.sign.map_or("", |sign| sign.text), sign, "{text}");
        }
    }

    #[test]
    fn a_single_group_of_three_keeps_both_meanings() {
        let found = &find("1.234", &[])[0];
        assert_eq!(
            (found.value.to_string(), found.other.map(|o| o.to_string())),
            ("1234".into(), Some("1.234".into()))
        );
    }

    #[test]
    fn misread_characters_are_put_right_and_noted() {
        for (text, value) in [("1O.50", "10.50"), ("13. 30", "13.30"), ("10.5O", "10.50"), ("78-10", "78.10")]
        {
            let found = &find(text, &[])[0];
            assert_eq!((found.value.to_string().as_str(), found.mended), (value, true), "{text}");
        }
    }

    #[test]
    fn names_rates_and_measures_are_no_money() {
        assert!(values("A4 W33 3rd 12/72").is_empty());
        assert_eq!(find("6%", &[])[0].unit, Unit::Percent);
        assert_eq!(find("19,00 %", &[])[0].unit, Unit::Percent);
        assert_eq!(find("2 x 3.50", &[])[0].unit, Unit::Times);
        assert_eq!(find("0.5 kg", &[])[0].unit, Unit::Measure);
    }

    #[test]
    fn figures_beside_words_are_found() {
        assert_eq!(values("CASH51.00"), ["51.00"]);
        assert_eq!(values("8.90S"), ["8.90"]);
        assert_eq!(values("5.20 5.20 S"), ["5.20", "5.20"]);
        assert_eq!(values("2 500.00"), ["2", "500.00"]);
    }

    proptest! {
        #[test]
        fn what_is_printed_comes_back(cents in -99_999_999i64..=99_999_999, comma: bool, grouped: bool) {
            let value = Decimal::new(cents, 2);
            let digits = cents.unsigned_abs();
            let (mark, thousands) = if comma { (',', ".") } else { ('.', ",") };
            let whole = (digits / 100).to_string();
            let mut head = String::new();
            for (i, c) in whole.chars().enumerate() {
                if grouped && i > 0 && (whole.len() - i).is_multiple_of(3) {
                    head.push_str(thousands);
                }
                head.push(c);
            }
            let minus = if cents < 0 { "-" } else { "" };
            let text = format!("{minus}{head}{mark}{:02}", digits % 100);
            let found = find(&text, &[]);
            prop_assert_eq!(found.len(), 1);
            prop_assert_eq!(found[0].value, value);
        }

        #[test]
        fn any_text_is_taken_calmly(text in "\\PC{0,60}") {
            for amount in find(&text, &[]) {
                prop_assert!(text.get(amount.span.clone()).is_some());
                prop_assert!(text.get(amount.digits.clone()).is_some());
            }
        }
    }
}
