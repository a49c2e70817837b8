//! Made-up e-invoices beside made-up pages: what both say is proved, and what they differ on is not.

use jiff::Timestamp;
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::select;
use vouch_core::{
    Attachment, BoundingBox, EngineId, Extraction, FieldKind, Finding, Line, PageReading, Reading,
    Relationship, TextLayout, TextOrigin, Verdict, Word,
};
use vouch_interpret::{Context, einvoice, interpret};

/// What an invoice says, in its data or on its page.
#[derive(Clone, Debug, PartialEq)]
struct Said {
    seller: &'static str,
    number: String,
    day: i8,
    /// In cents.
    net: i64,
}

impl Said {
    fn tax(&self) -> i64 {
        self.net / 5
    }

    fn data(&self, type_code: &str) -> Vec<u8> {
        let Self { seller, number, day, net } = self;
        let amount = |cents: i64| {
            format!("{}{}.{:02}00", if cents < 0 { "-" } else { "" }, cents.abs() / 100, cents.abs() % 100)
        };
        let (tax, total) = (amount(self.tax()), amount(net + self.tax()));
        let net = amount(*net);
        format!(
            r#"<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:c="c" xmlns:b="b">
            <b:ID>{number}</b:ID><b:IssueDate>2026-03-{day:02}</b:IssueDate><b:DueDate>2026-04-20</b:DueDate>
            <b:InvoiceTypeCode>{type_code}</b:InvoiceTypeCode><b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>
            <c:AccountingSupplierParty><c:Party><c:PartyLegalEntity><b:RegistrationName>{seller}</b:RegistrationName>
            </c:PartyLegalEntity></c:Party></c:AccountingSupplierParty>
            <c:TaxTotal><b:TaxAmount currencyID="EUR">{tax}</b:TaxAmount></c:TaxTotal>
            <c:LegalMonetaryTotal><b:LineExtensionAmount currencyID="EUR">{net}</b:LineExtensionAmount>
            <b:TaxExclusiveAmount currencyID="EUR">{net}</b:TaxExclusiveAmount>
            <b:TaxInclusiveAmount currencyID="EUR">{total}</b:TaxInclusiveAmount></c:LegalMonetaryTotal>
            <c:InvoiceLine><b:ID>1</b:ID><b:LineExtensionAmount currencyID="EUR">{net}</b:LineExtensionAmount>
            <c:Item><b:Name>Work</b:Name></c:Item></c:InvoiceLine></Invoice>"#
        )
        .into_bytes()
    }

    fn page(&self, title: &str) -> Reading {
        let amount = |cents: i64| {
            format!("{}{}.{:02} €", if cents < 0 { "-" } else { "" }, cents.abs() / 100, cents.abs() % 100)
        };
        let rows = [
            (self.seller.to_owned(), String::new()),
            ("3 Harbour Road, D02 X285 Dublin".to_owned(), String::new()),
            (title.to_owned(), String::new()),
            (format!("Invoice No: {}", self.number), String::new()),
            (format!("Date: {} March 2026", self.day), String::new()),
            ("Due date: 20 April 2026".to_owned(), String::new()),
            ("Work".to_owned(), amount(self.net)),
            ("Subtotal".to_owned(), amount(self.net)),
            ("VAT 20%".to_owned(), amount(self.tax())),
            ("Total".to_owned(), amount(self.net + self.tax())),
        ];
        page(&rows)
    }
}

fn page(rows: &[(String, String)]) -> Reading {
    let lines = rows.iter().zip(0u8..).flat_map(|((left, right), row)| {
        let y = 0.05 + 0.03 * f32::from(row);
        [line(left, 0.08, y), line(right, 0.7, y)]
    });
    let layout = TextLayout { lines: lines.flatten().collect() };
    let engine = EngineId { name: "text".to_owned(), version: "1".to_owned() };
    let pages = vec![PageReading { page: 0, aspect: 0.71, slant: 0.0, origin: TextOrigin::Exact, layout }];
    Reading { engine, read_at: Timestamp::UNIX_EPOCH, pages, values: Vec::new() }
}

