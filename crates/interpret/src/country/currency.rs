//! Currencies: the signs and codes that are printed for them, and their names in words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::country::section::{Section, sections};
use crate::country::table::{COUNTRIES, PrintedSign, printed_sign};

/// The currencies with names and signs besides those of their countries.
static SECTIONS: LazyLock<Vec<Section>> = LazyLock::new(|| sections(include_str!("table/currency.ini")));

/// Codes that are ordinary words too: `PEN 2.00` may be a pencil.
const WORDS: &[&str] = &["ALL", "TRY", "PEN", "MAD", "BAM", "COP", "MOP", "SAR", "DOP", "RON", "BOB", "PAB"];

/// Returns what is printed for every currency that is or was used: the sign and the ISO 4217 code.
pub(crate) fn printed_signs() -> Vec<(PrintedSign, &'static str)> {
    let mut by_share: Vec<_> = COUNTRIES.iter().collect();
    by_share.sort_by(|a, b| b.share.total_cmp(&a.share));
    let of_sections = SECTIONS
        .iter()
        .flat_map(|section| section.list("sign").into_iter().map(|sign| (printed_sign(sign), section.code)));
    let of_countries =
        by_share.iter().flat_map(|country| country.signs.iter().map(|sign| (*sign, country.currency)));
    let of_past = by_share
        .iter()
        .filter_map(|country| country.past.as_ref())
        .flat_map(|past| past.signs.iter().map(|sign| (*sign, past.code)));
    let codes = codes().map(|code| (code_sign(code), code));
    of_sections.chain(of_countries).chain(of_past).chain(codes).collect()
}

fn codes() -> impl Iterator<Item = &'static str> {
    let of_past = COUNTRIES.iter().filter_map(|country| country.past.as_ref().map(|past| past.code));
    COUNTRIES.iter().map(|country| country.currency).chain(of_past)
}

fn code_sign(code: &'static str) -> PrintedSign {
    PrintedSign { is_weak: WORDS.contains(&code), ..printed_sign(code) }
}

/// Returns the names of currencies in words, with the ISO 4217 code.
pub(crate) fn names() -> BTreeMap<&'static str, &'static str> {
    let names =
        SECTIONS.iter().map(|section| section.list("name").into_iter().map(|name| (name, section.code)));
    names.flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_one_of_iso_4217() {
        for code in printed_signs().iter().map(|(_, code)| *code).chain(names().into_values()) {
            assert!(code.parse::<vouch_core::Currency>().is_ok(), "{code}");
        }
    }
}
