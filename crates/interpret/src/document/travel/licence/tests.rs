use jiff::civil::date;
use vouch_core::PageReading;

use super::*;
use crate::document::travel::interpret;
use crate::document::travel::tests::reading;
use crate::layout::rows::tests::page;

const EUROPEAN: [&str; 8] = [
    "FÜHRERSCHEIN UTOPIA",
    "1. MUSTER",
    "2. KIM ÅSE",
    "3. 05.04.1981 (UTOPIA CITY)",
    "4a. 01.01.2023 4c. AMT UTOPIA",
    "4b. 31.12.2037",
    "5. U072RRE2I55",
    "9. AM/B/BE",
];
const AMERICAN: [&str; 9] = [
    "UTOPIA DRIVER LICENSE",
    "1 SAMPLE",
    "2 KIM LEE",
    "8 1881 ELM ST 3",
    "3 DOB 05/04/1981 | 4a ISS 08/27/2023",
    "4d DLN 15-239-1250 | 4b EXP 04/24/2031",
    "5 DD 12345678917",
    "15 SEX F | 16 HGT 5-04",
    "KIM 05/04/1981",
];

fn context() -> Context {
    Context { today: date(2026, 11, 21), kind: None }
}

/// Returns a card with these rows one below the other. What follows a bar is in a column of its own.
fn card(rows: &[&str]) -> PageReading {
    let cells = rows.iter().zip(0..).flat_map(|(row, at)| {
        let cells = row.split(" | ").zip(0..);
        cells.map(move |(text, column)| (0.2 + 0.3 * column as f32, 0.1 + 0.03 * at as f32, text))
    });
    let cells: Vec<(f32, f32, &str)> = cells.collect();
    PageReading { origin: TextOrigin::Recognised, ..page(&cells) }
}

fn device(rows: &[&str]) -> Reading {
    reading("device", vec![card(rows)])
}

fn documents(rows: &[&str]) -> Option<Vec<Extraction>> {
    interpret(&[device(rows)], &context())
}

fn licence(rows: &[&str]) -> Extraction {
    let mut found = documents(rows).expect("a licence");
    assert_eq!((found.len(), found[0].kind), (1, DocumentKind::DrivingLicence));
    found.remove(0)
}

fn value(document: &Extraction, kind: FieldKind) -> (String, Verdict) {
    document.fields.get(&kind).map_or_else(
        || (String::new(), Verdict::Missing),
        |field| (field.best().value.plain(), field.verdict),
    )
}

fn values(document: &Extraction) -> Vec<(&'static str, String)> {
    document.fields.iter().map(|(kind, field)| (kind.name(), field.best().value.plain())).collect()
}

fn with(rows: &[&'static str], from: &str, to: &'static str) -> Vec<&'static str> {
    rows.iter().map(|row| if *row == from { to } else { row }).collect()
}

#[test]
fn the_numbered_fields_of_a_european_licence_are_read() {
    let found = licence(&EUROPEAN);
    let expected = [
        ("document_number", "U072RRE2I55"),
        ("surname", "MUSTER"),
        ("given_names", "KIM ÅSE"),
        ("birth_date", "1981-04-05"),
        ("expiry_date", "2037-12-31"),
    ];
    assert_eq!(values(&found), expected.map(|(name, value)| (name, value.to_owned())));
    assert!(found.fields.values().all(|field| field.verdict == Verdict::Likely));
    assert_eq!(found.findings, []);
}

#[test]
fn captions_without_gaps_and_with_other_marks_are_read() {
    let tight = [
        "PERMIS DE CONDUIRE",
        "1.MUSTER",
        "2 Kim",
        "3.05.04.1981(Utopia",
        "4a.01.01.2023 4c.99999 Utopia",
        "4b31/12/2037",
        "4d 123456789",
        "5.13AA00001",
    ];
    let found = licence(&tight);
    assert_eq!(value(&found, FieldKind::DocumentNumber).0, "13AA00001");
    assert_eq!(value(&found, FieldKind::PersonalNumber).0, "123456789");
    assert_eq!(value(&found, FieldKind::Surname).0, "MUSTER");
    assert_eq!(value(&found, FieldKind::BirthDate).0, "1981-04-05");
    assert_eq!(value(&found, FieldKind::ExpiryDate).0, "2037-12-31");
}

