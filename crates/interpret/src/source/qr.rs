//! QR codes on a page: what they say, as a witness of its own.
//!
//! A code that decodes is exact: it corrects its own errors. What it is about depends on who made it. A *statement*
//! repeats the document for a tax office; a *request* asks a bank for a payment; a *link* only names the document.

mod czechia;
mod epc;
mod india;
mod link;
mod myinvois;
mod portugal;
mod saudi_arabia;
mod spain;
mod swiss;

use jiff::civil::Date;
use rust_decimal::Decimal;
use vouch_core::{Currency, LabelledValue, PageReading, Place, Reading, WitnessKind};

use crate::layout::extent::Extent;

/// Name of the witness.
pub(crate) const ENGINE: &str = WitnessKind::Qr.name();

/// What a code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Repeats the document.
    Statement,
    /// Asks for a payment, which need not be all of the document.
    Request,
    /// Names the document.
    Link,
}

/// What a code of a known standard says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said {
    /// Name of the standard, as people know it.
    pub standard: &'static str,
    pub purpose: Purpose,
    pub vendor: Option<String>,
    pub address: Option<String>,
    pub tax_id: Option<String>,
    pub number: Option<String>,
    pub date: Option<Date>,
    pub currency: Option<Currency>,
    pub total: Option<Decimal>,
    pub tax: Option<Decimal>,
    /// The account to pay into, without spaces.
    pub account: Option<String>,
    /// What the payment is to be marked with.
    pub reference: Option<String>,
}

impl Said {
    fn new(standard: &'static str, purpose: Purpose) -> Self {
        Self {
            standard,
            purpose,
            vendor: None,
            address: None,
            tax_id: None,
            number: None,
            date: None,
            currency: None,
            total: None,
            tax: None,
            account: None,
            reference: None,
        }
    }
}

/// A code of a known standard on a page.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub said: Said,
    pub place: Place,
}

impl Code {
    /// The codes of known standards among the readings.
    pub(crate) fn all(readings: &[Reading]) -> Vec<Self> {
        let of_codes = readings.iter().filter(|reading| reading.engine.name == ENGINE);
        of_codes.flat_map(|reading| &reading.values).filter_map(Self::of).collect()
    }

    fn of(value: &LabelledValue) -> Option<Self> {
        let said = understood(value.text.trim_start_matches('\u{feff}').trim())?;
        Some(Self { said, place: Place { page: value.page, bounds: value.bounds } })
    }

    /// Whether it stands on a document.
    pub(crate) fn is_on(&self, extent: &Extent) -> bool {
        extent.holds(self.place.page, self.place.bounds.as_ref())
    }
}

/// What a text of a code says, where its standard is known.
fn understood(text: &str) -> Option<Said> {
    const STANDARDS: &[fn(&str) -> Option<Said>] = &[
        epc::read,
        swiss::read,
        myinvois::read,
        spain::read,
        portugal::read,
        india::read,
        saudi_arabia::read,
        czechia::read,
    ];
    STANDARDS.iter().find_map(|read| read(text))
}

/// The printed text of these pages, reduced to what is compared.
pub(crate) fn printed(pages: &[&PageReading]) -> String {
    let words = pages.iter().flat_map(|page| page.layout.words());
    crate::text::fold::key(&words.map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "))
}

/// An amount as codes write it: digits, a dot or a comma, at most four decimals.
fn amount(text: &str) -> Option<Decimal> {
    let plain = text.trim().replace(',', ".");
    let usual = plain.len() <= 16 && plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    plain.parse::<Decimal>().ok().filter(|amount| usual && amount.scale() <= 4)
}

/// A day from its figures.
fn day(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// What is left of a text without its blanks, `None` for nothing.
fn filled(text: &str) -> Option<String> {
    let trimmed = text.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

#[cfg(test)]
mod tests;
