//! What is concluded about the currency of a page, and how sure that is.

use jiff::civil::Date;
use rust_decimal::Decimal;
use vouch_core::{FieldKind, Verdict};

use super::verdict;
use crate::field::country::origins;
use crate::field::currency::{Known, candidates};
use crate::layout::annotated::AnnotatedText;
use crate::layout::rows::TextRows;
use crate::layout::rows::tests::page;

/// The best currency of a page, and the verdict on it.
fn best(lines: &[&str]) -> (String, Verdict) {
    best_of(lines, Known::default())
}

fn best_of(lines: &[&str], known: Known) -> (String, Verdict) {
    let lines: Vec<(f32, f32, &str)> =
        lines.iter().enumerate().map(|(at, text)| (0.1, 0.05 + 0.03 * at as f32, *text)).collect();
    let text_rows = TextRows::new("device", &[&page(&lines)]);
    let annotated = AnnotatedText::new(text_rows);
    let candidates = candidates(&annotated, &origins(&annotated), known);
    let Some(first) = candidates.first() else { return (String::new(), Verdict::Missing) };
    (first.value.plain(), verdict(FieldKind::Currency, &candidates, false).0)
}

#[test]
fn a_shared_sign_means_the_currency_of_the_country() {
    let malaysian = ["ACME SDN BHD", "JALAN MAWAR, SELANGOR", "TOTAL $ 7.10", "CASH $ 10.00"];
    assert_eq!(best(&malaysian).0, "MYR", "the dollar sign says no more than amount there");
    let singapore = ["ACME PTE LTD", "12 ORCHARD ROAD SINGAPORE 068914", "TEL +65 6123 4567", "TOTAL $ 7.10"];
    assert_eq!(best(&singapore), ("SGD".into(), Verdict::Proved));
    assert_eq!(best(&["ACME", "TOTAL $ 7.10", "CASH $ 10.00"]), ("USD".into(), Verdict::Likely));
}

#[test]
fn many_marks_of_a_country_settle_its_currency_and_one_is_a_hint() {
    let marks = ["ACME SDN BHD", "JALAN MAWAR, 43000 KAJANG, SELANGOR", "TEL +60 3 1234567", "TOTAL 7.10"];
    assert_eq!(best(&marks), ("MYR".into(), Verdict::Proved));
    assert_ne!(best(&["INDIA CURRY HOUSE", "TOTAL 7.10"]).1, Verdict::Proved);
}

#[test]
fn a_sign_counts_on_its_own_side_of_the_amount() {
    assert_eq!(best(&["ACME SDN BHD", "REF FT10060", "TOTAL 7.10"]).0, "MYR");
    assert_eq!(best(&["OSSZESEN 1 250 Ft"]).0, "HUF");
}

#[test]
fn words_that_several_countries_share_prove_nothing() {
    for lines in [
        ["SARL ATLAS", "FACTURE", "TVA 20 %", "TOTAL TTC 120,00"],
        ["BUTIKKEN APS", "KVITTERING", "MOMS 25 %", "I ALT 125,00"],
        ["ALFA S.A.", "FACTURA", "IVA 21 %", "TOTAL 121,00"],
    ] {
        assert_ne!(best(&lines).1, Verdict::Proved, "{lines:?}");
    }
}

#[test]
fn a_currency_that_is_named_wins_over_the_country() {
    let lines =
        ["ACME SDN BHD", "JALAN MAWAR, 43000 KAJANG, MALAYSIA", "ALL PRICES IN US DOLLARS", "TOTAL 7.10"];
    assert_eq!(best(&lines).0, "USD");
    let codes = ["ACME SDN BHD", "43000 KAJANG, MALAYSIA", "ITEM USD 7.10", "TOTAL USD 7.10"];
    assert_eq!(best(&codes).0, "USD");
}

#[test]
fn the_total_tells_which_of_two_currencies_was_paid() {
    let lines = ["KAVIAR S.R.O.", "110 00 PRAHA 1", "DIČ CZ25123891", "CELKEM 590,00 Kč", "EUR 24,10"];
    let known = Known { total: Some(Decimal::new(59000, 2)), date: None };
    assert_eq!(best_of(&lines, known).0, "CZK");
}

#[test]
fn an_earlier_currency_counts_on_its_day() {
    let lines = ["KONOBA D.O.O.", "21000 SPLIT", "OIB 33392005961", "PDV 25 %", "UKUPNO 120,00"];
    let on = |year| best_of(&lines, Known { total: None, date: Some(Date::constant(year, 7, 1)) }).0;
    assert_eq!(on(2019), "HRK");
    assert_eq!(on(2024), "EUR");
}

#[test]
fn a_room_number_is_no_ringgit() {
    let lines = ["HOTEL ROSE LTD", "LONDON SW1A 1AA", "RM 203", "ROOM 2 NIGHTS 180.00", "TOTAL 180.00"];
    assert_eq!(best(&lines).0, "GBP");
}