#[test]
fn an_american_licence_has_words_after_its_numbers_and_the_month_first() {
    let found = licence(&AMERICAN);
    let expected = [
        ("document_number", "15-239-1250"),
        ("surname", "SAMPLE"),
        ("given_names", "KIM LEE"),
        ("birth_date", "1981-05-04"),
        ("sex", "F"),
        ("expiry_date", "2031-04-24"),
    ];
    assert_eq!(values(&found), expected.map(|(name, value)| (name, value.to_owned())));
}

#[test]
fn values_may_be_below_their_captions() {
    let below = [
        "DRIVER LICENSE",
        "1 SAMPLE",
        "2 DL ADULT",
        "3 DOB | 4a Iss | 9a Endorsements",
        "04/24/1976 | 08/27/2015 | NONE",
        "4d Customer Identifier | 4b Exp",
        "15-239-1250 | 04/24/2031",
        "5 DD | Previous type",
        "12345678917 | A",
    ];
    let found = licence(&below);
    assert_eq!(value(&found, FieldKind::BirthDate).0, "1976-04-24");
    assert_eq!(value(&found, FieldKind::DocumentNumber).0, "15-239-1250");
    assert_eq!(value(&found, FieldKind::ExpiryDate).0, "2031-04-24");
    assert_eq!(value(&found, FieldKind::GivenNames).0, "DL ADULT");
}

#[test]
fn a_long_name_goes_on_below() {
    let mut rows = EUROPEAN.to_vec();
    rows.splice(2..3, ["2. KIM ÅSE", "LEE"]);
    let mut page = card(&rows);
    let value_of_first = page.layout.lines[2].words[1].bounds.x;
    page.layout.lines[3].words[0].bounds.x = value_of_first;
    page.layout.lines[3].bounds.x = value_of_first;
    let found = interpret(&[reading("device", vec![page])], &context()).expect("a licence");
    assert_eq!(value(&found[0], FieldKind::GivenNames).0, "KIM ÅSE LEE");
}

#[test]
fn words_alone_announce_fields_where_all_of_them_are_there() {
    let words = ["DRIVER LICENSE", "DL I1234568", "EXP 08/31/2031", "LN SAMPLE", "FN KIM", "DOB 08/31/1977"];
    let found = licence(&words);
    assert_eq!(value(&found, FieldKind::DocumentNumber), ("I1234568".to_owned(), Verdict::Likely));
    assert_eq!(value(&found, FieldKind::Surname).0, "SAMPLE");
    assert_eq!(documents(&words[..3]), None);
}

#[test]
fn one_witness_proves_nothing_and_two_do() {
    let proved = |document: &Extraction| -> Vec<&'static str> {
        let proved = document.fields.iter().filter(|(_, field)| field.verdict == Verdict::Proved);
        proved.map(|(kind, _)| kind.name()).collect()
    };
    // A second print of the date of birth is a second witness.
    assert_eq!(proved(&licence(&AMERICAN)), ["birth_date"]);
    let both = |second: &[&str]| {
        let readings = [device(&EUROPEAN), reading("textract", vec![card(second)])];
        interpret(&readings, &context()).expect("a licence").remove(0)
    };
    assert_eq!(proved(&both(&EUROPEAN)).len(), 5);
    // Look-alikes are not the same, and a contested value is doubtful.
    let other = both(&with(&EUROPEAN, "5. U072RRE2I55", "5. UO72RRE2I55"));
    assert_eq!(value(&other, FieldKind::DocumentNumber), ("U072RRE2I55".to_owned(), Verdict::Doubtful));
    assert_eq!(proved(&other).len(), 4);
}