fn line(text: &str, x: f32, y: f32) -> Option<Line> {
    let mut left = x;
    let words = text.split_whitespace().map(|word| {
        let w = 0.012 * word.chars().count() as f32;
        let bounds = BoundingBox { x: left, y, w, h: 0.015 };
        left += w + 0.012;
        Word { text: word.to_owned(), bounds, confidence: None, glyphs: Vec::new() }
    });
    Line::new(words.collect())
}

fn said(net: i64) -> Said {
    Said { seller: "Utopia Paper Works Ltd", number: "UT-2026-42".to_owned(), day: 14, net }
}

fn read(attachments: &[Attachment], page: Option<Reading>) -> Extraction {
    let readings: Vec<Reading> =
        einvoice::readings(attachments, Timestamp::UNIX_EPOCH).into_iter().chain(page).collect();
    let context = Context { today: Date::constant(2026, 11, 21), kind: None };
    let mut documents = interpret(&readings, &context);
    assert_eq!(documents.len(), 1);
    documents.remove(0)
}

fn data(of: &Said) -> [Attachment; 1] {
    [Attachment::new("factur-x.xml", of.data("380"))]
}

#[test]
fn what_data_and_page_both_say_is_proved() {
    let of = said(100_000);
    let found = read(&data(&of), Some(of.page("INVOICE")));
    assert_eq!((found.kind.name(), found.findings.as_slice()), ("invoice", &[][..]));
    for (field, value) in [
        (FieldKind::Vendor, "Utopia Paper Works Ltd"),
        (FieldKind::DocumentNumber, "UT-2026-42"),
        (FieldKind::Date, "2026-03-14"),
        (FieldKind::DueDate, "2026-04-20"),
        (FieldKind::Subtotal, "1000.00"),
        (FieldKind::Tax, "200.00"),
        (FieldKind::Total, "1200.00"),
    ] {
        let found = &found.fields[&field];
        assert_eq!(
            (found.best().value.plain().as_str(), found.verdict),
            (value, Verdict::Proved),
            "{field:?}"
        );
    }
}

#[test]
fn a_supplement_is_no_witness_even_if_it_comes_first() {
    let (own, other) = (said(100_000), Said { number: "PART-1".to_owned(), day: 2, ..said(40_000) });
    let supplement = Attachment {
        relationship: Some(Relationship::Supplement),
        ..Attachment::new("a-part.xml", other.data("326"))
    };
    let own_data = Attachment {
        relationship: Some(Relationship::Alternative),
        is_associated: true,
        ..Attachment::new("factur-x.xml", own.data("380"))
    };
    let letter = page(&[
        ("Dear customer,".to_owned(), String::new()),
        ("our invoice is attached.".to_owned(), String::new()),
    ]);
    for page in [own.page("FINAL INVOICE"), letter] {
        let found = read(&[supplement.clone(), own_data.clone()], Some(page));
        let value = |field| found.fields[&field].best().value.plain();
        assert_eq!(
            (value(FieldKind::DocumentNumber).as_str(), value(FieldKind::Total).as_str()),
            ("UT-2026-42", "1200.00")
        );
        assert_eq!(found.line_items[0].amount.map(|amount| amount.to_string()).as_deref(), Some("1000.00"));
    }
}

#[test]
fn of_two_files_that_may_be_the_data_the_page_tells_which_is() {
    let (own, other) = (said(100_000), Said { number: "PART-1".to_owned(), day: 2, ..said(40_000) });
    let files = [("a.xml", &other), ("b.xml", &own)].map(|(name, of)| Attachment::new(name, of.data("380")));
    let found = read(&files, Some(own.page("INVOICE")));
    assert_eq!(found.fields[&FieldKind::Total].best().value.plain(), "1200.00");
    assert_eq!(found.fields[&FieldKind::Total].verdict, Verdict::Proved);
    let third = Said { number: "X-9".to_owned(), day: 20, ..said(7_000) };
    let found = read(&files, Some(third.page("INVOICE")));
    assert_eq!(found.fields[&FieldKind::Total].best().value.plain(), "84.00", "neither is about this page");
}

