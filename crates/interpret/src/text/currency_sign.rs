//! Currency signs and codes as they are written beside amounts, and the currencies they may mean.

use Side::{Before, Behind, Either};

/// A currency sign or code.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Sign {
    /// As it is written; letters may be in either case.
    pub text: &'static str,
    /// ISO 4217 codes that it may mean, the most usual first.
    pub codes: &'static [&'static str],
    /// The side of an amount that it may be on.
    pub side: Side,
}

/// The side of an amount that a sign is written on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    Behind,
    Either,
}

impl Sign {
    /// Whether several currencies share this sign.
    pub(crate) fn is_ambiguous(&self) -> bool {
        self.codes.len() > 1
    }

    /// Whether it is made of letters, so that a letter beside it makes it part of a word.
    pub(crate) fn is_word(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_alphabetic)
    }
}

const fn sign(text: &'static str, codes: &'static [&'static str], side: Side) -> Sign {
    Sign { text, codes, side }
}

/// The signs; one that contains another comes before it.
pub(crate) const SIGNS: &[Sign] = &[
    sign("US$", &["USD"], Either),
    sign("CA$", &["CAD"], Either),
    sign("AU$", &["AUD"], Either),
    sign("HK$", &["HKD"], Either),
    sign("NZ$", &["NZD"], Either),
    sign("NT$", &["TWD"], Either),
    sign("S$", &["SGD"], Either),
    sign("C$", &["CAD"], Either),
    sign("A$", &["AUD"], Either),
    sign("R$", &["BRL"], Either),
    sign("MYR", &["MYR"], Either),
    sign("EURO", &["EUR"], Either),
    sign("EUR", &["EUR"], Either),
    sign("USD", &["USD"], Either),
    sign("GBP", &["GBP"], Either),
    sign("CHF", &["CHF"], Either),
    sign("CAD", &["CAD"], Either),
    sign("AUD", &["AUD"], Either),
    sign("SGD", &["SGD"], Either),
    sign("NZD", &["NZD"], Either),
    sign("HKD", &["HKD"], Either),
    sign("JPY", &["JPY"], Either),
    sign("CNY", &["CNY"], Either),
    sign("INR", &["INR"], Either),
    sign("IDR", &["IDR"], Either),
    sign("THB", &["THB"], Either),
    sign("PHP", &["PHP"], Either),
    sign("VND", &["VND"], Either),
    sign("AED", &["AED"], Either),
    sign("SEK", &["SEK"], Either),
    sign("NOK", &["NOK"], Either),
    sign("DKK", &["DKK"], Either),
    sign("PLN", &["PLN"], Either),
    sign("CZK", &["CZK"], Either),
    sign("HUF", &["HUF"], Either),
    sign("RON", &["RON"], Either),
    sign("BGN", &["BGN"], Either),
    sign("TRY", &["TRY"], Either),
    sign("ZAR", &["ZAR"], Either),
    sign("MXN", &["MXN"], Either),
    sign("BRL", &["BRL"], Either),
    sign("Kč", &["CZK"], Behind),
    sign("zł", &["PLN"], Behind),
    sign("Ft", &["HUF"], Behind),
    sign("kr", &["SEK", "NOK", "DKK"], Either),
    sign("Fr.", &["CHF"], Before),
    sign("Rp", &["IDR"], Before),
    sign("Rs", &["INR"], Before),
    sign("RM", &["MYR"], Before),
    sign("€", &["EUR"], Either),
    sign("£", &["GBP"], Either),
    sign("¥", &["JPY", "CNY"], Either),
    sign("₹", &["INR"], Either),
    sign("₫", &["VND"], Either),
    sign("฿", &["THB"], Either),
    sign("₩", &["KRW"], Either),
    sign("₺", &["TRY"], Either),
    sign("₱", &["PHP"], Either),
    sign("$", &["USD", "CAD", "AUD", "SGD", "NZD", "HKD", "MXN"], Either),
];
