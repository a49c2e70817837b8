use super::*;
use crate::layout::rows::TextRows;
use crate::layout::rows::tests::page;

fn all(lines: &[&str]) -> Vec<Origin> {
    let lines: Vec<(f32, f32, &str)> =
        lines.iter().enumerate().map(|(at, text)| (0.1, 0.05 + 0.03 * at as f32, *text)).collect();
    let text_rows = TextRows::new("device", &[&page(&lines)]);
    origins(&AnnotatedText::new(text_rows))
}

fn first(lines: &[&str]) -> Option<&'static str> {
    all(lines).first().map(|origin| origin.country.code)
}

#[test]
fn a_mark_that_occurs_twice_is_one_mark() {
    let once = &all(&["ACME SDN BHD"])[0];
    let twice = &all(&["ACME SDN BHD", "ACME SDN BHD"])[0];
    assert_eq!((once.country.code, once.signs), (twice.country.code, twice.signs));
}

#[test]
fn countries_are_found_by_many_marks() {
    for (lines, code) in [
        (&["ACME SDN BHD"][..], "MY"),
        (&["Tel. +49 30 1234567"], "DE"),
        (&["www.acme.co.uk"], "GB"),
        (&["BTW NL123456789B01"], "NL"),
        (&["12 Rose Street", "Austin, TX 78701"], "US"),
        (&["Queen Street", "Vancouver, BC V6B 1A1"], "CA"),
        (&["Rua das Flores 5", "1000-123 Lisboa"], "PT"),
        (&["Storgatan 5", "111 22 Stockholm"], "SE"),
        (&["ul. Prosta 5", "00-950 Warszawa", "NIP 856-734-62-15"], "PL"),
        (&["GSTIN 27AAPFU0939F1ZV"], "IN"),
        (&["CNPJ 16.727.230/0001-97"], "BR"),
        (&["ABN 83 914 571 673"], "AU"),
        (&["ICE 001561191000066", "Casablanca"], "MA"),
        (&["CVR 13585628", "MOMS 25 %"], "DK"),
        (&["Org.nr 988077917 MVA"], "NO"),
        (&["CHE-109.322.551 MWST", "8001 Zürich"], "CH"),
    ] {
        assert_eq!(first(lines), Some(code), "{lines:?}");
    }
}

#[test]
fn no_accidental_pair_of_letters_decides() {
    for lines in [&["RM 203"][..], &["NO. 12"], &["TOTAL 12.50"], &["CASH 10.00", "CHANGE 2.50"]] {
        let surest = all(lines).first().map_or(0.0, |origin| origin.probability);
        assert!(surest < 0.6, "{lines:?} {surest}");
    }
}

#[test]
fn mail_at_a_provider_says_nothing() {
    let of =
        |line: &str| all(&[line]).iter().find(|origin| origin.country.code == "DE").map_or(0, |de| de.signs);
    assert_eq!(of("acme@web.de"), 0);
    assert_ne!(of("info@acme.de"), 0);
}