#[test]
fn the_same_page_is_of_the_kind_its_title_and_its_data_say() {
    for (title, type_code, kind) in [
        ("INVOICE", "381", "credit_note"),
        ("INVOICE", "325", "proforma"),
        ("CREDIT NOTE", "380", "invoice"),
        ("INVOICE", "386", "invoice"),
    ] {
        let of = said(100_000);
        let files = [Attachment::new("factur-x.xml", of.data(type_code))];
        assert_eq!(read(&files, Some(of.page(title))).kind.name(), kind, "{title} {type_code}");
    }
    for (title, kind) in [
        ("INVOICE", "invoice"),
        ("CREDIT NOTE", "credit_note"),
        ("PRO FORMA INVOICE", "proforma"),
        ("Gutschrift", "credit_note"),
        ("FACTURE D'AVOIR", "credit_note"),
        ("QUOTATION", "invoice"),
    ] {
        assert_eq!(read(&[], Some(said(100_000).page(title))).kind.name(), kind, "{title}");
    }
    let refund = said(-100_000);
    assert_eq!(read(&data(&refund), None).kind.name(), "credit_note");
    let total = &read(&data(&refund), None).fields[&FieldKind::Total];
    assert_eq!(
        (total.best().value.plain().as_str(), total.verdict),
        ("-1200.00", Verdict::Proved),
        "as stated"
    );
}

#[test]
fn papers_that_only_announce_a_payment_are_of_kinds_of_their_own() {
    let paper = |title: &str, number: &str| {
        let row = |left: &str, right: &str| (left.to_owned(), right.to_owned());
        page(&[
            row("Utopia Paper Works Ltd", ""),
            row("3 Harbour Road, D02 X285 Dublin", ""),
            row(title, ""),
            row(number, ""),
            row("Date: 14 March 2026", ""),
            row("Brochures", "60.00 €"),
            row("Subtotal", "60.00 €"),
            row("VAT 20%", "12.00 €"),
            row("Total", "72.00 €"),
        ])
    };
    for (title, number, kind) in [
        ("QUOTATION", "Quote No: Q-118", "quote"),
        ("Angebot", "Nr. 118", "quote"),
        ("DEVIS", "N° 118", "quote"),
        ("Delivery Note", "No. 118", "delivery_note"),
        ("LIEFERSCHEIN", "Nr. 118", "delivery_note"),
        ("STATEMENT OF ACCOUNT", "Account 118", "statement"),
        ("PROFORMA INVOICE", "No. PF-118", "proforma"),
        ("INVOICE", "Quote No: Q-118", "invoice"),
        ("RECHNUNG", "Lieferschein-Nr. 118", "invoice"),
        ("Delivery note / Invoice", "No. 118", "invoice"),
        ("CREDIT NOTE", "Invoice No: 118", "credit_note"),
        ("RECHNUNG", "Gutschrift Nr. 118", "invoice"),
    ] {
        assert_eq!(read(&[], Some(paper(title, number))).kind.name(), kind, "{title}, {number}");
    }
}

#[test]
fn a_quote_may_say_that_it_is_no_invoice() {
    let row = |left: &str, right: &str| (left.to_owned(), right.to_owned());
    let kind = |foot: &str| {
        let rows = [
            row("Utopia Paper Works Ltd", ""),
            row("3 Harbour Road, D02 X285 Dublin", ""),
            row("QUOTATION", "Quote No: Q-118"),
            row("Date: 14 March 2026", ""),
            row("Brochures", "60.00 €"),
            row("Total", "60.00 €"),
            row(foot, ""),
        ];
        read(&[], Some(page(&rows))).kind.name()
    };
    for foot in [
        "This is not an invoice. No payment is due.",
        "This is not a tax invoice. No VAT can be claimed back.",
        "An invoice follows. Number and date will be stated there.",
    ] {
        assert_eq!(kind(foot), "quote", "{foot}");
    }
    for foot in ["Invoice No. 4711", "Invoice number: A-12 of 3 May"] {
        assert_ne!(kind(foot), "quote", "{foot}");
    }
}

