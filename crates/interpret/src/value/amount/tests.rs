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
        (".24", "0.24"),
        ("Rounding ,02", "0.02"),
        ("1,18,000.00", "118000.00"),
        ("2,36,000", "236000"),
        ("12'345.60", "12345.60"),
        ("1.300,-", "1300"),
        ("12,–", "12"),
        ("12.--", "12"),
        ("Rs 500/-", "500"),
        ("1\u{202f}234,50", "1234.50"),
        ("12\u{a0}990", "12990"),
    ] {
        assert_eq!(values(text), [value], "{text}");
    }
}

#[test]
fn a_minus_is_before_after_or_around() {
    for text in [
        "-3.50",
        "3.50-",
        "- 3.50",
        "(3.50)",
        "-RM3.50",
        "RM -3.50",
        "RM-3.50",
        "-€3.50",
        "-£3.50",
        "£-3.50",
        "- £3.50",
        "-f3.50",
        "€ 3.50-",
        "−3.50",
        "3.50 CR",
        "3.50CR",
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
fn misread_characters_are_corrected_and_noted() {
    for (text, value) in [("1O.50", "10.50"), ("13. 30", "13.30"), ("10.5O", "10.50"), ("78-10", "78.10")] {
        let found = &find(text, &[])[0];
        assert_eq!((found.value.to_string().as_str(), found.corrected), (value, true), "{text}");
    }
}

#[test]
fn names_rates_and_measures_are_not_money() {
    assert!(values("A4 W33 3rd 12/72").is_empty());
    assert_eq!(find("6%", &[])[0].unit, Unit::Percent);
    assert_eq!(find("CGST6%", &[])[0].unit, Unit::Percent);
    assert!(!find("Org.nr 556030-5921 kr", &[])[0].is_money());
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
    fn a_formatted_amount_is_read_again(cents in -99_999_999i64..=99_999_999, comma: bool, grouped: bool) {
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
    fn spans_lie_within_any_text(text in "\\PC{0,60}") {
        for amount in find(&text, &[]) {
            prop_assert!(text.get(amount.span.clone()).is_some());
            prop_assert!(text.get(amount.digits.clone()).is_some());
        }
    }
}