#[test]
fn a_second_network_confirms_the_number_and_contradicts_it() {
    let again = |text: &str| {
        let mut second = PageReading { origin: TextOrigin::SecondReading, ..card(&[text]) };
        let first = device(&EUROPEAN);
        second.layout.lines[0].bounds = first.pages[0].layout.lines[6].words[1].bounds;
        let found = interpret(&[first, reading("second_look", vec![second])], &context());
        value(&found.expect("a licence")[0], FieldKind::DocumentNumber).1
    };
    assert_eq!(again("U072RRE2I55"), Verdict::Proved);
    assert_eq!(again("U072RRF2I55"), Verdict::Likely);
    let readings = [device(&EUROPEAN)];
    let regions = crate::Conclusion::of(&readings, &context()).regions_to_reread();
    assert_eq!(regions.len(), 1, "the number alone");
}

#[test]
fn dates_out_of_order_and_other_values_of_one_number_are_doubtful() {
    let late = licence(&with(&EUROPEAN, "4b. 31.12.2037", "4b. 31.12.2020"));
    assert_eq!(value(&late, FieldKind::ExpiryDate).1, Verdict::Doubtful);
    assert_eq!(late.findings, [Finding::Expired { date: date(2020, 12, 31) }]);
    let twice = licence(&with(&EUROPEAN, "9. AM/B/BE", "5. U999RRE2I55"));
    assert_eq!(value(&twice, FieldKind::DocumentNumber).1, Verdict::Doubtful);
}

#[test]
fn a_title_that_cannot_be_read_needs_every_field() {
    let untitled = with(&EUROPEAN, "FÜHRERSCHEIN UTOPIA", "F");
    assert_eq!(value(&licence(&untitled), FieldKind::Surname).1, Verdict::Likely);
    for row in &untitled[1..7] {
        let without: Vec<&str> = untitled.iter().filter(|other| *other != row).copied().collect();
        assert_eq!(documents(&without), None, "without {row}");
    }
}

#[test]
fn papers_about_money_are_no_licences() {
    let lessons = [
        "FAHRSCHULE MUSTER",
        "RECHNUNG 2026-17",
        "Führerschein Klasse B",
        "1 Grundbetrag 350,00",
        "2 Theorie 40,00",
        "3 12.03.2026 Fahrstunde 60,00",
        "4a 13.03.2026 Fahrstunde 60,00",
        "5 AB12345 Prüfung 90,00",
        "Gesamtbetrag 600,00 EUR",
    ];
    assert_eq!(documents(&lessons), None);
    let rental = [
        "SAMPLE CAR RENTAL",
        "Driver license of renter",
        "DL X1234567",
        "EXP 08/31/2031",
        "DOB 08/31/1977",
        "LN SAMPLE",
        "Total 120.00",
    ];
    assert_eq!(documents(&rental), None);
    let mut with_receipt = EUROPEAN.to_vec();
    with_receipt.push("TOTAL EUR 12.50");
    assert_eq!(documents(&with_receipt), None);
    let list = ["Driving licence", "1 TEA 1.20", "2 COFFEE 2.30", "3 CAKE 3.10", "5 A1 B2"];
    assert_eq!(documents(&list), None);
}

#[test]
fn a_receipt_on_another_page_of_the_file_hides_no_licence() {
    let receipt = PageReading { page: 1, ..card(&["UTOPIA BAKERY", "BREAD 3.50", "TOTAL EUR 3.50"]) };
    let mut file = device(&EUROPEAN);
    file.pages.push(receipt);
    let found = interpret(&[file], &context()).expect("a licence, which is not sent anywhere");
    assert_eq!(found[0].kind, DocumentKind::DrivingLicence);
}

#[test]
fn what_a_person_says_counts_more_than_a_title() {
    let rows = ["MUSTER", "5. U072RRE2I55"];
    assert_eq!(documents(&rows), None);
    let context = Context { kind: Some(DocumentKind::DrivingLicence), ..context() };
    let found = interpret(&[device(&rows)], &context).expect("a licence");
    assert_eq!(values(&found[0]), [("document_number", "U072RRE2I55".to_owned())]);
}

#[test]
fn every_place_of_the_number_is_covered() {
    let mut rows = EUROPEAN.to_vec();
    rows.push("D1UTOU072RRE2I55<<7371231MUSTER<<9");
    let found = licence(&rows);
    let number = &found.fields[&FieldKind::DocumentNumber];
    assert_eq!(number.printed.len(), 2);
    assert_eq!(number.verdict, Verdict::Proved, "it is printed twice");
}