#[test]
fn a_title_is_at_the_head_of_its_paper() {
    let row = |left: &str, right: &str| (left.to_owned(), right.to_owned());
    let rows = |at: usize| {
        let mut rows = vec![
            row("Utopia Bakery Ltd", ""),
            row("3 Harbour Road, D02 X285 Dublin", ""),
            row("Cash Inv No: 118", ""),
            row("Date: 14 March 2026", ""),
            row("White bread", "60.00 €"),
            row("Rolls", "12.00 €"),
            row("Fruit buns", "3.00 €"),
            row("Total payable", "75.00 €"),
            row("Received in good order", ""),
        ];
        rows.insert(at, row("Adjustment Note", ""));
        read(&[], Some(page(&rows))).kind.name()
    };
    assert_eq!(rows(2), "credit_note");
    assert_ne!(rows(9), "credit_note", "it only says what it may serve as");
}

#[test]
fn what_is_due_before_it_was_issued_is_not_proved() {
    let of = said(100_000);
    let xml = String::from_utf8(of.data("380")).expect("UTF-8").replace("2026-04-20", "2025-04-20");
    let found = read(&[Attachment::new("factur-x.xml", xml)], None);
    assert_eq!(found.fields[&FieldKind::DueDate].verdict, Verdict::Doubtful);
    let expected =
        Finding::DueBeforeIssue { date: Date::constant(2026, 3, 14), due: Date::constant(2025, 4, 20) };
    assert_eq!(found.findings, [expected]);
    assert_eq!(found.fields[&FieldKind::Total].verdict, Verdict::Proved);
}

const SELLERS: &[&str] =
    &["Utopia Paper Works Ltd", "Amaurot Ferries GmbH", "Nordlicht AS", "Polylerit Brothers"];

fn any_said() -> impl Strategy<Value = Said> {
    (select(SELLERS), 1u32..9_999, 1i8..=28, 5i64..2_000_000).prop_map(|(seller, number, day, net)| Said {
        seller,
        number: format!("RE-{number:05}"),
        day,
        net: net * 5,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_the_page_contradicts_is_never_proved(of_data in any_said(), of_page in any_said()) {
        let found = read(&data(&of_data), Some(of_page.page("INVOICE")));
        let proved = |field: FieldKind| found.fields.get(&field).is_some_and(|field| field.verdict == Verdict::Proved);
        let same_sums = of_data.net == of_page.net;
        for (field, is_same) in [
            (FieldKind::DocumentNumber, of_data.number == of_page.number),
            (FieldKind::Date, of_data.day == of_page.day),
            (FieldKind::Total, same_sums),
        ] {
            prop_assert!(is_same || !proved(field), "{field:?}: {of_data:?} {of_page:?}");
        }
        let is_claimed = |finding: &Finding| matches!(finding, Finding::WitnessesDiffer { .. });
        prop_assert!(of_data == of_page || found.findings.iter().any(is_claimed));
    }

    #[test]
    fn what_the_page_confirms_is_proved(of in any_said()) {
        let found = read(&data(&of), Some(of.page("INVOICE")));
        let differing: Vec<_> = found.findings.iter().filter(|finding| matches!(finding, Finding::WitnessesDiffer { .. })).collect();
        prop_assert!(differing.is_empty(), "{differing:?}");
        for field in [FieldKind::DocumentNumber, FieldKind::Date, FieldKind::Subtotal, FieldKind::Tax, FieldKind::Total] {
            prop_assert_eq!(found.fields[&field].verdict, Verdict::Proved, "{:?}", field);
        }
    }
}
