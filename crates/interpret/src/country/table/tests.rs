use std::collections::BTreeSet;

use super::*;

#[test]
fn every_row_is_complete() {
    assert!(COUNTRIES.len() >= 60);
    let codes: BTreeSet<&str> = COUNTRIES.iter().map(|country| country.code).collect();
    assert_eq!(codes.len(), COUNTRIES.len(), "no country twice");
    for country in COUNTRIES.iter() {
        let code = country.code;
        assert!(code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()), "{code}");
        assert!(country.currency.parse::<vouch_core::Currency>().is_ok(), "{code}");
        assert!(!country.names[0].is_empty() && !country.languages.is_empty(), "{code}");
        assert!(country.dial.bytes().all(|b| b.is_ascii_digit()) && !country.dial.is_empty(), "{code}");
        assert!(!country.domains.is_empty() && country.domains.iter().all(|d| d.starts_with('.')), "{code}");
        assert!(country.rates.iter().all(|rate| *rate <= rust_decimal::Decimal::from(40)), "{code}");
        if let Some(past) = &country.past {
            assert!(past.code.parse::<vouch_core::Currency>().is_ok(), "{code} {}", past.code);
            assert!(past.rate > rust_decimal::Decimal::ZERO, "{code}");
        }
        assert!(country.postcodes.iter().all(|form| !form.masks.is_empty()), "{code}");
    }
}

#[test]
fn every_rate_is_a_number_and_every_earlier_currency_is_whole() {
    for section in FILES.iter().flat_map(|file| sections(file)) {
        let rates = parts(section.value("rate"), ' ').filter(|rate| !rate.contains(['-', '|']));
        let country = by_code(section.code).expect("a country of the table");
        assert_eq!(rates.count(), country.rates.len(), "{}", section.code);
        assert_eq!(section.value("past").is_empty(), country.past.is_none(), "{}", section.code);
    }
}

#[test]
fn every_key_is_known() {
    const KEYS: [&str; 21] = [
        "share",
        "name",
        "language",
        "currency",
        "sign",
        "past",
        "tax",
        "rate",
        "date",
        "figure",
        "form",
        "form_weak",
        "form_before",
        "tax_id",
        "region",
        "region_name",
        "postcode",
        "phone",
        "national",
        "domain",
        "word",
    ];
    for section in FILES.iter().flat_map(|file| sections(file)) {
        for key in section.keys() {
            assert!(KEYS.contains(&key), "{} {key}", section.code);
        }
    }
}

#[test]
fn figures_are_told_from_their_example() {
    let style = |code: &str| by_code(code).map(|country| country.figure);
    let of = |mark, group, lakh| Some(FigureStyle { mark, group, lakh });
    assert_eq!(style("DE"), of(Some(','), Some('.'), false));
    assert_eq!(style("US"), of(Some('.'), Some(','), false));
    assert_eq!(style("CH"), of(Some('.'), Some('\''), false));
    assert_eq!(style("IN"), of(Some('.'), Some(','), true));
    assert_eq!(style("ID"), of(None, Some('.'), false));
    assert_eq!(style("KW"), of(Some('.'), Some(','), false));
    assert_eq!(style("FR"), of(Some(','), Some(' '), false));
}

#[test]
fn the_union_has_the_euro_or_a_currency_of_its_own() {
    let euro = |code: &str| by_code(code).is_some_and(|country| country.currency == "EUR");
    for code in "AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split(' ') {
        assert!(euro(code), "{code}");
    }
    for code in "CZ DK HU PL RO SE".split(' ') {
        assert!(by_code(code).is_some() && !euro(code), "{code}");
    }
}
