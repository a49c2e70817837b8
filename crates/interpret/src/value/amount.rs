//! Amounts of money in any notation: decimal point or comma, any separator of thousands, signs before or after.

mod digits;
mod scan;
mod sign;
mod style;

use std::ops::Range;

use rust_decimal::Decimal;

use crate::text::currency_sign::Sign;
use scan::Scan;
pub(crate) use style::{NumberLine, NumberStyle, Topic};

/// A number found in a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Amount {
    /// Its most likely value.
    pub value: Decimal,
    /// Its other possible value: `1.234` may be one thousand or a little more than one.
    pub other: Option<Decimal>,
    /// The number of digits after the decimal mark.
    pub decimals: u32,
    /// The decimal mark, if it has one.
    pub mark: Option<char>,
    /// Whether its thousands are separated.
    pub is_grouped: bool,
    /// Whether it is written as money, which depends on the style of the page.
    pub has_money_form: bool,
    /// The currency sign or code beside it.
    pub sign: Option<&'static Sign>,
    /// What the number counts.
    pub unit: Unit,
    /// Whether a misread character was corrected (`1O.50`, `12. 50`).
    pub corrected: bool,
    /// Whether it touches letters, with no space between.
    pub touches_letters: bool,
    /// Its bytes in the text, with sign and currency.
    pub span: Range<usize>,
    /// The bytes of its digits alone.
    pub digits: Range<usize>,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Money, or something that is not named.
    Plain,
    /// Per cent: a rate.
    Percent,
    /// Pieces: `2 x`, `3 @`.
    Times,
    /// A weight, a length or a volume.
    Measure,
}

impl Amount {
    /// Whether it looks like money: the decimals of the page's currency, or a sign beside it.
    pub(crate) fn is_money(&self) -> bool {
        self.unit == Unit::Plain && self.has_money_form
    }

    /// Whether it has no unit: money, a count, or a price with more decimals.
    pub(crate) fn is_plain(&self) -> bool {
        self.unit == Unit::Plain
    }
}

/// Finds the numbers in a text that has no page around it, from left to right. Bytes that are `taken` by a date or a
/// time are skipped.
pub(crate) fn find(text: &str, taken: &[Range<usize>]) -> Vec<Amount> {
    find_in(&NumberLine { text, taken, ..NumberLine::default() }, NumberStyle::default())
}

/// Finds the numbers in a line of a page that writes them in this style.
pub(crate) fn find_in(line: &NumberLine<'_>, style: NumberStyle) -> Vec<Amount> {
    let NumberLine { text, taken, narrow, topic } = *line;
    let style = NumberStyle { spaces: style.spaces && topic != Topic::Code, ..style };
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut amounts = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let byte = chars[at].0;
        if let Some(range) = taken.iter().find(|range| range.contains(&byte)) {
            while at < chars.len() && chars[at].0 < range.end {
                at += 1;
            }
            continue;
        }
        if !chars[at].1.is_ascii_digit() {
            at += 1;
            continue;
        }
        let scan = Scan { text, chars: &chars, taken, narrow, style };
        let (amount, next) = scan.figure(at);
        amounts.extend(amount);
        at = next.max(at + 1);
    }
    amounts
}

#[cfg(test)]
mod tests;
