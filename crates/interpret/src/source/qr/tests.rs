use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use jiff::Timestamp;
use jiff::civil::date;
use rust_decimal::Decimal;
use vouch_core::{
    BoundingBox, DocumentKind, EngineId, Evidence, Extraction, FieldKind, Finding, LabelledValue, Reading,
    Verdict,
};

use super::*;
use crate::context::Context;
use crate::layout::rows::tests::page;

const EPC: &str = "BCD\n002\n1\nSCT\nBYLADEM1001\nLinden Papier GmbH\nDE02120300000000202051\nEUR119.00\n\n\nRechnung LP-2026-0117";

const INVOICE: &[(f32, f32, &str)] = &[
    (0.1, 0.05, "Linden Papier GmbH"),
    (0.1, 0.08, "Lindenweg 7"),
    (0.1, 0.11, "10115 Berlin"),
    (0.1, 0.20, "Rechnung Nr. LP-2026-0117"),
    (0.1, 0.23, "Rechnungsdatum: 04.03.2026"),
    (0.1, 0.40, "Summe netto"),
    (0.6, 0.40, "100,00 EUR"),
    (0.1, 0.43, "MwSt 19 %"),
    (0.6, 0.43, "19,00 EUR"),
    (0.1, 0.46, "Gesamtbetrag"),
    (0.6, 0.46, "119,00 EUR"),
    (0.1, 0.60, "IBAN DE02 1203 0000 0000 2020 51"),
];

fn said(text: &str) -> Said {
    understood(text).expect("a known standard")
}

/// What comes of a page with a code on it.
fn read(lines: &[(f32, f32, &str)], code: &str) -> Extraction {
    let engine = |name: &str| EngineId { name: name.to_owned(), version: "1".to_owned() };
    let value = LabelledValue {
        label: "QR".to_owned(),
        text: code.to_owned(),
        bounds: Some(BoundingBox::from_edges(0.7, 0.7, 0.9, 0.9)),
        ..LabelledValue::default()
    };
    let reading =
        |name, pages, values| Reading { engine: engine(name), read_at: Timestamp::UNIX_EPOCH, pages, values };
    let readings = [reading("device", vec![page(lines)], vec![]), reading("code", vec![], vec![value])];
    let context = Context { today: date(2026, 11, 21), kind: None };
    crate::interpret(&readings, &context).remove(0)
}

