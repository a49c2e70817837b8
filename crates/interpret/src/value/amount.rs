//! Amounts of money as people print them: decimal point or comma, any thousands style, signs before or after.

mod digits;
mod scan;
mod sign;

use std::ops::Range;

use rust_decimal::Decimal;

use crate::text::currency_sign::Sign;
use scan::Scan;

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

#[cfg(test)]
mod tests;