fn with(changed: &[(usize, &'static str)]) -> Vec<(f32, f32, &'static str)> {
    let mut lines = INVOICE.to_vec();
    changed.iter().for_each(|(at, text)| lines[*at].2 = text);
    lines
}

fn is_said(extraction: &Extraction, field: FieldKind) -> bool {
    let best = extraction.fields[&field].best();
    best.evidence.iter().any(|evidence| matches!(evidence, Evidence::CodeSays { .. }))
}

#[test]
fn a_payment_code_is_lines_of_text() {
    let said = said(EPC);
    assert_eq!(said.vendor.as_deref(), Some("Linden Papier GmbH"));
    assert_eq!(said.account.as_deref(), Some("DE02120300000000202051"));
    assert_eq!(said.total, Some(Decimal::new(11900, 2)));
    assert_eq!(said.reference.as_deref(), Some("Rechnung LP-2026-0117"));
    assert!(understood(&EPC.replace("2051", "2052")).is_none(), "the account must check");
    assert!(understood(&EPC.replace('\n', "\r\n")).is_some());
}

#[test]
fn a_swiss_bill_tells_whom_to_pay_and_for_what() {
    let bill = [
        "SPC",
        "0200",
        "1",
        "CH4431999123000889012",
        "S",
        "Muster Krankenkasse AG",
        "Teststrasse",
        "12",
        "9000",
        "St. Gallen",
        "CH",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "211.00",
        "CHF",
        "S",
        "Max Test",
        "Weg",
        "1",
        "8000",
        "Zürich",
        "CH",
        "QRR",
        "210000000003139471430009017",
        "",
        "EPD",
        "//S1/10/X.66711\\/8824/11/200712/20/MW-2020-04/30/107978798/40/2:10",
    ];
    let said = said(&bill.join("\n"));
    assert_eq!(said.address.as_deref(), Some("Teststrasse 12, 9000 St. Gallen"));
    assert_eq!(said.number.as_deref(), Some("X.66711/8824"));
    assert_eq!(said.date, Some(date(2020, 7, 12)));
    assert_eq!(said.tax_id.as_deref(), Some("CHE107978798"));
    assert_eq!(
        (said.total, said.currency.map(|c| c.to_string())),
        (Some(Decimal::new(21100, 2)), Some("CHF".into()))
    );
}

#[test]
fn links_of_tax_offices_name_the_invoice() {
    let malaysia =
        "https://myinvois.hasil.gov.my/6VYD6QZ3T1BBPPF2KGB9RW7J10/share/RW7J10KGB9PPF26VYD6QZ3T1BBlong01752";
    assert_eq!(said(malaysia).number.as_deref(), Some("6VYD6QZ3T1BBPPF2KGB9RW7J10"));
    let spain = "https://www2.agenciatributaria.gob.es/wlpl/TIKE-CONT/ValidarQR?nif=89890001K&numserie=12345678%26G33&fecha=01-09-2024&importe=241.4";
    let spain = said(spain);
    assert_eq!(spain.number.as_deref(), Some("12345678&G33"));
    assert_eq!((spain.date, spain.total), (Some(date(2024, 9, 1)), Some(Decimal::new(2414, 1))));
    let basque =
        "https://batuz.eus/QRTBAI/?id=TBAI-00000006Y-251019-btFpwP8dcLGAF-237&s=T&nf=27174&i=4.70&cr=007";
    let basque = said(basque);
    assert_eq!((basque.number.as_deref(), basque.date), (Some("T27174"), Some(date(2019, 10, 25))));
}

#[test]
fn fields_by_letter_and_by_number() {
    let portugal = "A:123456789*B:999999990*C:PT*D:FT*E:N*F:20210517*G:FT A/12*H:CSDF7T5H-12*I1:PT*N:2.34*O:12.50*Q:kLp0*R:9999";
    let portugal = said(portugal);
    assert_eq!((portugal.number.as_deref(), portugal.total), (Some("FT A/12"), Some(Decimal::new(1250, 2))));
    let fields = [
        (1, "Bobs Records"),
        (2, "310122393500003"),
        (3, "2022-04-25T15:30:00Z"),
        (4, "1000.00"),
        (5, "150.00"),
    ];
    let bytes: Vec<u8> =
        fields.iter().flat_map(|(tag, text)| [&[*tag, text.len() as u8], text.as_bytes()].concat()).collect();
    let saudi = said(&BASE64_STANDARD.encode(bytes));
    assert_eq!((saudi.total, saudi.tax), (Some(Decimal::new(100_000, 2)), Some(Decimal::new(15_000, 2))));
    assert_eq!(saudi.date, Some(date(2022, 4, 25)));
    let data = r#"{"SellerGstin":"37AMBPG7773M002","DocNo":"DOC/3","DocTyp":"INV","DocDt":"04/11/2020","TotInvVal":8490.5}"#;
    let claims = serde_json::json!({ "data": data, "iss": "NIC" }).to_string();
    let india = said(&format!("e30.{}.c2ln", BASE64_URL_SAFE_NO_PAD.encode(claims)));
    assert_eq!((india.number.as_deref(), india.total), (Some("DOC/3"), Some(Decimal::new(84905, 1))));
    assert_eq!(said("upi://pay?pa=a@b&pn=Corner%20Shop&am=120.00").vendor.as_deref(), Some("Corner Shop"));
    let czech = said("SPD*1.0*ACC:CZ5855000000001265098001*AM:450.00*CC:CZK*X-VS:1234567890*RN:PAVEL NOVAK");
    assert_eq!((czech.total, czech.reference.as_deref()), (Some(Decimal::new(45000, 2)), Some("1234567890")));
}

#[test]
fn what_is_no_document_says_nothing() {
    for text in
        ["", "https://example.com/menu", "WIFI:S:Cafe;;", "BCD", "A:1*B:2", "a.b.c", "TmljZQ==", "SPC\n0200"]
    {
        assert!(understood(text).is_none(), "{text}");
    }
}

#[test]
fn a_code_that_says_the_same_proves() {
    let extraction = read(INVOICE, EPC);
    assert!(extraction.findings.is_empty(), "{:?}", extraction.findings);
    for field in [FieldKind::Vendor, FieldKind::Total, FieldKind::Currency, FieldKind::DocumentNumber] {
        assert!(is_said(&extraction, field), "{field:?}");
        assert_eq!(extraction.verdict(field), Verdict::Proved, "{field:?}");
    }
    let alone = read(INVOICE, "nothing known");
    assert_ne!(alone.verdict(FieldKind::Vendor), Verdict::Proved);
}

#[test]
fn a_code_that_asks_for_another_amount_is_said_and_the_print_stays() {
    let extraction = read(INVOICE, &EPC.replace("119.00", "191.00"));
    let differs = Finding::CodeDiffers {
        field: FieldKind::Total,
        coded: "191.00".to_owned(),
        printed: "119.00".to_owned(),
    };
    assert_eq!(extraction.findings, [differs]);
    assert_eq!(extraction.fields[&FieldKind::Total].best().value.plain(), "119.00");
    assert_eq!(extraction.verdict(FieldKind::Total), Verdict::Doubtful);
}

#[test]
fn money_that_would_go_elsewhere_is_said() {
    let extraction = read(&with(&[(11, "IBAN: DE89 3704 0044 0532 0130 00")]), EPC);
    assert!(
        matches!(&extraction.findings[..], [Finding::AccountDiffers { printed, .. }] if printed.starts_with("DE89"))
    );
    assert_eq!(extraction.verdict(FieldKind::Vendor), Verdict::Doubtful);
    let misread = read(&with(&[(11, "IBAN DE02 1203 0000 0000 2020 57")]), EPC);
    assert!(misread.findings.is_empty(), "an account that does not check was misread");
}

#[test]
fn a_statement_settles_the_order_of_a_date_and_what_was_misread() {
    let spain = "https://www2.agenciatributaria.gob.es/wlpl/TIKE-CONT/ValidarQR?nif=B12345674&numserie=F-2026-88&fecha=04-03-2026&importe=119.00";
    let lines = [
        (0.1, 0.05, "PAPEL LINDEN"),
        (0.1, 0.20, "No F-2026-88"),
        (0.1, 0.23, "04/03/2026"),
        (0.1, 0.46, "TOTAL"),
        (0.6, 0.46, "119.00"),
    ];
    let extraction = read(&lines, spain);
    assert_eq!(extraction.fields[&FieldKind::Date].best().value.plain(), "2026-03-04");
    assert_eq!(extraction.verdict(FieldKind::Date), Verdict::Proved);
    assert_eq!(extraction.fields[&FieldKind::Date].candidates.len(), 1);
    assert_eq!(extraction.fields[&FieldKind::Currency].best().value.plain(), "EUR");
    let other = read(&lines, &spain.replace("119.00", "120.00"));
    assert_eq!(other.fields[&FieldKind::Total].best().value.plain(), "120.00");
    assert_eq!(other.verdict(FieldKind::Total), Verdict::Doubtful);
}

#[test]
fn a_link_only_names_an_invoice_that_has_no_number() {
    let link =
        "https://myinvois.hasil.gov.my/6VYD6QZ3T1BBPPF2KGB9RW7J10/share/RW7J10KGB9PPF26VYD6QZ3T1BBlong01752";
    let extraction = read(INVOICE, link);
    assert_eq!(extraction.fields[&FieldKind::DocumentNumber].best().value.plain(), "LP-2026-0117");
    assert!(extraction.findings.is_empty());
    assert_eq!(extraction.kind, DocumentKind::Invoice);
    let bare = read(&[(0.1, 0.1, "KEDAI LINDEN"), (0.1, 0.4, "TOTAL 12.50")], link);
    assert_eq!(bare.fields[&FieldKind::DocumentNumber].best().value.plain(), "6VYD6QZ3T1BBPPF2KGB9RW7J10");
}
